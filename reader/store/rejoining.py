"""Going on where another program has put another version of the journal in the place of one's own.

A file synchroniser, or ``git pull``, does so while the workspace is open. One's own version, with
what is not saved yet, is put beside it under a name of its own, which is as durable as the journal,
and both are merged by the ids of changes (see `reader.store.merge`). Cut short anywhere, that
leaves two versions to be merged at the next opening.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from reader.model.errors import DamageError, ReaderError
from reader.store import files
from reader.store.forks import copies
from reader.store.journal import NAME, Journal, ReplacedError
from reader.store.merge import Merged, merge
from reader.store.merge_lines import read_sides
from reader.store.page_state import EMPTY, PageRecords
from reader.store.saving import Saver
from reader.store.shelf import Shelf


def join(
    annotations: Path,
    annotator: str,
    journal: Journal,
    saver: Saver,
    lock: files.FolderLock,
    why: ReplacedError,
) -> Merged:
    """Make one journal of that which has taken the place of `journal`, and of that and the queue.

    All of it is durable on return, and `journal` is none of anybody's any more. Raises `why`, with
    what speaks against it, where that cannot be done; then nothing has changed.
    """
    if not journal.is_whole():
        raise why
    queue = list(saver.queue)
    folder = annotations / annotator
    lines = [line for waiting in queue for line in waiting.lines]
    own = folder / f"journal.open-{_name(journal, lines)}.jsonl"
    try:
        saver.keep_bytes([page for waiting in queue for page in waiting.pages])
        files.replace(own, _version(journal, lines), durable=True)
        there = [folder / NAME, *(path for path in copies(folder) if path != own)]
        if read_sides(there).damaged:
            raise DamageError("it holds lines that no Reader has written")
        return merge(annotations, annotator, lock)
    except (ReaderError, OSError) as error:
        with suppress(OSError):
            own.unlink(missing_ok=True)
        reason = error.message if isinstance(error, ReaderError) else error.strerror or str(error)
        why.message = f"{why.message}; what it put there cannot be merged: {reason}"
        raise why from error


def _version(journal: Journal, lines: list[bytes]) -> Iterator[bytes]:
    """Yield one's own version of the journal, with the lines that are not in it yet."""
    if not journal.size:
        yield journal.head
    yield from journal.pieces()
    if journal.lacks_feed:
        yield b"\n"
    yield from lines


def _name(journal: Journal, lines: list[bytes]) -> str:
    digest = sha256(str(journal.size).encode("ascii"))
    for line in lines:
        digest.update(line)
    return digest.hexdigest()[:12]


def adopt(shelf: Shelf, pages: list[PageRecords]) -> None:
    """Have pages that somebody holds be those of `shelf`, with the records that it has of them."""
    found = [(page, shelf.get(page.info.sha256)) for page in pages]
    for page, fresh in found:
        sha256 = page.info.sha256
        if fresh is None:
            page.state, page.announced, page.stamp, page.read_only = EMPTY, False, None, ""
        else:
            page.info, page.state, page.announced = fresh.info, fresh.state, fresh.announced
            page.stamp, page.read_only = fresh.stamp, fresh.read_only
        shelf.put(page)
        if sha256 in shelf.restored:
            shelf.restored[sha256] = page
