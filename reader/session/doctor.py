"""What a bug report should tell: the program, the terminal, the workspace, and what is wrong.

Nothing here comes from what pages or people wrote, names of annotators and labels included; the
home folder is ``~``. Every part is looked at by itself, so that one that is broken hides no other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from reader import logfile
from reader.model.errors import ReaderError

Value: TypeAlias = str | int | float | bool | list[str] | None
Facts: TypeAlias = dict[str, Value]
"""What was found, by what it is."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that is not as it should be, or, as a ``note``, only worth knowing."""

    severity: Literal["error", "warning", "note"]
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class Report(msgspec.Struct):
    """Facts by section, the latest errors of the log, and what follows from it all."""

    sections: dict[str, Facts] = {}
    errors: list[Facts] = []
    findings: list[Finding] = []

    @property
    def healthy(self) -> bool:
        """Whether nothing is broken."""
        return all(finding.severity != "error" for finding in self.findings)

    def error(self, message: str, hint: str = "") -> None:
        """Add what is broken."""
        self.findings.append(Finding("error", message, hint))

    def warning(self, message: str, hint: str = "") -> None:
        """Add what somebody should look at."""
        self.findings.append(Finding("warning", message, hint))

    def note(self, message: str, hint: str = "") -> None:
        """Add what is only worth knowing."""
        self.findings.append(Finding("note", message, hint))


class Seen(msgspec.Struct, frozen=True):
    """What only the process at the terminal can tell: see `reader.session.doctor_terminal`."""

    stdin: bool = False
    stdout: bool = False
    size: tuple[int, int] | None = None
    encoding: str = ""
    answers: Mapping[str, str] = {}


def examine(
    root: Path | None,
    *,
    annotator: str | None = None,
    environ: Mapping[str, str] | None = None,
    seen: Seen | None = None,
    probe: bool = True,
) -> Report:
    """Look at everything around the workspace at `root` (None: there is none).

    With `probe`, locks, renaming and syncing are tried in a folder of the workspace that is gone
    afterwards; else it is only read. Raises nothing for whatever it finds.
    """
    from reader.session import doctor_program, doctor_terminal, doctor_workspace

    environ = os.environ if environ is None else environ
    report = Report({}, [], [])

    def look(name: str, gather: Callable[[], Facts]) -> None:
        try:
            report.sections[name] = gather()
        except Exception as error:
            kind = type(error).__name__
            reason = getattr(error, "strerror", None) or kind
            report.sections[name] = {"not looked at": reason}
            report.error(f"the part {name!r} could not be looked at: {reason}")
            logfile.error(error)

    look("versions", lambda: doctor_program.versions(report))
    look("terminal", lambda: doctor_terminal.terminal(report, environ, seen or Seen()))
    look("paths", lambda: doctor_program.paths(report, root, environ))
    look("settings", lambda: doctor_program.settings(report, root, annotator, environ))
    if root is not None:
        look("workspace", lambda: doctor_workspace.workspace(report, root))
        look("file system", lambda: doctor_workspace.file_system(report, root, probe=probe))
        look("catalogue", lambda: doctor_workspace.catalogue(report, root, environ))
    look("log", lambda: doctor_program.log(report))
    return report


def reason_of(error: Exception) -> str:
    """Return why something failed, in words of the system or the program's name for it."""
    if isinstance(error, ReaderError):
        cause = error.__cause__
        return (getattr(cause, "strerror", None) if cause else None) or type(error).__name__
    return getattr(error, "strerror", None) or type(error).__name__
