"""Help, generated from the registry of actions and the label scheme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.actions.keys import shown_key
from reader.app.actions.registry import Registry
from reader.app.screens.page import PageScreen
from reader.app.widgets.field import Field
from reader.app.widgets.lines import plain
from reader.model.scheme import LabelScheme

KEY_WIDTH = 22
"""Cells for the keys of an action."""


MOUSE = (
    ("click", "the sentence; on a list row again, or twice: read it"),
    ("double, triple click", "the word, the paragraph"),
    ("drag", "whole words; with shift, alt or ctrl characters"),
    ("click a label below", "label the selection, or the words dragged over"),
    ("drag an end of a span", "move that edge of the span under the cursor"),
    ("click a hint", "choose its word, after f or F"),
    ("click a margin note", "its span"),
)


class Section(NamedTuple):
    """A heading, and under it what to press or click beside what that does."""

    heading: str
    lines: tuple[tuple[str, str], ...]

    def content(self, words: str = "") -> Content:
        """Return the lines that hold all of `words`, under the heading; empty where none does."""
        wanted = words.casefold().split()
        found = [
            _line(left, right)
            for left, right in self.lines
            if all(word in f"{left} {right}".casefold() for word in wanted)
        ]
        if not found:
            return Content("")
        return Content("\n").join([Content.styled(self.heading, "bold underline"), *found])


def help_sections(registry: Registry, scheme: LabelScheme) -> list[Section]:
    """Return every action with its keys by group, then the labels with their definitions."""
    labels = {f"label:{label.name}" for label in scheme.labels}
    sections = []
    for group, actions in registry.groups().items():
        lines = tuple(
            ("  ".join(shown_key(key) for key in action.keys), action.title)
            for action in actions
            if action.id not in labels
        )
        sections.append(Section(group, lines))
    sections.append(Section("Mouse", MOUSE))
    defined = tuple(
        (f"{label.key or '·'} {label.name}", label.definition) for label in scheme.labels
    )
    about = ("a label's key", "labels the selection; the same key takes it off")
    sections.append(Section(f"Labels of {plain(scheme.name).plain}", (about, *defined)))
    return sections


def _line(left: str, right: str) -> Content:
    shown = plain(left).plain
    return Content.assemble((shown.ljust(KEY_WIDTH) + "  ", "bold"), plain(right).plain)


class HelpScreen(PageScreen):
    """All keys and labels on one scrolling page, section by section, with a search in it."""

    DEFAULT_CSS = """
    HelpScreen Field { display: none; height: 1; border: none; padding: 0; dock: top; }
    HelpScreen .searching Field { display: block; }
    HelpScreen Static { margin-bottom: 1; }
    """
    BINDINGS: ClassVar = [
        ("slash", "search", "Search"),
        ("tab,right_square_bracket", "section(1)", "Next section"),
        ("shift+tab,left_square_bracket", "section(-1)", "Previous section"),
    ]
    KEYS_SHOWN = "/ search   tab next part   j k space b move   esc closes"

    def __init__(self, registry: Registry, scheme: LabelScheme) -> None:
        super().__init__("Help", Content(""))
        self._sections = help_sections(registry, scheme)

    def parts(self) -> Iterable[Widget]:
        """Return the field of the search, and the sections."""
        yield Field(placeholder="words of what you want to do, or a key")
        for section in self._sections:
            yield Static(section.content())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what holds the words that stand there."""
        event.stop()
        for section, shown in zip(self._sections, self.query(Static), strict=True):
            found = section.content(event.value)
            shown.update(found)
            shown.display = bool(found.plain)
        self.action_go(0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Let keys move again; what was found stays."""
        event.stop()
        self.set_focus(self.query_one(VerticalScroll))

    def action_search(self) -> None:
        """Open the field."""
        self.query_one(VerticalScroll).add_class("searching")
        self.set_focus(self.query_one(Field))

    def action_section(self, step: int) -> None:
        """Go to the next section that is shown, or the previous one (-1)."""
        page = self.query_one(VerticalScroll)
        tops = [shown.virtual_region.y for shown in self.query(Static) if shown.display]
        here = page.scroll_offset.y
        if step > 0:
            self._go(next((top for top in tops if top > here), page.max_scroll_y))
        else:
            self._go(max((top for top in tops if top < here), default=0))

    def action_close(self) -> None:
        """Show everything again after a search; else go back."""
        page = self.query_one(VerticalScroll)
        if not page.has_class("searching"):
            super().action_close()
            return
        page.remove_class("searching")
        self.query_one(Field).value = ""
        self.set_focus(page)
