"""What an export holds, whose it is, and what it tells of what it could not hold."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from reader.exchange.options import Options
from reader.model.errors import ReaderError, UsageError
from reader.session.exporting import Exported, Selection, export
from reader.session.outputs import replacing
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, label, views


@pytest.fixture
def team(place: Place) -> Place:
    """Two articles: ana is done with the first, ben has begun both."""
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open("ana") as session:
        one = views(session)[0]
        label(session, one, "closed the old bridge")
        change = session.editor(one).state("done")
        assert change is not None
        session.commit(change, one)
    with place.open("ben") as session:
        one, two = views(session)
        label(session, one, "Nobody was ever in danger", "quote")
        label(session, two, "voted on Sunday")
    return place


def lines(
    session: Session, selection: Selection | None = None, options: Options | None = None
) -> tuple[list[dict[str, Any]], Exported]:
    out = io.BytesIO()
    result = export(session, out, selection, options)
    return [json.loads(line) for line in out.getvalue().splitlines()], result


def makers(records: list[dict[str, Any]]) -> list[list[str]]:
    return [sorted({span["annotator"] for span in record["spans"]}) for record in records]


def test_everybodys_spans_stand_in_one_record_an_article(team: Place) -> None:
    with team.open("zoe", write=False) as session:
        records, result = lines(session)
    assert makers(records) == [["ana", "ben"], ["ben"]]
    assert [record["page"]["file"] for record in records] == ["bridge.txt", "harbour.txt"]
    assert result.report.clean
    for record in records:
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"]


def test_one_annotators_work_alone(team: Place) -> None:
    with team.open("zoe", write=False) as session:
        records, _ = lines(session, Selection(annotators=("ana",)))
        assert makers(records) == [["ana"], []]
        records, _ = lines(session, Selection(annotators=("ana",), labelled=True))
        assert makers(records) == [["ana"]]
        with pytest.raises(UsageError, match="nobody called eve"):
            lines(session, Selection(annotators=("eve",)))


def test_a_state_is_each_annotators_own(team: Place) -> None:
    with team.open("zoe", write=False) as session:
        assert makers(lines(session, Selection(states=("done",)))[0]) == [["ana"]]
        assert makers(lines(session, Selection(states=("in-progress",)))[0]) == [["ben"], ["ben"]]
        assert lines(session, Selection(states=("unread",)))[0] == []
    team.write("new.txt", HARBOUR.replace("Dockers", "Crane drivers"))
    with team.open("zoe", write=False) as session:
        (unread,), _ = lines(session, Selection(states=("unread",)))
        assert unread["page"]["file"] == "new.txt"


def test_an_article_judged_to_be_without_claims_counts_as_labelled(team: Place) -> None:
    with team.open("ana") as session:
        two = views(session)[1]
        change = session.editor(two).state("no-claims")
        assert change is not None
        session.commit(change, two)
        records, _ = lines(session, Selection(annotators=("ana",), labelled=True))
        assert [record["annotators"][0]["state"] for record in records] == ["done", "no-claims"]


def test_an_old_version_is_exported_only_as_far_as_people_worked_on_it(team: Place) -> None:
    (team.root / "seeds" / "harbour.txt").write_text(HARBOUR + "\nOne more line of text.\n")
    with team.open("zoe", write=False) as session:
        records, _ = lines(session)
    files = [(record["page"]["file"], len(record["spans"])) for record in records]
    assert sorted(files) == [("bridge.txt", 2), ("harbour.txt", 0), ("harbour.txt", 1)]


def test_a_page_that_is_nowhere_is_told_of_and_the_rest_is_written(team: Place) -> None:
    (team.root / "seeds" / "harbour.txt").unlink()
    for kept in (team.root / "annotations" / "_pages").iterdir():
        if "Harbour" in kept.read_text("utf-8"):
            kept.unlink()
    with team.open("zoe", write=False) as session:
        records, result = lines(session)
    assert len(records) == 1
    assert result.failed == 2
    assert any("harbour.txt" in reason for reason in result.report.reasons)


def test_a_quote_that_no_longer_holds_is_left_out_and_told(team: Place) -> None:
    (path,) = (team.root / "annotations" / "ana").glob("bridge-*.json")
    document = json.loads(path.read_text())
    (span,) = document["spans"].values()
    span["parts"][0]["quote"] = span["parts"][0]["quote"].upper()
    path.write_text(json.dumps(document))
    with team.open("zoe", write=False) as session:
        records, result = lines(session)
    assert makers(records) == [["ben"], ["ben"]]
    assert result.failed == 1
    assert "does not say its quote" in result.report.reasons[0]


def test_a_relation_to_another_article_names_it(place: Place) -> None:
    from reader.model.changes import Change, Op
    from reader.model.records import Relation, SpanRef

    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open() as session:
        one, two = views(session)
        ends = [
            SpanRef(one.page.sha256, label(session, one, "closed the old bridge")),
            SpanRef(two.page.sha256, label(session, two, "voted on Sunday")),
        ]
        source, target = ends
        relation = Relation("a" * 32, one.page.sha256, "supports", source, target, "ana")
        session.commit(Change("relate", "", (Op(None, relation),), "ana"), one)
        records, _ = lines(session)
    (link,) = records[0]["links"]
    assert (link["to_article"], link["to_uid"]) == (two.id, ends[1].span)


@pytest.mark.parametrize(
    ("options", "holds", "expected"),
    [
        (
            Options(per="annotator"),
            lambda records: [record["id"].partition("#")[2] for record in records],
            ["ana", "ben", "ben"],
        ),
        (
            Options(per="span"),
            lambda records: [record["span_label"] for record in records],
            ["claim", "quote", "claim"],
        ),
        (Options(tokens=True), lambda records: ["tokens" in r for r in records], [True, True]),
        (Options(compat=False), lambda records: ["entities" in r for r in records], [False, False]),
        (Options(text=False), lambda records: [r["text"] for r in records], ["", ""]),
    ],
)
def test_each_shape_can_be_asked_for(
    team: Place, options: Options, holds: Any, expected: list[object]
) -> None:
    with team.open("zoe", write=False) as session:
        records, _ = lines(session, None, options)
    assert holds(records) == expected


def test_defaults_are_written_only_when_asked_for(team: Place) -> None:
    with team.open("zoe", write=False) as session:
        bare, _ = lines(session)
        filled, _ = lines(session, None, Options(fill_defaults=session.scheme))
    assert bare[0]["spans"][0]["attributes"] == []
    values = {a["name"]: a["value"] for a in filled[0]["spans"][0]["attributes"]}
    assert values == {"unsure": "no", "stance": "neutral"}


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "corpus.jsonl"
    with replacing(target) as out:
        out.write(b"first")

    def fail() -> None:
        with replacing(target) as out:
            out.write(b"second")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert target.read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["corpus.jsonl"]


def test_neither_a_link_nor_a_folder_is_written_to(tmp_path: Path) -> None:
    real = tmp_path / "real.jsonl"
    real.write_bytes(b"old")
    link = tmp_path / "link.jsonl"
    link.symlink_to(real)
    with pytest.raises(ReaderError, match=r"is a link to .*real\.jsonl"), replacing(link):
        pass
    assert link.is_symlink()
    assert real.read_bytes() == b"old"
    with pytest.raises(ReaderError, match="folder"), replacing(tmp_path):
        pass
    with pytest.raises(ReaderError, match="cannot be written"), replacing(tmp_path / "no" / "x"):
        pass
