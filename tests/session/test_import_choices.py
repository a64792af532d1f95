"""What a person can say about an import, and that all of it happens or nothing does."""

from __future__ import annotations

import io
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reader.exchange.documents import Document, Passage
from reader.exchange.format import Format, ReadOptions, modules
from reader.exchange.media import MemorySource, Source
from reader.model.errors import (
    ExchangeError,
    LockedError,
    ReaderError,
    StoppedError,
    UsageError,
)
from reader.session.exporting import export
from reader.session.importing import Choices, Imported, import_source
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views


class Toy:
    """A format whose file is a JSON list of [text, annotator, [[start, end, label, quote]]]."""

    FORMAT = Format("toy", "for tests", ".toy", writes=False)

    @staticmethod
    def read(source: Source, options: ReadOptions) -> Iterator[Document]:
        with source.open() as file:
            for number, (text, who, spans) in enumerate(json.load(file)):
                passages = tuple(
                    Passage(
                        key=str(i), label=name, parts=((start, end),), quote=quote, annotator=who
                    )
                    for i, (start, end, name, quote) in enumerate(spans)
                )
                yield Document(id=f"t{number}", text=text, passages=passages, line=number + 1)

    @staticmethod
    def recognises(source: Source) -> bool:
        return source.head().startswith(b"[[")


@pytest.fixture(autouse=True)
def _toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(modules(), "toy", Toy)


TEXTS = ("The dam held, she said. “We were lucky.”", "Nobody 📈 was hurt on Monday.")


def toy(*labels: str, who: str = "Kim") -> MemorySource:
    content = [[text, who, [[4, 12, name, text[4:12]] for name in labels]] for text in TEXTS]
    return MemorySource(json.dumps(content).encode(), "a/toy.json")


def snapshot(place: Place) -> dict[str, bytes]:
    """Everything in the workspace, by name."""
    return {
        path.relative_to(place.root).as_posix(): path.read_bytes()
        for path in sorted(place.root.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def take_in(session: Session, source: Source, **choices: Any) -> Imported:
    return import_source(session, source, choices=Choices(**choices))


def test_annotators_and_labels_get_the_names_that_they_have_here(place: Place) -> None:
    with place.open("ana") as session:
        source = toy("Claim", who="Kim Doe")
        result = take_in(session, source, annotators={"Kim Doe": "kim"}, labels={"Claim": "claim"})
        assert (result.format, result.refused, result.unknown) == ("toy", 0, {})
        assert (result.added["spans"], result.added["pages"]) == (2, 2)
        kim = session.annotators.store("kim")
        spans = [span for sha in kim.pages() for span in kim.records(sha).spans.values()]
        assert {(span.annotator, span.label) for span in spans} == {("kim", "claim")}
        again = take_in(session, source, annotators={"Kim Doe": "kim"}, labels={"Claim": "claim"})
        assert (again.added, again.same["spans"]) == ({}, 2)
        with pytest.raises(UsageError):
            Choices(annotators={"Kim Doe": "Kim Doe"})


def test_records_of_reader_are_renamed_too(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open("ana") as session:
        label(session, views(session)[0], "closed the old bridge")
        out = io.BytesIO()
        export(session, out)
    with place.open("zoe") as session:
        record = json.loads(out.getvalue())
        record["spans"][0]["uid"] = "0" * 32
        data = json.dumps(record).encode()
        result = take_in(
            session, MemorySource(data, "c"), annotators={"ana": "zoe"}, labels={"claim": "quote"}
        )
        assert result.refused == 0
        (span,) = session.records(views(session)[0].page.sha256).spans.values()
        assert (span.annotator, span.label) == ("zoe", "quote")


def test_unknown_labels_refuse_a_file_with_a_list_before_anything_is_written(
    place: Place,
) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open("ana") as session:
        before = snapshot(place)
        with pytest.raises(ExchangeError, match=r"4 spans .* Zitat \(2\), rumour \(2\)"):
            take_in(session, toy("Zitat", "claim", "rumour"), unknown="refuse")
        assert snapshot(place) == before
        result = take_in(session, toy("claim"), unknown="refuse")
        assert result.added["spans"] == 2


def test_unknown_labels_are_added_to_the_scheme_and_go_again_with_an_undo(place: Place) -> None:
    labels = place.root / "annotations" / "labels.toml"
    commented = labels.read_text("utf-8").replace('key = "2"\n', 'key = "2"  # kept\n', 1)
    labels.write_text(commented, "utf-8")
    with place.open("kim") as session:
        result = take_in(session, toy("Zitat", "claim", "rumour", who="kim"), unknown="add")
        assert result.new_labels == ("Zitat", "rumour")
        assert result.refused == 0
        assert [one.name for one in session.scheme.labels] == ["claim", "quote", "Zitat", "rumour"]
        assert [one.key for one in session.scheme.labels] == ["1", "2", "3", "4"]
        assert "# kept" in labels.read_text("utf-8")
        undone = session.undo()
        assert undone is not None
        session.flush()
        assert labels.read_text("utf-8") == commented
        assert session.store.pages() == []
        with pytest.raises(ExchangeError, match="holds a blank"):
            take_in(session, toy("Named Entity"), unknown="add")
        assert labels.read_text("utf-8") == commented


def test_strict_refuses_all_where_one_thing_is_wrong(place: Place) -> None:
    with place.open("ana") as session:
        before = snapshot(place)
        spoiled = json.loads(toy("claim").open().read())
        spoiled[1][2][0][3] = "something that nobody ever wrote"
        source = MemorySource(json.dumps(spoiled).encode(), "toy.json")
        result = Imported()
        with pytest.raises(ExchangeError, match="1 thing cannot be taken in"):
            import_source(session, source, choices=Choices(strict=True), result=result)
        assert snapshot(place) == before
        (problem,) = [one for one in result.problems if one.severity == "error"]
        assert (problem.line, problem.record) == (2, "t1")
        assert take_in(session, source).added["spans"] == 1


def test_a_dry_run_counts_and_writes_nothing(place: Place) -> None:
    with place.open("ana", write=False) as session:
        before = snapshot(place)
        result = take_in(session, toy("claim", "rumour"), dry_run=True)
        assert (result.added["spans"], result.added["pages"]) == (4, 2)
        assert result.unknown == {"rumour": 2}
        assert [record.id for record in result.previewed] == ["t0", "t1"]
        refused = take_in(session, toy("claim", "rumour"), dry_run=True, unknown="refuse")
        assert (refused.refused, refused.added["spans"]) == (1, 4)
        assert "rumour (2)" in refused.problems[-1].message
        assert snapshot(place) == before


def stopping_after(calls: int) -> Any:
    left = iter(range(calls))
    return lambda: next(left, None) is None


@pytest.mark.parametrize("calls", range(9))
def test_stopped_at_any_moment_everything_is_as_it_was(place: Place, calls: int) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open("ana") as session:
        label(session, views(session)[0], "closed the old bridge")
        session.store.checkpoint()
        before = snapshot(place)
        content = [[text, who, [[4, 12, "new", text[4:12]]]] for text in TEXTS for who in "xy"]
        content.append([TEXTS[0] + " So it was.", "ana", [[4, 12, "claim", TEXTS[0][4:12]]]])
        source = MemorySource(json.dumps(content).encode(), "toy.json")
        with pytest.raises(StoppedError):
            import_source(
                session, source, choices=Choices(unknown="add"), stop=stopping_after(calls)
            )
        after = snapshot(place)
        journals = {name for name in after if name.endswith("journal.jsonl")}
        assert {n: d for n, d in after.items() if n not in journals} == {
            n: d for n, d in before.items() if n not in journals
        }
        session.refresh()
        assert [row.spans for row in rows(session)] == [1]
        result = import_source(session, source, choices=Choices(unknown="add"))
        assert result.refused == 0
        assert len(rows(session)) == 4


def test_a_batch_that_fails_takes_back_those_before_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.store.annotations import AnnotationStore

    whole = AnnotationStore.apply_batch

    def failing(store: AnnotationStore, *rest: Any) -> None:
        if store.annotator == "y":
            raise ReaderError("the disk is full")
        whole(store, *rest)

    monkeypatch.setattr(AnnotationStore, "apply_batch", failing)
    content = [[TEXTS[0], who, [[4, 12, "claim", TEXTS[0][4:12]]]] for who in "xy"]
    source = MemorySource(json.dumps(content).encode(), "toy.json")
    with place.open("ana") as session:
        with pytest.raises(ReaderError, match="disk is full"):
            take_in(session, source)
        session.refresh()
        assert session.annotators.store("x").pages() == []
        assert not (place.root / "seeds" / "imported").exists()
        monkeypatch.setattr(AnnotationStore, "apply_batch", whole)
        assert take_in(session, source).added["spans"] == 2


def test_who_is_at_work_elsewhere_is_told_before_the_file_is_read_to_its_end(place: Place) -> None:
    with place.open("kim"), place.open("ana") as session:
        before = snapshot(place)
        with pytest.raises(LockedError, match="kim"):
            take_in(session, toy("claim", who="kim"))
        assert snapshot(place) == before


def test_progress_goes_from_reading_to_writing_to_the_list(place: Place, tmp_path: Path) -> None:
    from reader.session.media import opened_source

    file = tmp_path / "toy.json"
    file.write_bytes(toy("claim").open().read())
    stages: list[str] = []
    told: dict[str, list[tuple[int, int]]] = {}
    with place.open("ana") as session, opened_source(str(file)) as source:
        import_source(
            session,
            source,
            stage=stages.append,
            progress=lambda done, total: told.setdefault(stages[-1], []).append((done, total)),
        )
    assert stages == ["reading", "writing", "listing"]
    for stage in ("reading", "writing"):
        assert told[stage][-1][0] == told[stage][-1][1]


def test_a_pile_of_problems_is_counted_and_not_all_held(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.session.importing.KEPT", 3)
    with place.open("ana") as session:
        source = MemorySource(b'{"schema_version": 2}\n' * 8, "x.jsonl")
        result = import_source(session, source, "jsonl")
    assert (result.refused, len(result.problems), result.untold) == (8, 3, 5)


@contextmanager
def interrupting(times: int) -> Iterator[None]:
    for _ in range(times):
        os.kill(os.getpid(), signal.SIGINT)
    yield


def test_ctrl_c_asks_once_and_leaves_the_signal_as_it_found_it() -> None:
    from reader.cli.stopping import stoppable

    before = signal.getsignal(signal.SIGINT)
    with stoppable() as stop:
        assert not stop()
        with interrupting(1):
            assert stop()
    assert signal.getsignal(signal.SIGINT) is before


def test_harbour_and_bridge_are_told_apart_by_an_export_that_is_imported_elsewhere(
    place: Place, tmp_path: Path
) -> None:
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open("ana") as session:
        label(session, views(session)[1], "voted on Sunday")
        out = io.BytesIO()
        export(session, out)
    other = Place(tmp_path / "other")
    with other.open("zoe") as session:
        source = MemorySource(out.getvalue(), "corpus.jsonl")
        first = take_in(session, source, unknown="refuse", strict=True)
        assert (first.added["pages"], first.added["spans"]) == (2, 1)
        second = take_in(session, source, unknown="refuse", strict=True)
        assert second.added == {}


def test_a_source_that_holds_nothing_of_the_format_is_told(place: Place) -> None:
    with place.open("ana") as session:
        found = import_source(session, MemorySource({"readme.md": b"hi"}, "corpus"), "brat")
        assert [one.message for one in found.problems] == [
            "there is no article in it that reads as brat"
        ]


def test_a_label_that_is_to_be_renamed_and_is_not_there_is_told(place: Place) -> None:
    with place.open("ana") as session:
        found = take_in(session, toy("claim"), labels={"claim": "quote", "Clam": "claim"})
        assert [one.message for one in found.problems if "another name" in one.message] == [
            "no span has the label 'Clam', which was to have another name"
        ]
