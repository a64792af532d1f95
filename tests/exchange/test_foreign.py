"""Records that come back from doccano, where people changed them."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from hypothesis import given

from reader.exchange.native import encode, read_line
from reader.exchange.record import Record, mirror
from reader.exchange.report import Problem
from reader.exchange.validate import validate
from tests.exchange.made import Made, made, some
from tests.exchange.samples import sample


def in_doccano(record: Record, *, relations: bool = True) -> dict[str, Any]:
    """Return the record as doccano's relation task exports it: numbered anew, uids gone."""
    line: dict[str, Any] = json.loads(encode(record))
    number = {entity["id"]: entity["id"] + 700 for entity in line["entities"]}
    for entity in line["entities"]:
        entity["id"] = number[entity["id"]]
    if relations:
        line["relations"] = [
            {"id": r["id"] + 90, "from_id": number[r["from_id"]], "to_id": number[r["to_id"]]}
            | {"type": r["type"]}
            for r in line["relations"]
        ]
    line["Comments"] = []
    return line


def read(line: dict[str, Any], annotator: str = "") -> tuple[Record, list[Problem]]:
    record, problems = read_line(json.dumps(line).encode(), annotator=annotator)
    assert record is not None, problems
    assert not [p for p in validate(record) if p.severity == "error"]
    assert record.entities == mirror(record.spans)
    return record, problems


@some
@given(made())
def test_a_trip_on_which_nobody_changed_anything_changes_no_span(made: Made) -> None:
    before = made.record()
    after, problems = read(in_doccano(before))
    key = {(s.start, s.end, s.label) for s in before.spans}
    if len(key) == len(before.spans):
        assert after.spans == before.spans
    assert {span.uid for span in after.spans} == {span.uid for span in before.spans}
    assert len(after.relations) <= len(before.relations)
    assert all(problem.severity == "warning" for problem in problems)


def test_what_was_labelled_there_is_taken_up_and_what_was_deleted_goes() -> None:
    before = sample().record()
    line = in_doccano(before)
    gone = line["entities"].pop(0)
    at = before.text.index("Officials")
    new = {"id": 999, "label": "claimer", "start_offset": at, "end_offset": at + 9}
    line["entities"].append(new)
    line["relations"] = [{"id": 1, "from_id": 999, "to_id": line["entities"][0]["id"], "type": "r"}]
    after, problems = read(line, "zoe")
    made_there = [span for span in after.spans if span.label == "claimer"]
    assert [(s.text, s.annotator, s.origin) for s in made_there] == [
        ("Officials", "zoe", "imported")
    ]
    assert before.spans[gone["id"] - 701].uid not in {span.uid for span in after.spans}
    assert len(after.spans) == len(before.spans)
    assert [(r.annotator, r.from_id) for r in after.relations] == [("zoe", made_there[0].id)]
    assert "zoe" in {item.id for item in after.annotators}
    assert any("1 new, 1 gone" in problem.message for problem in problems)
    assert read(line, "zoe")[0] == after


def test_the_fragments_attributes_and_notes_of_spans_that_stayed_are_kept() -> None:
    before = sample().record()
    line = in_doccano(before)
    line["entities"].pop(0)
    after, _ = read(line)
    renumbered = [msgspec.structs.replace(s, id=s.id - 1) for s in before.spans[1:]]
    assert after.spans == renumbered
    assert any(span.fragments for span in after.spans)


def test_the_list_shape_of_labels_is_taken_like_entities() -> None:
    before = sample().record()
    line = in_doccano(before, relations=False)
    entities = line.pop("entities")
    line["label"] = [[e["start_offset"], e["end_offset"], e["label"]] for e in entities]
    after, problems = read(line)
    assert after == before
    assert problems == []


def test_what_makes_no_sense_there_is_left_out_and_said() -> None:
    line = in_doccano(sample().record())
    line["entities"].append({"id": 5, "label": "x", "start_offset": 3, "end_offset": 9999})
    line["entities"].append({"id": 6, "label": "x", "start_offset": 3, "end_offset": 3})
    line["relations"].append({"id": 9, "from_id": 5, "to_id": 424242, "type": "r"})
    after, problems = read(line)
    assert len(after.spans) == len(sample().record().spans)
    assert sum("not inside the text" in problem.message for problem in problems) == 2
    assert any("entities that are not there" in problem.message for problem in problems)


def test_new_passages_without_a_known_annotator_are_put_down_to_the_only_one_or_to_nobody() -> None:
    made = sample()
    line = in_doccano(made.record())
    line["entities"].append({"id": 5, "label": "x", "start_offset": 0, "end_offset": 3})
    assert "imported" in {span.annotator for span in read(line)[0].spans}
    line["annotators"] = line["annotators"][:1]
    line["spans"], line["entities"] = [], line["entities"][-1:]
    line["relations"], line["links"], line["unplaced"], line["tags"] = [], [], [], []
    assert {span.annotator for span in read(line)[0].spans} == {"ana"}


def test_relations_that_lost_their_uids_need_entities_to_hold_on_to() -> None:
    line = in_doccano(sample().record())
    del line["entities"]
    record, problems = read_line(json.dumps(line).encode())
    assert record is None
    assert problems[-1].severity == "error"
