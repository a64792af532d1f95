"""What a person is promised whose journal is replaced by a synchroniser while they are at work."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.errors import ConflictError, SaveError
from reader.model.records import Record
from reader.store import files
from reader.store.check import verify
from reader.store.journal import encode_line
from tests.store.support import OTHER, SHEET, WHO, add, change, contents, opened, swap, text_of, uid
from tests.store.two_machines import copy_of, journal, merged, united

FIRST = SHEET.span(0, 3, uid(1))
MINE = SHEET.span(4, 9, uid(2))
THEIRS = SHEET.span(10, 13, uid(3))
ELSEWHERE = OTHER.span(0, 3, uid(4))
UNSAVED = SHEET.span(20, 24, uid(5))


def arrive(source: Path, target: Path) -> None:
    """Put a file in the place of another, as synchronisers do."""
    shutil.copy(source, target.with_name(".incoming"))
    target.with_name(".incoming").replace(target)


def by_renaming(one: Path, two: Path, base: Path) -> None:
    """A synchroniser that keeps the other side."""
    shutil.copytree(two / "_pages", one / "_pages", dirs_exist_ok=True)
    for path in sorted((two / WHO).iterdir()):
        if path.name != ".lock":
            arrive(path, one / WHO / path.name)


def by_git(one: Path, two: Path, base: Path) -> None:
    """Git, which puts both sides into one file."""
    both = base.with_name("both")
    united(base, one, two, both)
    by_renaming(one, both, base)


def with_a_copy(one: Path, two: Path, base: Path) -> None:
    """A synchroniser that puts one's own side beside the other."""
    mine = base.with_name("mine")
    shutil.copy(journal(one), mine)
    by_renaming(one, two, base)
    mine.rename(one / WHO / "journal.sync-conflict-20261122-081500-ABCDEFG.jsonl")


def parted(tmp_path: Path) -> tuple[Path, Path, Path]:
    """What two machines had in common, mine, and that of the other, which has gone on."""
    base = tmp_path / "base"
    with opened(base) as store:
        store.commit(add(FIRST))
    mine, other = copy_of(base, "one"), copy_of(base, "two")
    with opened(other) as store:
        store.commit(add(THEIRS))
        store.commit(add(ELSEWHERE))
    return base, mine, other


@pytest.mark.parametrize("ahead", [True, False])
@pytest.mark.parametrize("comes", [by_renaming, by_git, with_a_copy])
def test_both_sides_and_what_is_not_saved_are_one_and_work_goes_on(
    tmp_path: Path, comes: Callable[[Path, Path, Path], None], ahead: bool
) -> None:
    base, mine, other = parted(tmp_path)
    with opened(mine) as store:
        held = store.records(SHEET.sha256)
        if ahead:
            store.commit(add(MINE))
        store.apply(add(UNSAVED))
        store.apply(swap(UNSAVED, SHEET.span(20, 24, uid(5), note="mine")))
        wanted: dict[str, Record] = {**contents(store), THEIRS.uid: THEIRS}
        comes(mine, other, base)
        store.flush()
        assert (store.unsaved, len(store.joined)) == (0, 1)
        assert contents(store) == {**wanted, ELSEWHERE.uid: ELSEWHERE}
        assert held is store.records(SHEET.sha256)
        assert {THEIRS.uid, UNSAVED.uid} <= held.spans.keys()
        store.commit(add(SHEET.span(30, 34, uid(6))))
        assert store.undo() is not None
        store.flush()
        assert len(store.joined) == 1
        assert contents(opened(mine, write=False)) == contents(store)
    assert verify(mine, WHO, text_of) == []
    with opened(mine) as store:
        assert not store.forked
        while store.undo() is not None:
            store.flush()
        assert contents(store) == {}


def test_an_older_version_of_the_journal_takes_nothing_away(tmp_path: Path) -> None:
    base, mine, _other = parted(tmp_path)
    with opened(mine) as store:
        store.commit(add(MINE))
        by_renaming(mine, base, base)
        store.commit(add(UNSAVED))
        assert contents(store).keys() == {FIRST.uid, MINE.uid, UNSAVED.uid}
    assert verify(mine, WHO, text_of) == []


@pytest.mark.parametrize("checkpoint", [True, False])
def test_what_was_saved_before_a_journal_was_replaced_is_there_after_the_end(
    tmp_path: Path, checkpoint: bool
) -> None:
    base, mine, other = parted(tmp_path)
    with opened(mine) as store:
        store.commit(add(MINE))
        if checkpoint:
            store.checkpoint()
        by_renaming(mine, other, base)
    with opened(mine) as store:
        assert contents(store).keys() == {FIRST.uid, MINE.uid, THEIRS.uid, ELSEWHERE.uid}
    assert verify(mine, WHO, text_of) == []


def test_a_bulk_action_is_refused_once_so_that_one_sees_what_came_in(tmp_path: Path) -> None:
    base, mine, other = parted(tmp_path)
    with opened(mine) as store:
        by_renaming(mine, other, base)
        batch = [add(MINE), add(UNSAVED)]
        with pytest.raises(ConflictError, match="another machine's work came in"):
            store.apply_batch(change(verb="import"), batch)
        assert contents(store).keys() == {FIRST.uid, THEIRS.uid, ELSEWHERE.uid}
        store.apply_batch(change(verb="import"), batch)
        assert len(contents(store)) == 5
    assert verify(mine, WHO, text_of) == []


def garbage(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"something\n")


def newer(path: Path) -> None:
    path.write_bytes(encode_line(0, "head", {"version": 99, "annotator": WHO}))


def anothers(path: Path) -> None:
    path.write_bytes(encode_line(0, "head", {"version": 1, "annotator": "ben"}))


@pytest.mark.parametrize(
    ("harm", "word"),
    [(garbage, "no Reader has written"), (newer, "a newer Reader"), (anothers, "of 'ben'")],
)
def test_what_cannot_be_merged_is_told_and_nothing_is_lost_or_left_behind(
    tmp_path: Path, harm: Callable[[Path], None], word: str
) -> None:
    with opened(tmp_path) as store:
        store.commit(add(FIRST))
        copy = tmp_path / "copy"
        shutil.copy(journal(tmp_path), copy)
        harm(copy)
        arrive(copy, journal(tmp_path))
        store.apply(add(MINE))
        names = sorted(path.name for path in (tmp_path / WHO).iterdir())
        for _ in range(2):
            with pytest.raises(SaveError, match=f"another program changed.*{word}"):
                store.flush()
        assert sorted(path.name for path in (tmp_path / WHO).iterdir()) == names
        assert contents(store).keys() == {FIRST.uid, MINE.uid}
        assert store.unsaved == 1
        there = tmp_path / "there"
        store.save_elsewhere(there)
        store.abandon()
    with opened(there) as store:
        assert contents(store).keys() == {FIRST.uid, MINE.uid}


def test_a_journal_that_was_taken_away_is_told_and_none_is_made_in_its_place(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        store.commit(add(FIRST))
        away = journal(tmp_path).rename(tmp_path / "away")
        store.apply(add(MINE))
        with pytest.raises(SaveError, match="took the journal away"):
            store.flush()
        assert not journal(tmp_path).exists()
        away.rename(journal(tmp_path))
        store.flush()
    assert verify(tmp_path, WHO, text_of) == []


def test_another_journal_of_the_same_length_is_not_written_on(tmp_path: Path) -> None:
    base, mine, _other = parted(tmp_path)
    twin = copy_of(base, "twin")
    with opened(twin) as store:
        store.commit(add(SHEET.span(4, 9, uid(7))))
    with opened(mine) as store:
        store.commit(add(MINE))
        store.checkpoint()
        assert journal(mine).stat().st_size == journal(twin).stat().st_size
        by_renaming(mine, twin, base)
        store.commit(add(UNSAVED))
        assert contents(store).keys() == {FIRST.uid, MINE.uid, UNSAVED.uid, uid(7)}
    assert verify(mine, WHO, text_of) == []


@pytest.mark.parametrize(
    "step", [pytest.param(7, id="some"), pytest.param(1, id="all", marks=pytest.mark.slow)]
)
def test_cut_short_anywhere_all_of_it_is_there_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    base, start, other = parted(tmp_path)
    with opened(start) as store:
        store.commit(add(MINE))

    class EndedError(BaseException):
        """The program was killed."""

    everything = {record.uid for record in (FIRST, MINE, THEIRS, ELSEWHERE, UNSAVED)}
    calls = [(files, "_replace"), (files, "_fsync"), (os, "replace")]
    for allowed in range(0, 60, step):
        mine = copy_of(start, f"cut{allowed}")
        left, ended = allowed, False

        def counted(call: Callable[..., object]) -> Callable[..., object]:
            def one(*args: object) -> object:
                nonlocal left
                left -= 1
                if left < 0:
                    raise EndedError
                return call(*args)

            return one

        store = opened(mine)
        store.apply(add(UNSAVED))
        by_renaming(mine, other, base)
        with monkeypatch.context() as patch:
            for module, name in calls:
                patch.setattr(module, name, counted(getattr(module, name)))
            try:
                store.flush()
            except EndedError:
                ended = True
        store.abandon()
        begun = any(mine.rglob("journal.open-*.jsonl"))
        merged(mine)
        with opened(mine) as store:
            found = contents(store).keys()
        assert found == everything if begun else found >= {FIRST.uid, THEIRS.uid}
        assert verify(mine, WHO, text_of) == []
        if not ended:
            assert begun
            break
    else:
        raise AssertionError("it never came to its end")
