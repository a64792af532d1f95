"""Parquet with an explicit schema, and the card that makes the folder a dataset.

A row is a native record, a column each of its keys; nothing is lost. The mirror ``entities`` is
left out, since it says nothing that the spans do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reader.exchange.card import NAME, card, record_columns
from reader.exchange.foreign import adopt
from reader.exchange.format import Format, ReadOptions, needed
from reader.exchange.media import Sink, Source, with_suffix
from reader.exchange.options import Options
from reader.exchange.record import Record, mirror
from reader.exchange.report import Problem, Report

FORMAT = Format(
    name="parquet",
    title="Parquet with a dataset card, without loss",
    suffix="-parquet",
    folder=True,
    extra="parquet",
    heeds=frozenset({"text", "tokens"}),
)

ROWS = 1000
"""Rows of one group, which are in memory together."""
SIZE = 16_000_000
"""Characters of their texts, at most but for one."""
_READ = 64


def write(records: Iterable[Record], sink: Sink, options: Options, report: Report) -> None:
    """Write one file of rows, then the card."""
    arrow, parquet = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    types = record_columns(entities=False, tokens=options.tokens)
    schema = _schema(arrow, types)
    total = 0
    with parquet.ParquetWriter(sink.file("data/train.parquet"), schema, compression="zstd") as out:
        for rows in _groups(records):
            total += len(rows)
            out.write_table(arrow.Table.from_pylist(rows, schema=schema))
    sink.file(NAME).write(card(types, [("train", "data/*.parquet")], total))


def read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """Yield the record of each row."""
    arrow, parquet = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    for name in [""] if source.names == [""] else with_suffix(source.names, ".parquet"):
        file = f"{source.name}/{name}" if name else source.name
        number = 0
        with source.open(name) as opened:
            try:
                table = parquet.ParquetFile(opened)
                if "schema_version" not in table.schema_arrow.names:
                    yield Problem("error", "its columns are not those of Reader's records", file)
                    continue
                for batch in table.iter_batches(batch_size=_READ):
                    for row in batch.to_pylist():
                        number += 1
                        yield from _record(row, number, file, options)
            except (arrow.ArrowException, OSError, ValueError) as error:
                message = f"it cannot be read beyond row {number}: {str(error)[:200]}"
                yield Problem("error", message, file)


def recognises(source: Source) -> bool:
    """Tell whether a file has the mark of Parquet, or is called so."""
    if source.names == [""]:
        return source.head().startswith(b"PAR1")
    return bool(with_suffix(source.names, ".parquet"))


def _groups(records: Iterable[Record]) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    size = 0
    for record in records:
        rows.append(msgspec.to_builtins(record))
        size += len(record.text)
        if len(rows) >= ROWS or size >= SIZE:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _schema(arrow: Any, types: dict[str, Any]) -> Any:
    return arrow.schema([arrow.field(*pair, nullable=False) for pair in _fields(arrow, types)])


def _fields(arrow: Any, types: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, _kind(arrow, kind)) for name, kind in types.items()]


def _kind(arrow: Any, kind: Any) -> Any:
    if isinstance(kind, dict):
        return arrow.struct(_fields(arrow, kind))
    if isinstance(kind, list):
        return arrow.list_(_kind(arrow, kind[0]))
    return {"string": arrow.string(), "int64": arrow.int64(), "bool": arrow.bool_()}[kind]


def _record(
    row: dict[str, Any], number: int, file: str, options: ReadOptions
) -> Iterator[Record | Problem]:
    name = row.get("id")
    record, problems = adopt(row, options.annotator)
    for problem in problems:
        place = ", ".join(filter(None, (f"row {number}", problem.place)))
        called = name if isinstance(name, str) else ""
        yield msgspec.structs.replace(problem, file=file, record=called, place=place)
    if record is not None:
        if record.entities is msgspec.UNSET:
            record = msgspec.structs.replace(record, entities=mirror(record.spans))
        yield record
