"""What a person can do to an article's annotations, each as one `Change`.

Every function looks at the records as they are and returns the change that would be made; nothing
is applied here. The step from unread to in-progress is part of the change that causes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from reader.model.changes import Change, Op
from reader.model.errors import NotFoundError, UsageError
from reader.model.identity import new_uid, now
from reader.model.records import (
    FREE_TAG,
    STATES,
    ArticleState,
    Attribute,
    Part,
    Relation,
    Span,
    State,
    Tag,
)
from reader.model.scheme import LabelScheme
from reader.session.articles import OpenArticle, effective_state
from reader.session.wording import counted
from reader.store.annotations import PageRecords

STATE_WORDS: dict[State, str] = {
    "unread": "unread",
    "in-progress": "in progress",
    "done": "done",
    "no-claims": "no claims",
    "skipped": "skipped",
}


class Editor:
    """Builds changes to one article for one annotator from the annotator's records of its page."""

    def __init__(
        self,
        view: OpenArticle,
        records: PageRecords,
        annotator: str,
        scheme: LabelScheme,
        relations_elsewhere: Callable[[str, str], Iterable[Relation]],
    ) -> None:
        self.view = view
        self.records = records
        self.annotator = annotator
        self.scheme = scheme
        self.relations_elsewhere = relations_elsewhere

    def label(
        self,
        ranges: Sequence[tuple[int, int]],
        label: str,
        *,
        note: str = "",
        attributes: Sequence[Attribute] = (),
    ) -> Change:
        """Label the text `ranges`, or take the label off where this very passage has it."""
        if self.scheme.label(label) is None:
            raise UsageError(f"the label scheme has no label {label!r}")
        parts = self.view.parts(ranges)
        same = self.same_passage(parts, label)
        if same is not None:
            return self.delete(same.uid)
        time = now()
        span = Span(
            uid=new_uid(),
            page=self.view.page.sha256,
            parts=parts,
            label=label,
            annotator=self.annotator,
            attributes=tuple(attributes),
            note=note,
            created=time,
        )
        return self._change("label", f"labelled {label}", [Op(None, span)], span.start)

    def same_passage(self, parts: Sequence[Part], label: str) -> Span | None:
        """Return the annotator's span with exactly these parts and this label, if there is one."""
        wanted = tuple(parts)
        for span in self.records.spans.values():
            if span.label == label and span.parts == wanted:
                return span
        return None

    def delete(self, uid: str) -> Change:
        """Delete a span with its relations, wherever these are stored."""
        span = self._span(uid)
        return self._remove("delete", f"deleted {span.label}", [span])

    def clear(self, parts: Sequence[Part]) -> Change:
        """Take every label off the passage of exactly these parts, with the spans' relations."""
        wanted = tuple(parts)
        spans = [s for s in self.records.spans.values() if s.parts == wanted]
        if not spans:
            raise UsageError("this passage has no label")
        names = ", ".join(sorted(span.label for span in spans))
        return self._remove("clear", f"cleared {names}", spans)

    def _remove(self, verb: str, summary: str, spans: Sequence[Span]) -> Change:
        ends: dict[str, Relation] = {}
        for span in spans:
            here = self.records.relations.values()
            ends |= {r.uid: r for r in here if span.uid in (r.source.span, r.target.span)}
            ends |= {r.uid: r for r in self.relations_elsewhere(span.uid, span.page)}
        if ends:
            summary += f" and {counted(len(ends), 'relation')}"
        ops = [Op(relation, None) for relation in ends.values()] + [Op(s, None) for s in spans]
        return self._change(verb, summary, ops, spans[0].start)

    def note(self, uid: str, text: str) -> Change | None:
        """Set a span's note; None where it already is `text`."""
        span = self._span(uid)
        if span.note == text:
            return None
        what = f"wrote a note on {span.label}" if text else f"removed the note on {span.label}"
        return self._edit("note", what, span, note=text)

    def attribute(self, uid: str, name: str, value: str) -> Change | None:
        """Set an attribute of a span, or unset it where `value` is empty; None if it is so."""
        span = self._span(uid)
        kept = [a for a in span.attributes if a.name != name]
        if value:
            kept.append(Attribute(name, value))
        attributes = tuple(sorted(kept, key=lambda a: a.name))
        if attributes == span.attributes:
            return None
        what = f"set {name} to {value}" if value else f"unset {name}"
        return self._edit("attribute", what, span, attributes=attributes)

    def move(self, uid: str, ranges: Sequence[tuple[int, int]]) -> Change | None:
        """Give a span other edges; id, attributes, note and relations stay."""
        span = self._span(uid)
        parts = self.view.parts(ranges)
        if parts == span.parts:
            return None
        return self._edit("move", f"moved the edges of {span.label}", span, parts=parts)

    def tag(self, name: str, value: str) -> Change:
        """Set a tag, or take it off where it is set; a closed set holds one value at a time."""
        if not value.strip():
            raise UsageError("a tag cannot be empty")
        if len(value.splitlines()) > 1 or value.splitlines()[0] != value:
            raise UsageError("a tag is one line")
        closed = self.scheme.tag(name)
        if closed is not None and value not in closed.values:
            raise UsageError(f"{name} has no value {value!r}")
        if closed is None and name != FREE_TAG:
            raise UsageError(f"the label scheme has no tag {name!r}")
        shown = f"{name} {value}" if closed is not None else value
        mine = [t for t in self.tags() if t.name == name]
        same = [t for t in mine if t.value == value]
        if same:
            return self._change("untag", f"removed tag {shown}", [Op(t, None) for t in same])
        replaced = mine if closed is not None else []
        tag = Tag(
            uid=new_uid(),
            page=self.view.page.sha256,
            offset=self.view.article.start,
            name=name,
            value=value,
            annotator=self.annotator,
            created=now(),
        )
        ops = [Op(t, None) for t in replaced] + [Op(None, tag)]
        return self._change("tag", f"tagged {shown}", ops)

    def state(self, state: State) -> Change | None:
        """Set the article's state; None where it already is."""
        if state not in STATES:
            raise UsageError(f"{state!r} is no state", hint=f"there are {', '.join(STATES)}")
        if effective_state(self.states()) == state:
            return None
        ops = self._state_ops(state=state)
        return self._change("state", f"marked {STATE_WORDS[state]}", ops, advance=False)

    def article_note(self, text: str) -> Change | None:
        """Set the annotator's note on the article; None where it already is `text`."""
        if self.current_note() == text:
            return None
        what = "wrote an article note" if text else "removed the article note"
        state = effective_state(self.states())
        return self._change(
            "article-note",
            what,
            self._state_ops(note=text, state="in-progress" if state == "unread" else state),
            advance=False,
        )

    def tags(self) -> list[Tag]:
        """Return the annotator's tags that fall on this article."""
        return [t for t in self.records.tags.values() if self.view.holds(t.offset)]

    def states(self) -> list[ArticleState]:
        """Return the annotator's state records that fall on this article, by offset."""
        mine = [s for s in self.records.articles.values() if self.view.holds(s.offset)]
        return sorted(mine, key=lambda s: (s.offset, s.uid))

    def current_note(self) -> str:
        """Return the annotator's note on the article; those of merged articles on lines."""
        return "\n".join(s.note for s in self.states() if s.note)

    def _span(self, uid: str) -> Span:
        span = self.records.spans.get(uid)
        if span is None:
            raise NotFoundError(f"{self.annotator} has no span {uid} on this page")
        return span

    def _edit(self, verb: str, summary: str, span: Span, **fields: object) -> Change:
        after = msgspec.structs.replace(span, updated=now(), **fields)
        return self._change(verb, summary, [Op(span, after)], span.start)

    def _change(
        self,
        verb: str,
        summary: str,
        ops: list[Op],
        focus: int | None = None,
        *,
        advance: bool = True,
    ) -> Change:
        if advance and effective_state(self.states()) == "unread":
            ops = [*ops, *self._state_ops(state="in-progress")]
        where = self.view.article.start if focus is None else focus
        return Change(verb, summary, tuple(ops), self.annotator, (self.view.page.sha256, where))

    def _state_ops(self, *, state: State, note: str | None = None) -> list[Op]:
        """Return the operations that leave one record with this state (and note)."""
        old = self.states()
        text = self.current_note() if note is None else note
        first = old[0] if old else None
        after = ArticleState(
            uid=first.uid if first else new_uid(),
            page=self.view.page.sha256,
            offset=first.offset if first else self.view.article.start,
            annotator=self.annotator,
            state=state,
            note=text,
            updated=now(),
        )
        return [Op(s, None) for s in old[1:]] + [Op(first, after)]
