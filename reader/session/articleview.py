"""An article for scripts: what is known of it, its spans, and how to annotate it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from reader.model.changes import Change
from reader.model.errors import NotFoundError, UsageError
from reader.model.records import FREE_TAG, Attribute, State
from reader.session.articles import OpenArticle, TextSpan, effective_state
from reader.session.session import Session


class AnnotatedSpan(msgspec.Struct, frozen=True):
    """A labelled passage of an article: ``text[start:end]``, in `fragments` where it has gaps."""

    uid: str
    article: str
    start: int
    end: int
    quote: str
    label: str
    annotator: str
    attributes: Mapping[str, str]
    note: str
    fragments: tuple[tuple[int, int], ...]


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _need_text(what: str, value: object) -> None:
    if not isinstance(value, str):
        raise UsageError(f"{what} is text, not {value!r}")


class ArticleView:
    """An article of an open workspace.

    It shows the annotations as they are when they are asked for.
    """

    def __init__(
        self, session: Session, view: OpenArticle, do: Callable[[Change | None, OpenArticle], None]
    ) -> None:
        """Show `view`; `do` applies a change to it."""
        self._session = session
        self._view = view
        self._apply = do

    def __repr__(self) -> str:
        return f"<article {self.id} {self.title!r}>"

    @property
    def id(self) -> str:
        """The article's id, as `reader list` prints it."""
        return self._view.id

    @property
    def title(self) -> str | None:
        """The printed title, None where the page prints none."""
        return self._view.article.title.value if self._view.article.title else None

    @property
    def outlet(self) -> str | None:
        """The outlet, None where the page names none."""
        return self._view.article.outlet.value if self._view.article.outlet else None

    @property
    def published(self) -> str | None:
        """The printed date in ISO 8601, None where the page prints none that is certain."""
        value = self._view.article.published
        return (value.value or None) if value is not None else None

    @property
    def page(self) -> str:
        """The page's file, relative to the workspace."""
        return self._view.page.names[0] if self._view.page.names else ""

    @property
    def text(self) -> str:
        """What people read: title, body, captions and the like, joined by blank lines."""
        return self._view.text.text

    @property
    def state(self) -> State:
        """How far you are with the article."""
        return effective_state(self._session.editor(self._view).states())

    @property
    def tags(self) -> list[tuple[str, str]]:
        """Your tags as (name, value); a free tag's name is ``tag``."""
        return [(tag.name, tag.value) for tag in self._session.editor(self._view).tags()]

    @property
    def note(self) -> str:
        """Your note on the article."""
        return self._session.editor(self._view).current_note()

    def spans(self, annotator: str | None = None) -> list[AnnotatedSpan]:
        """Return the spans of everybody, or of one annotator, in reading order.

        Spans with a part outside the text, as the page is cut now, are not among them.
        """
        found: list[TextSpan] = []
        for store in self._session.annotators.stores():
            if annotator in (None, store.annotator):
                records = store.records(self._view.page.sha256)
                found += self._view.project(records.spans.values())[0]
        found.sort(key=lambda s: (s.start, s.end, s.span.annotator, s.span.uid))
        return [self._span(one) for one in found]

    def _span(self, one: TextSpan) -> AnnotatedSpan:
        return AnnotatedSpan(
            uid=one.span.uid,
            article=self.id,
            start=one.start,
            end=one.end,
            quote=self.text[one.start : one.end],
            label=one.span.label,
            annotator=one.span.annotator,
            attributes={a.name: a.value for a in one.span.attributes},
            note=one.span.note,
            fragments=one.fragments,
        )

    def find(self, quote: str, occurrence: int = 1) -> tuple[int, int]:
        """Return where `quote` stands in the text; raises `NotFoundError`, `UsageError`.

        Without more than one place, `occurrence` (from 1) need not be told.
        """
        _need_text("the quote", quote)
        if not quote:
            raise UsageError("the quote is empty")
        if not _is_int(occurrence) or occurrence < 1:
            raise UsageError(f"{occurrence!r} is no count from 1")
        at = -1
        for _ in range(occurrence):
            at = self.text.find(quote, at + 1)
            if at < 0:
                raise NotFoundError(f"the text of {self.id} does not say {quote[:60]!r}")
        return at, at + len(quote)

    def add_span(
        self,
        label: str,
        start: int | None = None,
        end: int | None = None,
        *,
        quote: str | None = None,
        occurrence: int = 1,
        note: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> AnnotatedSpan:
        """Label ``text[start:end]``, or where the text says `quote`, and return the span.

        A passage that has the label already stays one span; a note or attributes that are given are
        set on it. Raises `UsageError` for a label or an attribute that the scheme does not have and
        for offsets that are none.
        """
        _need_text("the note", note)
        if not isinstance(attributes, Mapping | None):
            raise UsageError(f"attributes are names with values, not {attributes!r}")
        if (quote is None) == (start is None or end is None):
            raise UsageError("give either start and end, or a quote")
        if quote is not None:
            start, end = self.find(quote, occurrence)
        assert start is not None
        assert end is not None
        if not _is_int(start) or not _is_int(end):
            raise UsageError(f"{start!r}..{end!r} are no offsets: they are whole numbers")
        if not 0 <= start < end <= len(self.text):
            raise UsageError(f"{start}..{end} is no range of a text of {len(self.text)} characters")
        editor = self._session.editor(self._view)
        there = editor.same_passage(self._view.parts([(start, end)]), label)
        if there is None:
            for name, value in (attributes or {}).items():
                self._need_attribute(label, name, value)
            given = [Attribute(name, value) for name, value in sorted((attributes or {}).items())]
            change = editor.label([(start, end)], label, note=note, attributes=given)
            self._do(change)
            uid = next(op.uid for op in change.ops if op.table == "spans")
        else:
            uid = there.uid
            if note:
                self.set_note(note, uid)
            for name, value in (attributes or {}).items():
                self.set_attribute(uid, name, value)
        return self.span(uid)

    def span(self, uid: str) -> AnnotatedSpan:
        """Return one of your spans by its uid; raises `NotFoundError`."""
        for span in self.spans(self._session.annotator):
            if span.uid == uid:
                return span
        raise NotFoundError(f"there is no span {uid} in the text of {self.id}")

    def _do(self, change: Change | None) -> None:
        self._apply(change, self._view)

    def delete_span(self, uid: str) -> None:
        """Delete one of your spans with its relations."""
        self._do(self._session.editor(self._view).delete(uid))

    def set_note(self, text: str, uid: str | None = None) -> None:
        """Write your note on a span, or on the article; an empty one removes it."""
        _need_text("a note", text)
        editor = self._session.editor(self._view)
        change = editor.article_note(text) if uid is None else editor.note(uid, text)
        self._do(change)

    def set_attribute(self, uid: str, name: str, value: str) -> None:
        """Set an attribute of one of your spans; an empty value unsets it.

        Raises `UsageError` for an attribute or a value that the scheme does not have on its label.
        """
        if value != "":
            self._need_attribute(self.span(uid).label, name, value)
        self._do(self._session.editor(self._view).attribute(uid, name, value))

    def add_tag(self, value: str, name: str = FREE_TAG) -> None:
        """Tag the article; `name` is that of a closed set of the scheme, or left out.

        Raises `UsageError` for a tag that is empty or has several lines.
        """
        _need_text("a tag", value)
        if (name, value) not in self.tags:
            self._do(self._session.editor(self._view).tag(name, value))

    def remove_tag(self, value: str, name: str = FREE_TAG) -> None:
        """Take a tag of yours off the article."""
        if (name, value) in self.tags:
            self._do(self._session.editor(self._view).tag(name, value))

    def _need_attribute(self, label: str, name: str, value: str) -> None:
        known = {a.name: a.values for a in self._session.scheme.attributes_on(label)}
        if name not in known:
            raise UsageError(f"the label scheme has no attribute {name!r} on {label}")
        if value not in known[name]:
            hint = f"there are {', '.join(known[name])}"
            raise UsageError(f"attribute {name!r} has no value {value!r}", hint=hint)

    def set_state(self, state: State) -> None:
        """Say how far you are with the article."""
        self._do(self._session.editor(self._view).state(state))
