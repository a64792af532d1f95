"""The native lines of an export, made by all processors where there is enough to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from reader.exchange import native
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Report
from reader.session.forking import in_order, processes
from reader.session.gathering import Gatherer, ListedPage

if TYPE_CHECKING:
    from reader.session.exporting import Exported

ENOUGH = 500
"""Rows of the list that are worth more than one process."""


def write_native(gatherer: Gatherer, out: BinaryIO, options: Options, result: Exported) -> None:
    """Write the lines of everything that is gathered to `out`, and count in `result`.

    What is gathered tells the report of `result` what is missing. Raises as `native.write` and the
    gatherer do; what is in `out` by then is whole lines.
    """
    number = processes()
    if number == 1 or gatherer.total < ENOUGH or result.report.watch is not None:
        records = counting_failures(gatherer.records(), result)
        native.write(records, out, options, result.report)
        return

    def lines(pages: Sequence[ListedPage]) -> tuple[bytes, Report, Counter[str]]:
        from reader.session.exporting import Exported

        part, made = Exported(), BytesIO()
        found = counting_failures(gatherer.of(pages, part.report), part)
        native.write(found, made, options, part.report)
        return made.getvalue(), part.report, part.missing

    before = Counter(result.report.dropped)
    for data, report, missing in in_order(gatherer.pages(), lines, number, gatherer.forked):
        out.write(data)
        # What the gatherer itself says in between is missing, too.
        result.missing.update(result.report.dropped - before)
        result.missing.update(missing)
        result.report.add(report)
        before = Counter(result.report.dropped)
    result.missing.update(result.report.dropped - before)


def counting_failures(records: Iterable[Record], result: Exported) -> Iterator[Record]:
    """Yield `records`, and count what was dropped while they were gathered."""
    waiting = iter(records)
    while True:
        before = Counter(result.report.dropped)
        record = next(waiting, None)
        if result.report.dropped != before:
            result.missing.update(result.report.dropped - before)
        if record is None:
            return
        yield record
