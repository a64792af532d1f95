"""Find a piece of text, with exact offsets whatever folding does to lengths."""

from __future__ import annotations

from array import array

_TYPOGRAPHIC = {"'": "‘’ʼ", '"': "“”„", " ": "\u00a0\u202f"}


def find_all(text: str, query: str, *, limit: int = 10_000) -> list[tuple[int, int]]:
    """Return the ranges (code points, half-open) of `query` in `text`: in order, disjoint.

    The query is literal. Case counts only if the query has an upper-case letter; else both are
    case-folded, and a match still begins and ends between whole characters of `text`. A straight
    quotation mark in the query also finds the typographic ones, a blank also a no-break space. At
    most `limit` ranges; none for an empty query.
    """
    if not query:
        return []
    for plain, others in _TYPOGRAPHIC.items():
        if plain in query:
            table = str.maketrans(dict.fromkeys(others, plain))
            text, query = text.translate(table), query.translate(table)
    if any(character.isupper() for character in query):
        return _find(text, query, limit, None)
    folded = text.casefold()
    query = query.casefold()
    if len(folded) == len(text):
        return _find(folded, query, limit, None)
    places = array("q")
    for index, character in enumerate(text):
        length = len(character.casefold())
        places.append(index)
        places.extend([-1] * (length - 1))
    places.append(len(text))
    return _find(folded, query, limit, places)


def _find(text: str, query: str, limit: int, places: array[int] | None) -> list[tuple[int, int]]:
    """Find `query`; `places` maps folded offsets to offsets, -1 inside a folded character."""
    found: list[tuple[int, int]] = []
    at = text.find(query)
    while at >= 0 and len(found) < limit:
        end = at + len(query)
        if places is None:
            found.append((at, end))
        elif places[at] >= 0 and places[end] >= 0:
            found.append((places[at], places[end]))
        else:
            end = at + 1
        at = text.find(query, end)
    return found
