"""Rooms import downward only, and what needs no screen loads none."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader
from tests.source import MODULES, PACKAGE, forget, nodes, room, tree
from tests.support import ROOT


@pytest.fixture(scope="module", autouse=True)
def _trees() -> Iterator[None]:
    yield
    forget()


MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "text": {"model"},
    "pages": {"model", "text"},
    "store": {"model", "text"},
    "exchange": {"model", "text"},
    "settings": {"model", "text"},
    "session": {"model", "text", "pages", "store", "exchange", "settings"},
    "cli": {"model", "text", "pages", "store", "exchange", "settings", "session"},
    "app": {"model", "text", "settings", "session"},
}
ONLY_IN_FUNCTION = {("cli", "app")}
SCREEN = {"textual"}


def imports(path: Path) -> list[tuple[str, bool]]:
    """Return (dotted module name, whether it stands inside a function) of each import in a file."""
    found: list[tuple[str, bool]] = []

    def visit(node: ast.AST, inside: bool) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                found.extend((alias.name, inside) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{path}: imports are absolute"
                found.append((child.module or "", inside))
                found.extend((f"{child.module}.{alias.name}", inside) for alias in child.names)
            visit(
                child,
                inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda),
            )

    visit(tree(path), False)
    return found


def check_imports(path: Path) -> None:
    for name, inside in imports(path):
        parts = name.split(".")
        if parts[0] in SCREEN:
            assert room(path) == "app", f"{path} loads {name}"
        if parts[0] != "reader" or len(parts) < 2 or parts[1] == room(path):
            continue
        target = parts[1]
        if target not in MAY_IMPORT:
            continue
        if (room(path), target) in ONLY_IN_FUNCTION:
            assert inside, f"{path} imports {name} at its top level"
            continue
        assert target in MAY_IMPORT[room(path)], f"{path} may not import {name}"


def test_a_module_imports_only_from_the_rooms_below_it() -> None:
    for path in MODULES:
        if room(path) in MAY_IMPORT:
            check_imports(path)


def test_the_screen_opens_no_files_and_pages_none_either() -> None:
    for path in MODULES:
        if room(path) not in {"app", "text", "pages", "model"}:
            continue
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "open", f"{path}: opens a file"
            if isinstance(node, ast.Name):
                assert node.id not in {"TinyDB"}, f"{path}: knows TinyDB"


def test_every_type_that_data_is_decoded_into_is_made_ready_for_all_threads_first() -> None:
    found = []
    for path in MODULES:
        for node in nodes(path):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            kind = next((one.value for one in node.keywords if one.arg == "type"), None)
            if node.func.attr == "Decoder":
                kind = node.args[0] if node.args else kind
            elif node.func.attr == "convert":
                kind = node.args[1]
            elif node.func.attr != "decode":
                continue
            if kind is not None:
                found.append((f"{path}:{node.lineno}", ast.unparse(kind)))
    assert len(found) > 20
    made = {"kind", "pair"}  # in shapes.py, and what ready() returned a line above
    assert [at for at, kind in found if not kind.startswith("ready(") and kind not in made] == []


HEADLESS = {
    "reader": {"textual", "tinydb", "sqlite3", "click", "dateutil", "rich"},
    "reader.model.changes": {"textual", "rich", "tinydb", "click", "sqlite3"},
    "reader.cli": {"textual", "rich", "tinydb", "sqlite3", "dateutil", "charset_normalizer"},
    "reader.pages.segment": {"textual", "rich", "tinydb", "sqlite3", "click"},
    "reader.store.annotations": {"textual", "rich", "click"},
    "reader.settings.scheme": {"textual", "rich", "tinydb", "sqlite3", "click"},
    "reader.exchange.native": {"textual", "rich", "tinydb", "sqlite3", "click"},
    "reader.session.session": {"textual", "rich", "click"},
}


@pytest.mark.parametrize("module", sorted(HEADLESS))
def test_a_headless_room_loads_nothing_that_it_does_not_use(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert not HEADLESS[module] & loaded


NOT_BEFORE_THE_LIST = {
    *("regex", "tinydb", "tomllib", "pygments", "markdown_it", "pyarrow", "numpy"),
    *("multiprocessing", "zipfile", "email", "http.client", "urllib.request"),
    *("reader.session.reading", "reader.pages.segment", "reader.text.sentences"),
    *("reader.session.importing", "reader.session.exporting", "reader.app.screens.help"),
}
"""What the first article, a dialog or a file may need, and the list does not."""


def test_the_main_screen_is_there_before_anything_is_loaded_that_the_list_does_not_need() -> None:
    code = "import sys, reader.app.app; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not NOT_BEFORE_THE_LIST & set(ran.stdout.split())


def test_the_package_that_runs_is_ours_and_not_another_one_called_reader() -> None:
    assert Path(reader.__file__).parent == PACKAGE


def code_lines(path: Path) -> int:
    """Return how many lines of a module are neither blank nor comment nor docstring."""
    prose: set[int] = set()
    for node in nodes(path):
        documented = isinstance(
            node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        )
        if documented and ast.get_docstring(node, clean=False) is not None:  # type: ignore[arg-type]
            text = node.body[0]  # type: ignore[attr-defined]
            prose.update(range(text.lineno, text.end_lineno + 1))
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return sum(
        bool(line.strip()) and not line.lstrip().startswith("#") and number not in prose
        for number, line in lines
    )


def test_modules_stay_small() -> None:
    sizes = {str(path.relative_to(ROOT)): code_lines(path) for path in MODULES}
    assert not {name: lines for name, lines in sizes.items() if lines > 300}
