"""One annotator's folder on several machines: sessions at random, and ways in which they meet."""

from __future__ import annotations

import datetime as real
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import msgspec
from hypothesis import strategies as st

from reader.model.changes import Op
from reader.model.records import (
    STATES,
    ArticleState,
    Attribute,
    Membership,
    Record,
    Relation,
    Span,
    SpanRef,
    Tag,
)
from reader.store import files
from reader.store.annotations import AnnotationStore
from reader.store.journal import NAME
from reader.store.merge import Merged, merge
from tests.store.support import SHEETS, WHO, change, opened

START = real.datetime(2026, 11, 22, 8, tzinfo=real.UTC)


class Clock:
    """The time of day on every machine of a test; it may be set back."""

    def __init__(self) -> None:
        self.at = START

    def now(self, zone: real.tzinfo) -> real.datetime:
        self.at += real.timedelta(seconds=1)
        return self.at


@contextmanager
def clock() -> Iterator[Clock]:
    made = Clock()
    awake = patch("reader.store.files._fsync", lambda fd: None)  # no disk fails here
    with awake, patch("reader.model.identity.datetime", made):
        yield made


class Names:
    """Uids that are never the same, on no machine."""

    def __init__(self) -> None:
        self.count = 0

    def new(self) -> str:
        self.count += 1
        return f"{self.count:032x}"


def records(store: AnnotationStore) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for sheet in SHEETS:
        for table in store.records(sheet.sha256).state.tables.values():
            found |= table.records
    return found


def held(annotations: Path) -> dict[str, Record]:
    with AnnotationStore.open(annotations, WHO, write=False) as store:
        return records(store)


def work(annotations: Path, names: Names, data: st.DataObject, time: Clock, steps: int) -> None:
    """Do some of everything in one session."""
    with opened(annotations) as store:
        for _ in range(data.draw(st.integers(1, steps))):
            if data.draw(st.integers(0, 5)) == 0:
                time.at += real.timedelta(seconds=data.draw(st.integers(-90, 90)))
            _step(store, names, data)
            store.flush()
        if data.draw(st.booleans()):
            store.abandon()  # as if the machine had stopped: no checkpoint at the end


def _step(store: AnnotationStore, names: Names, data: st.DataObject) -> None:
    acts = "label label note attribute drop tag state relate batch undo undo redo claim"
    act = data.draw(st.sampled_from(acts.split()))
    there = records(store)
    spans = [r for r in there.values() if isinstance(r, Span)]
    sheet = data.draw(st.sampled_from(SHEETS))
    if act == "undo":
        store.undo()
    elif act == "redo":
        store.redo()
    elif act == "label" or (not spans and act not in ("tag", "state")):
        at = data.draw(st.integers(0, 40))
        store.apply(change(Op(None, sheet.span(at, at + 3, names.new()))))
    elif act == "batch":
        at = data.draw(st.integers(0, 40))
        many = [Op(None, s.span(at, at + 5, names.new())) for s in SHEETS]
        claims = [span for span in spans if span.label == "claim"][:2]
        many += [Op(span, msgspec.structs.replace(span, label="quote")) for span in claims]
        store.apply_batch(change(verb="import"), [change(op) for op in many])
    elif act == "tag":
        tag = Tag(names.new(), sheet.sha256, 0, "genre", data.draw(st.sampled_from("ab")), WHO)
        store.apply(change(Op(None, tag), verb="tag"))
    elif act == "state":
        mine = [r for r in there.values() if isinstance(r, ArticleState) and r.page == sheet.sha256]
        state = data.draw(st.sampled_from(STATES[1:]))
        if mine:
            op = Op(mine[0], msgspec.structs.replace(mine[0], state=state))
        else:
            op = Op(None, ArticleState(names.new(), sheet.sha256, 0, WHO, state))
        if op.before != op.after:
            store.apply(change(op, verb="state"))
    elif act in ("note", "attribute"):
        span = data.draw(st.sampled_from(sorted(spans, key=lambda s: s.uid)))
        word = data.draw(st.sampled_from("xyz"))
        new = (
            msgspec.structs.replace(span, note=word)
            if act == "note"
            else msgspec.structs.replace(span, attributes=(Attribute("stance", word),))
        )
        if new != span:
            store.apply(change(Op(span, new), verb="note"))
    elif act == "drop":
        span = data.draw(st.sampled_from(sorted(spans, key=lambda s: s.uid)))
        ties = [r for r in there.values() if _holds(r, span.uid)]
        store.apply(change(*(Op(one, None) for one in (*ties, span)), verb="delete"))
    elif act == "relate":
        one, two = (data.draw(st.sampled_from(sorted(spans, key=lambda s: s.uid))) for _ in "ab")
        ends = SpanRef(one.page, one.uid), SpanRef(two.page, two.uid)
        store.apply(change(Op(None, Relation(names.new(), one.page, "supports", *ends, WHO))))
    elif act == "claim":
        one = data.draw(st.sampled_from(sorted(spans, key=lambda s: s.uid)))
        claim = f"{data.draw(st.integers(1, 2)):032x}"
        member = Membership(names.new(), one.page, one.uid, claim, "same", WHO)
        store.apply(change(Op(None, member)))


def _holds(record: Record, uid: str) -> bool:
    if isinstance(record, Relation):
        return uid in (record.source.span, record.target.span)
    return isinstance(record, Membership) and record.span == uid


def copy_of(annotations: Path, name: str) -> Path:
    """The folder as another machine has it."""
    target = annotations.parent / name
    shutil.copytree(annotations, target)
    return target


def journal(annotations: Path) -> Path:
    return annotations / WHO / NAME


def merged(annotations: Path) -> Merged:
    lock = files.FolderLock(annotations / WHO)
    try:
        return merge(annotations, WHO, lock)
    finally:
        lock.release()


def _pages(mine: Path, other: Path, target: Path) -> None:
    """All files of one side, and the pages of both: their names are those of their bytes."""
    shutil.copytree(mine, target)
    if (other / "_pages").exists():
        shutil.copytree(other / "_pages", target / "_pages", dirs_exist_ok=True)


def beside(mine: Path, other: Path, target: Path, name: str) -> Path:
    """A folder in which a synchroniser kept one side, and put the other's journal beside it."""
    _pages(mine, other, target)
    shutil.copy(journal(other), target / WHO / name)
    return target


def united(base: Path, mine: Path, other: Path, target: Path) -> Path:
    """A folder in which git has merged the journals by union, and took page files as they came.

    Those that both sides have changed are one side's here; with markers they are no better.
    """
    _pages(mine, other, target)
    for path in (other / WHO).glob("*.json"):
        here, before = target / WHO / path.name, base / WHO / path.name
        mine_changed = here.exists() and (
            not before.exists() or here.read_bytes() != before.read_bytes()
        )
        if not mine_changed:
            shutil.copy(path, here)
    ours = journal(target)
    files_of_git = [str(path) for path in (ours, journal(base), journal(other))]
    subprocess.run(["git", "merge-file", "--union", *files_of_git], check=True)
    return target
