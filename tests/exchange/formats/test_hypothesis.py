"""Rows of Hypothesis: its offsets are UTF-16, and what it does not know comes back all the same."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import hypothesis as rows_of
from reader.exchange.media import MemorySource
from reader.exchange.options import Options
from reader.exchange.record import Record
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    carried,
    few,
    read_back,
    records,
    spoiled,
    written,
)
from tests.exchange.samples import sample

ROW = {
    "type": "object",
    "required": ["id", "user", "uri", "text", "tags", "group", "permissions", "target", "document"],
    "properties": {
        "id": {"type": "string"},
        "created": {"type": "string", "format": "date-time"},
        "updated": {"type": "string", "format": "date-time"},
        "user": {"type": "string", "pattern": "^acct:[^@]+@[^@]+$"},
        "uri": {"type": "string", "format": "uri"},
        "text": {"type": "string"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "group": {"type": "string"},
        "permissions": {
            "type": "object",
            "required": ["read", "admin", "update", "delete"],
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
        "document": {
            "type": "object",
            "properties": {"title": {"type": "array", "items": {"type": "string"}}},
        },
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["source"],
                "properties": {
                    "source": {"type": "string"},
                    "selector": {
                        "type": "array",
                        "items": {"type": "object", "required": ["type"]},
                    },
                },
            },
        },
        "references": {"type": "array", "items": {"type": "string"}},
    },
}
"""A row as the documentation of the API (v1) describes it."""

TEXT = "👩\u200d🔬 said prices 📈 rose by 5%. Critics disagreed."
URL = "https://e.org/story"


@few
@given(records(), st.booleans())
def test_what_is_promised_comes_back_as_it_was(drawn: list[Record], ascii: bool) -> None:
    assert_round_trip(rows_of, drawn, options=Options(ascii=ascii))


@few
@given(records())
def test_what_it_does_not_show_comes_back_all_the_same(drawn: list[Record]) -> None:
    texts = {record.id: record.text for record in drawn}
    found, _ = read_back(rows_of, written(rows_of, drawn)[0], text_of=texts.get)
    before = {record.id: record for record in drawn}
    shown = replace(rows_of.FORMAT, changed={})
    for record in found:
        was, now = carried(shown, before[record.id]), carried(shown, record)
        assert now == was


@few
@given(records(), st.integers(0, 10**9))
def test_a_broken_file_is_told_and_never_a_crash(drawn: list[Record], seed: int) -> None:
    assert_survives(rows_of, spoiled(written(rows_of, drawn)[0], seed))


@few
@given(records())
def test_rows_are_as_the_api_documents_them_and_count_utf_16(drawn: list[Record]) -> None:
    answer = json.loads(written(rows_of, drawn)[0][""])
    assert answer["total"] == len(answer["rows"])
    texts = {record.id: record.text for record in drawn}
    check = jsonschema.Draft202012Validator(ROW)
    for row in answer["rows"]:
        check.validate(row)
        for selector in row["target"][0].get("selector", [])[:1]:
            wide = texts[row["uri"].rpartition(":")[2]].encode("utf-16-le")
            exact = row["target"][0]["selector"][1]["exact"]
            piece = wide[2 * selector["start"] : 2 * selector["end"]]
            assert piece.decode("utf-16-le") == exact


def _row(start: int, end: int, exact: str, **more: Any) -> dict[str, Any]:
    """Return a row as the service answers it, with what Reader makes nothing of."""
    return {
        "id": "jQO7-HvyEeuLh8c5Zb3xJA",
        "created": "2021-02-19T20:00:31.123456+00:00",
        "updated": "2021-02-20T20:00:31.123456+00:00",
        "user": "acct:Ana.Lee@hypothes.is",
        "uri": URL,
        "text": "",
        "tags": [],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"], "admin": [], "update": [], "delete": []},
        "target": [
            {
                "source": URL,
                "selector": [
                    {"type": "RangeSelector", "endOffset": 9, "startOffset": 0},
                    {"end": end, "type": "TextPositionSelector", "start": start},
                    {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""},
                ],
            }
        ],
        "document": {"title": ["A story"]},
        "links": {"html": "https://hypothes.is/a/x"},
        "user_info": {"display_name": None},
        "flagged": False,
        "hidden": False,
        **more,
    }


def _read(document: Any) -> tuple[Record, list[str]]:
    data = json.dumps(document).encode()
    found, problems = read_back(rows_of, data, text_of={URL: TEXT}.get)
    assert rows_of.recognises(MemorySource(data))
    return found[0], [problem.message for problem in problems]


@pytest.mark.parametrize("form", ["search", "client", "list", "one"])
def test_rows_of_the_service_are_read_in_all_their_wrappings(form: str) -> None:
    row = _row(11, 32, "prices 📈 rose by 5%", tags=["claim", "stance: refute"], text="sure?")
    document: Any = {
        "search": {"total": 1, "rows": [row]},
        "client": {"export_date": "2023-09-01", "client_version": "1", "annotations": [row]},
        "list": [row],
        "one": row,
    }[form]
    record, _ = _read(document)
    (span,) = record.spans
    assert span.text == "prices 📈 rose by 5%"
    assert (span.label, span.note, span.annotator) == ("claim", "sure?", "ana.lee")
    assert [(a.name, a.value) for a in span.attributes] == [("stance", "refute")]
    assert (span.created, span.updated) == ("2021-02-19T20:00:31.123Z", "2021-02-20T20:00:31.123Z")


def test_answers_page_notes_and_several_tags_find_their_place() -> None:
    claim = _row(11, 32, "prices 📈 rose by 5%", tags=["claim", "numbers"], text="sure?")
    answer = _row(0, 0, "", id="b", references=[claim["id"]], text="Yes.", target=[{"source": URL}])
    note = _row(0, 0, "", id="c", tags=["genre:opinion", "odd"], text="read twice")
    note["target"] = [{"source": URL}]
    record, _ = _read({"rows": [answer, claim, note], "total": 3})
    assert {span.label for span in record.spans} == {"claim", "numbers"}
    noted = next(span for span in record.spans if span.note)
    assert noted.note == "sure?\n\nAna.Lee@hypothes.is: Yes."
    assert sorted((tag.name, tag.value) for tag in record.tags)[0] == ("genre", "opinion")
    assert "odd" in {tag.value for tag in record.tags}
    assert [(one.id, one.note) for one in record.annotators] == [("ana.lee", "read twice")]


def test_what_was_changed_there_wins() -> None:
    record = sample().record()
    answer = json.loads(written(rows_of, [record])[0][""])
    for row in answer["rows"]:
        if row["reader"].get("uid") == record.spans[0].uid:
            row["tags"] = ["quote", "stance:affirm"]
            row["text"] = "no claim"
    # The service answers in its own order and with ids of its own.
    for number, row in enumerate(answer["rows"]):
        row["id"] = f"id-{number}"
    answer["rows"].reverse()
    found, problems = read_back(
        rows_of, json.dumps(answer).encode(), text_of={record.id: record.text}.get
    )
    assert not problems
    by_uid = {span.uid: span for span in found[0].spans}
    changed = by_uid.pop(record.spans[0].uid)
    assert (changed.label, changed.note) == ("quote", "no claim")
    assert [(a.name, a.value) for a in changed.attributes] == [("stance", "affirm")]
    assert set(by_uid) == {span.uid for span in record.spans[1:]}
    assert len(found[0].relations) == len(record.relations)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe{\x00",
        b'{"rows":[' * 100_000,
        b'{"rows":[{"uri":"a","user":"acct:x@y","target":5,"tags":{},"references":"x"}]}',
        b'{"rows":[{"uri":"a","target":[{"selector":[5,{"type":[]}]}],"reader":7}]}',
        b'{"rows":[{"uri":"a","target":[{"selector":[{"type":"TextPositionSelector","start":'
        + b"9" * 400
        + b',"end":1e999}]}]}]}',
        b'{"rows":[1,null,"x"],"total":"many"}',
        b'{"rows":[{"uri":7}]',
    ],
)
def test_hostile_files_are_told(data: bytes) -> None:
    assert_survives(rows_of, data)
    _, problems = read_back(rows_of, data, text_of={"a": TEXT}.get)
    assert problems or data in (b"",) or b'"target":5' in data
