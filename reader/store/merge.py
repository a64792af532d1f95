"""Making one journal of what one annotator's journal became on several machines.

The result begins with what all sides begin with. Then come the acts of all sides, those with the
same change id once, in an order that depends on them alone, so that every machine that merges gets
the same bytes. An act whose records the other side has changed, too, is fitted to them, and its
line keeps what it was. Files that are replaced or no longer needed are kept in ``_conflicts``.

Cut short anywhere, this leaves the old journal or the new one, and can be done again: page files
whose records change are taken away before the new journal is there, since a missing one is written
anew from the journal, while one of another history might pass for a right one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from reader.model.changes import Op
from reader.model.errors import DamageError, ReadOnlyError
from reader.model.formats import format_of
from reader.regular import open_regular
from reader.store import files
from reader.store.entries import ACTS, Committed, committed_forward, ops_of
from reader.store.forks import copies, is_journal_copy
from reader.store.journal import NAME, VERSION, decode_line, encode_line, lines_forward
from reader.store.merge_acts import WAS_ACT, WAS_OPS, WAS_SEQ, Acts, acts_of, in_order
from reader.store.merge_lines import Sides, Told, read_sides, shared_lines
from reader.store.merge_replay import Conflict, Done, Merging, Turns, Twice
from reader.store.page_files import PageFolder, file_name, render_page, write_page
from reader.store.page_state import EMPTY, Draft, PageInfo, State
from reader.store.recovery import info_of, read_tail
from reader.store.saving import page_fields

FOLDER = "_conflicts"
"""Folder under ``annotations/`` for what merges have replaced."""
_CHUNK = 1 << 20


class Merged(NamedTuple):
    """What was merged, and what to know of it.

    `sides` counts the versions that were read, `acts` what was done after they parted, `new` what
    of that the journal lacked; `forked` if each side had gone on.
    `conflicts` is where they disagreed, `twice` what both made. `damaged` and `torn` count lines
    that could not be read or were not written to their end, `unfinished` batches that never
    happened, `strange` the names of copies that are no journals. All these are in `kept`.
    """

    annotator: str
    sides: int
    acts: int
    new: int
    forked: bool
    conflicts: list[Conflict]
    twice: list[Twice]
    damaged: int
    torn: int
    unfinished: int
    strange: list[str]
    kept: Path | None


def merge(annotations: Path, annotator: str, lock: files.FolderLock) -> Merged:
    """Merge all versions of the annotator's journal, durably; `lock` holds their folder.

    Raises `ReadOnlyError` for a version of a newer Reader and `DamageError` for one of another
    annotator, both before anything is changed; `OSError` where the system refuses.
    """
    folder = annotations / annotator
    journal = folder / NAME
    beside = copies(folder)
    strange = [p for p in beside if is_journal_copy(p.name) and not _is_journal(p)]
    versions = [p for p in beside if is_journal_copy(p.name) and p not in strange]
    if journal.exists():
        versions.insert(0, journal)
    if not versions:
        nothing = _keep(annotations, annotator, [], beside)
        return Merged(
            annotator, 0, 0, 0, False, [], [], 0, 0, 0, [p.name for p in strange], nothing
        )
    for path in versions:
        _check_head(path, annotator)
    sides = read_sides(versions)
    known = _lines_of(journal, sides.shared)
    acts = acts_of(sides.lines)
    new = len({act.id for act in acts.acts} - {str(t.fields.get("id")) for t in known})
    if not journal.exists():
        whole = committed_forward(sides.trunk, 0, sides.shared)
        new += sum(isinstance(item, Committed) and _is_act(item.fields) for item in whole)
    lacks = len(known) < len(sides.lines) or not journal.exists()
    needed = sides.forked or lacks or read_tail(journal).forked
    conflicts: list[Conflict] = []
    twice: list[Twice] = []
    kept = None
    if needed:
        pages = {op.page for act in acts.acts for op in act.forms}
        begun = _begin(sides, pages)
        if sides.forked:
            merging = Merging(begun.states, begun.turns)
            merging.replay(in_order(acts.acts))
            conflicts, twice = merging.conflicts(), merging.twice()
            lines = list(_lines(sides, begun, merging.done))
            drafts = merging.drafts
        else:
            lines, drafts = _straight(sides, acts, begun)
        if not begun.headed:
            head = {"version": VERSION, "annotator": annotator}
            lines.insert(0, encode_line(sides.number, "head", head))
        infos = begun.infos
        touched = [path for page in pages for path in PageFolder(folder).find(page)]
        kept = _keep(annotations, annotator, [journal], [])
        fresh = kept / "merged.jsonl"
        files.replace(fresh, _pieces(sides, lines), durable=True)
        _move(touched, kept)
        os.replace(fresh, journal)  # noqa: PTH105 - as the store's other files
        files.sync_folder(folder)
        _write_pages(folder, annotator, infos, drafts, lines)
    if beside:
        kept = _keep(annotations, annotator, [], beside, kept)
    return Merged(
        annotator,
        len(versions),
        len(acts.acts),
        new,
        sides.forked,
        conflicts,
        twice,
        len(sides.damaged) + acts.unreadable,
        len(sides.torn),
        acts.unfinished,
        [path.name for path in strange],
        kept,
    )


# --- reading -----------------------------------------------------------------------------------


def _is_journal(path: Path) -> bool:
    return any(decode_line(line.data) is not None for line in lines_forward(path))


def _check_head(path: Path, annotator: str) -> None:
    first = next(lines_forward(path), None)
    fields = decode_line(first.data) if first is not None else None
    if fields is None or fields["kind"] != "head":
        return
    version = format_of(fields, VERSION)
    if version > VERSION:
        raise ReadOnlyError(
            f"a newer Reader wrote it (format {version}, this one knows {VERSION})",
            file=str(path),
            hint="merge with that Reader",
        )
    if fields.get("annotator") != annotator:
        raise DamageError(
            f"it is the journal of {fields.get('annotator')!r}, not of {annotator!r}",
            file=str(path),
            hint="move it to where it belongs",
        )


def _lines_of(journal: Path, start: int) -> list[Told]:
    """Return the numbered lines that the journal itself has after byte `start`, each once."""
    found = {}
    for line in lines_forward(journal, start):
        data = line.data.removesuffix(b"\n") + b"\n"
        fields = decode_line(data)
        if fields is not None and fields["kind"] not in ("head", "checkpoint"):
            found[data] = Told(fields, data)
    return list(found.values())


class _Begin(NamedTuple):
    """What the shared beginning tells: whether there is a head, pages, states, and turns of undo.

    `infos` are those of all sides; `announced` the pages that the beginning names.
    """

    headed: bool
    announced: set[str]
    infos: dict[str, PageInfo]
    states: dict[str, State]
    turns: Turns


def _begin(sides: Sides, pages: set[str]) -> _Begin:
    infos: dict[str, PageInfo] = {}
    drafts = {page: Draft(EMPTY) for page in pages}
    turns, headed, seq = Turns(), False, dict.fromkeys(pages, 0)
    for item in committed_forward(sides.trunk, 0, sides.shared):
        if not isinstance(item, Committed):
            continue
        fields = item.fields
        kind = fields["kind"]
        headed = headed or kind == "head"
        if kind == "page":
            infos[fields["page"]] = info_of(fields)
        elif _is_act(fields):
            _turn(turns, fields)
        for op in _ops_on(fields, pages):
            drafts[op.page].apply(op, strict=False)
            seq[op.page] = fields["seq"]
    announced = set(infos)
    named = (told for told in sides.lines if told.fields["kind"] == "page")
    for told in sorted(named, key=lambda told: (told.fields["seq"], told.data)):
        infos.setdefault(told.fields["page"], info_of(told.fields))
    states = {page: draft.finish(seq[page]) for page, draft in drafts.items()}
    return _Begin(headed, announced, infos, states, turns)


def _is_act(fields: dict[str, Any]) -> bool:
    return fields["kind"] in ACTS or fields["kind"] == "commit"


def _turn(turns: Turns, fields: dict[str, Any]) -> None:
    kind = fields["act"] if fields["kind"] == "commit" else fields["kind"]
    if kind == "change" or not turns.take(kind, str(fields.get("of", ""))):
        turns.did(str(fields.get("id", "")))


def _ops_on(fields: dict[str, Any], pages: set[str]) -> Iterator[Op]:
    raw = fields.get("ops", ())
    if any((after or before)["page"] in pages for _table, before, after in raw):
        yield from (op for op in ops_of(fields) if op.page in pages)


# --- writing -----------------------------------------------------------------------------------


def _lines(sides: Sides, begun: _Begin, done: Iterable[Done]) -> Iterator[bytes]:
    """Yield the lines of the acts, numbered anew."""
    seq = sides.number
    announced = set(begun.announced)
    for one in done:
        act = one.act
        names: dict[str, Any] = {"id": act.id}
        if one.of:
            names["of"] = one.of
        names |= act.fields
        if (one.kind, one.of) != (act.kind, act.of):
            names[WAS_ACT] = [act.kind, act.of]
        waiting: list[bytes] = []
        if act.batch:
            seq += 1
            waiting.append(encode_line(seq, "begin", {"act": one.kind, **names}))
        for group, original, number in zip(one.groups, act.groups, act.numbers, strict=True):
            for page in dict.fromkeys(op.page for op in group):
                if page not in announced and page in begun.infos:
                    announced.add(page)
                    seq += 1
                    waiting.append(encode_line(seq, "page", page_fields(begun.infos[page])))
            seq += 1
            fields: dict[str, Any] = {"id": act.id} if act.batch else dict(names)
            if number != seq:
                fields[WAS_SEQ] = number
            if group != original:
                fields[WAS_OPS] = _documents(original)
            if act.raw and group == original and number == seq and WAS_ACT not in names:
                waiting.append(act.raw)
            else:
                kind = "part" if act.batch else one.kind
                waiting.append(encode_line(seq, kind, fields, _encode(group)))
        if act.batch:
            seq += 1
            if act.number != seq:
                names[WAS_SEQ] = act.number
            size = sum(map(len, waiting))
            ends = {"act": one.kind, **names, "count": len(one.groups), "bytes": size}
            waiting.append(encode_line(seq, "commit", ends))
        yield from waiting


def _straight(sides: Sides, acts: Acts, begun: _Begin) -> tuple[list[bytes], dict[str, Draft]]:
    """Return the lines of one side alone as they are, without what never happened."""
    whole = {act.id for act in acts.acts}
    drafts = {page: Draft(state) for page, state in begun.states.items()}
    lines = []
    for told in sorted(sides.lines, key=lambda told: told.fields["seq"]):
        if told.fields["kind"] != "page" and str(told.fields.get("id")) not in whole:
            continue
        lines.append(told.data)
        for op in _ops_on(told.fields, set(drafts)):
            drafts[op.page].apply(op, strict=False)
    return lines, drafts


def _documents(ops: tuple[Op, ...]) -> list[Any]:
    from reader.model.records import to_document

    return [
        [op.table, *(None if side is None else to_document(side) for side in (op.before, op.after))]
        for op in ops
    ]


def _encode(ops: tuple[Op, ...]) -> bytes:
    from reader.store.page_state import encode_record

    def document(op: Op, *, after: bool) -> bytes:
        record = op.after if after else op.before
        return b"null" if record is None else encode_record(record, op.table)

    rows = (
        b'["%s",%s,%s]' % (op.table.encode(), document(op, after=False), document(op, after=True))
        for op in ops
    )
    return b"[" + b",".join(rows) + b"]"


def _pieces(sides: Sides, lines: list[bytes]) -> Iterator[bytes]:
    for line in shared_lines(sides):
        yield line.data
    yield from lines


def _write_pages(
    folder: Path,
    annotator: str,
    infos: dict[str, PageInfo],
    drafts: dict[str, Draft],
    lines: list[bytes],
) -> None:
    """Write the files of all pages whose records may have changed."""
    seq: dict[str, int] = {}
    for line in lines:
        fields = decode_line(line) or {}
        for _table, before, after in fields.get("ops", ()):
            seq[(after or before)["page"]] = fields["seq"]
    for page, draft in drafts.items():
        info = infos.get(page)
        state = draft.finish(seq.get(page, 0))
        if info is not None:
            path = folder / file_name(info)
            write_page(path, render_page(info, annotator, state))
            files.sync_path(path)
    files.sync_folder(folder)


# --- keeping -----------------------------------------------------------------------------------


def _keep(
    annotations: Path,
    annotator: str,
    copied: list[Path],
    moved: list[Path],
    kept: Path | None = None,
) -> Path:
    """Copy and move files to a folder of their own, which is made unless it is given."""
    if kept is None:
        digest = sha256()
        for path in (*copied, *moved):
            if path.exists():
                for chunk in _chunks(path):
                    digest.update(chunk)
        kept = annotations / FOLDER / f"{annotator}-{digest.hexdigest()[:12]}"
        files.create_folder(kept)
        files.sync_folder(kept.parent)
    for path in copied:
        if path.exists():
            files.replace(_free(kept, path.name), _chunks(path), durable=True)
    _move(moved, kept)
    return kept


def _chunks(path: Path) -> Iterator[bytes]:
    with open_regular(path, follow=False) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _move(paths: list[Path], kept: Path) -> None:
    for path in paths:
        if path.exists():
            os.replace(path, _free(kept, path.name))  # noqa: PTH105
    files.sync_folder(kept)
    for folder in {path.parent for path in paths}:
        files.sync_folder(folder)


def _free(folder: Path, name: str) -> Path:
    target, number = folder / name, 1
    while target.exists():
        number += 1
        target = folder / f"{name}.{number}"
    return target
