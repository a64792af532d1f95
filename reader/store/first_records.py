"""What an annotator says of a page of which they had said nothing, made ready to be written.

A batch takes such pages as they come: their line in the journal and their file are put together
from pieces that another process may have made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from reader.model.changes import Op
from reader.model.records import OPTIONAL_TABLES, TABLES, table_of
from reader.model.shapes import ready
from reader.store.page_files import decode_record, meta_line
from reader.store.page_state import (
    EncodedOp,
    PageInfo,
    add_digests,
    check_record,
    encode_record,
    hash_document,
)

Encoded = tuple[str, bytes]
"""The table of a record, and the record as JSON."""

_raw_ops = msgspec.json.Decoder(ready(list[tuple[str, None, msgspec.Raw]]))


class FirstRecords(NamedTuple):
    """The first records of a page.

    `ops` are the operations that add them, as a line of the journal has them, and `tables` is all
    of the page's file after its table ``meta``. `digest` covers the `size` records.
    """

    ops: bytes
    tables: bytes
    digest: int
    size: int

    def file(self, info: PageInfo, annotator: str, seq: int) -> bytes:
        """Return the page's file after the line `seq`, byte for byte as any state is written."""
        line = meta_line(info, annotator, seq, self.size, self.digest)
        return b'{"meta":{\n%s\n},\n%s' % (line, self.tables)

    def documents(self) -> list[Encoded]:
        """Return the records, in the order in which they are added."""
        return [(table, bytes(document)) for table, _, document in _raw_ops.decode(self.ops)]


class FirstOnPage(NamedTuple):
    """The first records of a page that is new to the annotator.

    `data` are the page's bytes, empty where they are kept already, and on the disk.
    """

    info: PageInfo
    data: bytes
    records: FirstRecords

    def ops(self) -> tuple[Op, ...]:
        """Return the operations one by one."""
        return tuple(
            EncodedOp(None, decode_record(table, document), document)
            for table, document in self.records.documents()
        )


def first_records(ops: Sequence[Op]) -> FirstRecords | None:
    """Return what `ops`, all on one page, come to where there was nothing.

    None where not each of them adds another record. Raises `QuoteError` for a record that cannot be
    stored.
    """
    from reader.store.storage import render  # it loads TinyDB

    rows: dict[str, dict[str, bytes]] = {name: {} for name in TABLES}
    encoded = []
    digest = 0
    for op in ops:
        after = op.after
        if op.before is not None or after is None:
            return None
        name = table_of(after)
        table = rows[name]
        if after.uid in table:
            return None
        check_record(after)
        document = encode_record(after, name)
        table[after.uid] = b'"%d":%s' % (len(table) + 1, document)
        digest += hash_document(name, document)
        encoded.append(b'["%s",null,%s]' % (name.encode(), document))
    there = {
        name: list(table.values())
        for name, table in rows.items()
        if table or name not in OPTIONAL_TABLES
    }
    tables = b"".join(render(there))[1:]
    return FirstRecords(b"[%s]" % b",".join(encoded), tables, add_digests(digest), len(encoded))
