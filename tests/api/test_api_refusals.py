"""A script's wrong value is an error that says so; nothing is dropped in silence."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest

import reader
from reader.model.errors import ExchangeError, NotFoundError, UsageError
from reader.session.articleview import ArticleView
from reader.session.scripting import Workspace
from tests.session.support import BRIDGE, HARBOUR, Place


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    place = Place(tmp_path)
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    for name, value in place.environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with reader.open("~/workspace") as opened:
        yield opened


@pytest.fixture
def article(workspace: Workspace) -> Any:
    """The first article, for calls that its types would not allow."""
    return next(workspace.articles())


@pytest.mark.parametrize(
    "wrong",
    [
        lambda a: a.set_state("bogus"),
        lambda a: a.add_span("claim", "0", "3"),
        lambda a: a.add_span("claim", 0.0, 3.0),
        lambda a: a.add_span("claim", False, True),
        lambda a: a.add_span("claim", quote=b"Old"),
        lambda a: a.add_span("claim", quote="Old", occurrence=0),
        lambda a: a.add_span("claim", 0, 3, note=None),
        lambda a: a.add_span("claim", 0, 3, attributes={"stance": "sideways"}),
        lambda a: a.add_span("claim", 0, 3, attributes={"nonsense": "yes"}),
        lambda a: a.add_span("claim", 0, 3, attributes=["stance"]),
        lambda a: a.add_tag(""),
        lambda a: a.add_tag("  "),
        lambda a: a.add_tag("two\nlines"),
        lambda a: a.add_tag("one\n"),
        lambda a: a.add_tag(7),
        lambda a: a.set_note(7),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_changes_nothing(
    workspace: Workspace, article: Any, wrong: Callable[[Any], object]
) -> None:
    with pytest.raises(UsageError):
        wrong(article)
    assert (article.spans(), article.tags, article.note) == ([], [], "")
    assert article.state == "unread"


def test_an_attribute_that_the_scheme_does_not_have_is_refused_later_too(article: Any) -> None:
    span = article.add_span("claim", 0, 3)
    for name, value in (("stance", "sideways"), ("nonsense", "yes")):
        with pytest.raises(UsageError, match="attribute"):
            article.set_attribute(span.uid, name, value)
    assert article.span(span.uid).attributes == {}


def test_a_note_given_with_a_passage_that_is_labelled_already_is_written(
    article: ArticleView,
) -> None:
    first = article.add_span("claim", 0, 3, note="one")
    again = article.add_span("claim", 0, 3, note="two", attributes={"stance": "for"})
    assert (again.uid, again.note, again.attributes) == (first.uid, "two", {"stance": "for"})
    assert article.add_span("claim", 0, 3).note == "two"


def test_modes_and_ids_that_are_none_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="mode"):
        reader.open(tmp_path / "workspace", mode=cast(Any, "append"))
    with pytest.raises(UsageError, match="no path"):
        reader.open(cast(Any, 7))
    with pytest.raises(UsageError, match="neither a path"):
        workspace.export(cast(Any, 7))
    for wrong in (7, None, "nonsense"):
        with pytest.raises((UsageError, NotFoundError)):
            workspace.article(cast(Any, wrong))


@pytest.mark.parametrize(
    "options",
    [
        {"per": "page"},
        {"states": ["bogus"]},
        {"states": "done"},
        {"annotators": "ana"},
        {"annotators": ["nobody"]},
        {"strict": "yes"},
        {"fill_defaults": "yes"},
        {"nonsense": True},
    ],
)
def test_an_export_that_cannot_be_leaves_the_file_as_it_was(
    workspace: Workspace, options: dict[str, Any]
) -> None:
    Path("corpus.jsonl").write_text("as it was")
    with pytest.raises(UsageError):
        workspace.export("corpus.jsonl", **options)
    assert Path("corpus.jsonl").read_text() == "as it was"


def test_defaults_of_the_workspaces_scheme_can_be_asked_for(
    workspace: Workspace, article: ArticleView
) -> None:
    article.add_span("claim", 0, 3)
    plain, filled = io.BytesIO(), io.BytesIO()
    workspace.export(plain, fill_defaults=False)
    workspace.export(filled, fill_defaults=True)
    assert b'"neutral"' in filled.getvalue()
    assert b'"neutral"' not in plain.getvalue()


def test_a_strict_export_raises_before_a_byte_is_written(workspace: Workspace) -> None:
    out = io.BytesIO()
    with pytest.raises(ExchangeError, match="nothing was written"):
        workspace.export(out, per="span", strict=True)
    assert out.getvalue() == b""
    Path("corpus.jsonl").write_text("as it was")
    with pytest.raises(ExchangeError):
        workspace.export("corpus.jsonl", per="span", strict=True)
    assert Path("corpus.jsonl").read_text() == "as it was"
    assert workspace.export("~/whole.jsonl", strict=True)["records"] == 2
    assert Path("whole.jsonl").is_file()
