"""Targets over an annotator's folder: journals, page files, small files, two journals that meet."""

from __future__ import annotations

from pathlib import Path

from reader.model.errors import ReaderError
from reader.model.records import Record
from reader.session import unfinished
from reader.store import files as disk
from reader.store.annotations import AnnotationStore
from reader.store.check import verify
from reader.store.journal import NAME
from reader.store.merge import merge
from reader.store.page_files import read_meta
from reader.store.places import Place, Places
from tests.fuzz.inputs import in_words, pieces, scratch, sealed, written_out
from tests.store.support import SHEETS, WHO, add, opened, text_of

_NEW = "f" * 32
_PAGE = f"sheet-{SHEETS[0].sha256[:12]}.json"


def journals(data: bytes) -> None:
    """A journal: what reads for reading only is what a writer has, works with, and leaves."""
    with scratch() as root:
        _folder(root, {NAME: sealed(data)})
        _worked_with(root)


def files(data: bytes) -> None:
    """Any of the small files of a folder, after ``=== name``, beside a journal or none.

    ``page`` is the file of the first page, ``labels.toml`` and ``amy.toml`` lie a folder above.
    """
    named = pieces(data)
    inside = {
        "page": _PAGE,
        "place": "place.json",
        "unfinished": "unfinished.json",
        "journal": NAME,
    }
    with scratch() as root:
        _folder(root, {})
        for short, name in inside.items():
            if short in named:
                body = named[short]
                body = sealed(body) if short == "journal" else written_out(body)
                (root / "annotations" / WHO / name).write_bytes(body)
        (root / "annotations" / "labels.toml").write_bytes(named.get("labels.toml", b""))
        if "page" in named:
            try:
                assert read_meta(root / "annotations" / WHO / _PAGE).records >= 0
            except ReaderError as error:
                in_words(error)
        if "place" in named:
            _places(root / "annotations")
        if "unfinished" in named:
            _unfinished(root)
        _worked_with(root)


def merges(data: bytes) -> None:
    """Two journals of one annotator: they become one that opens, and then there is no more to do.

    Each is after ``=== one`` or ``=== two``; what stands before both begins both.
    """
    named = pieces(data)
    start = named.get("", b"")
    with scratch() as root:
        one, two = (sealed(start + named.get(side, b"")) for side in ("one", "two"))
        _folder(root, {NAME: one, "journal (1).jsonl": two})
        annotations = root / "annotations"
        lock = disk.FolderLock(annotations / WHO)
        try:
            done = merge(annotations, WHO, lock)
            again = merge(annotations, WHO, lock)
        except ReaderError as error:
            in_words(error)
            return
        finally:
            lock.release()
        assert again.acts == 0 or again.kept is None, (done, again)
        assert again.conflicts == []
        kept = [path for path in (annotations / WHO).iterdir() if "(1)" in path.name]
        assert kept == []
        if done.kept is not None:
            names = {path.read_bytes() for path in done.kept.rglob("*") if path.is_file()}
            assert two in names
        _worked_with(root)


def _folder(root: Path, named: dict[str, bytes]) -> None:
    folder = root / "annotations" / WHO
    folder.mkdir(parents=True)
    for name, data in named.items():
        (folder / name).write_bytes(data)


def _contents(store: AnnotationStore) -> dict[str, Record] | None:
    found: dict[str, Record] = {}
    try:
        for sha256 in [*store.pages(), *(sheet.sha256 for sheet in SHEETS)]:
            held = store.records(sha256)
            for table in held.state.tables.values():
                found |= table.records
    except ReaderError as error:
        in_words(error)
        return None
    return found


def _worked_with(root: Path) -> None:
    """Read, check, change, undo, close and reopen; what it held at the end is there again."""
    annotations = root / "annotations"
    try:
        with AnnotationStore.open(annotations, WHO, write=False) as store:
            seen = _contents(store)
            try:
                for entry in store.history():
                    assert entry.seq >= 0
            except ReaderError as error:
                in_words(error)
            for problem in store.problems:
                assert str(problem)
    except ReaderError as error:
        in_words(error)
        return
    for problem in verify(annotations, WHO, text_of):
        assert str(problem)
    try:
        store = opened(annotations)
    except ReaderError as error:
        in_words(error)
        return
    if store.read_only:
        store.close()
        return
    held = _contents(store)
    assert held == seen
    for act in (lambda: store.commit(add(SHEETS[1].span(3, 9, _NEW))), store.undo, store.undo):
        try:
            act()
        except ReaderError as error:
            in_words(error)
    held = _contents(store)
    try:
        store.close()
    except ReaderError as error:
        in_words(error)
        store.abandon()
        return
    with AnnotationStore.open(annotations, WHO, write=False) as store:
        assert _contents(store) == held


def _places(annotations: Path) -> None:
    places = Places(annotations, WHO)
    for problem in places.problems:
        assert str(problem)
    assert isinstance(places.last, str)
    for article in places.read():
        assert places.get(article).read
    damaged = bool(places.problems)
    places.put("somewhere-7", Place(7, ""))
    try:
        places.save()
    except ReaderError as error:
        in_words(error)
        return
    again = Places(annotations, WHO)
    assert damaged or again.problems == []
    assert again.problems != [] or again.get("somewhere-7").offset == 7


def _unfinished(root: Path) -> None:
    (root / "seeds").mkdir(exist_ok=True)
    inside = root / "seeds" / "kept.txt"
    outside = root / "outside.txt"
    for path in (inside, outside):
        path.write_text("nobody may take this away")
    try:
        with opened(root / "annotations") as store:
            if not store.read_only:
                for told in unfinished.settle(root, store):
                    assert told
    except ReaderError as error:
        in_words(error)
    assert outside.read_text() == inside.read_text() == "nobody may take this away"
