"""The program, for a bug report: versions, where its files lie, settings in force, and the log."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from reader import __version__, logfile
from reader.model.errors import ReaderError, UsageError
from reader.regular import open_regular
from reader.session.doctor import Facts, Report
from reader.session.locate import VARIABLE
from reader.settings.config import (
    ANNOTATOR_VARIABLE,
    CONFIG_VARIABLE,
    WORKSPACE_FILE,
    Config,
    load_config,
    resolve_annotator,
    user_config_file,
)
from reader.store.catalogue_file import CACHE_VARIABLE, catalogue_file

_LIBRARIES = ("textual", "rich", "tinydb", "click", "msgspec", "regex", "tomlkit")
_EXTRAS = {"parquet": "pyarrow"}
_VARIABLES = (
    *(VARIABLE, ANNOTATOR_VARIABLE, CONFIG_VARIABLE, CACHE_VARIABLE),
    *(logfile.LOG_VARIABLE, logfile.DEBUG_VARIABLE, "EDITOR", "VISUAL", "PAGER", "BROWSER"),
)
_PLAIN = ("encoding", "text_width", "theme", "auto_advance", "keep_time", "largest_page")
"""Settings whose values hold nobody's words; of the others only the number is told."""
MOST_ERRORS = 10
"""Errors of the log that are told, the latest."""
_TOLD = ("kind", "errno", "sqlite", "file", "place", "at")
_PAIR = re.compile(r'([a-z]+\d*)=("(?:[^"\\]|\\.)*"|\S*)')


def versions(report: Report) -> Facts:
    """Return the versions of the program and of what it stands on."""
    facts: Facts = {"reader": __version__, "python": platform.python_version()}
    for name in _LIBRARIES:
        facts[name] = _version(name)
        if facts[name] is None:
            facts[name] = "not installed"
            report.error(f"the library {name} is missing", "install Reader again, with pip or pipx")
    try:
        import sqlite3

        facts["sqlite"] = sqlite3.sqlite_version
        facts["FTS5"] = _has_fts5()
    except ImportError:
        facts["FTS5"] = False
    if not facts["FTS5"]:
        report.error(
            "this Python's SQLite has no FTS5, which the catalogue needs",
            "use a Python from python.org, your distribution, or uv",
        )
    for extra, name in _EXTRAS.items():
        facts[f"extra {extra}"] = _version(name) or "not installed"
    facts["system"] = platform.platform(terse=False)
    return facts


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _has_fts5() -> bool:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE found USING fts5(text)")
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return True


def paths(report: Report, root: Path | None, environ: Mapping[str, str]) -> Facts:
    """Return where everything lies, and add what cannot be written."""
    cache = (catalogue_file(root, environ) if root else catalogue_file(Path("/"), environ)).parent
    folder = logfile.log_folder()
    facts: Facts = {
        "workspace": logfile.shown(root) if root else "none",
        "configuration": logfile.shown(user_config_file(environ)),
        "catalogues": logfile.shown(cache.parent),
        "log": logfile.shown(folder / logfile.NAME) if folder else "off",
        "set in the environment": [name for name in _VARIABLES if environ.get(name)],
    }
    if why := _why_not_writable(cache):
        report.warning(
            f"the folder for catalogues cannot be written: {why}",
            f"the list is read anew at every start; give access, or set {CACHE_VARIABLE}",
        )
    if folder is not None and (why := _why_not_writable(folder)):
        report.warning(
            f"the folder of the log cannot be written: {why}",
            f"give access, or name another with {logfile.LOG_VARIABLE}",
        )
    return facts


def _why_not_writable(folder: Path) -> str:
    """Return why nothing could be written in a folder, which may yet have to be made."""
    place = folder
    while not os.path.lexists(place) and place != place.parent:
        place = place.parent
    if not place.is_dir():
        return f"{logfile.shown(place)} is no folder"
    if not os.access(place, os.W_OK | os.X_OK):
        return f"{logfile.shown(place)} is not yours to write"
    if place == folder and folder.stat().st_uid != os.geteuid():
        return f"{logfile.shown(place)} belongs to somebody else"
    return ""


def settings(
    report: Report, root: Path | None, annotator: str | None, environ: Mapping[str, str]
) -> Facts:
    """Return the settings that somebody has made, each with the file that it comes from."""
    own = user_config_file(environ)
    facts: Facts = {}
    files: list[tuple[Path, str, Path | None]] = [(own, logfile.shown(own), None)]
    if root is not None:
        files.insert(0, (root / WORKSPACE_FILE, WORKSPACE_FILE, root))
    for path, name, inside in files:
        facts[name] = "there is none"
        if os.path.lexists(path):
            facts[name] = "in use"
            _made(facts, path, name, inside)
    config = Config()
    try:
        config = load_config(root, environ=environ)
    except ReaderError as error:
        where = ", ".join(filter(None, (logfile.shown(error.file), error.place)))
        report.error(f"the configuration is wrong: {where}", "`reader list` says what is wrong")
    try:
        resolve_annotator(annotator, environ, config)
        facts["annotator from"] = _origin(annotator, environ, config, own)
    except UsageError:
        facts["annotator from"] = "nothing that can be one"
        report.error("no annotator can be named", "use --annotator NAME, small letters and digits")
    return facts


def _made(facts: Facts, path: Path, name: str, inside: Path | None) -> None:
    from reader.settings.source import read_source

    try:
        source = read_source(path, name, inside, newer=True)
    except ReaderError:
        facts[name] = "cannot be used"
        return
    for key, value in source.values.items() if source is not None else ():
        shown = value if key in _PLAIN and isinstance(value, int | str) else None
        if shown is None and isinstance(value, dict | list):
            shown = f"{len(value)} set"
        if key in (*_PLAIN, "keys", "macro", "commands", "filters"):
            facts[key] = f"{str(shown)[:40]} ({name})"


def _origin(annotator: str | None, environ: Mapping[str, str], config: Config, own: Path) -> str:
    if annotator:
        return "--annotator"
    if environ.get(ANNOTATOR_VARIABLE):
        return ANNOTATOR_VARIABLE
    return logfile.shown(own) if config.annotator else "the login name"


def log(report: Report) -> Facts:
    """Return how large the log is, and put its latest errors into the report."""
    folder = logfile.log_folder()
    if folder is None:
        return {"kept": f"no, as {logfile.LOG_VARIABLE} asks"}
    size, lines = 0, 0
    found: list[Facts] = []
    for path in logfile.files(folder):
        with suppress(FileNotFoundError):
            with open_regular(path, follow=False) as file:
                data = file.read(2 * logfile.LARGEST)
            size += len(data)
            for line in data.decode("utf-8", "replace").splitlines():
                lines += 1
                error = _error_of(line)
                if error is not None:
                    found = [*found[1 - MOST_ERRORS :], error]
    report.errors = found
    facts: Facts = {"bytes": size, "lines": lines, "errors shown": len(found)}
    if found:
        report.note(
            f"the log tells of errors, the last of {found[-1]['time']}",
            "see above; with --debug it tells more",
        )
    return facts


def _error_of(line: str) -> Facts | None:
    """Return what a line of the log tells of an error, without what the error said."""
    parts = line.split(" ", 4)
    if len(parts) < 5 or parts[2] not in ("error", "warning"):
        return None
    at, _, _, event, rest = parts
    values = {key: value.strip('"') for key, value in _PAIR.findall(rest)}
    if "says" in values:  # with it come full names of files
        values = {key: value for key, value in values.items() if key not in ("file", "place")}
    found: Facts = {"time": at, "what": event}
    for key in _TOLD:
        if values.get(key):
            found[key] = values[key].split(" < ")[0] if key == "at" else values[key]
    if "kind1" in values:
        found["after"] = " ".join(filter(None, (values["kind1"], values.get("errno1", ""))))
    return found
