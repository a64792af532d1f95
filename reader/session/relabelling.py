"""Renaming, merging and deleting a label: the scheme's text and all spans, as one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from reader.model.changes import Change
from reader.model.errors import UsageError
from reader.model.filters import Field
from reader.session import scheme_history, unfinished
from reader.session.bulk import Done, Spans
from reader.session.session import Session
from reader.session.wording import counted
from reader.settings.names import name_fault, name_key
from reader.settings.problems import nearest
from reader.settings.scheme_editing import delete_label, merge_label, rename_label
from reader.store.annotations import AnnotationStore

Kind = Literal["rename", "merge", "delete"]


class Plan(msgspec.Struct, frozen=True):
    """What a migration would do, before it is done.

    `own` is how many of the session's annotator's spans it changes, `others` how many other
    annotators have (they keep them). `gone` names attributes and relations of the scheme that are
    about the label alone and go with it. `before` and `after` are the scheme's text.
    """

    kind: Kind
    old: str
    new: str
    own: int
    others: dict[str, int]
    gone: tuple[str, ...]
    before: str
    after: str

    @property
    def sentences(self) -> list[str]:
        """What is to be asked, a sentence each."""
        spans = counted(self.own, "span")
        done = {
            "rename": f"{spans} of yours labelled {self.old} will be labelled {self.new}.",
            "merge": f"{spans} of yours labelled {self.old} will be labelled {self.new}.",
            "delete": f"{spans} of yours labelled {self.old} will be deleted, with relations.",
        }
        found = [done[self.kind]]
        if self.before != self.after:
            what = "renamed" if self.kind == "rename" else "taken out"
            found.append(f"In annotations/labels.toml {self.old} is {what}; comments stay.")
        else:
            found.append("annotations/labels.toml stays as it is.")
        if self.gone:
            found.append(f"With it go from the scheme: {', '.join(self.gone)}.")
        for name, number in self.others.items():
            found.append(f"{name} has {counted(number, 'span')} labelled {self.old} that stay.")
        found.append(
            "It is one step of undo." if self.own else "Undo has nothing to do: no span changes."
        )
        return found


class Migrated(msgspec.Struct, frozen=True):
    """A migration that was done: a sentence, and what became of whose spans."""

    summary: str
    done: dict[str, Done]


def label_usage(session: Session) -> dict[str, dict[str, int]]:
    """Return how many spans each annotator has of each label, labels in the scheme's order first.

    Labels that the scheme does not list come after them.
    """
    found: dict[str, dict[str, int]] = {label.name: {} for label in session.scheme.labels}
    for name in session.catalogue.span_annotators():
        for label, number in session.catalogue.label_counts(name).items():
            found.setdefault(label, {})[name] = number
    return found


def plan(session: Session, kind: Kind, old: str, new: str = "") -> Plan:
    """Return what the migration would do; raises `UsageError` for labels that cannot be."""
    if not session.read_only:  # the counts follow what was done, also what is durable already
        session.flush()
    usage = label_usage(session)
    listed = session.scheme.label(old) is not None
    if old not in usage:
        raise UsageError(f"there is no label {old!r}{nearest(old, usage)}")
    _check(session, kind, old, new)
    before = scheme_history.read_text(session.root)
    if before is None:
        raise UsageError("there is no scheme to change", hint="`reader init` writes one")
    after, gone = before, list[str]()
    if listed and kind == "delete":
        after, gone = delete_label(before, old)
    elif listed:
        after = (rename_label if kind == "rename" else merge_label)(before, old, new)
    counts = dict(usage[old])
    own = counts.pop(session.annotator, 0)
    return Plan(kind, old, new, own, counts, tuple(gone), before, after)


def _check(session: Session, kind: Kind, old: str, new: str) -> None:
    labels = session.scheme.labels
    if kind == "delete":
        return
    if old == new:
        raise UsageError("the label has this name already")
    if kind == "merge" and session.scheme.label(new) is None:
        near = nearest(new, [label.name for label in labels])
        raise UsageError(f"the label scheme has no label {new!r}{near}")
    if kind == "rename":
        if fault := name_fault(new):
            raise UsageError(f"the name of a label {fault}")
        taken = {name_key(label.name) for label in labels if label.name != old}
        if name_key(new) in taken:
            raise UsageError(f"there is a label {new} already", hint="merge the two instead")


def migrate(session: Session, wanted: Plan, *, everyone: bool = False) -> Migrated:
    """Do what was planned: spans first, as one durable step, then the scheme.

    With `everyone` the spans of the other annotators follow, in a step of undo of their own each.
    Raises `UsageError` where the scheme was edited since it was planned, `LockedError` where an
    annotator is at work, and as `Session.apply_batch` does. Where it was stopped between spans and
    scheme, doing it once more completes it.
    """
    if scheme_history.read_text(session.root) != wanted.before:
        raise UsageError("annotations/labels.toml was edited meanwhile", hint="look again")
    done: dict[str, Done] = {}

    def ready(change: Change) -> None:
        scheme_history.keep(session.root, change.id, wanted.before, wanted.after)
        known = {session.annotator: (session.store, change.id)}
        unfinished.begin(session.root, "change", session.store, known, scheme=change.id)

    if wanted.own:
        done[session.annotator] = _migrate(session, wanted, session.store, ready)
    if wanted.before != wanted.after:
        scheme_history.write_text(session.root, wanted.after)
        session.forget_scheme()
    unfinished.end(session.store)
    if everyone:
        for name in wanted.others:
            with AnnotationStore.open(session.annotators.folder, name) as store:
                done[name] = _migrate(session, wanted, store, None)
        session.annotators.forget()
        session.refresh()
    session.flush()
    return Migrated(_summary(wanted, done), done)


def _migrate(
    session: Session,
    wanted: Plan,
    store: AnnotationStore,
    ready: Callable[[Change], None] | None,
) -> Done:
    numbers = session.catalogue.find_spans(store.annotator, Field("label", wanted.old))
    assert numbers is not None
    spans = Spans(session, numbers, store)
    verb = f"{wanted.kind}-label" if ready is not None else "relabel"
    if wanted.kind == "delete":
        return spans.delete(verb=verb, what=f"deleted the label {wanted.old} and", ready=ready)[1]
    joined = "into" if wanted.kind == "merge" else "to"
    word = "merged" if wanted.kind == "merge" else "renamed"
    what = f"{word} the label {wanted.old} {joined} {wanted.new} on"
    return spans.relabel(wanted.new, verb=verb, what=what, ready=ready)[1]


def _summary(wanted: Plan, done: dict[str, Done]) -> str:
    number = sum(one.changed for one in done.values())
    on = f"{counted(number, 'span')} on {counted(sum(d.pages for d in done.values()), 'page')}"
    ties = sum(one.ties for one in done.values())
    if wanted.kind == "delete":
        more = f" and {counted(ties, 'relation')}" if ties else ""
        return f"deleted the label {wanted.old} with {on}{more}"
    word = "merged" if wanted.kind == "merge" else "renamed"
    return f"{word} the label {wanted.old} to {wanted.new}: {on}"
