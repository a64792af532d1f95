"""Prodigy: tasks as its documentation describes them, written and read."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reader.exchange.formats import prodigy
from reader.exchange.formats._prodigy_tokens import Tokens
from reader.exchange.media import MemorySource
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Problem
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    plain,
    read_back,
    records,
    replace,
    spoiled,
    written,
)
from tests.exchange.made import solid
from tests.exchange.samples import sample

_INDEX = {"type": "integer", "minimum": 0}
_SPAN = {
    "type": "object",
    "required": ["start", "end", "label"],
    "properties": {
        "start": _INDEX,
        "end": _INDEX,
        "token_start": _INDEX,
        "token_end": _INDEX,
        "label": {"type": "string"},
    },
}
TASK = Draft202012Validator(
    {
        "type": "object",
        "required": ["text", "spans", "meta"],
        "properties": {
            "text": {"type": "string"},
            "spans": {"type": "array", "items": _SPAN},
            "tokens": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["text", "start", "end", "id", "ws"],
                    "properties": {
                        "text": {"type": "string", "minLength": 1},
                        "start": _INDEX,
                        "end": _INDEX,
                        "id": _INDEX,
                        "ws": {"type": "boolean"},
                    },
                },
            },
            "relations": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["head", "child", "label", "head_span", "child_span"],
                    "properties": {
                        "head": _INDEX,
                        "child": _INDEX,
                        "label": {"type": "string"},
                        "head_span": _SPAN,
                        "child_span": _SPAN,
                    },
                },
            },
            "meta": {"type": "object"},
            "answer": {"enum": ["accept", "reject", "ignore"]},
            "_annotator_id": {"type": "string"},
            "_session_id": {"type": "string"},
            "_view_id": {"type": "string"},
        },
        "dependentRequired": {"relations": ["tokens"]},
    }
)


def tasks(drawn: list[Record], options: Options | None = None) -> list[dict[str, Any]]:
    data = written(prodigy, drawn, options)[0][""]
    return [json.loads(line) for line in data.splitlines()]


def read(*rows: dict[str, Any]) -> tuple[list[Record], list[Problem]]:
    return read_back(prodigy, b"".join(json.dumps(row).encode() + b"\n" for row in rows))


def labels(record: Record) -> list[tuple[str, str]]:
    return [(span.label, span.text) for span in record.spans]


@few
@given(records(), st.booleans())
def test_what_nobody_touches_there_comes_back_as_it_was(drawn: list[Record], tokens: bool) -> None:
    options = Options(tokens=tokens)
    assert_round_trip(prodigy, drawn, options=options)
    back, _ = read_back(prodigy, written(prodigy, drawn, options)[0])
    assert back == [plain(record) for record in drawn if record.text]


@few
@given(records())
def test_every_line_is_a_task_as_documented_and_its_tokens_are_the_text(
    drawn: list[Record],
) -> None:
    for task in tasks(drawn):
        TASK.validate(task)
        if "tokens" in task:
            assert task["text"] == "".join(t["text"] + " " * t["ws"] for t in task["tokens"])
        for span in task["spans"]:
            if "tokens" in task:
                assert span["start"] == task["tokens"][span["token_start"]]["start"]
                assert span["end"] == task["tokens"][span["token_end"]]["end"]
        assert ("tokens" in task) == ("relations" in task)


@given(solid, st.data())
def test_every_span_begins_and_ends_with_a_token(text: str, data: st.DataObject) -> None:
    at = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(at, at).map(sorted), max_size=4))
    ranges = [(start, end) for start, end in drawn if start < end]
    cut = Tokens(text, ranges)
    assert "".join(token.text + " " * token.ws for token in cut.all) == text
    for start, end in ranges:
        found = cut.of(start, end)
        assert cut.all[found["token_start"]].start == start
        assert cut.all[found["token_end"]].end == end


def test_each_annotator_has_a_line_and_a_relation_between_two_of_them_is_told() -> None:
    record = sample().record()
    spans = [replace(span, annotator=f"a{number}") for number, span in enumerate(record.spans)]
    record = replace(record, spans=spans, annotators=[])
    people = [replace(sample().record().annotators[0], id=s.annotator) for s in spans]
    relations = [replace(one, annotator="a0") for one in record.relations]
    record = replace(record, annotators=people, relations=relations)
    data, report = written(prodigy, [record])
    drawn = [json.loads(line) for line in data[""].splitlines()]
    assert [task["_annotator_id"] for task in drawn] == [one.id for one in people]
    assert [len(task["spans"]) for task in drawn] == [1] * len(spans)
    assert report.changed["relations"] == len(relations) > 0
    (back,), _ = read_back(prodigy, data)
    assert len(back.relations) == len(relations)


@few
@given(records(), st.integers(0, 10**9))
def test_a_broken_file_is_told_and_never_a_crash(drawn: list[Record], seed: int) -> None:
    assert_survives(prodigy, spoiled(written(prodigy, drawn)[0], seed))


TEXT = "Apple &amp; Intel 📈 said that sales fell."


def task(**more: Any) -> dict[str, Any]:
    words = ["Apple", "&amp;", "Intel", "📈", "said", "that", "sales", "fell", "."]
    tokens, at = [], 0
    for number, word in enumerate(words):
        start = TEXT.index(word, at)
        at = start + len(word)
        tokens.append({"text": word, "start": start, "end": at, "id": number, "ws": True})
    spans = [
        {"start": 0, "end": 17, "token_start": 0, "token_end": 2, "label": "WHO"},
        {"start": 30, "end": 40, "token_start": 6, "token_end": 7, "label": "WHAT", "text": "x"},
    ]
    spans[1]["text"] = TEXT[30:40]
    shared = {"_input_hash": -5, "_task_hash": 7, "_session_id": "set-Ana", "answer": "accept"}
    return {"text": TEXT, "tokens": tokens, "spans": spans, **shared, **more}


def test_a_task_of_prodigys_own_is_read_with_its_text_as_it_is() -> None:
    (record,), problems = read(task())
    assert record.text == TEXT
    assert labels(record) == [("WHO", "Apple &amp; Intel"), ("WHAT", "sales fell")]
    assert {span.annotator for span in record.spans} == {"set-ana"}
    assert [p.message for p in problems] == ["annotator 'set-Ana' is set-ana here"]


def test_relations_are_between_the_spans_they_name_or_whose_tokens_they_name() -> None:
    named = {"head": 7, "child": 0, "label": "A", "head_span": {"start": 30, "end": 40}}
    named |= {"child_span": {"token_start": 0, "token_end": 2, "label": "WHO"}}
    last = {"head": 2, "child": 7, "label": "B"}
    first = {"head": 0, "child": 6, "label": "C"}
    nowhere = {"head": 4, "child": 6, "label": "D"}
    (record,), problems = read(task(relations=[named, last, first, nowhere, {"head": 99}]))
    ends = {(r.type, r.from_id, r.to_id) for r in record.relations}
    assert ends == {("A", 2, 1), ("B", 1, 2), ("C", 1, 2)}
    assert sum("links no two spans" in p.message for p in problems) == 2


def test_what_was_rejected_or_ignored_is_counted_and_not_taken_for_gold() -> None:
    rows = [task(answer="reject"), task(answer="ignore"), task(answer="ignore"), task()]
    found, problems = read(*rows)
    assert [len(record.spans) for record in found] == [0, 0, 0, 2]
    messages = [p.message for p in problems]
    assert "1 with answer 'reject': what is marked there is not taken in" in messages
    assert "2 with answer 'ignore': what is marked there is not taken in" in messages


def test_lines_about_the_same_text_are_about_the_same_article() -> None:
    found, _ = read(task(), task(_session_id="set-Ben"))
    assert len({record.id for record in found}) == 1
    assert found == read(task(), task(_session_id="set-Ben"))[0]


def test_choices_and_comments_are_kept() -> None:
    more = {"accept": ["SPORT", 3], "user_input": "unsure", "_view_id": "blocks"}
    (record,), _ = read(task(**more))
    assert [(tag.name, tag.value) for tag in record.tags] == [("tag", "3"), ("tag", "SPORT")]
    assert [(a.state, a.note) for a in record.annotators] == [("done", "unsure")]


def test_what_is_no_text_or_has_no_place_is_told_with_its_line() -> None:
    rows = [{"image": "x.png"}, task(spans=[{"start": 1}, 5]), task(spans="x", colour=1)]
    found, problems = read(*rows)
    assert len(found) == 2
    told = {(p.line, p.severity) for p in problems if p.line}
    assert (1, "error") in told
    assert (2, "error") in told
    assert any("'colour' (1)" in p.message for p in problems)


def test_a_file_of_prodigys_is_recognised() -> None:
    assert prodigy.recognises(MemorySource(json.dumps(task()).encode()))
    plain_task = {"text": "a", "spans": [{"start": 0, "end": 1, "label": "X"}]}
    assert prodigy.recognises(MemorySource(json.dumps(plain_task).encode()))
    assert not prodigy.recognises(MemorySource(b'{"schema_version":"1.0","spans":[{"start":1}]}'))


def test_lone_surrogates_in_what_is_carried_are_no_crash() -> None:
    (line,) = tasks([sample().record()])[:1]
    line["reader"]["article"] = "\ud800"
    line["reader"]["spans"][0]["uid"] = "\ud800"
    assert_survives(prodigy, json.dumps(line).encode())
    assert read(line)[0]
