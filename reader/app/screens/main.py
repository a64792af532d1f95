"""The main screen: the desk on a terminal of any width, its keys, and its lines."""

from __future__ import annotations

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Input

from reader.app.actions import lists, program, selecting  # noqa: F401 (they register themselves)
from reader.app.actions.keys import KeyTrie
from reader.app.actions.labelling import with_labels
from reader.app.actions.registry import Action, Context
from reader.app.desk.dialogs import Dialogs
from reader.app.rows import mark
from reader.app.saver import Saver
from reader.app.screens.help import shown_key
from reader.app.widgets.document import DocumentView
from reader.app.widgets.lines import HintLine, Line
from reader.app.widgets.strip import Strip
from reader.app.widgets.virtual_list import VirtualList
from reader.model.errors import ReaderError
from reader.session.editing import STATE_WORDS
from reader.session.session import Session

STACKED_BELOW = 100
"""Columns below which list and text stand one above the other."""


class MainScreen(Dialogs):
    """List and article, what is under the cursor, and what to press."""

    AUTO_FOCUS = "#list"
    ALLOW_SELECT = False
    CSS: ClassVar[str] = """
    MainScreen { layout: vertical; }
    #top { background: $panel; color: $foreground; }
    #body { layout: horizontal; height: 1fr; }
    #list { width: 2fr; max-width: 64; height: 1fr; }
    #right { width: 3fr; height: 1fr; }
    #text { height: 1fr; }
    #search { display: none; border: none; height: 1; padding: 0 1; }
    #search.open { display: block; }
    #body.stacked { layout: vertical; }
    #body.stacked #list { width: 1fr; max-width: 100%; height: 30%; min-height: 4; }
    #body.stacked #right { width: 1fr; height: 1fr; }
    #body.alone #list { display: none; }
    #status { background: $panel; color: $foreground; }
    """

    def __init__(self, session: Session, *, ascii_only: bool = False) -> None:
        super().__init__(session, ascii_only=ascii_only)
        self.registry = with_labels(session.scheme)
        contexts: tuple[Context, ...] = ("list", "text")
        self._tries = {name: KeyTrie(name, self.registry.in_context(name)) for name in contexts}
        self._insists = False
        self._progress = ""
        self.totals = session.totals()
        self.saver = Saver(session, self.report_save)

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Line(id="top")
        with Container(id="body"):
            yield VirtualList(
                self.rows,
                empty="no articles yet: put pages (*.txt) into seeds/ and press R",
                ascii_only=self.ascii_only,
                id="list",
            )
            with Vertical(id="right"):
                width = self.session.config.text_width
                yield DocumentView(max_width=width, ascii_only=self.ascii_only, id="text")
                yield Input(placeholder="search in the article", id="search")
                yield Strip(self.session.scheme, id="strip")
        yield Line(id="status")
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Show the last article, and look for new pages in the background."""
        self.list = self.query_one("#list", VirtualList)
        self.document = self.query_one("#text", DocumentView)
        self.strip = self.query_one(Strip)
        self._fit(self.size.width)
        self.go_to_last()
        if self.session.problems:
            self.message = self.session.problems[0]
        self.show_lines()
        self.refresh_corpus()

    def on_resize(self, event: events.Resize) -> None:
        """Put list and text one above the other where it is narrow."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        stacked = width < STACKED_BELOW
        self.query_one("#body").set_class(stacked, "stacked")
        self.rows.two_lines = not stacked
        self.list.row_height = 1 if stacked else 2
        self.list.reload()

    # --- keys --------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Find the action of a key and run it."""
        if isinstance(self.focused, Input):
            if event.key == "escape":
                event.stop()
                self.close_search()
            return
        trie = self._tries[self.context]
        key = key_name(event)
        begun = trie.pressed
        found = trie.feed(key)
        if isinstance(found, Action):
            event.stop()
            self.run_action_of(found)
        elif found == "pending":
            event.stop()
            self.say(shown_key(" ".join(trie.pressed)) + "…")
        elif begun:
            event.stop()
            self.say("" if key == "escape" else f"{shown_key(' '.join((*begun, key)))} is no key")

    def run_action_of(self, action: Action) -> None:
        """Run an action; an error that it raises becomes the message."""
        self.message = ""
        if action.id != "quit":
            self._insists = False
        self.guarded(lambda: action.run(self))

    def on_strip_picked(self, event: Strip.Picked) -> None:
        """Label the selection with the label that was clicked in the legend."""
        event.stop()
        self.run_action_of(self.registry[f"label:{event.label}"])

    def on_descendant_focus(self) -> None:
        """Show the hints for where the focus is."""
        for trie in self._tries.values():
            trie.reset()
        self.show_lines()

    # --- the program -------------------------------------------------------------------------

    def toggle_list(self) -> None:
        """Hide or show the list."""
        body = self.query_one("#body")
        body.toggle_class("alone")
        if body.has_class("alone"):
            self.enter_text()

    def toggle_theme(self) -> None:
        """Go from the dark theme to the light one, or back."""
        dark = self.app.current_theme.dark
        self.app.theme = "reader-light" if dark else "reader-dark"

    def leave(self) -> None:
        """Quit; with changes that could not be saved only when asked twice."""
        if self.session.unsaved and self.failure and not self._insists:
            self._insists = True
            self.say(f"{self.session.unsaved} changes are not saved: q again quits without them")
            return
        self.keep_place()
        self.saver.stop()
        self.app.exit()

    def refresh_corpus(self) -> None:
        """Look for new, changed and vanished pages in the background."""
        self._refresh()

    @work(thread=True, exclusive=True, group="refresh")
    def _refresh(self) -> None:
        def progress(done: int, total: int) -> None:
            self.app.call_from_thread(self._refreshed, f"reading pages: {done} of {total}", "")

        try:
            report = self.session.refresh(progress)
        except ReaderError as error:
            self.app.call_from_thread(self._refreshed, "", str(error))
            return
        self.totals = self.session.totals()
        gone = f"{report.gone} files are gone from seeds/" if report.gone else ""
        self.app.call_from_thread(self._refreshed, "", gone)

    def _refreshed(self, progress: str, message: str) -> None:
        self._progress = progress
        self.rows.forget()
        self.list.reload()
        if self.opened is None:
            self.go_to_last()
        if message:
            self.message = message
        self.show_lines()

    # --- lines -------------------------------------------------------------------------------

    def show_lines(self) -> None:
        """Bring the top line, the status and the hints up to date."""
        if not self.is_mounted:
            return
        session = self.session
        totals = self.totals
        states = [
            f"{mark(state, ascii_only=self.ascii_only)} {number} {STATE_WORDS[state]}"
            for state, number in totals.states.items()
            if number
        ]
        articles = f"{totals.articles} article{'' if totals.articles == 1 else 's'}"
        left = "  ".join([f"{session.root.name}: {articles}", *states, self._progress])
        self.query_one("#top", Line).show(left, session.annotator)
        self.query_one("#status", Line).show(self._status(), self._save_word())
        self.query_one("#hints", HintLine).show(self._hints())

    def _status(self) -> str:
        if not self.message and self.opened is not None and self.document.has_focus:
            return self.opened.selected
        return self.message

    def _save_word(self) -> str:
        if self.session.read_only:
            return "read only"
        unsaved = self.session.unsaved
        if unsaved and self.failure:
            return f"NOT SAVED ({unsaved}): {self.failure} - S tries again"
        if unsaved:
            return "saving…"
        return "saved" if self.has_saved else ""

    def _hints(self) -> list[tuple[str, str]]:
        actions = [a for a in self.registry.in_context(self.context) if a.hint]
        actions.sort(key=lambda a: a.context == "anywhere")
        hints = [(shown_key(a.keys[0]), a.hint) for a in actions]
        labels = [label.key for label in self.session.scheme.labels if label.key]
        if labels and self.context == "text":
            hints.insert(0, (f"{labels[0]}-{labels[-1]}", "label"))
        return hints


def key_name(event: events.Key) -> str:
    """Return the name of a key as the registry writes it."""
    if event.character == " " or event.key == "space":
        return "space"
    if event.is_printable and event.character:
        return event.character
    return event.key
