"""Targets over what people read and write themselves: pages, label schemes, settings, filters."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random

from reader.model.errors import DecodingError, ReaderError
from reader.model.pages import Page, Segmentation
from reader.model.records import Correction
from reader.pages.decode import decode
from reader.pages.overlay import KINDS, replay
from reader.pages.phrasebook import extended_phrasebook
from reader.pages.segment import segment
from reader.session.articles import OpenArticle
from reader.session.finding import completion, find_spans, found_rows, search
from reader.session.session import Session
from reader.settings.config import load_config
from reader.settings.scheme import parse_scheme
from reader.settings.scheme_editing import add_labels, delete_label, merge_label, rename_label
from reader.text.filter_language import FilterError, parse, written
from reader.text.neutralise import neutralise_line
from tests.fuzz.inputs import in_words, scratch
from tests.pages.invariants import check
from tests.session.support import BRIDGE, HARBOUR, Place, label, views

_VALUES = ("", "Some value", "2024-01-02", "A; B", " ", "title", "author", "published")


def pages(data: bytes) -> None:
    """A page: what can be decoded is cut soundly, corrected soundly, and quoted as it is."""
    try:
        found = decode(data)
    except DecodingError as error:
        in_words(error)
        return
    digest = sha256(data).hexdigest()
    page = Page(digest, found.text, found.encoding, ("page.txt",), found.warnings)
    random = Random(digest)
    cut = segment(page.text, digest)
    check(page.text, cut)
    _quotes(page, cut, random)
    corrected = replay(page.text, cut, [_correction(random, page) for _ in range(4)])
    check(page.text, corrected)
    _quotes(page, corrected, random)


def _correction(random: Random, page: Page) -> Correction:
    op = random.choice(["kind", "kind", "start", "drop-start", "field"])
    value = random.choice(_VALUES if op == "field" else sorted(KINDS))
    detail = random.choice(_VALUES if op == "field" else ("", "menu"))
    start, end = (random.randint(-2, len(page.text) + 2) for _ in "ab")
    uid = f"{random.getrandbits(128):032x}"
    return Correction(uid, page.sha256, op, start, end, value, "amy", 1, detail)  # type: ignore[arg-type]


def _quotes(page: Page, cut: Segmentation, random: Random) -> None:
    """Select here and there in the first articles, as a person would."""
    for article in cut.articles[:5]:
        view = OpenArticle(page, cut, article)
        text = view.text.text
        assert "\r" not in text
        neutralise_line(view.title)
        for _ in range(6):
            start, end = sorted(random.randint(0, len(text)) for _ in "ab")
            parts = view.text.to_page(start, end)
            for first, last in parts:
                back = view.text.to_text(first, last)
                assert back is not None
                assert start <= back[0] < back[1] <= end
                assert view.holds(first)
        units = view.units
        reached = 0
        for index in range(min(len(units.sentences), 40)):
            start, end = units.sentences.within(0, len(text))[index]
            assert reached <= start < end <= len(text)
            reached = end
            for low, high in units.clauses(index).within(start, end):
                assert start <= low < high <= end
            for low, high in units.contents(index):
                assert 0 <= low < high <= len(text)
        for start, end in islice(units.words.within(0, min(len(text), 2000)), 200):
            assert 0 <= start < end <= len(text)
            assert units.snap(start) <= start


def settings(data: bytes) -> None:
    """A file of settings, after a first line that says which."""
    kind, _, body = data.partition(b"\n")
    text = body.decode("utf-8", "replace")
    if kind == b"labels":
        _scheme(text)
    elif kind == b"phrases":
        _phrases(text)
    else:
        with scratch() as folder:
            (folder / "reader.toml").write_bytes(body)
            (folder / "own.toml").write_bytes(body)
            for workspace in (folder, None):
                own = folder / ("own.toml" if workspace is None else "none.toml")
                try:
                    load_config(workspace, environ={"READER_CONFIG": str(own)})
                except ReaderError as error:
                    in_words(error)


def _scheme(text: str) -> None:
    try:
        scheme = parse_scheme(text)
    except ReaderError as error:
        in_words(error)
        return
    names = [label.name for label in scheme.labels]
    edits: list[tuple[Callable[[], object], set[str]]] = []
    for name in names[:2]:
        others = set(names) - {name}
        edits.append((lambda n=name: rename_label(text, n, "brand-new"), others | {"brand-new"}))  # type: ignore[misc]
        edits.append((lambda n=name: delete_label(text, n)[0], others))  # type: ignore[misc]
    if len(names) > 1:
        edits.append((lambda: merge_label(text, names[0], names[1]), set(names[1:])))
    edits.append((lambda: add_labels(text, ["brand-new"]), {*names, "brand-new"}))
    for edit, wanted in edits:
        try:
            made = edit()
        except ReaderError as error:
            in_words(error)
            continue
        assert {label.name for label in parse_scheme(str(made)).labels} == wanted


def _phrases(text: str) -> None:
    try:
        book = extended_phrasebook({"en.txt": text})
    except ReaderError as error:
        in_words(error)
        return
    check(BRIDGE, segment(BRIDGE, "ab" * 32, phrases=book))


@cache
def _searched() -> tuple[tempfile.TemporaryDirectory[str], Session]:
    folder = tempfile.TemporaryDirectory(prefix="reader-fuzz-")
    place = Place(Path(folder.name))
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    session = place.open()
    label(session, views(session)[0], "closed the old bridge")
    return folder, session


def filters(data: bytes) -> None:
    """A filter: read or pointed at, written and read the same, and answered by the catalogue."""
    query = data.decode("utf-8", "surrogateescape")
    _, session = _searched()
    found = completion(session, query, len(query) // 2)
    assert 0 <= found.start <= found.end <= len(query)
    try:
        asked = parse(query)
    except FilterError as error:
        in_words(error)
        _pointed(error)
        return
    except ReaderError as error:
        in_words(error)
        return
    again = written(asked)
    assert len(again) > 1000 or parse(again) == asked, again
    for ask in (found_rows, search, find_spans):
        try:
            list(ask(session, query))  # type: ignore[arg-type]
        except ReaderError as error:
            in_words(error)


def _pointed(error: FilterError) -> None:
    assert 0 <= error.start < error.end
    assert "^" in error.pointed()
