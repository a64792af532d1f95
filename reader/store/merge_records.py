"""Doing to a record what was done to another form of it, field by field (a three-way merge)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec

from reader.model.changes import Op
from reader.model.errors import QuoteError
from reader.model.records import Record, Span
from reader.store.page_state import check_record

Held: TypeAlias = Record | None

CLOCKS = frozenset({"created", "updated"})
"""Fields of which the later counts, and about which nobody disagrees."""
WHOLE = "whether it is there"
"""What two sides disagree about where one deleted what the other changed."""


class Clash(msgspec.Struct, frozen=True):
    """What one side said of a record and another, too: `held` is there, `said` comes.

    `what` is the name of a field, of an attribute, or `WHOLE`. Values are as records hold them,
    None for nothing.
    """

    what: str
    held: Any
    said: Any


def fit(op: Op, held: Held) -> tuple[Op | None, list[Clash]]:
    """Return what `op` does to a record that is `held` in place of ``op.before``, and the clashes.

    None if it does nothing more. Of two values of one field the one of `op` counts; what one side
    changed stays although another deleted it.
    """
    before, after = op.before, op.after
    if held == after:
        return None, []
    if held == before:
        return op, []
    if after is None:
        return None, [Clash(WHOLE, held, None)]
    if held is None:
        clash = [Clash(WHOLE, None, after)] if before is not None else []
        return Op(None, after), clash
    changed, clashes = _fields(before, held, after)
    merged = msgspec.structs.replace(held, **changed)
    try:
        check_record(merged)
    except QuoteError:
        merged = after
    return (None if merged == held else Op(held, merged)), clashes


def _fields(before: Held, held: Record, after: Record) -> tuple[dict[str, Any], list[Clash]]:
    """Return the fields to change in `held`, as they were changed from `before` to `after`."""
    old = {} if before is None else msgspec.structs.asdict(before)
    here, new = msgspec.structs.asdict(held), msgspec.structs.asdict(after)
    changed: dict[str, Any] = {}
    clashes: list[Clash] = []
    for name, value in new.items():
        was, has = old.get(name), here[name]
        if value in (was, has):
            continue
        if name == "attributes" and isinstance(after, Span):
            changed[name], more = _attributes(_values(was), _values(has), _values(value))
            clashes += more
        elif name in CLOCKS:
            changed[name] = max(value, has)
        else:
            changed[name] = value
            if has != was:
                clashes.append(Clash(name, has, value))
    return changed, clashes


def _values(attributes: Any) -> dict[str, Any]:
    return {attribute.name: attribute for attribute in attributes or ()}


def _attributes(
    old: Mapping[str, Any], here: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[tuple[Any, ...], list[Clash]]:
    merged = dict(here)
    clashes = []
    for name in sorted({*old, *new}):
        was, has, value = old.get(name), here.get(name), new.get(name)
        if value in (was, has):
            continue
        if value is None:
            merged.pop(name)
        else:
            merged[name] = value
        if has != was:
            said = [None if one is None else one.value for one in (has, value)]
            clashes.append(Clash(f"attribute {name}", *said))
    return tuple(merged.values()), clashes
