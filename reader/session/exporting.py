"""The annotated corpus in a format, written as a stream, with every loss counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from time import perf_counter
from typing import Any, BinaryIO, cast

import msgspec

from reader import logfile
from reader.exchange.format import Format, module_of, modules
from reader.exchange.losses import count, tell
from reader.exchange.media import Sink
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Report
from reader.exchange.shape import per_annotator
from reader.model.errors import ExchangeError, UsageError
from reader.session.gathering import Gatherer, PageFilter, Progress, Selection, Stop
from reader.session.native_lines import counting_failures, write_native
from reader.session.session import Session
from reader.session.splitting import Splitter

__all__ = ["Exported", "Options", "Parts", "Selection", "export", "export_as", "export_parts"]

HELD = 16 * 1024 * 1024
"""Bytes of a strict export that are judged in memory; more goes into a temporary file."""

_COUNTED_AS = {"overlaps": "spans", "articles": "records"}

_HEEDED = {
    "text": "leaving the text out",
    "tokens": "tokens",
    "compat": "leaving out the mirror for doccano",
    "ascii": "escaping what is not ASCII",
    "guard": "cells that are formulas",
}


class Parts(msgspec.Struct, frozen=True):
    """Into which files an export is divided.

    `split` names the sets and what share of the pages each gets; `shard` is how many articles a
    file holds, 0 for all of them. Raises `UsageError` for what cannot be.
    """

    split: tuple[tuple[str, float], ...] = ()
    shard: int = 0

    def __post_init__(self) -> None:
        if self.shard < 0:
            raise UsageError("a file holds at least one article")


@dataclass
class Exported:
    """What was written.

    `report` tells of everything that was changed or left out, with reasons. `parts` is how many
    articles each file of a divided export holds. `missing` counts by kind what is not in the
    corpus that was written because something is wrong with it, whatever the format.
    """

    report: Report = field(default_factory=Report)
    parts: dict[str, int] = field(default_factory=dict)
    missing: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """How many pages, articles, spans and annotators are missing."""
        return sum(self.missing[kind] for kind in ("pages", "articles", "spans", "annotators"))


def export(
    session: Session,
    out: BinaryIO,
    selection: Selection | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
    result: Exported | None = None,
) -> Exported:
    """Write the corpus to `out` as JSONL, an article at a time, in the order of the list.

    What cannot be read is told in the result, and the rest goes on; `result` is filled and returned
    where one is given, so that it tells why an export was refused. With ``strict`` nothing reaches
    `out` unless everything can be written as it is; else it raises `ExchangeError`. Raises
    `UsageError` for an annotator who has no annotations here.
    """
    selection = selection or Selection()
    options = options or Options()
    result = Exported() if result is None else result
    gatherer = Gatherer(session, selection, options, result.report, progress)
    if not options.strict:
        write_native(gatherer, out, options, result)
        return result
    with SpooledTemporaryFile(max_size=HELD) as judged:
        write_native(gatherer, cast(BinaryIO, judged), options, result)
        if not result.report.clean:
            raise _refused(result.report)
        judged.seek(0)
        copyfileobj(judged, out)
    return result


def export_as(
    session: Session,
    name: str,
    sink: Sink,
    selection: Selection | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
    result: Exported | None = None,
    *,
    stop: Stop | None = None,
) -> Exported:
    """Write the corpus to `sink` in the format called `name`, an article at a time.

    What the format cannot carry is counted in the result with its reason, and with the ids of what
    it concerns for whoever watches the report. With ``strict``, `ExchangeError` is raised at the
    end if there was anything, so that a sink that is only published after a normal exit stays as it
    was; so it does with `StoppedError`, where `stop` says so. Raises `UsageError` for an annotator
    who has no annotations here, and for options that mean nothing to the format.
    """
    job = _Export(session, name, selection, options, progress, result, stop)
    if name == "jsonl":
        write_native(job.gatherer, sink.file(), job.options, job.result)
    else:
        job.write(job.gatherer.records(), sink)
    return job.judged()


def export_parts(
    session: Session,
    name: str,
    sinks: Callable[[str], Sink],
    parts: Parts,
    selection: Selection | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
    result: Exported | None = None,
    *,
    stop: Stop | None = None,
) -> Exported:
    """Write the corpus divided into `parts`; otherwise as `export_as`.

    `sinks` gives where the part of a name goes, such as ``train``, ``00002`` or ``train-00002``;
    a part is done when the next is asked for. Every page, and every two pages with an article of
    the same title, go into the same set, whatever else is selected.
    """
    job = _Export(session, name, selection, options, progress, result, stop)
    sets: dict[str, PageFilter | None] = {"": None}
    if parts.split:
        splitter = Splitter(session, parts.split)
        sets = {one: splitter.wanted(one) for one, _ in parts.split}
    job.gatherer.passes = len(sets)
    for one, wanted in sets.items():
        records = job.gatherer.records(wanted)
        more, number = True, 0
        while more:
            number += 1
            label = "-".join(filter(None, (one, f"{number:05d}" if parts.shard else "")))
            chunk = islice(records, parts.shard) if parts.shard else records
            before = job.seen
            job.write(chunk, sinks(label))
            job.result.parts[label] = job.seen - before
            following = next(records, None) if parts.shard else None
            more = following is not None
            if following is not None:
                records = chain((following,), records)
    return job.judged()


def survey(
    session: Session,
    name: str,
    selection: Selection | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
    report: Report | None = None,
    *,
    stop: Stop | None = None,
) -> Report:
    """Return what an export in the format called `name` would write, and what it would lose.

    Nothing is written. What only writing shows (a span that no token boundary fits) is not in it.
    `report` is filled where one is given.
    """
    result = Exported() if report is None else Exported(report)
    job = _Export(session, name, selection, options, progress, result, stop)
    for _ in job.told(job.gatherer.records(), always=True):
        pass
    job.settle()
    return job.result.report


def written() -> list[str]:
    """Return the names of the formats that can be written."""
    return [name for name, module in modules().items() if module.FORMAT.writes]


def check_heeded(into: Format, options: Options) -> None:
    """Raise `UsageError` for an option that means nothing to a format."""
    plain = Options()
    for option, what in _HEEDED.items():
        if option not in into.heeds and getattr(options, option) != getattr(plain, option):
            able = [n for n, one in modules().items() if option in one.FORMAT.heeds]
            hint = f"that is for {', '.join(able)}" if able else ""
            raise UsageError(f"{into.name} knows nothing of {what}", hint=hint)
    if options.per == "span" and "per" not in into.heeds:
        able = [n for n, one in modules().items() if "per" in one.FORMAT.heeds]
        raise UsageError(
            f"{into.name} has no line for each span", hint=f"that is for {', '.join(able)}"
        )


class _Export:
    """One export: what is gathered, in which shape, and what became of it."""

    def __init__(
        self,
        session: Session,
        name: str,
        selection: Selection | None,
        options: Options | None,
        progress: Progress | None,
        result: Exported | None,
        stop: Stop | None,
    ) -> None:
        self.module: Any = module_of(name)
        self.into: Format = self.module.FORMAT
        if not self.into.writes:
            raise UsageError(f"{name} is only read", hint=f"out go {', '.join(written())}")
        self.options = options or Options()
        check_heeded(self.into, self.options)
        # A format that knows nothing of shapes is given records that have theirs already.
        self._apart = self.options.per == "annotator" and "per" not in self.into.heeds
        if self._apart:
            self.options = msgspec.structs.replace(self.options, per="article")
        self.options = msgspec.structs.replace(self.options, scheme=session.scheme)
        self.result = Exported() if result is None else result
        report = self.result.report
        selection = selection or Selection()
        self.gatherer = Gatherer(session, selection, self.options, report, progress, stop)
        self.seen = 0
        self._began = perf_counter()

    def told(self, records: Iterable[Record], *, always: bool = False) -> Iterator[Record]:
        """Yield the records as they are written; what the format cannot carry is counted."""
        counts = always or self.into.name != "jsonl"  # which counts its lines itself
        for whole in counting_failures(records, self.result):
            self.seen += 1
            for record in per_annotator(whole) if self._apart else (whole,):
                if counts:
                    tell(record, self.into, self.result.report, before=always)
                    count(record, self.into, self.result.report)
                yield record

    def write(self, records: Iterable[Record], sink: Sink) -> None:
        self.module.write(self.told(records), sink, self.options, self.result.report)

    def judged(self) -> Exported:
        """Return the result; raises `ExchangeError` where a loss refuses it."""
        self.settle()
        report, took = self.result.report, perf_counter() - self._began
        written, dropped = report.written.total(), report.dropped.total()
        logfile.info(
            "export", format=self.into.name, written=written, dropped=dropped, seconds=took
        )
        if self.options.strict and not self.result.report.clean:
            raise _refused(self.result.report)
        return self.result

    def settle(self) -> None:
        """Count as written only what the format does not leave out."""
        report = self.result.report
        if self.into.name == "jsonl":
            return
        left = report.dropped - self.result.missing
        for (action, kind, _), number in report.declared.items():
            if action == "dropped":
                left[kind] -= number
        # Of spans that overlap, some are left out; their kind has no count of its own.
        left["overlaps"] = report.dropped["overlaps"]
        for kind, number in left.items():
            counted = _COUNTED_AS.get(kind, kind)
            if number > 0 and report.written[counted]:
                report.written[counted] = max(0, report.written[counted] - number)


def _refused(report: Report) -> ExchangeError:
    declared = [f"{number} {kind}: {why}" for (_, kind, why), number in report.declared.items()]
    reasons = [*declared, *report.reasons]
    why = f": {reasons[0]}" if reasons else ""
    more = f", and {len(reasons) - 1} more" if len(reasons) > 1 else ""
    return ExchangeError(f"something would be lost, so nothing was written{why}{more}")
