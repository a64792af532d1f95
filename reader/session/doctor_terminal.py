"""The terminal, for a bug report: what it says of itself, and what the screen makes of it."""

from __future__ import annotations

import locale
from collections.abc import Mapping
from io import StringIO

from reader.session.doctor import Facts, Report, Seen
from reader.session.terminal import around, draws_unicode

_TELLING = (
    *("TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION"),
    *("COLORFGBG", "LC_ALL", "LC_CTYPE", "LANG"),
)
"""Variables that are shown with their values; all else in the environment may be a secret."""
_LONGEST = 60  # characters of a value
SMALLEST = (80, 24)
"""Columns and lines that the screen is made for."""


def terminal(report: Report, environ: Mapping[str, str], seen: Seen) -> Facts:
    """Return what is known of the terminal, and add what is in the way of the screen."""
    facts: Facts = {name: environ[name][:_LONGEST] for name in _TELLING if environ.get(name)}
    facts["NO_COLOR"] = "set" if environ.get("NO_COLOR") else "not set"
    facts["standard input"] = "a terminal" if seen.stdin else "no terminal"
    facts["standard output"] = "a terminal" if seen.stdout else "no terminal"
    facts["size"] = "{} columns, {} lines".format(*seen.size) if seen.size else "unknown"
    facts["colours"] = colours(environ)
    facts["encoding"] = seen.encoding or "unknown"
    facts["locale encoding"] = locale.getencoding()
    facts["signs"] = "Unicode" if draws_unicode(environ) else "ASCII"
    facts["inside"] = ", ".join(around(environ)) or "nothing that is known"
    facts.update(seen.answers)
    _judge(report, environ, seen)
    return facts


def colours(environ: Mapping[str, str]) -> str:
    """Return how many colours the screen will use, as Rich tells for Textual."""
    if environ.get("NO_COLOR"):
        return "none, as NO_COLOR asks"
    from rich.console import Console

    console = Console(force_terminal=True, file=StringIO(), _environ=environ)
    return console.color_system or "none"


def _judge(report: Report, environ: Mapping[str, str], seen: Seen) -> None:
    term = environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        said = f"TERM is {term}" if term else "TERM is not set"
        # Where there is no terminal anyway, nobody wants a screen.
        tell = report.error if seen.stdin and seen.stdout else report.warning
        tell(
            f"{said}, so the screen cannot be drawn",
            "start it in a terminal, or set TERM to what yours is, such as xterm-256color; "
            "commands such as `reader list` need none",
        )
    if not (seen.stdin and seen.stdout):
        report.note(
            "input or output is no terminal here, so less is known of it",
            "run `reader doctor` in the terminal where something went wrong",
        )
    if not draws_unicode(environ):
        report.warning(
            "the locale or the terminal has no Unicode, so signs are drawn in ASCII",
            "set LANG to a UTF-8 locale, such as C.UTF-8",
        )
    elif seen.encoding.replace("-", "").replace("_", "").lower() not in ("utf8", ""):
        report.warning(
            f"the output is encoded in {seen.encoding}, so some letters cannot be printed",
            "set LANG to a UTF-8 locale, such as C.UTF-8",
        )
    if seen.size and (seen.size[0] < SMALLEST[0] or seen.size[1] < SMALLEST[1]):
        report.warning(
            f"the terminal is smaller than {SMALLEST[0]} columns and {SMALLEST[1]} lines",
            "make it larger: parts of the screen are left out",
        )
