"""A workspace for scripts and notebooks: articles, spans, labels, notes, tags, export.

Offsets are text offsets (code points, half-open) of an article's text, which is what an export
holds too. Every change is durable when the call returns; inside `Workspace.bulk` when that ends.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal

from reader.model.changes import Change
from reader.model.errors import UsageError
from reader.session.articles import OpenArticle
from reader.session.articleview import AnnotatedSpan, ArticleView
from reader.session.session import Session


class Workspace:
    """An open workspace; close it, or use it in a ``with`` statement.

    `problems` are sentences about what was found wrong with its files. `session` is the object that
    the program itself works with.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._bulk = False
        self.problems = [*session.refresh().messages, *session.problems]

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[ArticleView]:
        return self.articles()

    def close(self) -> None:
        """Save what is not saved and let go of the workspace."""
        self.session.close()

    def articles(self) -> Iterator[ArticleView]:
        """Yield every article in the order of the list."""
        return (self._view(view) for view in self.session.articles())

    def article(self, article_id: str) -> ArticleView:
        """Return the article that an id resolves to; raises `NotFoundError`, `UsageError`."""
        if not isinstance(article_id, str):
            raise UsageError(f"{article_id!r} is no id of an article")
        return self._view(self.session.article(article_id))

    def spans(self, annotator: str | None = None) -> Iterator[AnnotatedSpan]:
        """Yield the spans of all articles, of everybody or of one annotator."""
        return (span for article in self.articles() for span in article.spans(annotator))

    def undo(self) -> str | None:
        """Take back your last change and return what it was; None where there is none."""
        return self._turned(self.session.undo())

    def redo(self) -> str | None:
        """Do again what was last undone and return what it was; None where nothing was."""
        return self._turned(self.session.redo())

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Make the changes inside durable together at the end, which is quicker for many."""
        self._bulk = True
        try:
            yield
        finally:
            self._bulk = False
            self.session.flush()

    def export(
        self,
        target: str | os.PathLike[str] | BinaryIO,
        format: str = "jsonl",
        *,
        split: str | Mapping[str, float] = "",
        shard: int = 0,
        **options: Any,
    ) -> dict[str, int]:
        """Write the corpus to a file or folder (whole or not at all); return what was written.

        `format` is one of those that `reader formats` lists. `split` divides it into sets, such as
        ``{"train": 80, "test": 20}`` or ``"train=80,test=20"``, and `shard` into files of so many
        articles; see `reader.session.media.family_sink` for their names. `options` are the fields
        of `reader.exchange.options.Options` and of `reader.session.gathering.Selection`, such as
        ``per="span"`` or ``states=("done",)``; ``fill_defaults=True`` stands for the defaults of
        the workspace's own scheme. A folder that is there already is replaced with ``force=True``.

        What was changed or left out is in `problems`. Raises `UsageError` for an option or value
        that there is not, and with ``strict=True`` `ExchangeError` where something would be lost;
        nothing is written then.
        """
        from reader.session.script_export import exported

        if not isinstance(target, str | os.PathLike) and not hasattr(target, "write"):
            raise UsageError(f"{target!r} is neither a path nor a file that can be written")
        result = exported(self.session, target, format, split, shard, options, self.problems)
        return dict(result.report.written)

    def _view(self, view: OpenArticle) -> ArticleView:
        return ArticleView(self.session, view, self._do)

    def _do(self, change: Change | None, view: OpenArticle) -> None:
        if change is not None:
            self.session.apply(change, view)
            if not self._bulk:
                self.session.flush()

    def _turned(self, change: Change | None) -> str | None:
        if change is None:
            return None
        if not self._bulk:
            self.session.flush()
        return change.summary


def export(
    workspace: Workspace | str | os.PathLike[str],
    format: str,
    target: str | os.PathLike[str] | BinaryIO,
    **options: Any,
) -> dict[str, int]:
    """Write a workspace, open or at a path, in a format; return how much of each kind was written.

    `options` and errors are those of `Workspace.export`. What was changed or left out is told by a
    Python warning each where a path is given, and is in `Workspace.problems` where not.
    """
    if isinstance(workspace, Workspace):
        return workspace.export(target, format, **options)
    with open_workspace(workspace, mode="read") as opened:
        before = len(opened.problems)
        try:
            return opened.export(target, format, **options)
        finally:
            for problem in opened.problems[before:]:
                warnings.warn(problem, UserWarning, stacklevel=2)


def open_workspace(
    path: str | os.PathLike[str] | None = None,
    annotator: str | None = None,
    *,
    mode: Literal["write", "read"] = "write",
    create: bool = False,
) -> Workspace:
    """Open the workspace at `path`, or the one that the environment or present folder names.

    `annotator` is who you are (None: whom the environment names). With `mode` ``read`` nothing is
    locked and nothing can be changed. With `create` a workspace is made at `path` where there is
    none, with the articles and the label scheme that ship. Raises `WorkspaceError` where there is
    no workspace and `LockedError` where another process has the annotator's folder.
    """
    from reader.session.locate import find_workspace, init_workspace

    if mode not in ("write", "read"):
        raise UsageError(f"{mode!r} is no mode", hint="there are write and read")
    if not isinstance(path, str | os.PathLike | None):
        raise UsageError(f"{path!r} is no path")
    if create:
        if path is None:
            raise UsageError("name the folder of the workspace to be made")
        init_workspace(Path(path))
    root = find_workspace(Path(path) if path is not None else None, os.environ, Path.cwd())
    session = Session.open(root, annotator, write=mode == "write")
    try:
        return Workspace(session)
    except BaseException:
        session.close()
        raise
