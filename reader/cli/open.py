"""``reader``, ``reader FILE`` and ``reader -``: the face on the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.common import command, locate, option, page_bytes, say, warn
from reader.model.errors import (
    LockedError,
    ReadOnlyError,
    UsageError,
    WorkspaceError,
)

if TYPE_CHECKING:
    from reader.session.session import Session


@command("open")
@click.option("--read-only", is_flag=True, help="Look only; nothing is locked or written.")
def open_(read_only: bool) -> None:
    """Open the workspace in the terminal."""
    from reader.session.session import Session as Opened

    try:
        root = locate()
    except WorkspaceError as error:
        root = _offer(error)
    _need_terminal()
    try:
        opened = Opened.open(root, option("annotator"), write=not read_only)
    except (LockedError, ReadOnlyError) as error:
        looks = "look only: reader --read-only"
        error.hint = error.hint.replace("open for reading only", looks) or looks
        raise
    if opened.store.forked and not read_only:
        opened = _merge_first(opened)
    with opened as session:
        session.scheme  # noqa: B018 - a wrong scheme is told before the screen is drawn
        _show(session)


@command("read")
@click.argument("file", metavar="FILE")
def read(file: str) -> None:
    """Read one page at once, without a workspace; ``-`` is standard input."""
    if file != "-" and Path(file).is_dir():
        raise UsageError("is a folder, not a page", file=file, hint=_how_to_open(Path(file)))
    from reader.session.glance import glance

    data = page_bytes(file)
    if file == "-":
        _terminal_as_stdin()
    _need_terminal()
    with glance(data, "standard input" if file == "-" else file) as session:
        _show(session)


def _how_to_open(folder: Path) -> str:
    from reader.session.locate import is_workspace

    if is_workspace(folder):
        return f"open the workspace with: reader -w {folder}"
    return f"make a workspace with `reader init`, then: reader -w WORKSPACE add {folder}/*.txt"


def _show(session: Session) -> None:
    # Textual reads its frame rate when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from reader.app.app import run

    if said := run(session).arrivals.take():  # with the last save
        say(said)


def _offer(error: WorkspaceError) -> Path:
    """Ask whether to make a workspace here; raise `error` where nobody can answer or says no."""
    from reader.session.locate import init_workspace

    if option("workspace") is not None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise error
    folder = Path("reader-workspace")
    warn(error.message)
    if not click.confirm(f"Make one in ./{folder} with the articles that ship?", err=True):
        raise error
    init_workspace(folder)
    return folder.resolve()


def _merge_first(opened: Session) -> Session:
    """Offer to merge what was done on two machines; return the session as it is afterwards."""
    from reader.session.machines import merge_machines
    from reader.session.session import Session as Opened

    root, annotator = opened.root, opened.annotator
    warn(opened.read_only_reason)
    if not click.confirm("Merge both sides now? Else you can only look.", default=True, err=True):
        return opened
    opened.close()
    report = merge_machines(root, annotator)
    for line in (*report.told, *report.conflicts):
        say(line)
    if report.conflicts or report.failed:
        click.pause("Press a key to open the workspace.", err=True)
    return Opened.open(root, annotator)


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "the face needs a terminal", hint="`reader list` and `reader show ID` print to a pipe"
        )


def _terminal_as_stdin() -> None:
    """Take the keys from the terminal when the page came through standard input."""
    try:
        os.dup2(os.open("/dev/tty", os.O_RDONLY), 0)
    except OSError as error:
        raise UsageError("there is no terminal to show the page on") from error
    sys.stdin = os.fdopen(0, "r", closefd=False)
