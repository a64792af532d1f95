"""SECURITY.md names tests that exist, and all dependencies."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path

from tests.support import ROOT
from tools.licences import faults, licence, requirements

PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)


@lru_cache
def functions_of(path: Path) -> set[str]:
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, functions)}


def test_every_test_that_is_named_exists() -> None:
    assert len(NAMED) > 30
    missing = [f"{file}::{name}" for file, name in NAMED if name not in functions_of(ROOT / file)]
    assert missing == []


def test_every_promise_names_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and line.count("|") == 4]
    promises = [row for row in rows if "licence" not in row and "who attacks" not in row]
    guarded = promises[: next(i for i, row in enumerate(promises) if "spreadsheet" in row) + 1]
    assert len(guarded) > 15
    assert [row[:80] for row in guarded if "::test_" not in row] == []


def test_dependencies_are_bounded_and_listed_with_their_licences() -> None:
    assert faults(PAGE) == []
    for name in requirements():
        assert licence(name) != "see its files"
