"""The exported file in the hands of the programs that it is for, loaded as it is.

These libraries are heavy; what Reader promises them is a file that needs no options, in which every
``text[start:end]`` is the quote.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.exchange.native import write
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.model.records import ArticleState, Part, Relation, Span, SpanRef, Tag
from tests.exchange.made import PIECES, Made, article_on, page_of
from tests.exchange.samples import sample

pytestmark = pytest.mark.consumers

LATE = 400
"""Articles without any label come first: readers that infer types look at the head of a file."""

SENTENCES = [
    "Prices rose 5% 📈 in one week, the minister’s aide said.",
    "👩\u200d🔬👨\u200d👩\u200d👧 and 🇸🇾🇫🇷 and 👍🏽 stand for people.",
    "Cafe\u0301 owners — naïve, coöperative — protested.",
    "中文新闻说，价格上涨了。한국어 문장.",
    "قال المسؤول إن الأسعار ارتفعت.",
    "השר אמר שהמחירים עלו.",
    "A\u00a0fixed space, a soft\u00adhyphen, a line\u2028separator, a next\u0085line.",
    "Line one\r\nline two\rline three &amp; <b>bold</b> \\n \"quoted\" 'too' ,;\t=1+1",
]


def articles() -> list[Made]:
    """Return unlabelled articles, then ones with all that a record can hold."""
    found = [_article(number, [f"Plain article number {number}."], 0) for number in range(LATE)]
    for number in range(8):
        turned = SENTENCES[number:] + SENTENCES[:number]
        found += [_article(LATE + number + 8 * round, turned, 9) for round in range(5)]
    mixed = "".join(piece for piece in PIECES if piece.strip())
    found.append(_article(LATE + 99, [mixed, mixed[::-1].strip()], 7))
    found.append(sample())
    return found


def _article(number: int, sentences: list[str], spans: int) -> Made:
    from reader.model.pages import Block

    text, blocks = f"{number}\n", []
    for sentence in sentences:
        blocks.append(Block(len(text), len(text) + len(sentence), "body"))
        text += sentence + "\n\n"
    page = page_of(text, f"{number}.txt")
    made = Made(article_on(page, blocks), page)
    words = made.text
    for i in range(spans):
        # Overlapping, nested and with gaps: starts walk on more slowly than ends.
        edges = [(i * 5, i * 9 + 3)] + ([(i * 9 + 6, i * 9 + 11)] if i % 3 == 0 else [])
        trimmed = [_trim(words.text, start, end) for start, end in edges]
        ranges = [part for start, end in trimmed for part in words.to_page(start, end)]
        parts = tuple(Part(s, e, text[s:e]) for s, e in sorted(ranges))
        uid, who = f"{number:016x}{i:016x}", ("ana", "ben")[i % 2]
        made.spans.append(Span(uid, page.sha256, parts, "claim", who, note="n" * (i % 2)))
    if spans:
        one, two = (SpanRef(page.sha256, span.uid) for span in made.spans[:2])
        uid = f"{number:032x}"
        made.relations.append(Relation(uid, page.sha256, "supports", one, two, "ana"))
        made.tags.append(Tag(f"{number:032x}", page.sha256, 2, "genre", "opinion", "ana"))
        made.states.append(ArticleState(f"{number:032x}", page.sha256, 2, "ana", "done"))
    return made


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


ROWS = [made.record() for made in articles()]
SPANS = sum(len(record.spans) for record in ROWS)


@pytest.fixture(scope="module", params=[False, True], ids=["utf-8", "ascii"])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    with path.open("wb") as out:
        write(ROWS, out, Options(ascii=request.param, strict=False))
    return path


def check(rows: Iterable[dict[str, Any]], records: Sequence[Record] = ROWS) -> None:
    """Compare rows as a consumer gives them with the records, and every quote with its text."""
    spans = 0
    for row, record in zip(rows, records, strict=True):
        assert row["id"] == record.id
        assert row["text"] == record.text
        assert row["meta"]["published"] == record.meta.published
        assert isinstance(row["meta"]["published"], str)
        for span in row["spans"]:
            spans += 1
            assert row["text"][span["start"] : span["end"]] == span["text"]
        for entity, span in zip(row["entities"], row["spans"], strict=True):
            assert (entity["start_offset"], entity["end_offset"]) == (span["start"], span["end"])
    assert spans == SPANS


def test_datasets_loads_the_file_as_it_is(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from datasets import load_dataset

        dataset = load_dataset(
            "json", data_files=str(corpus), split="train", cache_dir=str(tmp_path / "cache")
        )
        check(dataset)


def test_duckdb_loads_the_file_as_it_is(corpus: Path) -> None:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("set preserve_insertion_order = true")
        cursor = connection.execute("select * from read_json_auto(?)", [str(corpus)])
        names = [column[0] for column in cursor.description or ()]
        check([dict(zip(names, row, strict=True)) for row in cursor.fetchall()])
        total = connection.execute(
            "select count(*) from (select unnest(spans) as span from read_json_auto(?))"
            " where span.annotator in ('ana', 'ben')",
            [str(corpus)],
        ).fetchone()
    assert total == (SPANS,)


def test_polars_loads_the_file_as_it_is(corpus: Path, tmp_path: Path) -> None:
    import polars

    # polars looks at a hundred lines for the types; where these hold no label, at all on request.
    check(polars.read_ndjson(corpus, infer_schema_length=None).iter_rows(named=True))
    head = tmp_path / "short.jsonl"
    with corpus.open("rb") as lines:
        head.write_bytes(b"".join(list(lines)[LATE - 50 :]))
    check(polars.read_ndjson(head).iter_rows(named=True), ROWS[LATE - 50 :])


def test_pandas_loads_the_file_as_it_is(corpus: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pandas

        frame = pandas.read_json(corpus, lines=True)
    check(frame.to_dict("records"))


def test_spacy_finds_every_span_by_its_offsets(corpus: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        blank = spacy.blank("xx")
        with corpus.open("rb") as lines:
            for line in lines:
                row = json.loads(line)
                document = blank(row["text"])
                assert document.text == row["text"]
                for span in row["spans"]:
                    found = document.char_span(
                        span["start"], span["end"], span["label"], alignment_mode="expand"
                    )
                    assert found is not None
                    before = span["start"] - found.start_char
                    assert found.text[before : before + len(span["text"])] == span["text"]


def test_a_line_per_span_loads_as_a_flat_table(tmp_path: Path) -> None:
    import duckdb
    import polars

    path = tmp_path / "spans.jsonl"
    with path.open("wb") as out:
        report = write(ROWS, out, Options(per="span"))
    assert report.written["spans"] == SPANS
    frame = polars.read_ndjson(path)
    assert frame.height == SPANS
    assert frame["quote"].to_list() == [span.text for row in ROWS for span in row.spans]
    with duckdb.connect() as connection:
        total = connection.execute(
            "select count(*) from read_json_auto(?) where span_label = 'claim'", [str(path)]
        ).fetchone()
    assert total == (sum(span.label == "claim" for row in ROWS for span in row.spans),)
