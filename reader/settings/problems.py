"""Collecting everything that is wrong with a settings file, so that one run shows it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from reader.model.errors import SettingsError
from reader.settings.source import Source, TomlPath

MOST = 100
"""Problems of one file; nobody reads more, and finding them takes time."""
_COMPARED = 1_000


class Problems:
    """What is wrong in one file; `finish` raises a single error that lists it by line."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: list[tuple[int, str, str]] = []

    def add(self, path: TomlPath, reason: str) -> None:
        """Note that what stands at `path` is wrong for `reason`; at `MOST` of them, `finish`."""
        self._found.append((self.source.line(path), self._table(path), reason))
        if len(self._found) >= MOST:
            self.finish(hint=f"what comes after {MOST} problems is not looked at")

    def finish(self, *, hint: str = "") -> None:
        """Raise `SettingsError` if anything was noted; several problems are a line each."""
        found = sorted(self._found, key=lambda problem: problem[0])
        if not found:
            return
        if len(found) == 1:
            line, table, reason = found[0]
            message, place = reason, f"line {line}{table}"
        else:
            listed = "".join(f"\n  line {line}{table}: {reason}" for line, table, reason in found)
            message, place = f"{len(found)} problems{listed}", ""
        raise SettingsError(message, file=self.source.file, place=place, hint=hint)

    def _table(self, path: TomlPath) -> str:
        """Name the entry of an array of tables in which `path` lies: ``, label 'claim'``."""
        if len(path) < 2 or not isinstance(path[1], int):
            return ""
        entry = self.source.values[str(path[0])][path[1]]
        name = entry.get("name") if isinstance(entry, dict) else None
        called = (
            repr(shortened(name)) if isinstance(name, str) and name else f"number {path[1] + 1}"
        )
        return f", {path[0]} {called}"

    def unknown_keys(
        self, path: TomlPath, table: Mapping[str, Any], known: Iterable[str], what: str = "key"
    ) -> None:
        """Note every key of `table` that is not among `known`, with the nearest that is."""
        allowed = tuple(known)
        for key in table:
            if key not in allowed:
                self.add((*path, key), f"unknown {what} {shortened(key)!r}{nearest(key, allowed)}")

    def typed(self, path: TomlPath, value: object, kind: type, want: str) -> bool:
        """Tell whether `value` is exactly a `kind`, and note that `want` is needed if it is not."""
        if type(value) is kind:
            return True
        self.add(path, f"{path[-1]} must be {want}, not {described(value)}")
        return False

    def choice(self, path: TomlPath, value: object, choices: tuple[str, ...]) -> bool:
        """Tell whether `value` is one of `choices`, and note it if it is not."""
        if isinstance(value, str) and value in choices:
            return True
        given = repr(shortened(value)) if isinstance(value, str) else described(value)
        near = nearest(value, choices) if isinstance(value, str) else ""
        self.add(path, f"{path[-1]} must be one of {', '.join(choices)}, not {given}{near}")
        return False


def nearest(given: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the nearest of `known`, or nothing."""
    from difflib import get_close_matches

    some = list(islice(known, _COMPARED))
    close = get_close_matches(given[:80].casefold(), some, n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def shortened(text: str) -> str:
    """Return `text`, cut if it is too long for a message."""
    return text if len(text) <= 60 else text[:59] + "…"


def described(value: object) -> str:
    """Say in TOML's words what kind of value this is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        try:
            return f"the number {shortened(str(value))}"
        except ValueError:
            return "a number"
    if isinstance(value, str):
        return f"the string {shortened(value)!r}" if value else "an empty string"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    return f"a {type(value).__name__}"
