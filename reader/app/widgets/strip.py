"""What is known of the span under the cursor, in a row or two under the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widget import Widget

from reader.app.widgets.lines import plain
from reader.model.records import Span
from reader.model.scheme import LabelScheme
from reader.session.articles import TextSpan
from reader.session.attributes import told_attributes
from reader.session.wording import counted
from reader.text.neutralise import neutralise_line

NOTHING = "no span here: a label's key marks the selection, {} finds a label by name"
"""Said where nothing is labelled; the braces stand for a key."""


class Strip(Widget):
    """The first span in full, and the labels of the others."""

    DEFAULT_CSS = """
    Strip { height: 2; width: 1fr; padding: 0 1; }
    """
    ALLOW_SELECT = False

    def __init__(self, scheme: LabelScheme, *, id: str) -> None:
        super().__init__(id=id)
        self._scheme = scheme
        self._spans: list[TextSpan] = []
        self._nothing = ""
        self._ties = 0
        self.key_of: Callable[[str], str] = lambda _: ""
        self.related: Callable[[Span], Sequence[str]] = lambda _: ()

    def show(self, spans: list[TextSpan], nothing: str = NOTHING) -> None:
        """Show the first of `spans` in full and name the others; where it is empty, `nothing`."""
        ties = len(self.related(spans[0].span)) if spans else 0
        if (spans, nothing, ties) != (self._spans, self._nothing, self._ties):
            self._spans, self._nothing, self._ties = spans, nothing, ties
            self.refresh()

    @property
    def text(self) -> str:
        """What the strip says, for tests."""
        return self.render().plain

    def render(self) -> Content:
        """Draw the rows: the note stands on the second, or beside the label on a single one."""
        rows = self._rows()
        return Content("\n").join([row.truncate(self.size.width, ellipsis=True) for row in rows])

    def _rows(self) -> list[Content]:
        if not self._spans:
            return [
                Content.styled(self._nothing.format(self.key_of("label.choose")), "$text-muted")
            ]
        note = self._spans[0].span.note
        said = Content.assemble(("note ", "bold"), neutralise_line(note)) if note else Content("")
        others = ", ".join(plain(s.span.label).plain for s in self._spans[1:])
        also = f"also here: {others} ({self.key_of('span.cycle')})" if others else ""
        head = span_head(self._scheme, self._spans[0])
        if self._ties:
            head = _joined(
                head, Content(f"{counted(self._ties, 'relation')} ({self.key_of('relation.list')})")
            )
        if self.size.height > 1:
            return [_joined(head, Content(also)), said]
        return [_joined(head, said, Content(also))]


def _joined(*pieces: Content) -> Content:
    return Content("  ").join([piece for piece in pieces if piece.plain])


def span_head(scheme: LabelScheme, span: TextSpan) -> Content:
    """Return a span's key, label and attributes on one line."""
    label = scheme.label(span.span.label)
    name = plain(span.span.label).plain
    head = f"{label.key or '·'} {name}" if label else f"? {name} (not in the label scheme)"
    told = told_attributes(scheme.attributes_on(span.span.label), span.span)
    values = "  ".join(plain(value).plain for value in told)
    return Content.assemble((head, "bold"), f"  {values}" if values else "")
