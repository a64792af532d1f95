"""The lines of a batch, written one change at a time: begin, a part for each, commit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from reader.model.changes import Change, Op
from reader.store.entries import Act, Entry, entry_of, header
from reader.store.first_records import FirstOnPage
from reader.store.journal import Writer, encode_line
from reader.store.overflow import Overflow
from reader.store.saving import Saver, page_fields, unannounced
from reader.store.staging import Staging

Group: TypeAlias = tuple[Op, ...] | FirstOnPage
"""What becomes one part: operations, or all that is said of a page that is new."""


def write_batch(
    writer: Writer,
    saver: Saver,
    staging: Staging,
    overflow: Overflow,
    seq: int,
    act: Act,
    change: Change,
    of: str,
    groups: Iterable[Group],
) -> Entry | None:
    """Write the operations of each group as a part of the batch named by `change`.

    The numbers start after `seq`. The bytes of pages that are new are on the disk before the last;
    the files of those of a `FirstOnPage` wait for their names in `overflow`. Returns the entry of
    the batch, None if there was no operation at all. Only when `writer` is done does the batch
    count.
    """
    fields: dict[str, object] = {"act": act, **header(change, of)}
    count = 0
    begin = -1
    for ops in groups:
        if not ops:
            continue
        if begin < 0:
            seq += 1
            begin = writer.write(encode_line(seq, "begin", fields))
        count += 1
        if isinstance(ops, FirstOnPage):
            writer.write(encode_line(seq + 1, "page", page_fields(ops.info)))
            seq += 2
            writer.write(encode_line(seq, "part", {"id": change.id}, ops.records.ops))
            saver.put_new(ops, seq, overflow)
            continue
        new = staging.touch(ops)
        saver.keep_bytes(new, later=True)
        for page in unannounced(new):
            seq += 1
            writer.write(encode_line(seq, "page", page_fields(page.info)))
        seq += 1
        encoded = staging.apply(ops, seq)
        writer.write(encode_line(seq, "part", {"id": change.id}, encoded))
    if begin < 0:
        return None
    saver.sync_kept()
    seq += 1
    fields |= {"count": count, "bytes": writer.size - begin}
    offset = writer.write(encode_line(seq, "commit", fields))
    return entry_of({"seq": seq, "kind": "commit", **fields}, offset, begin)
