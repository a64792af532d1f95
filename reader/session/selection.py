"""The selection engine: which stretch of a text is selected, and how a key or the mouse moves it.

It knows no screen and no store. `TextUnits` holds a text with the units that selections step by,
`Selection` is a value, and every function takes both and returns a new selection. All offsets are
code points into the text, ranges half-open, and the edges of every selection made here stand
between grapheme clusters. In a text that is not empty a selection never is; in an empty one it is
``Selection(0, 0)``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from reader.session.units import TextUnits as TextUnits
from reader.session.units import Units, Words
from reader.text.objects import Quotation


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: the characters between two edges, of which `head` is the active one."""

    anchor: int
    head: int

    @property
    def start(self) -> int:
        """The lower edge."""
        return min(self.anchor, self.head)

    @property
    def end(self) -> int:
        """The upper edge."""
        return max(self.anchor, self.head)

    @property
    def forward(self) -> bool:
        """Whether the active edge is the upper one."""
        return self.head >= self.anchor


def select(units: TextUnits, start: int, end: int, *, forward: bool = True) -> Selection:
    """Select the range `start`..`end`, widened to whole clusters and kept inside the text.

    An empty range becomes the cluster at `start`, or the last one at the end of the text.
    """
    start, end = min(start, end), max(start, end)
    start, end = units.snap(start), units.snap(end, up=True)
    if start == end:
        end = units.following(start)
        if start == end:
            start = units.previous(end)
    return Selection(start, end) if forward else Selection(end, start)


def trimmed(units: TextUnits, selection: Selection) -> tuple[int, int] | None:
    """Return the selected range without surrounding blanks, or None if nothing else is in it."""
    piece = units.text[selection.start : selection.end]
    if not piece.strip():
        return None
    start = selection.start + len(piece) - len(piece.lstrip())
    end = selection.end - len(piece) + len(piece.rstrip())
    return max(units.snap(start), selection.start), min(units.snap(end, up=True), selection.end)


def cursor(units: TextUnits, selection: Selection) -> int:
    """Return the offset of the selected character next to the active edge."""
    if selection.head <= selection.anchor:
        return selection.head
    return max(units.previous(selection.head), selection.start)


def sentence_at(units: TextUnits, offset: int) -> Selection:
    """Select the sentence at `offset`; between two, the following one; at the end, the last."""
    return _unit_at(units, units.sentences, offset)


def paragraph_at(units: TextUnits, offset: int) -> Selection:
    """Select the paragraph at `offset`; between two, the following one; at the end, the last."""
    return _unit_at(units, units.paragraphs, offset)


def word_at(units: TextUnits, offset: int) -> Selection:
    """Select the word at `offset`.

    On a character that is in no word it is the word before it in the same sentence, else the one
    after it there, else the character itself.
    """
    found = units.words.at(offset)
    if found:
        return select(units, *found)
    around = units.sentences.at(offset)
    if around:
        within = units.words.within(*around)
        if within:
            before = [word for word in within if word[1] <= offset]
            return select(units, *(before[-1] if before else within[0]))
    return select(units, offset, offset)


def next_sentence(units: TextUnits, selection: Selection) -> Selection:
    """Select the sentence after all that is selected; on the last one stay there."""
    if not units.sentences.ranges:
        return select(units, selection.start, selection.end)
    index = bisect_left(units.sentences.starts, selection.end)
    return select(units, *units.sentences.ranges[min(index, len(units.sentences) - 1)])


def previous_sentence(units: TextUnits, selection: Selection) -> Selection:
    """Select the sentence before all that is selected; on the first one stay there."""
    if not units.sentences.ranges:
        return select(units, selection.start, selection.end)
    index = max(bisect_right(units.sentences.ends, selection.start) - 1, 0)
    return select(units, *units.sentences.ranges[index])


def extend_sentences(units: TextUnits, selection: Selection, count: int) -> Selection:
    """Move the active edge by `count` edges of sentences (negative: towards the beginning).

    Where nothing would be left selected, the other edge becomes the active one and goes on, so
    that as many steps back undo as many steps forth.
    """
    return _extend(units, units.sentences, selection, count)


def extend_paragraphs(units: TextUnits, selection: Selection, count: int) -> Selection:
    """Move the active edge by `count` edges of paragraphs, as `extend_sentences` does."""
    return _extend(units, units.paragraphs, selection, count)


def move_word(units: TextUnits, selection: Selection, count: int) -> Selection:
    """Move the active edge by `count` edges of words, but never onto or across the other edge.

    An upper edge stops behind words, a lower one before them; edges of sentences count as well,
    so that a final full stop can be left out and taken in again.
    """
    for _ in range(abs(count)):
        head = _word_step(units, selection, up=count > 0)
        if head is None:
            break
        selection = Selection(selection.anchor, head)
    return selection


def move_character(units: TextUnits, selection: Selection, count: int) -> Selection:
    """Move the active edge by `count` grapheme clusters, never onto or across the other edge."""
    step = units.following if count > 0 else units.previous
    for _ in range(abs(count)):
        head = step(selection.head)
        if not _keeps_side(selection, head):
            break
        selection = Selection(selection.anchor, head)
    return selection


def swap_edges(selection: Selection) -> Selection:
    """Make the other edge the active one."""
    return Selection(selection.head, selection.anchor)


def select_sentence(units: TextUnits, selection: Selection) -> Selection:
    """Select the sentence at the active edge."""
    return sentence_at(units, cursor(units, selection))


def select_word(units: TextUnits, selection: Selection) -> Selection:
    """Select the word at the active edge."""
    return word_at(units, cursor(units, selection))


def select_paragraph(units: TextUnits, selection: Selection) -> Selection:
    """Select the paragraph at the active edge."""
    return paragraph_at(units, cursor(units, selection))


def select_quotation(units: TextUnits, selection: Selection) -> Selection | None:
    """Select the inside of a quotation: around the active edge, else one the selection touches.

    Asked again, it selects all of a quotation that goes on over several paragraphs, then goes on to
    the next quotation of the paragraph, after the last to the first. None where the paragraph has
    no quotation.
    """
    place = cursor(units, selection)
    found = units.quotations(place)
    if not found:
        return None
    chosen = [select(units, each.start, each.end) for each in found]
    steps: list[Selection] = []
    for each, inside in zip(found, chosen, strict=True):
        steps.append(inside)
        whole = select(units, *_over_paragraphs(units, each))
        if whole != inside:
            steps.append(whole)
    ranges = [(each.start, each.end) for each in steps]
    current = (selection.start, selection.end)
    if current in ranges:
        return steps[(ranges.index(current) + 1) % len(steps)]
    holding = [number for number, each in enumerate(found) if each.opens <= place < each.closes]
    if holding:
        return chosen[holding[-1]]
    for number, each in enumerate(found):
        if each.closes > selection.start:
            return chosen[number]
    return chosen[0]


def _over_paragraphs(units: TextUnits, one: Quotation) -> tuple[int, int]:
    """Return the inside of a quotation with the paragraphs that it comes from and goes on in.

    It goes on where a paragraph ends without a closing mark and the next begins with an opening
    one, as is usual in print.
    """
    paragraphs = units.paragraphs
    start, end = one.start, one.end
    index = paragraphs.index(one.opens)
    first = last = one
    for before in range(index - 1, -1, -1):
        if first.opens != paragraphs.starts[before + 1]:
            break
        found = units.quotations(paragraphs.starts[before])
        if not found or not _runs_on(found[-1]):
            break
        first = found[-1]
        start = first.start
    for after in range(index + 1, len(paragraphs)):
        found = units.quotations(paragraphs.starts[after])
        if not _runs_on(last) or not found or found[0].opens != paragraphs.starts[after]:
            break
        last = found[0]
        end = last.end
    return start, end


def _runs_on(one: Quotation) -> bool:
    """Tell whether a quotation has no closing mark."""
    return one.end == one.closes


def drag(units: TextUnits, anchor: int, head: int, *, exact: bool = False) -> Selection:
    """Select from the character at `anchor` to the one at `head`, both included.

    The edges widen to whole words, with `exact` to whole clusters only.
    """
    low, high = min(anchor, head), max(anchor, head)
    start, end = units.snap(low), units.following(units.snap(high))
    if not exact:
        first, last = units.words.at(low), units.words.at(high)
        start = first[0] if first else start
        end = last[1] if last else end
    return select(units, start, end, forward=head >= anchor)


def _unit_at(units: TextUnits, kind: Units, offset: int) -> Selection:
    if not kind.ranges:
        return select(units, offset, offset)
    return select(units, *kind.ranges[kind.index(max(offset, 0))])


def _keeps_side(selection: Selection, head: int) -> bool:
    if head in (selection.head, selection.anchor):
        return False
    return (head > selection.anchor) == (selection.head > selection.anchor)


def _extend(units: TextUnits, kind: Units, selection: Selection, count: int) -> Selection:
    for _ in range(abs(count)):
        moved = _edge_step(kind, selection, up=count > 0)
        if moved is None:
            break
        selection = moved
    return select(units, selection.start, selection.end, forward=selection.forward)


def _edge_step(kind: Units, selection: Selection, *, up: bool) -> Selection | None:
    """Move the active edge to the next edge of `kind` on its side, or turn the selection over."""
    head = _nearest_edge(kind, selection, up=up)
    if head is not None and _keeps_side(selection, head):
        return Selection(selection.anchor, head)
    if up == selection.forward:
        return None
    if up:
        turned = kind.following_end(selection.anchor)
    else:
        turned = kind.previous_start(selection.anchor)
    return None if turned is None else Selection(selection.head, turned)


def _word_step(units: TextUnits, selection: Selection, *, up: bool) -> int | None:
    """Return where the active edge goes by one word, or None if it cannot."""
    steps = [_nearest_edge(kind, selection, up=up) for kind in (units.words, units.sentences)]
    heads = [head for head in steps if head is not None and _keeps_side(selection, head)]
    if not heads:
        return None
    return min(heads) if up else max(heads)


def _nearest_edge(kind: Units | Words, selection: Selection, *, up: bool) -> int | None:
    """Return the next end (for an upper active edge) or start (for a lower one) of `kind`."""
    if selection.forward:
        return kind.following_end(selection.head) if up else kind.previous_end(selection.head)
    return kind.following_start(selection.head) if up else kind.previous_start(selection.head)
