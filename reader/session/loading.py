"""Articles with what was said about them as plain objects, from a workspace or from any file."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.exchange.format import ReadOptions, module_of, recognised
from reader.exchange.media import Source
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Problem, Report
from reader.exchange.settle import Settler
from reader.model.errors import ExchangeError, UsageError
from reader.session.gathering import Gatherer, Selection
from reader.session.locate import is_workspace
from reader.session.media import opened_source
from reader.session.scripting import Workspace, open_workspace


@dataclass(frozen=True, slots=True)
class LoadedSpan:
    """A labelled passage: ``article.text[start:end]``, in `fragments` where it has gaps."""

    uid: str
    start: int
    end: int
    text: str
    label: str
    annotator: str
    attributes: dict[str, str] = field(default_factory=dict)
    note: str = ""
    fragments: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LoadedRelation:
    """A relation from one span to another, by their uids; `article` is that of the target."""

    type: str
    source: str
    target: str
    article: str
    annotator: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class LoadedArticle:
    """An article and what people said about it; offsets of spans are code points of `text`.

    `tags` are (name, value, annotator). `states` and `notes` are those of the article, by
    annotator. What is not known is empty.
    """

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    language: str = ""
    url: str = ""
    spans: list[LoadedSpan] = field(default_factory=list)
    relations: list[LoadedRelation] = field(default_factory=list)
    tags: list[tuple[str, str, str]] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def load(
    source: str | os.PathLike[str] | Workspace,
    format: str = "",
    *,
    annotator: str = "",
    strict: bool = False,
) -> list[LoadedArticle]:
    """Return the articles of a workspace, or of a file or folder of any format that is read.

    `format` is recognised from the content where it is not said. `annotator` is whom spans are put
    down to that name nobody. What cannot be read is left out with a Python warning for each
    problem; with `strict` it raises `ExchangeError`. All articles are in memory at once: for a very
    large corpus, iterate over `reader.open` instead.
    """
    return list(iterate(source, format, annotator=annotator, strict=strict))


def iterate(
    source: str | os.PathLike[str] | Workspace,
    format: str = "",
    *,
    annotator: str = "",
    strict: bool = False,
) -> Iterator[LoadedArticle]:
    """Yield what `load` returns, one at a time."""
    if isinstance(source, Workspace):
        yield from _of_workspace(source, strict)
        return
    if not isinstance(source, str | os.PathLike):
        raise UsageError(f"{source!r} is neither a workspace nor a path")
    path = Path(source)
    if not format and path.is_dir() and is_workspace(path):
        with open_workspace(path, mode="read") as workspace:
            yield from _of_workspace(workspace, strict)
        return
    with opened_source(os.fspath(source)) as opened:
        yield from _plain(_of_source(opened, format, annotator), strict)


def _of_workspace(workspace: Workspace, strict: bool) -> Iterator[LoadedArticle]:
    report = Report()
    gatherer = Gatherer(workspace.session, Selection(), Options(compat=False), report)
    yield from _plain(gatherer.records(), strict)
    for reason in report.reasons:
        _tell(reason, strict)


def _of_source(source: Source, name: str, annotator: str) -> Iterator[Record | Problem]:
    module = module_of(name or recognised(source))
    if not module.FORMAT.reads:
        raise UsageError(f"{module.FORMAT.name} is only written")
    items = module.read(source, ReadOptions(annotator=annotator))
    yield from Settler(source.name, unit=module.FORMAT.unit, annotator=annotator).settle(items)


def _plain(items: Iterable[Record | Problem], strict: bool) -> Iterator[LoadedArticle]:
    for item in items:
        if isinstance(item, Problem):
            _tell(str(item), strict and item.severity == "error")
        else:
            yield loaded(item)


def _tell(message: str, strict: bool) -> None:
    if strict:
        raise ExchangeError(message)
    warnings.warn(message, UserWarning, stacklevel=2)


def loaded(record: Record) -> LoadedArticle:
    """Return a native record as a plain object."""
    meta = record.meta
    uids = {span.id: span.uid for span in record.spans}
    relations = [
        LoadedRelation(r.type, uids[r.from_id], uids[r.to_id], record.id, r.annotator, r.note)
        for r in record.relations
    ]
    relations += [
        LoadedRelation(
            link.type, link.from_uid, link.to_uid, link.to_article, link.annotator, link.note
        )
        for link in record.links
    ]
    return LoadedArticle(
        id=record.id,
        text=record.text,
        title=meta.title,
        outlet=meta.outlet,
        authors=tuple(meta.authors),
        published=meta.published,
        language=meta.lang,
        url=meta.url,
        spans=[
            LoadedSpan(
                uid=span.uid,
                start=span.start,
                end=span.end,
                text=span.text,
                label=span.label,
                annotator=span.annotator,
                attributes={one.name: one.value for one in span.attributes},
                note=span.note,
                fragments=tuple((part.start, part.end) for part in span.fragments),
            )
            for span in record.spans
        ],
        relations=relations,
        tags=[(tag.name, tag.value, tag.annotator) for tag in record.tags],
        states={one.id: one.state for one in record.annotators},
        notes={one.id: one.note for one in record.annotators if one.note},
    )
