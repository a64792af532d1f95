"""Orders in which articles and spans are found, each put together of stretches that need no sort.

Whatever is first in an order must be there at once, however much comes after it. So every stretch
is read along an index, and only as far as somebody wants to see: those without an outlet come after
those with one, those without a note after those with one, and so on for each state.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from reader.model.records import STATES

Key = Literal["page", "date", "outlet", "title", "state", "spans", "rank", "label", "quote", "note"]


class Sort(msgspec.Struct, frozen=True):
    """An order of rows: by which key, and whether backward (the latest, last or most first)."""

    key: Key = "page"
    backward: bool = False

    @property
    def way(self) -> str:
        """The direction in SQL."""
        return "DESC" if self.backward else "ASC"

    @property
    def against(self) -> str:
        """The other direction in SQL: with it an index is read from its end."""
        return "ASC" if self.backward else "DESC"


BY_PAGE = Sort()
LATEST = Sort("date", True)

UNLISTED = "(SELECT doc FROM articles WHERE path = '')"
"""Numbers of articles that the list does not show; there are few, and an index has them."""
LISTED = f"a.doc NOT IN {UNLISTED}"
QUOTE = "substr(s.quote, 1, 24) COLLATE NOCASE"
NOTE = "substr(s.note, 1, 24) COLLATE NOCASE"
"""By which they are sorted at first; an index of whole quotes would be as large as the spans."""

_COUNTED = "counts n CROSS JOIN articles a ON a.doc = n.doc"
_WITHOUT = (
    f"{LISTED} AND NOT EXISTS (SELECT 1 FROM counts n WHERE n.doc = a.doc AND n.annotator = ? AND "
)
SPANS = "spans s"
_SPANS_WITH_ARTICLE = "spans s LEFT JOIN articles a ON a.doc = s.doc"


class Stretch(NamedTuple):
    """A part of an order: from where, under which condition with which values, and in what order.

    Spans and counts are those of one annotator, who is the last of the `values`.
    """

    source: str
    condition: str
    order: str
    values: tuple[str, ...] = ()


def article_stretches(sort: Sort, annotator: str) -> list[Stretch]:
    """Return the stretches of an order of listed articles; by date for any other key."""
    way, against = sort.way, sort.against
    match sort.key:
        case "page":
            found = [Stretch("articles a", "a.path <> ''", f"a.path {way}, a.start {way}")]
        case "title":
            order = f"coalesce(a.title, a.lead) COLLATE NOCASE {way}, a.doc {against}"
            found = [Stretch("articles a", "a.path <> ''", order)]
        case "outlet":
            named = f"{LISTED} AND a.outlet COLLATE NOCASE >= ''"
            order = f"a.outlet COLLATE NOCASE {way}, a.doc DESC"
            found = [
                Stretch("articles a", named, order),
                Stretch("articles a", f"{LISTED} AND a.outlet IS NULL", "a.doc DESC"),
            ]
        case "state":
            states = reversed(_IN_ORDER) if sort.backward else _IN_ORDER
            found = [_of_state(state, annotator) for state in states]
        case "spans":
            some = f"{LISTED} AND n.annotator = ? AND n.spans > 0"
            found = [
                Stretch(_COUNTED, some, f"n.spans {way}, n.doc DESC", (annotator,)),
                Stretch("articles a", _WITHOUT + "n.spans > 0)", "a.doc DESC", (annotator,)),
            ]
            if not sort.backward:
                found.reverse()
        case "date":
            found = [Stretch("articles a", LISTED, f"a.doc {way}")]
        case _:
            found = [Stretch("articles a", LISTED, "a.doc DESC")]
    return found


_IN_ORDER = ("unread", *(state for state in STATES if state != "unread"))


def _of_state(state: str, annotator: str) -> Stretch:
    if state == "unread":
        condition = _WITHOUT + "n.state <> 'unread')"
        return Stretch("articles a", condition, "a.doc DESC", (annotator,))
    condition = f"{LISTED} AND n.annotator = ? AND n.state = '{state}'"
    return Stretch(_COUNTED, condition, "n.doc DESC", (annotator,))


def span_stretches(sort: Sort, annotator: str) -> list[Stretch]:
    """Return the stretches of an order of an annotator's spans; by date for any other key."""
    way, mine = sort.way, (annotator,)
    of = "s.annotator = ?"
    match sort.key:
        case "label":
            return [Stretch(SPANS, of, f"s.label {way}, s.doc DESC, s.place, s.id", mine)]
        case "quote":
            order = f"{QUOTE} {way}, s.quote COLLATE NOCASE {way}, s.doc DESC, s.place, s.id"
            return [Stretch(SPANS, of, order, mine)]
        case "note":
            noted = f"{NOTE} {way}, s.note COLLATE NOCASE {way}, s.doc DESC, s.place, s.id"
            return [
                Stretch(SPANS, f"s.note <> '' AND {of}", noted, mine),
                Stretch(SPANS, f"s.note = '' AND {of}", "s.doc DESC, s.place, s.id", mine),
            ]
        case "outlet":
            joined = "articles a CROSS JOIN spans s ON s.doc = a.doc"
            rest = "s.doc DESC, s.place, s.id"
            return [
                Stretch(
                    joined,
                    f"a.outlet COLLATE NOCASE >= '' AND {of}",
                    f"a.outlet COLLATE NOCASE {way}, a.doc DESC, s.place, s.id",
                    mine,
                ),
                Stretch(joined, f"a.outlet IS NULL AND {of}", "a.doc DESC, s.place, s.id", mine),
                Stretch(_SPANS_WITH_ARTICLE, f"a.doc IS NULL AND {of}", rest, mine),
            ]
        case _:
            backward = sort.way if sort.key == "date" else ("DESC" if sort.backward else "ASC")
            return [Stretch(SPANS, of, f"s.doc {backward}, s.place, s.id", mine)]
