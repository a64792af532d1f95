"""``reader export`` and ``reader import``: the corpus as JSONL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from reader.cli.common import command, open_session, option, progress_bar, say, warn
from reader.model.errors import ReaderError
from reader.session.wording import counted, counted_kind

if TYPE_CHECKING:
    from reader.session.exporting import Exported
    from reader.session.importing import Imported

_SHOWN = 20
"""How many reasons are printed; the counts tell how many there are."""

_STATES = ("unread", "in-progress", "done", "no-claims", "skipped")


@command("export", annotator=False)
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", hidden=True)
@click.option(
    "-o",
    "--output",
    default=None,
    metavar="FILE",
    help="Where to; - is standard output. Default: annotations/_exports/corpus.jsonl.",
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
) -> None:
    """Write the annotated corpus as JSONL, one article a line.

    All annotators are in it unless --annotator limits it; --annotator before the command does the
    same, READER_ANNOTATOR does not. What is changed or left out is told on standard error. Exit
    code 1 where something that should be there could not be written.

    The lines follow the JSON Schema corpus-1.0.json in the package's folder exchange/schema; those
    of `--per span`, for tables, follow spans-1.0.json there and cannot be imported again.
    """
    from typing import Any

    from reader.exchange.options import Options
    from reader.session.exporting import Exported, Selection
    from reader.session.exporting import export as write

    given = option("annotator")
    chosen = names or ((given,) if given else ())
    with open_session(write=False, annotator=None) as session:
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
        target, shown = _target(output, session.root)
        result = Exported()
        try:
            with _open_output(target) as out, progress_bar("exporting") as progress:
                write(session, out, selection, options, progress, result)
        finally:
            _tell_losses(result)
        say(f"wrote {_counts(result.report.written)} to {shown}")
    if result.failed:
        sys.exit(1)


def _target(output: str | None, root: Path) -> tuple[Path | None, str]:
    """Return the file to write (None: standard output) and how it is called."""
    from reader.session.outputs import EXPORTS

    if output == "-":
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
    return folder / "corpus.jsonl", f"{EXPORTS}/corpus.jsonl"


@contextmanager
def _open_output(target: Path | None) -> Iterator[BinaryIO]:
    from reader.session.outputs import replacing

    if target is None:
        out = sys.stdout.buffer
        yield out
        out.flush()
    else:
        with replacing(target) as out:
            yield out


def _tell_losses(result: Exported) -> None:
    report = result.report
    for kind, number in report.changed.items():
        warn(f"{counted_kind(number, kind)} written differently")
    for kind, number in report.dropped.items():
        warn(f"{counted_kind(number, kind)} left out")
    _tell(report.reasons)
    outside = report.written["unplaced"]
    if outside:
        warn(f"{counted(outside, 'passage')} outside the text as it is cut now: see `unplaced`")


def _tell(reasons: list[str]) -> None:
    for reason in reasons[:_SHOWN]:
        warn(f"  {reason}")
    if len(reasons) > _SHOWN:
        warn(f"  and {len(reasons) - _SHOWN} more")


def _counts(counts: dict[str, int]) -> str:
    shown = [counted_kind(number, kind) for kind, number in counts.items() if number]
    return ", ".join(shown) or "nothing"


@command("import")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for programs.")
@click.argument("file", metavar="FILE")
def import_(file: str, as_json: bool) -> None:
    """Take in annotations that were exported as JSONL; - is standard input.

    Everything lands where it came from: on the page with the same bytes, in the folder of the
    annotator who made it. A record whose page is not here becomes a page under `seeds/imported`.
    What is there already stays as it is, so that importing twice changes nothing. The whole file is
    one step of undo for each annotator. Exit code 1 where something was refused; the rest is in.
    """
    from reader.session.importing import import_records

    with open_session(write=True) as session, _lines(file) as lines:
        shown = "standard input" if file == "-" else file
        with progress_bar("importing") as progress:
            result = import_records(
                session,
                lines,
                shown,
                annotator=option("annotator") or "",
                size=_size(lines),
                progress=progress,
            )
    if as_json:
        from reader.cli.common import print_json

        print_json(_document(result))
    _tell([str(problem) for problem in result.problems])
    if not as_json:
        added = f"added {_counts(result.added)}"
        same = sum(result.same.values())
        there = f"{same} thing was" if same == 1 else f"{same} things were"
        say(f"{counted(result.records, 'record')}: {added}; {there} there already")
    if result.refused:
        sys.exit(1)


def _document(result: Imported) -> dict[str, object]:
    from msgspec import to_builtins

    return {
        "records": result.records,
        "added": dict(result.added),
        "same": dict(result.same),
        "problems": [to_builtins(problem) for problem in result.problems],
    }


@contextmanager
def _lines(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        opened = Path(file).open("rb")  # noqa: SIM115
    except OSError as error:
        raise ReaderError(error.strerror or str(error), file=file) from error
    with opened:
        yield opened


def _size(lines: BinaryIO) -> int:
    """Return the size of a regular file in bytes, 0 for what has none."""
    import os
    import stat

    try:
        found = os.fstat(lines.fileno())
    except OSError:
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0
