"""What every format that is read and written has to keep: the round trip, and nothing in silence.

`assert_round_trip(module, records)` writes records as an export does, reads them back as an import
does, and compares everything that the format does not declare as lost or changed. A second trip
must change nothing at all, byte by byte. `assert_survives` gives a reader broken files.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from reader.exchange.documents import Document
from reader.exchange.format import Format, ReadOptions
from reader.exchange.losses import HELD, count, tell
from reader.exchange.media import MemorySink, MemorySource
from reader.exchange.options import Options
from reader.exchange.record import MetaItem, PageInfo, Range, Record, SpanItem, mirror
from reader.exchange.report import Problem, Report
from reader.exchange.settle import Settler
from reader.exchange.validate import makers, validate
from reader.model.errors import ReaderError
from tests.exchange.made import line, made

few = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
"""How thoroughly one format is looked at, so that all of them together take seconds."""

replace = msgspec.structs.replace
TextOf = Callable[[str], str | None]


# --- records -------------------------------------------------------------------------------------


@st.composite
def records(draw: st.DrawFn, most: int = 3) -> list[Record]:
    """Draw up to `most` records with everything in them; no two have the same id.

    They hold what a workspace holds: spans begin and end with what is to be seen, and tags are a
    line of words. Some have no text and some nothing that anybody said.
    """
    found: dict[str, Record] = {}
    for one in draw(st.lists(made(line), min_size=1, max_size=most)):
        record = tidy(one.record())
        found.setdefault(record.id, record)
    return list(found.values())


def tidy(record: Record) -> Record:
    """Return a record as a workspace holds it, whatever was drawn."""
    kept = [span for span in map(_trimmed, _with_text(record)) if span is not None]
    kept.sort(key=lambda span: (span.start, span.end, span.annotator, span.uid))
    spans = [replace(span, id=number) for number, span in enumerate(kept, start=1)]
    tags = {
        (tag.name, " ".join(tag.value.split()), tag.annotator): tag
        for tag in record.tags
        if tag.value.strip()
    }
    return replace(
        without_ends(record, spans),
        entities=mirror(spans),
        tags=[replace(tag, value=key[1]) for key, tag in sorted(tags.items())],
    )


def _with_text(record: Record) -> Iterator[tuple[str, SpanItem]]:
    return ((record.text, span) for span in record.spans)


def _trimmed(one: tuple[str, SpanItem]) -> SpanItem | None:
    text, span = one
    ranges: list[Range] = []
    for part in span.fragments or [Range(span.start, span.end)]:
        start, end = part.start, part.end
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        # Parts that touch each other are one.
        if start < end and ranges and ranges[-1].end >= start:
            ranges[-1] = Range(ranges[-1].start, end)
        elif start < end:
            ranges.append(Range(start, end))
    if not ranges:
        return None
    return placed(text, span, ranges)


def placed(text: str, span: SpanItem, ranges: Sequence[Range]) -> SpanItem:
    """Return `span` with other parts."""
    start, end = ranges[0].start, ranges[-1].end
    return replace(
        span,
        start=start,
        end=end,
        text=text[start:end],
        fragments=list(ranges) if len(ranges) > 1 else [],
        prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
    )


def without_ends(record: Record, spans: list[SpanItem]) -> Record:
    """Return `record` with these of its spans, and without what is tied to the others."""
    number_of = {span.uid: span.id for span in spans}
    now = {span.id: number_of.get(span.uid) for span in record.spans}
    held = {*number_of, *(item.uid for item in record.unplaced)}
    relations = sorted(
        (
            replace(r, from_id=now[r.from_id], to_id=now[r.to_id])
            for r in record.relations
            if now[r.from_id] is not None and now[r.to_id] is not None
        ),
        key=lambda r: (r.from_id, r.to_id, r.type, r.uid),
    )
    return replace(
        record,
        spans=spans,
        relations=[replace(r, id=number) for number, r in enumerate(relations, start=1)],
        links=[link for link in record.links if link.from_uid in held],
        claims=[item for item in record.claims if item.span_uid in held],
    )


def plain(record: Record) -> Record:
    """Return a record without what only its own page can tell."""
    placeless = [replace(span, page_ranges=[]) for span in record.spans]
    passed = [replace(one, page_ranges=[]) for one in record.passed]
    held = {span.uid for span in record.spans}
    return replace(
        record,
        page=replace(record.page, file="", sha256=record.text_sha256),
        spans=placeless,
        passed=passed,
        unplaced=[],
        links=[one for one in record.links if one.from_uid in held],
        claims=[one for one in record.claims if one.span_uid in held],
    )


# --- trips ---------------------------------------------------------------------------------------


def written(
    module: Any, records: Iterable[Record], options: Options | None = None
) -> tuple[dict[str, bytes], Report]:
    """Return the files of an export, and what it told."""
    sink, report = MemorySink(), Report()

    def told() -> Iterator[Record]:
        for record in records:
            tell(record, module.FORMAT, report)
            count(record, module.FORMAT, report)
            yield record

    module.write(told(), sink, options or Options(), report)
    return sink.files, report


def read_back(
    module: Any,
    files: dict[str, bytes] | bytes,
    *,
    text_of: TextOf = lambda _: None,
    annotator: str = "",
) -> tuple[list[Record], list[Problem]]:
    """Return what an import of these files finds, and what it says."""
    source = MemorySource(files)
    settler = Settler("memory", unit=module.FORMAT.unit, annotator=annotator, text_of=text_of)
    found: list[Record] = []
    problems: list[Problem] = []
    items = module.read(source, ReadOptions(annotator=annotator, text_of=text_of))
    for item in settler.settle(items):
        if isinstance(item, Record):
            assert not [one for one in validate(item) if one.severity == "error"], item
            found.append(item)
        else:
            problems.append(item)
    return found, problems


def assert_round_trip(
    module: Any,
    records: Sequence[Record],
    *,
    options: Options | None = None,
    text_of: TextOf | None = None,
    quiet: bool = True,
    adjust: Callable[[Record], Record] = lambda record: record,
) -> Report:
    """Write, read and compare; then do it all again, and insist that nothing changes any more.

    Where the format loses the text, that of `records` is there to be found, as in the workspace
    that they came from; `text_of` is for other places. `quiet` insists that reading finds nothing
    to say. `adjust` makes of each record what the format promises where its declarations are too
    coarse (parts of spans that a token boundary moved, say). Returns the report of the first trip.
    """
    into: Format = module.FORMAT
    texts = {record.id: record.text for record in records}
    here = text_of or (texts.get if "text" in into.lost else (lambda _: None))
    files, report = written(module, records, options)
    assert MemorySource(files).names, "an export writes a file even of nothing"
    if any(record.text for record in records):
        assert module.recognises(MemorySource(files)), "it does not recognise what it wrote itself"
    first, problems = read_back(module, files, text_of=here)
    if quiet:
        assert not [one for one in problems if "it has no text" not in one.message], problems
    due = [adjust(record) for record in records if record.text]
    compare(into, due, [record for record in first if record.text])

    again, _ = written(module, first, options)
    second, _ = read_back(module, again, text_of=here)
    assert second == first, "a second trip changes records"
    assert written(module, second, options)[0] == again, "a second trip changes bytes"
    return report


def compare(into: Format, before: Sequence[Record], after: Sequence[Record]) -> None:
    """Insist that `after` says all of `before` that the format does not declare as lost."""
    if "text" not in into.lost and "text" not in into.changed:
        texts = [[record.text for record in one] for one in (before, after)]
        # The files of a folder are read in the order of their names.
        assert sorted(texts[0]) == sorted(texts[1]) if into.folder else texts[0] == texts[1]
    by_id = {record.id: record for record in after}
    assert set(by_id) >= {one.id for one in before if "spans" not in into.lost and one.spans}
    for one in before:
        if one.id in by_id:
            was, now = carried(into, one), carried(into, by_id[one.id])
            for kind in was:
                assert now[kind] == was[kind], (kind, one.id)


def carried(into: Format, record: Record) -> dict[str, Any]:
    """Return all of `record` that the format says it carries, in a form that can be compared."""
    gone: set[str] = {*into.lost, *into.changed} - {"overlaps"} | {"overlaps"} & {*into.lost}
    uid_of = {span.id: span.uid for span in record.spans}
    if "unplaced" in gone:
        held = {span.uid for span in record.spans}
        record = replace(
            record,
            unplaced=[],
            claims=[item for item in record.claims if item.span_uid in held],
            links=[link for link in record.links if link.from_uid in held],
        )

    def who(name: str) -> str:
        return "" if "annotators" in gone else name

    def note(text: str) -> str:
        return "" if "notes" in gone else text

    found: dict[str, Any] = {}
    if not {"spans", "overlaps"} & gone:
        found["spans"] = sorted(_span(span, gone, who, note) for span in record.spans)
    if not {"relations", "spans", "overlaps"} & gone:
        found["relations"] = sorted(
            (r.uid, uid_of[r.from_id], uid_of[r.to_id], r.type, who(r.annotator), note(r.note))
            for r in record.relations
        )
    if "links" not in gone:
        found["links"] = sorted(
            (r.uid, r.from_uid, r.to_article, r.to_uid, r.type, who(r.annotator), note(r.note))
            for r in record.links
        )
    if not {"claims", "spans", "overlaps"} & gone:
        found["claims"] = sorted(
            (item.uid, item.span_uid, item.type, who(item.annotator)) for item in record.claims
        )
    if "tags" not in gone:
        found["tags"] = sorted((tag.name, tag.value, who(tag.annotator)) for tag in record.tags)
    if not {"states", "annotators"} & gone:
        listed = {one.id: (one.state, note(one.note)) for one in record.annotators}
        # Who is listed for nothing but what the format loses need not be.
        found["states"] = {name: said for name, said in listed.items() if said != ("unread", "")}
    if "annotators" not in gone and not gone & set(HELD) - {"unplaced"}:
        found["annotators"] = sorted(makers(record))
    if "passed" not in gone:
        found["passed"] = sorted((p.start, p.end, who(p.annotator)) for p in record.passed)
    if "metadata" not in gone:
        found["metadata"] = msgspec.structs.astuple(record.meta)
    if not {"blocks", "text"} & gone:
        found["blocks"] = record.blocks
    return found


def _span(
    span: SpanItem, gone: set[str], who: Callable[[str], str], note: Callable[[str], str]
) -> tuple[Any, ...]:
    parts = [(part.start, part.end) for part in span.fragments] or [(span.start, span.end)]
    attributes = sorted((item.name, item.value) for item in span.attributes)
    return (
        span.uid,
        [] if "parts" in gone else parts,
        (span.start, span.end) if "parts" not in gone or len(parts) == 1 else (),
        span.label,
        who(span.annotator),
        [] if "attributes" in gone else attributes,
        note(span.note),
        span.origin,
        ("", "") if "times" in gone else (span.created, span.updated),
        span.source,
    )


# --- broken files --------------------------------------------------------------------------------


def assert_survives(module: Any, files: dict[str, bytes] | bytes) -> None:
    """Insist that a reader yields documents, records and problems, or refuses in words."""
    source = MemorySource(files)
    module.recognises(source)
    try:
        for item in module.read(source, ReadOptions()):
            assert isinstance(item, Document | Record | Problem)
            if isinstance(item, Document):
                list(Settler("memory", unit=module.FORMAT.unit).settle([item]))
    except ReaderError:
        return


_SPOILERS = (
    b"", b"\x00", b"\xff\xfe", b"{", b"}", b"]", b"[", b'"', b",", b":", b"<", b">", b"&x;", b"\t",
    b"\n", b"\r", b"\n\n", b"null", b"-1", b"1e999", b"9" * 400, b"NaN", b"true", b"[[[[[[",
    b"\xed\xa0\x80", "📈".encode(), b"\\ud800", b"\x1b[31m", b"../", b"=1+1",
)  # fmt: skip


def spoiled(files: dict[str, bytes], seed: int) -> dict[str, bytes]:
    """Return `files` with one of them broken somewhere: cut, mixed up, or with rubbish in it."""
    chance = random.Random(seed)
    name = chance.choice(sorted(files))
    data = files[name]
    at, upto = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    if chance.random() < 0.5:
        upto = min(at + chance.randrange(4), len(data))
    made = {
        "cut": lambda: data[:at],
        "gap": lambda: data[:at] + data[upto:],
        "twice": lambda: data[:upto] + data[at:upto] + data[upto:],
        "rubbish": lambda: data[:at] + chance.choice(_SPOILERS) + data[upto:],
        "gone": lambda: b"",
    }
    return {**files, name: made[chance.choice(list(made))]()}


EMPTY_META = MetaItem("", "", [], [], "", "", "", "", "", "")
NO_PAGE = PageInfo("", "0" * 64)
