"""The native JSONL: one record a line, written as a stream, read line by line.

A line ends at a line feed and nowhere else. The writer escapes what other programs may take for a
line end as well (U+0085, U+2028, U+2029). The reader hands on every good record and says about
every other line what is wrong with it and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring_ascii
from typing import BinaryIO

import msgspec

from reader.exchange.foreign import adopt, mirrored
from reader.exchange.media import LONGEST, TOO_LONG
from reader.exchange.options import Options
from reader.exchange.record import Record, SpanRow
from reader.exchange.report import Problem, Report
from reader.exchange.shape import shape
from reader.exchange.validate import validate
from reader.model.errors import ExchangeError
from reader.model.shapes import ready

_LINE_ENDS = (
    (b"\xc2\x85", b"\\u0085"),
    (b"\xe2\x80\xa8", b"\\u2028"),
    (b"\xe2\x80\xa9", b"\\u2029"),
)
# What Python spells otherwise than JSON when it escapes; the rest it spells alike, and faster.
_ESCAPED_APART = re.compile("[\x80-\xff\U00010000-\U0010ffff]+")
_BOM = b"\xef\xbb\xbf"

_DIGEST = (1 << 60) - 1

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(ready(Record))


def write(
    records: Iterable[Record],
    out: BinaryIO,
    options: Options | None = None,
    report: Report | None = None,
) -> Report:
    """Write `records` of whole articles to `out` in the shape that the options ask for.

    The counts are added to `report` where one is given (so that one report can tell of building and
    writing), and returned. With ``strict``, a record that breaks a rule raises `ExchangeError`
    before its line is written; what stands in `out` by then is whole lines.
    """
    options = options or Options()
    report = report if report is not None else Report()
    for record in records:
        if options.strict:
            _insist(record)
        for line in shape(record, options, report):
            out.write(encode(line, ascii=options.ascii))
            _count(line, report)
    return report


def encode(line: object, *, ascii: bool = False) -> bytes:
    """Return one line of JSON in UTF-8 (or ASCII) with its line feed.

    `line` is anything that has a form in JSON.
    """
    if ascii:
        return encode_ascii(line)
    data = _encoder.encode(line)
    if not data.isascii():
        for raw, escaped in _LINE_ENDS:
            data = data.replace(raw, escaped)
    return data + b"\n"


def encode_ascii(line: object) -> bytes:
    """Return one line of JSON in ASCII with its line feed."""
    data = _encoder.encode(line)
    if not data.isascii():
        text = _ESCAPED_APART.sub(_escaped, data.decode())
        data = text.encode("ascii", "backslashreplace")
    return data + b"\n"


def _escaped(match: re.Match[str]) -> str:
    return encode_basestring_ascii(match.group())[1:-1]


def _insist(record: Record) -> None:
    wrong = validate(record)
    if wrong:
        more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise ExchangeError(f"the record breaks the format: {wrong[0]}{more}")


def _count(line: Record | SpanRow, report: Report) -> None:
    if isinstance(line, SpanRow):
        report.written["spans"] += 1
        return
    report.written["records"] += 1
    for kind in ("spans", "unplaced", "relations", "links", "tags"):
        report.written[kind] += len(getattr(line, kind))
    for kind in ("claims", "passed"):
        if getattr(line, kind):
            report.written[kind] += len(getattr(line, kind))


def read(
    lines: Iterable[bytes], file: str = "", *, annotator: str = ""
) -> Iterator[Record | Problem]:
    """Yield the record of each line, and before or instead of it what is wrong with the line.

    `lines` is a file opened for bytes, or any lines of bytes. A record is structurally sound when
    it comes out: whether it keeps its promises about offsets is for `reader.exchange.validate` to
    say. After an error there is no record for that line; after a warning there is one.
    `annotator` is whom passages are put down to that another program added without naming anyone;
    where it is empty, they go to the only annotator of the record, or else to ``imported``.
    """
    seen = Seen(file)
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST:
            yield Problem("error", TOO_LONG, file, number)
            continue
        yield from read_numbered(number, line, seen, annotator=annotator)


class Seen:
    """Which ids a file has had, and of which texts."""

    def __init__(self, file: str) -> None:
        self.file = file
        # Of each id its hash, with the line and the beginning of the digest: files may be very
        # long.
        self._seen: dict[int, int] = {}

    def check(self, number: int, id: str, text_sha256: str) -> Problem | None:
        """Note the record on a line; return what speaks against it (an error), or was odd."""
        digest = int(text_sha256[:15], 16)
        told = self._seen.setdefault(hash(id), number << 60 | digest)
        first = told >> 60
        if told & _DIGEST != digest:
            message = f"line {first} has the same id and another text"
            return Problem("error", message, self.file, number, id)
        if first != number:
            message = f"line {first} has the same id; what both hold is merged"
            return Problem("warning", message, self.file, number, id)
        return None


def read_numbered(
    number: int, line: bytes, seen: Seen, *, annotator: str = ""
) -> Iterator[Record | Problem]:
    """Yield what `read` does for the line with this number, which is not too long."""
    data = line.removeprefix(_BOM) if number == 1 else line
    if not data.strip():
        return
    record, problems = read_line(data, annotator=annotator)
    name = record.id if record else ""
    for problem in problems:
        yield msgspec.structs.replace(problem, file=seen.file, line=number, record=name)
    if record is None:
        return
    found = seen.check(number, record.id, record.text_sha256)
    if found is not None:
        yield found
    if found is None or found.severity != "error":
        yield record


def read_line(data: bytes, *, annotator: str = "") -> tuple[Record | None, list[Problem]]:
    """Return (record or None, problems without file and line) for one line of JSON."""
    try:
        record = _decoder.decode(data)
        if mirrored(record):
            return record, []
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass  # what exactly is wrong is found out below, at leisure
    try:
        document = msgspec.json.decode(data)
    except RecursionError:
        return None, [Problem("error", "it is nested too deeply to be a record")]
    except UnicodeDecodeError as error:
        return None, [Problem("error", f"it is not UTF-8 at byte {error.start}")]
    except msgspec.MsgspecError as error:
        if data.lstrip()[:1] == b"{" and data.rstrip()[-1:] != b"}":
            return None, [Problem("error", "the line is cut off: it does not end with }")]
        return None, [Problem("error", f"it is not JSON: {error}")]
    return adopt(document, annotator)
