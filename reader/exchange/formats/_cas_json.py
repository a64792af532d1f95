"""UIMA CAS JSON 0.4: types, feature structures and views as one JSON object.

A key that begins with ``%`` is a word of the format, with ``@`` a reference, with ``^`` an offset
and with ``#`` a floating-point number; all else is a plain feature.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from reader.exchange.formats._cas import (
    FS_ARRAY,
    LARGEST_TEXT,
    SOFA,
    STRING_ARRAY,
    Cas,
    Structure,
    TypeSystem,
    Value,
    number,
)
from reader.exchange.rows import words
from reader.model.errors import ExchangeError


def read_json(data: bytes) -> Cas:
    """Return the CAS of a JSON file; raises `ExchangeError` where it is none."""
    value = _value(data.removeprefix(b"\xef\xbb\xbf"))
    if isinstance(value, list):
        value = {"%FEATURE_STRUCTURES": value}
    if not isinstance(value, dict) or not _KEYS & value.keys():
        raise ExchangeError(f"it has none of {', '.join(sorted(_KEYS))}")
    return _Reading(value).cas


_KEYS = {"%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"}


def _value(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except RecursionError as error:
        raise ExchangeError("it is nested too deeply") from error
    except (msgspec.MsgspecError, UnicodeDecodeError):
        pass
    try:
        # Lone surrogates and numbers without end are JSON to other programs.
        return json.loads(data)
    except RecursionError as error:
        raise ExchangeError("it is nested too deeply") from error
    except UnicodeDecodeError as error:
        raise ExchangeError(f"it is not UTF-8 at byte {error.start}") from error
    except ValueError as error:
        raise ExchangeError(f"it is no JSON, or cut off: {error}"[:300]) from error


class _Reading:
    def __init__(self, value: dict[str, Any]) -> None:
        self.cas = Cas(types=TypeSystem({}, {}), structures={}, members={})
        self._types(value.get("%TYPES"))
        given = value.get("%FEATURE_STRUCTURES")
        if isinstance(given, dict):
            # The form with the numbers as keys.
            for key, one in given.items():
                self._structure(key, one)
        elif isinstance(given, list):
            for place, one in enumerate(given):
                here = one.get("%ID") if isinstance(one, dict) else None
                self._structure(here, one, f"%FEATURE_STRUCTURES[{place}]")
        elif given is not None:
            self.cas.complain("%FEATURE_STRUCTURES is no list")
        self._views(value.get("%VIEWS"))

    def _types(self, given: Any) -> None:
        if given is None:
            return
        if not isinstance(given, dict):
            self.cas.complain("%TYPES is no object")
            return
        for name, one in given.items():
            if not isinstance(one, dict):
                self.cas.complain(f"the type {name[:60]!r} is no object")
                continue
            parent = one.get("%SUPER_TYPE")
            if isinstance(parent, str):
                self.cas.types.supers[name] = parent
            features = self.cas.types.features.setdefault(name, {})
            for feature, said in one.items():
                held = said.get("%RANGE") if isinstance(said, dict) else None
                if not feature.startswith("%") and isinstance(held, str):
                    features[feature] = held

    def _structure(self, key: object, one: Any, place: str = "") -> None:
        id = number(key)
        if not isinstance(one, dict) or id is None or not isinstance(one.get("%TYPE"), str):
            what = place or f"the feature structure {str(key)[:20]!r}"
            self.cas.complain(f"{what} has no number and type")
            return
        if id in self.cas.structures:
            self.cas.complain(f"two feature structures have the number {id}: the first one stays")
            return
        made = Structure(id, one["%TYPE"], {}, {})
        self.cas.structures[id] = made
        for feature, value in one.items():
            name = feature[1:]
            if feature == "%ELEMENTS":
                self._elements(made, value)
            elif feature.startswith("@"):
                made.refs[name] = [n for n in [number(value)] if n]
                if value is not None and number(value) is None:
                    self.cas.complain(f"{made.type} {id}: {feature[:40]} refers to no number")
            elif not feature.startswith("%"):
                plain = self._plain(made, feature, value)
                if plain is not None:
                    made.values[name if feature[:1] in ("^", "#") else feature] = plain

    def _plain(self, made: Structure, feature: str, value: Any) -> Value | None:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            if made.type == SOFA and len(value) > LARGEST_TEXT:
                raise ExchangeError(f"its text has more than {LARGEST_TEXT:,} characters")
            return value
        said = words(value)
        if not said:
            self.cas.complain(f"{made.type} {made.id}: {feature[:40]} is neither text nor number")
        return said or None

    def _elements(self, made: Structure, value: Any) -> None:
        if not isinstance(value, list):
            return
        if made.type == FS_ARRAY or (made.type.endswith("[]") and not _plain_array(made.type)):
            made.refs["elements"] = [n for n in map(number, value) if n]
        else:
            made.values["elements"] = [words(one) for one in value if one is not None]

    def _views(self, given: Any) -> None:
        for name, view in given.items() if isinstance(given, dict) else ():
            members = view.get("%MEMBERS") if isinstance(view, dict) else None
            sofa = number(view.get("%SOFA")) if isinstance(view, dict) else None
            if sofa is None or not isinstance(members, list):
                self.cas.complain(f"the view {name[:60]!r} names no text and members")
                continue
            self.cas.members[sofa] = [n for n in map(number, members) if n is not None]
        # An array of strings is a feature structure of its own here; to readers it is a value.
        for one in self.cas.structures.values():
            for feature, ids in list(one.refs.items()):
                held = next((self.cas.structures[i] for i in ids if i in self.cas.structures), None)
                if held is None or feature == "tail":
                    continue
                if _plain_array(held.type):
                    del one.refs[feature]
                    one.values[feature] = held.many("elements")
                elif held.type in _PLAIN_LISTS:
                    del one.refs[feature]
                    one.values[feature] = self._listed(held)

    def _listed(self, one: Structure) -> list[str]:
        """Return the values of a linked list."""
        found, seen = [], set()
        now: Structure | None = one
        while now is not None and now.id not in seen and "head" in now.values:
            seen.add(now.id)
            found.append(now.text("head"))
            now = self.cas.target(now, "tail")
        return found


def _plain_array(name: str) -> bool:
    element = name.removesuffix("[]").removesuffix("Array").removeprefix("uima.cas.")
    return element != name and element in _PLAIN


_PLAIN = {"String", "Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double"}


_PLAIN_LISTS = {
    f"uima.cas.{some}{kind}List"
    for some in ("Empty", "NonEmpty")
    for kind in ("String", "Integer", "Float")
}


def write_json(cas: Cas) -> bytes:
    """Return a CAS as JSON, its texts before what refers to them."""
    following = max(cas.structures, default=0) + 1
    written: list[dict[str, Any]] = []
    for one in sorted(cas.structures.values(), key=lambda one: one.type != SOFA):
        made: dict[str, Any] = {"%ID": one.id, "%TYPE": one.type}
        arrays: list[dict[str, Any]] = []
        for feature, ids in one.refs.items():
            if cas.types.range_of(one.type, feature).endswith("[]"):
                arrays.append({"%ID": following, "%TYPE": FS_ARRAY, "%ELEMENTS": ids})
                made[f"@{feature}"] = following
                following += 1
            else:
                made[f"@{feature}"] = ids[0]
        for feature, value in one.values.items():
            if isinstance(value, list):
                arrays.append({"%ID": following, "%TYPE": STRING_ARRAY, "%ELEMENTS": value})
                made[f"@{feature}"] = following
                following += 1
            else:
                made[feature] = value
        written += [made, *arrays]
    views = {
        cas.structures[sofa].text("sofaID"): {"%SOFA": sofa, "%MEMBERS": members}
        for sofa, members in cas.members.items()
    }
    whole = {"%TYPES": _types(cas.types), "%FEATURE_STRUCTURES": written, "%VIEWS": views}
    return msgspec.json.encode(whole) + b"\n"


def _types(types: TypeSystem) -> dict[str, Any]:
    return {
        name: {"%NAME": name, "%SUPER_TYPE": parent}
        | {
            feature: {"%NAME": feature, "%RANGE": held}
            for feature, held in types.features.get(name, {}).items()
        }
        for name, parent in types.supers.items()
    }
