"""Which articles the list shows, and in which order: filters as one types, saved ones, sorting."""

from __future__ import annotations

from array import array
from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.worker import Worker, get_current_worker

from reader import logfile
from reader.app.desk.dialogs import Dialogs
from reader.model.errors import ReaderError
from reader.session.session import BY_PAGE, ArticleRow, Sort

if TYPE_CHECKING:
    from reader.app.widgets.filter_bar import FilterBar
    from reader.text.filter_completion import Completion
    from reader.text.filter_language import FilterError

SORTS: tuple[tuple[str, str, str, Sort], ...] = (
    ("p", "page", "by file, and place on the page", BY_PAGE),
    ("d", "date", "the latest first", Sort("date", True)),
    ("o", "outlet", "by name", Sort("outlet")),
    ("t", "title", "by name", Sort("title")),
    ("s", "state", "unread first", Sort("state")),
    ("n", "spans", "the most first", Sort("spans", True)),
)
"""Key, name, what comes first, and the order itself."""

FIRST = 300
"""Articles that are shown before all are found."""
_KEPT = 40  # characters of a filter that the top line shows


class Found(NamedTuple):
    """What a filter has found: the numbers of articles, and files without one to show after.

    With `more`, these are the first that were found, and the others are still looked for.
    """

    query: str
    sort: Sort
    numbers: array[int] | None
    rest: list[ArticleRow]
    more: bool = False


class Filtering(Dialogs):
    """Narrows and sorts the list; what is looked for is looked for in a thread, the latest wins.

    The cursor stays on its article as long as that is shown.
    """

    filter_text = ""
    order: Sort = BY_PAGE
    _before = ""
    _going: tuple[str, Sort] = ("", BY_PAGE)
    _more = False
    _anchor: Hashable | None = None
    _bar: FilterBar | None = None
    """Made when it is first asked for."""

    # --- asking ------------------------------------------------------------------------------

    def ask_filter(self) -> None:
        """Open the line in which a filter is written."""
        self._before = self.filter_text
        self.enter_list()
        self._anchor = self.list.cursor_key
        if self._bar is None:
            from reader.app.widgets.filter_bar import FilterBar

            about = "words, or outlet: date: label: state: … (tab completes)"
            self._bar = FilterBar(about, id="filter")
            self.mount(self._bar, before="#hints")
        self._show_bar(True)
        self._bar.open(self.filter_text)

    def ask_sort(self) -> None:
        """Choose by what the list is sorted; the same again turns the order round."""
        from reader.app.screens.picking import Pick, PickScreen

        def about(name: str, first: str, order: Sort) -> str:
            return "now; again turns it round" if self.order.key == order.key else first

        picks = [
            Pick(name, name, about(name, first, order), key) for key, name, first, order in SORTS
        ]

        def sort(name: str | None) -> None:
            for _, known, _, order in SORTS:
                if known == name:
                    again = self.order.key == order.key
                    self.sort_list(Sort(order.key, not self.order.backward) if again else order)

        screen = PickScreen(
            "Sort the list by", picks, at=self.order.key, ascii_only=self.ascii_only
        )
        self.app.push_screen(screen, sort)

    def ask_saved_filter(self) -> None:
        """Choose a filter that the configuration has a name for."""
        from reader.app.screens.picking import Pick, PickScreen

        saved = self.session.config.filters
        if not saved:
            self.say('no filter is saved; reader.toml takes [filters] name = "outlet:reuters"')
            return
        picks = [Pick(query, name, query) for name, query in saved.items()]
        picks.append(Pick("", "(all articles)"))

        def choose(query: str | None) -> None:
            if query is not None:
                self.filter_list(query)

        at = self.filter_text or picks[0].value
        screen = PickScreen("Saved filters", picks, at=at, ascii_only=self.ascii_only)
        self.app.push_screen(screen, choose)

    def filter_list(self, query: str) -> None:
        """Show the articles that `query` holds of; all where it is empty."""
        self._anchor = self.list.cursor_key
        self._find(query, self.order)

    def sort_list(self, order: Sort) -> None:
        """Show the list in another order."""
        self._anchor = self.list.cursor_key
        self._find(self.filter_text, order)

    def clear_filter(self) -> None:
        """Show all articles again."""
        if self.filter_text:
            self.filter_list("")
            self.say("the filter is off")

    # --- the bar -----------------------------------------------------------------------------

    def on_filter_bar_typed(self, event: FilterBar.Typed) -> None:
        """Filter by what stands there now."""
        event.stop()
        self._find(event.query, self.order, event.cursor)

    def on_filter_bar_accepted(self, event: FilterBar.Accepted) -> None:
        """Keep the filter and go to the list."""
        event.stop()
        self._close_bar()
        self._find(event.query, self.order)

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """Go back to the filter that was there before."""
        event.stop()
        self._close_bar()
        self._find(self._before, self.order)

    def on_filter_bar_moved(self, event: FilterBar.Moved) -> None:
        """Move in the list while the filter is written."""
        event.stop()
        self.move_in_list(event.rows)
        self._anchor = self.list.cursor_key

    def on_descendant_focus(self) -> None:
        """Keep the filter when a click leads elsewhere."""
        bar = self._bar
        if bar is not None and bar.has_class("open") and self.focused is not bar.field:
            bar.close()
            self._show_bar(False)
            self._find(bar.field.value, self.order)

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._show_bar(False)
        self.set_focus(self.list)

    def _show_bar(self, shown: bool) -> None:
        """Put the bar in the place of the two lines at the bottom, so that nothing moves."""
        for line in ("#status", "#hints"):
            self.query_one(line).display = not shown

    # --- finding -----------------------------------------------------------------------------

    def _find(self, query: str, order: Sort, cursor: int = -1) -> None:
        self._going = query, order
        if not query.strip() and order == BY_PAGE and cursor < 0:
            self.workers.cancel_group(self, "filter")
            self._show(Found("", order, None, []))
        else:
            self._look(query, order, cursor)

    @work(thread=True, exclusive=True, group="filter")
    def _look(self, query: str, order: Sort, cursor: int) -> None:
        """Find in a thread; `cursor` is that of the bar, -1 where nobody is writing."""
        from reader.session.finding import completion
        from reader.text.filter_completion import Completion
        from reader.text.filter_language import FilterError

        worker: Worker[None] = get_current_worker()
        offered = Completion(0, 0, ())
        try:
            if cursor >= 0:
                offered = completion(self.session, query, cursor)
            for limit in (FIRST, -1):
                found = self._found(query, order, limit, worker)
                if worker.is_cancelled or found is None:
                    return
                self.later(self._have, (query, order), found, None, offered, cursor >= 0)
                if not found.more:
                    return
        except FilterError as error:
            self.later(self._have, (query, order), None, error, offered, cursor >= 0)
        except ReaderError as error:
            logfile.error(error)
            self.later(self.say, str(error))

    def _found(self, query: str, order: Sort, limit: int, worker: Worker[None]) -> Found | None:
        if not query.strip() and order == BY_PAGE:
            return Found("", order, None, [])
        from reader.session.finding import search

        numbers = search(self.session, query, order, limit=limit, stop=lambda: worker.is_cancelled)
        if numbers is None:
            return None
        more = len(numbers) == limit
        rest = [] if query.strip() or more else self.session.catalogue.without_articles()
        return Found(query.strip(), order, numbers, rest, more)

    def _have(
        self,
        asked: tuple[str, Sort],
        found: Found | None,
        error: FilterError | None,
        offered: Completion,
        writing: bool,
    ) -> None:
        if asked != self._going:
            return
        if found is not None:
            self.guarded(lambda: self._show(found))
        elif error is not None and not writing:
            self.say(str(error))
        if writing and self._bar is not None:
            count = f"{self.rows.count()}{' and more' if self._more else ''}"
            said = f"{count} of {self.totals.articles} " if self.filter_text else ""
            self._bar.tell(error, offered, said)

    def _show(self, found: Found) -> None:
        self.filter_text, self.order = found.query, found.sort
        self._more = found.more
        self.rows.show(found.numbers, found.rest)
        self.list.empty = (
            f"no article is like this; {self.key_of('list.filter')} changes the filter, "
            f"{self.key_of('list.filter-off')} takes it off"
            if found.query
            else self.nothing_there
        )
        shown = self._anchor is None or self.rows.index_of(self._anchor) is not None
        self.list.reload(keep=self._anchor)
        if not shown:
            self.list.home()
        self.show_lines()

    def unfilter(self) -> None:
        """Show all articles in their order at once, since one that is wanted is hidden."""
        self.filter_text, self.order, self._going = "", BY_PAGE, ("", BY_PAGE)
        super().unfilter()

    def find_again(self) -> None:
        """Find anew after pages have come or gone."""
        if self.filter_text or self.order != BY_PAGE:
            self._anchor = self.list.cursor_key
            self._find(self.filter_text, self.order)

    def standing(self) -> list[str]:
        """Say how the list is filtered and sorted, and how many articles that hides."""
        said = super().standing()
        if self.order != BY_PAGE:
            down, up = ("v", "^") if self.ascii_only else ("↓", "↑")
            said.append(f"by {self.order.key} {down if self.order.backward else up}")
        if self.filter_text:
            hidden = max(0, self.totals.articles - self.rows.count())
            shown = (
                self.filter_text
                if len(self.filter_text) <= _KEPT
                else self.filter_text[: _KEPT - 1] + "…"
            )
            said.append(f"filter: {shown}, {'…' if self._more else hidden} hidden")
        return said
