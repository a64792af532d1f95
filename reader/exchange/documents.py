"""What other programs say about a text, before it is known where it belongs.

A reader of a format makes a `Document` of each text. Its offsets are what the file says, in the
format's unit, over the text as the file has it; `reader.exchange.settle` makes a native record of
it, checks every quote, and finds those again that are not where they should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, pairwise

import msgspec

from reader.model.records import SpanOrigin, State


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A labelled passage.

    `key` names it within the document, for relations. `parts` are (start, end), half-open, in the
    format's unit. `quote` is what the file says that the passage reads, its parts joined by blanks,
    or None where the file does not say. `uid` is Reader's own identity of a span that it had
    exported, empty for all others.
    """

    key: str
    label: str
    parts: tuple[tuple[int, int], ...]
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""
    annotator: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    note: str = ""
    uid: str = ""
    origin: SpanOrigin = "imported"
    created: str = ""
    updated: str = ""
    source: str = ""


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A relation between two passages of the document, by their keys."""

    type: str
    source: str
    target: str
    annotator: str = ""
    note: str = ""
    uid: str = ""


class Far(msgspec.Struct, frozen=True, kw_only=True):
    """A relation to a span of another article, by the uids that Reader gave them."""

    type: str
    source_uid: str
    target_uid: str
    target_article: str = ""
    annotator: str = ""
    note: str = ""
    uid: str = ""


class TagValue(msgspec.Struct, frozen=True):
    """A tag of the article."""

    name: str
    value: str
    annotator: str = ""


class Standing(msgspec.Struct, frozen=True):
    """How far an annotator is with the article, and their note on it."""

    annotator: str = ""
    state: State = "unread"
    note: str = ""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """That a passage is one of those of a claim: by its key, or `uid` where it is not in the text.

    `claim` is the claim's uid and `type` the relation of the label scheme that forms the group.
    """

    claim: str
    type: str
    key: str = ""
    uid: str = ""
    annotator: str = ""


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the text of which somebody said that there is nothing to label in it.

    `start` and `end` are half-open, in the format's unit.
    """

    start: int
    end: int
    annotator: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One text with what was said about it.

    `id` is the article's id where the file names one, else a name that tells the document from all
    others of the file. `text` is None where the format holds none. `meta` has the fields of
    `reader.exchange.record.MetaItem` by name, with one value a line for those that are lists.
    `place` is where in the file it stands, for messages.
    """

    id: str
    text: str | None
    passages: tuple[Passage, ...] = ()
    ties: tuple[Tie, ...] = ()
    far: tuple[Far, ...] = ()
    claims: tuple[Share, ...] = ()
    passed: tuple[Stretch, ...] = ()
    tags: tuple[TagValue, ...] = ()
    standings: tuple[Standing, ...] = ()
    blocks: tuple[tuple[str, int, int], ...] = ()
    meta: Mapping[str, str] = {}
    file: str = ""
    line: int = 0


UNFIT = "its blocks do not fit its text: it is cut at empty lines instead"


def consists_of(text: str, blocks: Iterable[tuple[str, int, int]]) -> bool:
    """Tell whether a text, which may be that of the article here, can consist of these blocks."""
    ranges = [(start, end) for _, start, end in blocks]
    edges = [0, *chain.from_iterable(ranges), len(text)]
    return all(a <= b for a, b in pairwise(edges)) and all(start < end for start, end in ranges)
