"""The pages of one annotator: read when they are asked for, put right, kept while they are used."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from weakref import WeakValueDictionary

from reader.model.errors import DamageError
from reader.store import files
from reader.store.entries import Committed
from reader.store.journal import Journal
from reader.store.overflow import Overflow
from reader.store.page_files import (
    VERSION,
    PageFile,
    PageFolder,
    file_name,
    read_meta,
    read_page,
    write_page,
)
from reader.store.page_state import EMPTY, PageInfo, PageRecords
from reader.store.problems import Problem, Report
from reader.store.recovery import (
    Replay,
    Tail,
    lines_of_page,
    overlay,
    pages_named,
    read_tail,
    replay_page,
)
from reader.store.torn import is_torn

_KEPT = 64
"""Pages held in memory although nobody uses them."""

CHECK = "run `reader check`"
SETTLE = "run `reader check --repair --keep file` or `--keep journal`"


class Shelf:
    """Gives the records of pages; every page is one object as long as anyone holds it.

    `report` takes what is wrong with a file. With `write`, damaged files are set aside under a new
    name; without, nothing on disk is touched. `tail` are the lines that files may lack.
    """

    def __init__(self, journal: Journal, tail: Tail, *, write: bool, report: Report) -> None:
        self.files = PageFolder(journal.path.parent)
        self._journal = journal
        self._tail = tail
        self.write = write
        self._report = report
        # The last durable number, and numbers that were used although the journal lacks them.
        self.seq = tail.seq
        self._missing = [range(1, tail.before + 1)]
        self._held: OrderedDict[str, PageRecords] = OrderedDict()
        self._alive: WeakValueDictionary[str, PageRecords] = WeakValueDictionary()
        self.lost = self._find_lost()
        # Pages of a batch that the journal has and whose files are still to be written.
        self.overflow: Overflow | None = None
        # Pages whose records were taken from the journal because their file is no use.
        self.restored: dict[str, PageRecords] = {}
        # How the files of pages are of which a power cut left a part.
        self._stamps: dict[str, tuple[int, int, int] | None] = {}
        # Why the files of pages cannot be read.
        self._closed: dict[str, str] = {}

    def _find_lost(self) -> dict[str, PageInfo]:
        """Return the pages whose files were there at the last checkpoint and are gone."""
        new = {sha256[:12] for sha256 in self._tail.infos}
        old = len(self.files.shorts() - new)
        if old >= self._tail.expected:
            return {}
        named = self._journal_pages()
        return {
            sha256: info
            for sha256, info in named.items()
            if sha256 not in self._tail.infos and not self.files.find(sha256)
        }

    def behind(self) -> list[str]:
        """Return the pages whose files may lack what the journal's tail holds, or are lost."""
        return [*self._tail.lines, *self.lost]

    def get(self, sha256: str) -> PageRecords | None:
        """Return the page's records, None if there are none and nobody registered it."""
        page = self._alive.get(sha256)
        if page is None:
            page = self._load(sha256)
            if page is None:
                return None
        self.put(page)
        return page

    def in_memory(self, sha256: str) -> PageRecords | None:
        """Return the page's records where somebody has asked for them lately, without reading."""
        return self._alive.get(sha256)

    def put(self, page: PageRecords) -> None:
        """Keep the page in memory for a while."""
        sha256 = page.info.sha256
        self._alive[sha256] = page
        self._held[sha256] = page
        self._held.move_to_end(sha256)
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)

    def loaded(self) -> list[PageRecords]:
        """Return the pages that are in memory."""
        return list(self._alive.values())

    def pages(self) -> list[str]:
        """Return the sha256 of every page that has records, sorted."""
        known = {page.info.sha256: page.state.size > 0 for page in self.loaded()}
        for sha256 in self.behind():
            if sha256 not in known:
                page = self.get(sha256)
                known[sha256] = page is not None and page.state.size > 0
        damaged = []
        for path in self.files.paths():
            try:
                meta = read_meta(path)
            except (DamageError, OSError):
                damaged.append(path.name[-17:-5])
                continue
            known.setdefault(meta.page, meta.records > 0)
        for sha256 in self._whole(damaged) if damaged else ():
            page = self.get(sha256)
            known[sha256] = page is not None and page.state.size > 0
        return sorted(sha256 for sha256, some in known.items() if some)

    def page_of_file(self, path: Path) -> str:
        """Return the sha256 of the page of which a file holds records, "" where it holds none."""
        try:
            meta = read_meta(path)
        except (DamageError, OSError):
            for sha256 in self._whole([path.name[-17:-5]]):
                page = self.get(sha256)
                return sha256 if page is not None and page.state.size else ""
            return ""
        return meta.page if meta.records else ""

    def shorts(self) -> set[str]:
        """Return the first 12 digits of every page that may have records."""
        here = [page.info.sha256 for page in self.loaded() if page.state.size]
        waiting = self.overflow.pages() if self.overflow is not None else ()
        return {sha256[:12] for sha256 in (*here, *self.behind(), *waiting)} | self.files.shorts()

    def _whole(self, short: list[str]) -> list[str]:
        return [sha256 for sha256 in self._journal_pages() if sha256[:12] in short]

    def _journal_pages(self) -> dict[str, PageInfo]:
        return pages_named(self._journal.path, self._journal.size)

    def path_of(self, page: PageRecords) -> Path:
        """Return where the page's file is or would be."""
        found = self.files.find(page.info.sha256)
        return found[0] if found else self.files.folder / file_name(page.info)

    def replay(self, sha256: str) -> Replay:
        """Return the page as the whole journal tells it."""
        return replay_page(self._journal.path, self._journal.size, sha256)

    def note_missing(self) -> int:
        """Return the highest number that any page file has seen, reading the head of each.

        Numbers up to it that the journal has not reached count as missing there.
        """
        highest = 0
        for path in self.files.paths():
            with suppress(DamageError, OSError):
                highest = max(highest, read_meta(path).seq)
        self._missing.append(range(self.seq + 1, highest + 1))
        return highest

    def _lacks(self, seq: int) -> bool:
        return seq > self.seq or any(seq in numbers for numbers in self._missing)

    def take_over(self, overflow: Overflow) -> None:
        """Show the pages of a batch as it left them until all their files are written."""
        self.overflow = overflow
        for page in self.loaded():
            held = overflow.page(page.info.sha256)
            if held is not None:
                page.state, page.announced = held.state, True

    def new_path(self, info: PageInfo) -> Path | None:
        """Return where the file of a page will be that nothing is known of; else None."""
        if self.get(info.sha256) is not None or self.files.find(info.sha256):
            return None
        return self.files.folder / file_name(info)

    def save(self, page: PageRecords, pieces: Iterable[bytes] | None) -> Path:
        """Replace the page's file by `pieces`; raises `OSError`.

        Without any, the file waits for its name already. A file that somebody changed since it was
        read is set aside first.
        """
        path = self.files.add(page.info)
        if files.stamp(path) != page.stamp:
            aside = files.set_aside(path, "edited")
            self._report(
                Problem(
                    str(path),
                    "",
                    f"another program changed it while it was in use; that is {aside.name} now",
                    "compare the two",
                )
            )
        if pieces is None:
            files.name_temporary(path)
        else:
            write_page(path, pieces)
        page.stamp = files.stamp(path)
        return path

    def _load(self, sha256: str) -> PageRecords | None:
        if self.overflow is not None:
            held = self.overflow.page(sha256)
            if held is not None:
                return held
        tail = self._tail
        if not (sha256 in tail.infos or sha256 in tail.lines or sha256 in self.lost) and (
            not self.files.find(sha256)
        ):
            return None
        found, damaged = self._read_files(sha256)
        if found is not None:
            return self._from_file(found)
        info, items = self._tail.infos.get(sha256), self._newer(sha256)
        if info is not None and not damaged:
            state, fitted = overlay(EMPTY, items, sha256)
            if fitted:
                page = PageRecords(info, state)
                page.announced = True
                return page
        if sha256 in self.lost:
            message = "the page's file is gone; its records come from the journal"
            name = file_name(self.lost[sha256])
            self._report(Problem(str(self.files.folder / name), "", message))
        if items or damaged or sha256 in self.lost:
            return self._from_journal(sha256)
        return None

    def _newer(self, sha256: str) -> list[Committed]:
        """Return the lines of the journal's tail with operations on a page."""
        offsets = self._tail.lines.get(sha256, ())
        return [Committed(self._journal.read(offset), offset, 0) for offset in offsets]

    def _from_file(self, found: PageFile) -> PageRecords:
        """Return the page as its file and newer lines of the journal's tail have it."""
        sha256 = found.meta.page
        page = PageRecords(found.meta.info, found.state)
        page.announced = True
        page.stamp = found.stamp
        if found.state.seq > self.seq and not self.write:
            self._tail = read_tail(self._journal.path)  # another process may have gone on since
            self.seq, self._journal.size = self._tail.seq, self._tail.size
        reason = found.edited
        if not reason and self._lacks(found.state.seq):
            reason = "it holds changes that the journal does not have"
        if reason:
            self._set_read_only(page, reason, settle=found.meta.version <= VERSION)
            return page
        page.state, fitted = overlay(found.state, self._newer(sha256), sha256)
        if fitted:
            return page
        told = self._from_journal(sha256)
        if told is None:  # only the file has its records
            reason = "the journal does not go on from it"
            self._set_read_only(page, reason, settle=found.meta.version <= VERSION)
            return page
        path = self.files.find(sha256)[0]
        where = ""
        if self.write:
            where = f"; it was set aside as {files.set_aside(path, 'stale').name}"
            self.files.remove(path)
        message = "it is not the file that the journal goes on from, and records come from there"
        self._report(Problem(str(path), "", message + where))
        return told

    def _set_read_only(self, page: PageRecords, reason: str, *, settle: bool) -> None:
        """Show an edited page with all that was done since its file was written, and lock it."""
        sha256 = page.info.sha256
        items = lines_of_page(self._journal.path, self._journal.size, sha256)
        page.state, _fitted = overlay(page.state, items, sha256)
        page.read_only = reason
        hint = SETTLE if settle else "use the newer Reader"
        path = self.files.find(sha256)[0]
        self._report(Problem(str(path), "", f"{reason}, so it is open for reading only", hint))

    def _read_files(self, sha256: str) -> tuple[PageFile | None, bool]:
        """Return the page's file (the newest if there are several), and whether any is damaged."""
        whole: list[tuple[int, str, PageFile]] = []
        damaged = False
        for path in self.files.find(sha256):
            try:
                found = read_page(path)
            except DamageError as error:
                damaged = True
                if not self._torn(path, sha256):
                    self._damaged(path, error)
                continue
            except OSError as error:
                damaged = True
                self._unreadable(sha256, path, error)
                continue
            if found.meta.page == sha256:
                whole.append((found.state.seq, path.name, found))
        whole.sort(key=lambda item: item[:2])
        for _seq, name, _found in whole[:-1]:
            path = self.files.folder / name
            message = f"{whole[-1][1]} is a newer file of the same page, so this one is not used"
            self._report(Problem(str(path), "", message, "remove the one that is not wanted"))
            self.files.remove(path)
        return (whole[-1][2] if whole else None), damaged

    def _unreadable(self, sha256: str, path: Path, error: OSError) -> None:
        reason = f"it cannot be read ({error.strerror or error})"
        self._closed[sha256] = reason
        message = f"{reason}; the page's records come from the journal, for reading only"
        self._report(Problem(str(path), "", message, "give access to it and open again"))

    def _torn(self, path: Path, sha256: str) -> bool:
        """Tell whether the file was being written when the machine stopped; it is written anew."""
        if sha256 not in self._tail.lines:
            return False
        from reader.store.storage import PageStorage  # it loads TinyDB

        stamp = files.stamp(path)
        try:
            torn = is_torn(PageStorage(path).get(), sha256, self._journal.path)
        except OSError:
            return False
        if torn:
            self._stamps[sha256] = stamp
        return torn

    def _damaged(self, path: Path, error: DamageError) -> None:
        where = "it was left as it is"
        if self.write:
            where = f"it was set aside as {files.set_aside(path, 'damaged').name}"
            self.files.remove(path)
        message = f"{error.message}; {where}, and the page's records come from the journal"
        self._report(Problem(str(path), error.place, message))

    def _from_journal(self, sha256: str) -> PageRecords | None:
        """Return the page as the whole journal tells it, None if the journal does not know it."""
        replay = self.replay(sha256)
        if not replay.consistent:
            message = "some changes of a page do not follow from each other; the later ones count"
            self._report(Problem(str(self._journal.path), f"page {sha256[:12]}", message, CHECK))
        if replay.info is None:
            return None
        page = PageRecords(replay.info, replay.state)
        page.announced = True
        page.stamp = self._stamps.get(sha256)
        page.read_only = self._closed.get(sha256, "")
        if self.write and not page.read_only:
            self.restored[sha256] = page
        return page
