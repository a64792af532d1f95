"""What is taken in, what is refused and why, and that nothing here is changed by it."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from typing import Any

import pytest

from reader.model.errors import LockedError, ReaderError, ReadOnlyError
from reader.session.exporting import export
from reader.session.importing import Imported, import_records
from reader.session.refreshing import Refreshed, Refresher
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views


@pytest.fixture
def corpus(place: Place) -> list[dict[str, Any]]:
    """The records of a workspace in which ana and ben labelled; its annotations are then gone."""
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open("ana") as session:
        label(session, views(session)[0], "closed the old bridge")
        session.commit(session.editor(views(session)[0]).tag("genre", "opinion"), views(session)[0])
    with place.open("ben") as session:
        label(session, views(session)[1], "voted on Sunday")
        out = io.BytesIO()
        export(session, out)
    for name in ("ana", "ben"):
        (place.root / "annotations" / name).rename(place.root / f"old-{name}")
    return [json.loads(line) for line in out.getvalue().splitlines()]


def data(records: list[dict[str, Any]]) -> io.BytesIO:
    return io.BytesIO(b"".join(json.dumps(record).encode() + b"\n" for record in records))


def take_in(session: Session, records: list[dict[str, Any]]) -> Imported:
    return import_records(session, data(records), "corpus.jsonl")


def test_everyones_annotations_land_in_their_own_folder_and_undo_is_theirs(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    with place.open("ana") as session:
        result = take_in(session, corpus)
        assert result.problems == []
        assert result.added == {"spans": 2, "tags": 1, "states": 2}
        assert result.annotators == ("ana", "ben")
        assert [row.spans for row in rows(session)] == [1, 0]
        (entry,) = session.store.history()
        assert entry.summary == "imported corpus.jsonl"
        session.undo()
        session.flush()
        assert [row.spans for row in rows(session)] == [0, 0]
    with place.open("ben") as session:
        assert [row.spans for row in rows(session)] == [0, 1]
        assert session.undo() is not None
        session.flush()
        assert [row.spans for row in rows(session)] == [0, 0]


def test_what_an_import_brought_is_counted_once(
    place: Place, corpus: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    count = Refresher.recut

    def counting(self: Refresher, sha256: str) -> None:
        counted.append(sha256)
        count(self, sha256)

    fresh = json.loads(json.dumps(corpus[0]).replace("bridge", "tunnel"))
    text = fresh["text"] = fresh["text"].replace("closed the old", "opened the new")
    digest = sha256(text.encode()).hexdigest()
    fresh |= {"id": "elsewhere", "text_sha256": digest, "page": {"file": "", "sha256": digest}}
    fresh |= {"spans": [], "relations": [], "unplaced": []}
    with place.open("ana") as session:
        monkeypatch.setattr(Refresher, "recut", counting)
        result = take_in(session, [fresh])
        assert (result.added["pages"], result.refused) == (1, 0)
        assert digest not in counted
        session.flush()
        assert digest not in counted
        assert len(rows(session)) == 3


def test_counts_that_a_refresh_could_not_bring_follow_with_the_next_save(
    place: Place, corpus: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Refresher, progress: object = None) -> Refreshed:
        raise ReaderError("the folder cannot be read")

    with place.open("ana") as session:
        with monkeypatch.context() as patched:
            patched.setattr(Refresher, "refresh", refused)
            with pytest.raises(ReaderError, match="cannot be read"):
                take_in(session, corpus)
        session.flush()
        assert [row.spans for row in rows(session)] == [1, 0]


def test_importing_twice_and_after_an_undo(place: Place, corpus: list[dict[str, Any]]) -> None:
    with place.open("ana") as session:
        take_in(session, corpus)
        again = take_in(session, corpus)
        assert (sum(again.added.values()), again.refused) == (0, 0)
        assert again.same == {"spans": 2, "tags": 1, "states": 2}
        session.undo()
        session.flush()
        assert take_in(session, corpus).added["spans"] == 1


def test_nothing_is_written_while_somebody_in_the_file_is_at_work(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    with place.open("ben"), place.open("ana") as session:
        with pytest.raises(LockedError, match="ben"):
            take_in(session, corpus)
        assert session.store.pages() == []


def test_who_only_reads_takes_nothing_in(place: Place, corpus: list[dict[str, Any]]) -> None:
    with place.open("ana", write=False) as session, pytest.raises(ReadOnlyError):
        take_in(session, corpus)


def test_another_text_is_refused_with_the_reason_and_the_rest_goes_in(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    corpus[0]["text"] = corpus[0]["text"].replace("Monday", "Friday")
    with place.open("zoe") as session:
        result = take_in(session, corpus)
        assert result.refused == 1
        (problem,) = result.problems
        assert (problem.line, problem.record, problem.place) == (1, corpus[0]["id"], "text_sha256")
        assert result.added["spans"] == 1


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_a_text_that_its_page_does_not_say_is_refused_though_its_digest_fits(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    edited = corpus[0]["text"].replace("Shop owners", "Fishermen!!")
    corpus[0] |= {"text": edited, "text_sha256": digest(edited)}
    with place.open("zoe") as session:
        result = take_in(session, corpus)
        (problem,) = result.problems
        assert (problem.severity, problem.line, problem.place) == ("error", 1, "text")
        assert "its page does not say" in problem.message
        assert result.added["spans"] == 1
        assert session.annotators.store("ana").pages() == []


def test_a_text_that_is_only_cut_otherwise_is_taken_in(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    _, *rest = corpus[0]["blocks"]
    shift = rest[0]["start"]
    body = corpus[0]["text"][shift:]
    moved = [b | {"start": b["start"] - shift, "end": b["end"] - shift} for b in rest]
    (span,) = corpus[0]["spans"]
    span |= {"start": span["start"] - shift, "end": span["end"] - shift}
    corpus[0] |= {"text": body, "text_sha256": digest(body), "blocks": moved}
    if "entities" in corpus[0]:
        corpus[0]["entities"] = [
            e | {"start_offset": e["start_offset"] - shift, "end_offset": e["end_offset"] - shift}
            for e in corpus[0]["entities"]
        ]
    with place.open("zoe") as session:
        result = take_in(session, corpus)
        assert [problem.severity for problem in result.problems] == ["warning"]
        assert "cut otherwise" in result.problems[0].message
        assert result.added["spans"] == 2


def test_lines_that_are_no_records_are_named_by_number(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    good = json.dumps(corpus[1]).encode()
    file = io.BytesIO(b"[]\n\n" + good + b"\n" + good[:100] + b"\n\xff\n")
    with place.open("zoe") as session:
        result = import_records(session, file, "x.jsonl")
        assert [problem.line for problem in result.problems] == [1, 4, 5]
        assert result.added["spans"] == 1


@pytest.mark.parametrize("change", ["note", "label", "annotator"])
def test_a_span_that_is_here_and_differs_stays_as_it_is(
    place: Place, corpus: list[dict[str, Any]], change: str
) -> None:
    with place.open("zoe") as session:
        take_in(session, corpus)
    other = json.loads(json.dumps(corpus))
    other[0]["spans"][0][change] = "quote"
    other[0]["entities"][0]["label"] = other[0]["spans"][0]["label"]
    with place.open("zoe") as session:
        result = take_in(session, other)
        assert result.refused == 1
        assert "here already and differs" in result.problems[-1].message
        spans = session.annotators.store("ana").records(corpus[0]["page"]["sha256"]).spans
        (span,) = spans.values()
        assert (span.note, span.label, span.annotator) == ("", "claim", "ana")


def test_another_state_or_value_of_a_closed_tag_stays_as_it_is(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    with place.open("zoe") as session:
        take_in(session, corpus)
    other = json.loads(json.dumps(corpus))
    other[0]["tags"][0]["value"] = "reporting"
    other[0]["annotators"][0]["state"] = "done"
    with place.open("zoe") as session:
        result = take_in(session, other)
        assert result.refused == 2
        messages = " ".join(problem.message for problem in result.problems)
        assert "genre opinion here" in messages
        assert "in-progress here" in messages
    with place.open("ana") as session:
        assert rows(session)[0].tags == (("genre", "opinion"),)
        assert rows(session)[0].state == "in-progress"


def test_a_label_that_the_scheme_does_not_have_is_kept_and_told(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    corpus[0]["spans"][0]["label"] = "rumour"
    corpus[0]["entities"][0]["label"] = "rumour"
    with place.open("ana") as session:
        result = take_in(session, corpus)
        assert result.refused == 0
        assert "no label 'rumour'" in result.problems[0].message
        assert rows(session)[0].spans == 1


def test_a_record_without_its_page_becomes_one_and_what_people_do_to_it_outranks_the_file(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    for seed in (place.root / "seeds").iterdir():
        seed.unlink()
    (place.root / "annotations" / "_pages").rename(place.root / "gone")
    with place.open("ana") as session:
        assert take_in(session, corpus).problems == []
        assert sorted(str(row.title) for row in rows(session)) == [
            "Harbour strike enters its third week",
            "Old bridge closes for repairs",
        ]
        names = sorted(path.name for path in (place.root / "seeds" / "imported").iterdir())
        assert names == sorted(f"{record['id']}.txt" for record in corpus)
        other = json.loads(json.dumps(corpus))
        other[0]["meta"]["outlet"] = "Another Paper"
        result = take_in(session, other)
        assert result.refused == 0
        assert "differs from what is known" in result.problems[0].message
        assert [row.outlet for row in rows(session)] == [None, None]
        path = place.root / "seeds" / "imported" / f"{corpus[0]['id']}.txt"
        path.write_text("Something else altogether is written here by now.\n")
        session.refresh()
    with place.open("ana") as session:
        assert take_in(session, corpus).refused == 0
        assert path.read_text().startswith("Something else")


def test_a_record_without_text_goes_only_onto_its_own_page(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    for record in corpus:
        record.update(text="", text_included=False)
        for span in record["spans"]:
            span.update(text="", prefix="", suffix="")
    with place.open("zoe") as session:
        assert take_in(session, corpus[:1]).added["spans"] == 1
        (place.root / "seeds" / "harbour.txt").unlink()
        (place.root / "annotations" / "_pages").rename(place.root / "gone")
        session.refresh()
        result = take_in(session, corpus[1:])
        assert "no text" in result.problems[0].message
        assert result.refused == 1


def test_a_link_finds_its_span_where_an_earlier_import_put_it(
    place: Place, corpus: list[dict[str, Any]]
) -> None:
    one, two = corpus
    two["links"] = [
        {
            "uid": "f" * 32,
            "type": "supports",
            "from_uid": two["spans"][0]["uid"],
            "to_article": one["id"],
            "to_uid": one["spans"][0]["uid"],
            "annotator": "ben",
            "note": "",
        }
    ]
    with place.open("zoe") as session:
        result = take_in(session, [two])
        assert [problem.place for problem in result.problems] == ["links[0]"]
        take_in(session, [one])
        result = take_in(session, [two])
        assert (result.problems, result.added) == ([], {"relations": 1})
        ben = session.annotators.store("ben").records(two["page"]["sha256"])
        assert ben.relations["f" * 32].target.page == one["page"]["sha256"]
