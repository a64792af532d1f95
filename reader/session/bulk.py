"""The same change to many spans, as one step of undo: label, attribute, deletion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby

import msgspec

from reader.model.changes import Change, Op
from reader.model.errors import UsageError
from reader.model.identity import now
from reader.model.records import Attribute, Membership, Relation, Span
from reader.session.links import Links
from reader.session.session import Session
from reader.session.wording import counted
from reader.store.annotations import AnnotationStore, PageRecords
from reader.store.catalogue_types import SpanRow

Edit = Callable[[Span], Span | None]
"""Returns what a span becomes, itself where nothing differs, or None where it goes."""


Ready = Callable[[Change], None]
"""Called with a step, without its operations, before it is written."""


class Done(msgspec.Struct):
    """What became of the spans: how many differ now, were as wanted, or had gone meanwhile.

    `unfit` is how many the change is not for, since the scheme does not allow it on their label.
    `pages` is how many pages they lie on, `ties` the relations and memberships that went along.
    """

    changed: int = 0
    same: int = 0
    gone: int = 0
    unfit: int = 0
    pages: int = 0
    ties: int = 0

    @property
    def left(self) -> str:
        """What was not changed, as a clause to follow the summary; empty if nothing."""
        found = []
        if self.same:
            found.append(f"{self.same} had it already")
        if self.unfit:
            found.append(f"{self.unfit} cannot have it, by their label")
        if self.gone:
            found.append(f"{self.gone} had gone meanwhile")
        return "; ".join(found)


class Spans:
    """One annotator's spans that are to be changed: their numbers in the catalogue.

    They are gone through page by page and never held all at once.
    """

    def __init__(
        self, session: Session, numbers: Sequence[int], store: AnnotationStore | None = None
    ) -> None:
        """Take spans of the session's annotator, or of the one whose `store` can be written."""
        self._session = session
        self._numbers = numbers
        self._own = store is None or store is session.store
        self._store = session.store if store is None else store
        self._links = session.links if self._own else Links(self._store)

    def relabel(
        self, label: str, *, verb: str = "relabel", what: str = "", ready: Ready | None = None
    ) -> tuple[Change, Done]:
        """Give every span this label; attributes, notes and relations stay.

        Raises `UsageError` where nothing would differ.
        """

        def edit(span: Span) -> Span:
            return span if span.label == label else msgspec.structs.replace(span, label=label)

        return self.change(edit, verb, what or f"put the label {label} on", ready)

    def set_attribute(self, name: str, value: str) -> tuple[Change, Done]:
        """Set an attribute of every span, or unset it where `value` is empty.

        Only spans whose label can have it are changed. Raises `UsageError` where nothing would be.
        """
        scheme = self._session.scheme

        def fits(span: Span) -> bool:
            return any(known.name == name for known in scheme.attributes_on(span.label))

        def edit(span: Span) -> Span:
            kept = [one for one in span.attributes if one.name != name]
            kept += [Attribute(name, value)] if value else []
            attributes = tuple(sorted(kept, key=lambda one: one.name))
            if attributes == span.attributes:
                return span
            return msgspec.structs.replace(span, attributes=attributes)

        what = f"set {name} to {value} on" if value else f"unset {name} on"
        return self.change(edit, "attribute", what, fits=fits)

    def delete(
        self, *, verb: str = "delete", what: str = "deleted", ready: Ready | None = None
    ) -> tuple[Change, Done]:
        """Delete every span with its relations, wherever these are stored."""
        return self.change(lambda span: None, verb, what, ready)

    def change(
        self,
        edit: Edit,
        verb: str,
        what: str,
        ready: Ready | None = None,
        *,
        fits: Callable[[Span], bool] = lambda span: True,
    ) -> tuple[Change, Done]:
        """Do `edit` to every span that `fits` as one step of undo, durable on return.

        `what` is the beginning of its summary; `ready` is told of the step before it is written.
        Raises `UsageError` where nothing would differ, and as `Session.apply_batch` does; then
        nothing was changed.
        """
        done, groups = Done(), self._pages()
        first = next(groups, None)
        if first is None:
            raise UsageError("there is no span to change")
        number = counted(len(self._numbers), "span")
        annotator = self._store.annotator
        summary = f"{what} {number}"
        head = Change(verb, summary, (), annotator, (first[0], first[1][0].place))

        if ready is not None:
            ready(head)

        def changes() -> Iterator[Change]:
            cut: set[str] = set()
            for page, rows in chain([first], groups):
                uids = [row.uid for row in rows]
                ops = self._ops(self._store.records(page), uids, edit, fits, done, cut)
                if ops:
                    done.pages += 1
                    yield Change(verb, summary, tuple(ops), annotator, (page, 0))

        apply = self._session.apply_batch if self._own else self._store.apply_batch
        apply(head, changes())
        if not done.changed:
            raise UsageError(f"nothing to change: {done.left}")
        return head, done

    def _pages(self) -> Iterator[tuple[str, list[SpanRow]]]:
        """Yield each page with the spans on it."""
        rows = self._session.catalogue.spans_by_page(self._store.annotator, self._numbers)
        for page, group in groupby(rows, key=lambda row: row.page):
            yield page, list(group)

    def _ops(
        self,
        records: PageRecords,
        uids: Iterable[str],
        edit: Edit,
        fits: Callable[[Span], bool],
        done: Done,
        cut: set[str],
    ) -> list[Op]:
        ops: list[Op] = []
        for uid in uids:
            span = records.spans.get(uid)
            if span is None:
                done.gone += 1
                continue
            if not fits(span):
                done.unfit += 1
                continue
            after = edit(span)
            if after is span:
                done.same += 1
                continue
            done.changed += 1
            if after is None:
                ops += self._ties(records, span, cut)
                ops.append(Op(span, None))
            else:
                ops.append(Op(span, msgspec.structs.replace(after, updated=now())))
        done.ties = len(cut)
        return ops

    def _ties(self, records: PageRecords, span: Span, cut: set[str]) -> list[Op]:
        """Return what takes everything away that ends in a span and is not cut yet."""
        ends: list[Relation | Membership] = [
            *self._links.here(span.uid, span.page),
            *self._links.elsewhere(span.uid, span.page),
            *(one for one in records.memberships.values() if one.span == span.uid),
        ]
        ops = [Op(tie, None) for tie in ends if tie.uid not in cut]
        cut |= {tie.uid for tie in ends}
        return ops
