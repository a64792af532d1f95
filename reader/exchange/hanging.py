"""What hangs on parts outside the text, for formats that cannot carry these."""

from __future__ import annotations

from reader.exchange.record import Record
from reader.exchange.report import Report


def tell_hanging(record: Record, report: Report) -> None:
    """Report the links and places in claims of spans that have no place in the text at all."""
    held = {span.uid for span in record.spans}
    links = tuple(link.uid for link in record.links if link.from_uid not in held)
    claims = tuple(f"{one.uid} {one.span_uid}" for one in record.claims if one.span_uid not in held)
    for kind, ids in (("links", links), ("claims", claims)):
        if ids:
            reason = f"{record.id}: they belong to spans that lie outside of the text"
            report.drop(kind, reason, len(ids), record=record.id, ids=ids)
