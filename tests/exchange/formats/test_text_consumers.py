"""Texts with lines, columns and rows about them in the hands of the programs that they are for."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reader.exchange.formats import brat
from reader.exchange.formats import csv as table
from reader.exchange.formats._cells import guarded
from reader.exchange.formats._names import fitted
from reader.exchange.formats.conll import FORMATS
from reader.exchange.record import Record, RelationItem
from tests.exchange.formats.harness import replace, tidy, written
from tests.exchange.test_consumers import ROWS

pytestmark = pytest.mark.consumers

IOB, BIOES = FORMATS


def related(record: Record) -> Record:
    """Return `record` with a relation between the first two spans of each annotator."""
    found = list(record.relations)
    for person in record.annotators:
        theirs = [span for span in record.spans if span.annotator == person.id][:2]
        if len(theirs) == 2:
            uid = f"{len(found):031x}f"
            ends = theirs[0].id, theirs[1].id
            found.append(RelationItem(1, uid, *ends, "backs", person.id, "two\nlines"))
    found.sort(key=lambda one: (one.from_id, one.to_id, one.type, one.uid))
    return replace(record, relations=[replace(r, id=n) for n, r in enumerate(found, start=1)])


RECORDS = [related(tidy(record)) for record in ROWS[-42:]]


def unpacked(module: Any, folder: Path) -> Path:
    for name, data in written(module, RECORDS)[0].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def brat_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(brat, tmp_path_factory.mktemp("brat"))


@pytest.fixture(scope="module")
def conll_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(IOB, tmp_path_factory.mktemp("conll"))


def made(folder: Path) -> list[tuple[Record, str, Path]]:
    """Return (record, annotator, path without suffix) of every text of a folder."""
    return [
        (record, person.id, folder / person.id / record.id)
        for record in RECORDS
        for person in record.annotators
    ]


def test_brat_itself_refuses_no_line_and_slices_the_same_words(brat_folder: Path) -> None:
    from bratsubset.annotation import TextAnnotations

    seen = 0
    for record, who, base in made(brat_folder):
        found = TextAnnotations(str(base), read_only=True)
        text = found.get_document_text()
        assert text == record.text
        assert found.failed_lines == []
        spans = [span for span in record.spans if span.annotator == who]
        assert Counter(one.type for one in found.get_textbounds()) == Counter(
            fitted(span.label) for span in spans
        )
        for one, span in zip(found.get_textbounds(), spans, strict=True):
            assert " ".join(text[start:end] for start, end in one.spans) == one.get_text()
            assert (one.first_start(), one.last_end()) == (span.start, span.end)
        assert len(list(found.get_attributes())) == sum(len(span.attributes) for span in spans)
        inside = {span.id for span in spans}
        related = [r for r in record.relations if {r.from_id, r.to_id} <= inside]
        assert len(list(found.get_relations())) == len([r for r in related if r.annotator == who])
        notes = [one for one in found.get_oneline_comments() if one.type == "AnnotatorNotes"]
        assert len(notes) == sum(bool(span.note) for span in spans) + sum(
            bool(r.note) for r in related if r.annotator == who
        )
        seen += len(spans)
    assert seen == sum(len(record.spans) for record in RECORDS) > 300


def test_brat_knows_all_types_from_the_configuration(brat_folder: Path) -> None:
    from bratsubset.projectconfig import ProjectConfiguration

    conf = ProjectConfiguration(str(brat_folder))
    assert set(conf.get_entity_types()) == {
        fitted(span.label) for record in RECORDS for span in record.spans
    }
    assert set(conf.get_relation_types()) == {"<OVERLAP>", "backs"}


def test_bioc_reads_every_line(brat_folder: Path) -> None:
    from bioc import brat as bioc_brat

    for record, who, base in made(brat_folder):
        with base.with_name(f"{base.name}.ann").open(encoding="utf-8", newline="\n") as lines:
            document = bioc_brat.load_ann(lines)
        spans = [span for span in record.spans if span.annotator == who]
        places = [(one.locations.begin(), one.locations.end()) for one in document.entities]
        assert sorted(places) == sorted((span.start, span.end) for span in spans)
        backs = [one for one in record.relations if (one.type, one.annotator) == ("backs", who)]
        assert len(document.relations) == len(backs)
        noted = [note for note in document.notes if note.type == "AnnotatorNotes"]
        assert len(noted) == sum(bool(span.note) for span in spans) + len(backs)


@pytest.mark.parametrize("module", FORMATS, ids=["IOB2", "BIOES"])
def test_seqeval_reads_the_tags_strictly(module: Any) -> None:
    from seqeval.metrics.sequence_labeling import get_entities
    from seqeval.metrics.v1 import classification_report
    from seqeval.scheme import IOB2, IOBES, Entities

    scheme = {"conll": IOB2, "conll-bioes": IOBES}[module.FORMAT.name]
    files, _ = written(module, RECORDS)
    due = sum(len(line.split(b'["')) - 1 for line in _noted(files))
    tags = [
        [line.rpartition(" ")[2] for line in sentence.split("\n") if line]
        for name, data in files.items()
        if name.endswith(".conll")
        for sentence in data.decode().split("\n\n")
        if sentence.strip() and not sentence.startswith("-DOCSTART-")
    ]
    found = Entities(tags, scheme=scheme)
    assert sum(len(sentence) for sentence in found.entities) == due > 100
    assert len(get_entities(tags)) == due
    report = classification_report(tags, tags, scheme=scheme, output_dict=True)
    assert report["micro avg"]["support"] == due


def _noted(files: dict[str, bytes]) -> list[bytes]:
    return [
        line
        for name, data in files.items()
        if name.endswith(".jsonl")
        for line in data.split(b"\n")
    ]


def test_spacy_converts_a_file_into_its_documents_and_entities(
    conll_folder: Path, tmp_path: Path
) -> None:
    import spacy
    from spacy.tokens import DocBin

    command = ["-m", "spacy", "convert", str(conll_folder / "ana.conll"), str(tmp_path)]
    done = subprocess.run(
        [sys.executable, *command, "-c", "ner", "-n", "1"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    docs = list(DocBin().from_disk(tmp_path / "ana.spacy").get_docs(spacy.blank("xx").vocab))
    theirs = [r for r in RECORDS if any(person.id == "ana" for person in r.annotators)]
    assert len(docs) == len(theirs)
    known = [line for line in (conll_folder / "ana.jsonl").read_bytes().split(b"\n") if line]
    assert [len(doc.ents) for doc in docs] == [line.count(b'["') for line in known]


def test_tables_are_read_by_pandas_and_polars_without_options(tmp_path: Path) -> None:
    import pandas
    import polars

    path = tmp_path / "spans.csv"
    path.write_bytes(written(table, RECORDS)[0][""])
    texts = {record.id: record.text for record in RECORDS}
    frames = [
        pandas.read_csv(path, keep_default_na=False).to_dict("records"),
        polars.read_csv(path, infer_schema_length=None).to_dicts(),
    ]
    for rows in frames:
        assert len(rows) == sum(len(record.spans) for record in RECORDS)
        for row in rows:
            if not row["parts"]:
                words = texts[row["article_id"]][int(row["start"]) : int(row["end"])]
                assert guarded(words) == row["quote"]
