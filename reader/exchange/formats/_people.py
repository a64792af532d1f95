"""Formats whose files hold the judgement of one annotator: who gets which file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

import msgspec

from reader.exchange.record import Record
from reader.exchange.shape import per_annotator
from reader.model.shapes import ready

HELD = 16 * 1024 * 1024
"""Bytes of records that wait in memory; more go into a temporary file."""


class Sheet(NamedTuple):
    """What one annotator made of one article; `annotator` is empty where nobody worked on it.

    `folder` ends with a slash, and is empty where all sheets are by the same person. Relations to
    spans of others are among the links of the record.
    """

    folder: str
    annotator: str
    record: Record


def sheets(records: Iterable[Record]) -> Iterator[Sheet]:
    """Yield the sheets of all records, in their order, as soon as it is known how many people are.

    Until a second annotator is met, records wait; from then on they pass.
    """
    people: set[str] = set()
    encode, decode = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(ready(Record)).decode
    with SpooledTemporaryFile(max_size=HELD) as held:

        def waiting() -> Iterator[Record]:
            held.seek(0)
            while size := held.read(8):
                yield decode(held.read(int.from_bytes(size)))
            held.seek(0)
            held.truncate()

        for record in records:
            people |= {item.id for item in record.annotators}
            if len(people) > 1:
                for earlier in waiting():
                    yield from _of(earlier, folders=True)
                yield from _of(record, folders=True)
            else:
                data = encode(record)
                held.write(len(data).to_bytes(8) + data)
        for earlier in waiting():
            yield from _of(earlier, folders=len(people) > 1)


def _of(record: Record, *, folders: bool) -> Iterator[Sheet]:
    if not record.annotators:
        yield Sheet("", "", record)
        return
    for item, part in zip(record.annotators, per_annotator(record), strict=True):
        yield Sheet(
            f"{item.id}/" if folders else "", item.id, msgspec.structs.replace(part, id=record.id)
        )
