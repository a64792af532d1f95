"""What every command shares: the workspace and annotator options, errors, and exit codes.

Exit codes: 0 done, 1 findings or partly failed, 2 usage, 3 no workspace, 4 locked, 130 interrupted.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from reader import logfile
from reader.model.errors import LockedError, ReaderError, ReadOnlyError

if TYPE_CHECKING:
    from reader.session.session import Session

F = TypeVar("F", bound=Callable[..., Any])

_KEEP = "reader.options"
_GIVEN = "as the options say"
_WORKSPACE = "The workspace; else READER_WORKSPACE, else upwards from here."


def shared_options(command: F, *, annotator: bool = True, workspace: str = _WORKSPACE) -> F:
    """Add --workspace and --annotator; what is given last, before or after the name, counts.

    Without `annotator`, the command has an option of that name with a sense of its own, or nobody
    to name. `workspace` is what --workspace names.
    """

    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        options = ctx.find_root().meta.setdefault(_KEEP, {})
        if value is not None:
            options[param.name] = value
        return value

    which = click.option(
        "-w",
        "--workspace",
        type=click.Path(path_type=Path),
        callback=keep,
        expose_value=False,
        is_eager=True,
        metavar="DIR",
        help=workspace,
    )
    command = which(command)
    if not annotator:
        return command
    who = click.option(
        "--annotator",
        callback=keep,
        expose_value=False,
        is_eager=True,
        metavar="ID",
        help="Who you are; else READER_ANNOTATOR, your configuration, your login name.",
    )
    return who(command)


def debug_options(command: F, *, hidden: bool = False) -> F:
    """Add --debug and --debug-text, which may come before or after a command's name."""

    def more(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
        if wanted:
            logfile.more(words=param.name == "debug_text")

    texts = "Log also what errors say, which may quote texts and names."
    for name, what in (
        ("--debug-text", texts),
        ("--debug", "Log more: timings, and actions by their names."),
    ):
        option = click.option(
            name, is_flag=True, callback=more, expose_value=False, hidden=hidden, help=what
        )
        command = option(command)
    return command


def command(
    name: str, *, annotator: bool = True, workspace: str = _WORKSPACE
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a click command with the shared options whose errors end it as its users expect."""

    def wrap(function: Callable[..., Any]) -> click.Command:
        @functools.wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except ReaderError as error:
                fail(error)

        shared = shared_options(
            debug_options(run, hidden=True), annotator=annotator, workspace=workspace
        )
        return click.command(name)(shared)

    return wrap


def fail(error: ReaderError) -> NoReturn:
    """Print `error` on stderr and exit with its code."""
    logfile.error(error)
    warn(error)
    sys.exit(error.exit_code)


@contextmanager
def pointing() -> Iterator[None]:
    """Show a wrong filter with a caret under its place, and exit with the code for it."""
    from reader.text.filter_language import FilterError

    try:
        yield
    except FilterError as error:
        warn(error.pointed())
        sys.exit(error.exit_code)


def printable(text: object) -> str:
    """Return text for people with everything replaced that could act on a terminal."""
    from reader.text.neutralise import neutralise

    return neutralise(str(text))


def show(line: object = "") -> None:
    """Print a line of what was asked for on stdout, for people."""
    click.echo(printable(line))


def say(message: object) -> None:
    """Print a message for people on stderr: what was done."""
    click.echo(printable(message), err=True)


def warn(message: object) -> None:
    """Print a message for people on stderr: what is wrong."""
    say(f"reader: {message}")


def option(name: str) -> Any:
    """Return the value of a shared option, or None where it was not given."""
    return click.get_current_context().find_root().meta.get(_KEEP, {}).get(name)


def locate() -> Path:
    """Return the workspace that the options, the environment or the present folder name."""
    from reader.session.locate import find_workspace

    return find_workspace(option("workspace"), os.environ, Path.cwd())


def page_bytes(name: str) -> bytes:
    """Return the bytes of the page that a person names, ``-`` for standard input; a pipe will do.

    Raises `ReaderError` where it cannot be read or is larger than the person's configuration says.
    """
    from reader.session.pagefiles import too_large
    from reader.settings.config import load_config

    most = load_config(None, environ=os.environ).largest_page * 1024 * 1024
    shown = "standard input" if name == "-" else name
    try:
        if name == "-":
            data = sys.stdin.buffer.read(most + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(most + 1)
    except OSError as error:
        raise ReaderError(error.strerror or str(error), file=shown) from error
    if len(data) > most:
        raise ReaderError(too_large(most), file=shown)
    return data


def open_session(*, write: bool, annotator: str | None = _GIVEN) -> Session:
    """Open the workspace for this command, up to date with its files; warn of what is wrong.

    `annotator` is whom the options name unless it is said here.
    """
    from reader.session.session import Session

    who = option("annotator") if annotator is _GIVEN else annotator
    root = locate()
    try:
        session = Session.open(root, who, write=write)
    except (LockedError, ReadOnlyError) as error:
        # This command cannot do with reading only.
        error.hint = error.hint.replace(", or open for reading only", ", and try again")
        raise
    try:
        with progress_bar("reading pages") as progress:
            report = session.refresh(progress)
    except BaseException:
        session.close()
        raise
    if number := len(session.problems):
        logfile.warning("problems", number=number)
    for problem in (*session.problems, *report.messages):
        warn(problem)
    return session


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give what takes (done, total) and draws a bar on stderr; None where that is no terminal.

    Nothing is drawn for work that is done at the first word.
    """
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bars: list[Any] = []

        def progress(done: int, total: int) -> None:
            if not bars:
                if done >= total:
                    return
                bar = click.progressbar(length=total, label=label, file=sys.stderr)
                bars.append(stack.enter_context(bar))
            bars[0].length = max(1, total)
            bars[0].update(done - bars[0].pos)

        yield progress


def print_json(value: Any) -> None:
    """Print `value` as JSON for programs, one document, in ASCII."""
    click.echo(ascii_json(value, indent=2))


def ascii_json(value: Any, indent: int | None = None) -> str:
    """Return `value` as JSON that holds printable ASCII alone, so it can go to a terminal too."""
    import json

    return json.dumps(value, indent=indent).replace("\x7f", "\\u007f")


def print_json_array(values: Iterable[Any]) -> None:
    """Print what `print_json` prints of a list of `values`, one after the other as they come."""
    import json

    before = "["
    for value in values:
        lines = json.dumps(value, indent=2).replace("\n", "\n  ")
        click.echo(f"{before}\n  {lines}", nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")
