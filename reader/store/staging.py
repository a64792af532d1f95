"""Changes on their way: what one touches before it is published, and what waits for the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader.model.changes import Op
from reader.store.page_state import Draft, PageRecords
from reader.store.undo import Step


class Pending:
    """A change that was applied and is not durable yet: its lines, its pages, its undo step."""

    __slots__ = ("lines", "pages", "step")

    def __init__(self, lines: list[bytes], pages: list[PageRecords], step: Step) -> None:
        self.lines = lines
        self.pages = pages
        self.step = step


class _Touched:
    __slots__ = ("draft", "page", "seq")

    def __init__(self, page: PageRecords) -> None:
        self.page = page
        self.draft = Draft(page.state)
        self.seq = page.state.seq


class Staging:
    """The pages that a change or a batch touches; nobody sees any of it before `publish`.

    `page_of` gives the page with a sha256, or raises what speaks against changing it.
    """

    def __init__(self, page_of: Callable[[str], PageRecords]) -> None:
        self._page_of = page_of
        self._touched: dict[str, _Touched] = {}

    def touch(self, ops: Iterable[Op]) -> list[PageRecords]:
        """Take the pages of the operations in; return those among them that are new here."""
        new = []
        for op in ops:
            if op.page not in self._touched:
                page = self._page_of(op.page)
                self._touched[op.page] = _Touched(page)
                new.append(page)
        return new

    def apply(self, ops: Iterable[Op], seq: int) -> bytes:
        """Apply the operations of the line `seq`, whose pages were touched; return them as JSON."""
        encoded = []
        for op in ops:
            touched = self._touched[op.page]
            encoded.append(touched.draft.apply(op))
            touched.seq = seq
        return b"[" + b",".join(encoded) + b"]"

    def publish(self) -> list[PageRecords]:
        """Give every page its new state and return the pages; the staging is over."""
        pages = []
        for touched in self._touched.values():
            touched.page.state = touched.draft.finish(touched.seq)
            touched.page.announced = True
            pages.append(touched.page)
        self._touched = {}
        return pages
