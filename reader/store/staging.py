"""Changes on their way: what one touches before it is published, and what waits for the disk."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable

from reader.model.changes import Op
from reader.store.overflow import Overflow
from reader.store.page_state import Draft, PageInfo, PageRecords, State
from reader.store.undo import Step

PAGES = 256
"""Pages of a batch that are held in memory."""
RECORDS = 20_000
"""Records of these pages, at most, unless a single page has more."""


class Pending:
    """A change that was applied and is not durable yet: its lines, its pages, its undo step."""

    __slots__ = ("lines", "pages", "step")

    def __init__(self, lines: list[bytes], pages: list[PageRecords], step: Step) -> None:
        self.lines = lines
        self.pages = pages
        self.step = step


class _Touched:
    """A page being changed; `page` is None for one that has been in the overflow."""

    __slots__ = ("draft", "info", "page", "seq", "size", "stamp")

    def __init__(self, page: PageRecords, *, again: bool) -> None:
        state: State = page.state
        self.page = None if again else page
        self.info: PageInfo = page.info
        self.stamp = page.stamp
        self.draft = Draft(state)
        self.seq = state.seq
        self.size = state.size


class Staging:
    """The pages that a change or a batch touches; nobody sees any of it before `publish`.

    `page_of` gives the page with a sha256, or raises what speaks against changing it. With an
    `overflow`, the pages that were not touched for longest go there where they are too many.
    """

    def __init__(
        self, page_of: Callable[[str], PageRecords], overflow: Overflow | None = None
    ) -> None:
        self._page_of = page_of
        self._overflow = overflow
        self._touched: OrderedDict[str, _Touched] = OrderedDict()
        self._size = 0

    def touch(self, ops: Iterable[Op]) -> list[PageRecords]:
        """Take the pages of the operations in; return those among them that are new here."""
        new = []
        last = ""
        for op in ops:
            sha256 = op.page
            if sha256 == last:
                continue
            last = sha256
            if sha256 in self._touched:
                self._touched.move_to_end(sha256)
                continue
            page = self._overflow.page(sha256) if self._overflow is not None else None
            again = page is not None
            if page is None:
                page = self._page_of(sha256)
                new.append(page)
            self._touched[sha256] = touched = _Touched(page, again=again)
            self._size += touched.size
        return new

    def apply(self, ops: Iterable[Op], seq: int) -> bytes:
        """Apply the operations of the line `seq`, whose pages were touched; return them as JSON."""
        encoded = []
        for op in ops:
            touched = self._touched[op.page]
            encoded.append(touched.draft.apply(op))
            touched.seq = seq
            touched.size += 1
            self._size += 1
        if self._overflow is not None:
            while len(self._touched) > PAGES or (self._size > RECORDS and len(self._touched) > 1):
                self._put_aside(self._overflow, *self._touched.popitem(last=False))
        return b"[" + b",".join(encoded) + b"]"

    def _put_aside(self, overflow: Overflow, sha256: str, touched: _Touched) -> None:
        overflow.put(touched.info, touched.draft.finish(touched.seq), touched.stamp)
        self._size -= touched.size

    def publish(self) -> list[PageRecords]:
        """Give every page its new state and return the pages; the staging is over.

        Pages that are, or have been, in the overflow are not among them.
        """
        pages = []
        for sha256, touched in self._touched.items():
            if touched.page is None:
                assert self._overflow is not None
                self._put_aside(self._overflow, sha256, touched)
                continue
            touched.page.state = touched.draft.finish(touched.seq)
            touched.page.announced = True
            pages.append(touched.page)
        self._touched = OrderedDict()
        return pages
