"""Pages that an import has described from end to end, so that no machine has to cut them.

Such a page is nothing but the text of one article: imported corrections give every block its kind
and every field of the metadata its value. Where the machine would begin articles there counts for
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, get_args

from reader.model.pages import Article, Block, BlockKind, Segmentation
from reader.model.records import Correction
from reader.pages import characters as ch
from reader.pages.overlay_metadata import field_set, with_field
from reader.pages.segment import first_character

FIELDS = frozenset({"title", "outlet", "published", "inferred", "author", "credit", "language"})
"""The fields that a description sets, each once."""

_KINDS: frozenset[str] = frozenset(get_args(BlockKind))
_JOIN = "\n\n"


class Description(NamedTuple):
    """The imported corrections that say of all of a text what it is, in their order."""

    blocks: list[Correction]
    fields: list[Correction]


def description(text: str, corrections: Iterable[Correction]) -> Description | None:
    """Return the description that the imported among `corrections` are of a page with this text.

    None where they do not describe all of it, or more than once.
    """
    found = Description([], [])
    for one in {one.uid: one for one in corrections if one.origin == "imported"}.values():
        if one.op == "kind":
            found.blocks.append(one)
        elif one.op == "field":
            found.fields.append(one)
        elif one.op == "start":
            return None
    blocks, fields = found
    if len(fields) != len(FIELDS) or {one.detail for one in fields} != FIELDS or not blocks:
        return None
    blocks.sort(key=lambda one: one.start)
    if blocks[0].start != 0 or blocks[-1].end != len(text):
        return None
    if any(text[one.end : after.start] != _JOIN for one, after in pairwise(blocks)):
        return None
    if max(one.number for one in blocks) >= min(one.number for one in fields):
        return None
    for one in blocks:
        if one.value not in _KINDS or ch.is_blank(text[one.start : one.end]):
            return None
    fields.sort(key=lambda one: (one.number, one.uid))
    return found


def is_described(text: str, corrections: Sequence[Correction]) -> bool:
    """Tell whether somebody's import has described all of a page with this text."""
    people = {one.annotator for one in corrections if one.origin == "imported"}
    return any(
        description(text, [one for one in corrections if one.annotator == name]) for name in people
    )


def described(text: str, corrections: Sequence[Correction], page: str) -> Segmentation | None:
    """Return how the page `page` (sha256) with this text is cut, where imports alone describe it.

    None where they do not, or a person has corrected it since: then there is something to replay
    over the machine's cut.
    """
    if any(one.origin != "imported" for one in corrections):
        return None
    found = description(text, corrections)
    if found is None:
        return None
    blocks = tuple(
        Block(one.start, one.end, one.value, one.detail, one.origin, f"set by {one.annotator}")  # type: ignore[arg-type]
        for one in found.blocks
    )
    article = Article(page, first_character(blocks), 0, len(text), blocks)
    for order, one in enumerate(found.fields):
        value = field_set(text, one, order)
        if value is None or one.start == len(text):
            return None
        article = with_field(article, value)
    return Segmentation(page, (article,))
