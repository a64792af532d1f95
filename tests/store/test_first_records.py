"""What is said first of a page is written as any change is, and not before all of it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.changes import Change, Op
from reader.model.errors import ConflictError, StoppedError
from reader.model.records import Correction, Record, Tag
from reader.store.annotations import AnnotationStore
from reader.store.first_records import FirstOnPage, FirstRecords, first_records
from reader.store.page_files import render_page
from reader.store.page_state import EMPTY, Draft
from tests.store.support import OTHER, SHEET, WHO, Sheet, contents, page_file, swap, uid

HEADER = Change("import", "imported", (), WHO)


def records(sheet: Sheet) -> list[Record]:
    page = sheet.sha256
    return [
        Correction(uid(9), page, "field", 0, 0, "Zwölf 👩‍👧", WHO, 1, "title", origin="imported"),
        sheet.span(0, 9, uid(1), note="\x7f é"),
        Tag(uid(3), page, 0, "genre", "opinion", WHO),
        sheet.span(3, 5, uid(2)),
    ]


def adding(sheet: Sheet) -> tuple[Op, ...]:
    return tuple(Op(None, record) for record in records(sheet))


def first(sheet: Sheet, *, data: bytes | None = None) -> FirstOnPage:
    said = first_records(adding(sheet))
    assert said is not None
    return FirstOnPage(sheet.info, sheet.data if data is None else data, said)


@pytest.mark.parametrize("sheet", [SHEET, OTHER])
def test_the_file_and_the_line_are_those_of_any_other_change(sheet: Sheet) -> None:
    said = first(sheet).records
    draft = Draft(EMPTY)
    ops = [draft.apply(op) for op in adding(sheet)]
    assert said.ops == b"[" + b",".join(ops) + b"]"
    assert said.file(sheet.info, WHO, 7) == b"".join(render_page(sheet.info, WHO, draft.finish(7)))
    assert [op.after for op in first(sheet).ops()] == records(sheet)


def test_only_what_adds_other_records_is_a_first() -> None:
    span = SHEET.span(0, 9, uid(1))
    assert first_records((Op(span, None),)) is None
    assert first_records((Op(None, span), Op(None, span))) is None


def test_it_is_there_after_opening_again_and_can_be_undone(tmp_path: Path) -> None:
    with AnnotationStore.open(tmp_path, WHO) as store:
        store.apply_batch(HEADER, iter([first(SHEET), first(OTHER)]))
        assert contents(store) == {r.uid: r for s in (SHEET, OTHER) for r in records(s)}
    assert not store.problems
    with AnnotationStore.open(tmp_path, WHO) as store:
        assert not store.is_new(SHEET.sha256)
        span = store.records(SHEET.sha256).spans[uid(1)]
        store.commit(swap(span, SHEET.span(0, 9, uid(1), note="another")))
        store.undo()
        store.undo()
        store.flush()
        assert contents(store) == {}


def test_nothing_of_a_batch_that_is_stopped_is_left(tmp_path: Path) -> None:
    def stopping() -> Iterator[FirstOnPage]:
        yield first(SHEET)
        assert list((tmp_path / WHO).glob(".*.tmp"))
        raise StoppedError("stopped")

    with AnnotationStore.open(tmp_path, WHO) as store:
        with pytest.raises(StoppedError):
            store.apply_batch(HEADER, stopping())
        assert store.is_new(SHEET.sha256)
        assert not list((tmp_path / WHO).glob("*.json")) + list((tmp_path / WHO).glob(".*.tmp"))
        store.apply_batch(HEADER, iter([first(SHEET)]))
        assert set(contents(store)) == {uid(1), uid(2), uid(3), uid(9)}


def test_what_a_killed_batch_left_behind_goes_with_the_next_opening(tmp_path: Path) -> None:
    with AnnotationStore.open(tmp_path, WHO) as store:
        store.apply_batch(HEADER, iter([first(SHEET)]))
    path = page_file(tmp_path, SHEET)
    left, other = path.with_name(f".{path.name}.tmp"), path.with_name(".mine.tmp")
    for one in (left, other):
        one.write_bytes(b"{")
    AnnotationStore.open(tmp_path, WHO, write=False).close()
    assert left.exists()
    AnnotationStore.open(tmp_path, WHO).close()
    assert (left.exists(), other.exists()) == (False, True)


def test_a_page_that_is_known_or_comes_twice_is_refused_whole(tmp_path: Path) -> None:
    with AnnotationStore.open(tmp_path, WHO) as store:
        with pytest.raises(ConflictError):
            store.apply_batch(HEADER, iter([first(SHEET), first(SHEET)]))
        store.apply_batch(HEADER, iter([first(SHEET)]))
        with pytest.raises(ConflictError):
            store.apply_batch(HEADER, iter([first(OTHER), first(SHEET)]))
        assert store.is_new(OTHER.sha256)
        assert isinstance(first(SHEET).records, FirstRecords)
