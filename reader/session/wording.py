"""Numbers of things as people say them."""

from __future__ import annotations

from reader.model.records import State

STATE_WORDS: dict[State, str] = {
    "unread": "unread",
    "in-progress": "in progress",
    "done": "done",
    "no-claims": "no claims",
    "skipped": "skipped",
}


def counted(number: int, noun: str) -> str:
    """Return `number` with `noun`, which is put into the plural unless there is one of it."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def counted_kind(number: int, kind: str) -> str:
    """Return `number` with the name of a kind, such as ``spans``, in the singular for one."""
    return f"{number} {kind.removesuffix('s') if number == 1 else kind}"
