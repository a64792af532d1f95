"""Columns of tokens and tags: what is written, what comes back, what others write."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats.conll import FORMATS, Columns, pieces_of
from reader.exchange.losses import tell
from reader.exchange.media import MemorySink, MemorySource
from reader.exchange.options import Options
from reader.exchange.record import Range, Record
from reader.exchange.report import Loss, Problem, Report
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    placed,
    read_back,
    records,
    replace,
    spoiled,
    tidy,
    without_ends,
    written,
)
from tests.exchange.samples import sample

IOB, BIOES = FORMATS
COLUMNS = "-DOCSTART- -X- O O\n\nAna NNP B-NP B-PER\nleft VBD B-VP O\n\nBonn NNP B-NP B-LOC\n"


def load(data: bytes | str, name: str = "") -> tuple[list[Record], list[Problem]]:
    content = data.encode() if isinstance(data, str) else data
    return read_back(IOB, {name: content} if name else content)


def spans(record: Record) -> list[tuple[str, str]]:
    return [(span.label, span.text) for span in record.spans]


def due(record: Record) -> Counter[tuple[str, str, int, int]]:
    """Return what of a record a row can tell: the longest spans, from token to token."""
    pieces = pieces_of(record.text)
    found: list[tuple[int, int, str, str]] = []
    for span in record.spans:
        inside = [i for i, (low, high) in enumerate(pieces) if low < span.end and high > span.start]
        found.append((inside[0], inside[-1], span.annotator, span.uid))
    kept: list[tuple[int, int, str, str]] = []
    for one in sorted(found, key=lambda one: (one[0] - one[1], one[0], one[3])):
        if not any(
            one[2] == other[2] and one[0] <= other[1] and other[0] <= one[1] for other in kept
        ):
            kept.append(one)
    return Counter((uid, who, pieces[a][0], pieces[b][1]) for a, b, who, uid in kept)


@pytest.mark.parametrize("module", FORMATS, ids=["IOB2", "BIOES"])
def test_the_longest_spans_come_back_onto_their_articles(module: Columns) -> None:
    @few
    @given(records())
    def trip(drawn: list[Record]) -> None:
        # Labels that differ in nothing but what begins a tag are not told apart by any scheme.
        assert_round_trip(module, drawn)
        texts = {record.id: record.text for record in drawn}
        found, _ = read_back(module, written(module, drawn)[0], text_of=texts.get)
        back = {
            record.id: Counter(
                (span.uid, span.annotator, span.start, span.end)
                for one in found
                if one.id == record.id
                for span in one.spans
            )
            for record in drawn
        }
        assert back == {record.id: due(record) for record in drawn}

    trip()


@few
@given(records(), st.integers(0, 10**9))
def test_broken_files_are_told_and_never_a_crash(drawn: list[Record], seed: int) -> None:
    assert_survives(IOB, spoiled(written(IOB, drawn)[0], seed))


def plain() -> Record:
    """Return the sample with the spans of one annotator, and none that overlap."""
    made = sample()
    made.spans = made.spans[:3]
    made.relations = []
    return tidy(made.record())


def test_the_file_is_as_the_shared_task_had_it() -> None:
    files, _ = written(IOB, [plain()])
    assert set(files) == {"ana.conll", "ana.jsonl", "ben.conll", "ben.jsonl"}
    lines = files["ana.conll"].decode().split("\n")
    assert lines[0] == "-DOCSTART- -X- O O"
    assert lines[1] == ""
    assert {len(line.split(" ")) for line in lines if line} == {4}
    assert {line.rpartition(" ")[2] for line in lines if line} == {
        "O", "B-claim", "I-claim", "B-quote", "I-quote",
    }  # fmt: skip


def test_bioes_tells_the_end_and_the_single_token() -> None:
    record = plain()
    lines = written(BIOES, [record])[0]["ana.conll"].decode().split("\n")
    tags = [line.rpartition(" ")[2] for line in lines[2:] if line]
    assert tags[:4] == ["B-claim", "I-claim", "I-claim", "E-claim"]
    (span, *_) = record.spans
    short = placed(record.text, span, [Range(0, 3)])
    lines = written(BIOES, [without_ends(record, [short])])[0]["ana.conll"].decode().split("\n")
    assert lines[2].endswith(" S-claim")


def test_a_sentence_ends_with_an_empty_line_unless_a_span_goes_on() -> None:
    record = plain()
    lines = written(IOB, [record])[0]["ben.conll"].decode().split("\n\n")
    assert len(lines) > 3
    (span, *_) = record.spans
    over = placed(record.text, span, [Range(0, len(record.text))])
    lines = written(IOB, [without_ends(record, [over])])[0]["ana.conll"].decode().split("\n\n")
    assert len(lines) == 3  # the divider, one sentence, and what is after its end
    for line in lines[1].split("\n")[1:]:
        assert line.endswith(" I-claim")


def test_what_a_row_cannot_tell_is_counted_with_ids() -> None:
    record = plain()
    (span, *rest) = [one for one in record.spans if one.annotator == "ana"]
    longer = placed(record.text, span, [Range(0, len(record.text))])
    part = placed(record.text, replace(rest[0], annotator="ana"), [Range(1, 5)])
    losses: list[Loss] = []
    module = IOB
    report = Report(watch=losses.append)
    drawn = without_ends(record, [replace(longer, id=1), replace(part, id=2)])
    tell(drawn, module.FORMAT, report)
    module.write([drawn], MemorySink(), Options(), report)
    assert report.dropped["overlaps"] == 1
    assert [loss.ids for loss in losses if loss.kind == "overlaps"] == [(part.uid,)]
    report = Report()
    module.write([without_ends(record, [part])], MemorySink(), Options(), report)
    assert report.changed["spans"] == 1
    before = Report()
    tell(drawn, module.FORMAT, before, before=True)
    assert before.dropped["overlaps"] == 1


# --- what others write ---------------------------------------------------------------------------


def test_four_columns_and_two_are_read() -> None:
    for text in (
        COLUMNS,
        COLUMNS.replace(" NNP B-NP ", "\t").replace(" VBD B-VP ", "\t"),
        COLUMNS.replace("\n", "\r\n"),
        "\ufeff" + COLUMNS,
    ):
        assert IOB.recognises(MemorySource(text.encode()))
        found, problems = load(text)
        assert [record.text for record in found] == ["Ana left\nBonn"]
        assert spans(found[0]) == [("PER", "Ana"), ("LOC", "Bonn")]
        assert not problems


@pytest.mark.parametrize(
    "tags",
    [
        "B-P I-P B-P O B-L",  # IOB2
        "I-P I-P B-P O I-L",  # IOB1
        "B-P E-P S-P O S-L",  # BIOES
        "B-P L-P U-P O U-L",  # BILOU
    ],
)
def test_every_scheme_marks_the_same(tags: str) -> None:
    words = ["Ana", "Bo", "Cid", "met", "Ulm"]
    text = "\n".join(f"{word}\t{tag}" for word, tag in zip(words, tags.split(), strict=True))
    found, problems = load(text + "\n")
    assert spans(found[0]) == [("P", "Ana Bo"), ("P", "Cid"), ("L", "Ulm")]
    assert not problems


def test_a_span_that_goes_on_from_the_sentence_before_begins_anew() -> None:
    found, _ = load("Ana\tB-P\n\nBo\tI-P\nx\tO\n")
    assert spans(found[0]) == [("P", "Ana"), ("P", "Bo")]


def test_comments_are_passed_over_and_a_hash_may_be_a_token() -> None:
    found, problems = load("# id 5 domain=en\n#\tO\nAna\tB-P\n")
    assert found[0].text == "# Ana"
    assert not problems


def test_rows_that_are_wrong_are_told_by_line() -> None:
    found, problems = load("Ana\tB-P\nBo\n\tO\nCid\tX-P\nDan\tO\n", "x.conll")
    assert found[0].text == "Ana Cid Dan"
    assert [(problem.file, problem.line) for problem in problems] == [
        ("x.conll", 2),
        ("x.conll", 3),
        ("x.conll", 4),
    ]


def test_a_long_file_without_documents_is_divided() -> None:
    found, _ = load("Ana\tB-P\n\n" * 450, "news/train.bio")
    assert [record.id for record in found] == [f"news/train-{n}" for n in (1, 2, 3)]
    assert sum(len(record.spans) for record in found) == 450


def test_tokens_that_changed_are_found_again_by_their_words() -> None:
    record = plain()
    files, _ = written(IOB, [record])
    lines = files["ana.conll"].decode().split("\n")
    text = "\n".join([*lines[:-2], "More -X- _ O", ""])
    found, problems = read_back(
        IOB, {**files, "ana.conll": text.encode()}, text_of=lambda _: record.text
    )
    assert any("not those that were noted" in problem.message for problem in problems)
    ana = next(one for one in found if any(s.annotator == "ana" for s in one.spans))
    assert spans(ana)[0] == ("claim", "Aid for the north")
    assert ana.text == record.text


def test_labels_with_blanks_come_back_and_are_told() -> None:
    record = plain()
    named = replace(record, spans=[replace(span, label="my own") for span in record.spans])
    files, report = written(IOB, [named])
    assert b"B-my_u0020_own" in files["ana.conll"]
    assert report.changed["spans"] == 3
    found, _ = read_back(IOB, files, text_of=lambda _: record.text)
    assert {span.label for one in found for span in one.spans} == {"my own"}


def test_a_folder_as_the_shared_task_had_it_is_recognised_by_what_is_in_it() -> None:
    files = {"eng.train": COLUMNS.encode(), "eng.testa": COLUMNS.encode(), "README": b"Read me.\n"}
    assert IOB.recognises(MemorySource(files))
    found, problems = read_back(IOB, files)
    assert sorted(record.id for record in found) == ["eng.testa-1", "eng.train-1"]
    assert not problems


def test_prose_is_not_taken_for_columns() -> None:
    for text in ("Ana left Bonn.\nShe will be back.\n", "a\tb\nc\td\n", "", "O\n"):
        assert not IOB.recognises(MemorySource(text.encode()))
