"""What a person can do to an article's annotations, each as one `Change`.

Every function looks at the records as they are and returns the change that would be made; nothing
is applied here.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reader.model.changes import Change, Op
from reader.model.errors import NotFoundError, UsageError
from reader.model.identity import new_uid, now
from reader.model.records import Attribute, Part, Span
from reader.session.relation_editing import RelationEditor
from reader.session.wording import counted


class Editor(RelationEditor):
    """Builds changes to spans, to relations between them, and to the article itself."""

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
        # Whoever labels a passage that was passed has thought better of it.
        ops = [*self._reopened(parts), Op(None, span)]
        return self._change("label", f"labelled {label}", ops, span.start)

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
        ties = self._ties(spans)
        if ties:
            summary += f" and {counted(len(ties), 'relation')}"
        ops = [Op(tie, None) for tie in ties] + [Op(span, None) for span in spans]
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

    def _span(self, uid: str) -> Span:
        span = self.records.spans.get(uid)
        if span is None:
            raise NotFoundError(f"{self.annotator} has no span {uid} on this page")
        return span

    def _edit(self, verb: str, summary: str, span: Span, **fields: object) -> Change:
        after = msgspec.structs.replace(span, updated=now(), **fields)
        return self._change(verb, summary, [Op(span, after)], span.start)
