"""Filters as values: what a person asks of articles or spans, before anything is looked up."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Words(msgspec.Struct, frozen=True, tag=True):
    """The text says `text`; unless `exact`, its last word may be the beginning of a longer one."""

    text: str
    exact: bool = False


class Field(msgspec.Struct, frozen=True, tag=True):
    """The field `name` has `value`; `exact` says that it was given in quotation marks."""

    name: str
    value: str
    exact: bool = False


class Not(msgspec.Struct, frozen=True, tag=True):
    """What `item` does not hold of."""

    item: Filter


class And(msgspec.Struct, frozen=True, tag=True):
    """What all `items` hold of; at least two."""

    items: tuple[Filter, ...]


class Or(msgspec.Struct, frozen=True, tag=True):
    """What one of `items` at least holds of; at least two."""

    items: tuple[Filter, ...]


Filter: TypeAlias = Words | Field | Not | And | Or


def words_in(query: Filter | None) -> list[Words]:
    """Return the words that are asked for and not excluded, in order."""
    if isinstance(query, Words):
        return [query]
    if isinstance(query, And | Or):
        return [word for item in query.items for word in words_in(item)]
    return []
