"""A table with a row for each span: what comes back, what spreadsheets make of it, what is told."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import csv as spreadsheet
from reader.exchange.formats._cells import guarded, pairs_read, pairs_written, unguarded
from reader.exchange.media import MemorySource
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Problem
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    read_back,
    records,
    spoiled,
    tidy,
    written,
)
from tests.exchange.samples import sample

TEXT = "Prices rose 5% 📈 in May."
HEAD = "article_id,label,start,end,quote\r\n"


def here(name: str) -> str | None:
    return TEXT if name == "a" else None


def load(data: bytes | str) -> tuple[list[Record], list[Problem]]:
    return read_back(spreadsheet, data.encode() if isinstance(data, str) else data, text_of=here)


@few
@given(records())
def test_spans_come_back_with_all_that_is_theirs(drawn: list[Record]) -> None:
    with_spans = [record for record in drawn if record.spans]
    assert_round_trip(spreadsheet, with_spans)


@few
@given(records(), st.integers(0, 10**9))
def test_a_broken_table_is_told_and_never_a_crash(drawn: list[Record], seed: int) -> None:
    assert_survives(spreadsheet, spoiled(written(spreadsheet, drawn)[0], seed))


@few
@given(st.text(alphabet="'=+-@＝\t\r\n a\u00a0", max_size=6))
def test_no_text_is_calculated_and_every_text_comes_back(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert cell.strip()[:1] not in tuple("=+-@＝")
    assert cell[:1] not in tuple("\t\r\n")


@few
@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=3))
def test_attributes_come_back_from_their_cell(pairs: list[tuple[str, str]]) -> None:
    assert list(pairs_read(pairs_written(pairs))) == pairs


def test_the_table_begins_with_its_mark_and_rows_end_as_spreadsheets_expect() -> None:
    (data,) = written(spreadsheet, [sample().record()])[0].values()
    assert data.startswith(b"\xef\xbb\xbfarticle_id,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 4
    text = sample().record().text
    for row in rows:
        if not row["parts"]:
            assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert data.count(b"\r\n") == 5


def test_articles_without_spans_and_long_cells_are_told() -> None:
    made = sample()
    made.spans, made.relations = [], []
    _, report = written(spreadsheet, [made.record()])
    assert report.dropped["articles without spans"] == 1
    made = sample()
    made.spans[1] = type(made.spans[1])(
        **{f: getattr(made.spans[1], f) for f in made.spans[1].__struct_fields__ if f != "note"},
        note="n" * 40_000,
    )
    files, report = written(spreadsheet, [tidy(made.record())])
    assert report.changed["spans"] == 1
    found, _ = read_back(spreadsheet, files, text_of=lambda _: made.record().text)
    assert any(len(span.note) == 40_000 for span in found[0].spans)


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_save_is_read(divider: str, encoding: str) -> None:
    rows = [
        ["Label", "END", "article_id", "start", "quote"],
        ["claim", "16.0", "a", "7", "rose 5% 📈"],
    ]
    data = "\n".join(divider.join(row) for row in rows).encode(encoding)
    assert spreadsheet.recognises(MemorySource(data))
    found, problems = load(data)
    assert [(s.label, s.text, s.origin) for s in found[0].spans] == [
        ("claim", "rose 5% 📈", "imported")
    ]
    assert not problems


def test_rows_that_are_wrong_are_told_and_the_others_go_in() -> None:
    wrong = ["a,claim,x,3,", ",claim,0,3,", "a,claim,5,5,", f"a,claim,0,{'9' * 400},", "a,claim"]
    found, problems = load(HEAD + "a,claim,0,6,Prices\r\n" + "\r\n".join(wrong) + "\r\n")
    assert [span.text for span in found[0].spans] == ["Prices"]
    assert [problem.line for problem in problems] == [3, 4, 5, 6, 7]


def test_a_span_that_is_elsewhere_is_found_by_its_words_and_told() -> None:
    found, problems = load(HEAD + "a,claim,9,13,rose\r\n")
    assert [(span.start, span.text) for span in found[0].spans] == [(7, "rose")]
    assert any("its words" in problem.message for problem in problems)


def test_an_article_that_is_not_here_is_told() -> None:
    found, problems = load(HEAD + "b,claim,0,6,Prices\r\n")
    assert not found
    assert "not here" in problems[0].message


def test_a_table_in_the_letters_of_old_windows_says_how_to_save_it() -> None:
    _, problems = load(HEAD.encode() + b"a,claim,0,6,caf\xe9\r\n")
    assert "UTF-8" in problems[-1].message


def test_a_table_that_lacks_columns_is_told_which() -> None:
    found, problems = load("text,label,start,end\r\nhello,claim,0,5\r\n")
    assert not found
    assert problems[0].message == "it has no column article_id"


def test_formulas_do_not_reach_a_spreadsheet() -> None:
    made = sample()
    record = tidy(made.record())
    meta = type(record.meta)(
        **{f: getattr(record.meta, f) for f in record.meta.__struct_fields__ if f != "outlet"},
        outlet='=HYPERLINK("http://x")',
    )
    record = type(record)(
        **{f: getattr(record, f) for f in record.__struct_fields__ if f != "meta"}, meta=meta
    )
    (data,) = written(spreadsheet, [record])[0].values()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {row["outlet"] for row in rows} == {'\'=HYPERLINK("http://x")'}
    assert {row["start"].isdigit() for row in rows} == {True}
    raw = written(spreadsheet, [record], Options(guard=False))[0][""].decode("utf-8-sig")
    bare = list(csv.DictReader(io.StringIO(raw, newline="")))
    assert {row["outlet"] for row in bare} == {'=HYPERLINK("http://x")'}
