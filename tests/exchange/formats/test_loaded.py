"""Exports in the hands of the programs that they are for, which are heavy or bring many others."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from reader.exchange.formats import claimreview, parquet, spacy, w3c
from reader.exchange.options import Options
from reader.exchange.record import Range, Record
from tests.exchange.formats.harness import few, records, written
from tests.exchange.formats.test_claimreview import judged
from tests.exchange.test_consumers import ROWS, SPANS

pytestmark = pytest.mark.consumers

OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@contextmanager
def quiet() -> Iterator[None]:
    """Other projects warn of their own code."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def saved(module: Any, several: list[Record], folder: Path, **options: Any) -> Path:
    for name, data in written(module, several, Options(**options))[0].items():
        path = folder / (name or "corpus")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


# --- spaCy ---------------------------------------------------------------------------------------


def pieces(record: Record) -> list[tuple[str, str, str, int, int]]:
    return sorted(
        (span.annotator, span.uid, span.label, part.start, part.end)
        for span in record.spans
        for part in span.fragments or [Range(span.start, span.end)]
    )


@few
@given(records())
def test_spacy_loads_the_spans_of_every_annotator(drawn: list[Record]) -> None:
    with quiet():
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab

        data = written(spacy, drawn)[0]["00001.spacy"]
        docs = list(DocBin().from_bytes(data).get_docs(Vocab()))
    assert [doc.text for doc in docs] == [record.text for record in drawn]
    for doc, record in zip(docs, drawn, strict=True):
        found = sorted(
            (name, span.id_, span.label_, span.start_char, span.end_char)
            for name, group in doc.spans.items()
            for span in group
        )
        assert found == pieces(record)
        assert set(doc.cats) == {f"{tag.name}={tag.value}" for tag in record.tags}


def test_what_spacy_writes_is_read_with_its_entities_and_links(tmp_path: Path) -> None:
    from reader.exchange.media import MemorySource
    from tests.exchange.formats.harness import read_back

    with quiet():
        import spacy as library
        from spacy.tokens import DocBin, Span

        nlp = library.blank("en")
        text = "X paid the GPE’s PERSON 5 dollars in New  York, det said.\n\nIt's a café 📈."
        doc = nlp(text)
        doc.ents = [Span(doc, 0, 1, "ORG"), doc.char_span(37, 46, "GPE", kb_id="Q60")]
        doc.spans["sc"] = [Span(doc, 0, 4, "PERSON"), Span(doc, 1, 3, "my label")]
        doc.cats = {"economy": 1.0, "war": 0.2}
        for store in (True, False):
            data = DocBin(store_user_data=store, docs=[doc, nlp(""), nlp("Two.")]).to_bytes()
            assert spacy.recognises(MemorySource(data))
            found, problems = read_back(spacy, data)
            assert [record.text for record in found] == [text, "Two."]
            assert [problem.message for problem in problems] == ["it has no text"]
            assert {(s.text, s.label, s.annotator) for s in found[0].spans} == {
                ("X", "ORG", "imported"),
                (doc.ents[1].text, "GPE", "imported"),
                (doc[0:4].text, "PERSON", "sc"),
                (doc[1:3].text, "my label", "sc"),
            }
            assert [tag.value for tag in found[0].tags] == ["economy"]


def test_reserved_strings_of_spacy_have_its_numbers() -> None:
    from reader.exchange.formats._docbin import string_id

    with quiet():
        from spacy.strings import StringStore
        from spacy.symbols import IDS
    store = StringStore()
    for string in [*IDS, "prices", "é", "名" * 50, "12345678", "📈x", "a" * 15]:
        assert string_id(string) == store.add(string), string


def test_spacy_trains_a_span_categoriser_on_the_folder(tmp_path: Path) -> None:
    folder = saved(spacy, [row for row in ROWS if row.spans], tmp_path)
    with quiet():
        import spacy as library
        from spacy.training import Corpus

        nlp = library.blank("xx")
        pipe = nlp.add_pipe("spancat", config={"spans_key": "ana", "max_positive": None})
        corpus = Corpus(folder)
        examples = list(corpus(nlp))
        assert len(examples) == sum(bool(row.spans) for row in ROWS)
        nlp.initialize(lambda: examples)
        losses = nlp.update(examples)
        assert set(pipe.labels) == {s.label for r in ROWS for s in r.spans if s.annotator == "ana"}
        assert losses["spancat"] > 0


# --- Parquet -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(parquet, ROWS, tmp_path_factory.mktemp("corpus"))


def check(rows: list[dict[str, Any]]) -> None:
    spans = 0
    for row, record in zip(rows, ROWS, strict=True):
        assert (row["id"], row["text"]) == (record.id, record.text)
        for span in row["spans"]:
            spans += 1
            assert row["text"][span["start"] : span["end"]] == span["text"]
    assert spans == SPANS


def test_datasets_loads_the_folder_with_the_types_of_its_card(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with quiet():
        from datasets import load_dataset

        data = load_dataset(str(folder), cache_dir=str(tmp_path))
        assert list(data) == ["train"]
        check(list(data["train"]))


def test_shards_of_json_lines_load_with_the_card_though_some_hold_no_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.exchange.card import card, record_columns
    from reader.exchange.native import encode

    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    place = tmp_path / "shards"
    place.mkdir()
    for number, some in enumerate((ROWS[:300], ROWS[300:])):
        lines = b"".join(encode(row) for row in some)
        (place / f"corpus-0000{number}.jsonl").write_bytes(lines)
    types = record_columns(entities=True, tokens=False)
    (place / "README.md").write_bytes(card(types, [("train", "corpus-[0-9]*.jsonl")]))
    with quiet():
        from datasets import load_dataset

        check(list(load_dataset(str(place), cache_dir=str(tmp_path / "cache"))["train"]))


def test_duckdb_queries_the_folder(folder: Path) -> None:
    import duckdb

    path = str(folder / "data" / "*.parquet")
    with duckdb.connect() as connection:
        query = (
            "select s.label, count(*) from (select unnest(spans) s from read_parquet(?)) group by 1"
        )
        found = dict(connection.execute(query, [path]).fetchall())
    assert sum(found.values()) == SPANS


def test_pyarrow_finds_one_schema_whatever_the_rows_hold(folder: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    plain = saved(parquet, ROWS[:5], tmp_path)
    one = pq.read_schema(plain / "data" / "train.parquet")
    assert one == pq.read_schema(folder / "data" / "train.parquet")
    assert "null" not in {str(field.type) for field in one}


# --- linked data ---------------------------------------------------------------------------------


def loader(url: str, options: Any = None) -> dict[str, Any]:
    """Give contexts from here, never from the network."""
    if url == w3c.CONTEXT_IRI:
        text = (resources("reader.exchange") / "schema" / "web-annotation.jsonld").read_text()
        document = json.loads(text)
    else:
        assert url == "https://schema.org"
        document = {"@context": {"@vocab": "http://schema.org/"}}
    kind = "application/ld+json"
    return {"contentType": kind, "contextUrl": None, "documentUrl": url, "document": document}


def graph_of(data: bytes) -> Any:
    with quiet():
        from pyld import jsonld
        from rdflib import Graph

        found = jsonld.to_rdf(
            json.loads(data), {"documentLoader": loader, "format": "application/n-quads"}
        )
        return Graph().parse(data=found, format="nt")


def test_web_annotations_are_a_graph_in_which_nothing_is_dropped() -> None:
    record = judged()
    data = written(w3c, [record])[0][""]
    graph = graph_of(data)
    query = f"""
        prefix oa: <{OA}> prefix rdf: <{RDF}>
        select ?a ?label ?start ?end ?exact where {{
            ?a oa:motivatedBy oa:classifying ; oa:hasTarget ?t ; oa:hasBody ?b .
            ?b oa:hasPurpose oa:classifying ; rdf:value ?label .
            ?t oa:hasSelector ?p, ?q .
            ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact .
        }}"""
    found = sorted(
        (str(label), int(start), int(end), str(exact))
        for _, label, start, end, exact in graph.query(query)
    )
    due = sorted((label, a, b, record.text[a:b]) for _, _, label, a, b in pieces(record))
    assert found == due
    values = {str(value) for value in graph.objects()}
    assert {"verdict", "refuted", "genre", "reporting", "done"} <= values
    predicates = {str(one) for one in graph.predicates()}
    own = {f"urn:reader:terms:{name}" for name in ("attribute", "tag", "standing", "origin")}
    assert own <= predicates


@few
@given(records())
def test_every_key_of_an_annotation_has_a_meaning_in_the_context(drawn: list[Record]) -> None:
    document = json.loads(written(w3c, drawn)[0][""])
    known = set(loader(w3c.CONTEXT_IRI)["document"]["@context"]) | set(w3c.OWN_TERMS)
    assert _keys(document["items"]) <= known


def _keys(value: Any) -> set[str]:
    if isinstance(value, list):
        return {key for one in value for key in _keys(one)}
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in _keys(one)}
    return set()


def test_reviews_are_a_graph_in_which_passages_of_a_claim_meet() -> None:
    record = judged()
    graph = graph_of(written(claimreview, [record])[0][""])
    query = """
        prefix s: <http://schema.org/>
        select ?words ?verdict ?author (count(distinct ?part) as ?places) where {
            ?r a s:ClaimReview ; s:claimReviewed ?words ; s:itemReviewed ?c ;
               s:reviewRating/s:alternateName ?verdict ; s:author/s:name ?author .
            ?c a s:Claim ; s:appearance/s:hasPart/s:text ?part .
        } group by ?words ?verdict ?author"""
    ((words, verdict, author, places),) = graph.query(query)
    assert (str(words), str(verdict), str(author)) == (record.spans[0].text, "refuted", "ana")
    assert int(places) == 2
