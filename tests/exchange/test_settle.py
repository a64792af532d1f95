"""Documents of other programs become records: every quote checked, found again, or told as lost."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.documents import Document, Passage, Standing, TagValue, Tie
from reader.exchange.offsets import Rule
from reader.exchange.record import Record
from reader.exchange.report import Problem
from reader.exchange.settle import Settler, paragraphs
from reader.exchange.validate import validate
from tests.exchange.made import some

TEXT = "The 📈 harbour was closed.\n\n“Nobody & nothing <moved>,” the mayor 📈 said on Monday."


def passage(key: str, start: int, end: int, quote: str | None, label: str = "claim") -> Passage:
    return Passage(key=key, label=label, parts=((start, end),), quote=quote)


def settled(
    documents: Sequence[Document],
    unit: Rule = "code points",
    text_of: Callable[[str], str | None] = lambda _: None,
) -> tuple[list[Record], list[Problem]]:
    settler = Settler("file.x", unit=unit, text_of=text_of)
    items = list(settler.settle(documents))
    return (
        [item for item in items if isinstance(item, Record)],
        [item for item in items if isinstance(item, Problem)],
    )


def quotes(record: Record) -> list[str]:
    return [span.text for span in record.spans]


FORMS: dict[str, Callable[[str], int]] = {
    "UTF-16 code units": lambda text: len(text.encode("utf-16-le")) // 2,
    "bytes of UTF-8": lambda text: len(text.encode()),
    "&, < and > as HTML entities": lambda text: len(html.escape(text, quote=False)),
    "every line end as two characters": lambda text: len(text.replace("\n", "\r\n")),
}


@pytest.mark.parametrize("form", FORMS)
def test_offsets_in_another_unit_are_recognised_for_the_file_and_told(form: str) -> None:
    size = FORMS[form]
    words = ["harbour", "closed", "mayor", "Monday", "said on Monday"]
    passages = []
    for word in words:
        at = TEXT.index(word)
        passages.append(passage(word, size(TEXT[:at]), size(TEXT[: at + len(word)]), word))
    records, problems = settled([Document(id="d", text=TEXT, passages=tuple(passages))])
    assert sorted(quotes(records[0])) == sorted(words)
    assert any(form in problem.message for problem in problems)
    assert all(problem.severity == "warning" for problem in problems)


def test_a_single_wrong_offset_is_found_again_by_its_words_and_counted() -> None:
    good = passage("1", 6, 13, "harbour")
    moved = passage("2", 2, 20, "the mayor")
    records, problems = settled([Document(id="d", text=TEXT, passages=(good, moved))])
    assert quotes(records[0]) == ["harbour", "the mayor"]
    assert [p.message for p in problems] == ["1 of 2 spans were placed by its words"]


def test_what_cannot_be_placed_is_told_by_name_and_the_rest_goes_in() -> None:
    lost = passage("x7", 0, 4, "no such words anywhere in it")
    outside = passage("x8", 10, 10_000, None)
    good = passage("x9", 6, 13, None)
    records, problems = settled([Document(id="d", text=TEXT, passages=(lost, outside, good))])
    assert quotes(records[0]) == ["harbour"]
    assert [(p.severity, p.place) for p in problems] == [("error", "x7"), ("error", "x8")]
    assert "'no such words anywhere in it' has no place" in problems[0].message


def test_a_text_that_is_not_here_in_this_form_is_matched_by_words() -> None:
    here = TEXT.replace("“", '"').replace("The", "Today the")
    at = TEXT.index("the mayor")
    one = passage("1", at, at + 9, "the mayor")
    document = Document(id="0123456789ab-7", text=TEXT, passages=(one,))
    records, problems = settled([document], text_of=lambda _: here)
    assert records[0].text == here
    assert quotes(records[0]) == ["the mayor"]
    assert any("as it is here" in p.message for p in problems)


def test_a_format_without_text_takes_that_of_the_article() -> None:
    at = TEXT.index("harbour")
    document = Document(id="a-1", text=None, passages=(passage("1", at, at + 7, "harbour"),))
    records, _ = settled([document], text_of=lambda id: TEXT if id == "a-1" else None)
    assert quotes(records[0]) == ["harbour"]
    _, problems = settled([document])
    assert "the file holds no text" in problems[0].message


def test_relations_tags_states_and_annotators_come_along() -> None:
    who = "Ana Smith@example.org"
    one = Passage(key="a", label="claim", parts=((6, 13),), annotator=who, note="x")
    two = Passage(key="b", label="cue", parts=((4, 5),), annotator="ben")
    document = Document(
        id="d",
        text=TEXT,
        passages=(one, two),
        ties=(Tie(type="cue-of", source="b", target="a"), Tie(type="x", source="b", target="c")),
        tags=(TagValue("topic", "sea", who),),
        standings=(Standing("ben", "done", "fine"),),
    )
    records, problems = settled([document])
    record = records[0]
    assert [(r.from_id, r.to_id, r.type) for r in record.relations] == [(1, 2, "cue-of")]
    assert [(a.id, a.state, a.note) for a in record.annotators] == [
        ("ana-smith", "unread", ""),
        ("ben", "done", "fine"),
        ("imported", "unread", ""),
    ]
    assert [(t.name, t.value, t.annotator) for t in record.tags] == [("topic", "sea", "ana-smith")]
    messages = [p.message for p in problems]
    assert any("a span is not there" in message for message in messages)
    assert any("is ana-smith here" in message for message in messages)


def test_two_names_that_fit_to_one_id_stay_two_people() -> None:
    passages = tuple(
        Passage(key=name, label="claim", parts=((6, 13),), annotator=name)
        for name in ("A b", "a B")
    )
    records, _ = settled([Document(id="d", text=TEXT, passages=passages)])
    assert len({span.annotator for span in records[0].spans}) == 2


@pytest.mark.parametrize("label", ["", " ", "a\nb", "a\x1b[31mb"])
def test_a_label_that_is_no_name_is_told_and_its_span_left_out(label: str) -> None:
    one = passage("1", 6, 13, "harbour", label)
    records, problems = settled([Document(id="d", text=TEXT, passages=(one,))])
    assert records[0].spans == []
    assert any(problem.severity == "error" for problem in problems)


PIECES = [
    "a",
    "é",
    "📈",
    "👩\u200d🔬",
    "中文",
    "مرحبا",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\x00",
    "&",
    "x y",
]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)


@some
@given(text=texts, data=st.data())
def test_every_record_keeps_the_promises_of_the_format(text: str, data: st.DataObject) -> None:
    ends = st.integers(-2, len(text) + 2)
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=5))
    passages = tuple(
        Passage(
            key=str(i), label="l", parts=((a, b),), quote=data.draw(st.sampled_from([None, "a"]))
        )
        for i, (a, b) in enumerate(pairs)
    )
    records, problems = settled([Document(id="d", text=text, passages=passages)])
    if not paragraphs(text):
        assert records == []
        return
    assert [p for p in validate(records[0]) if p.severity == "error"] == []
    lost = [p for p in problems if "has no place" in p.message]
    assert len(records[0].spans) + len(lost) == len(passages)


@some
@given(text=texts)
def test_paragraphs_hold_everything_but_blanks(text: str) -> None:
    found = paragraphs(text)
    kept = "".join(text[start:end] for start, end in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[s:e].strip() == text[s:e] for s, e in found)


def test_what_is_changed_in_the_letters_of_a_text_is_counted() -> None:
    settler = Settler("x.json")
    document = Document(id="a", text="one\r\ntwo \ud83d and \x07 three")
    said = [one.message for one in settler.settle([document]) if isinstance(one, Problem)]
    assert said == [
        "2 characters of the texts that no XML can hold became U+FFFD",
        "1 text has CR at the ends of lines, and only LF here",
    ]
