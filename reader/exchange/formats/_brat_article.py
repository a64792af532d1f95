"""From the lines about one text, by one or several annotators, to a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from reader.exchange.documents import (
    Document,
    Far,
    Passage,
    Share,
    Standing,
    Stretch,
    TagValue,
    Tie,
)
from reader.exchange.formats._brat_native import Beside
from reader.exchange.formats._brat_sheet import Lines
from reader.exchange.report import Problem

_BOM = "\ufeff"


class Article:
    """A text and all that is said about it."""

    def __init__(self, name: str, text: str | None) -> None:
        self.id = name
        self.file = name
        self.text = text.removeprefix(_BOM) if text is not None else None
        self._marked = text is not None and text.startswith(_BOM)
        self._besides: list[Beside] = []
        self._passages: list[Passage] = []
        self._ties: list[Tie] = []

    def add(
        self, annotator: str, files: Sequence[tuple[str, str]], beside: Beside | None
    ) -> Iterator[Problem]:
        """Add what one annotator's files say; yield what is wrong with their lines."""
        if beside is not None:
            self._besides.append(beside)
            annotator = beside.annotator.id if beside.annotator is not None else annotator
        self.file = files[0][0] if files else self.file
        lines = Lines(annotator, self.text, self.id)
        for name, content in files:
            for number, line in enumerate(content.split("\n"), start=1):
                if line.strip():
                    problem = lines.take(line.removesuffix("\r"), name, number)
                    if problem is not None:
                        yield problem
        lines.shift(self._marked)
        passages, ties = lines.passages(), lines.ties()
        self._passages += passages
        self._ties += ties
        yield from lines.told

    def finished(self) -> Iterator[Document | Problem]:
        """Yield the document."""
        first = self._besides[0] if self._besides else None
        uids = {one.uid: one.key for one in self._passages if one.uid}
        far: list[Far] = []
        for link in (link for beside in self._besides for link in beside.links):
            ends = uids.get(link.from_uid), uids.get(link.to_uid)
            if link.to_article == self.id and ends[0] is not None and ends[1] is not None:
                who, note = link.annotator, link.note
                self._ties.append(
                    Tie(
                        type=link.type,
                        source=ends[0],
                        target=ends[1],
                        annotator=who,
                        note=note,
                        uid=link.uid,
                    )
                )
            else:
                far.append(
                    Far(
                        type=link.type,
                        source_uid=link.from_uid,
                        target_uid=link.to_uid,
                        target_article=link.to_article,
                        annotator=link.annotator,
                        note=link.note,
                        uid=link.uid,
                    )
                )
        blocks = tuple((b.kind, b.start, b.end) for b in first.blocks) if first else ()
        if blocks and not _fit(blocks, self.text):
            blocks = ()
            message = "what was noted beside about its blocks does not fit the text any more"
            yield Problem("warning", message, self.file, 0, self.id)
        yield Document(
            id=self.id,
            text=self.text,
            passages=tuple(self._passages),
            ties=tuple(self._ties),
            far=tuple(far),
            claims=tuple(
                Share(claim=one.uid, type=one.type, uid=one.span_uid, annotator=one.annotator)
                for beside in self._besides
                for one in beside.claims
                if one.span_uid in uids
            ),
            passed=tuple(
                Stretch(start=one.start, end=one.end, annotator=one.annotator)
                for beside in self._besides
                for one in beside.passed
            ),
            tags=tuple(
                TagValue(tag.name, tag.value, tag.annotator)
                for beside in self._besides
                for tag in beside.tags
            ),
            standings=tuple(
                Standing(one.id, one.state, one.note)
                for beside in self._besides
                if (one := beside.annotator) is not None
            ),
            blocks=blocks,
            meta=_meta(first),
            file=self.file,
        )


def _fit(blocks: Sequence[tuple[str, int, int]], text: str | None) -> bool:
    edges = [0, *(edge for _, start, end in blocks for edge in (start, end))]
    filled = all(start < end for _, start, end in blocks)
    inside = text is None or edges[-1] <= len(text)
    return filled and inside and all(a <= b for a, b in pairwise(edges))


def _meta(beside: Beside | None) -> dict[str, str]:
    if beside is None or beside.meta is None:
        return {}
    given: dict[str, object] = msgspec.structs.asdict(beside.meta)
    return {
        name: "\n".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in given.items()
    }
