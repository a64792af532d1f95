"""What a person is promised who labels on two machines: both sides end up in one journal."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as replaced

from reader.model.changes import Change
from reader.model.errors import DamageError, ReadOnlyError
from reader.model.records import Record, Relation, SpanRef
from reader.store import files
from reader.store.annotations import AnnotationStore
from reader.store.check import verify
from reader.store.forks import is_copy
from reader.store.journal import encode_line
from reader.store.merge_records import WHOLE
from tests.store.support import SHEET, WHO, add, change, drop, opened, swap, text_of, uid
from tests.store.two_machines import (
    Names,
    beside,
    clock,
    copy_of,
    held,
    journal,
    merged,
    united,
    work,
)


def nothing_is_lost(
    base: dict[str, Record],
    one: dict[str, Record],
    two: dict[str, Record],
    found: dict[str, Record],
) -> None:
    for mine, other in ((one, two), (two, one)):
        for key, record in mine.items():
            if key not in base:
                assert key in found
                if key not in other:
                    assert type(found[key]) is type(record)
            elif key in other or base[key] != record:
                assert key in found, (key, record)
            if key in other and other[key] == base.get(key):
                assert found[key] == record


def told(annotations: Path) -> list[bytes]:
    """The journal but for its checkpoints: where one side alone went on, it keeps its own."""
    lines = journal(annotations).read_bytes().splitlines()
    return [line for line in lines if b'"kind":"checkpoint"' not in line]


@pytest.mark.parametrize(
    "examples", [pytest.param(5, id="some"), pytest.param(60, id="many", marks=pytest.mark.slow)]
)
def test_both_sides_of_a_journal_come_to_the_same_whichever_way_they_meet(examples: int) -> None:
    few = settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    few(given(data=st.data())(both_sides))()


def both_sides(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as scratch, clock() as time:
        names = Names()
        base = Path(scratch) / "base"
        if data.draw(st.booleans()):
            work(base, names, data, time, 6)
        (base / WHO).mkdir(parents=True, exist_ok=True)
        journal(base).touch()
        one, two = copy_of(base, "one"), copy_of(base, "two")
        at = time.at
        work(one, names, data, time, 7)
        time.at = at
        work(two, names, data, time, 7)
        start, left, right = held(base), held(one), held(two)
        name = "journal.sync-conflict-20261122-081500-ABCDEFG.jsonl"
        ways = [
            beside(one, two, base.with_name("a"), name),
            beside(two, one, base.with_name("b"), "journal (1).jsonl"),
            united(base, one, two, base.with_name("c")),
            united(base, two, one, base.with_name("d")),
        ]
        results = []
        for way in ways:
            merged(way)
            results.append(told(way))
            assert verify(way, WHO, text_of) == []
            found = held(way)
            nothing_is_lost(start, left, right, found)
            assert merged(way).kept is None
            assert told(way) == results[-1]
        assert results.count(results[0]) == len(ways)
        for side in (one, two):
            shutil.copy(journal(side), ways[0] / WHO / name)
            again = merged(ways[0])
            assert again.new == 0
            assert told(ways[0]) == results[0]
        # One machine goes on from the merge, the other from its own side.
        work(ways[1], names, data, time, 5)
        work(two, names, data, time, 5)
        ends = []
        for number, (mine, other) in enumerate(((ways[1], two), (two, ways[1]))):
            target = beside(mine, other, base.with_name(f"e{number}"), name)
            merged(target)
            ends.append(told(target))
            assert verify(target, WHO, text_of) == []
        assert ends[0] == ends[1]
        with AnnotationStore.open(base.with_name("e0"), WHO) as store:
            for _ in range(60):
                if store.undo() is None:
                    break
            else:
                raise AssertionError("undo has no end")
            store.flush()
            assert all(store.records(s).state.size == 0 for s in store.pages())
        assert verify(base.with_name("e0"), WHO, text_of) == []


NAME = "journal.sync-conflict-20261122-081500-ABCDEFG.jsonl"
ONE = SHEET.span(0, 3, uid(1))
TWO = SHEET.span(4, 11, uid(2))


def parted(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with two spans, as two machines have it."""
    base = tmp_path / "base"
    with opened(base) as store:
        store.commit(add(ONE))
        store.commit(add(TWO))
    return copy_of(base, "one"), copy_of(base, "two")


def put(annotations: Path, *changes: Change) -> None:
    with opened(annotations) as store:
        for one in changes:
            store.commit(one)


def test_different_fields_of_one_span_are_no_conflict(tmp_path: Path) -> None:
    one, two = parted(tmp_path)
    put(one, swap(ONE, replaced(ONE, note="from one")))
    put(two, swap(ONE, replaced(ONE, label="quote")))
    target = beside(one, two, tmp_path / "m", NAME)
    done = merged(target)
    assert done.conflicts == []
    assert held(target)[ONE.uid] == replaced(ONE, note="from one", label="quote")


def test_one_field_that_both_changed_is_told_with_both_values_and_stays_in_the_history(
    tmp_path: Path,
) -> None:
    one, two = parted(tmp_path)
    put(one, swap(ONE, replaced(ONE, note="from one")))
    put(two, swap(ONE, replaced(ONE, note="from two")))
    target = beside(one, two, tmp_path / "m", NAME)
    (conflict,) = merged(target).conflicts
    assert conflict.what == "note"
    assert [said.value for said in conflict.said] == ["from one", "from two"]
    assert conflict.taken == "from two"
    with opened(target) as store:
        assert [entry.verb for entry in store.history()][:2] == ["note", "note"]
        store.undo()
        assert store.records(SHEET.sha256).spans[ONE.uid].note == "from one"
        store.undo()
        assert store.records(SHEET.sha256).spans[ONE.uid] == ONE


def test_what_one_deleted_and_another_edited_or_relates_stays(tmp_path: Path) -> None:
    one, two = parted(tmp_path)
    ends = SpanRef(SHEET.sha256, ONE.uid), SpanRef(SHEET.sha256, TWO.uid)
    relation = Relation(uid(9), SHEET.sha256, "supports", *ends, WHO)
    put(one, drop(ONE), drop(TWO))
    put(two, swap(ONE, replaced(ONE, note="kept")), add(relation))
    for number, (mine, other) in enumerate(((one, two), (two, one))):
        target = beside(mine, other, tmp_path / f"m{number}", NAME)
        done = merged(target)
        found = held(target)
        assert found == {ONE.uid: replaced(ONE, note="kept"), TWO.uid: TWO, uid(9): relation}
        assert [conflict.what for conflict in done.conflicts] == [WHOLE]
        assert verify(target, WHO, text_of) == []


def test_what_was_undone_on_one_side_is_withdrawn_by_its_id(tmp_path: Path) -> None:
    one, two = parted(tmp_path)
    with opened(one) as store:
        store.undo()
        store.flush()
    put(two, add(SHEET.span(20, 25, uid(3))))
    target = beside(two, one, tmp_path / "m", NAME)
    merged(target)
    assert set(held(target)) == {ONE.uid, uid(3)}


def test_a_batch_without_its_end_and_a_torn_line_are_left_out_and_counted(tmp_path: Path) -> None:
    one, two = parted(tmp_path)
    put(one, add(SHEET.span(20, 25, uid(3))))
    with opened(two) as store:
        store.apply_batch(
            change(verb="import"), [add(SHEET.span(n, n + 2, uid(n))) for n in (30, 40)]
        )
        store.abandon()
    lines = journal(two).read_bytes().splitlines(keepends=True)
    end = next(n for n, line in enumerate(lines) if b'"kind":"commit"' in line)
    target = beside(one, two, tmp_path / "m", NAME)
    (target / WHO / NAME).write_bytes(b"".join(lines[:end]) + lines[end][:40])
    done = merged(target)
    assert (done.unfinished, done.torn, done.damaged) == (1, 1, 0)
    assert set(held(target)) == {ONE.uid, TWO.uid, uid(3)}


def test_journals_with_marks_of_git_are_merged_and_page_files_with_marks_are_written_anew(
    tmp_path: Path,
) -> None:
    one, two = parted(tmp_path)
    put(one, add(SHEET.span(20, 25, uid(3))))
    put(two, add(SHEET.span(30, 35, uid(4))))
    target = copy_of(one, "m")
    for path in sorted((target / WHO).glob("*.json*")):
        ours, base, theirs = (
            str(folder / WHO / path.name) for folder in (target, tmp_path / "base", two)
        )
        subprocess.run(["git", "merge-file", ours, base, theirs], check=False)
        assert b"<<<<<<<" in path.read_bytes()
    with AnnotationStore.open(target, WHO) as store:
        assert store.forked
        assert "reader merge" in store.read_only_reason
        with pytest.raises(ReadOnlyError, match="reader merge"):
            store.commit(add(SHEET.span(50, 52, uid(5))))
    before = journal(target).read_bytes()
    done = merged(target)
    assert set(held(target)) == {ONE.uid, TWO.uid, uid(3), uid(4)}
    assert verify(target, WHO, text_of) == []
    assert done.kept is not None
    assert (done.kept / "journal.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "journal.sync-conflict-20261122-081500-ABCDEFG.jsonl",
        "journal (conflicted copy 2026-11-22 081500).jsonl",
        "journal (Amy's conflicted copy 2026-11-22).jsonl",
        "journal_conflict-20261122-081500.jsonl",
        "journal (SFConflict amy@x.org 2026-11-22-08-15-00).jsonl",
        "journal (1).jsonl",
        "journal 2.jsonl",
        "journal-LAPTOP.jsonl",
        "journal.jsonl.conflict1",
    ],
)
def test_copies_of_synchronisers_are_noticed_and_kept_after_the_merge(
    tmp_path: Path, name: str
) -> None:
    one, two = parted(tmp_path)
    put(two, add(SHEET.span(20, 25, uid(3))))
    target = beside(one, two, tmp_path / "m", name)
    data = (target / WHO / name).read_bytes()
    with AnnotationStore.open(target, WHO) as store:
        assert store.forked
        assert name in store.read_only_reason
    done = merged(target)
    assert done.kept is not None
    assert (done.kept / name).read_bytes() == data
    with AnnotationStore.open(target, WHO) as store:
        assert not store.read_only
        assert set(store.records(SHEET.sha256).spans) == {ONE.uid, TWO.uid, uid(3)}


@pytest.mark.parametrize(
    "name", ["journal.jsonl", "bridge-0123456789ab.json", "journal.jsonl.damaged-1", "place.json"]
)
def test_the_files_of_the_store_are_no_copies(name: str) -> None:
    assert not is_copy(name)


@pytest.mark.parametrize(
    "name",
    [
        "bridge-0123456789ab.sync-conflict-20261122-081500-ABCDEFG.json",
        "a-0123456789ab (1).json",
        "place (1).json",
        "time.sync-conflict-20261122-081500-ABCDEFG.json",
    ],
)
def test_copies_of_other_files_are_copies(name: str) -> None:
    assert is_copy(name)


def test_a_copy_that_is_no_journal_or_anothers_is_not_merged(tmp_path: Path) -> None:
    one, _two = parted(tmp_path)
    (one / WHO / "journal (1).jsonl").write_text("shopping list\n")
    done = merged(one)
    assert done.strange == ["journal (1).jsonl"]
    assert set(held(one)) == {ONE.uid, TWO.uid}
    data = journal(one).read_bytes().replace(b'"annotator":"amy"', b'"annotator":"ben"', 1)
    head = encode_line(0, "head", {"version": 1, "annotator": "ben"})
    (one / WHO / "journal (2).jsonl").write_bytes(head + data.split(b"\n", 1)[1])
    before = journal(one).read_bytes()
    with pytest.raises(DamageError, match="'ben'"):
        merged(one)
    assert journal(one).read_bytes() == before


def test_a_merge_cut_short_anywhere_loses_nothing_and_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = parted(tmp_path)
    put(one, swap(ONE, replaced(ONE, note="from one")))
    put(two, swap(ONE, replaced(ONE, note="from two")), add(SHEET.span(20, 25, uid(3))))
    whole = beside(one, two, tmp_path / "whole", NAME)
    merged(whole)
    wanted = told(whole)
    steps = 0
    for stop in range(100):
        target = beside(one, two, tmp_path / f"m{stop}", NAME)
        left = stop

        def dying(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*arguments: Any) -> Any:
                nonlocal left
                left -= 1
                if left < 0:
                    raise KeyboardInterrupt
                return real(*arguments)

            return call

        with monkeypatch.context() as patch:
            for name in ("_fsync", "_replace"):
                patch.setattr(f"reader.store.files.{name}", dying(getattr(files, name)))
            patch.setattr("reader.store.merge.os.replace", dying(os.replace))
            try:
                merged(target)
            except KeyboardInterrupt:
                steps += 1
            else:
                break
        if stop % 2:  # somebody opens it in between
            with AnnotationStore.open(target, WHO) as store:
                assert ONE.uid in store.records(SHEET.sha256).spans
        merged(target)
        assert told(target) == wanted
        assert verify(target, WHO, text_of) == []
    assert steps > 5


def test_a_damaged_number_is_damage_and_no_second_machine(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number in range(1, 6):
            store.commit(add(SHEET.span(number, number + 3, uid(number))))
    path = journal(tmp_path)
    damaged = path.read_bytes().replace(b'{"seq":3,', b'{"seq":93,')
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    with opened(tmp_path) as store:
        assert (store.forked, store.read_only) == (False, False)
        assert len(store.records(SHEET.sha256).spans) == 5
