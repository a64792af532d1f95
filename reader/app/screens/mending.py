"""The page view: the whole page as it is cut, and what to press to cut it otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple, cast

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from reader.app.actions.keys import KeyTrie, shown_key
from reader.app.actions.registry import Action, Registry
from reader.app.desk.keying import MOST_TIMES, key_name
from reader.app.documents import span_views
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.lines import Line, plain
from reader.app.widgets.page_text import KIND_KEYS, BlockMark, PageText
from reader.model.errors import ReaderError, UsageError
from reader.model.pages import BlockKind
from reader.session.articles import TextSpan
from reader.session.mending import Mended, Mending, PageBlock, read_date
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


class MendScreen(Screen[Left], inherit_bindings=False):
    """Blocks under a cursor; each key sets something for what is selected, at once."""

    AUTO_FOCUS = "#whole"
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    MendScreen { layout: vertical; background: $background; color: $foreground; }
    MendScreen #whole { height: 1fr; width: 1fr; }
    MendScreen Line, MendScreen Choices, MendScreen #page-status { background: $panel; }
    MendScreen #page-status { height: auto; min-height: 1; max-height: 3; }
    """
    BINDINGS: ClassVar = []

    def __init__(self, mending: Mending, offset: int, around: Surroundings) -> None:
        """Show the page of `mending` with the cursor on the block at `offset` (code points)."""
        super().__init__()
        self.mending = mending
        self.cursor = PageCursor(mending, offset)
        self._around = around
        self._begun_at = self.cursor.head
        self._changed = False
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
        spans = [
            TextSpan(span, tuple((part.start, part.end) for part in span.parts))
            for span in self.mending.spans
        ]
        views = span_views(self.mending.session.scheme, spans)
        self.text.show_page(self.mending.page.text, self._marks(), views)
        self.call_after_refresh(self._moved)

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
        if not self.is_mounted:
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
        begins = {article.lo for article in self.mending.cut.articles}
        # The first article begins with the page, whatever stands before its first block.
        first = {number: i for i, (_, number) in reversed(list(enumerate(self.mending.blocks)))}

        def mark(index: int, one: PageBlock) -> BlockMark:
            block, article = one
            begun = block.start in begins or (article == 1 and first[1] == index)
            by_person = block.origin != "machine"
            return BlockMark(block.start, block.end, block.kind, article, begun, by_person)

        return [mark(index, one) for index, one in enumerate(self.mending.blocks)]

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

    # --- correcting --------------------------------------------------------------------------

    def set_kind(self, kind: str) -> None:
        """Say what the selected blocks, or the selected part of one, are."""
        self._did(self.mending.set_kind(*self.cursor.range, cast("BlockKind", kind)))

    def start_article(self) -> None:
        """Let an article begin at the caret, or at the first of the selected blocks."""
        inside = self.cursor.is_inside and not self.cursor.is_partial
        offset = self.cursor.caret if inside else self.cursor.range[0]
        self._did(self.mending.start_article(offset))

    def merge(self) -> None:
        """Join the article to the one before."""
        self._did(self.mending.merge(self.cursor.here.block.start))

    def move_boundary(self, blocks: int) -> None:
        """Move the beginning of the article."""
        start = self.cursor.here.block.start
        self._did(self.mending.move_boundary(start, blocks * self.count))

    def split(self) -> None:
        """Divide the line at the caret."""
        caret = self.cursor.caret
        self._did(self.mending.split(caret), caret)

    def set_from_selection(self, name: str) -> None:
        """Set a field of the article to what is selected, which stays what it is."""
        start, end = self.cursor.range
        raw = value = self.cursor.selected
        if name == "published":
            value = self.mending.date_in(start, end) or read_date(raw)
            if not value:
                raise UsageError("no date is printed there, or one that can be read two ways; i")
        self._did(self.mending.set_field(start, name, " ".join(value.split()), raw, (start, end)))

    def ask_fields(self) -> None:
        """Set title, outlet, date and authors of the article by hand."""
        from reader.app.screens.fields import FieldsScreen

        offset = self.cursor.here.block.start
        article = self.mending.article(offset)
        heading = f"Article {self.mending.number(article)}"

        def keep(known: dict[str, tuple[str, str]] | None) -> None:
            try:
                if known:
                    self._did(self.mending.set_fields(offset, known))
            except ReaderError as error:
                self._message = str(error)
            self.show_lines()

        self.app.push_screen(FieldsScreen(heading, article), keep)

    def show_why(self) -> None:
        """Tell why the block has its kind, and the article its fields."""
        from reader.app.screens.page import PageScreen

        lines = [plain(line) for line in self.mending.why(self.cursor.head)]
        self.app.push_screen(PageScreen("Why", Content("\n").join(lines)))

    def undo(self) -> None:
        """Take back the last change."""
        self._turned(self.mending.undo(), "undid", "nothing to undo")

    def redo(self) -> None:
        """Do again what was undone."""
        self._turned(self.mending.redo(), "redid", "nothing to redo")

    def _turned(self, made: Mended | None, verb: str, nothing: str) -> None:
        if made is None:
            raise UsageError(nothing)
        elsewhere = made.change.focus[0] not in ("", self.mending.page.sha256)
        self._did(made)
        where = " (on another page)" if elsewhere else ""
        self._message = f"{verb}: {made.message}{where}"
        if not elsewhere and made.change.verb == "mend":
            self.cursor.go_to(made.change.focus[1])
            self._moved()

    def _did(self, made: Mended, offset: int | None = None) -> None:
        self._changed = True
        self._corrections = len(self.mending.corrections)
        self.cursor.go_to(self.cursor.range[0] if offset is None else offset)
        self.text.set_marks(self._marks())
        self._message = made.message
        self._around.wake()
        self._moved()

    # --- leaving -----------------------------------------------------------------------------

    def back(self) -> None:
        """Give up what is selected of a block or beyond it, else leave."""
        if self.cursor.clear():
            self._moved()
        else:
            self.leave()

    def leave(self) -> None:
        """Go back to the article at the cursor."""
        moved = self.cursor.head != self._begun_at
        self.dismiss(Left(self.cursor.here.block.start, moved, self._changed))
