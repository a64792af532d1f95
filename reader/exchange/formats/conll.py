"""Columns as the shared tasks on names had them: a token a line, its label in the last column.

An export is a folder with a file for each annotator, of four columns divided by a blank (Tjong Kim
Sang and De Meulder 2003): the token, two that hold nothing, and O, or B-, I- and the label (IOB2),
or S-, B-, I-, E- (BIOES). An empty line ends a sentence, unless a span goes on after it. Tokens are
Reader's words and what stands between them. Beside each file a ``.jsonl`` names the article of each
document and the spans in it, so that they are found again; where that is missing, or was not
written by Reader, the text is the tokens with a blank between them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import Literal

import msgspec

from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats import _conll_read
from reader.exchange.formats._conll_read import DIVIDER, Kept, Known
from reader.exchange.formats._names import SPACES, fitted
from reader.exchange.media import Sink, Source
from reader.exchange.options import Options
from reader.exchange.record import Record, SpanItem
from reader.exchange.report import Problem, Report
from reader.exchange.shape import per_annotator
from reader.exchange.tokens import tokens
from reader.text.sentences import sentences

HELD = 4 * 1024 * 1024
"""Bytes of one annotator's file that wait in memory until the export ends; more wait on disk."""
NOBODY = "_nobody"
"""The file of articles on which nobody worked; no annotator is called so."""

_ROW = "a row has a token and one label"
Scheme = Literal["IOB2", "BIOES"]


@dataclass(frozen=True)
class Columns:
    """The format under one scheme of tags."""

    FORMAT: Format
    scheme: Scheme

    def write(
        self, records: Iterable[Record], sink: Sink, options: Options, report: Report
    ) -> None:
        """Write a file for each annotator; they wait elsewhere until all records are through."""
        with ExitStack() as stack:
            files: dict[str, SpooledTemporaryFile[bytes]] = {}

            def file(name: str) -> SpooledTemporaryFile[bytes]:
                if name not in files:
                    files[name] = stack.enter_context(SpooledTemporaryFile(max_size=HELD))
                return files[name]

            for record in records:
                for part in per_annotator(record):
                    part = msgspec.structs.replace(part, id=record.id)
                    name = part.annotators[0].id if record.annotators else NOBODY
                    rows, known = _rows(part, self.scheme, report)
                    file(f"{name}.conll").write(rows.encode())
                    file(f"{name}.jsonl").write(msgspec.json.encode(known) + b"\n")
            if not files:
                file(f"{NOBODY}.conll")
            for name, held in sorted(files.items()):
                held.seek(0)
                copyfileobj(held, sink.file(name))

    def read(self, source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
        """Yield a document for each that the files hold, whatever scheme their tags follow."""
        yield from _conll_read.read(source, options)

    def recognises(self, source: Source) -> bool:
        """Tell whether there are such files, or tokens with tags."""
        return _conll_read.recognises(source)


def _format(name: str, scheme: Scheme) -> Format:
    return Format(
        name=name,
        title=f"CoNLL columns with {scheme} tags, a file for each annotator",
        suffix="",
        folder=True,
        lost={
            "overlaps": "of spans that overlap, the longest is written",
            "attributes": _ROW,
            "relations": _ROW,
            "links": _ROW,
            "claims": _ROW,
            "notes": _ROW,
            "tags": _ROW,
            "states": _ROW,
            "passed": _ROW,
            "unplaced": "there are rows for what stands in the text",
            "metadata": _ROW,
            "blocks": _ROW,
            "text": "there are only its tokens, not the blanks between them",
        },
        changed={"parts": "it is written from its first to its last token"},
        counted=frozenset({"overlaps"}),
    )


FORMATS = (
    Columns(_format("conll", "IOB2"), "IOB2"),
    Columns(_format("conll-bioes", "BIOES"), "BIOES"),
)


def _rows(record: Record, scheme: Scheme, report: Report) -> tuple[str, Known]:
    """Return the rows of one annotator's article, and what is noted beside."""
    who = record.annotators[0].id if record.annotators else ""
    if record.spans and not record.text_included:
        ids = tuple(span.uid for span in record.spans)
        reason = f"{record.id}: there are no tokens without the text"
        report.drop("spans", reason, len(ids), record=record.id, ids=ids)
    pieces = pieces_of(record.text)
    spans = _chosen(record, pieces, report)
    tags = ["O"] * len(pieces)
    inside: set[int] = set()
    for first, last, span in spans:
        label = fitted(span.label, SPACES)
        tags[first : last + 1] = _tags(last - first + 1, label, scheme)
        inside.update(range(first + 1, last + 1))
    starts = {start for start, _ in sentences(record.text, record.meta.lang)} if pieces else set()
    lines = [DIVIDER, "\n\n"]
    for number, ((start, end), tag) in enumerate(zip(pieces, tags, strict=True)):
        if number and start in starts and number not in inside:
            lines.append("\n")
        lines.append(f"{record.text[start:end]} -X- _ {tag}\n")
    lines.append("\n")
    kept = [
        Kept(s.uid, first, last, s.label, s.origin, s.created, s.updated, s.source)
        for first, last, s in spans
    ]
    return "".join(lines), Known(record.id, who, len(pieces), kept)


def pieces_of(text: str) -> list[tuple[int, int]]:
    """Return the tokens of `text`: Reader's words, and each mark between them apart.

    Marks that are repeated stay together, so that ``...`` is one token and ``.”`` are two.
    """
    from reader.text.graphemes import clusters

    found: list[tuple[int, int]] = []
    for token in tokens(text):
        if len(token.text) == 1 or any(map(str.isalnum, token.text)):
            found.append((token.start, token.end))
            continue
        before = ""
        for low, high, _ in clusters(token.text):
            mark = token.text[low:high]
            if mark == before:
                found[-1] = (found[-1][0], token.start + high)
            else:
                found.append((token.start + low, token.start + high))
            before = mark
    return found


def _chosen(
    record: Record, pieces: Sequence[tuple[int, int]], report: Report
) -> list[tuple[int, int, SpanItem]]:
    """Return (first token, last token, span) of spans that do not overlap, the longest first kept.

    What is left out is counted, and so is what had to grow to whole tokens.
    """
    starts, ends = [start for start, _ in pieces], [end for _, end in pieces]
    found: list[tuple[int, int, SpanItem]] = []
    blank: list[str] = []
    for span in record.spans if record.text_included else ():
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end) - 1
        if first <= last:
            found.append((first, last, span))
        else:
            blank.append(span.uid)
    taken: set[int] = set()
    kept, over, grown, renamed = [], list[str](), list[str](), list[str]()
    for first, last, span in sorted(found, key=lambda one: (one[0] - one[1], one[0], one[2].uid)):
        if not taken.isdisjoint(range(first, last + 1)):
            over.append(span.uid)
            continue
        taken.update(range(first, last + 1))
        kept.append((first, last, span))
        if (starts[first], ends[last]) != (span.start, span.end):
            grown.append(span.uid)
        if fitted(span.label, SPACES) != span.label:
            renamed.append(span.uid)
    for uids, tell, kind, reason in (
        (blank, report.drop, "spans", "there is no token in it"),
        (over, report.drop, "overlaps", "a longer span has the token already"),
        (grown, report.change, "spans", "it grew to whole tokens"),
        (renamed, report.change, "spans", "a label has no blanks: they stand as _u0020_"),
    ):
        if uids:
            tell(kind, f"{record.id}: {reason}", len(uids), record=record.id, ids=tuple(uids))
    return sorted(kept, key=lambda one: one[0])


def _tags(size: int, label: str, scheme: Scheme) -> list[str]:
    if scheme == "IOB2":
        return [f"B-{label}", *[f"I-{label}"] * (size - 1)]
    if size == 1:
        return [f"S-{label}"]
    return [f"B-{label}", *[f"I-{label}"] * (size - 2), f"E-{label}"]
