"""spaCy's DocBin: a document an article, and a span group an annotator.

The files of the folder are one corpus to spaCy's own reader. Where a span begins or ends within a
word, the word becomes two tokens, so that every span is where it was. The uid of a span is its
``id_``, tags are ``doc.cats``, and what spaCy has no place for is ``doc.user_data["reader"]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

import msgspec

from reader.exchange.carried import KEY, carried_in, carry
from reader.exchange.documents import Document, Passage, TagValue
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats._docbin import LARGEST, Doc, Labelled, Token, pack, unpack
from reader.exchange.hanging import tell_hanging
from reader.exchange.media import Sink, Source, whole, with_suffix
from reader.exchange.options import Options
from reader.exchange.record import Range, Record
from reader.exchange.report import Problem, Report
from reader.exchange.returned import Returned
from reader.exchange.rows import name_of
from reader.exchange.tokens import tokens as words_of
from reader.model.errors import ExchangeError
from reader.model.records import FREE_TAG

FORMAT = Format(
    name="spacy",
    title="spaCy DocBin, a span group for each annotator",
    suffix="-spacy",
    folder=True,
    lost={"unplaced": "a span is a place in the article's text"},
    changed={"parts": "each part is a span in its group; those of one passage have the same id"},
)

TOGETHER = 1000
"""Documents of one file, which are in memory together."""
_SURE = 0.5
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write files of a thousand documents; at least one."""
    docs = (_doc(record, report) for record in records)
    number = 0
    while True:
        some = list(islice(docs, TOGETHER))
        if not some and number:
            return
        number += 1
        sink.file(f"{number:05d}.spacy").write(pack(some))
        if len(some) < TOGETHER:
            return


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield the documents of every file, one file in memory at a time."""
    for name in [""] if source.names == [""] else with_suffix(source.names, ".spacy"):
        file = f"{source.name}/{name}" if name else source.name
        with source.open(name) as opened:
            try:
                data = whole(opened, file, LARGEST)
            except ExchangeError as error:
                yield Problem("error", error.message, file)
                continue
        try:
            for number, doc in enumerate(unpack(data), start=1):
                if isinstance(doc, str):
                    yield Problem("error", doc[:300], file, place=f"document {number}")
                else:
                    yield from _document(doc, number, file, options)
        except ValueError as error:
            yield Problem("error", str(error)[:300], file)


def recognises(source: Source) -> bool:
    """Tell whether a file is called as spaCy does, or unpacks to what begins as a DocBin."""
    if source.names != [""]:
        return bool(with_suffix(source.names, ".spacy"))
    head = source.head()
    if not head.startswith(_ZLIB):
        return False
    import zlib

    try:
        begins = zlib.decompressobj().decompress(head, 64)
    except zlib.error:
        return False
    return b"\xa7version" in begins or b"\xa5attrs" in begins


# --- writing -------------------------------------------------------------------------------------


def _doc(record: Record, report: Report) -> Doc:
    tell_hanging(record, report)
    spans = [(span, span.fragments or [Range(span.start, span.end)]) for span in record.spans]
    edges = {edge for _, parts in spans for part in parts for edge in (part.start, part.end)}
    tokens = list(_tokens(record.text, edges))
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    doc = Doc(tokens, {}, {}, {})
    for index, (start, end) in enumerate(doc.offsets()):
        starts[start], ends[end] = index, index + 1
    for name in sorted({span.annotator for span in record.spans}):
        doc.groups[name] = [
            Labelled(starts[part.start], ends[part.end], span.label, span.uid)
            for span, parts in spans
            if span.annotator == name
            for part in parts
        ]
    doc.cats.update(dict.fromkeys(_cats((tag.name, tag.value) for tag in record.tags), 1.0))
    doc.data[KEY] = msgspec.to_builtins(carry(record))
    return doc


def _cats(tags: Iterable[tuple[str, str]]) -> list[str]:
    return sorted({f"{name}={value}" for name, value in tags})


def _tokens(text: str, edges: set[int]) -> Iterator[Token]:
    """Yield tokens that make `text`, with a boundary at each of `edges`.

    One blank after a token belongs to it unless a span reaches to it; all others are tokens.
    """
    cuts = {0, len(text), *edges}
    for word in words_of(text):
        cuts |= {word.start, word.end}
        if text[word.end : word.end + 1] == " ":
            cuts.add(word.end + 1)
    order = sorted(cuts)
    pieces = list(pairwise(order))
    at = 0
    while at < len(pieces):
        start, end = pieces[at]
        at += 1
        blank = False
        if at < len(pieces) and not text[start:end].isspace():
            low, high = pieces[at]
            blank = text[low:high] == " " and high not in edges | {len(text)}
            at += blank
        yield Token(text[start:end], blank)


# --- reading -------------------------------------------------------------------------------------


def _document(
    doc: Doc, number: int, file: str, options: ReadOptions
) -> Iterator[Document | Problem]:
    text = doc.text
    carried, wrong = carried_in(doc.data)
    back = Returned(carried, text, options.annotator)
    if wrong:
        back.problems.append(wrong)
    makers = {one.uid: one.annotator for one in carried.spans} if carried else {}
    used: set[str] = set()
    # Spans are often copied into another group: the span is the one in the group of its annotator.
    for passage in sorted(_passages(doc), key=lambda p: makers.get(p.uid) != p.annotator):
        known = back.by_uid(passage.uid)
        if passage.uid in used:
            passage = msgspec.structs.replace(passage, uid="")
        used.add(passage.uid)
        back.add(passage, known)
    back.hidden()
    tags = None
    cats = sorted(name for name, score in doc.cats.items() if score >= _SURE)
    if carried is None or cats != _cats((tag.name, tag.value) for tag in carried.tags):
        pairs = [name.split("=", 1) if "=" in name else [FREE_TAG, name] for name in cats]
        tags = [TagValue(name, value, back.nobody) for name, value in pairs if name and value]
    named = carried.article if carried else name_of("spacy", number, text)
    document = back.document(named, text, tags=tags, file=file)
    yield from back.told(file, 0, named)
    yield document


def _passages(doc: Doc) -> Iterator[Passage]:
    offsets = doc.offsets()
    for group, spans in doc.groups.items():
        whole: dict[tuple[str, str], list[Labelled]] = {}
        for index, one in enumerate(spans):
            # Spans with one id are parts of one passage; those without are each their own.
            whole.setdefault((one.id or f"#{index}", one.label), []).append(one)
        for (key, label), pieces in whole.items():
            parts = tuple(sorted((offsets[p.start][0], offsets[p.end - 1][1]) for p in pieces))
            yield Passage(
                key=f"{group} {key} {label}",
                label=label,
                parts=parts,
                annotator=group,
                attributes=tuple({("kb_id", p.kb_id) for p in pieces if p.kb_id}),
                uid=pieces[0].id,
            )
    yield from _entities(doc, offsets)


def _entities(doc: Doc, offsets: list[tuple[int, int]]) -> Iterator[Passage]:
    """Yield what ``doc.ents`` would have."""
    begun: int | None = None
    for index, one in enumerate([*doc.tokens, Token("", False, 2)]):
        goes_on = one.iob == 1 and begun is not None and one.entity == doc.tokens[begun].entity
        if begun is not None and not goes_on:
            first = doc.tokens[begun]
            yield Passage(
                key=f"entity {begun}",
                label=first.entity,
                parts=((offsets[begun][0], offsets[index - 1][1]),),
                attributes=(("kb_id", first.kb_id),) if first.kb_id else (),
            )
            begun = None
        if begun is None and one.iob in (1, 3) and one.entity:
            begun = index
