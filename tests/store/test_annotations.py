"""What a person is promised who labels: what was saved is there, and every step can be undone."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB

from reader.model.changes import Change, Op
from reader.model.errors import (
    ConflictError,
    DamageError,
    NotFoundError,
    QuoteError,
    ReadOnlyError,
    UsageError,
)
from reader.model.records import (
    ArticleState,
    Attribute,
    Correction,
    Part,
    Record,
    Relation,
    SpanRef,
    Tag,
)
from reader.store.annotations import AnnotationStore, PageInfo
from reader.store.check import verify
from reader.store.journal import decode_line
from reader.store.pages_kept import kept_path, read_kept
from reader.store.storage import PageStorage
from tests.store.support import (
    OTHER,
    SHEET,
    WHO,
    Sheet,
    add,
    change,
    contents,
    drop,
    opened,
    page_file,
    swap,
    text_of,
    uid,
)

ONE = SHEET.span(0, 11, uid(1))
TWO = SHEET.span(12, 16, uid(2), note="wer sagt das? 👩‍👧 \ud800")


def test_what_was_committed_is_there_after_reopening(tmp_path: Path) -> None:
    records: list[Record] = [
        ONE,
        TWO,
        Relation(
            uid(3),
            OTHER.sha256,
            "says",
            SpanRef(OTHER.sha256, uid(9)),
            SpanRef(SHEET.sha256, uid(1)),
            WHO,
        ),
        Tag(uid(4), SHEET.sha256, 0, "topic", "floods", WHO),
        ArticleState(uid(5), OTHER.sha256, 0, WHO, "done", "Lücke"),
        Correction(uid(6), OTHER.sha256, "kind", 0, 12, "title", WHO, 1),
    ]
    with opened(tmp_path) as store:
        for record in records:
            store.commit(add(record))
    for write in (False, True):
        with AnnotationStore.open(tmp_path, WHO, write=write) as store:
            assert contents(store) == {record.uid: record for record in records}
            assert store.pages() == sorted([SHEET.sha256, OTHER.sha256])
            assert store.info(SHEET.sha256) == SHEET.info
            assert store.problems == []
    assert verify(tmp_path, WHO, text_of) == []


def test_a_change_is_visible_at_once_and_saved_only_by_flush(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        page = store.records(SHEET.sha256)
        before = page.spans
        store.apply(add(ONE))
        assert page.spans == {ONE.uid: ONE}
        assert before == {}
        assert store.unsaved == 1
        assert not (tmp_path / WHO / "journal.jsonl").exists()
        store.flush()
        assert store.unsaved == 0
        with AnnotationStore.open(tmp_path, WHO, write=False) as reader:
            assert contents(reader) == {ONE.uid: ONE}


def test_what_is_secured_is_durable_and_its_files_follow_with_the_next_flush(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        before = page_file(tmp_path, SHEET).read_bytes()
        store.apply(add(TWO))
        store.secure()
        assert store.unsaved == 0
        assert page_file(tmp_path, SHEET).read_bytes() == before
        # What another process sees, and what this one would after it was killed.
        with AnnotationStore.open(tmp_path, WHO, write=False) as reading:
            assert set(reading.records(SHEET.sha256).spans) == {ONE.uid, TWO.uid}
        store.apply(drop(ONE))
        store.flush()
        assert page_file(tmp_path, SHEET).read_bytes() != before
        store.apply(add(ONE))
        store.secure()
        store.undo()
        store.secure()
    with TinyDB(page_file(tmp_path, SHEET)) as database:
        assert {row["uid"] for row in database.table("spans").all()} == {TWO.uid}


def test_the_page_file_opens_with_plain_tinydb(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        store.commit(add(TWO))
        store.commit(drop(ONE))
    path = page_file(tmp_path, SHEET)
    assert path.name == f"flood-{SHEET.sha256[:12]}.json"
    path.read_bytes().decode("ascii")
    with TinyDB(path) as database:
        (document,) = database.table("spans").all()
        assert document.doc_id == 2
        assert document["uid"] == TWO.uid
        assert document["note"] == TWO.note
        (meta,) = database.table("meta").all()
        assert meta["page"] == SHEET.sha256
        assert meta["encoding"] == "utf-8"
    with TinyDB(path, storage=PageStorage) as database:
        assert len(database.table("spans")) == 1


def test_the_bytes_of_an_annotated_page_are_kept_and_of_no_other(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
    assert read_kept(tmp_path, SHEET.sha256) == SHEET.data
    assert not kept_path(tmp_path, OTHER.sha256).exists()


def test_kept_bytes_that_are_gone_are_kept_again_with_the_next_change(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
    kept_path(tmp_path, SHEET.sha256).unlink()
    assert [problem.file for problem in verify(tmp_path, WHO, text_of)] == [
        str(kept_path(tmp_path, SHEET.sha256))
    ]
    with opened(tmp_path) as store:
        store.commit(add(TWO))
    assert verify(tmp_path, WHO, text_of) == []


def test_a_page_that_nobody_registered_cannot_be_annotated(tmp_path: Path) -> None:
    with AnnotationStore.open(tmp_path, WHO) as store:
        with pytest.raises(NotFoundError):
            store.apply(add(ONE))
        with pytest.raises(DamageError):
            store.register(SHEET.info, b"other bytes")
        with pytest.raises(DamageError):
            store.register(PageInfo("../../x", "seeds/x.txt", "utf-8"), b"")
        assert store.info(SHEET.sha256) is None
        assert store.records(SHEET.sha256).spans == {}


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (Part(3, 3, ""),),
        (Part(-1, 2, "abc"),),
        (Part(0, 3, "abcd"),),
        (Part(4, 6, "ab"), Part(0, 2, "cd")),
        (Part(0, 4, "abcd"), Part(3, 5, "de")),
    ],
)
def test_parts_that_cannot_be_are_refused(tmp_path: Path, parts: tuple[Part, ...]) -> None:
    span = SHEET.span(0, 1, uid(1))
    with opened(tmp_path) as store:
        with pytest.raises(QuoteError):
            store.apply(add(type(span)(span.uid, span.page, parts, "claim", WHO)))
        assert store.unsaved == 0
        assert contents(store) == {}


def test_a_text_that_json_would_change_is_refused(tmp_path: Path) -> None:
    note = "\ud83d" + "\ude00"
    with opened(tmp_path) as store, pytest.raises(QuoteError):
        store.apply(add(SHEET.span(0, 3, uid(1), note=note)))


def test_a_change_that_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        size = (tmp_path / WHO / "journal.jsonl").stat().st_size
        wrong = [
            change(Op(None, TWO), Op(None, ONE)),
            change(Op(None, TWO), Op(SHEET.span(0, 11, uid(1), "quote"), None)),
            change(Op(ONE, TWO)),
            change(Op(TWO, None)),
        ]
        for attempt in wrong:
            with pytest.raises(ConflictError):
                store.apply(attempt)
        assert contents(store) == {ONE.uid: ONE}
        assert (store.unsaved, store.undo(), store.undo()) == (0, add_of(store), None)
        store.flush()
        assert (tmp_path / WHO / "journal.jsonl").stat().st_size > size


def add_of(store: AnnotationStore) -> Change:
    """The first change, as the history tells it."""
    (*_, first) = store.history()
    return Change(
        first.verb, first.summary, (Op(None, ONE),), WHO, first.focus, first.id, first.time
    )


def test_undo_and_redo_cover_everything_across_pages_and_restarts(tmp_path: Path) -> None:
    three = OTHER.span(0, 5, uid(3))
    noted = SHEET.span(0, 11, uid(1), note="checked")
    seen: list[dict] = [{}]
    with opened(tmp_path) as store:
        for act in (add(ONE), change(Op(None, TWO), Op(None, three)), swap(ONE, noted), drop(TWO)):
            store.commit(act)
            seen.append(contents(store))
    for write in (seen[3], seen[2]):
        with opened(tmp_path) as store:
            undone = store.undo()
            assert undone is not None
            assert contents(store) == write
    with opened(tmp_path) as store:
        redone = store.redo()
        assert redone is not None
        assert redone.ops == (Op(ONE, noted),)
        assert contents(store) == seen[3]
        for expected in (seen[2], seen[1], seen[0]):
            assert store.undo() is not None
            assert contents(store) == expected
        assert store.undo() is None
    with opened(tmp_path) as store:
        for expected in seen[1:]:
            assert store.redo() is not None
            assert contents(store) == expected
        assert store.redo() is None


def test_a_new_change_ends_what_can_be_redone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        store.undo()
        store.commit(add(TWO))
        assert store.redo() is None
    with opened(tmp_path) as store:
        assert store.redo() is None
        undone = store.undo()
        assert undone is not None
        assert undone.ops[0].after == TWO
        assert store.undo() is None


def test_undo_names_what_it_undid_and_where(tmp_path: Path) -> None:
    act = Change("label", "labelled claim", (Op(None, ONE),), WHO, (SHEET.sha256, 7))
    with opened(tmp_path) as store:
        store.commit(act)
        assert store.undo() == act
        redone = store.redo()
        assert redone is not None
        assert msgspec.structs.replace(redone, time=act.time) == act


def spans(count: int) -> Iterator[Change]:
    for number in range(count):
        sheet = (SHEET, OTHER)[number % 2]
        yield add(sheet.span(number, number + 3, uid(100 + number)))


def test_a_batch_is_one_step_of_undo_across_restarts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.apply(add(ONE))
        store.apply_batch(change(verb="import", summary="imported 300 spans"), spans(300))
        full = contents(store)
        assert len(full) == 301
        assert store.unsaved == 0
        undone = store.undo()
        assert undone is not None
        assert undone.summary == "imported 300 spans"
        assert contents(store) == {ONE.uid: ONE}
    with opened(tmp_path) as store:
        assert store.redo() is not None
        assert contents(store) == full
    with opened(tmp_path) as store:
        assert contents(store) == full
        assert store.undo() is not None
        assert contents(store) == {ONE.uid: ONE}
        assert [entry.act for entry in store.history()] == [
            "undo",
            "redo",
            "undo",
            "change",
            "change",
        ]
    assert verify(tmp_path, WHO, text_of) == []


def test_a_batch_that_breaks_off_never_happened(tmp_path: Path) -> None:
    def broken() -> Iterator[Change]:
        yield from spans(10)
        raise RuntimeError("the source ended")

    with opened(tmp_path) as store:
        store.commit(add(ONE))
        before = (tmp_path / WHO / "journal.jsonl").read_bytes()
        with pytest.raises(RuntimeError):
            store.apply_batch(change(verb="import"), broken())
        with pytest.raises(ConflictError):
            store.apply_batch(change(verb="import"), [*spans(10), add(ONE)])
        store.apply_batch(change(verb="import"), [change(), change()])
        assert (tmp_path / WHO / "journal.jsonl").read_bytes() == before
        assert contents(store) == {ONE.uid: ONE}
        store.apply_batch(change(verb="import"), spans(10))
        assert len(contents(store)) == 11
    assert verify(tmp_path, WHO, text_of) == []


def test_other_changes_wait_until_a_batch_is_done(tmp_path: Path) -> None:
    with opened(tmp_path) as store:

        def busy() -> Iterator[Change]:
            with pytest.raises(ConflictError):
                store.apply(add(ONE))
            assert contents(store) == {}
            yield from spans(5)

        store.apply_batch(change(verb="import"), busy())
        store.commit(add(ONE))
        assert len(contents(store)) == 6


def test_a_batch_may_register_pages_as_it_goes(tmp_path: Path) -> None:
    sheets = [Sheet(f"page {number} says something", f"seeds/{number}.txt") for number in range(70)]
    with AnnotationStore.open(tmp_path, WHO) as store:

        def walk() -> Iterator[Change]:
            for number, sheet in enumerate(sheets):
                store.register(sheet.info, sheet.data)
                yield add(sheet.span(0, 4, uid(number)))

        store.apply_batch(change(verb="import"), walk())
    with AnnotationStore.open(tmp_path, WHO) as store:
        assert store.pages() == sorted(sheet.sha256 for sheet in sheets)
        assert len(contents(store, sheets)) == 70
    assert verify(tmp_path, WHO) == []


def test_the_journal_is_read_no_further_back_than_the_last_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as store:
        for number in range(200):
            store.commit(add(SHEET.span(number, number + 2, uid(number))))
    journal = tmp_path / WHO / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds.count("checkpoint") == 4
    assert kinds[-1] == "checkpoint"
    read: list[bytes] = []

    def decode(data: bytes) -> dict[str, Any] | None:
        read.append(data)
        return decode_line(data)

    monkeypatch.setattr("reader.store.entries.decode_line", decode)
    with AnnotationStore.open(tmp_path, WHO, write=False) as store:
        assert len(store.records(SHEET.sha256).spans) == 200
    assert len(read) == 1


def test_one_may_apply_and_read_while_another_flushes(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        stop = threading.Event()
        failed: list[BaseException] = []

        def flush() -> None:
            try:
                while not stop.is_set():
                    store.flush()
            except BaseException as error:
                failed.append(error)

        thread = threading.Thread(target=flush)
        thread.start()
        for number in range(300):
            store.apply(add(SHEET.span(number, number + 2, uid(number))))
            if number % 3 == 2:
                store.undo()
            if number % 9 == 8:
                store.redo()
        stop.set()
        thread.join()
        expected = contents(store)
    assert failed == []
    with opened(tmp_path) as store:
        assert contents(store) == expected
    assert verify(tmp_path, WHO, text_of) == []


def test_pages_out_of_use_are_read_again(tmp_path: Path) -> None:
    sheets = [Sheet(f"page {number} says something", f"seeds/{number}.txt") for number in range(90)]
    with AnnotationStore.open(tmp_path, WHO) as store:
        held = store.records(sheets[0].sha256)
        for number, sheet in enumerate(sheets):
            store.register(sheet.info, sheet.data)
            store.commit(add(sheet.span(0, 4, uid(number))))
        assert store.records(sheets[0].sha256) is held
        assert len(contents(store, sheets)) == 90
        store.commit(drop(sheets[1].span(0, 4, uid(1))))
        assert store.records(sheets[1].sha256).spans == {}


def test_reading_only_makes_nothing_and_changes_nothing(tmp_path: Path) -> None:
    store = AnnotationStore.open(tmp_path / "annotations", WHO, write=False)
    assert store.read_only
    store.register(SHEET.info, SHEET.data)
    for attempt in (lambda: store.apply(add(ONE)), store.undo, store.redo):
        with pytest.raises(ReadOnlyError):
            attempt()
    assert (store.pages(), list(store.history())) == ([], [])
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_reading_sees_what_the_page_files_do_not_have_yet(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        old = page_file(tmp_path, SHEET).read_bytes()
        store.commit(add(TWO))
        page_file(tmp_path, SHEET).write_bytes(old)
        reader = opened(tmp_path, write=False)
        assert contents(reader) == {ONE.uid: ONE, TWO.uid: TWO}
        page_file(tmp_path, SHEET).unlink()
        reader = opened(tmp_path, write=False)
        assert contents(reader) == {ONE.uid: ONE, TWO.uid: TWO}
        assert reader.pages() == [SHEET.sha256]
        store.abandon()


def test_a_name_that_no_annotator_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        AnnotationStore.open(tmp_path, "../x")


def test_times_play_no_part_in_the_order(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number, year in enumerate(("2031", "2025", "1970")):
            span = SHEET.span(number, number + 2, uid(number))
            act = Change("label", year, (Op(None, span),), WHO, time=f"{year}-01-01T00:00:00.000Z")
            store.commit(act)
    with opened(tmp_path) as store:
        undone = [store.undo() for _ in range(3)]
        assert [act.summary for act in undone if act] == ["1970", "2025", "2031"]
        assert contents(store) == {}


def test_attributes_and_labels_outside_any_scheme_come_back_as_they_were(tmp_path: Path) -> None:
    span = SHEET.span(0, 3, uid(1), label="gone from the scheme")
    span = type(span)(
        span.uid, span.page, span.parts, span.label, WHO, attributes=(Attribute("a", '"\\\n'),)
    )
    with opened(tmp_path) as store:
        store.commit(add(span))
    with opened(tmp_path) as store:
        assert contents(store) == {span.uid: span}
