"""Taking in annotations, each onto its page and into its annotator's folder.

A file is read to its end before anything is written: each record finds its place, and what it would
add waits in a temporary database. Then the folders of all its annotators are locked, and for each
of them the whole file becomes one step of undo; where that fails or is stopped, it is taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import msgspec

from reader import logfile
from reader.exchange import native
from reader.exchange.format import ReadOptions, module_of, recognised
from reader.exchange.media import Source, bounded
from reader.exchange.place import place_links
from reader.exchange.record import Record
from reader.exchange.report import Problem
from reader.exchange.settle import Settler
from reader.model.errors import ExchangeError, ReaderError, ReadOnlyError, StoppedError, UsageError
from reader.model.identity import check_annotator
from reader.session.counted_source import Counted
from reader.session.homes import Homes, SpanFinder
from reader.session.import_labels import check_new_labels
from reader.session.import_naming import Naming
from reader.session.import_packing import Packer
from reader.session.import_writing import Hands, write_all
from reader.session.listing_new import NewPage, NewPages
from reader.session.merging import Merger
from reader.session.packed_lines import Item, Ready, read_packed
from reader.session.session import Session
from reader.session.spooling import Spool
from reader.session.wording import counted
from reader.store.catalogue_file import CatalogueError

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is: of bytes, of changes, then of pages."""
Stage = Callable[[str], None]
"""Called with what begins: reading, writing, listing."""
Stop = Callable[[], bool]
"""Tells whether somebody wants it to stop."""

KEPT = 10_000
"""Problems that are kept with their words; more are counted."""

_LISTED = 12


class Choices(msgspec.Struct, frozen=True):
    """What is done with what a file says.

    `annotator` is whom things are put down to that the file puts down to nobody. `annotators` and
    `labels` give names of the file other names here. Labels that the scheme does not have (after
    that) are kept as they are, added to the scheme, or refused with all of the file. With `strict`
    a single error refuses all of it, and with `dry_run` nothing is written in any case. Raises
    `UsageError` for an annotator's name that cannot be one.
    """

    annotator: str = ""
    annotators: Mapping[str, str] = {}
    labels: Mapping[str, str] = {}
    unknown: Literal["keep", "add", "refuse"] = "keep"
    strict: bool = False
    dry_run: bool = False

    def __post_init__(self) -> None:
        for name in (*self.annotators.values(), *([self.annotator] if self.annotator else ())):
            check_annotator(name)


@dataclass
class Imported:
    """What an import came to: counts by kind of thing, and everything that was refused or odd.

    `unknown` counts new spans by the label that the scheme did not have. `refused` is how many
    lines, or things on a line, could not be taken in. `annotators` are those in whose folders
    something was written, each of whom can undo their part. `previewed` are the first records
    as they were placed.
    """

    format: str = "jsonl"
    records: int = 0
    added: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0
    untold: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    new_labels: tuple[str, ...] = ()
    annotators: tuple[str, ...] = ()
    previewed: list[Record] = field(default_factory=list)

    def complain(self, problem: Problem) -> None:
        """Count a problem, and keep it unless there are very many."""
        self.refused += problem.severity == "error"
        if len(self.problems) < KEPT:
            self.problems.append(problem)
        else:
            self.untold += 1


PREVIEWED = 10
"""Records that are kept to be looked at."""

_Items: TypeAlias = Iterable[tuple[Item, int]]


def import_records(
    session: Session,
    lines: Iterable[bytes],
    file: str,
    *,
    annotator: str = "",
    choices: Choices | None = None,
) -> Imported:
    """Take in the records of `lines`, which are JSONL from the file so named.

    What is there already stays as it is; what says something else of the same thing is refused, and
    so is all that does not fit its page. `annotator` is whom passages are put down to that another
    program added without naming anyone. Raises `LockedError` while an annotator of the file is at
    work in another process, `SaveError` where nothing can be written, and `ExchangeError` where the
    choices refuse the whole file.
    """
    choices = choices or Choices(annotator=annotator)
    job = _Import(session, file, "jsonl", choices)
    return job.run(job.native(lines))


def import_source(
    session: Session,
    source: Source,
    name: str = "",
    *,
    annotator: str = "",
    choices: Choices | None = None,
    progress: Progress | None = None,
    stage: Stage | None = None,
    stop: Stop | None = None,
    result: Imported | None = None,
) -> Imported:
    """Take in `source`, a file or folder of any format that is read.

    `name` is the format; where it is empty, it is recognised, and `Imported.format` tells which.
    Texts that this workspace does not have become pages. `result` is filled and returned where one
    is given, so that it tells why an import was refused. Raises `StoppedError` where `stop` said so
    before everything was written, and else as `import_records`.
    """
    name = name or recognised(source)
    module = module_of(name)
    if not module.FORMAT.reads:
        raise UsageError(f"{name} is only written")
    choices = choices or Choices(annotator=annotator)
    watched = Counted(source, progress)
    job = _Import(session, source.name, name, choices, progress, stage, stop, result)
    if name == "jsonl":
        with watched.open() as lines:
            return job.run(job.native(bounded(lines)))

    def text_of(article_id: str) -> str | None:
        try:
            return session.article(article_id).text.text
        except ReaderError:
            return None

    settler = Settler(
        source.name,
        unit=module.FORMAT.unit,
        annotator=choices.annotator,
        text_of=text_of,
        annotators=choices.annotators,
    )
    options = ReadOptions(annotator=choices.annotator, text_of=text_of)
    items = settler.settle(module.read(watched, options))
    return job.run((item, settler.line) for item in items)


class _Import:
    def __init__(
        self,
        session: Session,
        file: str,
        name: str,
        choices: Choices,
        progress: Progress | None = None,
        stage: Stage | None = None,
        stop: Stop | None = None,
        result: Imported | None = None,
    ) -> None:
        if session.read_only and not choices.dry_run:
            raise ReadOnlyError(session.read_only_reason)
        self.session = session
        self.file = file
        self.choices = choices
        self.progress = progress
        self.stage = stage or (lambda what: None)
        self.stop = stop or (lambda: False)
        self.result = Imported() if result is None else result
        self.result.format = name
        self.written_until = (0, 0)
        """When the files of pages, and those of annotators, were written (nanoseconds)."""
        self._symmetric = {r.name for r in session.scheme.relations if r.symmetric}
        self._homes = Homes(session, self._symmetric)
        self._naming = Naming(choices.annotators, choices.labels)

    def native(self, lines: Iterable[bytes]) -> _Items:
        """Yield what is on the lines of a native file, each with its number."""
        session, who = self.session, self.choices.annotator
        packer = None
        if not self._naming:  # else names are changed one record at a time
            stores = session.annotators.stores()
            packer = Packer(session, Homes(session, self._symmetric), stores, who)
        return read_packed(lines, self.file, who, packer, session.catalogue.forked)

    def run(self, items: _Items) -> Imported:
        """Take in everything, or nothing where that is refused, stopped or fails."""
        result = self.result
        with logfile.timed("import", format=result.format, dry=self.choices.dry_run) as told:
            self._run(items)
            told.update(records=result.records, added=result.added.total())
            told.update(same=result.same.total(), refused=result.refused)
        return result

    def _run(self, items: _Items) -> None:
        spool = Spool()
        try:
            with Hands(self.session, write=not self.choices.dry_run) as hands:
                merger = Merger(self.session.scheme, hands.stores, spool)
                self.result.added, self.result.same = merger.added, merger.same
                self.result.unknown = merger.unknown
                self.stage("reading")
                for item, line in items:
                    self._check_stop()
                    if isinstance(item, Problem):
                        self.result.complain(item)
                    elif isinstance(item, Ready):
                        self._take_ready(item, line, merger, hands, spool)
                    else:
                        self._take(self._naming.renamed(item), line, merger, hands, spool)
                if not self.result.records and not self.result.problems:
                    message = f"there is no article in it that reads as {self.result.format}"
                    self.result.complain(Problem("warning", message, self.file))
                for label in sorted(self._naming.unmet):
                    message = f"no span has the label {label!r}, which was to have another name"
                    self.result.complain(Problem("warning", message, self.file))
                self._link(merger, hands, spool)
                merger.added["pages"] += spool.file_count()
                merger.added += Counter()  # without the kinds of which there is nothing
                self._judge(merger)
                if not self.choices.dry_run:
                    self.stage("writing")
                    write_all(self, hands, spool)
            if not self.choices.dry_run:
                self.stage("listing")
                self._list(spool)
        finally:
            spool.close()

    def _list(self, spool: Spool) -> None:
        """Put new pages into the list, and all else that may have changed."""
        packed = ((f"seeds/{name}", listed) for name, listed in spool.packed.listed())
        others = (NewPage(f"seeds/{name}", sha256) for name, sha256 in spool.written_apart())
        made = NewPages(packed, others, spool.file_count(), *self.written_until)
        with suppress(CatalogueError):  # the refresh meets the same, and what it says counts
            self.session.list_new(made, self.progress)
        self.session.refresh(self.progress)

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return self.file.rstrip("/").rpartition("/")[2]

    def _check_stop(self) -> None:
        if self.stop():
            raise StoppedError("stopped; nothing was taken in")

    # --- reading -----------------------------------------------------------------------------

    def _take(self, record: Record, line: int, merger: Merger, hands: Hands, spool: Spool) -> None:
        """Find the place of a record, or say why it has none."""
        self.result.records += 1
        home = self._homes.find(record)
        placement = home.placement
        for problem in placement.problems:
            self._complain(problem, line)
        if placement.refused:
            return
        if placement.new_page_bytes is not None:
            name, data = placement.new_page_name, placement.new_page_bytes
            if not spool.file(name, placement.page_sha, data):
                message = f"seeds/{name} would be made with another text by an earlier record"
                self._complain(Problem("error", message, record=record.id, place="text"), line)
                return
        if len(self.result.previewed) < PREVIEWED:
            self.result.previewed.append(record)
        for made in placement.made():
            hands.need(made.annotator)
        spool.page(home.page)
        for span in placement.spans:
            spool.span(span.uid, placement.page_sha)
        for problem in merger.merge(placement, home.scope):
            self._complain(problem, line)
        if placement.links:
            spool.link(line, placement)

    def _take_ready(
        self, ready: Ready, line: int, merger: Merger, hands: Hands, spool: Spool
    ) -> None:
        """Take a record that is ready, or look at it again where there is more to it by now."""
        packed = ready.packed
        for who in packed.said:
            hands.need(who)
        new = all(store.is_new(packed.page) for store in hands.stores.values())
        if not new or not spool.pack(packed):
            self._take(self._again(ready), line, merger, hands, spool)
            return
        if len(self.result.previewed) < PREVIEWED:
            self.result.previewed.append(self._again(ready))
        self.result.records += 1
        merger.added.update(packed.added)
        merger.same.update(packed.same)
        merger.unknown.update(packed.unknown)

    def _again(self, ready: Ready) -> Record:
        record, _ = native.read_line(ready.line, annotator=self.choices.annotator)
        assert record is not None
        return record

    def _link(self, merger: Merger, hands: Hands, spool: Spool) -> None:
        """Find the relations to other articles, now that all spans of the file are known."""
        locate = SpanFinder(self.session, spool)
        for line, placement in spool.links():
            self._check_stop()
            relations, problems = place_links(placement, locate, self._symmetric)
            for relation in relations:
                hands.need(relation.annotator)
            for problem in (*problems, *merger.link(placement, relations)):
                self._complain(problem, line)

    def _complain(self, problem: Problem, line: int) -> None:
        self.result.complain(msgspec.structs.replace(problem, file=self.file, line=line))

    def _judge(self, merger: Merger) -> None:
        """Refuse all of it where that was asked for; tell of labels that the scheme lacks."""
        unknown = merger.unknown
        if unknown and self.choices.unknown == "refuse":
            most = sorted(unknown.items(), key=lambda one: (-one[1], one[0]))
            listed = [f"{label} ({number})" for label, number in most[:_LISTED]]
            more = f" and {len(unknown) - _LISTED} more" if len(unknown) > _LISTED else ""
            error = ExchangeError(
                f"{counted(sum(unknown.values()), 'span')} with labels that the scheme does not "
                f"have, so nothing was taken in: {', '.join(listed)}{more}",
                file=self.file,
                hint="--add-labels adds them, --map-label OLD=NEW gives one another name, "
                "--keep-labels takes them as they are",
            )
            if not self.choices.dry_run:
                raise error
            self.result.complain(Problem("error", f"{error.message} ({error.hint})"))
            return
        if self.choices.unknown == "add":
            names = [label.name for label in self.session.scheme.labels]
            try:
                check_new_labels(unknown, names, self.file)
            except ExchangeError as error:
                if not self.choices.dry_run:
                    raise
                self.result.complain(Problem("error", f"{error.message} ({error.hint})"))
                return
            self.result.new_labels = tuple(sorted(unknown))
        else:
            for label, number in sorted(unknown.items()):
                spans = counted(number, "span")
                message = f"the label scheme has no label {label!r}: {spans} kept as is"
                self.result.complain(Problem("warning", message))
        if self.choices.strict and self.result.refused:
            raise ExchangeError(
                f"{counted(self.result.refused, 'thing')} cannot be taken in, so nothing was",
                file=self.file,
            )
