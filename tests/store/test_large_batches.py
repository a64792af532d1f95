"""Batches with more pages than memory has room for come out as any other."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from reader.model.changes import Change, Op
from reader.model.errors import StoppedError
from reader.model.records import Part, Span
from reader.store import files, staging
from reader.store.annotations import AnnotationStore, PageInfo

TEXTS = [f"Page {number} says that the harbour was closed.".encode() for number in range(9)]
SHAS = [sha256(text).hexdigest() for text in TEXTS]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "PAGES", 2)


def span(page: int, number: int, label: str = "claim") -> Span:
    part = Part(0, 4 + number, TEXTS[page].decode()[: 4 + number])
    return Span(f"{page:016x}{number:016x}", SHAS[page], (part,), label, "amy")


def change(*ops: Op) -> Change:
    return Change("import", "imported", ops, "amy")


def rounds(store: AnnotationStore) -> Iterator[Change]:
    """Every page is gone through three times, so that each has been put aside before."""
    for number in range(3):
        for page, text in enumerate(TEXTS):
            store.register(PageInfo(SHAS[page], f"seeds/{page}.txt", "utf-8"), text)
            yield change(Op(None, span(page, number)))
    for page in range(9):
        yield change(Op(span(page, 1), span(page, 1, "quote")), Op(span(page, 2), None))


def held(store: AnnotationStore) -> dict[str, list[tuple[str, str]]]:
    return {
        sha: sorted((s.uid, s.label) for s in store.records(sha).spans.values())
        for sha in store.pages()
    }


EXPECTED = {
    sha: [(span(page, 0).uid, "claim"), (span(page, 1).uid, "quote")]
    for page, sha in enumerate(SHAS)
}


def test_a_batch_over_many_pages_is_seen_saved_and_undone_as_one(tmp_path: Path) -> None:
    with AnnotationStore.open(tmp_path, "amy") as store:
        seen = store.records(SHAS[0])
        store.apply_batch(change(), rounds(store))
        assert held(store) == EXPECTED
        assert store.records(SHAS[0]) is seen
        assert store.problems == []
    with AnnotationStore.open(tmp_path, "amy") as store:
        assert held(store) == EXPECTED
        assert store.undo() is not None
        assert held(store) == {}
        store.redo()
        assert held(store) == EXPECTED
    with AnnotationStore.open(tmp_path, "amy", write=False) as store:
        assert (held(store), store.problems) == (EXPECTED, [])


def test_a_batch_that_fails_late_leaves_nothing(tmp_path: Path) -> None:
    def failing(store: AnnotationStore) -> Iterator[Change]:
        yield from rounds(store)
        raise ZeroDivisionError

    with AnnotationStore.open(tmp_path, "amy") as store:
        with pytest.raises(ZeroDivisionError):
            store.apply_batch(change(), failing(store))
        assert held(store) == {}
        store.apply_batch(change(), rounds(store))
    with AnnotationStore.open(tmp_path, "amy") as store:
        assert held(store) == EXPECTED


def test_files_that_cannot_be_written_after_a_batch_follow_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with AnnotationStore.open(tmp_path, "amy") as store:
        whole = files._replace

        def refuse(source: Path, target: Path) -> None:
            if str(target).endswith(".json"):
                raise OSError(28, "No space left on device")
            whole(source, target)

        monkeypatch.setattr(files, "_replace", refuse)
        store.apply_batch(change(), rounds(store))
        assert len(list((tmp_path / "amy").glob("*.json"))) == 0
        assert held(store) == EXPECTED
        monkeypatch.setattr(files, "_replace", whole)
    with AnnotationStore.open(tmp_path, "amy") as store:
        assert held(store) == EXPECTED


def test_a_batch_interrupted_while_its_files_are_written_is_whole_when_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = files._replace
    calls = 0

    def interrupted(source: Path, target: Path) -> None:
        nonlocal calls
        calls += str(target).endswith(".json")
        if calls == 4:
            raise KeyboardInterrupt
        whole(source, target)

    with AnnotationStore.open(tmp_path, "amy") as store:
        monkeypatch.setattr(files, "_replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            store.apply_batch(change(), rounds(store))
        monkeypatch.setattr(files, "_replace", whole)
        assert held(store) == EXPECTED
    with AnnotationStore.open(tmp_path, "amy") as store:
        assert (held(store), store.problems) == (EXPECTED, [])


def test_undoing_a_batch_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise StoppedError("stopped")

    with AnnotationStore.open(tmp_path, "amy") as store:
        store.apply_batch(change(), rounds(store))
        ahead = store.ahead("undo")
        assert ahead is not None
        assert ahead.summary == "imported"
        before = (tmp_path / "amy" / "journal.jsonl").read_bytes()
        with pytest.raises(StoppedError):
            store.undo(stop)
        assert told == [(0, ahead.count)]
        assert held(store) == EXPECTED
        assert (tmp_path / "amy" / "journal.jsonl").read_bytes() == before
        assert store.undo() is not None
        assert held(store) == {}
        assert store.redo(lambda done, total: None) is not None
        assert held(store) == EXPECTED


def test_a_batch_whose_page_files_were_never_written_is_read_back_page_by_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with AnnotationStore.open(tmp_path, "amy") as store:
        store.apply_batch(change(), rounds(store))
    folder = tmp_path / "amy"
    journal = folder / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    last = max(n for n, line in enumerate(lines) if b'"kind":"commit"' in line)
    journal.write_bytes(b"".join(lines[: last + 1]))
    for path in folder.glob("*-*.json"):
        path.unlink()
    with AnnotationStore.open(tmp_path, "amy", write=False) as reading:
        assert held(reading) == EXPECTED
        assert not reading.problems
    monkeypatch.setattr("reader.store.annotations.PAGES", 2)
    with AnnotationStore.open(tmp_path, "amy") as store:
        assert held(store) == EXPECTED
        assert not store.problems
    assert len(list(folder.glob("*-*.json"))) == len(SHAS)
