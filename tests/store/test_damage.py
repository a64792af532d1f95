"""What a person is promised whose files were cut, edited or lost: it opens and says so."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from reader.model.errors import DamageError, ReadOnlyError
from reader.model.identity import new_uid
from reader.store.annotations import AnnotationStore
from reader.store.check import repair, verify
from reader.store.journal import decode_line, encode_line
from tests.store.support import (
    OTHER,
    SHEET,
    WHO,
    Sheet,
    add,
    change,
    contents,
    opened,
    page_file,
    swap,
    text_of,
    uid,
)

ONE = SHEET.span(0, 11, uid(1))
TWO = SHEET.span(12, 16, uid(2), note="wer?")
THREE = OTHER.span(0, 5, uid(3))


def small(annotations: Path) -> None:
    """A journal of a change, an undone one on another page, and a batch on both."""
    with opened(annotations) as store:
        store.commit(add(ONE))
        store.commit(add(THREE))
        store.undo()
        store.flush()
        store.apply_batch(change(verb="import"), [add(TWO), add(OTHER.span(6, 9, uid(4)))])
        store.abandon()


def states_after(lines: list[bytes]) -> list[dict]:
    """The records after each line of the journal; one of a batch counts with its commit only."""
    states: list[dict] = [{}]
    records: dict = {}
    waiting: list[dict] = []
    for line in lines:
        fields = decode_line(line)
        assert fields is not None
        if fields["kind"] == "part":
            waiting.append(fields)
        elif fields["kind"] == "commit":
            for part in waiting:
                play(records, part)
            waiting = []
        else:
            play(records, fields)
        states.append(dict(records))
    return states


def play(records: dict, fields: dict) -> None:
    for _table, before, after in fields.get("ops", ()):
        if after is None:
            del records[before["uid"]]
        else:
            records[after["uid"]] = after["parts"][0]["quote"], after["note"]


def short(store: AnnotationStore) -> dict:
    spans = {**store.records(SHEET.sha256).spans, **store.records(OTHER.sha256).spans}
    return {key: (span.parts[0].quote, span.note) for key, span in spans.items()}


def test_a_journal_cut_anywhere_keeps_every_whole_line(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    with opened(whole) as store:
        store.commit(add(ONE))
        store.apply_batch(change(verb="import"), [add(TWO)])
    data = (whole / WHO / "journal.jsonl").read_bytes()
    lines = data.splitlines(keepends=True)
    states = states_after(lines)
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line))
    cut = tmp_path / "cut"
    journal = cut / WHO / "journal.jsonl"
    shutil.copytree(whole, cut)
    for path in (cut / WHO).glob("*.json"):
        path.unlink()
    near = {end + step for end in ends for step in (-2, -1, 0, 1) if 0 <= end + step <= len(data)}
    for size in sorted(near | set(range(0, len(data) + 1, 3))):
        journal.write_bytes(data[:size])
        # A line that lacks nothing but its line feed is whole.
        count = sum(end - 1 <= size for end in ends[1:])
        reader = AnnotationStore.open(cut, WHO, write=False)
        assert short(reader) == states[count], size


def test_a_journal_cut_anywhere_can_be_written_on(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    small(whole)
    data = (whole / WHO / "journal.jsonl").read_bytes()
    cut = tmp_path / "cut"
    for size in range(0, len(data) + 1, 61):
        shutil.rmtree(cut, ignore_errors=True)
        shutil.copytree(whole, cut)
        for path in (cut / WHO).glob("*.json"):
            path.unlink()
        (cut / WHO / "journal.jsonl").write_bytes(data[:size])
        span = SHEET.span(20, 25, uid(99))
        with opened(cut) as store:
            before = contents(store)
            store.commit(add(span))
        with opened(cut) as store:
            assert contents(store) == {**before, span.uid: span}
            assert store.undo() is not None
            assert contents(store) == before
        assert verify(cut, WHO, text_of) == [], size


def test_a_damaged_page_file_is_set_aside_and_comes_back_from_the_journal(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number in range(5):
            store.commit(add(SHEET.span(number, number + 4, uid(number))))
        expected = contents(store)
    path = page_file(tmp_path, SHEET)
    data = path.read_bytes()
    sizes = [*range(0, len(data) - 1, 61), len(data) - 3]
    for number, size in enumerate(sizes, 1):
        path.write_bytes(data[:size])
        with opened(tmp_path) as store:
            assert store.pages() == [SHEET.sha256]
            assert contents(store) == expected
            (problem,) = store.problems
            assert problem.file == str(path)
            aside = path.with_name(f"{path.name}.damaged-{number}")
            assert aside.name in problem.message
            assert aside.read_bytes() == data[:size]
        assert json.loads(path.read_bytes())["spans"] == json.loads(data)["spans"]
    assert verify(tmp_path, WHO, text_of) == []


def test_a_damaged_page_file_is_readable_without_being_touched(tmp_path: Path) -> None:
    small(tmp_path)
    path = page_file(tmp_path, SHEET)
    path.write_bytes(b"\0" * 300)
    names = sorted(item.name for item in path.parent.iterdir())
    store = opened(tmp_path, write=False)
    assert set(contents(store)) == {uid(1), uid(2), uid(4)}
    assert [problem.file for problem in store.problems] == [str(path)]
    assert sorted(item.name for item in path.parent.iterdir()) == names


@pytest.mark.parametrize("at_open", [True, False])
def test_a_page_file_that_is_gone_comes_back(tmp_path: Path, at_open: bool) -> None:
    small(tmp_path)
    with opened(tmp_path) as store:
        expected = contents(store)
    path = page_file(tmp_path, SHEET)
    path.unlink()
    if at_open:
        with opened(tmp_path) as store:
            assert contents(store) == expected
            assert [problem.file for problem in store.problems] == [str(path)]
        assert path.exists()
    else:
        assert contents(opened(tmp_path, write=False)) == expected
    assert (verify(tmp_path, WHO, text_of) == []) == at_open


def test_a_damaged_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        store.commit(add(THREE))
        store.commit(add(TWO))
        expected = contents(store)
        store.abandon()
    journal = tmp_path / WHO / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].replace(b"claim", b"quote")
    assert decode_line(lines[4]) is None
    journal.write_bytes(b"".join(lines))
    with opened(tmp_path) as store:
        assert contents(store) == expected
        assert [(p.file, p.place) for p in store.problems] == [(str(journal), "line 5")]
        store.commit(swap(TWO, SHEET.span(12, 16, uid(2), note="new")))
        expected = contents(store)
    with opened(tmp_path) as store:
        assert contents(store) == expected
    assert {problem.place for problem in verify(tmp_path, WHO, text_of)} >= {"line 5"}
    assert len(repair(tmp_path, WHO, "file")) == 2
    with opened(tmp_path) as store:
        assert contents(store) == expected
    assert verify(tmp_path, WHO, text_of) == []


@pytest.mark.parametrize("keep", ["file", "journal"])
def test_a_journal_with_a_damaged_line_is_settled_by_one_that_begins_anew(
    tmp_path: Path, keep: str
) -> None:
    with opened(tmp_path) as store:
        for number in range(1, 6):
            store.commit(add(SHEET.span(number, number + 3, uid(number))))
    journal = tmp_path / WHO / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    damaged = b"".join([*lines[:4], b"garbage\n", *lines[5:]])
    journal.write_bytes(damaged)
    assert verify(tmp_path, WHO, text_of)

    told = repair(tmp_path, WHO, keep)  # type: ignore[arg-type]

    assert any("new journal" in line for line in told)
    assert verify(tmp_path, WHO, text_of) == []
    (aside,) = journal.parent.glob("journal.jsonl.damaged-*")
    assert aside.read_bytes().startswith(damaged)
    with opened(tmp_path) as store:
        assert not store.problems
        kept = len(contents(store))
        assert kept == 5 if keep == "file" else kept >= 4
        store.commit(add(SHEET.span(0, 11, uid(9))))
        assert store.undo() is not None
    assert not (tmp_path / "_repair").exists()


def test_bytes_after_the_last_line_that_are_no_line_are_set_aside(tmp_path: Path) -> None:
    small(tmp_path)
    journal = tmp_path / WHO / "journal.jsonl"
    with journal.open("ab") as handle:
        handle.write(b"\0" * 512)
    with opened(tmp_path) as store:
        expected = contents(store)
        assert "journal.jsonl.damaged-1" in store.problems[0].message
        store.commit(add(SHEET.span(20, 25, uid(99))))
    assert (tmp_path / WHO / "journal.jsonl.damaged-1").read_bytes() == b"\0" * 512
    with opened(tmp_path) as store:
        assert len(contents(store)) == len(expected) + 1
        assert store.problems == []


def edit(path: Path, label: str) -> None:
    document = json.loads(path.read_bytes())
    document["spans"]["1"]["label"] = label
    path.write_text(json.dumps(document, indent=1), "ascii")


def test_a_page_file_laid_out_anew_is_still_the_same(tmp_path: Path) -> None:
    small(tmp_path)
    path = page_file(tmp_path, SHEET)
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=4), "ascii")
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(20, 25, uid(99))))
        assert store.problems == []
    assert verify(tmp_path, WHO, text_of) == []


def test_an_edited_page_file_is_read_only_until_it_is_settled(tmp_path: Path) -> None:
    small(tmp_path)
    path = page_file(tmp_path, SHEET)
    edit(path, "hand")
    edited = path.read_bytes()
    with opened(tmp_path) as store:
        assert store.records(SHEET.sha256).spans[ONE.uid].label == "hand"
        with pytest.raises(ReadOnlyError) as caught:
            store.apply(add(SHEET.span(20, 25, uid(99))))
        assert caught.value.file == str(path)
        assert "--keep file" in caught.value.hint
        assert [problem.file for problem in store.problems] == [str(path)]
        store.commit(add(OTHER.span(20, 25, uid(98))))
    assert path.read_bytes() == edited
    assert [problem.file for problem in verify(tmp_path, WHO, text_of)] == [str(path)]


@pytest.mark.parametrize("keep", ["file", "journal"])
def test_an_edited_page_file_is_settled_either_way_and_kept(tmp_path: Path, keep: str) -> None:
    small(tmp_path)
    path = page_file(tmp_path, SHEET)
    edit(path, "hand")
    edited = path.read_bytes()
    (told,) = repair(tmp_path, WHO, "file" if keep == "file" else "journal")
    assert path.name in told
    assert verify(tmp_path, WHO, text_of) == []
    assert path.with_name(f"{path.name}.edited-1").read_bytes() == edited
    with opened(tmp_path) as store:
        span = store.records(SHEET.sha256).spans[ONE.uid]
        assert span.label == ("hand" if keep == "file" else "claim")
        assert set(store.records(SHEET.sha256).spans) == {uid(1), uid(2)}
        if keep == "file":
            undone = store.undo()
            assert undone is not None
            assert undone.verb == "repair"
            assert store.records(SHEET.sha256).spans[ONE.uid] == ONE
    assert repair(tmp_path, WHO, "journal") == []


def test_an_edit_of_a_file_that_lags_behind_takes_nothing_back(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        old = page_file(tmp_path, SHEET).read_bytes()
        store.commit(add(TWO))
        store.abandon()
    path = page_file(tmp_path, SHEET)
    path.write_bytes(old)
    edit(path, "hand")
    for _ in range(2):
        with opened(tmp_path) as store:
            spans = store.records(SHEET.sha256).spans
            assert {span.uid: span.label for span in spans.values()} == {
                ONE.uid: "hand",
                TWO.uid: "claim",
            }
    repair(tmp_path, WHO, "file")
    with opened(tmp_path) as store:
        assert set(store.records(SHEET.sha256).spans) == {ONE.uid, TWO.uid}
    assert verify(tmp_path, WHO, text_of) == []


def test_a_file_changed_by_others_while_in_use_is_not_written_over(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        path = page_file(tmp_path, SHEET)
        edit(path, "hand")
        edited = path.read_bytes()
        store.commit(add(TWO))
        assert path.with_name(f"{path.name}.edited-1").read_bytes() == edited
        assert [problem.file for problem in store.problems] == [str(path)]
        expected = contents(store)
    with opened(tmp_path) as store:
        assert contents(store) == expected


def test_a_record_that_cannot_be_one_is_named_with_its_place(tmp_path: Path) -> None:
    small(tmp_path)
    path = page_file(tmp_path, SHEET)
    document = json.loads(path.read_bytes())
    document["spans"]["1"]["parts"] = "all of it"
    path.write_text(json.dumps(document), "ascii")
    with opened(tmp_path) as store:
        assert store.records(SHEET.sha256).spans[ONE.uid] == ONE
        assert [problem.place for problem in store.problems] == ["spans 1"]
        assert path.with_name(f"{path.name}.damaged-1").exists()


def test_a_page_file_of_a_newer_format_is_shown_and_not_written(tmp_path: Path) -> None:
    small(tmp_path)
    path = page_file(tmp_path, SHEET)
    document = json.loads(path.read_bytes())
    document["meta"]["1"]["version"] = 2
    document["gestures"] = {"1": {}}
    newer = json.dumps(document).encode()
    path.write_bytes(newer)
    with opened(tmp_path) as store:
        assert ONE.uid in store.records(SHEET.sha256).spans
        with pytest.raises(ReadOnlyError, match="newer Reader"):
            store.undo()
    (told,) = repair(tmp_path, WHO, "journal")
    assert "newer Reader" in told
    assert path.read_bytes() == newer


def test_a_journal_of_a_newer_format_opens_for_reading_only(tmp_path: Path) -> None:
    small(tmp_path)
    journal = tmp_path / WHO / "journal.jsonl"
    first, _, rest = journal.read_bytes().partition(b"\n")
    head = encode_line(0, "head", {"version": 2, "annotator": WHO})
    assert len(first) + 1 == len(head)
    journal.write_bytes(head + rest)
    with opened(tmp_path) as store:
        assert store.read_only
        assert set(contents(store)) == {uid(1), uid(2), uid(4)}
        assert store.problems[0].place == "line 1"
        with pytest.raises(ReadOnlyError):
            store.apply(add(SHEET.span(20, 25, uid(99))))
    assert journal.read_bytes() == head + rest


def test_without_its_journal_everything_is_still_shown_and_can_be_settled(tmp_path: Path) -> None:
    small(tmp_path)
    with opened(tmp_path) as store:
        expected = contents(store)
    (tmp_path / WHO / "journal.jsonl").unlink()
    with opened(tmp_path) as store:
        assert contents(store) == expected
        assert len(store.problems) == 2
    third = Sheet("A third page.", "seeds/third.txt")
    for _ in range(2):  # a new journal does not make up for the old one
        with opened(tmp_path) as store:
            store.register(third.info, third.data)
            store.commit(add(third.span(0, 7, new_uid())))
            with pytest.raises(ReadOnlyError):
                store.apply(add(SHEET.span(20, 25, uid(99))))
    assert len(repair(tmp_path, WHO, "file")) == 2
    with opened(tmp_path) as store:
        assert contents(store) == expected
    assert verify(tmp_path, WHO) == []


def test_a_lost_end_of_the_journal_hides_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        store.commit(add(THREE))
        store.commit(add(TWO))
        expected = contents(store)
    journal = tmp_path / WHO / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:-2]))
    with opened(tmp_path) as store:
        assert contents(store) == expected
        assert store.problems != []
    assert verify(tmp_path, WHO, text_of) != []
    repair(tmp_path, WHO, "file")
    assert verify(tmp_path, WHO, text_of) == []
    with opened(tmp_path) as store:
        assert contents(store) == expected


def test_an_older_file_of_a_page_is_found_out_by_checking(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        old = page_file(tmp_path, SHEET).read_bytes()
        store.commit(add(TWO))
        expected = contents(store)
    page_file(tmp_path, SHEET).write_bytes(old)
    (problem,) = verify(tmp_path, WHO, text_of)
    assert SHEET.sha256[:12] in problem.message
    repair(tmp_path, WHO, "journal")
    with opened(tmp_path) as store:
        assert contents(store) == expected
    assert verify(tmp_path, WHO, text_of) == []


def test_two_files_of_one_page_are_told_and_the_newer_counts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        old = page_file(tmp_path, SHEET).read_bytes()
        store.commit(add(TWO))
        expected = contents(store)
    copy = tmp_path / WHO / f"copy-{SHEET.sha256[:12]}.json"
    copy.write_bytes(old)
    with opened(tmp_path) as store:
        assert contents(store) == expected
        assert [problem.file for problem in store.problems] == [str(copy)]
    assert copy.read_bytes() == old


def test_a_page_file_that_the_system_withholds_is_shown_from_the_journal(tmp_path: Path) -> None:
    small(tmp_path)
    path = page_file(tmp_path, SHEET)
    path.unlink()
    path.mkdir()
    with opened(tmp_path) as store:
        assert set(store.records(SHEET.sha256).spans) == {uid(1), uid(2)}
        assert store.pages() == sorted([SHEET.sha256, OTHER.sha256])
        assert [problem.file for problem in store.problems] == [str(path)]
        with pytest.raises(ReadOnlyError):
            store.apply(add(SHEET.span(20, 25, uid(99))))
        store.commit(add(OTHER.span(20, 25, uid(98))))
    assert path.is_dir()


def test_a_journal_that_the_system_withholds_is_named_and_frees_the_folder(tmp_path: Path) -> None:
    journal = tmp_path / WHO / "journal.jsonl"
    journal.mkdir(parents=True)
    for write in (True, True, False):
        with pytest.raises(DamageError) as caught:
            AnnotationStore.open(tmp_path, WHO, write=write)
        assert caught.value.file == str(journal)


def test_wrong_quotes_and_missing_pages_are_reported_with_their_place(tmp_path: Path) -> None:
    small(tmp_path)
    wrong = SHEET.text.replace("council", "mayor")

    def page_text(sha256: str) -> str | None:
        return wrong if sha256 == SHEET.sha256 else None

    problems = verify(tmp_path, WHO, page_text)
    files = {problem.file for problem in problems}
    assert files == {str(page_file(tmp_path, SHEET)), str(page_file(tmp_path, OTHER))}
    assert any(ONE.uid in problem.place for problem in problems)


def test_records_that_only_the_file_of_a_page_has_are_kept_and_shown_until_they_are_settled(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        store.commit(add(ONE))
        store.commit(add(TWO))
        store.flush()
        store.abandon()
    path = page_file(tmp_path, SHEET)
    journal = tmp_path / WHO / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    assert b'"kind":"page"' in lines[1]
    # The line that names the page is damaged, and what the file says of the journal is not so.
    journal.write_bytes(b"".join([lines[0], lines[1].replace(b"page", b"pag?", 1), *lines[2:]]))
    before = re.sub(rb'"seq": ?3', b'"seq":1', path.read_bytes())
    path.write_bytes(before)
    for write in (True, False):
        with opened(tmp_path, write=write) as store:
            assert contents(store) == {ONE.uid: ONE, TWO.uid: TWO}
            with pytest.raises(ReadOnlyError):
                store.commit(add(SHEET.span(3, 6, uid(9))))
        assert path.read_bytes() == before
        assert sorted(tmp_path.rglob("*stale*")) == []
    repair(tmp_path, WHO, "file")
    with opened(tmp_path) as store:
        assert contents(store) == {ONE.uid: ONE, TWO.uid: TWO}
        store.commit(add(SHEET.span(3, 6, uid(9))))
    with opened(tmp_path) as store:
        assert len(contents(store)) == 3
