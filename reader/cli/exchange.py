"""``reader export`` and ``reader formats``: the corpus for other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.common import command, open_session, option, progress_bar, say, show, warn
from reader.cli.counting import counts, tell
from reader.model.errors import ReaderError, UsageError
from reader.session.wording import counted, counted_kind

if TYPE_CHECKING:
    from reader.exchange.format import Format
    from reader.exchange.media import Sink
    from reader.exchange.report import Loss
    from reader.session.exporting import Exported

_STATES = ("unread", "in-progress", "done", "no-claims", "skipped")


@command("export", annotator=False)
@click.option(
    "--format",
    "format_",
    default="jsonl",
    metavar="F",
    help="The format; `reader formats` lists all. Default: jsonl, which loses nothing.",
)
@click.option(
    "-o",
    "--output",
    default=None,
    metavar="FILE",
    help="Where to, a folder for some formats; - is standard output. Default: below "
    "annotations/_exports.",
)
@click.option(
    "--per",
    type=click.Choice(["article", "annotator", "span"]),
    default="article",
    show_default=True,
    help="What a line stands for.",
)
@click.option(
    "--annotator",
    "names",
    multiple=True,
    metavar="ID",
    help="Only what this annotator made; may be given several times.",
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(_STATES),
    help="Only what annotators made who have the article in this state; may be given several "
    "times. An article on which nobody worked is unread.",
)
@click.option("--labelled-only", is_flag=True, help="Leave out articles that nobody labelled.")
@click.option("--with-tokens", is_flag=True, help="Add the words of the text with their offsets.")
@click.option("--no-compat", is_flag=True, help="Leave out `entities`, the mirror for doccano.")
@click.option("--no-text", is_flag=True, help="Leave out the text and every quote from it.")
@click.option("--fill-defaults", is_flag=True, help="Write defaults of attributes nobody set.")
@click.option("--ascii", "ascii_", is_flag=True, help="Escape everything that is not ASCII.")
@click.option("--strict", is_flag=True, help="Write nothing, exit 1, if anything would be lost.")
@click.option("--force", is_flag=True, help="Replace a folder that is there already.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be written and lost.")
@click.option(
    "--report", "report_file", default=None, metavar="FILE", help="Write every loss as JSON lines."
)
def export(
    format_: str,
    output: str | None,
    per: str,
    names: tuple[str, ...],
    states: tuple[str, ...],
    labelled_only: bool,
    with_tokens: bool,
    no_compat: bool,
    no_text: bool,
    fill_defaults: bool,
    ascii_: bool,
    strict: bool,
    force: bool,
    dry_run: bool,
    report_file: str | None,
) -> None:
    """Write the annotated corpus as JSONL, or in another format with --format.

    All annotators are in it unless --annotator limits it; --annotator before the command does the
    same, READER_ANNOTATOR does not. What is changed or left out is told on standard error. Exit
    code 1 where something that should be there could not be written.

    The lines follow the JSON Schema corpus-1.0.json in the package's folder exchange/schema; those
    of `--per span`, for tables, follow spans-1.0.json there and cannot be imported again.
    """
    from typing import Any

    from reader.exchange.format import module_of
    from reader.exchange.options import Options
    from reader.session.exporting import Exported, Selection, export_as, survey

    into = module_of(format_).FORMAT
    given = option("annotator")
    chosen = names or ((given,) if given else ())
    with ExitStack() as stack:
        session = stack.enter_context(open_session(write=False, annotator=None))
        shapes: dict[str, Any] = {"per": per}
        options = Options(
            text=not no_text,
            fill_defaults=session.scheme if fill_defaults else None,
            tokens=with_tokens,
            compat=not no_compat,
            ascii=ascii_,
            strict=strict,
            **shapes,
        )
        wanted: dict[str, Any] = {"states": states}
        selection = Selection(annotators=tuple(chosen), labelled=labelled_only, **wanted)
        result = Exported()
        if dry_run:
            with progress_bar("looking") as progress:
                result.report = survey(session, format_, selection, options, progress)
            _tell_losses(result)
            say(f"{into.name} would hold {counts(result.report.written)}")
            return
        target, shown = _target(output, session.root, into)
        if report_file is not None:
            result.report.watch = stack.enter_context(_loss_file(report_file))
        try:
            with (
                _open_sink(target, into, output is None or force, strict) as sink,
                progress_bar("exporting") as progress,
            ):
                export_as(session, format_, sink, selection, options, progress, result)
        finally:
            _tell_losses(result)
        say(f"wrote {counts(result.report.written)} to {shown}")
    if result.failed:
        sys.exit(1)


@contextmanager
def _loss_file(path: str) -> Iterator[Callable[[Loss], None]]:
    """Give what writes a loss as a line of JSON into the file at `path`."""
    from msgspec.json import encode

    from reader.session.outputs import replacing

    with replacing(Path(path)) as out:

        def write(loss: Loss) -> None:
            out.write(encode(loss) + b"\n")

        yield write


def _target(output: str | None, root: Path, into: Format) -> tuple[Path | None, str]:
    """Return the file or folder to write (None: standard output) and how it is called."""
    from reader.session.outputs import EXPORTS

    if output == "-":
        if into.folder:
            raise UsageError(f"{into.name} is a folder of files, which standard output cannot take")
        return None, "standard output"
    if output is not None:
        return Path(output), output
    folder = root / EXPORTS
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReaderError(
            f"cannot be made: {error.strerror}", file=str(folder), hint="name a file with -o"
        ) from error
    return folder / f"corpus{into.suffix}", f"{EXPORTS}/corpus{into.suffix}"


def _open_sink(
    target: Path | None, into: Format, replace: bool, judged: bool
) -> AbstractContextManager[Sink]:
    from reader.session.media import file_sink, folder_sink

    if into.folder and target is not None:
        return folder_sink(target, replace=replace)
    return file_sink(target, judged=judged)


def _tell_losses(result: Exported) -> None:
    report = result.report
    why = {(action, kind): reason for action, kind, reason in report.declared}
    for kind, number in report.changed.items():
        because = why.get(("changed", kind), "")
        warn(f"{counted_kind(number, kind)} written differently{because and ': '}{because}")
    for kind, number in report.dropped.items():
        because = why.get(("dropped", kind), "")
        warn(f"{counted_kind(number, kind)} left out{because and ': '}{because}")
    tell(report.reasons)
    outside = report.written["unplaced"]
    if outside:
        warn(f"{counted(outside, 'passage')} outside the text as it is cut now: see `unplaced`")


@command("formats", annotator=False)
def formats() -> None:
    """List the formats, which way they go, and what they cannot carry."""
    from reader.exchange.format import modules

    for name, module in modules().items():
        into = module.FORMAT
        ways = " and ".join(
            way for way, is_so in (("out", into.writes), ("in", into.reads)) if is_so
        )
        extra = f" (needs the extra {into.extra})" if into.extra else ""
        show(f"{name:<14} {ways:<10} {into.title}{extra}")
        if into.lost:
            show(f"{'':<26}without {', '.join(into.lost)}")
