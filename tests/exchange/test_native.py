"""The native file: what is promised to whoever only sees the file."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reader.exchange.native import encode, read, read_line, write
from reader.exchange.options import Options
from reader.exchange.record import ClaimItem, PassedItem, Record, SpanRow
from reader.exchange.report import Problem, Report
from reader.exchange.schema import CORPUS, SPANS, load_schema
from reader.exchange.shape import per_annotator, shape
from reader.exchange.validate import validate
from reader.model.errors import ExchangeError, QuoteError, UsageError
from reader.model.records import Attribute, Passed
from reader.model.scheme import AttributeDef, Label, LabelScheme
from tests.exchange.made import ANNOTATORS, Made, made, some
from tests.exchange.samples import sample, text_of

corpus_line = Draft202012Validator(load_schema(CORPUS))
spans_line = Draft202012Validator(load_schema(SPANS))


def failing(record: Record) -> list[Problem]:
    return [problem for problem in validate(record) if problem.severity == "error"]


def records_of(items: Iterator[Record | Problem]) -> list[Record]:
    found = list(items)
    assert not [item for item in found if isinstance(item, Problem)], found
    return [item for item in found if isinstance(item, Record)]


@some
@given(made())
def test_every_record_keeps_the_promises_of_schema_and_rules(made: Made) -> None:
    record = made.record()
    assert failing(record) == []
    corpus_line.validate(json.loads(encode(record)))
    for span in record.spans:
        assert record.text[span.start : span.end] == span.text
        covered = [(f.start, f.end) for f in span.fragments] or [(span.start, span.end)]
        assert covered == made.text.fragments([(r.start, r.end) for r in span.page_ranges])


@some
@given(st.lists(made(), max_size=3), st.booleans())
def test_what_is_written_is_read_again_and_written_the_same(
    articles: list[Made], ascii: bool
) -> None:
    distinct = {article.page.text: article for article in articles}
    records = [article.record() for article in distinct.values()]
    out = io.BytesIO()
    report = write(records, out, Options(ascii=ascii))
    assert report.written["records"] == len(records)
    again = records_of(read(io.BytesIO(out.getvalue())))
    assert again == records
    second = io.BytesIO()
    write(again, second, Options(ascii=ascii))
    assert second.getvalue() == out.getvalue()


@some
@given(made())
def test_a_line_is_one_line_for_every_program(made: Made) -> None:
    record = made.record()
    data = encode(record)
    assert len(data.decode().splitlines()) == 1
    escaped = encode(record, ascii=True)
    assert escaped.isascii()
    assert json.loads(escaped) == json.loads(data)


@some
@given(made())
def test_every_span_is_exported_once_in_reading_order_whole(made: Made) -> None:
    record = made.record()
    placed = {span.uid: span for span in record.spans}
    outside = {item.uid: item for item in record.unplaced}
    for span in made.spans:
        ranges = (
            [(r.start, r.end) for r in placed[span.uid].page_ranges] if span.uid in placed else []
        )
        ranges += [(p.start, p.end) for p in outside[span.uid].parts] if span.uid in outside else []
        assert sorted(ranges) == [(part.start, part.end) for part in span.parts]
    assert [span.id for span in record.spans] == list(range(1, len(placed) + 1))
    order = [(span.start, span.end, span.annotator, span.uid) for span in record.spans]
    assert order == sorted(order)
    linked = {r.uid for r in record.relations} | {link.uid for link in record.links}
    assert linked == {relation.uid for relation in made.relations}


@some
@given(made())
def test_the_order_in_which_things_are_given_does_not_show(made: Made) -> None:
    first = encode(made.record())
    for items in (made.spans, made.relations, made.tags, made.states):
        items.reverse()
    assert encode(made.record()) == first


@some
@given(made())
def test_a_line_per_annotator_holds_what_they_made_and_nothing_else(made: Made) -> None:
    whole = made.record()
    lines = per_annotator(whole)
    for line in lines:
        assert failing(line) == []
        corpus_line.validate(json.loads(encode(line)))
    if whole.annotators:
        assert [line.id for line in lines] == [f"{whole.id}#{a.id}" for a in whole.annotators]
        for kind in ("spans", "unplaced", "claims", "tags", "passed"):
            makers = [{item.annotator for item in getattr(line, kind)} for line in lines]
            for line, names in zip(lines, makers, strict=True):
                assert names <= {line.id.partition("#")[2]}
            assert sum(len(getattr(line, kind)) for line in lines) == len(getattr(whole, kind))
        links = sum(len(line.relations) + len(line.links) for line in lines)
        assert links == len(whole.relations) + len(whole.links)


@some
@given(made())
def test_a_line_per_span_can_be_read_alone(made: Made) -> None:
    whole = made.record()
    report = Report()
    rows = list(shape(whole, Options(per="span"), report))
    assert len(rows) == len(whole.spans)
    for row in rows:
        assert isinstance(row, SpanRow)
        spans_line.validate(json.loads(encode(row)))
        assert whole.text[row.start : row.end] == row.quote
    lost = len(whole.relations) + len(whole.links)
    assert report.dropped["relations"] == lost
    assert report.dropped["passages outside the text"] == len(whole.unplaced)


@some
@given(made(), st.sampled_from(ANNOTATORS))
def test_a_filter_keeps_one_annotator_and_loses_no_relation_of_theirs(
    made: Made, name: str
) -> None:
    record = made.record(Options(annotators=(name,)))
    assert failing(record) == []
    mine = [r.uid for r in made.relations if r.annotator == name]
    assert sorted([r.uid for r in record.relations] + [k.uid for k in record.links]) == sorted(mine)
    assert {item.id for item in record.annotators} <= {name}
    assert {span.uid for span in record.spans} | {item.uid for item in record.unplaced} == {
        span.uid for span in made.spans if span.annotator == name
    }


@some
@given(made())
def test_without_text_no_word_of_it_is_left(made: Made) -> None:
    record = made.record(Options(text=False))
    assert failing(record) == []
    corpus_line.validate(json.loads(encode(record)))
    assert record.text == ""
    assert not any(span.text or span.prefix or span.suffix for span in record.spans)
    assert not any(part.text for item in record.unplaced for part in item.parts)
    assert record.text_sha256 == made.record().text_sha256


@some
@given(made())
def test_without_compat_the_mirror_is_no_key_at_all(made: Made) -> None:
    data = encode(made.record(Options(compat=False)))
    assert "entities" not in json.loads(data)
    corpus_line.validate(json.loads(data))
    assert read_line(data) == (made.record(Options(compat=False)), [])


@some
@given(made())
def test_tokens_are_the_text_between_their_offsets_and_leave_out_only_blanks(made: Made) -> None:
    record = made.record(Options(tokens=True))
    assert failing(record) == []
    assert isinstance(record.tokens, list)
    corpus_line.validate(json.loads(encode(record)))
    at = 0
    for token in record.tokens:
        assert not record.text[at : token.start].strip()
        at = token.end
    assert not record.text[at:].strip()


def test_defaults_are_written_on_demand_only() -> None:
    scheme = LabelScheme(
        "s", (Label("claim"),), (AttributeDef("stance", ("claim",), ("affirm", "refute")),)
    )
    article = sample()
    assert article.record().spans[0].attributes == []
    filled = article.record(Options(fill_defaults=scheme))
    values = [[(a.name, a.value) for a in span.attributes] for span in filled.spans]
    assert values[0] == [("stance", "affirm")]
    kept = msgspec.structs.replace(article.spans[0], attributes=(Attribute("stance", "refute"),))
    article.spans[0] = kept
    filled = article.record(Options(fill_defaults=scheme))
    assert [(a.name, a.value) for a in filled.spans[0].attributes] == [("stance", "refute")]


def test_what_was_passed_is_exported_as_far_as_it_lies_in_the_text() -> None:
    article = sample()
    page = article.page
    whole = Passed("a" * 32, page.sha256, 0, len(page.text), "ana")
    article.passed = [whole]
    record = article.record()
    blocks = [(block.start, block.end) for block in article.article.readable()]
    assert [(r.start, r.end) for item in record.passed for r in item.page_ranges] == blocks
    assert [(item.start, item.end) for item in record.passed] == list(article.text.blocks)
    assert validate(record) == []


def test_a_claim_without_its_passage_and_a_stretch_outside_the_text_break_the_format() -> None:
    record = sample().record()
    claim = ClaimItem("c" * 32, "f" * 32, "same-claim", "ana")
    beyond = PassedItem(0, len(record.text) + 1, [], "ana")
    wrong = msgspec.structs.replace(record, claims=[claim], passed=[beyond])
    places = {problem.place for problem in validate(wrong) if problem.severity == "error"}
    assert places == {"claims[0]", "passed[0]"}


def test_a_line_from_before_there_were_claims_and_passed_sentences_is_read() -> None:
    record = sample().record()
    document = json.loads(encode(record))
    del document["claims"], document["passed"]
    read, problems = read_line(json.dumps(document).encode())
    assert problems == []
    assert read == record


def test_a_quote_that_the_page_does_not_say_is_never_exported() -> None:
    article = sample()
    part = msgspec.structs.replace(article.spans[0].parts[0], quote="something else")
    article.spans[0] = msgspec.structs.replace(article.spans[0], parts=(part,))
    with pytest.raises(QuoteError):
        article.record()
    report = Report()
    record = article.record(report=report)
    assert report.dropped["spans"] == 1
    assert article.spans[0].uid in report.reasons[0]
    assert article.spans[0].uid not in {span.uid for span in record.spans}


def test_an_article_on_which_nobody_worked_is_exported() -> None:
    article = sample()
    bare = Made(article.article, article.page)
    for per in ("article", "annotator"):
        out = io.BytesIO()
        assert write([bare.record()], out, Options(per=per)).written["records"] == 1


def test_strict_refuses_to_write_what_breaks_the_format() -> None:
    record = sample().record()
    broken = msgspec.structs.replace(record, text=record.text + "!")
    out = io.BytesIO()
    with pytest.raises(ExchangeError, match="sha256"):
        write([record, broken], out, Options(strict=True))
    assert out.getvalue() == encode(record)


def test_options_that_exclude_each_other_are_refused() -> None:
    with pytest.raises(UsageError):
        Options(text=False, tokens=True)
    with pytest.raises(UsageError):
        Options(per="span", tokens=True)


GOOD = encode(sample().record())


def changed(**fields: Any) -> bytes:
    return json.dumps({**json.loads(GOOD), **fields}).encode()


def without(key: str) -> bytes:
    document = json.loads(GOOD)
    del document[key]
    return json.dumps(document).encode()


BAD_LINES = {
    "no JSON": b"hello",
    "no object": b"[1]",
    "cut off": GOOD[:-40],
    "cut off inside a string": GOOD[: GOOD.index(b'"text"') + 20],
    "not UTF-8": GOOD.replace(b"prices", b"pr\xffces"),
    "an older scheme": b'{"text": "x", "label": []}',
    "a later major version": changed(schema_version="2.0"),
    "a version that is no string": changed(schema_version=1.0),
    "a missing key": without("spans"),
    "null for a string": changed(text=None),
    "a number for a list": changed(spans=7),
    "text for a number": changed(spans=[{"id": "x"}]),
    "a huge number": GOOD.replace(b'"start":0', b'"start":1' + b"0" * 400, 1),
    "an infinite number": GOOD.replace(b'"start":0', b'"start":1e999', 1),
    "a negative offset": GOOD.replace(b'"start":0', b'"start":-1', 1),
    "a fraction": GOOD.replace(b'"start":0', b'"start":0.5', 1),
    "NaN": GOOD.replace(b'"start":0', b'"start":NaN', 1),
    "deep nesting": b"[" * 200_000,
    "deep nesting in a key": GOOD[:-2] + b',"x":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    "a raw control character": GOOD.replace(b"prices", b"pr\x01ces"),
    "a carriage return in the text": changed(text="a\rb"),
    "a lone surrogate": GOOD.replace(b"prices", b"pr\\ud83dces"),
    "a control character in a label": GOOD.replace(b'"claim"', b'"cl\\u001baim"'),
    "an annotator that is a path": GOOD.replace(b'"ana"', b'"../ana"'),
    "a line feed after an annotator": GOOD.replace(b'"ana"', b'"ana\\n"'),
    "a uid that is none": GOOD.replace(b'"uid":"', b'"uid":"x', 1),
    "an unknown state": GOOD.replace(b'"done"', b'"finished"'),
    "a line per span": encode(next(iter(shape(sample().record(), Options(per="span"), Report())))),
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_a_bad_line_is_named_and_the_good_ones_go_on(name: str) -> None:
    line = BAD_LINES[name].rstrip(b"\n") + b"\n"
    assert line != GOOD
    other = changed(id="fedcba987654-0").rstrip(b"\n") + b"\n"
    items = list(read([GOOD, line, other], "corpus.jsonl"))
    good = [item.id for item in items if isinstance(item, Record)]
    assert good == [json.loads(GOOD)["id"], "fedcba987654-0"]
    wrong = [item for item in items if isinstance(item, Problem) and item.severity == "error"]
    assert len(wrong) == 1
    assert (wrong[0].file, wrong[0].line) == ("corpus.jsonl", 2)
    assert wrong[0].message
    assert "regex" not in str(wrong[0])


@some
@given(st.binary(max_size=60), st.integers(0, len(GOOD)), st.integers(0, 40))
def test_no_bytes_stop_the_reader(junk: bytes, at: int, gone: int) -> None:
    data = GOOD[:at] + junk + GOOD[at + gone :]
    for item in read(io.BytesIO(data + b"\n" + GOOD)):
        assert isinstance(item, Record | Problem)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@some
@given(st.sampled_from(sorted(json.loads(GOOD))), json_values)
def test_no_value_in_any_key_stops_the_reader(key: str, value: Any) -> None:
    document = {**json.loads(GOOD), key: value}
    data = json.dumps(document).encode("utf-8", "replace")
    record, problems = read_line(data)
    assert record is not None or problems
    if record is not None:
        validate(record)


def test_a_file_with_a_mark_at_its_head_windows_line_ends_and_blank_lines_is_read() -> None:
    data = b"\xef\xbb\xbf" + GOOD.rstrip(b"\n") + b"\r\n\r\n\n"
    assert records_of(read(io.BytesIO(data))) == [sample().record()]


def test_the_same_id_twice_is_merged_with_one_text_and_refused_with_two() -> None:
    same = list(read([GOOD, GOOD]))
    assert [type(item) for item in same] == [Record, Problem, Record]
    assert isinstance(same[1], Problem)
    assert same[1].severity == "warning"
    two = list(read([GOOD, changed(text_sha256="0" * 64)]))
    assert [type(item) for item in two] == [Record, Problem]


def test_a_later_minor_version_is_read_and_its_new_keys_are_named() -> None:
    document = json.loads(GOOD)
    document["schema_version"] = "1.7"
    document["mood"] = {"deep": [1]}
    document["spans"][0]["colour"] = "red"
    record, problems = read_line(json.dumps(document).encode())
    assert record is not None
    assert record.schema_version == "1.7"
    assert [problem.severity for problem in problems] == ["warning"]
    assert "mood" in problems[0].message
    assert "spans.colour" in problems[0].message
    assert msgspec.structs.replace(record, schema_version="1.0") == sample().record()


RULES: dict[str, Any] = {
    "the quote": lambda d: d["spans"][0].update(text="x"),
    "a span past the end": lambda d: d["spans"][0].update(end=10_000),
    "an empty span": lambda d: d["spans"][0].update(end=d["spans"][0]["start"]),
    "one fragment": lambda d: d["spans"][0].update(fragments=[{"start": 0, "end": 2}]),
    "fragments off the edges": lambda d: d["spans"][0].update(
        fragments=[{"start": 1, "end": 2}, {"start": 3, "end": 4}]
    ),
    "fragments that overlap": lambda d: d["spans"][0].update(
        fragments=[{"start": 0, "end": 5}, {"start": 3, "end": d["spans"][0]["end"]}]
    ),
    "a span id twice": lambda d: d["spans"].append(d["spans"][0]),
    "page ranges out of order": lambda d: d["spans"][0].update(
        page_ranges=[{"start": 9, "end": 10}, {"start": 3, "end": 4}]
    ),
    "an attribute twice": lambda d: d["spans"][0].update(
        attributes=[{"name": "a", "value": "1"}, {"name": "a", "value": "2"}]
    ),
    "a relation to nowhere": lambda d: d["relations"][0].update(to_id=99),
    "a relation twice": lambda d: d["relations"].append(d["relations"][0]),
    "the digest": lambda d: d.update(text_sha256="0" * 64),
    "text that should not be there": lambda d: d.update(text_included=False),
    "blocks with a gap": lambda d: d["blocks"].pop(0),
    "blocks that end early": lambda d: d["blocks"].pop(),
    "an empty block": lambda d: d["blocks"][0].update(end=0),
    "an annotator twice": lambda d: d["annotators"].append(d["annotators"][0]),
    "parts without order": lambda d: d["unplaced"][0].update(parts=[]),
}


@pytest.mark.parametrize("name", RULES)
def test_each_broken_rule_is_found(name: str) -> None:
    document = json.loads(GOOD)
    document.pop("entities")
    RULES[name](document)
    record = msgspec.convert(document, Record)
    assert failing(record)


def test_blank_edges_halved_characters_and_a_stale_mirror_are_warned_of() -> None:
    record = sample().record()
    assert validate(record) == []
    text = record.text
    at = text.index("👩")
    span = msgspec.structs.replace(record.spans[0], start=at, end=at + 1, text=text[at])
    halved = msgspec.structs.replace(record, spans=[span, *record.spans[1:]])
    assert {p.severity for p in validate(halved)} == {"warning"}
    assert {p.place for p in validate(halved)} == {"spans[0]", "entities"}
    blank = msgspec.structs.replace(
        span, end=text.index(" ") + 1, start=0, text=text[: text.index(" ") + 1]
    )
    edges = msgspec.structs.replace(record, spans=[blank, *record.spans[1:]])
    assert any("blank" in p.message for p in validate(edges))


@some
@given(made())
def test_the_same_words_stand_in_text_and_quote_for_a_program_in_another_language(
    made: Made,
) -> None:
    for span in json.loads(encode(made.record(), ascii=True))["spans"]:
        assert text_of(made, span) == span["text"]
