"""What the source may not do: give data to a parser of markup, run text, or write anywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source import MODULES, PACKAGE, forget, nodes
from tests.support import ROOT

APP = [path for path in MODULES if path.is_relative_to(PACKAGE / "app")]


@pytest.fixture(scope="module", autouse=True)
def _trees() -> Iterator[None]:
    yield
    forget()


SAFE_CALLS = {"plain", "neutralise", "neutralise_line", "shorten", "fit", "shown_key", "cells"}
"""What returns text, or content, that is safe to draw."""
CONTENT = {"Content", "Content.assemble", "Content.styled", "Content.blank"}
MARKUP = {"from_markup", "render_markup", "to_content", "render_str", "escape_markup"}
"""Calls that parse markup."""
DRAWN = {"border_title", "border_subtitle", "title", "sub_title", "tooltip", "placeholder"}
"""Attributes and arguments that Textual parses as markup, or sends to the terminal as they are."""

REVIEWED: dict[str, set[str]] = {
    # Content, by its type; mypy holds that.
    "reader/app/screens/page.py": {"self._content"},
    "reader/app/screens/help.py": {"section.content()", "found"},
    "reader/app/screens/guide.py": set(),
    "reader/app/widgets/guide_pane.py": {"self._content"},
    "reader/app/screens/confirm.py": {
        "self._content(self._sentences)",
        "self._content(sentences)",
    },
    "reader/app/screens/labels.py": {"self._content()"},
    "reader/app/screens/tags.py": {"self._content()"},
    "reader/app/screens/everywhere.py": {"shown"},
    "reader/app/screens/exchange.py": {"body", "Static()"},
    "reader/app/screens/history.py": {"content"},
    "reader/app/screens/span_table.py": {"content"},
    # Words of the program itself.
    "reader/app/screens/note.py": {"self._foot", "words"},
    "reader/app/screens/fields.py": {"word", "KEYS"},
    "reader/app/widgets/filter_bar.py": {"self._placeholder", "placeholder"},
}
"""Expressions, by module, that reach a widget without a safe call around them; all looked at."""


def named(node: ast.expr) -> str:
    """Return the dotted name of what is called, empty for anything else."""
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def calls(path: Path) -> Iterator[ast.Call]:
    for node in nodes(path):
        if isinstance(node, ast.Call):
            yield node


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and "[" not in str(node.value)


def is_safe(node: ast.expr) -> bool:
    """Tell whether an expression is words of the program, or went through a safe call."""
    if is_literal(node):
        return True
    if isinstance(node, ast.IfExp):
        return is_safe(node.body) and is_safe(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return all(
            is_literal(part) if isinstance(part, ast.Constant) else is_safe(part.value)  # type: ignore[attr-defined]
            for part in node.values
        )
    if isinstance(node, ast.Attribute) and node.attr == "plain":
        return is_safe(node.value)
    if isinstance(node, ast.Call):
        name = named(node.func)
        if name.rpartition(".")[2] in SAFE_CALLS or name in CONTENT:
            return True
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Call):
            return named(node.func.value.func) in CONTENT  # Content("\n").join(...)
    return False


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}: {ast.unparse(node)}"


def reviewed(path: Path, node: ast.expr) -> bool:
    return ast.unparse(node) in REVIEWED.get(path.relative_to(ROOT).as_posix(), set())


def test_no_text_reaches_a_parser_of_markup() -> None:
    wrong = []
    for path in APP:
        for call in calls(path):
            name = named(call.func).rpartition(".")[2]
            if name in MARKUP or named(call.func) in {"self.notify", "self.app.notify"}:
                wrong.append(where(path, call))
            drawn = [call.args[0]] if name == "Static" and call.args else []
            drawn += [call.args[0]] if name == "update" and is_widget(call) and call.args else []
            drawn += [k.value for k in call.keywords if k.arg in DRAWN and name != "action"]
            wrong += [
                where(path, one) for one in drawn if not is_safe(one) and not reviewed(path, one)
            ]
    assert wrong == []


def is_widget(call: ast.Call) -> bool:
    """Tell whether ``x.update(y)`` is that of a widget, not of a set or dictionary."""
    value = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    text = ast.unparse(value)
    return "query_one" in text or text in {"foot", "status", "told", "rows", "shown"}


def test_titles_of_borders_are_words_of_the_program_or_content() -> None:
    allowed = {
        "reader/app/screens/page.py": {"self.KEYS_SHOWN"},
        # Where `_does` is words of the program.
        "reader/app/screens/choose.py": {"f'up down choose   enter {self._does}   esc leaves'"},
    }
    wrong = []
    for path in APP:
        for node in nodes(path):
            if not isinstance(node, ast.Assign):
                continue
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in DRAWN:
                    if target.attr == "title" and ast.unparse(target.value) != "self.app":
                        continue
                    known = allowed.get(path.relative_to(ROOT).as_posix(), set())
                    if not is_safe(node.value) and ast.unparse(node.value) not in known:
                        wrong.append(where(path, node))
    assert wrong == []


def test_what_choosing_does_is_said_in_words_of_the_program() -> None:
    for path in APP:
        for call in calls(path):
            if named(call.func) == "ChooseScreen":
                does = [keyword.value for keyword in call.keywords if keyword.arg == "does"]
                assert all(map(is_literal, does)), where(path, call)


def test_every_static_text_that_can_change_is_told_not_to_parse_markup() -> None:
    """A `Static` made of a bare `str` parses each `str` that it is given later."""
    wrong = []
    for path in APP:
        for call in calls(path):
            if named(call.func) != "Static":
                continue
            told = any(keyword.arg == "markup" for keyword in call.keywords)
            first = call.args[0] if call.args else None
            if first is None and reviewed(path, call):
                continue
            literal = first is not None and is_literal(first) and ast.unparse(first) != "''"
            if not told and not literal and (first is None or not may_be_content(path, first)):
                wrong.append(where(path, call))
    assert wrong == []


def may_be_content(path: Path, node: ast.expr) -> bool:
    return is_safe(node) or reviewed(path, node)


FORBIDDEN_CALLS = {
    *("eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.execv", "os.execvp"),
    *("pickle.load", "pickle.loads", "marshal.loads", "shelve.open", "yaml.load", "os.spawnl"),
    *("subprocess.getoutput", "subprocess.check_output", "subprocess.call", "tempfile.mktemp"),
    *("subprocess.Popen", "asyncio.create_subprocess_shell", "pty.spawn", "os.startfile"),
}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "yaml", "xml.etree", "lxml", "xml.dom", "cgi"}
XML = {
    "reader/exchange/formats/_cas_xmi.py",
    "reader/exchange/formats/_label_studio_config.py",
}
"""Modules that parse XML, each with handlers that refuse entities."""


OWN_PROCESSES = {
    "reader/session/building.py": {"subprocess.Popen"},
    "reader/session/spooling.py": {"marshal.loads"},
    "reader/session/forking.py": {"pickle.load", "pickle.loads", "pickle.dump"},
    "reader/session/import_packing.py": set(),
    "reader/session/packed_records.py": {"pickle.loads", "marshal.loads"},
    "reader/session/listing_new.py": {"pickle.loads"},
}
"""What talks with further processes of Reader over pipes of its own, or keeps what it made in a
temporary file without a name."""


def test_nothing_is_run_that_is_text() -> None:
    for path in MODULES:
        check_runs(path)


def check_runs(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    for call in calls(path):
        called = named(call.func)
        if called in OWN_PROCESSES.get(name, ()):
            continue
        assert called not in FORBIDDEN_CALLS, where(path, call)
        assert not any(keyword.arg == "shell" for keyword in call.keywords), where(path, call)
        if called == "subprocess.run":
            assert name == "reader/session/outside.py", where(path, call)
            first = call.args[0]
            assert isinstance(first, ast.Call), where(path, call)
            assert named(first.func) == "list", where(path, call)
        if called.endswith("ParserCreate"):
            assert name in XML, where(path, call)
    for node in nodes(path):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for module in modules:
            wrong = {one for one in FORBIDDEN_MODULES if (module + ".").startswith(one + ".")}
            wrong -= {"pickle", "marshal"} if name in OWN_PROCESSES else set()
            assert not wrong, f"{name} loads {module}"


@pytest.mark.parametrize("name", sorted(XML))
def test_every_parser_of_xml_refuses_entities(name: str) -> None:
    source = (ROOT / name).read_text("utf-8")
    assert "EntityDeclHandler" in source or "StartDoctypeDeclHandler" in source


MAY_WRITE = {
    *("reader/store/files.py", "reader/session/outputs.py", "reader/session/media.py"),
    *("reader/session/adding.py", "reader/session/outside.py", "reader/session/glance.py"),
    *("reader/session/locate.py", "reader/store/overflow.py", "reader/session/spooling.py"),
}
"""Modules that make files; all others go through them."""
OTHERWISE = {"scheme_history.write_text", "write_text", "staging.touch", "watch.touch"}
"""Functions of Reader that are called alike."""
WRITING = {"write_text", "write_bytes", "touch", "mkstemp", "symlink_to", "hardlink_to"}


def test_files_are_made_in_few_modules() -> None:
    for path in MODULES:
        if path.relative_to(ROOT).as_posix() not in MAY_WRITE:
            check_writes(path)


MAY_READ = {
    "reader/session/outside.py",  # what an editor wrote, in a private folder
    "reader/session/shipped.py",
    "reader/text/languages.py",
    "reader/exchange/schema/__init__.py",
    "reader/pages/data.py",
    "reader/cli/common.py",  # a page that a person names, which may be a pipe
}
"""Modules that read files of the program itself, or of a person's choice."""


def test_files_of_a_workspace_are_read_through_what_refuses_links_pipes_and_bombs() -> None:
    wrong = []
    for path in MODULES:
        name = path.relative_to(ROOT).as_posix()
        if name in {*MAY_READ, "reader/regular.py"}:
            continue
        for call in calls(path):
            method = getattr(call.func, "attr", "")
            if method == "read_bytes" or (
                method == "read_text" and "history" not in named(call.func)
            ):
                wrong.append(where(path, call))
            modes = [a.value for a in call.args if isinstance(a, ast.Constant)]
            if method == "open" and any(mode in ("r", "rb") for mode in modes):
                wrong.append(where(path, call))
    assert wrong == []


def check_writes(path: Path) -> None:
    for call in calls(path):
        called = named(call.func) or getattr(call.func, "attr", "")
        last = called.rpartition(".")[2]
        if last in WRITING and called not in OTHERWISE:
            raise AssertionError(where(path, call))
        if last == "open" and called not in {"os.open", "self._zip.open"}:
            modes = [a.value for a in call.args if isinstance(a, ast.Constant)]
            modes += [k.value.value for k in call.keywords if isinstance(k.value, ast.Constant)]
            writes = [m for m in modes if isinstance(m, str) and set(m) <= set("rwxabt+")]
            assert not any(set("wxa+") & set(mode) for mode in writes), where(path, call)


def test_no_module_hands_exceptions_with_their_variables_to_a_log() -> None:
    for path in MODULES:
        for call in calls(path):
            keywords = {keyword.arg for keyword in call.keywords}
            assert not {"show_locals", "capture_locals"} & keywords, where(path, call)
