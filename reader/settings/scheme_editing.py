"""Changing the names of labels in the text of a label scheme, comments and layout kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from reader.model.errors import SettingsError, UsageError
from reader.model.scheme import ANY
from reader.settings.names import name_fault
from reader.settings.scheme import parse_scheme
from reader.settings.source import statements

_ENDS = {"attribute": ("on",), "relation": ("from", "to")}


def rename_label(source: str, old: str, new: str) -> str:
    """Return the TOML `source` with the label `old` called `new`, wherever it is named.

    Raises `SettingsError` where the result would be no label scheme.
    """
    import tomlkit

    document = _parsed(source)
    for label in document.get("label", ()):
        if label["name"] == old:
            label["name"] = new
    _replace(document, old, new)
    return _checked(tomlkit.dumps(document))


def merge_label(source: str, old: str, new: str) -> str:
    """Return `source` without the label `old`, whose place `new` takes wherever it is named."""
    document = _parsed(source)
    _replace(document, old, new)
    text = _without(document, "label", lambda entry: bool(entry["name"] == old))
    return _checked(text)


def delete_label(source: str, old: str) -> tuple[str, list[str]]:
    """Return `source` without the label `old`, and the names of what was about it alone.

    Raises `SettingsError` where the result would be no label scheme, as that without any label.
    """
    document = _parsed(source)
    _replace(document, old, None)
    gone = [
        str(entry["name"])
        for kind, fields in _ENDS.items()
        for entry in document.get(kind, ())
        if _ends_nowhere(fields, entry)
    ]
    text = _without(document, "label", lambda entry: bool(entry["name"] == old))
    for kind, fields in _ENDS.items():
        text = _without(_parsed(text), kind, partial(_ends_nowhere, fields))
    return _checked(text), gone


def add_labels(source: str, names: Sequence[str]) -> str:
    """Return `source` with a label for each of `names` after the last one that it has.

    Each gets the first digit that is no label's key, as long as there are some. Raises `UsageError`
    for names that labels cannot have, and `SettingsError` where the result would be no scheme.
    """
    faults = [f"{name!r} {fault}" for name in names if (fault := name_fault(name))]
    if faults:
        raise UsageError(
            f"the name of a label cannot be so: {'; '.join(faults)}",
            hint="--map-label OLD=NEW gives it another name",
        )
    taken = {str(label.get("key", "")) for label in _parsed(source).get("label", ())}
    free = (key for key in "123456789" if key not in taken)
    added = ""
    for name in names:
        key = next(free, "")
        added += f'\n\n[[label]]\nname = "{name}"' + (f'\nkey = "{key}"' if key else "")
    found = list(statements(source))
    headers = [at for at, (start, _) in enumerate(found) if source[start] == "["]
    mine = [at for at in headers if _array_of(source, found[at][0]) == "label"]
    after = next((at for at in headers if mine and at > mine[-1]), len(found))
    end = found[after - 1][1] if found else 0
    # A comment may follow the last value in its line.
    feed = source.find("\n", end)
    end = len(source) if feed < 0 else feed
    return _checked(source[:end] + added + source[end:])


def _parsed(source: str) -> Any:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        return tomlkit.parse(source)
    except TOMLKitError as error:
        raise SettingsError(f"not valid TOML: {error}", file="labels.toml") from error


def _replace(document: Any, old: str, new: str | None) -> None:
    """Put `new` (None: nothing) in the place of `old` in every list of labels."""
    for kind, fields in _ENDS.items():
        for entry in document.get(kind, ()):
            for field in fields:
                names = entry.get(field)
                if names is None or old not in names or list(names) == [ANY]:
                    continue
                at = names.index(old)
                if new is None or new in names:
                    names.pop(at)
                else:
                    names[at] = new


def _ends_nowhere(fields: tuple[str, ...], entry: Any) -> bool:
    return any(not entry[field] for field in fields)


def _without(document: Any, kind: str, unwanted: Callable[[Any], bool]) -> str:
    """Return the text of `document` without the unwanted entries of an array of tables.

    Each goes from its header to the end of its last value: comments before and after it stay.
    """
    import tomlkit

    text: str = tomlkit.dumps(document)
    drop = [at for at, entry in enumerate(document.get(kind, ())) if unwanted(entry)]
    found = list(statements(text))
    headers = [at for at, (start, _) in enumerate(found) if text[start] == "["]
    mine = [at for at in headers if _array_of(text, found[at][0]) == kind]
    for entry in reversed(drop):
        first = mine[entry]
        after = next((at for at in headers if at > first), len(found))
        start, end = found[first][0], found[after - 1][1]
        text = text[:start] + text[end:].removeprefix("\n")
    return text


def _array_of(text: str, start: int) -> str:
    """Return the name of the array of tables whose header stands at `start`; empty for others."""
    header = text[start:].split("]", 1)[0]
    return header[2:].strip().strip("\"'") if header.startswith("[[") else ""


def _checked(text: str) -> str:
    parse_scheme(text, "annotations/labels.toml")
    return text
