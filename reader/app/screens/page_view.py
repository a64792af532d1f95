"""The page view without what it corrects: the whole page as it is cut, and a cursor on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from reader import logfile
from reader.app.actions.keys import KeyTrie, shown_key
from reader.app.actions.registry import Action, Registry
from reader.app.desk.keying import MOST_TIMES, key_name
from reader.app.documents import span_views
from reader.app.standing import stands
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.document import SpanView
from reader.app.widgets.document_values import KIND_KEYS
from reader.app.widgets.lines import Line, plain
from reader.app.widgets.page_text import BlockMark, PageText
from reader.model.errors import ReaderError, UsageError
from reader.session.articles import TextSpan
from reader.session.mending import Mending
from reader.session.page_cursor import PageCursor
from reader.session.wording import counted

ACTS = {
    "page.start": "start article",
    "page.merge": "merge",
    "page.earlier": "earlier",
    "page.later": "later",
    "page.split": "split",
    "page.fields": "fields",
    "page.why": "why",
    "page.undo": "undo",
    "page.close": "back",
}
"""What the row at the bottom offers beside the kinds, in its words."""
READING = ("page.fields", "page.why", "page.close")
"""What it offers where nothing can be changed."""
LOW = 20
"""Rows of the screen below which it offers what fits on two."""
ABOVE = 3
"""Rows that stay in sight above the beginning of an article to which one goes."""


class Surroundings(NamedTuple):
    """What the page view has from the desk: key map, saving, and how it is saved, in a word."""

    registry: Registry
    keys: KeyTrie
    run: Callable[[Action], None]
    wake: Callable[[], None]
    save_word: Callable[[], str]
    ascii_only: bool


class Left(NamedTuple):
    """Where the cursor was when the page view was left, and what to do there."""

    offset: int
    moved: bool
    changed: bool


class PageView(Screen[Left], inherit_bindings=False):
    """The blocks of a page under a cursor: what is shown, keys and mouse, and moving."""

    AUTO_FOCUS = "#whole"
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PageView { layout: vertical; background: $background; color: $foreground; }
    PageView #whole { height: 1fr; width: 1fr; }
    PageView Line, MendScreen Choices, MendScreen #page-status { background: $panel; }
    PageView #page-status { height: auto; min-height: 1; max-height: 3; }
    """
    BINDINGS: ClassVar = []

    def __init__(self, mending: Mending, offset: int, around: Surroundings) -> None:
        """Show the page of `mending` with the cursor on the block at `offset` (code points)."""
        super().__init__()
        self.mending = mending
        self.cursor = PageCursor(mending, offset)
        self._around = around
        self._count = 0
        self._message = ""
        self._corrections = len(mending.corrections)

    def compose(self) -> ComposeResult:
        """Build the screen."""
        width = self.mending.session.config.text_width
        self.text = PageText(max_width=width, ascii_only=self._around.ascii_only, id="whole")
        yield Line(id="page-top")
        yield self.text
        yield Static("", id="page-status", markup=False)
        yield Choices(self._choices(), id="page-choices")

    def on_mount(self) -> None:
        """Show the page at the cursor."""
        self.text.show_page(self.mending.page.text, self._marks(), self._spans())
        self.call_after_refresh(self._moved)

    def _spans(self) -> Sequence[SpanView]:
        spans = [
            TextSpan(span, tuple((part.start, part.end) for part in span.parts))
            for span in self.mending.spans
        ]
        return span_views(self.mending.session.scheme, spans)

    def _choices(self) -> list[Choice]:
        registry = self._around.registry
        read_only = self.mending.session.read_only
        kinds = [] if read_only else [(f"page.{kind}", kind) for kind in KIND_KEYS]
        acts = [(name, word) for name, word in ACTS.items() if not read_only or name in READING]
        return [
            Choice(shown_key(registry[name].keys[0]), word, f"do('{name}')")
            for name, word in (*kinds, *acts)
            if registry[name].keys
        ]

    def on_resize(self, event: events.Resize) -> None:
        """Leave the page most of a low screen; what is not offered there is done by key."""
        self.query_one(Choices).styles.max_height = 2 if event.size.height < LOW else None

    # --- keys and mouse ----------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How often the action is to be done: the digits before its key, 1 where there are none."""
        return self._count or 1

    def take_key(self, event: events.Key) -> None:
        """Find the action of a key and run it; digits are a count."""
        keys, key = self._around.keys, key_name(event)
        begun = keys.pressed
        if not begun and len(key) == 1 and key in "0123456789" and (key != "0" or self._count):
            more = self._count * 10 + int(key)
            self._count = more if more < MOST_TIMES else self._count
            self.say(f"{self._count}…")
            return
        found = keys.feed(key)
        if isinstance(found, Action):
            self.do(found)
        elif found == "pending":
            self.say(shown_key(" ".join(keys.pressed)) + "…")
            return
        elif event.is_printable or begun:
            pressed = shown_key(" ".join((*begun, key)))
            self.say(f"{pressed} does nothing in the page view")
        self._count = 0

    def action_do(self, name: str) -> None:
        """Do what was clicked."""
        self.do(self._around.registry[name])

    def do(self, action: Action) -> None:
        """Run an action; an error that it raises becomes the message."""
        self._message = ""
        try:
            self._around.run(action)
        except ReaderError as error:
            logfile.error(error)
            self._message = str(error)
        if self.is_current:
            self.show_lines()

    def on_document_view_clicked(self, event: PageText.Clicked) -> None:
        """Go to the block that was clicked."""
        event.stop()
        self.cursor.click(event.offset, event.times)
        self.say("")
        self._moved()

    def on_document_view_dragged(self, event: PageText.Dragged) -> None:
        """Select what is dragged over."""
        event.stop()
        self.cursor.drag(event.anchor, event.head, exact=event.exact)
        self.say("")
        self._moved(reveal=False)

    # --- what is shown -----------------------------------------------------------------------

    def say(self, message: str) -> None:
        """Show a message until the next action."""
        self._message = message
        self.show_lines()

    def show_lines(self) -> None:
        """Bring the top line and the status up to date."""
        if not stands(self):
            return
        mending = self.mending
        name = mending.page.names[0] if mending.page.names else mending.page.sha256[:12]
        outside = len(mending.outside())
        told = [
            name,
            counted(len(mending.cut.articles), "article"),
            counted(len(mending.blocks), "block"),
            counted(self._corrections, "correction"),
            f"{counted(outside, 'span')} outside the text (n)" if outside else "",
        ]
        top = "  ".join(filter(None, told))
        self.query_one("#page-top", Line).show(top, self._around.save_word())
        status = self.query_one("#page-status", Static)
        status.update(plain(self._message or self._status()))

    def _status(self) -> str:
        cursor = self.cursor
        if cursor.is_partial:
            return f"selected: {cursor.selected}"
        if cursor.count > 1:
            return f"{cursor.count} blocks selected"
        block, article = cursor.here
        kind = f"{block.kind}/{block.sub}" if block.sub else block.kind
        where = f"article {article}" if article else "in no article"
        return f"{kind}, {where}: {block.reason}"

    def _marks(self) -> Sequence[BlockMark]:
        marks: list[BlockMark] = []
        begun: set[int] = set()
        for block, article in self.mending.blocks:
            begins = article > 0 and article not in begun
            begun.add(article)
            by_person = block.origin != "machine"
            marks.append(BlockMark(block.start, block.end, block.kind, article, begins, by_person))
        return marks

    def _moved(self, *, reveal: bool = True) -> None:
        cursor = self.cursor
        start, end = cursor.range
        head = cursor.caret
        if not cursor.is_partial and not cursor.is_inside:
            head = start if cursor.head <= cursor.anchor else end
        self.text.set_selection(start, end, head)
        if reveal:
            at = cursor.caret if cursor.is_partial or cursor.is_inside else None
            block = cursor.here.block
            if at is None:
                self.text.reveal(block.start, block.end, head)
            else:
                self.text.reveal(at, at)
        self.show_lines()

    # --- moving ------------------------------------------------------------------------------

    def move(self, blocks: int) -> None:
        """Go on by blocks, as often as was counted."""
        self.cursor.move(blocks * self.count)
        self._moved()

    def extend(self, blocks: int) -> None:
        """Select more blocks."""
        self.cursor.extend(blocks * self.count)
        self._moved()

    def next_article(self, direction: int) -> None:
        """Go to where an article begins."""
        self.cursor.next_article(direction * self.count)
        self.text.restore_place(self.cursor.here.block.start)
        self.text.scroll_rows(-ABOVE)
        self._moved()

    def end(self, last: int) -> None:
        """Go to the first block, or to the last; with a count to that block."""
        if self._count:
            self.cursor.first()
            self.cursor.move(self._count - 1)
        elif last:
            self.cursor.last()
        else:
            self.cursor.first()
        self._moved()

    def page(self, pages: float) -> None:
        """Scroll by `pages` of what is visible, and go to the first block there."""
        before = self.text.place
        self.text.page(pages)
        if self.text.place != before:
            self.cursor.go_to(self.text.place)
        elif pages > 0:
            self.cursor.last()
        else:
            self.cursor.first()
        self._moved(reveal=False)

    def word(self, count: int) -> None:
        """Move the caret by words."""
        self.cursor.word(count * self.count)
        self._moved()

    def character(self, count: int) -> None:
        """Move the caret by characters."""
        self.cursor.character(count * self.count)
        self._moved()

    def begin_part(self) -> None:
        """Select the word at the caret, to go on from there."""
        self.cursor.begin_part()
        self._moved()

    def next_outside(self) -> None:
        """Go to the next span that lies outside the text, round the end."""
        found = self.mending.outside()
        if not found:
            raise UsageError("every span lies in the text")
        here = self.cursor.here.block.end
        span = next((one for one in found if one.start >= here), found[0])
        self.cursor.go_to(span.start)
        self._moved()
        self._message = f"{span.label}: {span.parts[0].quote}"
