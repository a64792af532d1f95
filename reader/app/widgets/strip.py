"""What is known of the span under the cursor, or the legend of labels where there is none."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from reader.app.widgets.lines import plain
from reader.model.scheme import LabelScheme
from reader.session.articles import TextSpan
from reader.text.neutralise import neutralise


class Strip(Widget):
    """A few rows under the text."""

    DEFAULT_CSS = """
    Strip { height: 3; width: 1fr; padding: 0 1; border-top: solid $foreground 30%; }
    """
    ALLOW_SELECT = False

    class Picked(Message):
        """A label in the legend was clicked."""

        def __init__(self, label: str) -> None:
            super().__init__()
            self.label = label

    def __init__(self, scheme: LabelScheme, *, id: str) -> None:
        super().__init__(id=id)
        self._scheme = scheme
        self._content = legend(scheme)

    def show(self, spans: list[TextSpan]) -> None:
        """Show the first of `spans` in full and name the others; the legend where it is empty."""
        content = about_spans(self._scheme, spans) if spans else legend(self._scheme)
        if content != self._content:
            self._content = content
            self.refresh()

    @property
    def text(self) -> str:
        """What the strip says, for tests."""
        return self._content.plain

    def render(self) -> Content:
        """Draw the rows."""
        return self._content


def legend(scheme: LabelScheme) -> Content:
    """Return the labels that have a key, each with it."""
    pieces: list[str | tuple[str, str]] = []
    for label in scheme.labels:
        if label.key:
            pieces += [(label.key, "bold"), f" {plain(label.name).plain}   "]
    return Content.assemble(*pieces)


def about_spans(scheme: LabelScheme, spans: list[TextSpan]) -> Content:
    """Return the first span's label, attributes and note, and the other spans' labels."""
    first = spans[0]
    label = scheme.label(first.span.label)
    name = plain(first.span.label).plain
    head = f"{label.key or '·'} {name}" if label else f"? {name} (not in the label scheme)"
    attributes = first.span.attributes
    values = "  ".join(f"{plain(a.name).plain}={plain(a.value).plain}" for a in attributes)
    others = ", ".join(plain(s.span.label).plain for s in spans[1:])
    line = Content.assemble(
        (head, "bold"),
        f"  {values}" if values else "",
        f"  also here: {others} (tab)" if others else "",
    )
    note = neutralise(first.span.note)
    second = Content.assemble(("note ", "bold"), note) if note else Content("no note: i writes one")
    return Content("\n").join([line, second])
