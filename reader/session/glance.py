"""Reading one page at once, without a workspace of one's own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.model.errors import ReaderError
from reader.pages.decode import decode
from reader.session.opening import scheme_of
from reader.session.session import Session
from reader.session.shipped import shipped_root


@contextmanager
def glance(data: bytes, name: str) -> Iterator[Session]:
    """Open a session for reading that holds only this page; it leaves nothing behind.

    Raises `ReaderError` naming `name` where the bytes are not text.
    """
    try:
        decode(data)
    except ReaderError as error:
        raise ReaderError(error.message, file=name, hint=error.hint) from error
    with tempfile.TemporaryDirectory(prefix="reader-") as folder:
        root = Path(folder) / "page"
        seeds = root / "seeds"
        seeds.mkdir(parents=True)
        (root / "annotations").mkdir()
        (seeds / f"{Path(name).stem or 'page'}.txt").write_bytes(data)
        environ = {"READER_CACHE": str(Path(folder) / "cache"), "READER_ANNOTATOR": "reader"}
        scheme, _newer = scheme_of(shipped_root(), [])
        with Session.open(root, write=False, environ=environ, scheme=scheme) as session:
            session.refresh()
            session.read_only_reason = (
                "this page is open for reading only; `reader add FILE` puts it into a workspace"
            )
            yield session
