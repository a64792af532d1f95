"""Signed weights: how much a line reads as prose (positive) or as furniture (negative).

Units are effective characters (see `characters.effective_length`), so that a paragraph outweighs
a run of menu lines of the same length and contiguous prose wins by its sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.pages.attached import trailing_credit
from reader.pages.lines import PROSE, Line

HEADING = -220.0
POLICY = -160.0
PROMPT = -80.0
LABEL = -30.0
CAPTION = -15.0
CLEAN = 0.6
"""From this share of prose on a page counts as already extracted: weak signs then cut less."""

HALF_CLEAN = 0.45
"""From this share on too, where no menu stands on the page."""

_NEAR = 3
"""Prose stands among so many lines above a line that announces a list."""

_MENU, _ENTRY = 6, 60.0
_ROWS, _BARS = 3, 2

_WEIGHTS = {
    **dict.fromkeys(("heading-comments", "heading-related", "heading-other"), HEADING),
    **dict.fromkeys(("comment-policy", "cookie-banner", "copyright", "app-prompt"), POLICY),
    **dict.fromkeys(("subscribe", "upsell", "bias-figure"), PROMPT),
}
INSIDE = frozenset({"", "read-more", "advertisement", "share", "symbol"})
"""Furniture (and captions, credits, posts) that stands inside texts as well as after them."""

_SOLID = (None, "date", "author")
_HEADER = 10
"""A page whose prose begins further down has a menu above it."""

_TIME = re.compile(r"\D{0,24}\d{1,2}[:.h]\d{2}\D{0,8}")
"""A time of day, which stands above the entries of a live blog and dates no article."""

_ITEM = 120.0
_LONGEST_LIST = 40
_SITE = frozenset({"navigation", "copyright", "cookie-banner", "app-prompt", "breadcrumb"})
_NO_TITLE_END = re.compile(r"[.。।॥။።։۔;,:：]\Z")


def weigh(lines: list[Line]) -> bool:
    """Set `weight`, and `reason` where no sign of the line's own has set it.

    Return whether the page is bare: most of it reads as prose, and nothing as a site's own.
    """
    seen: set[str] = set()
    for line in lines:
        weight, reason = _alone(line)
        if line.repeats > 1:
            if not line.terminal or line.key in seen:
                weight, reason = min(weight, -20.0), "stands on the page more than once"
            seen.add(line.key)
        line.weight = weight
        line.reason = line.reason or reason
    share = _share_of_prose(lines)
    clean = share > CLEAN or (share > HALF_CLEAN and not _has_menu(lines))
    if clean:
        for line in lines:
            if line.weight < 0 and line.kind is None:
                line.weight *= 0.45
    _weigh_tables(lines)
    _weigh_by_neighbours(lines, clean=clean)
    _weigh_announced(lines)
    _weigh_headlines(lines)
    headed = any(line.prose for line in lines[:_HEADER])
    return clean and headed and all(line.sub not in _SITE for line in lines)


def _has_menu(lines: list[Line]) -> bool:
    """Tell whether so many short lines follow each other as only menus and lists of links have."""
    streak = 0
    for line in lines:
        weak = not line.terminal and not line.bullet and line.effective < _ENTRY
        streak = streak + 1 if weak and line.kind in (None, "furniture") else 0
        if streak >= _MENU:
            return True
    return False


def _weigh_tables(lines: list[Line]) -> None:
    """Let the rows of a table, lines with as many tabs or bars as their neighbours, be text."""
    rows: list[Line] = []
    columns = 0
    for line in [line for line in lines if "|" in line.text or "\t" in line.text]:
        count = max(line.text.count("\t"), line.text.count("|"))
        if line.kind is not None or line.terminal or count < _BARS:
            continue
        if rows and (line.index > rows[-1].index + 1 or count != columns):
            _take_rows(rows)
            rows = []
        columns = count
        rows.append(line)
    _take_rows(rows)


def _take_rows(rows: list[Line]) -> None:
    if len(rows) >= _ROWS:
        for row in rows:
            row.listed, row.weight, row.reason = True, 1.0, "a row of a table"


def _alone(line: Line) -> tuple[float, str]:
    """Return the weight of a line by itself and why."""
    if line.kind == "caption":
        return CAPTION, ""
    if line.kind is not None:
        return _WEIGHTS.get(line.sub, LABEL), ""
    if line.effective >= 170:
        share, reason = (1.0, "a paragraph of prose")
        if not line.terminal:
            share, reason = 0.35, "long, but does not end as a sentence does"
        return min(line.effective, 500) * share, reason
    if line.terminal and line.words >= 4 and line.effective >= 30:
        share = 0.9 if line.effective >= 70 else 0.45
        return line.effective * share, "a sentence with its full stop"
    if line.terminal:
        return 2.0, "very short, with a full stop"
    if line.bullet:
        return (-22.0 if line.effective < 90 else -4.0), "a list item without a full stop"
    return (-25.0 if line.effective < 50 else -18.0), "a short line without a full stop"


def _share_of_prose(lines: list[Line]) -> float:
    total = prose = 0.0
    for line in lines:
        total += line.effective
        if line.weight > 0:
            prose += line.effective
    return prose / total if total else 0.0


def _weigh_by_neighbours(lines: list[Line], *, clean: bool) -> None:
    """Weaken short prose that stands alone between furniture: it is a teaser, not a text.

    Furniture that stands inside texts is no neighbour.
    """
    solid = [
        line
        for line in lines
        if not line.listed and (line.kind in _SOLID or line.sub not in INSIDE)
    ]
    for at, line in enumerate(solid):
        if line.weight <= 0 or line.effective >= 260:
            continue
        near = solid[max(0, at - 2) : at] + solid[at + 1 : at + 3]
        good = sum(other.prose for other in near) + clean
        several = line.sentences >= 2 and line.effective >= 90
        if good >= 2 or (good == 1 and several):
            continue
        if several:
            line.weight *= 0.8
        elif good == 1:
            line.weight *= 0.5
        else:
            line.weight = -5.0 if line.effective < 120 else min(line.weight, 25.0)
            line.reason = "a sentence alone among furniture"


def _weigh_announced(lines: list[Line]) -> None:
    """Take the items of a list for prose that a line with a colon announces.

    Either prose stands above that line or in it, or the items end in semicolons.
    """
    for line in lines:
        if line.kind is not None or line.text[-1] not in ":：" or line.words < 2:
            continue
        items = list(_items(lines, line.index + 1)) or _unmarked(lines, line.index + 1)
        above = any(other.weight > 0 for other in lines[max(0, line.index - _NEAR) : line.index])
        told = line.weight > 0 or (above and line.words >= 4)
        if len(items) < 2 or not (told or items[0].text[-1] == ";"):
            continue
        for item in (line, *items):
            item.listed = True
            item.reason = "an item of a list that the text announces"
            item.weight = max(item.weight, 1.0)
        line.reason = "announces a list in the text"


def _unmarked(lines: list[Line], start: int) -> list[Line]:
    """Return the short lines from `start` on up to the next prose: items without a mark."""
    items: list[Line] = []
    for line in lines[start : start + _LONGEST_LIST // 2]:
        if line.prose:
            return items if len(items) > 2 else []
        if line.kind is not None or line.repeats > 1 or line.effective > _ITEM:
            return []
        items.append(line)
    return []


def _items(lines: list[Line], start: int) -> Iterator[Line]:
    for line in lines[start : start + _LONGEST_LIST]:
        listed = (
            line.bullet or line.text[-1] == ";" or (line.index > start and _closes(lines, line))
        )
        if line.kind is not None or not listed or line.repeats > 1:
            return
        yield line


def _closes(lines: list[Line], line: Line) -> bool:
    """Tell whether `line` is the last item of a list whose others end in semicolons."""
    return lines[line.index - 1].text[-1] == ";" and line.terminal


def _weigh_headlines(lines: list[Line]) -> None:
    """Take back prose from a title that ends as a sentence and has a date line below it."""
    for line in lines:
        title = line.prose and line.effective < 200 and title_like(line)
        if not title or trailing_credit(line) is not None:
            continue
        for below in lines[line.index + 1 : line.index + 4]:
            dated = below.date is not None and below.effective < 120 and not below.prose
            marked = below.kind in ("date", "author") and not _TIME.fullmatch(below.text)
            if marked or (dated and below.kind != "embed"):
                line.weight, line.reason = -5.0, "like a title, with a date below it"
                break
            if below.prose or below.heading:
                break


def title_like(line: Line) -> bool:
    """Tell whether a line could be a title by its form: some words and no full stop."""
    return (
        line.kind is None
        and not line.bullet
        and not line.listed
        and 14 <= line.effective <= 260
        and (line.words >= 3 or line.effective >= 24)
        and line.sentences <= 2
        and not _NO_TITLE_END.search(line.text)
    )


def lift_short_prose(lines: Sequence[Line]) -> None:
    """Let single sentences count as prose, for a page that has nothing longer."""
    for line in lines:
        good = line.kind is None and line.terminal and line.words >= 6 and line.effective >= 35
        if good and not line.prose:
            line.weight = PROSE + 1 + line.effective / 20
            line.reason = "a sentence on a page without longer prose"
