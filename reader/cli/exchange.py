"""``reader export`` and ``reader formats``: the corpus for other programs."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.common import (
    command,
    open_session,
    option,
    pointing,
    progress_bar,
    say,
    show,
    warn,
)
from reader.cli.counting import counts, loss_file, tell_losses
from reader.model.errors import ExchangeError, ReaderError, UsageError
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.exchange.format import Format
    from reader.session.cards import Card
    from reader.session.exporting import Parts
    from reader.session.session import Session

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
    help="What a record stands for.",
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
@click.option(
    "--label",
    "labels",
    multiple=True,
    metavar="L",
    help="Only spans with this label; may be given several times.",
)
@click.option(
    "--filter", "query", default="", help="Only articles that a filter of the list holds of."
)
@click.option("--labelled-only", is_flag=True, help="Leave out articles that nobody labelled.")
@click.option(
    "--split",
    default="",
    metavar="SETS",
    help="Into sets, such as train=80,dev=10,test=10; the same page is always in the same set.",
)
@click.option(
    "--shard", type=click.IntRange(1), default=None, metavar="N", help="At most N articles a file."
)
@click.option(
    "--card/--no-card",
    default=None,
    help="A dataset card, README.md, beside JSONL; with --split and --shard there is one unless "
    "refused.",
)
@click.option("--with-tokens", is_flag=True, help="Add the words of the text with their offsets.")
@click.option("--no-compat", is_flag=True, help="Leave out `entities`, the mirror for doccano.")
@click.option("--no-text", is_flag=True, help="Leave out the text and every quote from it.")
@click.option("--fill-defaults", is_flag=True, help="Write defaults of attributes nobody set.")
@click.option("--ascii", "ascii_", is_flag=True, help="Escape everything that is not ASCII.")
@click.option(
    "--raw-csv",
    is_flag=True,
    help="Leave cells as they are that a spreadsheet would take for formulas: for programs only.",
)
@click.option("--strict", is_flag=True, help="Write nothing, exit 1, if anything would be lost.")
@click.option("--force", is_flag=True, help="Replace a folder that is there already.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be written and lost.")
@click.option(
    "--report", "report_file", default=None, metavar="FILE", help="Write all losses as JSON."
)
def export(
    format_: str,
    output: str | None,
    per: str,
    names: tuple[str, ...],
    states: tuple[str, ...],
    labels: tuple[str, ...],
    query: str,
    labelled_only: bool,
    split: str,
    shard: int | None,
    card: bool | None,
    with_tokens: bool,
    no_compat: bool,
    no_text: bool,
    fill_defaults: bool,
    ascii_: bool,
    raw_csv: bool,
    strict: bool,
    force: bool,
    dry_run: bool,
    report_file: str | None,
) -> None:
    """Write the annotated corpus as JSONL, or in another format with --format.

    All annotators are in it unless --annotator limits it; --annotator before the command does the
    same, READER_ANNOTATOR does not. What is changed or left out is told on standard error, before
    the writing begins as far as the format tells it. Exit code 1 where something that should be
    there could not be written. Ctrl+C leaves what was there as it was.

    With --split, all articles of a page, and of pages with an article of the same title, are in the
    same set. With --split or --shard there are several files, such as corpus-train.jsonl and
    corpus-train-00001.jsonl; where the format is a folder, they are folders in it.

    The lines follow the JSON Schema corpus-1.0.json in the package's folder exchange/schema; those
    of `--per span`, for tables, follow spans-1.0.json there and cannot be imported again.
    """
    from reader.cli.stopping import stoppable
    from reader.exchange.format import module_of
    from reader.exchange.options import Options
    from reader.exchange.report import Report
    from reader.session.exporting import Exported, Parts, Selection, check_heeded, survey
    from reader.session.splitting import parse_split

    into = module_of(format_).FORMAT
    given = option("annotator")
    chosen = names or ((given,) if given else ())
    parts = Parts(parse_split(split) if split else (), shard or 0)
    with ExitStack() as stack:
        session = stack.enter_context(open_session(write=False, annotator=None))
        shapes: dict[str, Any] = {"per": per}
        options = Options(
            text=not no_text,
            fill_defaults=session.scheme if fill_defaults else None,
            tokens=with_tokens,
            compat=not no_compat,
            ascii=ascii_,
            guard=not raw_csv,
            strict=strict,
            **shapes,
        )
        check_heeded(into, options)
        wanted: dict[str, Any] = {"states": states}
        selection = Selection(
            annotators=tuple(chosen),
            labelled=labelled_only,
            labels=labels,
            filter=query,
            **wanted,
        )
        stack.enter_context(pointing())
        _warn_of_labels(session, labels)
        stop = stack.enter_context(stoppable())
        target, shown = _target(output, session.root, into, parts)
        if dry_run or into.lost or into.changed:
            before = Report()
            with ExitStack() as looking:
                if report_file is not None and (dry_run or strict):
                    file = loss_file(Path(report_file), into.name, before)
                    before.watch = looking.enter_context(file)
                progress = looking.enter_context(progress_bar("looking"))
                survey(session, format_, selection, options, progress, before, stop=stop)
            tell_losses(before, "would be ")
            if strict and not before.clean:
                raise ExchangeError("something would be lost, so nothing was written")
            if dry_run:
                say(f"{into.name} would hold {counts(before.written)}")
                return
        result = Exported()
        if report_file is not None:
            file = loss_file(Path(report_file), into.name, result.report)
            result.report.watch = stack.enter_context(file)
        beside = _card(card, into, target, parts, force=force)
        work = _Work(session, into, selection, options, result, stop)
        try:
            work.run(target, parts, replace=output is None or force)
        finally:
            tell_losses(result.report, "", declared=not (into.lost or into.changed))
        say(f"wrote {counts(result.report.written)} to {shown}")
        for name, number in result.parts.items():
            say(f"  {name}: {counted(number, 'article')}")
        if beside is not None:
            beside.write(parts, options, result.report.written["records"])
            say(f"wrote {beside.path.name}, the dataset card, beside it")
    if result.failed:
        sys.exit(1)


class _Work:
    """An export into what was asked for."""

    def __init__(self, session: Session, into: Format, *rest: Any) -> None:
        self.session = session
        self.into = into
        self.selection, self.options, self.result, self.stop = rest

    def run(self, target: Path | None, parts: Parts, *, replace: bool) -> None:
        from reader.session.exporting import export_as, export_parts
        from reader.session.media import family_sink, file_sink, folder_sink

        into, strict = self.into, self.options.strict
        with progress_bar("exporting") as progress:
            shared = (self.selection, self.options, progress, self.result)
            if parts.split or parts.shard:
                assert target is not None
                family = family_sink(target, into.suffix, folder=into.folder, replace=replace)
                with family as sinks:
                    export_parts(
                        self.session, into.name, sinks.part, parts, *shared, stop=self.stop
                    )
                if sinks.others:
                    others = ", ".join(sinks.others[:5])
                    more = f" and {len(sinks.others) - 5} more" if len(sinks.others) > 5 else ""
                    warn(f"beside the new files are others, no part of it: {others}{more}")
                return
            if into.folder and target is not None:
                with folder_sink(target, replace=replace) as folder:
                    export_as(self.session, into.name, folder, *shared, stop=self.stop)
                return
            with file_sink(target, judged=strict) as sink:
                export_as(self.session, into.name, sink, *shared, stop=self.stop)


def _card(
    wanted: bool | None, into: Format, target: Path | None, parts: Parts, *, force: bool
) -> Card | None:
    """Return the card that is to be written, if one is; refuse where it cannot be."""
    from reader.session.cards import Card

    own = into.name == "jsonl" and target is not None and not target.is_char_device()
    if wanted and not own:
        raise UsageError("a dataset card stands beside a file of jsonl; parquet always has one")
    if not own or target is None or not (parts.split or parts.shard if wanted is None else wanted):
        return None
    card = Card(target, into.suffix)
    if wanted and not force:
        card.insist()
    elif not card.free and not force:
        warn(f"{card.path} is there already and no card of Reader, so no card is written")
        return None
    return card


def _warn_of_labels(session: Session, labels: tuple[str, ...]) -> None:
    for label in labels:
        if session.scheme.label(label) is None:
            warn(f"the label scheme has no label {label!r}")


def _target(output: str | None, root: Path, into: Format, parts: Parts) -> tuple[Path | None, str]:
    """Return the file or folder to write (None: standard output) and how it is called."""
    from reader.session.outputs import EXPORTS
    from reader.store.files import create_folder

    if output == "-":
        if into.folder:
            raise UsageError(f"{into.name} is a folder of files, which standard output cannot take")
        if parts.split or parts.shard:
            raise UsageError("there are several files, which standard output cannot take")
        return None, "standard output"
    if output is not None:
        return Path(output), output
    folder = root / EXPORTS
    try:
        create_folder(folder)
    except OSError as error:
        raise ReaderError(
            f"cannot be made: {error.strerror}", file=str(folder), hint="name a file with -o"
        ) from error
    return folder / into.default_name, f"{EXPORTS}/{into.default_name}"


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
        show(f"{name:<17} {ways:<10} {into.title}{extra}")
        if into.lost:
            show(f"{'':<29}without {', '.join(into.lost)}")
