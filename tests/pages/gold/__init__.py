"""Pages written for measuring, with gold: `dev` to work with and `held` to look at only at the end.

A third of each batch, fixed when it was written, was put apart in the ``held_*`` modules.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module

from tests.pages.gold.build import GoldPage, Split

_DEV = ("english", "germanic", "romance", "slavic", "right_to_left", "asian", "levant")
_HELD = ("held_latin", "held_scripts")


@cache
def dev() -> tuple[GoldPage, ...]:
    """Return the pages to develop with."""
    return _load(_DEV, "dev")


@cache
def held() -> tuple[GoldPage, ...]:
    """Return the pages kept apart."""
    return _load(_HELD, "held")


def _load(names: tuple[str, ...], split: Split) -> tuple[GoldPage, ...]:
    pages: list[GoldPage] = []
    for name in names:
        module = import_module(f"tests.pages.gold.{name}")
        if split != module.SPLIT:
            raise ValueError(f"{name} says it is {module.SPLIT!r}, not {split!r}")
        pages += (replace(page, split=split) for page in module.PAGES)
    return tuple(pages)
