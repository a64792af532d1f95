"""Web Annotations: what the model has a word for, and what stands under own terms."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import w3c
from reader.exchange.options import Options
from reader.exchange.record import Record
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    read_back,
    records,
    spoiled,
    written,
)
from tests.exchange.samples import sample


@few
@given(records(), st.booleans())
def test_what_is_promised_comes_back_as_it_was(drawn: list[Record], ascii: bool) -> None:
    assert_round_trip(w3c, drawn, options=Options(ascii=ascii))


@few
@given(records(), st.integers(0, 10**9))
def test_a_broken_file_is_told_and_never_a_crash(drawn: list[Record], seed: int) -> None:
    assert_survives(w3c, spoiled(written(w3c, drawn)[0], seed))


def _read(
    document: Any, text: str, name: str = "http://e.org/a"
) -> tuple[Record | None, list[str]]:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    found, problems = read_back(w3c, data, text_of={name: text}.get)
    return (found[0] if found else None), [str(problem) for problem in problems]


TEXT = "Prices 📈 rose by 5%, the aide said.\n\nCritics disagreed with the aide."


def test_the_example_of_the_model_with_its_single_values_is_read() -> None:
    one = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://e.org/anno1",
        "type": "Annotation",
        "motivation": "tagging",
        "created": "2015-10-13T13:00:00+02:00",
        "creator": {"id": "http://e.org/user1", "type": "Person", "name": "Ana Lee"},
        "body": [
            {"type": "TextualBody", "value": "claim", "purpose": "tagging"},
            {"type": "TextualBody", "value": "check this", "purpose": "commenting"},
        ],
        "target": {
            "source": "http://e.org/a",
            "selector": {"type": "TextPositionSelector", "start": 0, "end": 19},
        },
    }
    record, problems = _read(one, TEXT)
    assert record is not None
    (span,) = record.spans
    assert (span.text, span.label, span.note) == ("Prices 📈 rose by 5%", "claim", "check this")
    assert span.created == "2015-10-13T11:00:00.000Z"
    assert span.annotator == "ana-lee"
    assert problems == ["memory: annotator 'Ana Lee' is ana-lee here"]


@pytest.mark.parametrize(
    "selector",
    [
        {"type": "TextQuoteSelector", "exact": "the aide", "prefix": "with ", "suffix": "."},
        {"type": "TextPositionSelector", "start": 60, "end": 68},
        {"type": "FragmentSelector", "value": "char=60,68"},
        {
            "type": "FragmentSelector",
            "value": "p2",
            "refinedBy": {"type": "TextPositionSelector", "start": 60, "end": 68},
        },
        [
            {"type": "TextPositionSelector", "start": 61, "end": 69},
            {"type": "TextQuoteSelector", "exact": "the aide", "prefix": "with ", "suffix": "."},
        ],
    ],
)
def test_a_place_is_found_by_any_selector_of_a_plain_text(selector: Any) -> None:
    one = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "bodyValue": "who is this?",
        "target": {"source": "http://e.org/a", "selector": selector},
    }
    record, _ = _read({"type": "AnnotationPage", "items": [one]}, TEXT)
    assert record is not None
    (span,) = record.spans
    assert (span.start, span.end, span.text) == (60, 68, "the aide")
    assert (span.label, span.note) == ("annotation", "who is this?")


def test_annotations_of_two_texts_in_any_order_find_their_relations() -> None:
    def one(name: str, source: str, start: int, end: int) -> dict[str, Any]:
        selector = {"type": "TextPositionSelector", "start": start, "end": end}
        body = {"purpose": "classifying", "type": "TextualBody", "value": name}
        target = {"source": source, "selector": selector}
        return {"id": f"urn:{name}", "type": "Annotation", "body": body, "target": target}

    link = {
        "id": "urn:l",
        "type": "Annotation",
        "motivation": "linking",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "said-by"},
        "target": [{"id": "urn:claim"}, {"id": "urn:claimer"}],
    }
    rows = [
        one("claim", "http://e.org/a", 0, 19),
        one("other", "http://e.org/b", 0, 3),
        one("claimer", "http://e.org/a", 21, 29),
        one("another", "http://e.org/b", 4, 7),
        link,
        "rubbish",
        {"type": "Annotation", "body": "x"},
    ]
    lines = b"\n".join(json.dumps(row).encode() for row in rows)
    texts = {"http://e.org/a": TEXT, "http://e.org/b": "One two."}
    found, problems = read_back(w3c, lines, text_of=texts.get)
    first = next(record for record in found if record.id == "http://e.org/a")
    assert [span.label for span in first.spans] == ["claim", "claimer"]
    assert [(r.type, r.from_id, r.to_id) for r in first.relations] == [("said-by", 1, 2)]
    assert sorted(problem.message for problem in problems) == [
        "it is no annotation",
        "the annotation has no target",
    ]


def test_parts_are_several_targets_and_both_selectors_are_always_there() -> None:
    record = sample().record()
    nodes = json.loads(written(w3c, [record])[0][""])["items"]
    by_id = {node["id"].removeprefix("urn:uuid:").replace("-", ""): node for node in nodes}
    for span in record.spans:
        targets = by_id[span.uid]["target"]
        targets = targets if isinstance(targets, list) else [targets]
        pieces = [(f.start, f.end) for f in span.fragments] or [(span.start, span.end)]
        for target, (start, end) in zip(targets, pieces, strict=True):
            position, quote = target["selector"]
            assert (position["start"], position["end"]) == (start, end)
            assert quote["exact"] == record.text[start:end]
    assert any(span.fragments for span in record.spans)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe{\x00",
        b"[" * 100_000,
        b'{"items":[{"type":"Annotation","target":[[[]]]}]}',
        b'{"items":[{"type":["Annotation"],"target":{"source":{},"selector":5}}]}',
        b'{"type":"Annotation","target":{"source":"a","selector":{"type":"TextPositionSelector",'
        b'"start":' + b"9" * 400 + b',"end":-1}}}',
        b'{"first":' * 50 + b"1" + b"}" * 50,
        b'{"items":[1',
    ],
)
def test_hostile_files_are_told(data: bytes) -> None:
    assert_survives(w3c, data)
    _, problems = _read(data, TEXT, "a")
    assert problems or not data
