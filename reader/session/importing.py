"""Taking in annotations from native records, each onto its page and into its annotator's folder.

A folder is only written under its lock, so the folders of all annotators of a file are locked
before anything is written; for each of them the whole file is one step of undo.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import msgspec

from reader.exchange import native
from reader.exchange.format import ReadOptions, module_of, recognised
from reader.exchange.media import Source
from reader.exchange.place import Placement, place_links
from reader.exchange.record import Record
from reader.exchange.report import Problem, errors
from reader.exchange.settle import Settler
from reader.model.changes import Change, Op
from reader.model.errors import ReaderError, ReadOnlyError, UsageError
from reader.model.pages import Page
from reader.model.records import Record as Made
from reader.model.records import Relation
from reader.session.homes import Home, Homes, SpanFinder
from reader.session.merging import Merger
from reader.session.outputs import replacing
from reader.session.session import Session
from reader.store.annotations import AnnotationStore

Progress = Callable[[int, int], None]
"""Called with how many bytes are read and how many there are."""


@dataclass
class Imported:
    """What an import came to: counts by kind of thing, and everything that was refused or odd."""

    format: str = "jsonl"
    records: int = 0
    added: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    @property
    def refused(self) -> int:
        """How many lines, or things on a line, could not be taken in."""
        return len(errors(self.problems))


def import_records(
    session: Session,
    lines: Iterable[bytes],
    file: str,
    *,
    annotator: str = "",
    size: int = 0,
    progress: Progress | None = None,
) -> Imported:
    """Take in the records of `lines`, which are JSONL of `size` bytes from the file so named.

    What is there already stays as it is; what says something else of the same thing is refused, and
    so is all that does not fit its page. `annotator` is whom passages are put down to that another
    program added without naming anyone. Raises `LockedError` while an annotator of the file is at
    work in another process, and `SaveError` where nothing can be written.
    """
    if session.read_only:
        raise ReadOnlyError(session.read_only_reason)
    job = _Import(session, file)
    count = _Count(size, progress)
    for item in native.read(count.lines(lines), file, annotator=annotator):
        if isinstance(item, Problem):
            job.result.problems.append(item)
        else:
            job.take(item, count.line)
    job.finish()
    return job.result


def import_source(
    session: Session, source: Source, name: str = "", *, annotator: str = ""
) -> Imported:
    """Take in `source`, a file or folder of any format that is read.

    `name` is the format; where it is empty, it is recognised, and `Imported.format` tells which.
    Texts that this workspace does not have become pages. Everything else is as for
    `import_records`.
    """
    if session.read_only:
        raise ReadOnlyError(session.read_only_reason)
    name = name or recognised(source)
    module = module_of(name)
    if not module.FORMAT.reads:
        raise UsageError(f"{name} is only written")

    def text_of(article_id: str) -> str | None:
        try:
            return session.article(article_id).text.text
        except ReaderError:
            return None

    job = _Import(session, source.name)
    job.result.format = name
    settler = Settler(source.name, unit=module.FORMAT.unit, annotator=annotator, text_of=text_of)
    options = ReadOptions(annotator=annotator, text_of=text_of)
    for item in settler.settle(module.read(source, options)):
        if isinstance(item, Problem):
            job.result.problems.append(item)
        else:
            job.take(item, 0)
    job.finish()
    return job.result


class _Count:
    """Counts lines while they are read one by one."""

    def __init__(self, size: int, progress: Progress | None) -> None:
        self.line = 0
        self._size = size
        self._progress = progress

    def lines(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        done = 0
        for data in lines:
            self.line += 1
            done += len(data)
            yield data
            if self._progress is not None and self._size:
                self._progress(done, self._size)


class _Import:
    def __init__(self, session: Session, file: str) -> None:
        self.session = session
        self.file = file
        self.result = Imported()
        self._symmetric = {r.name for r in session.scheme.relations if r.symmetric}
        self._homes = Homes(session, self._symmetric)
        self._placed: list[tuple[int, Home]] = []

    def take(self, record: Record, line: int) -> None:
        """Find the place of a record, or say why it has none."""
        self.result.records += 1
        placed = self._homes.find(record)
        for problem in placed.placement.problems:
            self._complain(problem, line)
        if not placed.placement.refused:
            self._placed.append((line, placed))

    # --- writing -----------------------------------------------------------------------------

    def finish(self) -> None:
        """Write everything that was placed, and bring the list up to date."""
        links = self._links()
        names = {r.annotator for _, p in self._placed for r in _records(p.placement)}
        names |= {relation.annotator for _, _, found in links for relation in found}
        with ExitStack() as stack:
            stores = {self.session.annotator: self.session.store}
            self.session.annotators.forget()
            for name in sorted(names - set(stores)):
                folder = self.session.annotators.folder
                stores[name] = stack.enter_context(AnnotationStore.open(folder, name))
            every = {**{s.annotator: s for s in self.session.annotators.stores()}, **stores}
            merger = Merger(self.session.scheme, every, self.result.added, self.result.same)
            pages: dict[str, Page] = {}
            for line, placed in self._placed:
                pages[placed.page.sha256] = placed.page
                for problem in merger.merge(placed.placement, placed.scope):
                    self._complain(problem, line)
            for line, placement, found in links:
                for problem in merger.link(placement, found):
                    self._complain(problem, line)
            self._write_pages()
            for name in (self.session.annotator, *sorted(names - {self.session.annotator})):
                self._write(stores[name], merger.ops(name), pages)
        self.result.problems += merger.unknown()
        self.session.refresh()

    def _links(self) -> list[tuple[int, Placement, tuple[Relation, ...]]]:
        here = {s.uid: p.placement.page_sha for _, p in self._placed for s in p.placement.spans}
        locate = SpanFinder(self.session, here)
        found = []
        for line, placed in self._placed:
            if placed.placement.links:
                relations, problems = place_links(placed.placement, locate, self._symmetric)
                for problem in problems:
                    self._complain(problem, line)
                found.append((line, placed.placement, relations))
        return found

    def _write_pages(self) -> None:
        """Write the pages that the workspace has to gain, before anything is said about them."""
        for _, placed in self._placed:
            placement = placed.placement
            path = self.session.root / "seeds" / placement.new_page_name
            if placement.new_page_bytes is None or path.exists():
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as out:
                out.write(placement.new_page_bytes)
            self.result.added["pages"] += 1

    def _write(
        self, store: AnnotationStore, ops: dict[str, list[Op]], pages: dict[str, Page]
    ) -> None:
        """Write what was added to one annotator's folder as one batch, a line for each page."""
        if not ops:
            return
        own = store is self.session.store
        name = self.file.rpartition("/")[2]
        first = next(iter(ops))
        focus = first, min((getattr(op.record, "start", 0) for op in ops[first]), default=0)
        head = Change("import", f"imported {name}", (), store.annotator, focus)

        def changes() -> Iterator[Change]:
            for sha, made in ops.items():
                self.session.corpus.register(pages[sha], store)
                yield Change("import", head.summary, tuple(made), store.annotator, (sha, 0))

        if own:
            self.session.apply_batch(head, changes())
        else:
            store.apply_batch(head, changes())

    def _complain(self, problem: Problem, line: int) -> None:
        self.result.problems.append(msgspec.structs.replace(problem, file=self.file, line=line))


def _records(placement: Placement) -> Iterator[Made]:
    yield from placement.spans
    yield from placement.relations
    yield from placement.tags
    yield from placement.states
    yield from placement.corrections
    yield from placement.memberships
    yield from placement.passed
