"""Joining spans by relations and in claims, and taking them apart, each as one `Change`."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from reader.model.changes import Change, Op
from reader.model.errors import UsageError
from reader.model.identity import new_uid, now
from reader.model.records import Membership, Relation, Span, SpanRef
from reader.model.scheme import RelationDef
from reader.session.article_editing import ArticleEditor
from reader.session.wording import counted

Tie = Relation | Membership
"""What holds a span to others: a relation of its own, or its place in a claim."""


class RelationEditor(ArticleEditor):
    """Builds changes to what joins the annotator's spans."""

    def relate(self, kind: RelationDef, source: Span, target: Span) -> Change:
        """Join two spans, which may lie on any pages; raises `UsageError` where they are joined.

        Where the relation forms claims, both become passages of one claim, which is that of either
        of them if it has one; two claims become one.
        """
        if source.uid == target.uid:
            raise UsageError("a span cannot be related to itself")
        if kind.scope == "article" and not (self._here(source) and self._here(target)):
            raise UsageError(f"{kind.name} holds inside one article only")
        if kind.groups:
            return self._group(kind, source, target)
        ends = [SpanRef(source.page, source.uid), SpanRef(target.page, target.uid)]
        if kind.symmetric:
            ends.sort()
        page = ends[0].page
        held = self.records if page == self.view.page.sha256 else self.links.records(page)
        for relation in held.relations.values():
            if relation.type == kind.name and [relation.source, relation.target] == ends:
                raise UsageError(f"they are joined by {kind.name} already")
        made = Relation(new_uid(), page, kind.name, ends[0], ends[1], self.annotator, created=now())
        return self._joined(kind, [Op(None, made)], source, target)

    def untie(self, tie: Tie) -> Change:
        """Take a relation away, or a span out of its claim."""
        spans = self.records.spans
        if isinstance(tie, Membership):
            summary, ends = f"took the passage out of its claim ({tie.type})", [tie.span]
        else:
            summary, ends = f"removed {tie.type}", [tie.source.span, tie.target.span]
        focus = next((spans[uid].start for uid in ends if uid in spans), None)
        return self._change("unrelate", summary, [Op(tie, None)], focus)

    def annotate(self, tie: Tie, text: str) -> Change | None:
        """Write the note of a relation; None where it already is `text`.

        Raises `UsageError` for a place in a claim, which has none.
        """
        if isinstance(tie, Membership):
            raise UsageError(f"{tie.type} joins claims and takes no note: write it on the passage")
        if tie.note == text:
            return None
        what = "wrote a note on" if text else "removed the note on"
        ends = (tie.source.span, tie.target.span)
        spans = self.records.spans
        focus = next((spans[uid].start for uid in ends if uid in spans), None)
        noted = replace(tie, note=text)
        return self._change("note", f"{what} {tie.type}", [Op(tie, noted)], focus)

    def _here(self, span: Span) -> bool:
        return span.page == self.view.page.sha256 and self.view.holds(span.start)

    def _joined(self, kind: RelationDef, ops: list[Op], source: Span, target: Span) -> Change:
        here = target if self._here(target) else source
        arrow = f"{kind.name}: {source.label} and {target.label}"
        if not kind.symmetric:
            arrow = f"{source.label} {kind.name} {target.label}"
        return self._change("relate", arrow, ops, here.start if self._here(here) else None)

    def _group(self, kind: RelationDef, one: Span, other: Span) -> Change:
        mine, theirs = (self._membership(kind, span) for span in (one, other))
        if mine is not None and theirs is not None:
            if mine.claim == theirs.claim:
                raise UsageError(f"they are joined by {kind.name} already")
            moved = self.links.members(theirs.claim)
            ops = [Op(m, replace(m, claim=mine.claim)) for m in moved]
            change = self._joined(kind, ops, one, other)
            number = counted(len(self.links.members(mine.claim)) + len(moved), "passage")
            return replace(change, summary=f"{change.summary}; two claims became one of {number}")
        claim = next((m.claim for m in (mine, theirs) if m is not None), new_uid())
        ops = [
            Op(
                None,
                Membership(new_uid(), span.page, span.uid, claim, kind.name, self.annotator, now()),
            )
            for span, held in ((one, mine), (other, theirs))
            if held is None
        ]
        return self._joined(kind, ops, one, other)

    def _membership(self, kind: RelationDef, span: Span) -> Membership | None:
        records = self.links.records(span.page)
        of_span = (m for m in records.memberships.values() if m.span == span.uid)
        return next((m for m in of_span if m.type == kind.name), None)

    def _ties(self, spans: Iterable[Span]) -> list[Tie]:
        """Return everything that ends in one of the spans, wherever it is stored."""
        found: dict[str, Tie] = {}
        here = self.records
        for span in spans:
            found |= {r.uid: r for r in self.links.here(span.uid, span.page)}
            found |= {r.uid: r for r in self.links.elsewhere(span.uid, span.page)}
            found |= {m.uid: m for m in here.memberships.values() if m.span == span.uid}
        return list(found.values())
