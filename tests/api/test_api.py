"""The small public API: what a script or a notebook can rely on."""

from __future__ import annotations

import doctest
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.model.errors import (
    LockedError,
    NotFoundError,
    ReadOnlyError,
    UsageError,
    WorkspaceError,
)
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
    return made


def test_the_example_in_the_documentation_does_what_it_says(place: Place) -> None:
    result = doctest.testmod(reader)
    assert (result.failed, result.attempted) == (0, 4)
    assert len(Path("corpus.jsonl").read_text("utf-8").splitlines()) == 13


def test_importing_it_loads_nothing_heavy_and_names_what_there_is() -> None:
    code = "import sys, reader; print(*sys.modules); print(*dir(reader))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded, names = ran.stdout.splitlines()
    assert {"tinydb", "sqlite3", "click", "textual", "msgspec"} & set(loaded.split()) == set()
    assert names.split() == sorted(reader.__all__)
    for name in reader.__all__:
        assert getattr(reader, name) is not None
    with pytest.raises(AttributeError):
        _ = reader.nonsense


def test_articles_come_in_the_order_of_the_list(place: Place) -> None:
    with reader.open(place.root) as workspace:
        assert [article.title for article in workspace] == [
            "Old bridge closes for repairs",
            "Harbour strike enters its third week",
        ]
        article = next(workspace.articles())
        assert (article.outlet, article.published, article.page) == (None, None, "seeds/bridge.txt")
        assert workspace.article(article.id).text == article.text
        assert workspace.problems == []


def test_a_span_is_added_by_offsets_or_by_quote_and_is_there_for_others_at_once(
    place: Place,
) -> None:
    with reader.open(place.root, annotator="ana") as workspace:
        article = next(workspace.articles())
        one = article.add_span("claim", quote="the", occurrence=2)
        assert article.text[one.start : one.end] == one.quote == "the"
        assert one.start > article.text.index("the")
        two = article.add_span("quote", 0, 3, note="why?", attributes={"unsure": "yes"})
        assert (two.quote, two.note, two.attributes) == ("Old", "why?", {"unsure": "yes"})
        again = article.add_span("quote", 0, 3)
        assert again.uid == two.uid
        with reader.open(place.root, annotator="ben", mode="read") as other:
            assert [(s.uid, s.annotator) for s in other.spans()] == [
                (two.uid, "ana"),
                (one.uid, "ana"),
            ]
            assert list(other.spans("ben")) == []


def test_notes_tags_states_attributes_and_undo(place: Place) -> None:
    with reader.open(place.root) as workspace:
        article = next(workspace.articles())
        span = article.add_span("claim", quote="closed the old bridge")
        article.set_note("who says so?", span.uid)
        article.set_attribute(span.uid, "stance", "for")
        article.set_note("read twice")
        article.add_tag("opinion", "genre")
        article.add_tag("later")
        article.add_tag("later")
        article.set_state("done")
        assert article.span(span.uid).note == "who says so?"
        assert article.span(span.uid).attributes == {"stance": "for"}
        assert (article.note, article.state) == ("read twice", "done")
        assert sorted(article.tags) == [("genre", "opinion"), ("tag", "later")]
        article.remove_tag("later")
        assert article.tags == [("genre", "opinion")]
        assert workspace.undo() == "removed tag later"
        assert workspace.redo() == "removed tag later"
        article.delete_span(span.uid)
        assert article.spans() == []
        assert workspace.undo() == "deleted claim"
        assert len(article.spans()) == 1


def test_many_changes_become_durable_together(place: Place) -> None:
    with reader.open(place.root) as workspace:
        article = next(workspace.articles())
        with workspace.bulk():
            for start in range(0, 40, 4):
                article.add_span("claim", start, start + 3)
            assert workspace.session.unsaved == 10
        assert workspace.session.unsaved == 0
        assert len(list(workspace.spans())) == 10


def test_an_export_goes_to_a_file_or_into_memory(place: Place) -> None:
    with reader.open(place.root) as workspace:
        next(workspace.articles()).add_span("claim", 0, 3)
        assert workspace.export("all.jsonl")["records"] == 2
        out = io.BytesIO()
        assert workspace.export(out, per="span")["spans"] == 1
        assert json.loads(out.getvalue())["quote"] == "Old"
        workspace.export("mine.jsonl", annotators=["ana"], labelled=True)
        assert len(Path("mine.jsonl").read_text("utf-8").splitlines()) == 1
        with pytest.raises(UsageError, match="no such option"):
            workspace.export("x.jsonl", nonsense=True)


def test_what_cannot_be_is_said(place: Place, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        reader.open(tmp_path / "nowhere")
    with reader.open(place.root, annotator="ana") as workspace:
        with pytest.raises(LockedError):
            reader.open(place.root, annotator="ana")
        article = next(workspace.articles())
        for wrong in (
            lambda: article.add_span("no such label", 0, 3),
            lambda: article.add_span("claim", 0, 10**6),
            lambda: article.add_span("claim", 5, 5),
            lambda: article.add_span("claim", 5),
            lambda: article.add_span("claim", 0, 3, quote="Old"),
            lambda: article.add_span("claim", quote=""),
        ):
            with pytest.raises(UsageError):
                wrong()
        with pytest.raises(NotFoundError):
            article.add_span("claim", quote="nobody wrote this")
        with pytest.raises(NotFoundError):
            workspace.article("000000000000-1")
    with reader.open(place.root, mode="read") as workspace, pytest.raises(ReadOnlyError):
        next(workspace.articles()).add_span("claim", 0, 3)
    assert issubclass(NotFoundError, reader.ReaderError)
