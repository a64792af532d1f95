"""What the journal knows: its tail at opening, and a page's records replayed from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reader.model.changes import Op
from reader.model.errors import ConflictError, DamageError, QuoteError
from reader.model.formats import format_of, needs_of
from reader.regular import open_regular
from reader.store.entries import ACTS, Committed, Damage, committed_forward, ops_of
from reader.store.forks import is_forked
from reader.store.journal import (
    VERSION,
    Line,
    decode_line,
    lines_backward,
    lines_forward,
)
from reader.store.page_state import EMPTY, Draft, PageInfo, State
from reader.store.problems import Problem

_CHUNK = 1 << 20


class Tail(NamedTuple):
    """The journal's end: what came after the last checkpoint, and where good lines end.

    `size` is the length in bytes of what counts, `rest` what follows it (of a write that was cut
    off), and `feed` says that the last good line lacks its line feed. `lines` holds, by page, the
    byte offsets of the lines with operations on it; `infos` the pages that are first named here;
    `expected` the number of page files at the checkpoint; `changes` counts acts since.
    `doubtful` is set if lines are
    damaged or missing, so that numbers above `seq` may have been used. `before` is the number that
    the journal starts after: 0 unless an older one was lost. `forked` is set if lines are those of
    two machines, `marked` if the last checkpoint says where it lies (or there is none).
    `needs` names the Reader that a newer format is for.
    """

    size: int
    rest: bytes
    feed: bool
    seq: int
    version: int
    lines: dict[str, list[int]]
    infos: dict[str, PageInfo]
    expected: int
    changes: int
    doubtful: bool
    before: int
    problems: list[Problem]
    forked: bool
    marked: bool
    needs: str


def read_tail(path: Path) -> Tail:
    """Read the journal backward to its last checkpoint, and what follows that forward."""
    size = path.stat().st_size if path.exists() else 0
    problems: list[Problem] = []
    first = next(lines_forward(path), None)
    head = decode_line(first.data) if first is not None else None
    said = head if head is not None else plain_fields(first)
    version = format_of(said, VERSION)
    good, feed, rest = _end(path, size)
    start = _last_checkpoint(path, good)
    seq = expected = changes = 0
    marked = True
    doubtful = (head is None or head["kind"] != "head") and good > 0
    lines: dict[str, list[int]] = {}
    infos: dict[str, PageInfo] = {}
    first_number = _line_number(path, start) if start else 1
    for item in committed_forward(path, start, good, tail=True, brief=_brief):
        if isinstance(item, Damage) and (item.unfinished or item.hole):
            good, feed, rest = item.offset, False, b""
            if item.hole:
                rest = b"".join(line.data for line in lines_forward(path, good))
            break
        if isinstance(item, Damage):
            doubtful = True
            problems.append(damaged_line(path, first_number + item.number - 1, item.reason))
            continue
        fields = item.fields
        if fields["kind"] != "begin":
            seq = max(seq, fields["seq"])
        changes += fields["kind"] in ACTS or fields["kind"] == "commit"
        try:
            if fields["kind"] == "page":
                info = info_of(fields)
                infos[info.sha256] = info
            elif fields["kind"] == "checkpoint":
                expected = int(fields["pages"])
                marked = fields.get("at") == item.offset
            for page in fields.get("pages_of_ops") or _pages_of(fields):
                lines.setdefault(page, []).append(item.offset)
        except (LookupError, TypeError, ValueError):
            reason = "the line cannot be understood"
            doubtful = True
            problems.append(damaged_line(path, first_number + item.number - 1, reason))
    before = head["seq"] if head is not None and head["kind"] == "head" else 0
    forked = is_forked(path, start, size)
    return Tail(
        *(good, rest, feed, seq, version, lines, infos, expected, changes, doubtful, before),
        *(problems, forked, marked, needs_of(said)),
    )


def _line_number(path: Path, offset: int) -> int:
    """Return the number, from 1, of the line that begins at byte `offset`."""
    count, left = 1, offset
    with open_regular(path, follow=False) as handle:
        while left > 0 and (chunk := handle.read(min(_CHUNK, left))):
            count += chunk.count(b"\n")
            left -= len(chunk)
    return count


def _brief(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what must be known of a line of a batch: not its operations, but of which pages."""
    if "ops" not in fields:
        return fields
    try:
        pages = _pages_of(fields)
    except (LookupError, TypeError, ValueError):
        return fields
    return {"seq": fields["seq"], "kind": fields["kind"], "pages_of_ops": tuple(pages)}


def plain_fields(line: Line | None) -> Any:
    """Return what a line says that has no checksum of this format's; None if it is no JSON."""
    try:
        return None if line is None else json.loads(line.data)
    except (ValueError, RecursionError):
        return None


def _end(path: Path, size: int) -> tuple[int, bool, bytes]:
    """Return where good lines end, whether the last lacks its feed, and the bytes after them."""
    last = next(lines_backward(path, size), None) if size else None
    if last is None or last.data.endswith(b"\n"):
        return size, False, b""
    if decode_line(last.data) is not None:
        return size, True, b""
    return last.offset, False, last.data


def _last_checkpoint(path: Path, end: int) -> int:
    for line in lines_backward(path, end):
        if b'"kind":"checkpoint"' in line.data[:64]:
            fields = decode_line(line.data)
            if fields is not None and fields["kind"] == "checkpoint":
                return line.offset
    return 0


def _pages_of(fields: dict[str, Any]) -> set[str]:
    return {(after or before)["page"] for _table, before, after in fields.get("ops", ())}


def damaged_line(path: Path, number: int, reason: str) -> Problem:
    """Return the finding that a line of the journal does not count."""
    hint = "the rest goes on; `reader check --repair --keep file` settles it"
    return Problem(str(path), f"line {number}", reason, hint)


def info_of(fields: dict[str, Any]) -> PageInfo:
    """Return what a ``page`` line says."""
    return PageInfo(fields["page"], fields["name"], fields["encoding"])


def pages_named(path: Path, end: int) -> dict[str, PageInfo]:
    """Return every page that the journal names before byte `end`; reads all of it."""
    found = {}
    for line in lines_forward(path, 0, end):
        if b'"kind":"page"' in line.data[:64]:
            fields = decode_line(line.data)
            if fields is not None:
                info = info_of(fields)
                found[info.sha256] = info
    return found


class Replay(NamedTuple):
    """A page as the journal tells it; `consistent` is False if an operation did not fit."""

    info: PageInfo | None
    state: State
    consistent: bool


def replay_page(path: Path, end: int, sha256: str) -> Replay:
    """Replay all operations on a page before byte `end`; what does not fit is put there anyway."""
    info: PageInfo | None = None
    draft, seq, consistent = Draft(EMPTY), 0, True
    for item in committed_forward(path, 0, end, only=sha256):
        if isinstance(item, Damage):
            continue
        if item.fields["kind"] == "page" and item.fields["page"] == sha256:
            info = info_of(item.fields)
        for op in _ops_on(item, sha256):
            seq = item.fields["seq"]
            consistent = apply_op(draft, op) and consistent
    return Replay(info, draft.finish(seq), consistent)


def apply_op(draft: Draft, op: Op) -> bool:
    """Apply `op` even if it does not fit; return whether it did."""
    try:
        draft.apply(op)
    except (ConflictError, QuoteError):
        draft.apply(op, strict=False)
        return False
    return True


def overlay(state: State, items: list[Committed], sha256: str) -> tuple[State, bool]:
    """Return the state with those of `items` applied that are newer, and whether all fitted."""
    newer = [item for item in items if item.fields["seq"] > state.seq]
    if not newer:
        return state, True
    draft, fitted = Draft(state), True
    for item in newer:
        for op in _ops_on(item, sha256):
            fitted = apply_op(draft, op) and fitted
    return draft.finish(newer[-1].fields["seq"]), fitted


def lines_of_page(path: Path, end: int, sha256: str) -> list[Committed]:
    """Return the lines with operations on a page before byte `end`; reads the whole journal."""
    return [
        item
        for item in committed_forward(path, 0, end, only=sha256)
        if isinstance(item, Committed) and sha256 in _pages_of(item.fields)
    ]


def _ops_on(item: Committed, sha256: str) -> Iterator[Op]:
    if "ops" not in item.fields:
        return
    try:
        ops = ops_of(item.fields)
    except DamageError:
        return
    yield from (op for op in ops if op.page == sha256)
