"""The modules of the package as trees, parsed once in a process."""

from __future__ import annotations

import ast
import gc
from functools import cache
from pathlib import Path

from tests.support import ROOT

PACKAGE = ROOT / "reader"
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """Return the folder of the package that a module lies in, or its own name."""
    return path.relative_to(PACKAGE).parts[0]


@cache
def tree(path: Path) -> ast.Module:
    gc.disable()  # it would look through all trees again and again
    try:
        return ast.parse(path.read_text("utf-8"))
    finally:
        gc.enable()


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(tree(path)))


def forget() -> None:
    """Let go of the trees, which would make every later collection of garbage take long."""
    tree.cache_clear()
    nodes.cache_clear()
