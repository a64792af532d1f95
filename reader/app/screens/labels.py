"""Finding a label by part of its name: for labels without a key, and for those who forgot it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.app.widgets.dialog import Dialog
from reader.app.widgets.field import Field
from reader.app.widgets.lines import plain
from reader.model.scheme import Label, LabelScheme

ROWS = 9
"""Labels in sight."""


def matching(scheme: LabelScheme, typed: str, recent: Sequence[str] = ()) -> list[Label]:
    """Return the labels whose name holds `typed`, those that begin with it first.

    Among these, the `recent` ones come first, in their order, then the others as in the scheme.
    """
    wanted = typed.strip().casefold()
    found = [label for label in scheme.labels if wanted in label.name.casefold()]

    def rank(label: Label) -> tuple[bool, int]:
        late = recent.index(label.name) if label.name in recent else len(recent)
        return not label.name.casefold().startswith(wanted), late

    return sorted(found, key=rank)


class LabelScreen(Dialog[str | None], inherit_bindings=False):
    """Returns the name of a label, or None."""

    DEFAULT_CSS = """
    LabelScreen { align: center middle; }
    LabelScreen > Vertical {
        width: 80%; max-width: 84; height: auto; max-height: 90%;
        border: round $foreground; padding: 0 1; background: $background;
    }
    LabelScreen Field { padding: 0; }
    """
    BINDINGS: ClassVar = [
        ("escape", "leave", "Leave"),
        ("down,tab,ctrl+n", "move(1)", "Down"),
        ("up,shift+tab,ctrl+p", "move(-1)", "Up"),
    ]

    def __init__(self, scheme: LabelScheme, recent: Sequence[str] = ()) -> None:
        super().__init__()
        self._scheme = scheme
        self._recent = recent
        self._found = matching(scheme, "", recent)
        self._at = 0

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = "Label the selection"
            box.border_subtitle = "up down choose   enter labels   esc leaves"
            yield Field(placeholder="part of the label's name")
            yield Static(self._content())

    def _content(self) -> Content:
        if not self._found:
            return Content("no label has this in its name")
        first = max(0, min(self._at - ROWS // 2, len(self._found) - ROWS))
        rows = []
        for index, label in enumerate(self._found[first : first + ROWS], first):
            here = index == self._at
            line = f"{'>' if here else ' '} {label.key or '·'} {plain(label.name).plain}"
            rows.append(Content.styled(line, "reverse" if here else ""))
        definition = plain(self._found[self._at].definition)
        return Content("\n").join([*rows, Content(""), definition])

    def _show(self) -> None:
        self.query_one(Static).update(self._content())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what matches."""
        event.stop()
        self._found, self._at = matching(self._scheme, event.value, self._recent), 0
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the label that is chosen for what stands in the field now."""
        event.stop()
        found = matching(self._scheme, event.value, self._recent)
        if found:
            self.dismiss(found[self._at if found == self._found else 0].name)

    def action_move(self, rows: int) -> None:
        """Choose another of the labels found."""
        if self._found:
            self._at = (self._at + rows) % len(self._found)
            self._show()

    def action_leave(self) -> None:
        """Return nothing."""
        self.dismiss(None)
