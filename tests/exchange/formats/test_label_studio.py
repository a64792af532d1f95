"""Label Studio: tasks and labelling config, and exports of every age and form."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import label_studio
from reader.exchange.media import MemorySource
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Problem
from reader.model.scheme import AttributeDef, Label, LabelScheme
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    plain,
    read_back,
    records,
    spoiled,
    written,
)
from tests.exchange.samples import sample


def read(*tasks: dict[str, Any], config: str = "") -> tuple[list[Record], list[Problem]]:
    data = json.dumps(tasks).encode()
    files = {"tasks.json": data, "config.xml": config.encode()} if config else data
    return read_back(label_studio, files)


@few
@given(records())
def test_what_nobody_touches_there_comes_back_as_it_was(drawn: list[Record]) -> None:
    assert_round_trip(label_studio, drawn)
    back, _ = read_back(label_studio, written(label_studio, drawn)[0])
    assert back == [plain(record) for record in drawn if record.text]


@few
@given(records())
def test_the_config_has_a_control_for_everything_that_the_tasks_use(drawn: list[Record]) -> None:
    files, _ = written(label_studio, drawn)
    tree = ElementTree.fromstring(files["config.xml"])
    controls = {
        one.get("name"): {inside.get("value") for inside in one}
        for one in (*tree.iter("Labels"), *tree.iter("Choices"))
    }
    for task in json.loads(files["tasks.json"]):
        for annotation in task["annotations"]:
            for item in annotation["result"]:
                assert set(annotation) == {"result", "was_cancelled"}
                if item["type"] != "relation":
                    chosen = item["value"].get("labels") or item["value"]["choices"]
                    assert set(chosen) <= controls[item["from_name"]]


@few
@given(records(), st.integers(0, 10**9))
def test_a_broken_file_is_told_and_never_a_crash(drawn: list[Record], seed: int) -> None:
    assert_survives(label_studio, spoiled(written(label_studio, drawn)[0], seed))


TEXT = "The 📈 harbour was closed, the mayor 📈 said on Monday."


def region(words: str, label: str = "claim", *, id: str = "", unit: int = 4) -> dict[str, Any]:
    """Return a region; `unit` is 4 for code points and 2 for UTF-16."""
    encoding = {4: "utf-32-le", 2: "utf-16-le"}[unit]
    start = len(TEXT[: TEXT.index(words)].encode(encoding)) // unit
    end = start + len(words.encode(encoding)) // unit
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    names = {"from_name": "label", "to_name": "text", "type": "labels"}
    return {"id": id or words[:4], **names, "value": value}


def about(one: dict[str, Any], control: str, kind: str, field: str, said: Any) -> dict[str, Any]:
    place = {key: one["value"][key] for key in ("start", "end")}
    return {"id": one["id"], "from_name": control, "type": kind, "value": {**place, field: said}}


def task(*results: Any, **more: Any) -> dict[str, Any]:
    annotation = {"id": 7, "completed_by": 3, "was_cancelled": False, "result": list(results)}
    return {"id": 12, "data": {"text": TEXT}, "annotations": [annotation], **more}


def labels(record: Record) -> list[tuple[str, str]]:
    return [(span.label, span.text) for span in record.spans]


MAYOR = region("the mayor 📈", "claimer", id="m")
CLOSED = region("harbour was closed", id="c")


def test_regions_their_choices_notes_and_relations_are_read() -> None:
    results = [
        CLOSED | {"meta": {"text": ["a note"]}},
        MAYOR,
        about(CLOSED, "stance", "choices", "choices", ["refute"]),
        about(CLOSED, "rating", "rating", "rating", 4),
        about(MAYOR, "why", "textarea", "text", ["more", "lines"]),
        {"type": "relation", "from_id": "c", "to_id": "m", "direction": "left", "labels": ["by"]},
        {"from_name": "genre", "id": "x", "type": "choices", "value": {"choices": ["a", "b"]}},
        {"from_name": "all", "id": "y", "type": "textarea", "value": {"text": ["on the whole"]}},
    ]
    (record,), problems = read(task(*results))
    assert labels(record) == [("claim", "harbour was closed"), ("claimer", "the mayor 📈")]
    closed, mayor = record.spans
    assert [(a.name, a.value) for a in closed.attributes] == [("rating", "4"), ("stance", "refute")]
    assert (closed.note, mayor.note) == ("a note", "more\nlines")
    assert [(r.from_id, r.to_id, r.type) for r in record.relations] == [(2, 1, "by")]
    assert [(tag.name, tag.value) for tag in record.tags] == [("genre", "a"), ("genre", "b")]
    assert [(a.id, a.state, a.note) for a in record.annotators] == [
        ("user-3", "done", "on the whole")
    ]
    assert problems == []


def test_an_old_export_that_counts_utf_16_is_recognised_by_its_words_and_told() -> None:
    results = [region("harbour", unit=2), region("the mayor", unit=2), region("Monday", unit=2)]
    old = {"id": 1, "data": {"text": TEXT}, "completions": [{"id": 1, "result": results}]}
    (record,), problems = read(old)
    assert [text for _, text in labels(record)] == ["harbour", "the mayor", "Monday"]
    assert [p.message for p in problems] == ["its offsets count UTF-16 code units"]


def test_a_short_export_is_read_with_and_without_its_config() -> None:
    values = [region(words)["value"] for words in ("harbour", "Monday")]
    stance = {"start": values[1]["start"], "end": values[1]["end"], "choices": ["refute"]}
    short = {"text": TEXT, "id": 1, "label": values, "stance": [stance], "genre": "news"}
    short |= {"annotator": 5, "annotation_id": 9, "lead_time": 1.5, "mood": {"choices": ["x", "y"]}}
    (record,), problems = read(short)
    assert [text for _, text in labels(record)] == ["harbour", "Monday"]
    assert record.spans[1].attributes[0].value == "refute"
    assert [(tag.name, tag.value) for tag in record.tags] == [("mood", "x"), ("mood", "y")]
    assert {span.annotator for span in record.spans} == {"user-5"}
    assert any("'genre' is passed over" in p.message for p in problems)
    config = '<View><Text name="t" value="$text"/><Choices name="genre" toName="t"/></View>'
    (record,), problems = read(short, config=config)
    assert ("genre", "news") in [(tag.name, tag.value) for tag in record.tags]
    assert problems == []


def test_predictions_are_a_models_suggestions_and_never_a_persons_labels() -> None:
    prediction = {"model_version": "v1", "score": 0.5, "result": [MAYOR]}
    (record,), problems = read(task(CLOSED, predictions=[prediction]))
    made = {(span.annotator, span.origin) for span in record.spans}
    assert made == {("user-3", "imported"), ("v1", "suggested")}
    assert ["put down to v1" in p.message for p in problems] == [True]


def test_a_cancelled_annotation_is_counted_and_not_taken_for_gold() -> None:
    cancelled = task(CLOSED)
    cancelled["annotations"][0]["was_cancelled"] = True
    (record,), problems = read(cancelled)
    assert record.spans == []
    assert [a.state for a in record.annotators] == ["skipped"]
    assert ["was cancelled" in p.message for p in problems] == [True]


@pytest.mark.parametrize("kind", ["hypertextlabels", "paragraphlabels"])
def test_regions_of_html_or_of_a_dialogue_are_refused_in_words(kind: str) -> None:
    value = {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]", "startOffset": 1, kind: ["x"]}
    found, problems = read(task({"id": "a", "type": kind, "value": value}), task(CLOSED))
    assert len(found) == 1
    (problem,) = (p for p in problems if p.severity == "error")
    assert kind in problem.message
    assert problem.place == "item 1"


def test_the_text_is_the_value_that_the_regions_are_about() -> None:
    two = task(CLOSED)
    two["data"] = {"other": "x" * 200, "body": TEXT}
    (record,), problems = read(two)
    assert record.text == TEXT
    assert ["'other' in the data" in p.message for p in problems] == [True]


def test_what_was_moved_relabelled_or_added_there_wins() -> None:
    record = sample().record()
    files, _ = written(label_studio, [record])
    tasks = json.loads(files["tasks.json"])
    result = tasks[0]["annotations"][0]["result"]
    first = next(item for item in result if item["type"] == "labels")
    first["value"] |= {"labels": ["moved"], "start": 0, "end": 3, "text": record.text[:3]}
    added = {"start": 4, "end": 8, "text": record.text[4:8], "labels": ["added"]}
    result.append({"id": "new", "from_name": "label", "type": "labels", "value": added})
    tasks[0]["annotations"][0]["completed_by"] = {"id": 1, "email": "admin@example.org"}
    (back,), _ = read_back(label_studio, {"tasks.json": json.dumps(tasks).encode()})
    by_label = {span.label: span for span in back.spans}
    assert by_label["moved"].uid == first["id"]
    assert by_label["added"].annotator == by_label["moved"].annotator
    assert len(back.spans) == len(plain(record).spans) + 1


def test_the_config_holds_the_label_scheme() -> None:
    scheme = LabelScheme(
        "s",
        (Label("a<b", "m", "bright-red"),),
        (AttributeDef("stance", ("a<b",), ("for", "against")),),
    )
    files, _ = written(label_studio, [], Options(scheme=scheme))
    tree = ElementTree.fromstring(files["config.xml"])
    (label,) = tree.iter("Label")
    assert label.attrib == {"value": "a<b", "background": "#ff6b6b", "hotkey": "m"}
    assert [one.get("value") for one in tree.iter("Choice")] == ["for", "against"]
    assert json.loads(files["tasks.json"]) == []


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><View>&b;</View>'


@pytest.mark.parametrize("config", [BOMB, "<View", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'])
def test_a_config_that_is_none_or_declares_entities_is_passed_over_and_told(config: str) -> None:
    found, problems = read(task(CLOSED), config=config)
    assert len(found) == 1
    assert ["is passed over" in p.message for p in problems] == [True]


def test_a_list_that_breaks_off_gives_what_stood_before() -> None:
    data = json.dumps([task(CLOSED), task(MAYOR)]).encode()
    found, problems = read_back(label_studio, data[:-30])
    assert len(found) == 1
    assert "item 2 is no JSON or cut off" in problems[0].message


def test_files_of_label_studio_are_recognised() -> None:
    assert label_studio.recognises(MemorySource(json.dumps([task(CLOSED)]).encode()))
    assert not label_studio.recognises(MemorySource(b'[{"text": "a", "label": [[0, 1, "x"]]}]'))
