"""Which part of a corpus goes out, into which files, and what is said about the rest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.exchange.format import Format, modules
from reader.exchange.media import MemorySink, Sink
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Report
from reader.model.errors import ExchangeError, ReaderError, StoppedError, UsageError
from reader.session.exchange_plans import ExportPlan, carry_out_export
from reader.session.exporting import (
    Exported,
    Parts,
    Selection,
    export_as,
    export_parts,
    survey,
)
from reader.session.media import family_sink, folder_sink
from reader.session.session import Session
from reader.session.splitting import Splitter, normalised_title, parse_split
from tests.session.support import BRIDGE, HARBOUR, Place, label, views


class Lossy:
    """A format that holds ids and labels, a line each, and nothing else."""

    FORMAT = Format(
        "lossy",
        "for tests",
        ".txt",
        reads=False,
        lost={"notes": "there is no place for them", "states": "nor for these"},
        changed={"parts": "they become one"},
    )

    @staticmethod
    def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
        out = sink.file()
        for record in records:
            labels = " ".join(span.label for span in record.spans)
            out.write(f"{record.id} {labels}".strip().encode() + b"\n")


class Folders(Lossy):
    """The same as a folder of files."""

    FORMAT = Format("folders", "for tests", "-folders", folder=True, reads=False)

    @staticmethod
    def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
        for record in records:
            sink.file(f"{record.id}.txt").write(record.text.encode())


@pytest.fixture(autouse=True)
def _formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(modules(), "lossy", Lossy)
    monkeypatch.setitem(modules(), "folders", Folders)


@pytest.fixture
def team(place: Place) -> Place:
    """Ana and ben labelled the bridge, ana noted something; ben alone labelled the harbour."""
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open("ana") as session:
        one = views(session)[0]
        uid = label(session, one, "closed the old bridge")
        change = session.editor(one).note(uid, "who says so?")
        assert change is not None
        session.commit(change, one)
    with place.open("ben") as session:
        one, two = views(session)
        label(session, one, "Nobody was ever in danger", "quote")
        label(session, one, "found cracks", "claim")
        label(session, two, "voted on Sunday")
    return place


def lines(session: Session, name: str = "lossy", **options: Any) -> list[list[str]]:
    """Return the ids and labels of an export."""
    chosen = {key: options.pop(key) for key in ("annotators", "labels", "filter") if key in options}
    sink = MemorySink()
    export_as(session, name, sink, Selection(**chosen), Options(**options))
    return [line.split() for line in sink.files[""].decode().splitlines()]


def test_only_the_labels_that_are_asked_for(team: Place) -> None:
    with team.open("zoe", write=False) as session:
        assert [one[1:] for one in lines(session, labels=("quote",))] == [["quote"], []]
        assert [len(one) for one in lines(session, labels=("quote", "claim"))] == [4, 2]
        with pytest.raises(UsageError, match="list"):
            Selection(labels="quote")  # type: ignore[arg-type]


def test_relations_go_with_the_labels_at_their_ends(place: Place) -> None:
    from reader.model.changes import Change, Op
    from reader.model.records import Relation, SpanRef

    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        (view,) = views(session)
        page = view.page.sha256
        ends = [
            SpanRef(page, label(session, view, "closed the old bridge")),
            SpanRef(page, label(session, view, "Nobody was ever in danger", "quote")),
        ]
        relation = Relation("a" * 32, page, "supports", ends[0], ends[1], "ana")
        session.commit(Change("relate", "", (Op(None, relation),), "ana"), view)

        def relations(*labels: str) -> int:
            report = survey(session, "folders", Selection(labels=labels))
            return report.written["relations"] + report.written["links"]

        assert relations() == 1
        assert relations("claim", "quote") == 1
        assert relations("claim") == 0
        assert relations("quote") == 0


def test_a_filter_is_that_of_the_list_for_whom_is_named(team: Place) -> None:
    with team.open("ana", write=False) as session:
        assert len(lines(session, filter="label:quote")) == 0
        assert len(lines(session, filter="label:quote", annotators=("ben",))) == 1
        assert len(lines(session, filter="strike")) == 1
        with pytest.raises(UsageError):
            lines(session, filter="label:quote (")


def test_a_record_for_each_annotator_in_any_format(team: Place) -> None:
    with team.open("zoe", write=False) as session:
        found = lines(session, per="annotator")
    assert [one[0].partition("#")[2] for one in found] == ["ana", "ben", "ben"]
    assert [len(one) - 1 for one in found] == [1, 2, 1]


@pytest.mark.parametrize(
    "options", [{"text": False}, {"tokens": True}, {"ascii": True}, {"per": "span"}]
)
def test_options_that_mean_nothing_to_a_format_are_refused(
    team: Place, options: dict[str, Any]
) -> None:
    with team.open("zoe", write=False) as session, pytest.raises(UsageError, match="lossy"):
        lines(session, **options)


def test_losses_are_known_before_and_the_same_after(team: Place) -> None:
    with team.open("zoe", write=False) as session:
        before = survey(session, "lossy")
        result = Exported()
        export_as(session, "lossy", MemorySink(), None, None, None, result)
        assert before.dropped == result.report.dropped == {"notes": 1, "states": 3}
        assert before.written == result.report.written
        assert result.failed == 0
        with pytest.raises(ExchangeError, match="no place for them"):
            lines(session, strict=True)


def test_what_the_writer_leaves_out_is_not_counted_as_written(
    team: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
        for record in records:
            if record.spans:
                report.drop("spans", "it ends inside a word", ids=(record.spans[0].uid,))

    monkeypatch.setattr(Lossy, "write", staticmethod(write))
    with team.open("zoe", write=False) as session:
        result = export_as(session, "lossy", MemorySink())
    assert (result.report.written["spans"], result.report.dropped["spans"]) == (2, 2)
    assert result.failed == 0


def test_stopped_it_writes_nothing(team: Place, tmp_path: Path) -> None:
    target = tmp_path / "out"
    with (
        team.open("zoe", write=False) as session,
        pytest.raises(StoppedError),
        folder_sink(target) as sink,
    ):
        export_as(session, "folders", sink, stop=lambda: True)
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


# --- sets and files ----------------------------------------------------------------------------


def many(place: Place, count: int) -> None:
    for number in range(count):
        text = BRIDGE.replace("Old bridge closes", f"Bridge number {number} closes")
        place.write(f"{number:02}.txt", text.replace("4.2", f"{number}.2"))


def test_the_sets_are_whole_disjoint_and_the_same_for_every_selection(place: Place) -> None:
    many(place, 30)
    with place.open("ana") as session:
        label(session, views(session)[3], "closed the old bridge")
        sinks: dict[str, MemorySink] = {}
        parts = Parts(parse_split("train=60,test=40"))
        result = export_parts(
            session, "lossy", lambda name: sinks.setdefault(name, MemorySink()), parts
        )
        found = {name: sink.files[""].decode().split("\n") for name, sink in sinks.items()}
        ids = [line.split()[0] for one in found.values() for line in one if line]
        assert len(ids) == len(set(ids)) == sum(result.parts.values()) == 30
        assert all(result.parts.values())
        splitter = Splitter(session, parts.split)
        (labelled,) = [row for row in session.rows() if row.spans]
        home = splitter.set_of(labelled.page)
        alone: dict[str, MemorySink] = {}
        export_parts(
            session,
            "lossy",
            lambda name: alone.setdefault(name, MemorySink()),
            parts,
            Selection(labelled=True),
        )
        assert {name: len(sink.files[""]) > 0 for name, sink in alone.items()} == {
            name: name == home for name in ("train", "test")
        }


def test_pages_with_an_article_of_the_same_title_stay_together(place: Place) -> None:
    many(place, 24)
    for number in range(24):
        title = f"BRIDGE, number {number}: closes for repairs"
        text = BRIDGE.replace("Old bridge closes for repairs", title)
        place.write(f"twin-{number}.txt", text.replace("Monday", "Tuesday"))
    with place.open("ana") as session:
        splitter = Splitter(session, parse_split("a=1,b=1"))
        sets: dict[str, set[str]] = {}
        for row in session.rows():
            title = normalised_title(row.title or "")
            sets.setdefault(title, set()).add(splitter.set_of(row.page))
        assert len(sets) == 24
        assert all(len(found) == 1 for found in sets.values())
        assert len(set.union(*sets.values())) == 2


@given(st.lists(st.integers(1, 100), min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_shares_are_kept_as_well_as_chance_allows(shares: list[int]) -> None:
    class Empty:
        annotator = ""
        catalogue: Any

    session: Any = Empty()
    session.catalogue = type("C", (), {"iterate": lambda self, who: iter(())})()
    names = tuple((f"s{i}", float(share)) for i, share in enumerate(shares))
    splitter = Splitter(session, names)
    counts = Counter(splitter.set_of(f"{n * 7919:032x}" + "0" * 32) for n in range(2000))
    for name, share in names:
        assert abs(counts[name] / 2000 - share / sum(shares)) < 0.06


@pytest.mark.parametrize(
    "text", ["", "train", "train=0", "train=x", "a=1,a=2", "a=1,A=2", "../x=1", "a=-1", "a=1,,b=1"]
)
def test_sets_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_split(text)


def test_shards_hold_so_many_articles_and_lie_beside_each_other(
    place: Place, tmp_path: Path
) -> None:
    many(place, 5)
    target = tmp_path / "out" / "corpus.txt"
    with place.open("zoe", write=False) as session:
        for shard, expected in ((2, [2, 2, 1]), (5, [5])):
            with family_sink(target, ".txt", folder=False) as family:
                result = export_parts(session, "lossy", family.part, Parts((), shard))
            assert list(result.parts.values()) == expected
        assert sorted(path.name for path in target.parent.iterdir()) == [
            "corpus-00001.txt", "corpus-00002.txt", "corpus-00003.txt"
        ]  # fmt: skip
        assert family.others == ["corpus-00002.txt", "corpus-00003.txt"]
        assert len((target.parent / "corpus-00001.txt").read_text().splitlines()) == 5


def test_sets_of_a_folder_are_folders(place: Place, tmp_path: Path) -> None:
    many(place, 6)
    parts = Parts((("a", 1.0), ("b", 1.0)), 2)
    with (
        place.open("zoe", write=False) as session,
        family_sink(tmp_path / "out", "-x", folder=True) as family,
    ):
        result = export_parts(session, "folders", family.part, parts)
    held = Counter(path.parent.name for path in (tmp_path / "out").rglob("*.txt"))
    assert held == {name: number for name, number in result.parts.items() if number}
    assert sum(held.values()) == 6


def test_a_divided_export_that_fails_leaves_what_was_there(place: Place, tmp_path: Path) -> None:
    many(place, 5)
    target = tmp_path / "corpus.txt"
    (tmp_path / "corpus-00001.txt").write_text("old")
    calls = iter(range(4))

    def stop() -> bool:
        return next(calls, None) is None

    with (
        place.open("zoe", write=False) as session,
        pytest.raises(StoppedError),
        family_sink(target, ".txt", folder=False) as family,
    ):
        export_parts(session, "lossy", family.part, Parts((), 1), stop=stop)
    assert (tmp_path / "corpus-00001.txt").read_text() == "old"
    assert not [path for path in tmp_path.iterdir() if ".new" in path.name or "0002" in path.name]


# --- folders that are there already ---------------------------------------------------------------


def test_a_folder_with_something_in_it_is_replaced_only_when_told_to(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    with pytest.raises(ReaderError, match="not empty"), folder_sink(target):
        pass
    assert (target / "mine.txt").exists()
    with folder_sink(target, replace=True) as sink:
        sink.file("a/b.txt").write(b"new")
    assert [path.name for path in target.rglob("*.txt")] == ["b.txt"]


@pytest.mark.parametrize("mark", [".git", "annotations/labels.toml", "here"])
def test_no_folder_of_another_kind_is_replaced(
    tmp_path: Path, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "precious"
    (target / mark).parent.mkdir(parents=True)
    if mark == "here":
        (target / mark).mkdir()
        monkeypatch.chdir(target / mark)
    else:
        (target / mark).write_text("")
    with pytest.raises(ReaderError, match="not replaced"), folder_sink(target, replace=True):
        pass
    assert (target / mark).exists()


@pytest.mark.parametrize(
    "name", ["../x", "/etc/x", "a/../../x", "", "a//b", "C:/x", "a\\b", "a\0b"]
)
def test_no_file_is_written_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExchangeError), folder_sink(tmp_path / "out") as sink:
        sink.file(name)
    assert not list(tmp_path.iterdir())


def test_the_report_is_there_as_json_even_where_the_export_was_refused(tmp_path: Path) -> None:
    from reader.cli.counting import loss_file
    from reader.exchange.report import Loss

    report = Report()
    path = tmp_path / "losses.json"

    def refused() -> None:
        with loss_file(path, "lossy", report) as watch:
            report.watch = watch
            report.declare(Loss("dropped", "notes", "why", 2, "r", ("a", "b")))
            report.change("spans", "sub-token", record="r", ids=("c",))
            raise ExchangeError("something would be lost")

    with pytest.raises(ExchangeError):
        refused()
    document = json.loads(path.read_text("utf-8"))
    assert [loss["ids"] for loss in document["losses"]] == [["a", "b"], ["c"]]
    assert document["dropped"] == {"notes": 2}
    assert document["changed"] == {"spans": 1}


@pytest.mark.parametrize("target", ["x" * 300, "~nobody-of-this-name/out"])
def test_a_target_that_cannot_be_is_refused_and_nothing_else(
    place: Place, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = ExportPlan(target=target)
    with place.open() as session:
        assert not plan.is_there(session)
        with pytest.raises((ReaderError, OSError)):
            carry_out_export(session, plan)
