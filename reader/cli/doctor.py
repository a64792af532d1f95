"""``reader doctor``: what a bug report should tell, and what is wrong around the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.common import command, option, print_json, show
from reader.model.errors import WorkspaceError

if TYPE_CHECKING:
    from reader.session.doctor import Facts, Report, Seen, Value

WIDTH = 80
"""Columns of the report."""
_NAMES = 22


@command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for programs.")
@click.option("--no-probe", is_flag=True, help="Write nothing, and ask the terminal nothing.")
def doctor(as_json: bool, no_probe: bool) -> None:
    """Print what a bug report should tell, and what is wrong around the program.

    Versions, what the terminal can do, where files lie, settings in force, how large the workspace
    is and what it lies on, the state of the catalogue, and the latest errors of the log. Nothing in
    it comes from articles, notes, labels or searches, and nobody is named but by the paths. Whether
    the file system locks, renames and syncs is tried in a folder of the workspace that is gone
    afterwards, unless --no-probe. `reader check` looks at pages and annotations themselves. Exit
    code 1 where something is broken.
    """
    from reader.session.doctor import examine
    from reader.session.locate import VARIABLE, find_workspace

    named = option("workspace") is not None or bool(os.environ.get(VARIABLE))
    root, why = None, ""
    try:
        root = find_workspace(option("workspace"), os.environ, Path.cwd())
    except WorkspaceError as error:
        why = str(error) if named else "there is none here, and none is named"
    except OSError as error:  # the present folder is gone
        why = error.strerror or str(error)
    report = examine(
        root, annotator=option("annotator"), seen=_seen(ask=not no_probe), probe=not no_probe
    )
    if why:
        (report.error if named else report.note)(f"no workspace was looked at: {why}")
    if as_json:
        from msgspec import to_builtins

        print_json({"healthy": report.healthy, **to_builtins(report)})
    else:
        for line in lines(report):
            show(line)
    if not report.healthy:
        sys.exit(1)


def _seen(*, ask: bool) -> Seen:
    from reader.session.doctor import Seen

    ends = []
    for stream in (sys.stdin, sys.stdout):
        try:
            ends.append(stream.isatty())
        except (AttributeError, ValueError):
            ends.append(False)
    size = None
    for number in (1, 0, 2):
        with suppress(OSError):
            found = os.get_terminal_size(number)
            size = size or (found.columns, found.lines)
    answers: dict[str, str] = {}
    if ask and all(ends) and os.environ.get("TERM", "dumb") != "dumb":
        from reader.cli.asking import ask as asked

        answers = asked()
    encoding = getattr(sys.stdout, "encoding", "") or ""
    return Seen(ends[0], ends[1], size, encoding, answers)


def lines(report: Report) -> Iterator[str]:
    """Yield the report for people, in lines of at most `WIDTH` columns where words allow it."""
    for name, facts in report.sections.items():
        yield name
        yield from _facts(facts)
        yield ""
    if report.errors:
        yield "latest errors"
        for error in report.errors:
            what = [f"{key} {value}" for key, value in error.items() if key not in ("time", "what")]
            yield from _wrapped(f"  {error['time']} ", " ".join([str(error["what"]), *what]), 4)
        yield ""
    yield "findings"
    for finding in report.findings:
        yield from _wrapped(f"  {finding.severity}: ", str(finding), 4)
    if not report.findings:
        yield "  nothing is wrong"


def _facts(facts: Facts) -> Iterator[str]:
    for name, value in facts.items():
        yield from _wrapped(f"  {name:<{_NAMES}} ", _worded(value), _NAMES + 3)


def _worded(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value) or "nothing"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _wrapped(before: str, text: str, indent: int) -> list[str]:
    from textwrap import wrap

    return wrap(
        text,
        WIDTH - 1,
        initial_indent=before,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [before.rstrip()]
