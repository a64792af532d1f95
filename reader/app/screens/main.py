"""The main screen: list and article side by side, what is under the cursor, and what to press."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import Input

from reader.app.actions import lists, program, selecting  # noqa: F401 (they register themselves)
from reader.app.actions.keys import KeyTrie
from reader.app.actions.labelling import with_labels
from reader.app.actions.registry import Action, Context
from reader.app.documents import article_document, head_lines, message_document, span_views
from reader.app.rows import MARKS, ArticleRows
from reader.app.saver import Saver
from reader.app.screens.help import HelpScreen, shown_key
from reader.app.screens.note import NoteScreen
from reader.app.screens.tags import TagScreen
from reader.app.widgets.document import DocumentView
from reader.app.widgets.lines import HintLine, Line
from reader.app.widgets.strip import Strip
from reader.app.widgets.virtual_list import VirtualList
from reader.model.changes import Change
from reader.model.errors import ReaderError, UsageError
from reader.session.articles import TextSpan
from reader.session.editing import STATE_WORDS
from reader.session.reading import Reading, open_reading
from reader.session.session import Session

STACKED_BELOW = 100
"""Columns below which list and text stand one above the other."""


class MainScreen(Screen[None]):
    """The desk at which a person reads and labels; actions see it as `reader.app.desk.Desk`."""

    AUTO_FOCUS = "#list"
    ALLOW_SELECT = False
    CSS: ClassVar[str] = """
    MainScreen { layout: vertical; }
    #top { background: $panel; color: $foreground; }
    #body { layout: horizontal; height: 1fr; }
    #list { width: 2fr; max-width: 72; height: 1fr; }
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
        super().__init__()
        self.session = session
        self.registry = with_labels(session.scheme)
        self.tries: dict[Context, KeyTrie] = {
            context: KeyTrie(context, self.registry.in_context(context))
            for context in ("list", "text")
        }
        self.rows = ArticleRows(session, ascii_only=ascii_only)
        self._ascii = ascii_only
        self._reading: Reading | None = None
        self._pending_focus = False
        self._insists = False
        self._message = ""
        self._failure = ""
        self._was_unsaved = False
        self.saver = Saver(session, self._report_save)

    # --- building ----------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Build the screen."""
        width = self.session.config.text_width
        yield Line(id="top")
        with Container(id="body"):
            yield VirtualList(
                self.rows,
                empty="no articles yet: put pages (*.txt) into seeds/ and press R",
                ascii_only=self._ascii,
                id="list",
            )
            with Vertical(id="right"):
                yield DocumentView(max_width=width, ascii_only=self._ascii, id="text")
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
        self._go_to_last()
        if self.session.problems:
            self.say(self.session.problems[0])
        self._show_lines()
        self.refresh_corpus()

    def _go_to_last(self) -> None:
        last = self.session.places.last
        index = self.session.row_index(last) if last else None
        if index is not None and index != self.list.cursor:
            self.list.move_to(index)
        else:
            self._load_highlighted()

    def on_resize(self, event: events.Resize) -> None:
        """Put list and text one above the other where it is narrow."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        self.query_one("#body").set_class(width < STACKED_BELOW, "stacked")

    # --- keys --------------------------------------------------------------------------------

    @property
    def context(self) -> Context:
        """Where keys count now."""
        return "text" if self.document.has_focus else "list"

    def on_key(self, event: events.Key) -> None:
        """Find the action of a key and run it."""
        if isinstance(self.focused, Input):
            if event.key == "escape":
                event.stop()
                self._close_search()
            return
        key = key_name(event)
        if key == "escape" and self.tries[self.context].pressed:
            event.stop()
            self.tries[self.context].reset()
            self.say("")
            return
        found = self.tries[self.context].feed(key)
        if found == "unknown":
            return
        event.stop()
        if isinstance(found, Action):
            self.run_action_object(found)
        else:
            self.say(shown_key(" ".join(self.tries[self.context].pressed)) + "…")

    def run_action_object(self, action: Action) -> None:
        """Run an action; an error that it raises becomes the message."""
        self._message = ""
        if action.id != "quit":
            self._insists = False
        try:
            action.run(self)
        except ReaderError as error:
            self.say(str(error))
        self._show_lines()

    # --- the list ----------------------------------------------------------------------------

    def move_in_list(self, rows: int) -> None:
        """Move the list's cursor."""
        self.list.cursor_down(rows)

    def page_in_list(self, pages: float) -> None:
        """Move the list's cursor by screens."""
        self.list.page(pages)

    def jump_in_list(self, row: int) -> None:
        """Put the list's cursor on a row."""
        if row < 0:
            self.list.end()
        else:
            self.list.home()

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        """Show the article under the cursor beside the list."""
        event.stop()
        self._load_highlighted()

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Go to the text of the article that was clicked."""
        event.stop()
        self.enter_text()

    def enter_text(self) -> None:
        """Go to the text; if it is being loaded, as soon as it is there."""
        if self._reading is not None and self._shown == self._highlighted():
            self.document.focus()
            self._mark_read()
        else:
            self._pending_focus = True
            self._load_highlighted()

    def enter_list(self) -> None:
        """Go to the list."""
        self.query_one("#body").remove_class("alone")
        self.list.focus()

    def next_article(self) -> None:
        """Open the next article, in the text if that has the focus."""
        if self.list.cursor + 1 >= self.list.count:
            self.say("that was the last article")
            return
        self._pending_focus = self.document.has_focus
        self.list.cursor_down(1)

    def _highlighted(self) -> str:
        if self.list.cursor < 0:
            return ""
        return self.rows.article(self.list.cursor).id

    @property
    def _shown(self) -> str:
        return self._reading.view.id if self._reading is not None else ""

    def _load_highlighted(self) -> None:
        wanted = self._highlighted()
        if not wanted:
            self._keep_place()
            self._reading = None
            self._show_nothing()
        elif wanted != self._shown:
            self._load(wanted)
        elif self._pending_focus:
            self._pending_focus = False
            self.enter_text()

    @work(thread=True, exclusive=True, group="load")
    def _load(self, article_id: str) -> None:
        try:
            reading = open_reading(self.session, article_id)
        except (ReaderError, OSError) as error:
            self.app.call_from_thread(self._could_not_load, article_id, str(error))
            return
        self.app.call_from_thread(self._loaded, article_id, reading)

    def _could_not_load(self, article_id: str, message: str) -> None:
        if article_id == self._highlighted():
            self._reading = None
            self._show_nothing()
            self.say(message)

    def _loaded(self, article_id: str, reading: Reading) -> None:
        if article_id != self._highlighted():
            return
        self._keep_place()
        self._reading = reading
        self.document.show(article_document(reading))
        self._show_selection()
        self.document.reveal(reading.selection.start, reading.selection.end)
        self.session.places.last = reading.view.id
        if self._pending_focus:
            self._pending_focus = False
            self.document.focus()
            self._mark_read()
        self._show_lines()

    def _show_nothing(self) -> None:
        row = self.rows.article(self.list.cursor) if self.list.cursor >= 0 else None
        message = f"{row.path}\n\n{row.problem}" if row is not None else ""
        self.document.show(message_document(message))
        self.strip.show([], "")
        self._show_lines()

    def _mark_read(self) -> None:
        if self._reading is not None:
            self.session.mark_read(self._reading.view.id)

    def _keep_place(self) -> None:
        if self._reading is not None:
            self.session.put_place(self._reading.view.id, self._reading.place)
            self.saver.keep_place()

    # --- the text ----------------------------------------------------------------------------

    @property
    def reading(self) -> Reading:
        """The article that is shown."""
        if self._reading is None or self._shown != self._highlighted():
            raise UsageError("no article is open here")
        return self._reading

    def moved(self) -> None:
        """Show the selection where it is now."""
        self._show_selection()
        self.document.reveal(self.reading.selection.start, self.reading.selection.end)
        self._keep_place()

    def _show_selection(self) -> None:
        if self._reading is None:
            return
        selection = self._reading.selection
        self.document.set_matches(self._reading.matches)
        self.document.set_selection(selection.start, selection.end, selection.head)
        self.strip.show(self._ordered_under(), self._reading.text)

    def _ordered_under(self) -> list[TextSpan]:
        reading = self.reading
        current = reading.current
        others = [s for s in reading.under() if s is not current]
        return [current, *others] if current is not None else []

    def scroll_text(self, pages: float) -> None:
        """Scroll, and select the first sentence that is wholly new."""
        self.document.page(pages)
        self.reading.go_to(self.document.place)
        self.moved()

    def on_document_view_clicked(self, event: DocumentView.Clicked) -> None:
        """Select what was clicked."""
        event.stop()
        if self._reading is not None:
            self.document.focus()
            self._reading.click(event.offset, event.times)
            self.moved()
            self._show_lines()

    def on_document_view_dragged(self, event: DocumentView.Dragged) -> None:
        """Select what is dragged over."""
        event.stop()
        if self._reading is not None:
            self.document.focus()
            self._reading.drag(event.anchor, event.head, exact=event.exact)
            self._show_selection()
            self._show_lines()

    def on_strip_picked(self, event: Strip.Picked) -> None:
        """Label the selection with the label that was clicked."""
        event.stop()
        self.run_action_object(self.registry[f"label:{event.label}"])

    # --- changes -----------------------------------------------------------------------------

    def changed(self, change: Change | None) -> None:
        """Show what a change did and have it saved."""
        if change is None:
            self.say("nothing to change")
            return
        self.say(change.summary)
        self._show_change()

    def _show_change(self) -> None:
        if self._reading is not None:
            self._reading.reload()
            self.document.set_spans(span_views(self._reading))
            self.document.set_head(head_lines(self._reading))
            self._show_selection()
        self._was_unsaved = True
        self.saver.wake()
        self._show_lines()

    def went(self, change: Change | None, verb: str) -> None:
        """Go where undo or redo did something, and say what."""
        if change is None:
            self.say("nothing to undo" if verb == "undid" else "nothing to redo")
            return
        sha256, offset = change.focus
        self.say(f"{verb}: {change.summary}")
        self._show_change()
        article_id = self.session.article_id_at(sha256, offset)
        if article_id is None:
            return
        if article_id != self._shown:
            index = self.session.row_index(article_id)
            if index is not None:
                self.session.put_place(article_id, offset)
                self.list.move_to(index)
        elif self._reading is not None and change.verb not in ("tag", "untag", "state"):
            self._reading.go_to_page(offset)
            self.moved()

    def _report_save(self, failure: str) -> None:
        """Show from the saver's thread how saving went."""
        self.app.call_from_thread(self._saved, failure)

    def _saved(self, failure: str) -> None:
        self._failure = failure
        self.rows.forget()
        self.list.reload()
        self._show_lines()

    def retry(self) -> None:
        """Try to save again."""
        self.saver.wake()

    # --- dialogs -----------------------------------------------------------------------------

    def ask_note(self) -> None:
        """Edit the note of the span under the cursor."""
        span = self.reading.need_note()
        reading = self.reading

        def keep(text: str | None) -> None:
            if text is not None:
                reading.choose(span)
                self._guarded(lambda: self.changed(reading.note(text)))

        self.app.push_screen(NoteScreen(f"Note on {span.span.label}", span.span.note), keep)

    def ask_article_note(self) -> None:
        """Edit the article's note."""
        reading = self.reading

        def keep(text: str | None) -> None:
            if text is not None:
                self._guarded(lambda: self.changed(reading.article_note(text)))

        self.app.push_screen(NoteScreen("Note on the article", reading.current_note), keep)

    def ask_tags(self) -> None:
        """Set the article's tags."""
        reading = self.reading

        def toggle(name: str, value: str) -> list[tuple[str, str]]:
            self._guarded(lambda: self.changed(reading.tag(name, value)))
            return reading.tags

        self.app.push_screen(TagScreen(self.session.scheme, reading.tags, toggle))

    def _guarded(self, do: Callable[[], None]) -> None:
        try:
            do()
        except ReaderError as error:
            self.say(str(error))
        self._show_lines()

    def ask_search(self) -> None:
        """Open the field for a search."""
        self.reading  # noqa: B018 (raises where there is no article)
        field = self.query_one("#search", Input)
        field.value = ""
        field.add_class("open")
        field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Search for what was typed."""
        event.stop()
        query = event.value
        self._close_search()
        if self._reading is not None:
            self.say(self._reading.search(query))
            self.moved()
            self._show_lines()

    def _close_search(self) -> None:
        self.query_one("#search", Input).remove_class("open")
        self.document.focus()

    def show_help(self) -> None:
        """Show all actions and labels."""
        self.app.push_screen(HelpScreen(self.registry, self.session.scheme))

    def toggle_list(self) -> None:
        """Hide or show the list."""
        body = self.query_one("#body")
        body.toggle_class("alone")
        if body.has_class("alone"):
            self.document.focus()

    def toggle_theme(self) -> None:
        """Go from dark to light, or back."""
        dark = self.app.current_theme.dark
        self.app.theme = "reader-light" if dark else "reader-dark"

    # --- the corpus --------------------------------------------------------------------------

    def refresh_corpus(self) -> None:
        """Look for new, changed and vanished pages in the background."""
        self._refresh_in_thread()

    @work(thread=True, exclusive=True, group="refresh")
    def _refresh_in_thread(self) -> None:
        def progress(done: int, total: int) -> None:
            self.app.call_from_thread(self._refreshing, done, total)

        try:
            report = self.session.refresh(progress)
        except ReaderError as error:
            self.app.call_from_thread(self.say, str(error))
            return
        self.app.call_from_thread(self._refreshed, report.read, report.gone)

    def _refreshing(self, done: int, total: int) -> None:
        self._refreshed(0, 0)
        self.query_one("#top", Line).show(f"reading pages: {done} of {total}")

    def _refreshed(self, read: int, gone: int) -> None:
        self.rows.forget()
        self.list.reload()
        if self._reading is None:
            self._go_to_last()
        if gone:
            self.say(f"{read} files read, {gone} gone")
        self._show_lines()

    # --- lines -------------------------------------------------------------------------------

    def say(self, message: str) -> None:
        """Show a message until the next action."""
        self._message = message
        self._show_lines()

    def _show_lines(self) -> None:
        if not self.is_mounted:
            return
        session = self.session
        totals = session.totals()
        marks = [
            f"{MARKS[state][1 if self._ascii else 0]} {number} {STATE_WORDS[state]}"
            for state, number in totals.states.items()
            if number
        ]
        articles = f"{totals.articles} article{'' if totals.articles == 1 else 's'}"
        left = "  ".join([f"{session.root.name}: {articles}", *marks])
        self.query_one("#top", Line).show(left, session.annotator)
        self.query_one("#status", Line).show(self._status(), self._save_word())
        self.query_one("#hints", HintLine).show(self._hints())

    def _status(self) -> str:
        if self._message:
            return self._message
        if self._reading is not None and self.document.has_focus:
            return self._reading.selected
        return ""

    def _save_word(self) -> str:
        if self.session.read_only:
            return "read only"
        unsaved = self.session.unsaved
        if self._failure and unsaved:
            return f"NOT SAVED ({unsaved}): {self._failure} - S tries again"
        if unsaved:
            return "saving…"
        return "saved" if self._was_unsaved else ""

    def _hints(self) -> list[tuple[str, str]]:
        actions = [a for a in self.registry.in_context(self.context) if a.hint]
        actions.sort(key=lambda a: a.context == "anywhere")
        hints = [(shown_key(a.keys[0]), a.hint) for a in actions]
        labels = [label.key for label in self.session.scheme.labels if label.key]
        if labels and self.context == "text":
            hints.insert(0, (f"{labels[0]}-{labels[-1]}", "label"))
        return hints

    def on_descendant_focus(self) -> None:
        """Show the hints for where the focus is."""
        for trie in self.tries.values():
            trie.reset()
        self._show_lines()

    # --- leaving -----------------------------------------------------------------------------

    def leave(self) -> None:
        """Quit; with unsaved changes only when asked twice."""
        if self.session.unsaved and self._failure and not self._insists:
            self._insists = True
            self.say(f"{self.session.unsaved} changes are not saved: q again quits without them")
            return
        self._keep_place()
        self.saver.stop()
        self.app.exit()


def key_name(event: events.Key) -> str:
    """Return the name of a key as the registry writes it."""
    if event.character == " " or event.key == "space":
        return "space"
    if event.is_printable and event.character:
        return event.character
    return event.key
