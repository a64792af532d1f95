"""A process that reads page files for the one that started it, until that closes its input.

What goes between them are frames: four bytes that tell the length, and so much MessagePack. The
first frame in is a `PageReader`; every further one the path of a file. The first frame out is empty
and says that all is ready; every further one is the `PageRead` of a path, in the order of paths.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from queue import SimpleQueue
from struct import Struct
from threading import Thread
from typing import BinaryIO

import msgspec

from reader.model.shapes import ready
from reader.session.page_reading import PageRead, PageReader, fault

LENGTH = Struct("<I")
"""How the length of a frame is written."""


def frame(content: bytes) -> bytes:
    """Return `content` with its length before it."""
    return LENGTH.pack(len(content)) + content


def read_safely(reader: PageReader, path: str) -> PageRead:
    """Return what `reader` finds; a fault of the program becomes a problem of the one page."""
    try:
        return reader.read(path)
    except Exception as error:
        return PageRead(problem=fault(error), fatal=True)


def main() -> None:
    """Read paths from standard input and write what they hold to standard output."""
    # The key that ends the parent reaches its children too; the parent is to say when they end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source = sys.stdin.buffer
    reader = msgspec.msgpack.decode(_next(source), type=ready(PageReader))
    paths: SimpleQueue[str] = SimpleQueue()
    Thread(target=_listen, args=(source, paths), daemon=True).start()
    encoder = msgspec.msgpack.Encoder()
    try:
        _write(b"")
        while True:
            # Each page is answered before the next is begun, so that one that ends this process is
            # known to be the first without an answer.
            _write(encoder.encode(read_safely(reader, paths.get())))
    except BrokenPipeError:
        os._exit(0)


def _listen(source: BinaryIO, paths: SimpleQueue[str]) -> None:
    """Take in paths; at the end of the input, end the process at once, whatever it is doing.

    The input ends when the parent closes it, and when the parent dies in whatever way.
    """
    with suppress(OSError, EOFError):
        while True:
            paths.put(_next(source).decode("utf-8", "surrogatepass"))
    os._exit(0)


def _next(source: BinaryIO) -> bytes:
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (size,) = LENGTH.unpack(head)
    content = source.read(size)
    if len(content) < size:
        raise EOFError
    return content


def _write(content: bytes) -> None:
    sys.stdout.buffer.write(frame(content))
    sys.stdout.buffer.flush()
