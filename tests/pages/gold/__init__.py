"""Pages written for measuring, with gold, in five sets.

`dev` is there to work with, `held` to look at only at the end: a third of each batch, fixed when it
was written, stands in the ``held_*`` modules. The pages of `fresh` and `later` were written in the
manner of real sites by somebody who knew neither the rules nor the phrases; every second one, by a
hash of its name, belongs to `later`. All of these are read. `final` is not, and is measured as a
whole: longer pages, in proportion to those of real sites, by another writer who knew neither.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module

from tests.pages.gold.build import GoldPage, Split

_DEV = (
    "english",
    "germanic",
    "romance",
    "slavic",
    "right_to_left",
    "asian",
    "levant",
    "unmarked",
    "boxes",
)
_HELD = ("held_latin", "held_scripts")
_FRESH = ("fresh_latin", "fresh_scripts")
_LATER = ("later_latin", "later_scripts")
_FINAL = ("final_germanic", "final_romance", "final_eastern", "final_levant", "final_asian")


@cache
def dev() -> tuple[GoldPage, ...]:
    """Return the pages to develop with."""
    return _load(_DEV, "dev")


@cache
def held() -> tuple[GoldPage, ...]:
    """Return the pages kept apart."""
    return _load(_HELD, "held")


@cache
def fresh() -> tuple[GoldPage, ...]:
    """Return the pages written without knowing the rules."""
    return _load(_FRESH, "fresh")


@cache
def later() -> tuple[GoldPage, ...]:
    """Return the other half of those."""
    return _load(_LATER, "later")


@cache
def final() -> tuple[GoldPage, ...]:
    """Return the long pages: to be measured at the very end, and not to be read."""
    return _load(_FINAL, "final")


def _load(names: tuple[str, ...], split: Split) -> tuple[GoldPage, ...]:
    pages: list[GoldPage] = []
    for name in names:
        module = import_module(f"tests.pages.gold.{name}")
        if split != module.SPLIT:
            raise ValueError(f"{name} says it is {module.SPLIT!r}, not {split!r}")
        pages += (replace(page, split=split) for page in module.PAGES)
    return tuple(pages)
