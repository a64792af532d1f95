"""The main screen: the desk on a terminal of any width, and its keys."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, cast

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input

from reader import logfile
from reader.app.actions import every  # noqa: F401 (the actions register themselves)
from reader.app.actions.keymap import Tries
from reader.app.actions.registry import Registry
from reader.app.compositor import SparingCompositor
from reader.app.desk.annotating import Annotating
from reader.app.desk.exchanging import Exchanging
from reader.app.desk.guiding import Guiding
from reader.app.desk.home import Home
from reader.app.desk.mending import PageMending
from reader.app.desk.selecting import Selecting
from reader.app.desk.tabulating import Tabulating
from reader.app.saver import Saver
from reader.app.widgets.document import DocumentView
from reader.app.widgets.legend import Legend
from reader.app.widgets.lines import HintLine, Line
from reader.app.widgets.margin import Margin
from reader.app.widgets.strip import Strip
from reader.app.widgets.virtual_list import VirtualList
from reader.model.errors import ReaderError
from reader.session.session import Session
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.app.app import ReaderApp

STACKED_BELOW = 100
"""Columns below which list and text stand one above the other."""
SHORT_BELOW = 32
"""Rows below which the strip has one row."""
GROWING = 0.5
"""Seconds between two looks at the list while pages are read."""
MARGIN_FROM = 110
"""Cells of the text's side from which notes stand in a margin."""
AROUND_TEXT = 13
"""Cells that the document view needs beside its text: gutter, a blank, and scrollbar."""
LEAST_MARGIN = 17
"""Cells that a margin needs."""

MAIN_STYLE = """
MainScreen { layout: vertical; background: $background; color: $foreground; }
MainScreen #top, MainScreen #status { background: $panel; color: $foreground; }
MainScreen #body { layout: horizontal; height: 1fr; }
MainScreen #list { width: 2fr; max-width: 64; height: 1fr; }
MainScreen #right { width: 3fr; height: 1fr; }
MainScreen #page { height: 1fr; }
MainScreen #text { width: 1fr; height: 1fr; }
MainScreen #text:blur > .document--selection { text-style: reverse dim; }
MainScreen #text:blur > .document--caret { text-style: reverse dim; }
MainScreen #margin { display: none; max-width: 48; }
MainScreen #foot { height: auto; border-top: solid $foreground 30%; }
MainScreen #right.wide #margin { display: block; }
MainScreen #right.wide #strip { display: none; }
MainScreen #search { background: $panel; color: $foreground; }
MainScreen #body.stacked { layout: vertical; }
MainScreen #body.stacked #list { width: 1fr; max-width: 100%; height: 30%; min-height: 2; }
MainScreen #body.stacked #right { width: 1fr; height: 1fr; }
MainScreen #body.short #strip { height: 1; }
MainScreen #body.alone #list, MainScreen #body.guided #list { display: none; }
"""
"""How the main screen looks, as one part of the style of the app."""


class Right(Vertical):
    """The text's side, with a margin where it is wide enough."""

    def __init__(self, document: DocumentView, *, id: str) -> None:
        super().__init__(id=id)
        self._document = document

    def on_resize(self, event: events.Resize) -> None:
        """Open or close the margin."""
        around = self._document.max_width + AROUND_TEXT
        wide = event.size.width >= max(MARGIN_FROM, around + LEAST_MARGIN)
        if wide != self.has_class("wide"):
            self.set_class(wide, "wide")
            self._document.styles.width = around if wide else "1fr"


class MainScreen(
    Selecting,
    Annotating,
    Tabulating,
    Exchanging,
    Home,
    Guiding,
    PageMending,
    Screen[None],
    inherit_bindings=False,
):
    """List and article, what is under the cursor, and what to press."""

    AUTO_FOCUS = "#list"
    ALLOW_SELECT = False

    def __init__(
        self, session: Session, registry: Registry, tries: Tries, *, ascii_only: bool = False
    ) -> None:
        super().__init__(session, ascii_only=ascii_only)
        self._compositor = SparingCompositor()
        self.registry = registry
        self.tries = tries
        self._most_rows: int | None = None
        self._has_looked = False
        self._rebuilt = session.catalogue.rebuilt
        self._grown = 0.0
        self.totals = session.totals()
        self.saver = Saver(session, self.report_save)

    def compose(self) -> ComposeResult:
        """Build the screen as it fits, so that it is laid out once."""
        scheme, width = self.session.scheme, self.session.config.text_width
        last = self.session.places.last
        self.list = VirtualList(
            self.rows,
            cursor=(self.rows.index_of(last) if last else None) or 0,
            empty=self.nothing_there,
            ascii_only=self.ascii_only,
            id="list",
        )
        self._body = Container(id="body")
        self._fit()
        self.document = DocumentView(max_width=width, ascii_only=self.ascii_only, id="text")
        self.margin = Margin(scheme, self.document, id="margin")
        self.strip = Strip(scheme, id="strip")
        yield Line(id="top")
        with self._body:
            yield self.list
            with Right(self.document, id="right"):
                with Horizontal(id="page"):
                    yield self.document
                    yield self.margin
                with Vertical(id="foot"):
                    yield self.strip
                    yield Legend(scheme, id="legend")
        yield Line(id="status")
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Show the last article, and look for new pages in the background."""
        self.margin.related = self.strip.related = self.related_lines
        self.strip.key_of = self.key_of
        if self.problems:
            self.message = self.session.store.read_only_reason or self.problems[0]
        self.show_lines()
        # Threads that load would hold up the drawing of the list.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Open the article under the cursor."""
        self.is_drawn = True
        self.load_highlighted()

    def has_shown(self) -> None:
        """Look for new pages, and for relations, when the first article stands there."""
        super().has_shown()
        if not self._has_looked:
            self._has_looked = True
            self.call_after_refresh(self._look_around)

    def _look_around(self) -> None:
        cast("ReaderApp", self.app).has_shown()
        self.prepare_links()
        self._refresh(asked=False)

    def on_resize(self) -> None:
        """Put list and text one above the other where it is narrow."""
        self._fit()
        self.show_lines()

    def _fit(self) -> None:
        width, height = self.app.size
        stacked = width < STACKED_BELOW
        self._body.set_class(stacked, "stacked")
        self._body.set_class(height < SHORT_BELOW, "short")
        most = max(2, self.rows.count()) if stacked else None
        if most != self._most_rows:
            self._most_rows = self.list.styles.max_height = most
        if stacked == self.rows.two_lines:
            self.rows.two_lines = not stacked
            self.list.row_height = 1 if stacked else 2
            self.list.reload()

    # --- keys --------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Leave the search; all other keys of a field have been its own."""
        if event.key == "escape" and isinstance(self.focused, Input):
            event.stop()
            self.close_search()

    def on_legend_picked(self, event: Legend.Picked) -> None:
        """Label the selection with the label that was clicked in the legend."""
        event.stop()
        self.run_action_of(self.registry[f"label:{event.label}"])

    # --- the program -------------------------------------------------------------------------

    def toggle_list(self) -> None:
        """Hide or show the list."""
        self._body.toggle_class("alone")
        if self._body.has_class("alone"):
            self.enter_text()

    def suspend(self) -> None:
        """Go to the shell until the person comes back."""
        self.app.action_suspend_process()

    def refresh_corpus(self) -> None:
        """Look for new, changed and vanished pages in the background, and tell what was found."""
        self._refresh(asked=True)

    def refresh_quietly(self) -> None:
        """Look for new, changed and vanished pages, and tell only of those."""
        self._refresh(asked=False)

    @work(thread=True, exclusive=True, group="refresh")
    def _refresh(self, *, asked: bool) -> None:
        def progress(done: int, total: int) -> None:
            self.later(self._show_progress, done, total)

        try:
            self.need_workspace()
            if asked:
                # Whether it fails to be saved, the saver tells.
                with suppress(ReaderError):
                    self.session.flush()
            before = self.session.row_count()
            try:
                report = self.session.refresh(progress)
            except ReaderError:
                # Two threads that meet the same damage leave it to the second try to fill it.
                report = self.session.refresh(progress)
            self.totals = self.session.totals()
            more = self.session.row_count() - before
            if self._ahead is not None:
                self._ahead.review()
        except (ReaderError, OSError) as error:
            logfile.error(error)
            self.later(self._refreshed, str(error), None)
            return
        found = [f"{counted(report.gone, 'file')} gone from seeds/"] if report.gone else []
        if asked or (report.read and before):
            read = f"{counted(report.read, 'file')} read" if report.read else "no page is new"
            found.insert(0, read)
        if more and before:
            found.append(f"{more:+} articles")
        self.later(self._refreshed, ", ".join(found), report.messages)

    def _show_progress(self, done: int, total: int) -> None:
        """Tell how far it is, and now and then show the articles that there are by now."""
        self.progress = f"reading {100 * done // max(1, total)} % of {total}"
        now = monotonic()
        filtered = self.filter_text or self.order.key != "page" or self.order.backward
        if now - self._grown >= GROWING and not filtered:
            self._grown = now
            self.guarded(self._grow)
        self.show_lines()

    def _grow(self) -> None:
        self.totals = self.session.totals()
        self.rows.forget()
        self.list.reload()
        if self.opened is None:
            self.go_to_last()

    def _refreshed(self, message: str, problems: tuple[str, ...] | None) -> None:
        self.progress = ""
        self.looking = False
        if not self.filter_text:
            self.list.empty = self.nothing_there
        if problems is not None:
            self.problems = [*self.session.problems, *problems]

        def reload() -> None:
            self.rows.forget()
            self._fit()
            self.list.reload()
            self.find_again()
            if self.opened is None:
                self.go_to_last()

        self.guarded(reload)
        if message:
            self.say(message)

    def show_lines(self) -> None:
        """Bring the lines up to date; a catalogue that was found damaged is filled again."""
        super().show_lines()
        rebuilt = self.session.catalogue.rebuilt
        if rebuilt != self._rebuilt:
            self._rebuilt = rebuilt
            self.say(self.session.catalogue.warning or self.session.catalogue.notice)
            self._refresh(asked=False)
