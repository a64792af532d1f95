"""What is known of an article, to be set by hand."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.app.widgets.dialog import Dialog
from reader.app.widgets.field import Field
from reader.app.widgets.lines import plain
from reader.model.pages import Article, Value
from reader.session.mending import read_date, values
from reader.text.neutralise import neutralise_line

ROWS = (
    ("title", "title"),
    ("outlet", "outlet"),
    ("raw", "date as printed"),
    ("published", "date as ISO 8601"),
    ("author", "authors, by ;"),
)
KEYS = "enter keeps it   tab goes on   esc leaves it as it was   an empty field: there is none"


class FieldsScreen(Dialog[dict[str, tuple[str, str]] | None], inherit_bindings=False):
    """Asks for title, outlet, date and authors; returns (value, raw) of those that were changed.

    A date has two fields: as it is printed, and the same in ISO 8601, which follows the first as
    long as that can be read one way only.
    """

    DEFAULT_CSS = """
    FieldsScreen { align: center middle; }
    FieldsScreen > Vertical {
        width: 90%; max-width: 84; height: auto; max-height: 90%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    FieldsScreen Horizontal { height: 1; }
    FieldsScreen .name { width: 18; }
    FieldsScreen Field { width: 1fr; background: $panel; }
    FieldsScreen .badge { color: $text-muted; padding: 0 0 0 18; }
    """
    BINDINGS: ClassVar = [
        ("escape", "leave", "Leave"),
        ("down,tab", "go(1)", "Next"),
        ("up,shift+tab", "go(-1)", "Previous"),
    ]

    def __init__(self, heading: str, article: Article) -> None:
        super().__init__()
        self._heading = heading
        self._known = values(article)
        published = self._known["published"]
        self._before = {
            "title": _shown(self._known["title"]),
            "outlet": _shown(self._known["outlet"]),
            "raw": neutralise_line(published[0].raw) if published else "",
            "published": _shown(published),
            "author": "; ".join(neutralise_line(one.value) for one in self._known["author"]),
        }

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = plain(self._heading)
            for name, word in ROWS:
                with Horizontal():
                    yield Static(word, classes="name", markup=False)
                    yield Field(self._before[name], id=f"field-{name}")
                badge = self._badge(name)
                if badge:
                    yield Static(plain(badge), classes="badge")
            yield Static(KEYS, id="fields-foot", markup=False)

    def _badge(self, name: str) -> str:
        """Return where a value is from, with what was inferred set off from what is printed."""
        if name == "raw":
            return ""
        if name == "published" and not self._known["published"]:
            guesses = self._known["inferred"]
            return "".join(f"[inferred] {one.value}: {one.reason}" for one in guesses)
        found = self._known[name]
        if not found:
            return "none is known"
        where = "" if found[0].start >= 0 else ", not printed on the page"
        return f"[{found[0].origin}] {found[0].reason}{where}"

    @property
    def _typed(self) -> dict[str, str]:
        return {name: self.query_one(f"#field-{name}", Field).value.strip() for name, _ in ROWS}

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read the date as it is typed the way it is printed."""
        event.stop()
        if event.input.id == "field-raw" and event.input.has_focus:
            self.query_one("#field-published", Field).value = read_date(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return what was changed."""
        event.stop()
        typed, before = self._typed, self._before
        iso = read_date(typed["published"])
        if typed["published"] and not iso:
            self.query_one("#fields-foot", Static).update(
                "the date cannot be read one way only: write 2025-03-21, 2025-03 or 2025"
            )
            self.query_one("#field-published", Field).focus()
            return
        changed = {
            name: (typed[name], "")
            for name in ("title", "outlet", "author")
            if typed[name] != before[name]
        }
        if (typed["raw"], iso) != (before["raw"], before["published"]):
            changed["published"] = iso, typed["raw"] if iso else ""
        self.dismiss(changed or None)

    def action_go(self, step: int) -> None:
        """Go to the next field or the one before."""
        if step > 0:
            self.focus_next(Field)
        else:
            self.focus_previous(Field)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def _shown(found: tuple[Value, ...]) -> str:
    return neutralise_line(found[0].value) if found else ""
