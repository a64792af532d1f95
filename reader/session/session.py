"""A workspace that is open: the one object through which faces and scripts work."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

from reader import logfile
from reader.model.changes import Change
from reader.model.errors import ReaderError, ReadOnlyError, SaveError
from reader.model.records import Span
from reader.model.scheme import LabelScheme
from reader.session.annotators import Annotators
from reader.session.arrivals import Arrivals
from reader.session.browsing import Browsing
from reader.session.corpus import Corpus
from reader.session.links import Links
from reader.session.locate import check_folders
from reader.session.marking import Marking
from reader.session.opening import annotator_of, scheme_of
from reader.session.refreshing import Progress, Refreshed, Refresher
from reader.settings.config import Config, load_config
from reader.store.annotations import AnnotationStore, PageRecords
from reader.store.catalogue import Catalogue
from reader.store.catalogue_find import BY_PAGE, Sort
from reader.store.catalogue_types import ArticleRow, Totals
from reader.store.first_records import FirstOnPage
from reader.store.places import Places

if TYPE_CHECKING:
    from reader.session.articles import OpenArticle
    from reader.session.editing import Editor
    from reader.session.listing_new import NewPages
    from reader.session.routine import Routine
    from reader.session.timing import Stopwatch

__all__ = ["BY_PAGE", "ArticleRow", "Session", "Sort", "Totals"]

LOOKS = "this workspace is open for reading only"  # and nothing else stands in the way
STOP_SECONDS = 5.0
"""How long closing waits for a refresh in another thread to end."""
MANY = 1000
"""Pages that a batch may touch before the list finds out by itself which those were."""


class Session(Browsing):
    """One annotator's work in one workspace.

    Changes are applied in memory at once and made durable by `flush`. `read_only_reason` is what
    they are refused with where nothing can be changed.

    Threads: one thread makes changes (`apply`, `undo`, `redo`, `put_place`, `mark_read`). Beside it
    others may at the same time save (`flush`, `keep_place`), bring the list up to date (`refresh`),
    and read anything: rows, articles, records. What was read never changes afterwards; it is read
    again to see what has. `close` comes last, when no other thread will ask for anything new.
    """

    def __init__(
        self,
        root: Path,
        config: Config,
        scheme: LabelScheme | None,
        store: AnnotationStore,
        catalogue: Catalogue,
    ) -> None:
        self.root = root
        self.config = config
        self.store = store
        self.catalogue = catalogue
        self._scheme = scheme
        self._problems: list[str] = []
        self.read_only_reason = store.read_only_reason or LOOKS
        self.annotators = Annotators(root / "annotations", store)
        self.corpus = Corpus(root, catalogue, config, self.annotators)
        self.places = Places(root / "annotations", store.annotator)
        self._refresher = Refresher(self.corpus, self.read_on)
        self.links = Links(store)
        # Guards what changes leave for `flush` to count, and the places.
        self._guard = Lock()
        self._touched: set[str] = set()
        self._recut: set[str] = set()
        self._touched_many = False
        # Who was asked for, and the environment.
        self.opened_for: tuple[str | None, Mapping[str, str]] = (None, {})
        # How often this session may have changed how pages are cut into articles.
        self.cuts = 0
        self.marking = Marking(catalogue, self.places, store.annotator, self._guard)
        self.arrivals = Arrivals(root, store, self.links)

    @cached_property
    def routine(self) -> Routine:
        """What the annotator does over and over, for as long as the session lasts."""
        from reader.session.routine import Routine

        return Routine()

    @classmethod
    def open(
        cls,
        root: Path,
        annotator: str | None = None,
        *,
        write: bool = True,
        environ: Mapping[str, str] | None = None,
        scheme: LabelScheme | None = None,
    ) -> Session:
        """Open the workspace at `root` for `annotator` (None: whom the environment names).

        With `write` the annotator's folder is locked until `close`; raises `LockedError` where
        another process has it. `scheme` takes the place of the workspace's. Raises `SettingsError`
        for a wrong configuration, and with `write` for a wrong scheme; `WorkspaceError` where a
        folder of the workspace is a link out of it.
        """
        environ = os.environ if environ is None else environ
        check_folders(root)
        config = load_config(root, environ=environ)
        name = annotator_of(annotator, environ, config, write=write)
        store = AnnotationStore.open(root / "annotations", name, write=write)
        try:
            catalogue = Catalogue.open(root, environ)
            session = cls(root, config, scheme, store, catalogue)
            session.opened_for = annotator, environ
            if write and not store.read_only:
                session._settle()
            if write:
                session.scheme  # noqa: B018 - what is wrong with it is told before work begins
            logfile.info("workspace", path=logfile.shown(root), read_only=store.read_only)
            return session
        except BaseException:
            store.abandon()
            raise

    def _settle(self) -> None:
        """Make whole what was cut off when the program last ended."""
        if os.path.lexists(self.store.folder / "unfinished.json"):
            from reader.session import unfinished

            self._problems += unfinished.settle(self.root, self.store)

    @property
    def scheme(self) -> LabelScheme:
        """The label scheme, read when it is first asked for; raises `SettingsError`."""
        if self._scheme is None:
            self._scheme, newer = scheme_of(self.root, self._problems)
            if newer:
                self.store.close_for_changes()
                self.read_only_reason = newer
        return self._scheme

    @property
    def problems(self) -> list[str]:
        """Sentences about what was found wrong so far, apart from what pages cannot be read."""
        found = [*self._problems, *map(str, (*self.store.problems, *self.places.problems))]
        found += [*self.arrivals.problems, *self.annotators.problems]
        found += [self.catalogue.notice, self.catalogue.warning]
        return list(dict.fromkeys(filter(None, found)))

    @property
    def annotator(self) -> str:
        """Whose session this is."""
        return self.store.annotator

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.store.read_only

    @property
    def unsaved(self) -> int:
        """How many changes are applied and not durable."""
        return self.store.unsaved

    def refresh(self, progress: Progress | None = None) -> Refreshed:
        """Bring the catalogue up to date with the files; may run in a thread of its own."""
        with self._guard:
            # What is in files by now is counted here, and need not be by the next `flush`.
            waiting = (set(), set(), False) if self.store.unsaved else self._take_waiting()
        with logfile.timed("catalogue", rebuilt=self.catalogue.rebuilt or None) as told:
            try:
                refreshed = self._refresher.refresh(progress)
            except BaseException:
                self._wait_again(*waiting)
                raise
            told.update(read=refreshed.read, gone=refreshed.gone, wrong=len(refreshed.messages))
        self.marking.compare()
        return refreshed

    def list_new(self, pages: NewPages, progress: Progress | None = None) -> None:
        """Put pages that an import has just made into the list, sooner than `refresh` does."""
        self._refresher.list_new(pages, progress)

    def stop_refreshing(self) -> None:
        """Make a refresh in another thread end soon, for good: the program is about to quit."""
        self._refresher.stop(0)

    # --- records and changes -----------------------------------------------------------------

    def records(self, sha256: str) -> PageRecords:
        """Return one's own records of a page."""
        return self.store.records(sha256)

    def editor(self, view: OpenArticle) -> Editor:
        """Return what builds changes to an article."""
        from reader.session.editing import Editor

        records = self.records(view.page.sha256)
        return Editor(view, records, self.annotator, self.scheme, self.links)

    def apply(self, change: Change, view: OpenArticle) -> None:
        """Apply a change to an article that is open; `flush` makes it durable."""
        from reader.session.articles import check_quotes

        self._may_change()
        for op in change.ops:
            if isinstance(op.after, Span):
                check_quotes(view.page, op.after)
        self.corpus.register(view.page, self.store)
        with self._guard:
            self.store.apply(change)
            self._touch(change)

    def secure(self) -> bool:
        """Make every applied change durable; raises `SaveError` and keeps what is not.

        Page files and the list's counts follow with the next `flush` or `close`. Return whether
        that can wait: not where pages are cut otherwise than the list shows.
        """
        self.store.secure()
        came = self.arrivals.look()
        with self._guard:  # others may note something while it looks
            self._touched_many |= came
            return not (self._recut or self._touched_many)

    def flush(self) -> None:
        """Make every applied change durable; raises `SaveError` and keeps what is not.

        The list's counts follow. That they cannot be told is no failure to save: it becomes one of
        the `problems`, and the next `refresh` counts again.
        """
        with self._guard:
            touched, recut, many = self._take_waiting()
        try:
            self.store.flush()
        except BaseException:
            self._wait_again(touched, recut, many)
            raise
        many |= self.arrivals.look()
        try:
            if many:
                self._refresher.count_stale()
            for sha256 in sorted(recut):
                self._refresher.recut(sha256)
            for sha256 in sorted(touched - recut):
                self._refresher.count(self.store, sha256)
            self.marking.tell()
            if recut:
                self.marking.compare()
        except (OSError, ReaderError) as error:
            self._problems.append(str(error))

    def _take_waiting(self) -> tuple[set[str], set[str], bool]:
        """Return the pages whose counts wait for a flush, those cut anew, and whether all may."""
        touched, self._touched = self._touched, set()
        recut, self._recut = self._recut, set()
        many, self._touched_many = self._touched_many, False
        return touched, recut, many

    def _wait_again(self, touched: set[str], recut: set[str], many: bool) -> None:
        with self._guard:
            self._touched |= touched
            self._recut |= recut
            self._touched_many |= many

    def apply_batch(self, header: Change, changes: Iterable[Change | FirstOnPage]) -> None:
        """Apply changes to pages that are registered as one step of undo, durable on return.

        Raises as `reader.store.annotations.AnnotationStore.apply_batch` does; the list's counts
        follow with the next `flush` or `refresh`.
        """
        touched: set[str] = set()
        recut: set[str] = set()

        def told() -> Iterator[Change | FirstOnPage]:
            for change in changes:
                # A page that is new is counted as it comes into the list.
                if len(touched) < MANY and isinstance(change, Change):
                    touched.update(op.page for op in change.ops)
                    recut.update(op.page for op in change.ops if op.table == "corrections")
                yield change

        self.store.apply_batch(header, told())
        with self._guard:
            if len(touched) < MANY:
                self._touched |= touched
                self._recut |= recut
            else:
                self._touched_many = True
            self.cuts += bool(recut or self._touched_many)
        self.links.changed(header)

    def commit(self, change: Change, view: OpenArticle) -> None:
        """Apply a change and make it durable."""
        self.apply(change, view)
        self.flush()

    def ahead(self, act: Literal["undo", "redo"]) -> tuple[str, int]:
        """Return (summary, pages) of what the next undo or redo concerns, ("", 0) for nothing.

        The number is that of the lines that were written for it, one for a change by hand.
        """
        entry = self.store.ahead(act)
        return (entry.summary, entry.count) if entry is not None else ("", 0)

    def undo(self, watch: Progress | None = None) -> Change | None:
        """Take back the last change of this annotator; None where there is none.

        `watch` is told how far the undoing of a large one is; what it raises leaves everything as
        it was.
        """
        self._may_change()
        with self._guard:
            self._note_turn("undo")
        # Not under the guard: of a large import, this takes its time.
        change = self.store.undo(watch)
        with self._guard:
            return self._scheme_turned(self._touch(change), undone=True)

    def redo(self, watch: Progress | None = None) -> Change | None:
        """Do again what was last undone; None where nothing was, or something was done since.

        Otherwise as `undo`.
        """
        self._may_change()
        with self._guard:
            self._note_turn("redo")
        change = self.store.redo(watch)
        with self._guard:
            return self._scheme_turned(self._touch(change), undone=False)

    def _note_turn(self, act: Literal["undo", "redo"]) -> None:
        """Note that the label scheme has to follow, where it has to."""
        entry = self.store.ahead(act)
        if entry is not None and entry.verb.endswith("-label"):
            from reader.session.unfinished import begin_turn

            begin_turn(self.root, self.store, act, entry)

    def forget_scheme(self) -> None:
        """Read the label scheme anew when it is next asked for, since its file has changed."""
        self._scheme = None

    def _scheme_turned(self, change: Change | None, *, undone: bool) -> Change | None:
        """Let the label scheme follow the undoing or redoing of a change that went with it."""
        if change is None or not change.verb.endswith("-label"):
            return change
        from reader.session.unfinished import end_turn

        told = end_turn(self.root, self.store, change, undone=undone)
        if told is not change:
            self.forget_scheme()
        return told

    def _may_change(self) -> None:
        if self.read_only:
            raise ReadOnlyError(self.read_only_reason)

    def _touch(self, change: Change | None) -> Change | None:
        if change is not None:
            recut = {op.page for op in change.ops if op.table == "corrections"}
            self._touched |= {op.page for op in change.ops}
            self._recut |= recut
            # A batch comes back without its operations, since they can be too many to hold.
            self._touched_many |= not change.ops
            self.cuts += bool(recut or not change.ops)
            self.links.changed(change)
        return change

    def put_place(self, article_id: str, page_offset: int) -> None:
        """Note where one is in an article; `keep_place` writes it down."""
        self.marking.put_place(article_id, page_offset)

    def mark_read(self, article_id: str) -> None:
        """Note that the article's text was entered, and when; `flush` tells the list."""
        self.marking.read([article_id])

    def read_on(self, annotator: str, sha256: str) -> Collection[int]:
        """Return offsets of a page in whose articles the annotator has read, as far as is known."""
        return self.marking.offsets(sha256) if annotator == self.annotator else ()

    @cached_property
    def stopwatch(self) -> Stopwatch | None:
        """What keeps the time at each article; None where nobody has asked for it."""
        if self.read_only or not self.config.keep_time:
            return None
        from reader.session.timing import Stopwatch
        from reader.store.times import Times

        times = Times(self.root / "annotations", self.annotator)
        self._problems += map(str, times.problems)
        return Stopwatch(times)

    def keep_place(self) -> None:
        """Write down where one was, and how long; nothing where one may only read."""
        if not (self.read_only or self.store.why_gone()):
            self.marking.keep_places()
            if self.stopwatch is not None:
                self.stopwatch.times.save()

    def close(self) -> None:
        """Save what is queued, keep the place, and let go of the folder.

        Raises `SaveError` where something cannot be saved; the folder is free all the same.
        """
        self._refresher.stop(STOP_SECONDS)
        try:
            # The place is no work of anybody's, so a full disk is not told a second time for it.
            with suppress(SaveError):
                self.keep_place()
            if not self.store.read_only and (self.store.unsaved or self._touched):
                self.flush()
            self.store.close()
            self.arrivals.look()
        finally:
            self.store.abandon()
            self.annotators.forget()
            self.catalogue.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
