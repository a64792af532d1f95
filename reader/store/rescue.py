"""All of one annotator's work put into another folder, while their own refuses to be written.

What is written there is the journal with the changes that wait, the page files, and the bytes of
the annotated pages: a folder that opens like any other, and that `reader.store.merge` brings
together with the one that it stands in for, since it is a longer version of the same journal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from reader.model.errors import ReaderError, SaveError, UsageError
from reader.regular import open_regular, read_regular
from reader.store import files, pages_kept
from reader.store.journal import NAME, VERSION, Journal, encode_line, lines_forward
from reader.store.page_files import render_page
from reader.store.page_state import PageRecords, State
from reader.store.saving import Saver
from reader.store.shelf import Shelf

_PAGE = re.compile(rb'\{"seq":[0-9]{1,15},"kind":"page","page":"([0-9a-f]{64})"')
_TOGETHER = 256
_CHUNK = 1 << 20
_LARGEST = 1 << 30


class Rescued(NamedTuple):
    """What is in the other folder: the `unsaved` changes, up to the number `upto`.

    `whole` if what was saved before is there as well, and not only the changes that wait. `pages`
    counts pages whose bytes are there, `missing` those whose bytes could not be read any more.
    """

    upto: int
    unsaved: int
    whole: bool
    pages: int
    missing: int


def rescue(
    annotations: Path,
    source: Path,
    annotator: str,
    journal: Journal,
    saver: Saver,
    shelf: Shelf,
    memory: RLock,
) -> Rescued:
    """Write all of the annotator's work, durably, under the folder `annotations`; read it back.

    `source` is the folder of the same kind that they work in. Nothing may be saved meanwhile; the
    changes keep waiting. What an earlier call has written there is brought up to date. Raises
    `UsageError` where other work is there, and `SaveError` where it cannot be written, or does not
    read back as it was.
    """
    folder = annotations / annotator
    with memory:
        queue = list(saver.queue)
        states = {p.info.sha256: (p, p.state) for waiting in queue for p in waiting.pages}
        registered = dict(saver.registered)
        named = [Path(path) for _sha12, path in shelf.files.named()]
        written = {shelf.path_of(page).name: (page, state) for page, state in states.values()}
    lines = [line for waiting in queue for line in waiting.lines]
    upto = queue[-1].step.entry.seq if queue else shelf.seq
    whole = _can_be_read(journal)
    head = {"version": VERSION, "annotator": annotator}
    try:
        first = [b"\n"] if journal.lacks_feed else []
        if not whole:
            first = [encode_line(shelf.seq, "head", head)]
        elif not journal.size:
            first = [journal.head]
        files.create_folder(folder)
        _write_journal(folder / NAME, journal if whole else None, [*first, *lines])
        fresh = files.Newcomers(_TOGETHER)
        for path in named:
            if path.name not in written:
                _copy(path, folder / path.name, fresh)
        for name, (page, state) in written.items():
            fresh.add(folder / name, b"".join(render_page(page.info, annotator, state)))
        pages, missing = _keep_pages(annotations, source, folder / NAME, registered, fresh)
        fresh.settle()
        files.sync_folder(folder)
    except OSError as error:
        raise SaveError(
            f"not saved there either: {error.strerror or error}",
            file=str(error.filename or folder),
            hint="name a folder on another disk",
        ) from error
    _read_back(annotations, annotator, states)
    return Rescued(upto, len(queue), whole, pages, missing)


def _can_be_read(journal: Journal) -> bool:
    try:
        for _piece in journal.pieces():
            pass
    except OSError:
        return False
    return True


def _write_journal(path: Path, journal: Journal | None, added: list[bytes]) -> None:
    """Write the lines of `journal` and those `added`, unless that is there; read them back."""

    def pieces() -> Iterator[bytes]:
        return chain(journal.pieces() if journal is not None else (), added)

    if path.exists() and not _is_beginning(path, pieces()):
        raise UsageError(
            "holds other work of this annotator", file=str(path), hint="name another folder"
        )
    files.replace(path, pieces(), durable=True)
    wanted, found = sha256(), sha256()
    for piece in pieces():
        wanted.update(piece)
    with open_regular(path, follow=False) as file:
        while piece := file.read(_CHUNK):
            found.update(piece)
    if wanted.digest() != found.digest():
        raise _not_as_it_was(path)


def _is_beginning(path: Path, pieces: Iterable[bytes]) -> bool:
    """Tell whether the file holds the beginning of the pieces, or all of them."""
    with open_regular(path, follow=False) as file:
        for piece in pieces:
            found = file.read(len(piece))
            if found != piece:
                return piece.startswith(found) and not file.read(1)
        return not file.read(1)


def _copy(path: Path, target: Path, fresh: files.Newcomers) -> None:
    """Copy a page's file; where it cannot be read, the journal has what is in it."""
    try:
        data = read_regular(path, _LARGEST, follow=False)
    except OSError:
        return
    fresh.add(target, data)


def _keep_pages(
    annotations: Path,
    source: Path,
    journal: Path,
    registered: dict[str, bytes],
    fresh: files.Newcomers,
) -> tuple[int, int]:
    """Keep the bytes of all pages that the journal names; return how many, and how many lack."""
    files.create_folder(annotations / pages_kept.FOLDER)
    pages = missing = 0
    for line in lines_forward(journal):
        match = _PAGE.match(line.data)
        if match is None:
            continue
        page = match.group(1).decode("ascii")
        data = registered.get(page) or pages_kept.read_kept(source, page)
        if data is None:
            missing += 1
            continue
        pages += 1
        if pages_kept.read_kept(annotations, page) is None:
            fresh.add(pages_kept.kept_path(annotations, page), data)
    return pages, missing


def _read_back(
    annotations: Path, annotator: str, states: dict[str, tuple[PageRecords, State]]
) -> None:
    """Open what was written, as the program would, and compare all that was not saved before."""
    from reader.store.annotations import AnnotationStore

    try:
        with AnnotationStore.open(annotations, annotator, write=False) as store:
            for page, (_records, state) in states.items():
                found = store.records(page).state
                if _contents(found) != _contents(state):
                    raise _not_as_it_was(store.file_of(page))
    except SaveError:
        raise
    except ReaderError as error:
        raise SaveError(
            f"what was written there cannot be read: {error.message}",
            file=error.file or str(annotations / annotator),
            hint="name another folder",
        ) from error


def _contents(state: State) -> dict[str, object]:
    return {name: table.records for name, table in state.tables.items() if table.records}


def _not_as_it_was(path: Path) -> SaveError:
    return SaveError(
        "what was written there does not read back as it was",
        file=str(path),
        hint="that disk is not to be trusted: name a folder on another",
    )
