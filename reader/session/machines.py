"""Bringing together what one annotator did on several machines, and saying what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from reader import logfile
from reader.model.errors import ReaderError, ReadOnlyError
from reader.model.identity import is_annotator
from reader.model.records import ArticleState, Record, Span, Tag
from reader.session.history import describe
from reader.session.outputs import replacing
from reader.session.wording import counted
from reader.store import files
from reader.store.annotations import AnnotationStore
from reader.store.merge import FOLDER, Merged, merge
from reader.store.merge_records import WHOLE
from reader.store.merge_replay import Conflict, Said, Twice

REPORT = "report.txt"
"""Name of the file with what a merge has said, beside what it has replaced."""


class MergeReport(msgspec.Struct, frozen=True):
    """A merge in words: `told` what was done, `conflicts` a paragraph for each disagreement.

    `folder` is where the former files are, relative to the workspace; empty if nothing was to do.
    `failed` if something could not be read, or is for a person to sort out.
    """

    annotator: str
    told: list[str]
    conflicts: list[str]
    folder: str
    failed: bool


def annotators(root: Path) -> list[str]:
    """Return the annotators of a workspace who have a folder, sorted."""
    folder = root / "annotations"
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(
        p.name for p in found if is_annotator(p.name) and p.is_dir() and not p.is_symlink()
    )


def merge_machines(root: Path, annotator: str) -> MergeReport:
    """Make one journal of all versions of the annotator's, durably; see `reader.store.merge`.

    Nothing is changed where there is one version. Raises `LockedError` if the annotator is at work
    here, and `ReaderError` where files are another's or the system refuses.
    """
    annotations = root / "annotations"
    folder = annotations / annotator
    if not folder.is_dir() or folder.is_symlink():
        return MergeReport(annotator, [f"{annotator} has no annotations here"], [], "", False)
    try:
        lock = files.FolderLock(folder)
        try:
            with logfile.timed("merge") as told:
                done = merge(annotations, annotator, lock)
                told.update(conflicts=len(done.conflicts))
        finally:
            lock.release()
    except OSError as error:
        raise ReadOnlyError(
            f"cannot be merged: {error.strerror or error}",
            file=str(error.filename or folder),
            hint="make room or give access, and merge again: what was there is there",
        ) from error
    return reported(root, done)


def reported(root: Path, done: Merged) -> MergeReport:
    """Return a merge in words, which are kept beside what it has replaced; raises `ReaderError`."""
    report = _report(root, done)
    if done.kept is not None:
        text = "\n".join(_paragraphs(report))
        with replacing(done.kept / REPORT) as out:
            out.write(f"{text}\n".encode("utf-8", "backslashreplace"))
    return report


def needs_merge(root: Path, annotator: str) -> bool:
    """Tell whether several versions of the annotator's journal wait to be merged."""
    try:
        with AnnotationStore.open(root / "annotations", annotator, write=False) as store:
            return store.forked
    except ReaderError:
        return False


def _paragraphs(report: MergeReport) -> Iterator[str]:
    yield from report.told
    for conflict in report.conflicts:
        yield ""
        yield conflict


def _report(root: Path, done: Merged) -> MergeReport:
    who = done.annotator
    if done.kept is None:
        return MergeReport(who, [f"{who}: nothing to merge"], [], "", False)
    kept = done.kept.relative_to(root).as_posix()
    if done.forked:
        told = [
            f"{who}: both sides are one journal now; {counted(done.acts, 'act')} since they parted"
        ]
    elif done.new:
        told = [f"{who}: took over {counted(done.new, 'act')} from a longer version of the journal"]
    else:
        told = [f"{who}: the other versions held nothing that the journal lacks"]
    if done.damaged:
        told.append(f"{counted(done.damaged, 'line')} could not be read; see {kept}")
    if done.torn:
        told.append(f"{counted(done.torn, 'last line')} had not been written to the end: cut off")
    if done.unfinished:
        told.append(f"{counted(done.unfinished, 'bulk action')} had not been finished: left out")
    told += [f"{name} is no journal, and was moved to {kept}" for name in done.strange]
    conflicts = [*map(_conflict, done.conflicts), *map(_twice, done.twice)]
    if conflicts:
        told.append(f"{counted(len(conflicts), 'thing')} to look at: the sides did not agree")
    told.append(f"the files as they were are in {kept}")
    return MergeReport(who, told, conflicts, kept, bool(done.damaged or done.strange))


def _conflict(conflict: Conflict) -> str:
    head = f"{_about(conflict.record)}: {conflict.what}"
    lines = [f"  {_moment(said)}: {_value(conflict.what, said.value)}" for said in conflict.said]
    return "\n".join([head, *lines, f"  now: {_value(conflict.what, conflict.taken)}"])


def _twice(twice: Twice) -> str:
    lines = [f"  {_named(record)}" for record in twice.records]
    words = {
        "span": "labelled on both sides; both are kept",
        "state": "a state of its own on each side; the less finished counts",
        "tag": "tagged on both sides; both are kept",
        "claim": "put into a claim on both sides; both are kept",
    }
    return "\n".join([f"{_about(twice.records[0])}: {words[twice.what]}", *lines])


def _moment(said: Said) -> str:
    return said.time or "before"


def _value(what: str, value: object) -> str:
    if what == WHOLE:
        return "deleted" if value is None else _named(value)  # type: ignore[arg-type]
    if isinstance(value, tuple):
        return " … ".join(f"{part.start}..{part.end} “{part.quote}”" for part in value)
    return "nothing" if value in (None, "") else str(value)


def _about(record: Record) -> str:
    place = f"page {record.page[:12]}"
    if isinstance(record, Span):
        quote = " … ".join(part.quote for part in record.parts)
        return f"{record.label} “{quote}”, {place}, {record.start}..{record.end}"
    if isinstance(record, Tag | ArticleState):
        return f"the article {record.page[:12]}-{record.offset}"
    return f"{type(record).__name__.lower()} {record.uid}, {place}"


def _named(record: Record) -> str:
    from reader.model.changes import Op

    words = describe(Op(None, record), lambda page, uid: f"span {uid[:8]}")
    return f"{'; '.join(word.removeprefix('+ ').removeprefix('~ ') for word in words)}"


__all__ = ["FOLDER", "MergeReport", "annotators", "merge_machines", "needs_merge"]
