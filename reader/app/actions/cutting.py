"""Actions that cut a passage out of a sentence: by clauses, by hints, by what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Selection"


@action(
    "content.next",
    "Select the next passage that is likely quoted or reported",
    ",",
    ")",
    group=GROUP,
    hint="next reported",
    rank=12,
)
def next_content(desk: Desk) -> None:
    desk.reading.next_content(1)
    desk.moved()


@action(
    "content.previous",
    "Select the previous passage that is likely quoted or reported",
    "(",
    group=GROUP,
)
def previous_content(desk: Desk) -> None:
    desk.reading.next_content(-1)
    desk.moved()


@action(
    "content.cycle",
    "Select what the sentence likely reports; again the next likeliest",
    "c",
    group=GROUP,
    hint="cut",
    rank=13,
)
def cycle_content(desk: Desk) -> None:
    desk.reading.cycle_content()
    desk.moved()


@action(
    "hint.start",
    "Begin the selection at a word: its letter follows",
    "f",
    group=GROUP,
    hint="begin, end at",
    rank=14,
)
def start_at(desk: Desk) -> None:
    desk.ask_hint(start=True)


@action(
    "hint.end",
    "End the selection at a word: its letter follows",
    "F",
    group=GROUP,
    hint="begin, end at",
    rank=14,
)
def end_at(desk: Desk) -> None:
    desk.ask_hint(start=False)


@action(
    "clause.right",
    "Move the active edge a clause right",
    "L",
    group=GROUP,
    hint="clause edge",
    rank=16,
)
def clause_right(desk: Desk) -> None:
    desk.reading.move_clause(1)
    desk.moved()


@action(
    "clause.left",
    "Move the active edge a clause left",
    "H",
    group=GROUP,
    hint="clause edge",
    rank=16,
)
def clause_left(desk: Desk) -> None:
    desk.reading.move_clause(-1)
    desk.moved()
