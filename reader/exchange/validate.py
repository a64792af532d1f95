"""The rules of the native record that a schema cannot state.

Each check yields problems and never raises; together they are what a person who only ever sees the
file relies on. Errors are broken promises about offsets, identities or the text; warnings are
things that other programs trip over or that lost their sense.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

from reader.exchange.record import BlockItem, Range, Record, SpanItem, mirror
from reader.exchange.report import Problem, finding
from reader.text.textmap import JOIN

# The complement of `Char` in XML 1.0, section 2.2, and the carriage return.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def validate(record: Record) -> list[Problem]:
    """Return everything that is wrong with `record`; an empty list if it keeps all its promises."""
    return [
        *validate_text(record),
        *validate_blocks(record),
        *(problem for i, span in enumerate(record.spans) for problem in validate_span(record, i)),
        *_validate_unplaced(record),
        *_validate_relations(record),
        *_validate_claims(record),
        *_validate_passed(record),
        *_validate_people(record),
        *_validate_mirror(record),
        *_validate_tokens(record),
        *_edge_warnings(record),
    ]


def validate_text(record: Record) -> Iterator[Problem]:
    """Check the text against its digest and the characters that it may hold."""
    if not record.text_included:
        if record.text:
            yield finding(record.id, "text", "the text is there although text_included is false")
        return
    forbidden = _FORBIDDEN.search(record.text)
    if forbidden:
        code = ord(forbidden.group())
        message = f"character U+{code:04X} at {forbidden.start()} may not be in a text"
        yield finding(record.id, "text", message)
    digest = sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != record.text_sha256:
        yield finding(record.id, "text_sha256", "it is not the sha256 of the text in UTF-8")


def validate_blocks(record: Record) -> Iterator[Problem]:
    """Check that the blocks cover the text but for the blank line between two of them."""
    at = 0
    for i, block in enumerate(record.blocks):
        due = at + len(JOIN) if i else 0
        if block.start != due:
            message = f"it starts at {block.start}, and the one before leads to {due}"
            yield finding(record.id, f"blocks[{i}]", message)
        elif i and record.text_included and record.text[at:due] != JOIN:
            yield finding(record.id, f"blocks[{i}]", "no blank line divides it from the one before")
        if block.end <= block.start:
            yield finding(record.id, f"blocks[{i}]", "it is empty")
        at = block.end
    if record.text_included and at != len(record.text):
        message = f"they end at {at}, and the text at {len(record.text)}"
        yield finding(record.id, "blocks", message)


def validate_span(record: Record, index: int) -> Iterator[Problem]:
    """Check span `index`: its offsets, quote, fragments, page ranges and attributes."""
    span = record.spans[index]
    place = f"spans[{index}]"
    yield from (finding(record.id, place, message) for message in _wrong_ranges(record, span))
    names = Counter(attribute.name for attribute in span.attributes)
    for name, count in names.items():
        if count > 1:
            yield finding(record.id, place, f"attribute {name!r} is set {count} times")


def _wrong_ranges(record: Record, span: SpanItem) -> Iterator[str]:
    if span.start >= span.end:
        yield f"{span.start}..{span.end} is empty"
    elif record.text_included:
        if span.end > len(record.text):
            yield f"it ends at {span.end}, and the text at {len(record.text)}"
        elif record.text[span.start : span.end] != span.text:
            yield f"the text from {span.start} to {span.end} is not the span's text"
    elif span.text or span.prefix or span.suffix:
        yield "it quotes the text although text_included is false"
    if span.fragments:
        if len(span.fragments) == 1:
            yield "a single fragment is written as none"
        if not _in_order(span.fragments):
            yield "its fragments are not sorted, disjoint and filled"
        elif (span.fragments[0].start, span.fragments[-1].end) != (span.start, span.end):
            yield "its fragments do not reach from its start to its end"
    if not _in_order(span.page_ranges):
        yield "its page ranges are not sorted, disjoint and filled"


def _in_order(ranges: Sequence[Range | BlockItem]) -> bool:
    filled = all(item.start < item.end for item in ranges)
    return filled and all(a.end <= b.start for a, b in pairwise(ranges))


def _edge_warnings(record: Record) -> Iterator[Problem]:
    if not record.text_included:
        return
    from reader.text.graphemes import snap

    text = record.text
    for i, span in enumerate(record.spans):
        pieces = [(f.start, f.end) for f in span.fragments] or [(span.start, span.end)]
        for start, end in pieces:
            if not 0 <= start < end <= len(text):
                continue
            place = f"spans[{i}]"
            if text[start].isspace() or text[end - 1].isspace():
                yield finding(record.id, place, "it starts or ends with a blank", "warning")
            if snap(text, start) != start or snap(text, end) != end:
                message = "it starts or ends inside a character as people see it"
                yield finding(record.id, place, message, "warning")


def _validate_unplaced(record: Record) -> Iterator[Problem]:
    for i, item in enumerate(record.unplaced):
        ranges = [Range(part.start, part.end) for part in item.parts]
        if not ranges or not _in_order(ranges):
            message = "its parts are not sorted, disjoint and filled"
            yield finding(record.id, f"unplaced[{i}]", message)
        if not record.text_included and any(part.text for part in item.parts):
            message = "it quotes the page although text_included is false"
            yield finding(record.id, f"unplaced[{i}]", message)


def _validate_relations(record: Record) -> Iterator[Problem]:
    yield from _repeated(record, "spans", "id", (str(span.id) for span in record.spans))
    yield from _repeated(record, "spans", "uid", (span.uid for span in record.spans))
    yield from _repeated(record, "unplaced", "uid", (item.uid for item in record.unplaced))
    yield from _repeated(record, "relations", "id", (str(r.id) for r in record.relations))
    uids = [r.uid for r in record.relations] + [link.uid for link in record.links]
    yield from _repeated(record, "relations and links", "uid", uids)
    ids = {span.id for span in record.spans}
    for i, relation in enumerate(record.relations):
        for end in (relation.from_id, relation.to_id):
            if end not in ids:
                yield finding(record.id, f"relations[{i}]", f"there is no span with id {end}")


def _repeated(record: Record, place: str, key: str, values: Iterable[str]) -> Iterator[Problem]:
    for value, count in Counter(values).items():
        if count > 1:
            yield finding(record.id, place, f"{key} {value} stands there {count} times")


def makers(record: Record) -> set[str]:
    """Return the annotators who made anything in `record`."""
    return (
        {span.annotator for span in record.spans}
        | {item.annotator for item in record.unplaced}
        | {relation.annotator for relation in record.relations}
        | {link.annotator for link in record.links}
        | {tag.annotator for tag in record.tags}
        | {item.annotator for item in record.claims}
        | {item.annotator for item in record.passed}
    )


def _validate_claims(record: Record) -> Iterator[Problem]:
    uids = {span.uid for span in record.spans} | {item.uid for item in record.unplaced}
    for i, item in enumerate(record.claims):
        if item.span_uid not in uids:
            message = f"there is no span with uid {item.span_uid}"
            yield finding(record.id, f"claims[{i}]", message)


def _validate_passed(record: Record) -> Iterator[Problem]:
    for i, item in enumerate(record.passed):
        inside = not record.text_included or item.end <= len(record.text)
        if item.start >= item.end or not inside:
            message = f"{item.start}..{item.end} is no stretch of the text"
            yield finding(record.id, f"passed[{i}]", message)
        elif not _in_order(item.page_ranges):
            message = "its page ranges are not sorted, disjoint and filled"
            yield finding(record.id, f"passed[{i}]", message)


def _validate_people(record: Record) -> Iterator[Problem]:
    listed = [item.id for item in record.annotators]
    yield from _repeated(record, "annotators", "id", listed)
    for name in sorted(makers(record) - set(listed)):
        yield finding(
            record.id, "annotators", f"{name} made something and is not listed", "warning"
        )


def _validate_mirror(record: Record) -> Iterator[Problem]:
    if isinstance(record.entities, list) and record.entities != mirror(record.spans):
        yield finding(record.id, "entities", "they do not mirror the spans", "warning")


def _validate_tokens(record: Record) -> Iterator[Problem]:
    if not isinstance(record.tokens, list):
        return
    at = 0
    for i, token in enumerate(record.tokens):
        inside = at <= token.start < token.end <= len(record.text)
        if not inside or record.text[token.start : token.end] != token.text or token.id != i:
            yield finding(record.id, f"tokens[{i}]", "it is not the text between its offsets")
            return
        at = token.end
