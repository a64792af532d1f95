"""Actions that move the selection in the text. A sentence is always selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Selection"


@action(
    "sentence.next", "Select the next sentence", "j", "down", group=GROUP, hint="sentence", rank=10
)
def next_sentence(desk: Desk) -> None:
    desk.reading.next_sentence()
    desk.moved()


@action(
    "sentence.previous",
    "Select the previous sentence",
    "k",
    "up",
    group=GROUP,
    hint="sentence",
    rank=10,
)
def previous_sentence(desk: Desk) -> None:
    desk.reading.previous_sentence()
    desk.moved()


@action("sentence.extend", "Extend by a sentence", "J", group=GROUP, hint="extend", rank=20)
def extend_sentence(desk: Desk) -> None:
    desk.reading.extend_sentence(1)
    desk.moved()


@action(
    "sentence.shrink",
    "Shrink, or extend backwards, by a sentence",
    "K",
    group=GROUP,
    hint="extend",
    rank=20,
)
def shrink_sentence(desk: Desk) -> None:
    desk.reading.extend_sentence(-1)
    desk.moved()


@action("paragraph.extend", "Extend by a paragraph", "}", group=GROUP)
def extend_paragraph(desk: Desk) -> None:
    desk.reading.extend_paragraph(1)
    desk.moved()


@action("paragraph.shrink", "Shrink, or extend backwards, by a paragraph", "{", group=GROUP)
def shrink_paragraph(desk: Desk) -> None:
    desk.reading.extend_paragraph(-1)
    desk.moved()


@action(
    "word.left",
    "Move the active edge a word left",
    "h",
    "left",
    group=GROUP,
    hint="word edge",
    rank=15,
)
def word_left(desk: Desk) -> None:
    desk.reading.move_word(-1)
    desk.moved()


@action(
    "word.right",
    "Move the active edge a word right",
    "l",
    "right",
    group=GROUP,
    hint="word edge",
    rank=15,
)
def word_right(desk: Desk) -> None:
    desk.reading.move_word(1)
    desk.moved()


@action("character.right", "Move the active edge a character right", ">", group=GROUP)
def character_right(desk: Desk) -> None:
    desk.reading.move_character(1)
    desk.moved()


@action("character.left", "Move the active edge a character left", "<", group=GROUP)
def character_left(desk: Desk) -> None:
    desk.reading.move_character(-1)
    desk.moved()


@action(
    "edge.swap", "Make the other edge the active one", "o", group=GROUP, hint="other edge", rank=43
)
def swap_edges(desk: Desk) -> None:
    desk.reading.swap()
    desk.moved()


@action(
    "object.quotation",
    "Select what stands in quotation marks",
    '"',
    group=GROUP,
    hint="quotation",
    rank=44,
)
def quotation(desk: Desk) -> None:
    desk.reading.select_quotation()
    desk.moved()


@action("object.word", "Select the word", "w", group=GROUP)
def word(desk: Desk) -> None:
    desk.reading.select_word()
    desk.moved()


@action("object.sentence", "Select the sentence", "s", group=GROUP)
def sentence(desk: Desk) -> None:
    desk.reading.select_sentence()
    desk.moved()


@action("object.paragraph", "Select the paragraph", "p", group=GROUP)
def paragraph(desk: Desk) -> None:
    desk.reading.select_paragraph()
    desk.moved()


@action("text.page-down", "A page down", "space", "pagedown", group=GROUP)
def page_down(desk: Desk) -> None:
    desk.scroll_text(1)


@action("text.page-up", "A page up", "b", "pageup", group=GROUP)
def page_up(desk: Desk) -> None:
    desk.scroll_text(-1)


@action("text.half-down", "Half a page down", "ctrl+d", group=GROUP)
def half_down(desk: Desk) -> None:
    desk.scroll_text(0.5)


@action("text.half-up", "Half a page up", "ctrl+u", group=GROUP)
def half_up(desk: Desk) -> None:
    desk.scroll_text(-0.5)


@action("text.first", "First sentence", "g g", "home", group=GROUP)
def first_sentence(desk: Desk) -> None:
    desk.reading.first_sentence()
    desk.moved()


@action("text.last", "Last sentence", "G", "end", group=GROUP)
def last_sentence(desk: Desk) -> None:
    desk.reading.last_sentence()
    desk.moved()


@action("search", "Search in the article", "/", group="Search", hint="search", rank=36)
def search(desk: Desk) -> None:
    desk.ask_search()


@action("search.next", "Next match", "n", group="Search")
def next_match(desk: Desk) -> None:
    desk.next_match(1)


@action("search.previous", "Previous match", "N", group="Search")
def previous_match(desk: Desk) -> None:
    desk.next_match(-1)
