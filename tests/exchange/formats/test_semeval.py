"""The files of SemEval-2020 task 11: every row slices its text to what was labelled."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from reader.exchange.formats import semeval
from reader.exchange.record import Record
from tests.exchange.formats.harness import few, records, tidy, written
from tests.exchange.samples import sample


def rows(files: dict[str, bytes], task: str) -> list[tuple[str, list[str]]]:
    """Return (words of the text, fields) of all rows of a task."""
    found = []
    for name, data in files.items():
        if name.endswith(f".{task}.labels"):
            text = files[
                name.replace(f"labels-{task[-2:]}", "articles").replace(f".{task}.labels", ".txt")
            ].decode()
            for line in data.decode().split("\n")[:-1]:
                fields = line.split("\t")
                assert name.rpartition("/")[2].startswith(f"article{fields[0]}.")
                found.append((text[int(fields[-2]) : int(fields[-1])], fields))
    return found


@few
@given(records())
def test_every_row_slices_its_text_to_what_was_labelled(drawn: list[Record]) -> None:
    files, report = written(semeval, drawn)
    due = Counter(
        (span.label, record.text[span.start : span.end])
        for record in drawn
        for span in record.spans
    )
    assert Counter((fields[1], words) for words, fields in rows(files, "task2-TC")) == due
    assert report.written["spans"] == sum(due.values())


def test_stretches_that_overlap_are_one_and_articles_have_numbers() -> None:
    record = tidy(sample().record())
    files, _ = written(semeval, [record])
    number = semeval.number_of(record.id)
    assert {name.partition("/")[0] for name in files} == {"ana", "ben", "articles.tsv"}
    assert f"ana/articles/article{number}.txt" in files
    assert len(rows(files, "task2-TC")) == 4
    covered = [tuple(map(int, fields[1:])) for _, fields in rows(files, "task1-SI")]
    assert len(covered) < 4
    listed = files["articles.tsv"].decode().split("\n")
    assert listed[0].split("\t") == [f"ana/article{number}", record.id, "ana", record.meta.title]


def test_a_single_annotator_has_no_folder() -> None:
    made = sample()
    made.spans = [span for span in made.spans if span.annotator == "ana"]
    made.relations, made.states = [], []
    files, _ = written(semeval, [tidy(made.record())])
    assert {name.partition("/")[0] for name in files} == {
        "articles", "labels-SI", "labels-TC", "articles.tsv",
    }  # fmt: skip
