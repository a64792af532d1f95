"""The list of articles, and opening the one under its cursor beside it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from reader import logfile
from reader.app.desk.telling import Telling
from reader.app.documents import article_document, in_order, message_document
from reader.app.standing import stands
from reader.app.widgets.virtual_list import VirtualList
from reader.model.errors import ReaderError, UsageError, told
from reader.session.articles import TextSpan
from reader.session.session import Session

if TYPE_CHECKING:
    from reader.session.ahead import Ahead, Prepared
    from reader.session.reading import Reading
    from reader.text.layout import Layout

PREPARE_AFTER = 0.25
"""Seconds after which an article that stays open is prepared for cutting, and the one behind."""


class ListSide(Telling):
    """Moves in the list; articles are loaded in a thread, and the latest wins."""

    _sorted: tuple[list[TextSpan], list[TextSpan]] = ([], [])
    _ahead: Ahead | None = None
    """Made when the first article stands there."""
    _forward = True
    """Whether one goes down the list."""
    _unsure: Prepared | None = None
    """What was shown as prepared and is to be compared with the disk."""
    _comparing = False

    def move_in_list(self, rows: int) -> None:
        """Move the list's cursor by `rows`."""
        self._forward = rows > 0
        self.list.cursor_down(rows)
        self.show_ready()

    def page_in_list(self, pages: float) -> None:
        """Move the list's cursor by `pages` of what is visible."""
        self.list.page(pages)

    def jump_in_list(self, row: int) -> None:
        """Go to a row, counted from 0; to the last where there are fewer, or `row` is negative."""
        if row < 0 or row >= self.list.count:
            self.list.end()
        else:
            self.list.move_to(row)

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        """Show the article under the cursor beside the list."""
        event.stop()
        self.load_highlighted()

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Go to the text of the article that was clicked."""
        event.stop()
        self.guarded(self.enter_text)

    @property
    def nothing_there(self) -> str:
        """What the list says in a workspace without articles, or before any was read."""
        if self.looking:
            return "reading the pages in seeds/…"
        key = self.key_of("refresh")
        return f"no articles yet: put pages (*.txt) into seeds/ and press {key}"

    def row_of(self, article: str) -> int | None:
        """Return the row of the article with this id; a filter that hides it is taken off.

        None where the workspace has no such article.
        """
        index = self.rows.index_of(article)
        if index is None and self.session.row_index(article) is not None:
            self.unfilter()
            index = self.rows.index_of(article)
        return index

    def unfilter(self) -> None:
        """Show all articles in their order."""
        self.rows.show(None, [])
        self.list.reload()

    def find_again(self) -> None:
        """Bring what the list shows up to date after pages have come or gone."""

    def go_to_last(self) -> None:
        """Put the cursor on the article that was open last."""
        last = self.session.places.last
        index = self.rows.index_of(last) if last else None
        if index is not None and index != self.list.cursor:
            self.list.move_to(index)
        else:
            self.load_highlighted()

    def enter_text(self) -> None:
        """Go to the text of the article under the cursor."""
        self.need_open()
        self.set_focus(self.document)
        self.session.mark_read(self.shown)

    def need_open(self) -> Reading:
        """Return the article under the cursor, opened now if its loading has not ended.

        So keys that are typed ahead of the screen mean what they would have meant later.
        """
        wanted = self.highlighted
        if not wanted:
            raise UsageError("no article is open here")
        if self.opened is None or wanted != self.shown:
            self._loaded(wanted, _open(self.session, wanted))
        assert self.opened is not None
        return self.opened

    def enter_list(self) -> None:
        """Go to the list."""
        self.query_one("#body").remove_class("alone")
        self.set_focus(self.list)

    def next_article(self) -> None:
        """Open the next article; the focus stays in the text if it is there."""
        if self.list.cursor + 1 >= self.list.count:
            self.say(f"{self.message}; that was the last article")
            return
        self._forward = True
        self.list.cursor_down(1)
        self.show_ready()
        if self.in_text:
            self.enter_text()

    def load_highlighted(self) -> None:
        """Open the article under the cursor unless it is open."""
        if not self.is_drawn:
            return
        wanted = self.highlighted
        if not wanted:
            self._show_nothing("")
        elif wanted != self.shown and not self.show_ready():
            self._load(wanted)

    def show_ready(self) -> bool:
        """Show the article under the cursor at once where it was prepared; tell whether it was.

        So the list's row and the text are drawn together.
        """
        wanted = self.highlighted
        ready = self._ahead.take(wanted) if self._ahead is not None and wanted else None
        if ready is None or wanted == self.shown:
            return False
        from reader.session.reading import reading_of

        self._loaded(wanted, reading_of(self.session, ready.view), ready.layout)
        self._unsure = ready
        self.call_after_refresh(self._compare_next)
        return True

    def _compare_next(self) -> None:
        """Compare what was shown as prepared with the disk, which may hang: one at a time."""
        ready = self._unsure
        if ready is not None and not self._comparing and stands(self):
            self._unsure, self._comparing = None, True
            self._compare(ready)

    @work(thread=True, group="compare")
    def _compare(self, ready: Prepared) -> None:
        assert self._ahead is not None
        self.later(self._compared, ready.article, self._ahead.is_true(ready))

    def _compared(self, article_id: str, is_true: bool) -> None:
        """Replace what is shown where it is not what is there."""
        self._comparing = False
        if not is_true and article_id == self.highlighted == self.shown:
            self._load(article_id, anew=True)
        self._compare_next()

    def _look_ahead(self, step: int) -> None:
        """Prepare the article `step` rows further, now that this one is drawn."""
        row = self.list.cursor + step
        if not (stands(self) and 0 <= row < self.list.count):
            return
        with suppress(ReaderError):  # the list is drawn from there as well, and says so
            article = self.rows.article(row).id
            if article:
                self._prepare_ahead(article)

    @work(thread=True, exclusive=True, group="ahead")
    def _prepare_ahead(self, article_id: str) -> None:
        if self._ahead is None:
            from reader.session.ahead import Ahead

            self._ahead = Ahead(self.session)
        self._ahead.prepare(article_id, self.document.laid_out)

    @work(thread=True, exclusive=True, group="load")
    def _load(self, article_id: str, *, anew: bool = False) -> None:
        try:
            reading = _open(self.session, article_id)
        except (ReaderError, OSError) as error:
            logfile.error(error)
            why = self.session.store.why_gone() or told(error)
            self.later(self._could_not_load, article_id, why)
            return
        # A long text takes longer to lay out than a frame may.
        layout = self.document.laid_out(reading.text)
        self.later(self._loaded_anew if anew else self._loaded, article_id, reading, layout)

    def _prepare_soon(self, reading: Reading) -> None:
        """Find what the first cut of a passage needs, once the article has been drawn."""

        forward = 1 if self._forward else -1

        def begin() -> None:
            if self.opened is reading and stands(self):
                self._prepare(reading)
                self._look_ahead(-forward)

        self.call_after_refresh(self._look_ahead, forward)
        self.set_timer(PREPARE_AFTER, begin)

    @work(thread=True, exclusive=True, group="prepare")
    def _prepare(self, reading: Reading) -> None:
        reading.prepare()

    def _could_not_load(self, article_id: str, message: str) -> None:
        if article_id == self.highlighted:
            self._show_nothing(message)

    def _loaded(self, article_id: str, reading: Reading, layout: Layout | None = None) -> None:
        if article_id != self.highlighted or article_id == self.shown:
            return
        self.keep_place()
        self.opened = reading
        self.document.show(article_document(reading, self.drawn_spans()), layout=layout)
        self.show_selection()
        self.document.reveal(*reading.paragraph)
        self.document.reveal(reading.selection.start, reading.selection.end)
        self.session.places.last = reading.view.id
        self._prepare_soon(reading)
        self.show_lines()
        self.has_shown()

    def _loaded_anew(self, article_id: str, reading: Reading, layout: Layout) -> None:
        """Show an article in the place of what was prepared of it, where that differs."""
        if article_id == self.highlighted == self.shown and self.opened is not None:
            was, now = self.opened.view, reading.view
            if was.page.text == now.page.text and was.segmentation == now.segmentation:
                return  # as after the first label on another article of the page
            self.keep_place()
            self.opened = None
            self._loaded(article_id, reading, layout)
            self.say("the article has changed since it was prepared; this is how it is now")

    def _show_nothing(self, message: str) -> None:
        self.keep_place()
        self.opened = None
        if not message and self.list.cursor >= 0:
            row = self.rows.article(self.list.cursor)
            message = f"{row.path}\n{row.problem}"
        elif not message:
            message = self.list.empty
        self.document.show(message_document(message))
        self.show_spans()
        self.show_lines()
        self.has_shown()

    def has_shown(self) -> None:
        """Go on with what waits until an article, or why there is none, stands there."""

    def keep_place(self) -> None:
        """Note the place in the open article."""
        if self.opened is not None:
            self.session.put_place(self.shown, self.opened.place)
            self.saver.keep_place()

    @property
    def reading(self) -> Reading:
        """The article under the cursor; raises `UsageError` where there is none."""
        return self.need_open()

    def show_selection(self) -> None:
        """Show the selection of the open article where it is now."""
        raise NotImplementedError

    def drawn_spans(self) -> list[TextSpan]:
        """Return the spans of the open article as they are drawn, sorted once after each change."""
        spans = self.opened.spans if self.opened is not None else []
        if spans is not self._sorted[0]:
            self._sorted = spans, in_order(self.opened, self._sorted) if self.opened else []
        return self._sorted[1]

    def show_spans(self) -> None:
        """Show what is known of the spans of the open article."""
        raise NotImplementedError


def _open(session: Session, article_id: str) -> Reading:
    # What reading needs is loaded with the first article, so that the list is drawn before it.
    from reader.session.reading import open_reading

    return open_reading(session, article_id)
