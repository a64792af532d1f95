"""The attributes of a span as a person sets them: each value has a letter."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from reader.model.changes import Change
from reader.model.errors import UsageError
from reader.model.records import Span
from reader.model.scheme import ANY, AttributeDef, LabelScheme
from reader.text.quoting import shown_value

if TYPE_CHECKING:
    from reader.session.articles import TextSpan
    from reader.session.reading_changes import ReadingChanges

LETTERS = "".join(c for c in string.ascii_letters if c not in "jkqu")
"""Letters that a value may have. The others go on meaning what they mean in the text."""

FLAG = "!"
"""The key of the first flag, which it has in the text as well."""


class Choice(msgspec.Struct, frozen=True):
    """A value that can be set: its key, whether it is what is shown now, and whether it is set."""

    attribute: AttributeDef
    value: str
    key: str
    shown: bool
    stored: bool


def value_keys(scheme: LabelScheme) -> Mapping[tuple[str, str], str]:
    """Return a key for each (attribute, value), "" where there are more values than keys.

    No two values that one span can have share a key. The first letter of a value is preferred, then
    its others, then any; attributes earlier in the scheme choose first, so that one added at the
    end changes no key. A flag has one key, on its second value.
    """
    keys: dict[tuple[str, str], str] = {}
    taken: list[tuple[AttributeDef, set[str]]] = []
    for attribute in scheme.attributes:
        used = {key for other, used in taken if _meet(attribute, other) for key in used}
        mine: set[str] = set()
        values = attribute.values[-1:] if attribute.flag else attribute.values
        for value in values:
            word = attribute.name if attribute.flag else value
            wanted = [FLAG] if attribute.flag else []
            wanted += [c for c in word.casefold() if c in LETTERS]
            key = next((c for c in (*wanted, *LETTERS) if c not in used | mine), "")
            keys[attribute.name, value] = key
            mine.add(key)
        taken.append((attribute, mine - {""}))
    return keys


def _meet(one: AttributeDef, other: AttributeDef) -> bool:
    return ANY in (*one.on, *other.on) or bool(set(one.on) & set(other.on))


def choices(scheme: LabelScheme, text: str, span: TextSpan) -> list[Choice]:
    """Return the values that `span`, a passage of `text`, can have, in the order of the scheme."""
    keys = value_keys(scheme)
    held = {a.name: a.value for a in span.span.attributes}
    found = []
    for attribute in scheme.attributes_on(span.span.label):
        now = held.get(attribute.name)
        shown = shown_value(attribute, text, span.fragments) if now is None else now
        values = attribute.values[-1:] if attribute.flag else attribute.values
        found += [
            Choice(attribute, value, keys[attribute.name, value], value == shown, value == now)
            for value in values
        ]
    return found


def set_value(reading: ReadingChanges, span: TextSpan, choice: Choice) -> Change | None:
    """Set the value of `choice`, or take it off where it is set; None where nothing differs.

    A default that stands for itself is never stored: to choose it is to take off what was set.
    """
    attribute, value = choice.attribute, choice.value
    if attribute.name not in {
        a.name for a in reading.session.scheme.attributes_on(span.span.label)
    }:
        raise UsageError(f"the label scheme has no attribute {attribute.name} on {span.span.label}")
    implied = not attribute.prefill and value == attribute.default
    wanted = "" if choice.stored or implied else value
    editor = reading.session.editor(reading.view)
    return reading.do(editor.attribute(span.span.uid, attribute.name, wanted))


def told_attributes(definitions: Iterable[AttributeDef], span: Span) -> list[str]:
    """Return what is worth telling of a span's attributes: what was set and is not the default."""
    known = {definition.name: definition for definition in definitions}
    found = []
    for attribute in span.attributes:
        definition = known.get(attribute.name)
        if definition is not None and not definition.prefill:
            if attribute.value == definition.default:
                continue
            if definition.flag:
                found.append(attribute.name)
                continue
        found.append(f"{attribute.name}={attribute.value}")
    return found
