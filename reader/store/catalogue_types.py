"""What the catalogue takes and gives, and the protocol that any catalogue fulfils."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol, TypeAlias

import msgspec

from reader.model.pages import Article, Segmentation
from reader.model.records import State

Stamp: TypeAlias = tuple[int, int]
"""(size in bytes, modification time in nanoseconds) of a file when it was last read."""


class FileEntry(msgspec.Struct, frozen=True):
    """A file under `seeds/` as it was last seen.

    `path` is relative to the workspace, with ``/``. `sha256` names the page it holds; empty where
    it could not be read. `problem` is a word for people, such as ``empty`` or ``binary``.
    """

    path: str
    size: int
    mtime_ns: int
    sha256: str = ""
    problem: str = ""

    @property
    def stamp(self) -> Stamp:
        """Size and modification time, by which a changed file is known."""
        return self.size, self.mtime_ns


class PageEntry(msgspec.Struct, frozen=True):
    """A decoded page; `version` is that of the segmenter whose articles were put with it."""

    sha256: str
    encoding: str
    version: int
    warnings: tuple[str, ...] = ()


class IndexedText(msgspec.Struct, frozen=True):
    """What search needs of an article: title, outlet, authors and text, twice.

    `stored` is as they are, the text compressed; `folded` is as they are indexed.
    """

    stored: tuple[str, str, str, bytes]
    folded: tuple[str, str, str, str]


class ArticleEntry(msgspec.Struct, frozen=True):
    """What the list shows of an article, and the stretch `lo`..`hi` of the page that is its own.

    Offsets are code points into the decoded page. `published` is what the page prints, `inferred`
    a date that was reasoned out; both None where there is none. `text` is what search looks
    through; `indexed` says the same as it is stored, where that was worked out beforehand.
    """

    start: int
    lo: int
    hi: int
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    inferred: str | None = None
    words: int = 0
    language: str = ""
    unsure: bool = False
    lead: str = ""
    authors: tuple[str, ...] = ()
    text: str = ""
    indexed: IndexedText | None = None

    @staticmethod
    def of(article: Article, words: int, lead: str = "", text: str = "") -> ArticleEntry:
        """Return the entry of `article`, whose text has this many words and begins with `lead`."""
        metadata = (article.title, article.outlet, article.published, article.inferred)
        title, outlet, published, inferred = (
            value.value if value is not None else None for value in metadata
        )
        return ArticleEntry(
            article.start,
            article.lo,
            article.hi,
            title,
            outlet,
            published,
            inferred,
            words,
            article.language,
            article.unsure,
            lead,
            tuple(author.value for author in article.authors),
            text,
        )


class ArticleCounts(msgspec.Struct, frozen=True):
    """What one annotator made of the article that begins at page offset `start`.

    `note` is the text of the notes on the article itself.
    """

    start: int
    state: State = "unread"
    spans: int = 0
    notes: int = 0
    tags: tuple[tuple[str, str], ...] = ()
    note: str = ""
    read: bool = False
    starred: bool = False
    archived: bool = False


class SpanEntry(msgspec.Struct, frozen=True):
    """A span as the catalogue keeps it: where it lies on its page, and what is to be shown of it.

    `start` is the page offset at which its article begins (-1: no article holds it), `place` and
    `end` those of its first and past its last character. `quote` are its parts, an ellipsis between
    them.
    """

    uid: str
    start: int
    place: int
    end: int
    label: str
    attributes: tuple[tuple[str, str], ...] = ()
    note: str = ""
    quote: str = ""


class LinkEntry(msgspec.Struct, frozen=True):
    """A relation: its uid and type, and the (page sha256, span uid) of its two ends.

    Without a `target` it is the membership of a span in a group.
    """

    uid: str
    type: str
    source: tuple[str, str]
    target: tuple[str, str] | None = None


class Made(msgspec.Struct, frozen=True):
    """What one annotator made of a page, as of `stamp`.

    `words` are those of each span's quote and note, as they are looked through, where they were
    worked out beforehand.
    """

    annotator: str
    stamp: Stamp
    articles: tuple[ArticleCounts, ...] = ()
    spans: tuple[SpanEntry, ...] = ()
    links: tuple[LinkEntry, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


class Described(NamedTuple):
    """A file with the page that it holds, its articles, and what everybody made of them.

    `cut` is the page's segmentation as `reader.store.catalogue_schema.pack` gives it; empty where
    it is not to be kept.
    """

    file: FileEntry
    page: PageEntry
    articles: tuple[ArticleEntry, ...]
    made: tuple[Made, ...] = ()
    cut: bytes = b""


class SpanRow(msgspec.Struct, frozen=True):
    """A span of the corpus with its article; `article` is empty where none holds it.

    `quote` may be cut. Offsets are page offsets.
    """

    id: int
    annotator: str
    page: str
    uid: str
    place: int
    label: str
    attributes: tuple[tuple[str, str], ...]
    note: str
    quote: str
    article: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""


class ArticleRow(msgspec.Struct, frozen=True):
    """A row of the list: an article, or a file that holds none and says why in `problem`.

    For a file without articles `id` is empty and `start`, `lo` and `hi` are -1; `page` is empty too
    where it could not be read. `problem` may also stand beside an article of a page that has
    changed. `path` is the first of the page's names; `lead` is how the text begins. `doc` is the
    article's number where it was asked for by number.
    """

    id: str
    page: str
    start: int
    path: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    inferred: str | None = None
    state: State = "unread"
    words: int = 0
    spans: int = 0
    notes: int = 0
    tags: tuple[tuple[str, str], ...] = ()
    language: str = ""
    unsure: bool = False
    lo: int = -1
    hi: int = -1
    problem: str = ""
    lead: str = ""
    read: bool = False
    starred: bool = False
    archived: bool = False
    doc: int = 0


class Totals(msgspec.Struct, frozen=True):
    """Sums over all rows, for one annotator.

    `states` counts the listed articles and has every state as a key. `unlisted_spans` lie on pages
    or at articles that the list does not show; they are not among `spans`.
    """

    files: int
    problems: int
    pages: int
    articles: int
    words: int
    spans: int
    notes: int
    unlisted_spans: int
    states: dict[State, int]


class CatalogueProtocol(Protocol):
    """Rows of articles, counts, states and cached segmentations, all of it derived.

    Threads: every method may be called from any thread. A read sees the last committed write and
    never waits for a writer, so the thread that draws may read while another fills the catalogue.
    Writes queue behind one another; a thread inside `batch` sees its own writes, others see them
    when it ends. Hence batches should be short (some hundred pages) where others wait to write.
    Two processes may use one catalogue; the same holds between them.

    Order: by the path of the page's first name, compared by code point, then by place in the page.

    Errors: a damaged catalogue is emptied and `rebuilt` goes up; whoever feeds it should compare
    that number and feed it again. What cannot be written raises `CatalogueError`; annotations are
    not concerned by that.
    """

    @property
    def warning(self) -> str:
        """Why the catalogue lives in memory only, as a sentence; empty where it does not."""

    @property
    def rebuilt(self) -> int:
        """How often it was found damaged or of another version, and emptied, since opening."""

    def generation(self) -> int:
        """Return a number that grows with every committed write, of other processes too."""

    def batch(self) -> AbstractContextManager[None]:
        """Make all writes of this thread inside the ``with`` one transaction."""

    def close(self) -> None:
        """Let go of the file; the catalogue cannot be used afterwards."""

    def put_file(self, entry: FileEntry) -> None:
        """Add or replace what is known of the file at `entry.path`."""

    def drop_file(self, path: str) -> None:
        """Forget a file that is gone; its page stays until `prune`."""

    def files(self) -> dict[str, FileEntry]:
        """Return every known file by path."""

    def problems(self) -> list[FileEntry]:
        """Return the files with a problem, by path."""

    def names(self, sha256: str) -> tuple[str, ...]:
        """Return the paths under which the page is found, in order."""

    def put_page(self, page: PageEntry, articles: Sequence[ArticleEntry]) -> None:
        """Replace what is known of a page; where its cut differs, its counts are forgotten."""

    def page(self, sha256: str) -> PageEntry | None:
        """Return what is known of a page."""

    def outdated(self, version: int) -> list[str]:
        """Return the pages whose articles another segmenter than `version` found."""

    def prune(self) -> int:
        """Forget pages that have neither a file nor annotations; return how many those were."""

    def put_segmentation(
        self, segmentation: Segmentation, version: int, encoding: str = ""
    ) -> None:
        """Keep the machine's segmentation of a page that was decoded with `encoding`."""

    def segmentation(self, sha256: str, version: int, encoding: str = "") -> Segmentation | None:
        """Return the segmentation kept for exactly this page, version and encoding."""

    def put_annotations(
        self,
        annotator: str,
        page: str,
        stamp: Stamp,
        articles: Sequence[ArticleCounts],
        spans: Sequence[SpanEntry] = (),
        links: Sequence[LinkEntry] = (),
    ) -> None:
        """Replace what one annotator made of a page that was put before, as of `stamp`."""

    def drop_annotations(self, annotator: str, page: str) -> None:
        """Forget what one annotator made of a page."""

    def stamps(self, annotator: str) -> dict[str, Stamp]:
        """Return, by page sha256, the stamps given with an annotator's counts."""

    def count(self) -> int:
        """Return how many rows the list has."""

    def rows(self, annotator: str, offset: int, limit: int) -> list[ArticleRow]:
        """Return at most `limit` rows from row `offset` (from 0) on."""

    def iterate(self, annotator: str) -> Iterator[ArticleRow]:
        """Yield all rows in order, some hundreds read at a time."""

    def row(self, annotator: str, article: str) -> ArticleRow | None:
        """Return the row of the article that this id resolves to."""

    def row_index(self, article: str) -> int | None:
        """Return at which row (from 0) the article stands that this id resolves to."""

    def path_index(self, path: str) -> int | None:
        """Return the first row (from 0) of the page that has this name."""

    def lookup(self, sha12: str, offset: int) -> tuple[str, int] | None:
        """Return (page sha256, start) of the article that holds page offset `offset`."""

    def totals(self, annotator: str) -> Totals:
        """Return the sums over all rows."""
