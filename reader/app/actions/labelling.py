"""Actions that change annotations: labels, notes, tags and states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.app.actions.registry import BUILT_IN, Action, Registry, action
from reader.model.errors import SettingsError
from reader.model.scheme import Label, LabelScheme

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Labels"
KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""Keys that a label may have unless an action has them."""


def with_labels(scheme: LabelScheme, actions: Iterable[Action] = BUILT_IN) -> Registry:
    """Return a registry of `actions` and one for each label of `scheme`.

    Raises `SettingsError` where the key of a label begins the key of an action in the text.
    """
    registry = Registry(actions)
    taken = {
        sequence.split()[0]: action.title
        for action in registry.in_context("text")
        for sequence in action.keys
    }
    for label in scheme.labels:
        if label.key in taken:
            free = " ".join(key for key in KEYS if key not in taken)
            raise SettingsError(
                f"the key {label.key} of the label {label.name} already does this in the text: "
                f"{taken[label.key]}",
                file="annotations/labels.toml",
                hint=f"keys that no action has: {free}",
            )
        registry.add(_label_action(label))
    return registry


def _label_action(label: Label) -> Action:
    def run(desk: Desk) -> None:
        desk.changed(desk.reading.label(label.name))

    title = f"Label the selection {label.name}; again takes it off"
    keys = (label.key,) if label.key else ()
    return Action(f"label:{label.name}", title, GROUP, "text", keys, run)


@action(
    "label.choose", "Any label, by part of its name", "enter", group=GROUP, hint="by name", rank=42
)
def choose(desk: Desk) -> None:
    desk.ask_label()


@action("span.clear", "Take every label off the selected passage", "0", group=GROUP)
def clear(desk: Desk) -> None:
    desk.clear_passage()


@action("span.next", "Next span", "]", group=GROUP, hint="span", rank=34)
def next_span(desk: Desk) -> None:
    desk.reading.next_span(1)
    desk.moved()


@action("span.previous", "Previous span", "[", group=GROUP, hint="span", rank=34)
def previous_span(desk: Desk) -> None:
    desk.reading.next_span(-1)
    desk.moved()


@action("span.cycle", "The other spans under the cursor in turn", "tab", group=GROUP)
def cycle(desk: Desk) -> None:
    desk.reading.cycle()
    desk.moved()


@action("span.delete", "Delete the span under the cursor", "d", group=GROUP, hint="delete", rank=30)
def delete(desk: Desk) -> None:
    desk.changed(desk.reading.delete())


@action(
    "span.note", "Write a note on the span under the cursor", "i", group=GROUP, hint="note", rank=25
)
def note(desk: Desk) -> None:
    desk.ask_note()


@action("span.unsure", "Mark the span under the cursor as unsure, or not", "!", group=GROUP)
def unsure(desk: Desk) -> None:
    desk.changed(desk.reading.toggle_unsure())


@action(
    "article.tags",
    "Tag the article",
    "t",
    group="Article",
    context="anywhere",
    hint="tags",
    rank=26,
)
def tags(desk: Desk) -> None:
    desk.ask_tags()


@action("article.note", "Write a note on the article", "I", group="Article", context="anywhere")
def article_note(desk: Desk) -> None:
    desk.ask_article_note()


@action(
    "article.done",
    "Mark the article done and open the next",
    "D",
    group="Article",
    context="anywhere",
    hint="done",
    rank=32,
)
def done(desk: Desk) -> None:
    desk.changed(desk.reading.set_state("done"))
    desk.next_article()


@action(
    "article.no-claims",
    "Mark that the article has no claims",
    "s n",
    group="Article",
    context="list",
)
def no_claims(desk: Desk) -> None:
    desk.changed(desk.reading.set_state("no-claims"))


@action("article.skipped", "Mark the article skipped", "s s", group="Article", context="list")
def skipped(desk: Desk) -> None:
    desk.changed(desk.reading.set_state("skipped"))


@action(
    "article.in-progress", "Mark the article in progress", "s i", group="Article", context="list"
)
def in_progress(desk: Desk) -> None:
    desk.changed(desk.reading.set_state("in-progress"))


@action("article.unread", "Mark the article unread", "s u", group="Article", context="list")
def unread(desk: Desk) -> None:
    desk.changed(desk.reading.set_state("unread"))
