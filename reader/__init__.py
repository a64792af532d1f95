"""Reader: a news reader and annotator in a terminal, and its corpus for scripts and notebooks.

Open a workspace, label a passage, and export the corpus:

>>> import reader
>>> with reader.open("my-corpus", annotator="ana", create=True) as workspace:
...     article = next(workspace.articles())
...     first = article.text.split(".")[0]
...     span = article.add_span("claim", quote=first, note="who says so?")
...     article.add_tag("needs a second source")
...     span.quote == article.text[span.start : span.end]
...     len([span.label for span in workspace.spans()])
...     workspace.export("corpus.jsonl")["spans"]
True
1
1

The corpus in the format of another program, and any file of one as plain objects:

>>> reader.export("my-corpus", "jsonl", "unread.jsonl", states=["unread"])["records"]
12
>>> [span.label for article in reader.load("corpus.jsonl") for span in article.spans]
['claim']

Offsets are code points of the article's text, half-open. Changes are durable when the call returns.
What can go wrong is a `reader.ReaderError` that names file, place and what to do. Nothing is loaded
before it is used: importing this package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.model.errors import ReaderError
    from reader.session.articleview import AnnotatedSpan, ArticleView
    from reader.session.loading import LoadedArticle, LoadedRelation, LoadedSpan, load
    from reader.session.scripting import Workspace, export
    from reader.session.scripting import open_workspace as open

__version__ = "0.1.0"

__all__ = [
    "AnnotatedSpan",
    "ArticleView",
    "LoadedArticle",
    "LoadedRelation",
    "LoadedSpan",
    "ReaderError",
    "Workspace",
    "__version__",
    "export",
    "load",
    "open",
]

_PLACES = {
    "AnnotatedSpan": ("reader.session.articleview", "AnnotatedSpan"),
    "ArticleView": ("reader.session.articleview", "ArticleView"),
    "LoadedArticle": ("reader.session.loading", "LoadedArticle"),
    "LoadedRelation": ("reader.session.loading", "LoadedRelation"),
    "LoadedSpan": ("reader.session.loading", "LoadedSpan"),
    "ReaderError": ("reader.model.errors", "ReaderError"),
    "Workspace": ("reader.session.scripting", "Workspace"),
    "export": ("reader.session.scripting", "export"),
    "load": ("reader.session.loading", "load"),
    "open": ("reader.session.scripting", "open_workspace"),
}


def __getattr__(name: str) -> Any:
    """Load what is asked for by name."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
