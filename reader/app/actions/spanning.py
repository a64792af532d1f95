"""Actions on spans of several parts, on edges of spans, and on labels that are given again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Labels"


@action(
    "part.add",
    "Keep the selection as a part of the next span, or take it back",
    "+",
    group=GROUP,
    hint="part",
    rank=22,
)
def add_part(desk: Desk) -> None:
    desk.add_part()


@action(
    "label.repeat",
    "Label as the last time, attributes too",
    ".",
    group=GROUP,
    hint="repeat",
    rank=28,
)
def repeat(desk: Desk) -> None:
    desk.changed(desk.reading.repeat())


@action("label.arm", "Keep the label used last armed, or disarm it", ";", group=GROUP)
def arm(desk: Desk) -> None:
    desk.arm_label()


@action(
    "label.armed",
    "Label with the armed label and go on",
    "space",
    group=GROUP,
    context="armed",
    hint="label, go on",
    rank=0,
)
def label_armed(desk: Desk) -> None:
    desk.label_armed()


@action("label.only", "Show one label only, or all again", "Z", group=GROUP)
def only_one(desk: Desk) -> None:
    desk.toggle_only()


@action(
    "edges.begin",
    "Move the edges of the span under the cursor",
    "e",
    group=GROUP,
    hint="edges",
    rank=29,
)
def begin_edges(desk: Desk) -> None:
    desk.begin_edges()


@action(
    "edges.accept",
    "Give the span the edges that are selected",
    "enter",
    group=GROUP,
    context="edges",
    hint="accept",
    rank=1,
)
def accept_edges(desk: Desk) -> None:
    desk.accept_edges()


@action(
    "edges.leave",
    "Leave the edges as they were",
    "escape",
    group=GROUP,
    context="edges",
    hint="leave",
    rank=2,
)
def leave_edges(desk: Desk) -> None:
    desk.leave_edges()


@action(
    "hint.leave",
    "Choose no word",
    "escape",
    group="Selection",
    context="hints",
    hint="leave",
    rank=1,
)
def leave_hints(desk: Desk) -> None:
    desk.leave_hints()
