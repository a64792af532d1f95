"""The files of an export for INCEpTION: a folder for each article, a CAS for each annotator."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from reader.exchange.formats._cas import Cas, Units
from reader.exchange.formats._cas_layers import type_system
from reader.exchange.formats._cas_write import NOBODY, Segments, cas_of
from reader.exchange.formats._cas_xmi import write_types
from reader.exchange.media import Sink, safe_name
from reader.exchange.record import Record
from reader.exchange.report import Report
from reader.exchange.shape import per_annotator

TYPES = "TypeSystem.xml"
"""Describes all types of an export; INCEpTION makes layers of it."""


def write_files(
    records: Iterable[Record],
    sink: Sink,
    report: Report,
    suffix: str,
    encoded: Callable[[Cas], bytes],
) -> None:
    """Write a CAS for each article and annotator, then the types of all of them."""
    attributes: set[str] = set()
    for record in records:
        attributes.update(item.name for span in record.spans for item in span.attributes)
        units = Units(record.text)
        segments = Segments.of(record.text, record.meta.lang, units)
        folder = safe_name(record.id)
        for part in per_annotator(record):
            annotator = part.annotators[0].id if part.annotators else ""
            whole = msgspec.structs.replace(part, id=record.id)
            cas = cas_of(whole, annotator, segments, units, report)
            sink.file(f"{folder}/{annotator or NOBODY}{suffix}").write(encoded(cas))
    sink.file(TYPES).write(write_types(type_system(attributes)))
