"""Cutting a passage out of a sentence: by clauses, by words, by what the sentence likely reports.

Like `reader.session.selection` this knows no screen and no store: functions from a text and what is
selected to what is selected next. The edges that are made here leave out or keep the full stop, the
quotation marks, the comma and ``that`` as the person's `Habits` say. All offsets are code points.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.session.habits import CLOSING, COMMAS, OPENING, STOPS, Habits
from reader.session.selection import Selection, cursor, select
from reader.session.units import TextUnits

NOT_FAR = 400
"""So many sentences ahead something that is likely reported is looked for."""


def move_clause(units: TextUnits, habits: Habits, selection: Selection, count: int) -> Selection:
    """Move the active edge by `count` edges of clauses, but never onto or across the other edge.

    Where whole sentences are selected, a step to the right moves their beginning, since their end
    has nowhere to go.
    """
    for _ in range(abs(count)):
        now = turned(units, selection) if count > 0 else selection
        head = _clause_edge(units, habits, now, up=count > 0)
        if head is None:
            break
        selection = Selection(now.anchor, head)
        if selection.start == head:
            selection = _fitted_end(units, habits, selection)
    return selection


def turned(units: TextUnits, selection: Selection) -> Selection:
    """Make the beginning the active edge where whole sentences are selected up to their end."""
    if not selection.forward:
        return selection
    first = units.sentences.at(selection.start)
    last = units.sentences.at(max(selection.end - 1, 0))
    whole = first and last and first[0] == selection.start and last[1] == selection.end
    return Selection(selection.end, selection.start) if whole else selection


def _clause_edge(units: TextUnits, habits: Habits, selection: Selection, *, up: bool) -> int | None:
    """Return where the active edge goes by one clause, or None if it cannot."""
    sentences = units.sentences
    if not sentences.ranges:
        return None
    here = sentences.index(max(selection.head - (1 if selection.forward else 0), 0))
    low, high = selection.start, selection.end
    for index in range(max(here - 1, 0), min(here + 2, len(sentences))):
        edges = []
        for start, end in units.clauses(index).ranges:
            first, last = habits.fit(units, start, end)
            edges.append(last if selection.forward else first)
            edges.append(end if selection.forward and end == sentences.ends[index] else edges[-1])
        if selection.forward:
            found = [edge for edge in edges if (edge > high if up else low < edge < high)]
        else:
            found = [edge for edge in edges if (low < edge < high if up else edge < low)]
        if up and found:
            return min(found)
        if not up and found and index == here:
            return max(found)
    if not up and here > 0 and not selection.forward:
        before = [habits.fit(units, *each)[0] for each in units.clauses(here - 1).ranges]
        found = [edge for edge in before if edge < low]
        return max(found, default=None)
    return None


def _fitted_end(units: TextUnits, habits: Habits, selection: Selection) -> Selection:
    _, end = habits.fit(units, selection.start, selection.end)
    return Selection(end, selection.start) if end > selection.start else selection


def likely(units: TextUnits, habits: Habits, index: int) -> list[tuple[int, int]]:
    """Return what the sentence with this index may report, as the person would mark it."""
    found: dict[tuple[int, int], None] = {}
    for start, end in units.contents(index):
        found.setdefault(_whole(units, *habits.fit(units, start, end)))
    return list(found)


def next_content(
    units: TextUnits, habits: Habits, selection: Selection, direction: int
) -> Selection | None:
    """Select the likeliest content behind all that is selected, or (-1) before it.

    The rest of the sentence is looked at first, then the sentences that have a quotation or a word
    that says who said something. None where there is none.
    """
    sentences = units.sentences
    if not sentences.ranges:
        return None
    if direction > 0:
        first = sentences.index(max(selection.end - 1, 0))
        indexes = range(first, min(first + NOT_FAR, len(sentences)))
    else:
        first = sentences.index(selection.start)
        indexes = range(first, max(first - NOT_FAR, -1), -1)
    for index in indexes:
        for start, end in likely(units, habits, index):
            clear = start >= selection.end if direction > 0 else end <= selection.start
            if clear and (index != first or _is_quoted(units, start, end)):
                return select(units, start, end)
    return None


def cycle_content(units: TextUnits, habits: Habits, selection: Selection) -> Selection | None:
    """Select what the sentence at the cursor likely reports; asked again, the next likeliest.

    None where the sentence has neither a quotation nor a word that says who said something.
    """
    if not units.sentences.ranges:
        return None
    index = units.sentences.index(cursor(units, selection))
    found = likely(units, habits, index)
    if not found:
        return None
    current = selection.start, selection.end
    at = found.index(current) if current in found else -1
    return select(units, *found[(at + 1) % len(found)])


def start_at(
    units: TextUnits, habits: Habits, selection: Selection, word: tuple[int, int]
) -> Selection:
    """Let the selection begin with `word`; where that is behind its end, it ends with its sentence.

    A quotation mark before the word comes along where the selection holds the other one too.
    """
    start, end = word[0], selection.end
    if start >= end:
        around = units.sentences.at(start)
        end = around[1] if around else word[1]
    if start and units.text[start - 1] in OPENING:
        opened = [each for each in units.quotations(start) if each.opens == start - 1]
        if any(each.closes <= end for each in opened):
            start -= 1
    fitted = _whole(units, *habits.fit(units, start, end))
    return Selection(fitted[1], fitted[0])


def end_at(
    units: TextUnits, habits: Habits, selection: Selection, word: tuple[int, int]
) -> Selection:
    """Let the selection end with `word`; where that is before its beginning, it is a word.

    Signs behind the word come along as the habits say, and a quotation mark where the selection
    holds the other one too.
    """
    start, end = selection.start, word[1]
    if end <= start:
        start = word[0]
    text = units.text
    around = units.sentences.at(word[0])
    limit = around[1] if around else len(text)
    after = end
    while after < limit and (
        text[after] in STOPS or text[after] in COMMAS or text[after] in CLOSING
    ):
        after += 1
        closing = [each for each in units.quotations(start) if each.closes == after]
        if any(each.opens >= start for each in closing):
            end = after
    if after == limit:
        inside = text[end:limit].lstrip("".join(STOPS))
        end = limit if not inside else end
    elif end < limit and text[end] in COMMAS and habits.keeps("comma"):
        end += 1
    start, end = _whole(units, *habits.fit(units, start, end))
    return Selection(start, end)


def words_to_point_at(units: TextUnits, selection: Selection) -> list[tuple[int, int]]:
    """Return the words of all sentences that the selection touches."""
    sentences = units.sentences
    if not sentences.ranges:
        return []
    first = sentences.index(selection.start)
    last = sentences.index(max(selection.end - 1, selection.start))
    return list(units.words.within(sentences.starts[first], sentences.ends[last]))


def edges_of_clauses(units: TextUnits, selection: Selection, *, start: bool) -> Iterator[int]:
    """Yield where clauses of the selection's sentences begin (or end): where cuts are likeliest."""
    sentences = units.sentences
    if not sentences.ranges:
        return
    first = sentences.index(selection.start)
    last = sentences.index(max(selection.end - 1, selection.start))
    for index in range(first, last + 1):
        yield from units.clauses(index).starts if start else units.clauses(index).ends


def _whole(units: TextUnits, start: int, end: int) -> tuple[int, int]:
    made = select(units, start, end)
    return made.start, made.end


def _is_quoted(units: TextUnits, start: int, end: int) -> bool:
    return any(
        each.opens in (start, start - 1) and start < each.closes for each in units.quotations(start)
    )
