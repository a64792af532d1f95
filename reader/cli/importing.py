"""``reader import``: annotations from the files of other programs, and Reader's own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reader.cli.common import command, open_session, option, say, warn
from reader.cli.counting import counts, tell
from reader.model.errors import UsageError
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.session.importing import Imported


_STAGES = {"reading": "reading", "writing": "writing", "listing": "listing"}


@command("import")
@click.option(
    "--format",
    "format_",
    default="",
    metavar="F",
    help="The format; recognised from the content where it is not given.",
)
@click.option(
    "--map",
    "annotators",
    multiple=True,
    metavar="OLD=NEW",
    help="Put down to NEW what the file puts down to OLD; may be given several times.",
)
@click.option(
    "--map-label",
    "labels",
    multiple=True,
    metavar="OLD=NEW",
    help="Call the file's label OLD here NEW; may be given several times.",
)
@click.option(
    "--add-labels",
    is_flag=True,
    help="Add labels that the scheme lacks to it.",
)
@click.option("--keep-labels", is_flag=True, help="Take labels in that the scheme lacks.")
@click.option("--strict", is_flag=True, help="Take nothing in, exit 1, if anything is wrong.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be taken in.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for programs.")
@click.argument("file", metavar="FILE")
def import_(
    file: str,
    format_: str,
    annotators: tuple[str, ...],
    labels: tuple[str, ...],
    add_labels: bool,
    keep_labels: bool,
    strict: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in annotations from a file or folder of any format; - is standard input.

    What Reader exported lands where it came from: on the page with the same bytes, in the folder of
    the annotator who made it. A text that is not here becomes a page under `seeds/imported`. What
    names nobody is put down to whom --annotator names. What is there already stays as it is, so
    that importing twice changes nothing. The whole file is one step of undo for each annotator.

    Nothing is taken in where new spans have labels that the scheme lacks, unless --add-labels,
    --map-label or --keep-labels says what to do with them. Of other things that are wrong, each is
    told with its place and the rest goes in; the exit code is then 1. Ctrl+C leaves everything as
    it was.
    """
    from reader.cli.stages import StageBars
    from reader.cli.stopping import stoppable
    from reader.exchange.format import recognised
    from reader.session.importing import Choices, Imported, import_source
    from reader.session.media import opened_source

    if add_labels and keep_labels:
        raise UsageError("labels are either added to the scheme or kept out of it")
    unknown: Any = "add" if add_labels else "keep" if keep_labels else "refuse"
    choices = Choices(
        annotator=option("annotator") or "",
        annotators=_pairs(annotators),
        labels=_pairs(labels),
        unknown=unknown,
        strict=strict,
        dry_run=dry_run,
    )
    result = Imported()
    with open_session(write=not dry_run) as session, opened_source(file) as source:
        name = format_ or recognised(source)
        if not format_:
            say(f"{source.name} is read as {name}")
        try:
            with StageBars(_STAGES) as bars, stoppable() as stop:
                import_source(
                    session,
                    source,
                    name,
                    choices=choices,
                    progress=bars.progress,
                    stage=bars.stage,
                    stop=stop,
                    result=result,
                )
        finally:
            tell([str(problem) for problem in result.problems], result.untold)
    if as_json:
        from reader.cli.common import print_json

        print_json(_document(result))
    else:
        added = f"{'would add' if dry_run else 'added'} {counts(result.added)}"
        same = sum(result.same.values())
        there = f"{same} thing was" if same == 1 else f"{same} things were"
        say(f"{counted(result.records, 'record')}: {added}; {there} there already")
        if result.new_labels:
            verb = "would come" if dry_run else "came"
            what = counted(len(result.new_labels), "label")
            say(f"{what} {verb} into annotations/labels.toml: {', '.join(result.new_labels)}")
    if result.refused:
        warn(f"{counted(result.refused, 'thing')} could not be taken in")
        sys.exit(1)


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        old, equals, new = one.rpartition("=")
        if not (old and equals and new):
            raise UsageError(f"{one!r} is not of the form OLD=NEW")
        if found.setdefault(old, new) != new:
            raise UsageError(f"{old!r} is given two names: {found[old]!r} and {new!r}")
    return found


def _document(result: Imported) -> dict[str, object]:
    from msgspec import to_builtins

    return {
        "format": result.format,
        "records": result.records,
        "added": dict(result.added),
        "same": dict(result.same),
        "unknown_labels": dict(result.unknown),
        "added_labels": list(result.new_labels),
        "refused": result.refused,
        "problems": [to_builtins(problem) for problem in result.problems],
    }
