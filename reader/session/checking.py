"""Every promise about a workspace, looked at one by one; nothing is changed."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Literal

import msgspec

from reader.model.errors import DamageError, ReaderError, SettingsError
from reader.model.identity import WORD_LISTS, is_annotator
from reader.model.pages import Segmentation
from reader.model.records import FREE_TAG, Span
from reader.session.advice import REPAIR, advice
from reader.session.articles import OpenArticle
from reader.session.outputs import EXPORTS
from reader.session.repairing import FOLDER, untold
from reader.session.session import Session
from reader.session.snapshot import left_overs
from reader.session.wording import counted
from reader.store.annotations import AnnotationStore
from reader.store.check import verify
from reader.store.forks import MERGE, is_copy

Severity = Literal["error", "warning", "note"]

_ASIDE = (".damaged-", ".edited-", ".stale-")
_COPY = re.compile(r"\.sync-conflict-|conflicted copy|\(SFConflict |_conflict-\d{8}-")
_PAGES_HELD = 32


class Finding(msgspec.Struct, frozen=True):
    """One thing that is not as it should be, or, as a ``note``, only worth knowing.

    An error is a broken promise, a warning something that somebody should look at. `file` is
    relative to the workspace where it lies in it.
    """

    severity: Severity
    kind: str
    message: str
    file: str = ""
    place: str = ""
    hint: str = ""

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text} ({self.hint})" if self.hint else text


def check(
    root: Path,
    annotator: str | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Return everything that is found about the workspace at `root`; locks and changes nothing.

    `progress` is called with how many pages are looked at and how many there are. What cannot be
    read is a finding, and the rest is looked at all the same, but for a wrong `reader.toml`: how
    pages are read is then unknown. That a label's key is one of the program's commands is found
    when the program starts, since only it knows its keys.
    """
    found: list[Finding] = []
    try:
        opened = _open(root, annotator, environ)
    except SettingsError as error:
        hint = error.hint or "nothing else was looked at"
        return [Finding("error", "settings", error.message, error.file, error.place, hint)]
    with opened as session:
        whole = True
        try:
            session.scheme  # noqa: B018
        except SettingsError as error:
            whole = False
            place = error.file, error.place, error.hint
            found.append(Finding("error", "scheme", error.message, *place))
        found += _Check(session, with_scheme=whole).findings(progress)
    return [_advised(finding) for finding in dict.fromkeys(found)]


def _advised(finding: Finding) -> Finding:
    """Return the finding with a sentence on what to do about it."""
    hint = finding.hint or advice(finding.kind, finding.message)
    return msgspec.structs.replace(finding, hint=hint)


def _open(root: Path, annotator: str | None, environ: Mapping[str, str] | None) -> Session:
    """Open for looking; where one's own annotations cannot be read, as one who has none."""
    try:
        return Session.open(root, annotator, write=False, environ=environ)
    except DamageError:
        numbers = (f"nobody-{number}" for number in count(1))
        nobody = next(n for n in numbers if not os.path.lexists(root / "annotations" / n))
        return Session.open(root, nobody, write=False, environ=environ)


class _Check:
    def __init__(self, session: Session, *, with_scheme: bool) -> None:
        self._session = session
        self._with_scheme = with_scheme
        self._text = lru_cache(_PAGES_HELD)(self._read_text)

    def findings(self, progress: Callable[[int, int], None] | None) -> Iterator[Finding]:
        session = self._session
        try:
            session.refresh()
        except ReaderError as error:
            yield _of_error("workspace", error, session.root)
        # Each annotator's files are looked at below.
        told = {str(problem) for problem in session.store.problems}
        for message in session.problems:
            if message not in told:
                shown = message.replace(f"{session.root}{os.sep}", "")
                yield Finding("warning", "workspace", shown)
        yield from self._files()
        yield from self._pages(progress)
        for store in session.annotators.stores():
            yield from self._annotator(store)
        yield from _leftovers(session.root)
        yield from _cut_short(session.root)
        for file, lines in untold(session.root).items():
            message = f"git is not told what keeps a workspace well: {', '.join(lines)}"
            yield Finding("note", "git", message, file, hint=f"add it; {REPAIR}")

    def _files(self) -> Iterator[Finding]:
        for file in self._session.catalogue.problems():
            old = bool(file.sha256)
            yield Finding("warning" if old else "error", "page", file.problem, file.path)

    # --- pages -------------------------------------------------------------------------------

    def _pages(self, progress: Callable[[int, int], None] | None) -> Iterator[Finding]:
        session = self._session
        pages: dict[str, str] = {}
        for row in session.catalogue.iterate(session.annotator):
            if row.id:
                pages.setdefault(row.page, row.path)
        for number, (sha256, path) in enumerate(pages.items(), 1):
            yield from self._page(sha256, path)
            if progress is not None:
                progress(number, len(pages))

    def _page(self, sha256: str, path: str) -> Iterator[Finding]:
        session = self._session
        try:
            page = session.corpus.page(sha256)
        except ReaderError as error:
            yield Finding("error", "page", error.message, path, hint=error.hint)
            return
        cut = session.corpus.segmentation(page)
        entry = session.catalogue.page(sha256)
        for warning in dict.fromkeys((*(entry.warnings if entry else ()), *cut.warnings)):
            yield Finding("note", "page", warning, path)
        yield from _wrong_cut(cut, len(page.text), path)
        views = {a.start: OpenArticle(page, cut, a) for a in cut.articles}
        for store in session.annotators.stores():
            records = store.records(sha256)
            parts = 0
            for span in records.spans.values():
                article = cut.at(span.start)
                parts += _outside(span, views[article.start] if article is not None else None)
            if parts:
                message = (
                    f"{counted(parts, 'part')} of spans of {store.annotator} outside every text "
                    "as the page is cut now, and kept"
                )
                yield Finding("note", "unplaced", message, path)

    def _read_text(self, sha256: str) -> str | None:
        try:
            return self._session.corpus.page(sha256).text
        except ReaderError:
            return None

    # --- annotators --------------------------------------------------------------------------

    def _annotator(self, store: AnnotationStore) -> Iterator[Finding]:
        root = self._session.root
        try:
            for problem in verify(root / "annotations", store.annotator, self._text):
                file = _relative(root, problem.file)
                yield Finding("error", "store", problem.message, file, problem.place, problem.hint)
        except (OSError, ReaderError) as error:
            yield _of_error("store", error, root)
        unknown: Counter[str] = Counter()
        for sha256 in store.pages():
            if self._with_scheme:
                unknown.update(self._unknown(store, sha256))
            yield from self._relations(store, sha256)
        for what, number in sorted(unknown.items()):
            times = "once" if number == 1 else f"{number} times"
            message = f"{what}, used {times} by {store.annotator}; it is kept and shown"
            yield Finding("warning", "scheme", message, "annotations/labels.toml")

    def _unknown(self, store: AnnotationStore, sha256: str) -> Iterator[str]:
        scheme = self._session.scheme
        records = store.records(sha256)
        types = {relation.name for relation in scheme.relations}
        for span in records.spans.values():
            if scheme.label(span.label) is None:
                yield f"there is no label {span.label!r}"
            known = {a.name: a.values for a in scheme.attributes_on(span.label)}
            for attribute in span.attributes:
                if attribute.name not in known:
                    yield f"there is no attribute {attribute.name!r} on {span.label!r}"
                elif attribute.value not in known[attribute.name]:
                    yield f"attribute {attribute.name!r} has no value {attribute.value!r}"
        for relation in records.relations.values():
            if relation.type not in types:
                yield f"there is no relation {relation.type!r}"
        for member in records.memberships.values():
            if member.type not in types:
                yield f"there is no relation {member.type!r}"
        for tag in records.tags.values():
            closed = scheme.tag(tag.name)
            if closed is None and tag.name != FREE_TAG:
                yield f"there is no tag {tag.name!r}"
            elif closed is not None and tag.value not in closed.values:
                yield f"tag {tag.name!r} has no value {tag.value!r}"

    def _relations(self, store: AnnotationStore, sha256: str) -> Iterator[Finding]:
        stores = list(self._session.annotators.stores())
        for relation in store.records(sha256).relations.values():
            for end in (relation.source, relation.target):
                if any(end.span in s.records(end.page).spans for s in stores):
                    continue
                message = f"relation {relation.uid} ({relation.type}) has lost a span, {end.span}"
                file = _relative(self._session.root, str(store.file_of(sha256)))
                yield Finding("error", "relation", message, file)
        records = store.records(sha256)
        for member in records.memberships.values():
            if not any(member.span in s.records(sha256).spans for s in stores):
                message = f"membership {member.uid} ({member.type}) has lost its span {member.span}"
                file = _relative(self._session.root, str(store.file_of(sha256)))
                yield Finding("error", "relation", message, file)


def _wrong_cut(cut: Segmentation, length: int, path: str) -> Iterator[Finding]:
    """Yield a finding unless the blocks of a page are sorted, disjoint and on it."""
    blocks = [*(b for a in cut.articles for b in a.blocks), *cut.furniture]
    at = 0
    for block in sorted(blocks, key=lambda block: block.start):
        if not at <= block.start < block.end <= length:
            message = f"the block {block.start}..{block.end} overlaps another or leaves the page"
            yield Finding("error", "cut", message, path)
        at = max(at, block.end)


def _outside(span: Span, view: OpenArticle | None) -> int:
    if view is None:
        return len(span.parts)
    return sum(view.text.to_text(part.start, part.end) is None for part in span.parts)


def _leftovers(root: Path) -> Iterator[Finding]:
    """Yield what earlier trouble left behind: copies, and files that were set aside."""
    annotations = root / "annotations"
    folders = [root, annotations, annotations / "_pages", root / EXPORTS]
    people: set[Path] = set()
    entries, unreadable = _listing(root, annotations)
    yield from unreadable
    for path in entries:
        if _is_folder(path) and is_annotator(path.name):
            folders.append(path)
            people.add(path)
        elif _is_folder(path) and path.name in WORD_LISTS:
            for other in _listing(root, path)[0]:
                if other.suffix != ".txt":
                    message = "is not read: the name of a word list ends in .txt"
                    yield Finding("warning", "leftover", message, _relative(root, str(other)))
        elif _is_folder(path) and not path.name.startswith(("_", ".")):
            message = "the name of this folder cannot be an annotator's, so it is not read"
            yield Finding("warning", "leftover", message, _relative(root, str(path)))
    folders += [Path(folder) for folder, _, _ in os.walk(root / "seeds")]
    for folder in folders:
        entries, unreadable = _listing(root, folder)
        yield from unreadable
        for path in entries:
            file = _relative(root, str(path))
            if (folder in people and is_copy(path.name)) or _COPY.search(path.name):
                message = "a file synchroniser has left this version beside another"
                hint = MERGE if folder in people else "compare the two, and remove one"
                yield Finding("warning", "leftover", message, file, hint=hint)
            elif any(word in path.name for word in _ASIDE):
                message = "this file was set aside when it was found damaged or edited"
                hint = "compare it with the one in its place, then delete it"
                yield Finding("note", "leftover", message, file, hint=hint)


def _cut_short(root: Path) -> Iterator[Finding]:
    for path in left_overs(root):
        if not path.is_relative_to(root / FOLDER):
            message = "a write that was cut short left this, or somebody is writing it"
            hint = f"it is of no use to anybody; {REPAIR}"
            yield Finding("note", "leftover", message, _relative(root, str(path)), hint=hint)


def _listing(root: Path, folder: Path) -> tuple[list[Path], list[Finding]]:
    """Return what is in a folder, if there is one, or the finding that it cannot be listed."""
    try:
        return sorted(folder.iterdir()), []
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    except OSError as error:
        return [], [_of_error("folder", error, root)]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _of_error(kind: str, error: OSError | ReaderError, root: Path) -> Finding:
    if isinstance(error, ReaderError):
        file = _relative(root, error.file)
        return Finding("error", kind, error.message, file, error.place, error.hint)
    message = f"cannot be read: {error.strerror or error}"
    return Finding("error", kind, message, _relative(root, str(error.filename or root)))


def _relative(root: Path, file: str) -> str:
    try:
        return Path(file).relative_to(root).as_posix()
    except ValueError:
        return file
