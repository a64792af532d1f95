"""Records of an import whose texts become pages of their own, made ready to be written.

That is most of the work of a large import, it asks nothing of other records, and so other processes
can do it: finding the place of everything that a record says, encoding it as journal, page files
and catalogue will have it. Whatever is not as plain as that is left for `importing` to look at.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable

from reader.exchange import native
from reader.exchange.place import Placement
from reader.exchange.record import Record
from reader.model.changes import Op
from reader.model.errors import ReaderError
from reader.model.pages import Page
from reader.model.records import TABLES
from reader.model.records import Record as Made
from reader.session.homes import Home, Homes
from reader.session.merging import Merger
from reader.session.packed_records import Listing, Packed, Said
from reader.session.page_counts import count_articles, link_entries, span_entries
from reader.session.page_reading import article_entries
from reader.session.session import Session
from reader.store.annotations import AnnotationStore, PageInfo, PageRecords
from reader.store.catalogue_spans import words_found
from reader.store.catalogue_types import Made as MadeEntry
from reader.store.catalogue_types import PageEntry
from reader.store.first_records import first_records
from reader.store.page_state import State, Table

_NO_STAMP = (0, 0)


class _OnlyPage:
    """What a file says of a page of which it, and the workspace, have said nothing before."""

    def __init__(self) -> None:
        self.ops: dict[str, list[Op]] = {}
        self._held: dict[str, Made] = {}

    def add(self, op: Op, annotator: str) -> None:
        """Take an operation of an annotator."""
        self.ops.setdefault(annotator, []).append(op)
        record = op.record
        self._held[record.uid] = record

    def held(self, page: str, uid: str) -> Made | None:
        """Return what was said of `uid`."""
        return self._held.get(uid)

    def hold(self, record: Made, kind: str, uid: str) -> None:
        """Note that this was said of `uid`."""
        self._held[uid] = record

    def first_of_article(self, page: str, article: str) -> bool:
        """Tell that nothing was said of any article."""
        return True


class Packer:
    """Makes records ready; see `pack`."""

    def __init__(
        self,
        session: Session,
        homes: Homes,
        stores: Iterable[AnnotationStore],
        annotator: str,
    ) -> None:
        """Pack for the workspace of `session`, whose annotators have `stores`.

        `annotator` is whom passages are put down to that the file puts down to nobody.
        """
        self._session = session
        self._homes = homes
        self._stores = tuple(stores)
        self._annotator = annotator

    def pack(self, line: bytes) -> Packed | None:
        """Return what a line of native JSONL comes to, None where there is more to it."""
        record, problems = native.read_line(line, annotator=self._annotator)
        if record is None or problems or record.links:
            return None
        try:
            home = self._homes.on_new_page(record)
            return None if home is None else self._packed(record, home)
        except ReaderError:  # which is told when it is looked at again
            return None

    def _packed(self, record: Record, home: Home) -> Packed | None:
        placement = home.placement
        sha256, data = placement.page_sha, placement.new_page_bytes
        if placement.refused or placement.problems or data is None:
            return None
        if not all(store.is_new(sha256) for store in self._stores):
            return None
        said = _OnlyPage()
        merger = Merger(self._session.scheme, {}, said)
        if merger.merge(placement, home.scope) or not said.ops:
            return None
        made = {}
        for who, ops in said.ops.items():
            first = first_records(ops)
            if first is None:
                return None
            offset: int = getattr(ops[0].record, "start", 0)
            made[who] = Said(first.size, offset, pickle.dumps(first, protocol=5))
        listing = self._listing(home.page, placement, said)
        if listing is None:
            return None
        return Packed(
            record.id,
            record.text_sha256,
            sha256,
            placement.new_page_name,
            data,
            made,
            [span.uid for span in placement.spans],
            pickle.dumps(listing, protocol=5),
            *(dict(merger.added), dict(merger.same), dict(merger.unknown)),
        )

    def _listing(self, page: Page, placement: Placement, said: _OnlyPage) -> Listing | None:
        cut = self._homes.cut_of(page.text, placement.corrections)
        articles = tuple(article_entries(page, cut))
        if not articles:
            return None
        made = []
        for who, ops in sorted(said.ops.items()):
            records = _records(page, ops)
            spans = tuple(span_entries(cut, records))
            read = self._session.read_on(who, page.sha256)
            counts = tuple(count_articles(cut, records, spans, read))
            links = tuple(link_entries(records))
            words = tuple(map(words_found, spans))
            made.append(MadeEntry(who, _NO_STAMP, counts, spans, links, words))
        warnings = (*page.warnings, *cut.warnings)
        entry = PageEntry(page.sha256, page.encoding, self._session.corpus.version, warnings)
        return Listing(entry, articles, tuple(made))


def _records(page: Page, ops: list[Op]) -> PageRecords:
    tables = {name: Table() for name in TABLES}
    for op in ops:
        tables[op.table].records[op.uid] = op.record
    return PageRecords(PageInfo(page.sha256, page.names[0], page.encoding), State(0, 0, tables))
