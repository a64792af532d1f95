"""What is to be reached, beside what, and what was measured of peers that do not run each time."""

from __future__ import annotations

from typing import NamedTuple


class Goal(NamedTuple):
    """At most `limit` times what `against` takes; where that is empty, at most `limit` itself.

    `size` is that of the corpus for both, unless `other` is the size for `against`. `percentile`
    of ours is held against the median of the other.
    """

    line: str
    ours: str
    size: int
    limit: float
    against: str = ""
    other: int | None = None
    percentile: int = 50
    unit: str = ""


MANY, FEW = 100_000, 100
_TEXT = 5_000
_OUT = 10_000
_MEMORY = "Reader, memory in MiB"

GOALS = (
    Goal("start", "Reader", MANY, 1.5, "bare Textual app", 0),
    Goal("start", "Reader", MANY, 1.1, "Reader", FEW),
    Goal("start", "Reader", MANY, 0.15, "newsboat"),
    Goal("memory", "Reader", MANY, 60, unit="MiB"),
    Goal("memory", "Reader, 50 articles later", MANY, 60, unit="MiB"),
    Goal("memory", "Reader", MANY, 1.15, "Reader", FEW),
    Goal("next", "Reader", MANY, 30, unit="ms"),
    Goal("next", "Reader", MANY, 60, percentile=99, unit="ms"),
    Goal("cursor", "Reader, a sentence on (j)", _TEXT, 8, unit="ms"),
    Goal("cursor", "Reader, a sentence on (j)", _TEXT, 16, percentile=99, unit="ms"),
    Goal("label", "Reader", _TEXT, 30, unit="ms"),
    Goal("save", "Reader", MANY, 1 / 500, "stock TinyDB"),
    Goal("save", "Reader", MANY, 3, "a page's file replaced and synced"),
    Goal("save", "Reader", 1_000_000, 1.3, "Reader", 1_000),
    Goal("search", "Reader, latest first", MANY, 0.02, "newsboat"),
    Goal("search", "Reader, most relevant first", MANY, 0.15, "newsboat"),
    Goal("export", "Reader", _OUT, 0.03, "Label Studio"),
    Goal("export", "Reader", _OUT, 0.06, "doccano"),
    Goal("export", "Reader", _OUT, 0.7, "label-studio-sdk's converter"),
    Goal("export", _MEMORY, _OUT, 50, unit="MiB"),
    Goal("export", _MEMORY, _OUT, 1.15, _MEMORY, 1_000),
    Goal("import", "Reader", _OUT, 0.16, "doccano"),
    Goal("import", "Reader", _OUT, 0.16, "Label Studio"),
    Goal("import", "Reader", _OUT, 0.95, "Potato"),
    Goal("build", "Reader", MANY, 120, unit="s"),
    Goal("build", _MEMORY, MANY, 300, unit="MiB"),
)

BEFORE: dict[tuple[str, str, int], float] = {
    ("memory", "slate", 10_000): 407,
    ("cursor", "a line-API prototype", _TEXT): 3,
    ("label", "Textual's Static", _TEXT): 4_100,
    ("label", "a line-API prototype", _TEXT): 25,
    ("export", "Label Studio", _OUT): 31.9,
    ("export", "Potato", _OUT): 21.1,
    ("export", "doccano", _OUT): 14.1,
    ("export", "label-studio-sdk's converter", _OUT): 1.18,
    ("import", "Label Studio", _OUT): 25.4,
    ("import", "doccano", _OUT): 22.0,
    ("import", "Potato", _OUT): 3.9,
}
"""Figures of peers that take too long to install: measured once, on two cores, in another run.

Such machines are two to three times faster or slower from hour to hour, so a ratio to one of these
says less than one to what ran in turn. A peer that did run takes its place.
"""
