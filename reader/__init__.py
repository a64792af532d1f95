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

Offsets are code points of the article's text, half-open. Changes are durable when the call returns.
What can go wrong is a `reader.ReaderError` that names file, place and what to do. Nothing is loaded
before it is used: importing this package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.model.errors import ReaderError
    from reader.session.articleview import AnnotatedSpan, ArticleView
    from reader.session.scripting import Workspace
    from reader.session.scripting import open_workspace as open

__version__ = "0.1.0"

__all__ = ["AnnotatedSpan", "ArticleView", "ReaderError", "Workspace", "__version__", "open"]

_PLACES = {
    "AnnotatedSpan": ("reader.session.articleview", "AnnotatedSpan"),
    "ArticleView": ("reader.session.articleview", "ArticleView"),
    "ReaderError": ("reader.model.errors", "ReaderError"),
    "Workspace": ("reader.session.scripting", "Workspace"),
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
