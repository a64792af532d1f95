"""The journal: one ASCII JSON object a line, appended and made durable; the commit point.

Every line starts with its sequence number and its kind and ends with a checksum of all before it
(``"sum"``: the first 16 hexadecimal digits of the sha256). Kinds:

``head``        the first line: format version and annotator
``page``        a page is annotated from here on: its name and encoding
``change``      one change with its operations; ``undo`` and ``redo`` are the same, with ``of``
``begin`` ``part`` ``commit``  a batch; without its commit it never happened
``checkpoint``  all before this is in page files that are on disk; ``at`` is the byte where it lies

Sequence numbers grow by one with each line. ``head`` and ``checkpoint`` take none of their own:
they have that of the line before them, which for a head is 0 unless an older journal was lost.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from reader.model.errors import DamageError, SaveError
from reader.regular import amount, open_regular
from reader.store import files
from reader.store.line_shape import is_shaped
from reader.store.refusals import KEPT, refused

NAME = "journal.jsonl"
VERSION = 1
LONGEST = 64 * 1024 * 1024
"""Bytes of a line; a longer one is no line of Reader's, and is not taken into memory."""
_CHUNK = 1 << 16
_BUFFER = 1 << 20
_END = 512
"""Bytes at the end of a journal that tell it from another."""
_ABOVE = 3  # the annotator's folder, the one of all annotators, the workspace
_SUM = b',"sum":"'
_SUM_LENGTH = len(_SUM) + 16 + 2

_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


class ReplacedError(SaveError):
    """The file at the journal's path is not the one that was last written to."""


class Line(NamedTuple):
    """A line as it lies in the file: byte offset of its start, and its bytes with the line feed."""

    offset: int
    data: bytes

    @property
    def end(self) -> int:
        """Byte offset after the line."""
        return self.offset + len(self.data)


def encode_line(seq: int, kind: str, fields: dict[str, Any], ops: bytes | None = None) -> bytes:
    """Return the line with the number `seq`; `ops` is an already encoded JSON array."""
    body = _encode({"seq": seq, "kind": kind, **fields})[:-1].encode("ascii")
    if ops is not None:
        body += b',"ops":' + ops
    digest = hashlib.sha256(body).hexdigest()[:16].encode("ascii")
    return body + _SUM + digest + b'"}\n'


def decode_line(data: bytes) -> dict[str, Any] | None:
    """Return the fields of a line, None if it is damaged; the line feed may be missing."""
    line = data.removesuffix(b"\n")
    body, seal = line[:-_SUM_LENGTH], line[-_SUM_LENGTH:]
    digest = hashlib.sha256(body).hexdigest()[:16].encode("ascii")
    if seal != _SUM + digest + b'"}':
        return None
    try:
        fields: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return fields if is_shaped(fields) else None


def lines_forward(path: Path, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Yield the lines from byte `start`, the beginning of a line, up to `end` or the file's end.

    The last one has no line feed if the file does not end in one. Raises `DamageError` at a line
    that is longer than `LONGEST`.
    """
    try:
        handle = open_regular(path, follow=False)
    except FileNotFoundError:
        return
    with handle:
        handle.seek(start)
        offset = start
        for data in iter(partial(handle.readline, LONGEST + 1), b""):
            if end is not None and offset >= end:
                return
            if len(data) > LONGEST:
                raise _too_long(path, offset)
            yield Line(offset, data)
            offset += len(data)


def lines_backward(path: Path, end: int) -> Iterator[Line]:
    """Yield the lines that lie before byte `end`, last one first, reading no more than is asked.

    Raises `DamageError` at a line that is longer than `LONGEST`.
    """
    try:
        handle = open_regular(path, follow=False)
    except FileNotFoundError:
        return
    with handle:
        # Pieces of the line being gathered, last piece first, so that long lines stay linear.
        pieces: list[bytes] = []
        gathered = 0
        position = end
        while position > 0:
            size = min(_CHUNK, position)
            position -= size
            handle.seek(position)
            chunk = handle.read(size)
            upto = len(chunk)
            while upto:
                feed = chunk.rfind(b"\n", 0, upto if pieces else upto - 1)
                pieces.append(chunk[feed + 1 : upto])
                gathered += len(pieces[-1])
                if gathered > LONGEST:
                    raise _too_long(path, position)
                if feed < 0:
                    break
                yield Line(position + feed + 1, b"".join(reversed(pieces)))
                pieces, gathered = [], 0
                upto = feed + 1
        if pieces:
            yield Line(0, b"".join(reversed(pieces)))


def _too_long(path: Path, offset: int) -> DamageError:
    return DamageError(
        f"a line is longer than {amount(LONGEST)}",
        file=str(path),
        place=f"byte {offset}",
        hint="Reader wrote no such line: take the file out of the way, or put a good copy there",
    )


class Writer:
    """Lines on their way to the journal's end."""

    def __init__(self, path: Path, fd: int, size: int) -> None:
        self._path = path
        self._fd = fd
        self._waiting: list[bytes] = []
        self._waiting_size = 0
        self.size = size

    def write(self, line: bytes) -> int:
        """Take a line and return the byte offset at which it will lie; raises `SaveError`."""
        offset = self.size
        self._waiting.append(line)
        self._waiting_size += len(line)
        self.size += len(line)
        if self._waiting_size >= _BUFFER:
            self._drain()
        return offset

    def _drain(self) -> None:
        data = b"".join(self._waiting)
        self._waiting, self._waiting_size = [], 0
        try:
            files.write_all(self._fd, data)
        except OSError as error:
            raise refused(self._path, error) from error

    def finish(self, *, created: bool) -> None:
        """Return once all lines, and the name of a file just `created`, are on disk."""
        self._drain()
        try:
            files.sync(self._fd)
            if created:
                # The folders may be new as well, and a file whose folder is lost is lost with it.
                for folder in list(self._path.parents)[:_ABOVE]:
                    files.sync_folder(folder)
        except OSError as error:
            raise refused(self._path, error) from error


class Journal:
    """The journal file of one annotator; `size` is the length in bytes of what is known good.

    `head` is written before the first line of a new file. With `rest`, bytes past `size` are left
    of a write that failed, and with `feed` the last good line has no line feed yet; both are put
    right by the next write, so that opening never needs to write.
    """

    def __init__(self, path: Path, size: int, *, rest: bool = False, feed: bool = False) -> None:
        self.path = path
        self.size = size
        self.head = b""
        self._rest = rest
        self._feed = feed
        self._held: int | None = None
        self._end = b""

    @property
    def lacks_feed(self) -> bool:
        """Whether the last good line has no line feed yet."""
        return self._feed

    def hold(self) -> None:
        """Keep the file open, so that it can be read even when its name is gone; see `pieces`."""
        if self._held is not None:
            return
        with suppress(OSError):
            self._held = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            self._end = self._read_end(self._held)

    def let_go(self) -> None:
        """Close the file; harmless a second time."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def pieces(self) -> Iterator[bytes]:
        """Yield the `size` bytes that are known good, from the file that is held.

        Raises `OSError` where they cannot be read, or not all of them are there.
        """
        if self.size and self._held is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path))
        done = 0
        while done < self.size:
            assert self._held is not None
            piece = os.pread(self._held, min(_BUFFER, self.size - done), done)
            if not piece:
                raise OSError(errno.EIO, "the journal has become shorter", str(self.path))
            yield piece
            done += len(piece)

    def is_there(self) -> bool:
        """Tell whether the file at `path` is what was last written, whichever file it is.

        Its last line is told from any other by its number, its change and its checksum.
        """
        if not self._end:
            return False
        try:
            with open_regular(self.path, follow=False) as file:
                size = os.fstat(file.fileno()).st_size
                return size == self.size and self._ends_alike(file.fileno())
        except OSError:
            return False

    def is_whole(self) -> bool:
        """Tell whether what was last written can be read, wherever its name has gone."""
        if self._held is None:
            return not self.size
        try:
            return self._ends_alike(self._held)
        except OSError:
            return False

    def _is_held(self, fd: int) -> bool:
        try:
            return self._held is None or os.path.sameopenfile(self._held, fd)
        except OSError:  # its file system was taken away, and another is there
            return False

    def _ends_alike(self, fd: int) -> bool:
        return self._read_end(fd) == self._end

    def _read_end(self, fd: int) -> bytes:
        start = max(0, self.size - _END)
        return os.pread(fd, self.size - start, start)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Give a writer whose lines are all durable on a normal exit, and gone on any other.

        Raises `SaveError` if the system refuses; then nothing of it counts and it can be repeated.
        """
        fd = self._open()
        try:
            writer = Writer(self.path, fd, self.size)
            first = self.head if self.size == 0 else b"\n" if self._feed else b""
            try:
                writer.write(first)
                yield writer
                if writer.size == self.size + len(first):
                    return
                writer.finish(created=self.size == 0)
            except BaseException:
                self._cut(fd)
                raise
            self.size = writer.size
            self._feed = False
            self.hold()
            with suppress(OSError):
                self._end = self._read_end(fd)
        finally:
            os.close(fd)

    def need_own(self) -> None:
        """Raise `ReplacedError` where the file is there and is not what was last written."""
        with suppress(OSError), open_regular(self.path, follow=False) as file:
            self._check(file.fileno())

    def _check(self, fd: int) -> bool:
        """Tell whether an open file is the one that is held; raise `ReplacedError` as `need_own`.

        What is left of a write that failed is no reason to.
        """
        found, own = os.fstat(fd).st_size, self._is_held(fd)
        left = own and self._rest and found > self.size
        if not left and (found != self.size or not (own or self._ends_alike(fd))):
            raise ReplacedError(
                f"not saved: another program changed the journal: {self.size} bytes were "
                f"expected, {found} are there",
                file=str(self.path),
                hint=f"{KEPT}; save in another folder, and look with `reader check`",
            )
        return own

    def _open(self) -> int:
        if self.size and not os.path.lexists(self.path):
            raise SaveError(
                "not saved: another program took the journal away",
                file=str(self.path),
                hint=f"{KEPT}; put it back and save again, or save in another folder",
            )
        try:
            fd = files.open_for_append(self.path)
        except OSError as error:
            raise refused(self.path, error) from error
        try:
            own = self._check(fd)
            if os.fstat(fd).st_size > self.size:
                files.truncate(fd, self.size)
            self._rest = False
        except OSError as error:
            os.close(fd)
            raise refused(self.path, error) from error
        except SaveError:
            os.close(fd)
            raise
        if not own:
            self.let_go()  # it was replaced by one like it, which is the one that grows
        return fd

    def _cut(self, fd: int) -> None:
        self._rest = True
        try:
            files.truncate(fd, self.size)
        except OSError:
            return
        self._rest = False

    def cut(self) -> None:
        """Cut off what is left of a write that failed, durably; what the disk refuses, it refuses.

        The next write would do so as well.
        """
        try:
            fd = files.open_for_append(self.path)
        except OSError:
            return
        try:
            self._cut(fd)
            files.sync(fd)
        except OSError:
            self._rest = True
        finally:
            os.close(fd)

    def append(self, lines: list[bytes]) -> list[int]:
        """Append `lines` with one wait for the disk; return the byte offset of each."""
        with self.writing() as writer:
            return [writer.write(line) for line in lines]

    def read(self, offset: int) -> dict[str, Any]:
        """Return the fields of the line at byte `offset`; raises `DamageError`."""
        data = self._line_at(offset)
        fields = decode_line(data) if data is not None else None
        if fields is None:
            raise DamageError(
                "the line is damaged",
                file=str(self.path),
                place=f"byte {offset}",
                hint="run `reader check`",
            )
        return fields

    def _line_at(self, offset: int) -> bytes | None:
        if self._held is None:
            line = next(lines_forward(self.path, offset), None)
            return line.data if line is not None else None
        pieces: list[bytes] = []
        with suppress(OSError):
            while piece := os.pread(self._held, _CHUNK, offset):
                feed = piece.find(b"\n") + 1
                pieces.append(piece[: feed or None])
                if feed or len(pieces) * _CHUNK > LONGEST:
                    break
                offset += len(piece)
        return b"".join(pieces)
