"""Key bindings as a person writes them: ``[keys]`` and ``[[macro]]`` of a settings file.

Which actions there are is known above this room, so names of actions are checked there, with the
file and line that are kept here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

from reader.model.shapes import ready

if TYPE_CHECKING:
    from reader.settings.problems import Problems
    from reader.settings.source import TomlPath

Preset = Literal["vim", "newsboat", "plain"]
PRESETS: tuple[str, ...] = get_args(Preset)
"""The key maps that come with Reader; ``vim`` is the one in force where nothing is said."""

MacroContext = Literal["list", "text", "anywhere"]

_NAMED = frozenset(
    [
        "space",
        "enter",
        "tab",
        "escape",
        "backspace",
        "delete",
        "insert",
        "home",
        "end",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
        "shift+tab",
    ]
) | {f"f{number}" for number in range(1, 13)}
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
}
_MODIFIERS = ("ctrl+", "alt+", "shift+", "ctrl+shift+")
_RESERVED = {"ctrl+c": "it says how to quit, in every terminal"}


class Bound(msgspec.Struct, frozen=True):
    """The keys of one action: each a sequence of key names divided by blanks; () takes them off."""

    action: str
    keys: tuple[str, ...]
    file: str
    line: int


class Macro(msgspec.Struct, frozen=True):
    """Several actions, by id, on one key sequence."""

    keys: str
    does: tuple[str, ...]
    title: str
    context: MacroContext
    file: str
    line: int


class KeySettings(msgspec.Struct, frozen=True):
    """A preset, what was bound otherwise (a later entry for an action wins), and macros."""

    preset: Preset = "vim"
    bound: tuple[Bound, ...] = ()
    macros: tuple[Macro, ...] = ()


def key_settings(values: Mapping[str, Any], problems: Problems) -> KeySettings:
    """Read ``keys`` and ``macro`` out of a settings file's values, noting what is wrong."""
    preset, bound = "vim", list[Bound]()
    table = values.get("keys", {})
    if problems.typed(("keys",), table, dict, "a table of actions and their keys"):
        if "preset" in table and problems.choice(("keys", "preset"), table["preset"], PRESETS):
            preset = table["preset"]
        rest = {name: value for name, value in table.items() if name != "preset"}
        _bindings(("keys",), rest, problems, bound)
    macros = list[Macro]()
    listed = values.get("macro", [])
    if problems.typed(("macro",), listed, list, "tables headed [[macro]]"):
        for index, entry in enumerate(listed):
            _macro(("macro", index), entry, problems, macros)
    return msgspec.convert({"preset": preset, "bound": bound, "macros": macros}, ready(KeySettings))


def merged(shared: KeySettings, own: KeySettings, *, preset: bool) -> KeySettings:
    """Return `shared` with `own` after it; with `preset` the preset is that of `own`."""
    return KeySettings(
        own.preset if preset else shared.preset,
        (*shared.bound, *own.bound),
        (*shared.macros, *own.macros),
    )


def _bindings(
    path: TomlPath, table: Mapping[str, Any], problems: Problems, bound: list[Bound]
) -> None:
    """Read a table of actions; ``a.b = "x"`` without quotation marks is a table in a table."""
    for name, value in table.items():
        here = (*path, name)
        if isinstance(value, dict):
            _bindings(here, value, problems, bound)
            continue
        sequences = [value] if isinstance(value, str) else value
        if not isinstance(sequences, list) or any(type(one) is not str for one in sequences):
            problems.add(here, f"{name} must be keys in quotation marks, or a list of them")
            continue
        keys = tuple(_sequence(here, one, problems) for one in sequences)
        action = ".".join(str(part) for part in here[1:])
        bound.append(Bound(action, keys, problems.source.file, problems.source.line(here)))


def _macro(path: TomlPath, entry: object, problems: Problems, macros: list[Macro]) -> None:
    if not isinstance(entry, dict):
        problems.add(path, "a macro must be a table headed [[macro]]")
        return
    problems.unknown_keys(path, entry, ("keys", "does", "title", "context"))
    keys, does = entry.get("keys", ""), entry.get("does", [])
    title, context = entry.get("title", ""), entry.get("context", "text")
    fine = [
        problems.typed((*path, "keys"), keys, str, "a key in quotation marks"),
        problems.typed((*path, "does"), does, list, "a list of actions"),
        problems.typed((*path, "title"), title, str, "a string in quotation marks"),
        problems.choice((*path, "context"), context, get_args(MacroContext)),
    ]
    if not all(fine):
        return
    if not does or any(type(one) is not str for one in does):
        problems.add((*path, "does"), "does must name at least one action, in quotation marks")
        return
    keys = _sequence((*path, "keys"), keys, problems)
    line = problems.source.line((*path, "keys"))
    macros.append(Macro(keys, tuple(does), title, context, problems.source.file, line))


def _sequence(path: TomlPath, written: str, problems: Problems) -> str:
    """Return a key sequence with the names that the program uses; note what is no key."""
    names = written.split() if written.strip() else ([] if not written else ["space"])
    if not names:
        problems.add(path, "a key cannot be empty; [] takes an action's keys off")
    return " ".join(_key(path, name, problems) for name in names)


def _key(path: TomlPath, written: str, problems: Problems) -> str:
    name = written if len(written) == 1 else written.lower()
    name = _ALIASES.get(name, name)
    if name in _RESERVED:
        problems.add(path, f"{name} cannot be bound: {_RESERVED[name]}")
    elif not _is_key(name):
        from reader.settings.problems import nearest, shortened

        advice = nearest(name, (*_NAMED, *_ALIASES))
        if not advice and name.isalnum() and len(written) <= 4:
            advice = f"; a sequence is divided by blanks: {' '.join(written)!r}"
        problems.add(path, f"{shortened(written)!r} is no key{advice}")
    return name


def _is_key(name: str) -> bool:
    if len(name) == 1:
        return name.isprintable() and not name.isspace()
    if name in _NAMED:
        return True
    return any(
        name.startswith(modifier)
        and (name[len(modifier) :] in _NAMED or (len(name) == len(modifier) + 1))
        for modifier in _MODIFIERS
    )
