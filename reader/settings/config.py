"""Configuration: `reader.toml` of a workspace, a person's own `config.toml`, and who annotates.

What stands in `reader.toml` is shared by all who work in the workspace; a person's own file comes
after it and wins. Only the person's own file can say who the annotator is, since a name that a team
shares by version control would put everybody's judgements under one head.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

from reader.model.errors import UsageError
from reader.model.identity import check_annotator, is_annotator
from reader.settings.keys import KeySettings, key_settings, merged

if TYPE_CHECKING:
    from reader.settings.problems import Problems
    from reader.settings.source import Source

WORKSPACE_FILE = "reader.toml"
"""Name of the workspace's configuration, in its top folder."""

CONFIG_VARIABLE = "READER_CONFIG"
"""Environment variable that names the person's own configuration file."""

ANNOTATOR_VARIABLE = "READER_ANNOTATOR"
"""Environment variable that names the annotator."""

LARGEST_PAGE, MOST_LARGEST_PAGE = 16, 1024
"""What `largest_page` is where nothing is said, and the most that it can be, in MiB."""

NARROWEST, WIDEST = 20, 400
"""Bounds of `text_width`, in cells."""

Theme = Literal["auto", "dark", "light", "contrast", "terminal"]
_THEMES: tuple[str, ...] = get_args(Theme)
_SHARED = (
    *("encoding", "text_width", "theme", "auto_advance", "keep_time"),
    *("keys", "macro", "filters"),
)
_OWN = (
    *("annotator", "text_width", "theme", "auto_advance", "keep_time"),
    *("keys", "macro", "commands", "filters", "largest_page"),
)
_LOGIN_VARIABLES = ("LOGNAME", "USER", "LNAME", "USERNAME")
# Text codecs of Python in which no page is written: they decode escapes or addresses.
_UNSUITABLE = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})


class Config(msgspec.Struct, frozen=True):
    """The settings in force.

    `encoding` is the one that pages are tried in after UTF-8 (a Python codec; empty: none), from
    the workspace only. `text_width` is the widest that running text is set, in cells. With
    `auto_advance` the next sentence is selected after labelling; with `keep_time` the time at each
    article is kept beside the annotator's places. `theme` is the look of the screen. `annotator` is
    from the person's own file only, empty where it says nothing. `keys` is what was bound otherwise
    than by the program. `commands` are programs, by name, with their arguments, that an article can
    be given to; from the person's own file only, since what a shared workspace names could run
    anything. `filters` are saved filters by name. `largest_page` is how many MiB a page may have,
    from the person's own file only, since what comes with the pages should not lift it.
    """

    encoding: str = ""
    text_width: int = 80
    auto_advance: bool = False
    keep_time: bool = False
    theme: Theme = "auto"
    annotator: str = ""
    keys: KeySettings = KeySettings()
    commands: Mapping[str, tuple[str, ...]] = {}
    filters: Mapping[str, str] = {}
    largest_page: int = LARGEST_PAGE


def user_config_file(environ: Mapping[str, str] | None = None) -> Path:
    """Return where the person's own configuration is, whether or not there is one.

    It is what `READER_CONFIG` names, else ``config.toml`` in the system's folder for settings.
    """
    named = (os.environ if environ is None else environ).get(CONFIG_VARIABLE, "")
    if named:
        return Path(named)
    if sys.platform == "linux":
        # What platformdirs would say, without the time that it takes to load.
        base = (os.environ if environ is None else environ).get("XDG_CONFIG_HOME", "").strip()
        return (Path(base) if base else Path.home() / ".config") / "reader" / "config.toml"
    from platformdirs import user_config_path

    return user_config_path("reader", appauthor=False) / "config.toml"


def load_config(workspace: Path | None, *, environ: Mapping[str, str] | None = None) -> Config:
    """Return the settings for `workspace` (None outside of one); a missing file changes nothing.

    Raises `SettingsError` naming file, line and reason of everything that is wrong in one file.
    """
    values: dict[str, Any] = {}
    if workspace is not None:
        shared = _read(workspace / WORKSPACE_FILE, WORKSPACE_FILE, workspace)
        if shared is not None:
            _update(values, _checked(shared, _SHARED), shared)
    own_file = user_config_file(environ)
    own = _read(own_file, str(own_file))
    if own is not None:
        _update(values, _checked(own, _OWN), own)
    return Config(**values)


def resolve_annotator(
    option: str | None,
    environ: Mapping[str, str] | None = None,
    config: Config | None = None,
) -> str:
    """Return the annotator's id.

    It comes from `option` (the command line), else `READER_ANNOTATOR`, else the person's own
    configuration, else the login name, in small letters and with ``-`` for what an id cannot hold.
    Raises `UsageError` where what was given is not an id, or no login name can be made into one.
    """
    environ = os.environ if environ is None else environ
    if option:
        return check_annotator(option)
    named = environ.get(ANNOTATOR_VARIABLE, "")
    if named:
        try:
            return check_annotator(named)
        except UsageError as error:
            raise UsageError(f"{ANNOTATOR_VARIABLE}: {error.message}", hint=error.hint) from error
    if config is not None and config.annotator:
        return check_annotator(config.annotator)
    login = _login(environ)
    fitted = _fitted(login)
    if not fitted:
        why = f"the login name {login!r} cannot be one" if login else "there is no login name"
        raise UsageError(
            f"no annotator is named, and {why}",
            hint=f"use --annotator NAME, set {ANNOTATOR_VARIABLE}, "
            f'or write annotator = "NAME" in {user_config_file(environ)}',
        )
    return fitted


def _read(path: Path, name: str, root: Path | None = None) -> Source | None:
    """Read a file that most people do not have, loading nothing where there is none."""
    with suppress(OSError):
        if not path.exists():
            return None
    from reader.settings.source import read_source

    return read_source(path, name, root)


def _checked(source: Source, known: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of `source` after raising `SettingsError` if any is wrong."""
    from reader.settings.problems import Problems

    problems = Problems(source)
    values = source.values
    if "annotator" in values and "annotator" not in known:
        problems.add(
            ("annotator",),
            "the annotator cannot be set here, since a workspace is shared; "
            f"put it into your own configuration, use --annotator or {ANNOTATOR_VARIABLE}",
        )
    if "encoding" in values and "encoding" not in known:
        problems.add(("encoding",), f"the encoding of pages belongs into {WORKSPACE_FILE}")
    if "commands" in values and "commands" not in known:
        problems.add(
            ("commands",),
            "commands cannot be set here, since a workspace is shared and they run programs; "
            "put them into your own configuration",
        )
    if "largest_page" in values and "largest_page" not in known:
        problems.add(
            ("largest_page",),
            "largest_page cannot be set here, since it guards against what comes with a "
            "workspace; put it into your own configuration",
        )
    misplaced = {"annotator", "encoding", "commands", "largest_page"}
    rest = {key: value for key, value in values.items() if key not in misplaced - {*known}}
    problems.unknown_keys((), rest, known, "setting")
    if "theme" in values:
        problems.choice(("theme",), values["theme"], _THEMES)
    if "text_width" in values:
        _check_width(problems, values["text_width"])
    if "largest_page" in rest:
        _check_largest(problems, values["largest_page"])
    for switch in {"auto_advance", "keep_time"} & values.keys():
        problems.typed((switch,), values[switch], bool, "true or false")
    if "encoding" in rest:
        _check_encoding(problems, values["encoding"])
    if "annotator" in rest:
        _check_annotator(problems, values["annotator"])
    if "commands" in rest:
        values = {**values, "commands": _commands(problems, values["commands"])}
    if "filters" in rest:
        values = {**values, "filters": _filters(problems, values["filters"])}
    if "keys" in values or "macro" in values:
        rest = {key: value for key, value in values.items() if key != "macro"}
        values = {**rest, "keys": key_settings(values, problems)}
    problems.finish()
    return values


def _update(values: dict[str, Any], more: dict[str, Any], source: Source) -> None:
    """Put the values of a further file over `values`; its keys come after those there are."""
    keys = more.get("keys")
    if keys is not None and "keys" in values:
        preset = "preset" in source.values.get("keys", {})
        more = {**more, "keys": merged(values["keys"], keys, preset=preset)}
    if "filters" in values and "filters" in more:
        more = {**more, "filters": {**values["filters"], **more["filters"]}}
    values.update(more)


def _commands(problems: Problems, value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        problems.add(("commands",), "commands must be a table of names and lists of arguments")
        return {}
    found = {}
    for name, words in value.items():
        if isinstance(words, list) and words and all(type(w) is str and w for w in words):
            found[name] = tuple(words)
        else:
            wanted = f'{name} must be a program and its arguments: ["wc", "-w"]'
            problems.add(("commands", name), wanted)
    return found


def _filters(problems: Problems, value: object) -> dict[str, str]:
    from reader.settings.names import name_fault
    from reader.text.filter_language import FilterError, parse

    if not isinstance(value, dict):
        problems.add(("filters",), "filters must be a table of names and filters")
        return {}
    found = {}
    for name, query in value.items():
        path = ("filters", name)
        if fault := name_fault(name):
            problems.add(path, f"the name of a filter {fault}")
        elif problems.typed(path, query, str, "a filter in quotation marks"):
            try:
                parse(query)
            except FilterError as error:
                problems.add(path, f"{name}: {error}")
            found[name] = query
    return found


def _check_width(problems: Problems, value: object) -> None:
    whole = problems.typed(("text_width",), value, int, "a whole number")
    if whole and isinstance(value, int) and not NARROWEST <= value <= WIDEST:
        reason = f"text_width must be from {NARROWEST} to {WIDEST} cells"
        problems.add(("text_width",), reason)


def _check_largest(problems: Problems, value: object) -> None:
    whole = problems.typed(("largest_page",), value, int, "a whole number of MiB")
    if whole and isinstance(value, int) and not 1 <= value <= MOST_LARGEST_PAGE:
        problems.add(("largest_page",), f"largest_page must be from 1 to {MOST_LARGEST_PAGE} MiB")


def _check_encoding(problems: Problems, value: object) -> None:
    if not problems.typed(("encoding",), value, str, "the name of a text encoding"):
        return
    import codecs

    name = str(value)
    try:
        codec = codecs.lookup(name).name.replace("_", "-")
        b"ab".decode(name, "replace")  # refuses codecs that do not yield text
        known = codec not in _UNSUITABLE
    except (LookupError, ValueError):
        known = False
    if not known:
        problems.add(("encoding",), f"{name!r} is not a text encoding that Python knows")


def _check_annotator(problems: Problems, value: object) -> None:
    valid = problems.typed(("annotator",), value, str, "a string in quotation marks")
    if valid and not is_annotator(str(value)):
        try:
            check_annotator(str(value))
        except UsageError as error:
            problems.add(("annotator",), f"{error.message}: {error.hint}")


def _login(environ: Mapping[str, str]) -> str:
    """Return the login name, from the environment as `getpass` does, else from the system."""
    for variable in _LOGIN_VARIABLES:
        if environ.get(variable):
            return environ[variable]
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return ""


def _fitted(login: str) -> str:
    """Return `login` as an annotator id, or nothing where it holds letters an id cannot."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", login).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    if any(character.isalnum() and not character.isascii() for character in plain):
        return ""
    fitted = re.sub(r"[^a-z0-9._-]+", "-", plain).strip("._-")[:32]
    return fitted if is_annotator(fitted) else ""
