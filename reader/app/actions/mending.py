"""Actions of the page view, in which one corrects how a page is cut; and the way there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.app.actions.registry import Run, action
from reader.app.widgets.document_values import KIND_KEYS

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk
    from reader.app.screens.mending import MendScreen

GROUP = "Page view"
KIND_TITLES = {
    "body": "What is selected is body text",
    "furniture": "What is selected is furniture: not part of an article",
    "title": "What is selected is the title",
    "subhead": "What is selected is a heading inside the text",
    "date": "What is selected is the line with the date",
    "outlet": "What is selected is the outlet",
    "author": "What is selected is the author",
    "caption": "What is selected is a caption",
    "credit": "What is selected is a credit",
    "embed": "What is selected is an embedded post",
}
FIELD_KEYS = {"title": "t", "outlet": "o", "published": "d", "author": "a"}


@action("page.open", "See the whole page, to correct how it is cut", "v", group="Article", rank=46)
def open_page(desk: Desk) -> None:
    desk.open_page()


@action("list.page-view", "The same from the list", "v", group="Article", context="list")
def open_page_from_list(desk: Desk) -> None:
    desk.open_page()


@action(
    "page.relink",
    "Carry the spans of an old version of a page over to the new one",
    "g r",
    group="Article",
    context="anywhere",
)
def relink(desk: Desk) -> None:
    desk.ask_relink()


def _in_page(
    action_id: str, title: str, *keys: str
) -> Callable[[Callable[[MendScreen], None]], Run]:
    """Register a function that is given the page view."""

    def register(do: Callable[[MendScreen], None]) -> Run:
        def run(desk: Desk) -> None:
            do(desk.page_view)

        return action(f"page.{action_id}", title, *keys, group=GROUP, context="page")(run)

    return register


def _kind(kind: str) -> None:
    @_in_page(kind, KIND_TITLES[kind], KIND_KEYS[kind])
    def run(view: MendScreen) -> None:
        view.set_kind(kind)


def _field(name: str) -> None:
    word = "date" if name == "published" else name

    @_in_page(f"set-{word}", f"Take the {word} from what is selected", f"= {FIELD_KEYS[name]}")
    def run(view: MendScreen) -> None:
        view.set_from_selection(name)


for _name in KIND_TITLES:
    _kind(_name)
for _name in FIELD_KEYS:
    _field(_name)


@_in_page("next", "Next block", "j", "down")
def next_block(view: MendScreen) -> None:
    view.move(1)


@_in_page("previous", "Previous block", "k", "up")
def previous_block(view: MendScreen) -> None:
    view.move(-1)


@_in_page("extend", "Select a block more", "J")
def extend(view: MendScreen) -> None:
    view.extend(1)


@_in_page("shrink", "Select a block less, or one more above", "K")
def shrink(view: MendScreen) -> None:
    view.extend(-1)


@_in_page("next-article", "Where the next article begins", "}")
def next_article(view: MendScreen) -> None:
    view.next_article(1)


@_in_page("previous-article", "Where this article, or the one before, begins", "{")
def previous_article(view: MendScreen) -> None:
    view.next_article(-1)


@_in_page("first", "First block", "g g", "home")
def first(view: MendScreen) -> None:
    view.end(0)


@_in_page("last", "Last block", "G", "end")
def last(view: MendScreen) -> None:
    view.end(1)


@_in_page("page-down", "A page down", "space", "pagedown")
def page_down(view: MendScreen) -> None:
    view.page(1)


@_in_page("page-up", "A page up (b says that a block is body)", "backspace", "pageup")
def page_up(view: MendScreen) -> None:
    view.page(-1)


@_in_page("half-down", "Half a page down", "ctrl+d")
def half_down(view: MendScreen) -> None:
    view.page(0.5)


@_in_page("half-up", "Half a page up", "ctrl+u")
def half_up(view: MendScreen) -> None:
    view.page(-0.5)


@_in_page("word-right", "Cursor a word right in its block", "right", "l")
def word_right(view: MendScreen) -> None:
    view.word(1)


@_in_page("word-left", "Cursor a word left in its block", "left")
def word_left(view: MendScreen) -> None:
    view.word(-1)


@_in_page("character-right", "Cursor a character right", ">")
def character_right(view: MendScreen) -> None:
    view.character(1)


@_in_page("character-left", "Cursor a character left", "<")
def character_left(view: MendScreen) -> None:
    view.character(-1)


@_in_page("part", "Select words of a block: the one at the cursor, then → ←", "w")
def part(view: MendScreen) -> None:
    view.begin_part()


@_in_page("outside", "Next span that lies outside the text", "n")
def outside(view: MendScreen) -> None:
    view.next_outside()


@_in_page("start", "An article begins here", "s")
def start(view: MendScreen) -> None:
    view.start_article()


@_in_page("merge", "Join the article to the one before", "m")
def merge(view: MendScreen) -> None:
    view.merge()


@_in_page("earlier", "The article begins a block earlier", "[")
def earlier(view: MendScreen) -> None:
    view.move_boundary(-1)


@_in_page("later", "The article begins a block later", "]")
def later(view: MendScreen) -> None:
    view.move_boundary(1)


@_in_page("split", "Divide the line at the cursor", "/")
def split(view: MendScreen) -> None:
    view.split()


@_in_page("fields", "Title, outlet, date and author by hand", "i", "enter")
def fields(view: MendScreen) -> None:
    view.ask_fields()


@_in_page("why", "Why the block has its kind", "?")
def why(view: MendScreen) -> None:
    view.show_why()


@_in_page("undo", "Undo the last change", "u")
def undo(view: MendScreen) -> None:
    view.undo()


@_in_page("redo", "Redo what was undone", "ctrl+r")
def redo(view: MendScreen) -> None:
    view.redo()


@_in_page("leave", "Give up the selection; back to the article", "escape")
def leave(view: MendScreen) -> None:
    view.back()


@_in_page("close", "Back to the article", "v", "q")
def close(view: MendScreen) -> None:
    view.leave()
