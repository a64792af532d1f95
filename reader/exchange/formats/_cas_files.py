"""The files of an export for INCEpTION: a folder for each article, a CAS for each annotator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from reader.exchange.formats._cas import Cas, Units
from reader.exchange.formats._cas_write import NOBODY, Segments, cas_of
from reader.exchange.media import safe_name
from reader.exchange.record import Record
from reader.exchange.report import Report
from reader.exchange.shape import per_annotator


def cases(records: Iterable[Record], report: Report) -> Iterator[tuple[str, Cas]]:
    """Yield (name without suffix, CAS) for each article and annotator, in the order of records."""
    for record in records:
        units = Units(record.text)
        segments = Segments.of(record.text, record.meta.lang, units)
        folder = safe_name(record.id)
        for part in per_annotator(record):
            annotator = part.annotators[0].id if part.annotators else ""
            whole = msgspec.structs.replace(part, id=record.id)
            cas = cas_of(whole, annotator, segments, units, report)
            yield f"{folder}/{annotator or NOBODY}", cas
