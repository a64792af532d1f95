"""The lines of all versions of a journal: what they begin with in common, and the rest of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from reader.store.forks import UNNUMBERED, is_mark, number_of
from reader.store.journal import Line, decode_line, lines_forward


class Told(NamedTuple):
    """A line that is whole: its fields, and its bytes with the line feed."""

    fields: dict[str, Any]
    data: bytes


class Sides(NamedTuple):
    """What versions of one journal hold.

    All begin with the first `shared` bytes of `trunk`, whose last number is `number`. `lines` are
    the numbered lines of all of them after that, each once, in no order that means anything.
    `forked` tells whether any number among them is used for two different lines, or is not larger
    than the one before it in its file; where not, they are one side's alone. `damaged` are lines
    that cannot be read (but the marks of git), `torn` the bytes of last lines that were not written
    to their end.
    """

    trunk: Path
    shared: int
    number: int
    lines: list[Told]
    forked: bool
    damaged: list[bytes]
    torn: list[bytes]


def read_sides(paths: Sequence[Path]) -> Sides:
    """Read all versions of a journal; raises `OSError`, and `DamageError` for absurd lines."""
    common = _common(paths)
    rests = [list(lines_forward(path, common)) for path in paths]
    numbers = [[n for n in map(_checked_number, rest) if n is not None] for rest in rests]
    first = min((n for found in numbers for n in found), default=0)
    again, shared, number = _from_number(paths[0], common, first)
    seen: dict[bytes, Told] = {}
    damaged: dict[bytes, None] = {}
    torn: dict[bytes, None] = {}
    for line in (*again, *(line for rest in rests for line in rest)):
        data = line.data.removesuffix(b"\n") + b"\n"
        fields = decode_line(data)
        if fields is None:
            if not is_mark(line.data) and data.strip():
                (damaged if line.data.endswith(b"\n") else torn)[data] = None
        elif fields["kind"] not in UNNUMBERED:
            seen[data] = Told(fields, data)
    used = [told.fields["seq"] for told in seen.values()]
    return Sides(
        paths[0],
        shared,
        number,
        list(seen.values()),
        len(set(used)) < len(used) or not all(map(_ascend, numbers)),
        list(damaged),
        list(torn),
    )


def _ascend(numbers: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def _common(paths: Sequence[Path]) -> int:
    """Return how many bytes all files begin with whose numbers grow by one from line to line."""
    size, last = 0, -1
    for lines in zip_longest(*(lines_forward(path) for path in paths)):
        one: Line | None = lines[0]
        if one is None or any(other is None or other.data != one.data for other in lines[1:]):
            break
        number = number_of(one.data)
        if number is not None:
            if last >= 0 and number <= last:
                break
            last = number
        if is_mark(one.data) or not one.data.endswith(b"\n"):
            break
        size = one.end
    return size


def _from_number(path: Path, end: int, first: int) -> tuple[list[Line], int, int]:
    """Return the lines before byte `end` from the number `first` on, and where they begin.

    The last is the number that the lines before them end with. What takes no number of its own and
    follows the last of these goes with the others, as not all versions need have it.
    """
    shared, number = 0, 0
    for line in lines_forward(path, 0, end):
        found = number_of(line.data)
        if found is not None and first and found >= first:
            break
        fields = decode_line(line.data) if found is None else None
        head = fields is not None and fields["kind"] == "head"
        if found is not None or head:
            shared = line.end
            number = found if found is not None else (fields or {})["seq"]
    return list(lines_forward(path, shared, end)), shared, number


def _checked_number(line: Line) -> int | None:
    number = number_of(line.data)
    return number if number is not None and decode_line(line.data) is not None else None


def shared_lines(sides: Sides) -> Iterator[Line]:
    """Yield the lines that all versions begin with."""
    return lines_forward(sides.trunk, 0, sides.shared)
