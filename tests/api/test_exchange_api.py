"""Export in every format and plain objects of any file, for scripts and notebooks."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import reader
from reader.model.errors import ExchangeError, ReaderError, UsageError
from tests.session.support import BRIDGE, HARBOUR, Place


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    made = Place(tmp_path)
    made.write("bridge.txt", BRIDGE)
    made.write("harbour.txt", HARBOUR)
    for name, value in made.environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("READER_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    with reader.open(made.root) as workspace:
        article = next(workspace.articles())
        article.add_span("claim", quote="closed the old bridge", note="who?")
        article.add_tag("needs a second source")
    return made


def test_a_workspace_and_its_exports_load_as_the_same_objects(place: Place) -> None:
    assert reader.export(place.root, "jsonl", "corpus.jsonl")["spans"] == 1
    from_file, from_workspace = reader.load("corpus.jsonl"), reader.load(place.root)
    assert from_file == from_workspace
    article = from_file[0]
    assert isinstance(article, reader.LoadedArticle)
    (span,) = article.spans
    assert article.text[span.start : span.end] == span.text == "closed the old bridge"
    assert (span.label, span.annotator, span.note) == ("claim", "ana", "who?")
    assert article.tags[0][1:] == ("needs a second source", "ana")
    assert article.states == {"ana": "in-progress"}
    with reader.open(place.root, mode="read") as workspace:
        assert reader.load(workspace) == from_workspace


def test_relations_load_by_the_uids_of_their_ends(place: Place) -> None:
    reader.export(place.root, "jsonl", "corpus.jsonl")
    record = json.loads(Path("corpus.jsonl").read_text("utf-8").splitlines()[0])
    other = dict(record["spans"][0], id=2, uid="b" * 32)
    record["spans"].append(other)
    record["entities"].append(dict(record["entities"][0], id=2))
    record["relations"] = [
        {"id": 1, "uid": "c" * 32, "from_id": 1, "to_id": 2, "type": "supports"}
        | {"annotator": "ana", "note": "so it is"}
    ]
    Path("one.jsonl").write_text(json.dumps(record), "utf-8")
    (article,) = reader.load("one.jsonl")
    (relation,) = article.relations
    assert (relation.source, relation.target) == (article.spans[0].uid, "b" * 32)
    assert (relation.type, relation.article, relation.note) == ("supports", article.id, "so it is")


def test_what_cannot_be_read_is_a_warning_or_with_strict_an_error(place: Place) -> None:
    reader.export(place.root, "jsonl", "corpus.jsonl")
    with Path("corpus.jsonl").open("ab") as out:
        out.write(b'{"schema_version": "1.0"}\n')
    with pytest.warns(UserWarning, match="line 3"):
        assert len(reader.load("corpus.jsonl")) == 2
    with pytest.raises(ExchangeError, match="line 3"):
        reader.load("corpus.jsonl", strict=True)
    with pytest.raises(ReaderError):
        reader.load("nowhere.jsonl")
    with pytest.raises(UsageError):
        reader.load(7)  # type: ignore[arg-type]


def test_sets_shards_and_selections_by_name(place: Place) -> None:
    reader.export(place.root, "jsonl", "c.jsonl", split={"train": 1, "test": 1}, shard=1)
    made = sorted(path.name for path in Path().glob("c-*.jsonl"))
    assert sum(len(reader.load(name)) for name in made) == 2
    assert reader.export(place.root, "jsonl", "d.jsonl", labels=["quote"])["spans"] == 0
    assert reader.export(place.root, "jsonl", "e.jsonl", filter="label:claim")["records"] == 1
    with pytest.raises(UsageError):
        reader.export(place.root, "jsonl", io.BytesIO(), shard=1)
    with pytest.raises(UsageError, match="no format"):
        reader.export(place.root, "jsonll", "f.jsonl")
    with pytest.raises(UsageError, match="no such option"):
        reader.export(place.root, "jsonl", "f.jsonl", colour="red")


def test_losses_are_warnings_and_strict_writes_nothing(place: Place) -> None:
    with pytest.warns(UserWarning, match="left out"):
        reader.export(place.root, "conll", "conll")
    assert Path("conll").is_dir()
    with pytest.raises(ExchangeError), pytest.warns(UserWarning, match="left out"):
        reader.export(place.root, "conll", "strict", strict=True)
    assert not Path("strict").exists()
    with pytest.raises(ReaderError, match="not empty"):
        reader.export(place.root, "conll", "conll")
