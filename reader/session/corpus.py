"""The pages of a workspace: what they say and how they are cut.

Modules that only some pages need are imported when they are needed, since most commands find every
page in the catalogue already.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from reader.model.errors import NotFoundError, SettingsError
from reader.model.pages import Page, Segmentation
from reader.model.records import Correction
from reader.pages.version import SEGMENTER_VERSION
from reader.regular import read_inside
from reader.session.annotators import Annotators
from reader.session.page_reading import PageReader
from reader.session.pagefiles import read_page_file
from reader.settings.config import Config
from reader.store.annotations import AnnotationStore, PageInfo
from reader.store.catalogue import Catalogue
from reader.store.catalogue_file import CatalogueError
from reader.store.catalogue_known import PackedCut
from reader.store.catalogue_schema import unpack

if TYPE_CHECKING:
    from reader.pages.phrasebook import Phrasebook
    from reader.text.languages import Lexicon

KEPT = "annotations/_pages/"
"""Where the bytes of annotated pages are kept, relative to the workspace."""


MIB = 1024 * 1024


_KEPT_NAME = re.compile(r"[0-9a-f]{64}\.txt\Z")


def kept_name(sha256: str) -> str:
    """Return where the bytes of an annotated page are kept, relative to the workspace."""
    return f"{KEPT}{sha256}.txt"


def kept_pages(root: Path) -> list[str]:
    """Return the sha256 of every page whose bytes are kept, sorted."""
    try:
        with os.scandir(root / KEPT) as found:
            names = [entry.name for entry in found]
    except OSError:
        return []
    return sorted(name[:-4] for name in names if _KEPT_NAME.match(name))


PHRASES = "annotations/phrases"
"""Where a workspace has furniture phrases of its own: ``*.txt``, written as `reader.pages` says."""
ABBREVIATIONS, CUES = "annotations/abbreviations", "annotations/cues"
"""Where it has abbreviations and cue words: ``de.txt`` for German, as `reader.text` has them."""


def own_files(root: Path, *folders: str) -> dict[str, str]:
    """Return the text of each ``*.txt`` in these folders of a workspace, by its relative path.

    Raises `SettingsError` for one that cannot be read.
    """
    found = {}
    for path in (path for folder in folders for path in sorted((root / folder).glob("*.txt"))):
        name = path.relative_to(root).as_posix()
        try:
            found[name] = read_inside(root, path, MIB).decode("utf-8")
        except OSError as error:
            reason = error.strerror or str(error)
            raise SettingsError(f"cannot be read: {reason}", file=name) from error
        except UnicodeDecodeError as error:
            raise SettingsError(f"cannot be read as UTF-8 text: {error}", file=name) from error
    return found


def _phrasebook(files: dict[str, str]) -> Phrasebook | None:
    if not files:
        return None
    from reader.pages.phrasebook import extended_phrasebook

    return extended_phrasebook(files)


def _lexicon(files: dict[str, str]) -> Lexicon | None:
    if not files:
        return None
    from reader.text.languages import Lexicon

    return Lexicon(files)


class Corpus:
    """Opens pages; every method may be called from any thread."""

    def __init__(
        self, root: Path, catalogue: Catalogue, config: Config, annotators: Annotators
    ) -> None:
        self.root = root
        self.catalogue = catalogue
        self.annotators = annotators
        self._encoding = config.encoding
        self.largest = config.largest_page * MIB
        """Bytes that a page may have."""
        self.lexicon = _lexicon(own_files(root, ABBREVIATIONS, CUES))
        """Abbreviations and cue words, where the workspace has some of its own."""
        self._phrase_files = own_files(root, PHRASES)
        self._phrases = _phrasebook(self._phrase_files)
        self.reader = PageReader(str(root), config.encoding, self._phrase_files, self.largest)
        """What reads page files for the first time."""
        # With another encoding or other phrases a page may read, and so be cut, otherwise.
        told = repr((config.encoding, self._phrase_files))
        self.version = SEGMENTER_VERSION << 32 | crc32(told.encode("utf-8", "backslashreplace"))

    def page(self, sha256: str) -> Page:
        """Return the page with these bytes, from ``seeds/`` or from the kept pages.

        Raises `NotFoundError` where no file holds them any more, or none can be read.
        """
        return self.page_named(sha256, self.catalogue.names(sha256))

    def page_named(self, sha256: str, names: tuple[str, ...], info: PageInfo | None = None) -> Page:
        """Return the page with these bytes that the catalogue knows under `names`.

        `info` is what was stored with its first annotation, where that was looked up before.
        """
        reason = "the page is gone or has changed"
        for name in (*names, kept_name(sha256)):
            try:
                data = read_page_file(self.root, name, self.largest)
            except FileNotFoundError:
                continue
            except OSError as error:
                reason = f"the page cannot be read: {error.strerror or error}"
                continue
            if hashlib.sha256(data).hexdigest() == sha256:
                return self.decoded(sha256, data, names, info)
        shown = names[0] if names else sha256[:12]
        raise NotFoundError(reason, file=shown, hint="look again with R or `reader list`")

    def decoded(
        self, sha256: str, data: bytes, names: tuple[str, ...], info: PageInfo | None = None
    ) -> Page:
        """Return the page of these bytes; raises `DecodingError`.

        A page that only the kept copy holds has the name that it had when it was annotated.
        """
        from reader.pages.decode import decode

        info = info or self.annotators.info(sha256)
        declared = info.encoding if info is not None else ""
        found = decode(data, declared=declared, preferred=self._encoding)
        shown = tuple(name for name in names if not name.startswith(KEPT))
        if not shown:
            shown = (info.name,) if info is not None and info.name else names
        return Page(sha256, found.text, found.encoding, shown, found.warnings)

    def segmentation(self, page: Page) -> Segmentation:
        """Return the articles of a page, with everybody's corrections over the machine's cut."""
        return self.corrected(page, self.annotators.corrections(page.sha256))

    def corrected(
        self, page: Page, corrections: Sequence[Correction], kept: PackedCut | None = None
    ) -> Segmentation:
        """Return the articles of a page with these corrections.

        `kept` is what the catalogue has kept of the page, where it was asked for that before.
        """
        if corrections:
            from reader.pages.described import described

            found = described(page.text, corrections, page.sha256)
            if found is not None:
                return found
        machine = None
        if kept is not None and (kept.version, kept.encoding) == (self.version, page.encoding):
            machine = unpack(kept.content)
        if machine is None:
            machine = self.machine_cut(page)
        if not corrections:
            return machine
        from reader.pages.overlay import replay

        return replay(page.text, machine, corrections)

    def cut(self, text: str, sha256: str = "") -> Segmentation:
        """Cut a text as the pages of this workspace are cut, its own furniture phrases included."""
        from reader.pages.segment import segment

        return segment(text, sha256, phrases=self._phrases)

    def machine_cut(self, page: Page) -> Segmentation:
        """Return the machine's cut of a page, from the catalogue where that has it."""
        found = self.catalogue.segmentation(page.sha256, self.version, page.encoding)
        if found is not None:
            return found
        found = self.cut(page.text, page.sha256)
        with suppress(CatalogueError):
            self.catalogue.put_segmentation(found, self.version, page.encoding)
        return found

    def register(self, page: Page, store: AnnotationStore, data: bytes | None = None) -> None:
        """Make a page annotatable in `store`: its bytes are kept with its first annotation.

        They are `data` where they are at hand. Of a page whose files have vanished they are those
        that it was decoded from. Raises `NotFoundError` where its files hold other bytes by now, or
        the decoding cannot be taken back, and `DamageError` for `data` that are others.
        """
        info = store.info(page.sha256)
        with suppress(OSError):
            if info is not None and (self.root / kept_name(page.sha256)).is_file():
                return
        name = page.names[0] if page.names else f"{page.sha256[:12]}.txt"
        if data is not None:
            store.register(PageInfo(page.sha256, name, page.encoding), data)
            return
        changed = False
        for path in (*self.catalogue.names(page.sha256), *page.names, kept_name(page.sha256)):
            with suppress(OSError):
                data = read_page_file(self.root, path, self.largest)
                if hashlib.sha256(data).hexdigest() == page.sha256:
                    store.register(PageInfo(page.sha256, name, page.encoding), data)
                    return
                changed = True
        if not changed and store.holds(page.sha256):
            return
        data = None if changed else _bytes_of(page)
        if data is not None:
            store.register(PageInfo(page.sha256, name, page.encoding), data)
        elif changed or info is None or not store.why_gone():
            raise NotFoundError("the page has changed since it was opened", file=name)


def _bytes_of(page: Page) -> bytes | None:
    """Return the bytes that a page was decoded from, None where its text does not tell them."""
    try:
        data = page.text.encode(page.encoding)
    except (UnicodeError, LookupError):
        return None
    return data if hashlib.sha256(data).hexdigest() == page.sha256 else None
