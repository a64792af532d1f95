"""Whether an annotator's files are whole, agree with each other, and quote what the pages say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from reader.model.errors import DamageError, ReaderError
from reader.model.records import Record
from reader.store import files, pages_kept
from reader.store.annotations import AnnotationStore, PageRecords
from reader.store.entries import Committed, Damage, committed_forward, ops_of
from reader.store.journal import NAME
from reader.store.page_files import PageFolder, read_meta
from reader.store.page_state import add_digests, encode_record, hash_document
from reader.store.problems import Problem
from reader.store.recovery import damaged_line, read_tail
from reader.store.settling import SettlingStore, renew_journal
from reader.store.shelf import SETTLE

KEEP_AGAIN = "`reader check --repair` keeps them again, if the page is in seeds/"


class Ledger:
    """The whole journal added up: what is wrong with it, and the digest of every page in it."""

    def __init__(self, path: Path) -> None:
        """Read the journal at `path` to the end of its good lines, one line at a time."""
        self.problems: list[Problem] = []
        self._path = path
        self._records: dict[str, dict[tuple[str, str], int]] = {}
        seq, damaged = 0, False
        for item in committed_forward(path, 0, read_tail(path).size):
            if isinstance(item, Damage):
                self.problems.append(damaged_line(path, item.number, item.reason))
                damaged = True
                continue
            if item.fields["kind"] == "head":
                seq = item.fields["seq"]
            elif item.fields["kind"] != "checkpoint":
                self._check_number(item, seq, damaged)
                seq, damaged = item.fields["seq"], False
            self._add(item)

    def _check_number(self, item: Committed, before: int, damaged: bool) -> None:
        number = item.fields["seq"]
        if number == before + 1 or (damaged and number > before):
            return
        word = "lines before it are missing" if number > before else "it is not in its place"
        message = f"{word}: {before} is followed by {number}"
        self.problems.append(Problem(str(self._path), f"line {item.number}", message))

    def _add(self, item: Committed) -> None:
        if "ops" not in item.fields:
            return
        try:
            ops = ops_of(item.fields)
        except DamageError as error:
            self.problems.append(damaged_line(self._path, item.number, error.message))
            return
        for op in ops:
            page = self._records.setdefault(op.page, {})
            key = op.table, op.uid
            if page.get(key) != _hash(op.table, op.before):
                message = f"the change does not follow from those before it ({op.table} {op.uid})"
                self.problems.append(Problem(str(self._path), f"line {item.number}", message))
            after = _hash(op.table, op.after)
            if after is None:
                page.pop(key, None)
            else:
                page[key] = after

    @property
    def pages(self) -> dict[str, int]:
        """The digest of every page that has ever had records."""
        return {sha256: add_digests(*page.values()) for sha256, page in self._records.items()}


def _hash(table: str, record: Record | None) -> int | None:
    return None if record is None else hash_document(table, encode_record(record, table))


def verify(
    annotations: Path, annotator: str, page_text: Callable[[str], str | None] | None = None
) -> list[Problem]:
    """Return everything that is wrong with the annotator's files; changes and locks nothing.

    `page_text` gives the decoded text of the page with a sha256, or None where there is none; every
    quote is compared with it. The kept bytes of each annotated page are checked too.
    """
    store = AnnotationStore.open(annotations, annotator, write=False)
    if store.forked:
        return list(store.problems)
    ledger = Ledger(annotations / annotator / NAME)
    digests = ledger.pages
    found: list[Problem] = []
    for sha256 in sorted({*store.pages(), *digests}):
        page = store.records(sha256)
        found += _check_page(annotations, page, digests.get(sha256, 0))
        if page_text is not None and (page.spans or page.passed):
            found += _check_quotes(page, store.file_of(sha256), page_text(sha256))
    return list(dict.fromkeys([*store.problems, *ledger.problems, *found]))


def _check_page(annotations: Path, page: PageRecords, digest: int) -> Iterator[Problem]:
    sha256 = page.info.sha256
    if not page.read_only and page.state.digest != digest:
        message = f"the records of page {sha256[:12]} are not those that the journal leads to"
        yield Problem(page.info.name or sha256, "", message, SETTLE)
    if page.state.size and pages_kept.read_kept(annotations, sha256) is None:
        kept = pages_kept.kept_path(annotations, sha256)
        word = "are not those of the page" if kept.exists() else "are not kept"
        message = f"the bytes of the annotated page {page.info.name} {word}"
        yield Problem(str(kept), "", message, KEEP_AGAIN)


def _check_quotes(page: PageRecords, file: Path, text: str | None) -> Iterator[Problem]:
    if text is None:
        message = f"the page {page.info.name} is nowhere, so its quotes cannot be checked"
        yield Problem(str(file), "", message)
        return
    for span in page.spans.values():
        for part in span.parts:
            if text[part.start : part.end] != part.quote or part.end > len(text):
                place = f"span {span.uid}, {part.start}..{part.end}"
                yield Problem(str(file), place, "the quote is not what the page says there")
    for passed in page.passed.values():
        if passed.end > len(text):
            place = f"passed {passed.uid}, {passed.start}..{passed.end}"
            yield Problem(str(file), place, "it reaches beyond the end of the page")


def repair(annotations: Path, annotator: str, keep: Literal["file", "journal"] | None) -> list[str]:
    """Make page files and journal agree and return a sentence for each thing that was done.

    With ``file`` what the page files say counts, with ``journal`` what was recorded; without
    either, pages about which they disagree are told and left. Page files that are damaged or gone
    are written from the journal. A journal with damaged lines gives way to one that begins with the
    records as they are then. Every file is kept beside under another name before it is replaced.
    Raises `LockedError` if the annotator's folder is in use.
    """
    done = []
    with SettlingStore.open(annotations, annotator) as store:
        if store.read_only:
            return [f"not repaired: {store.read_only_reason}"]
        digests = Ledger(annotations / annotator / NAME).pages
        unsettled = []
        for sha256 in sorted({*store.pages(), *digests}):
            page = store.records(sha256)
            if not page.read_only and page.state.digest == digests.get(sha256, 0):
                continue
            name = store.file_of(sha256).name
            if keep is None:
                unsettled.append(sha256)
                done.append(f"not settled: {name} and the journal differ; choose with --keep")
                continue
            try:
                store.settle(sha256, keep)
            except ReaderError as error:
                done.append(f"not settled: {error}")
            else:
                done.append(f"settled {name}: what the {keep} says counts")
        store.flush()
        done += [str(p) for p in store.problems if any(word in p.message for word in _MENDED)]
        done += _unneeded(annotations / annotator)
        ledger = Ledger(annotations / annotator / NAME)
        unsettled += [sha for sha in store.pages() if store.records(sha).read_only]
        if ledger.pages and ledger.problems and not unsettled:
            aside = renew_journal(annotations, store)
            done.append(f"wrote a new journal; the damaged one, with its history, is {aside}")
    return done


# Words of what opening for writing has put right already.
_MENDED = ("set aside as", "is gone; its records come from the journal")


def _unneeded(folder: Path) -> Iterator[str]:
    """Set aside all page files of a page but the newest; yield a sentence for each."""
    pages = PageFolder(folder)
    for path in pages.paths():
        others = pages.find_short(path)
        if len(others) < 2:
            continue
        newest = max(others, key=lambda one: (_reached(one), one.name))
        for one in others:
            if one != newest:
                pages.remove(one)
                aside = files.set_aside(one, "stale").name
                yield f"{newest.name} is the newer file of its page; {one.name} is {aside} now"


def _reached(path: Path) -> int:
    try:
        return read_meta(path).seq
    except (OSError, DamageError):
        return -1
