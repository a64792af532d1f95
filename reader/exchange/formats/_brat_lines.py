"""The lines of brat's standoff files (Stenetorp et al. 2012), one by one.

Every line is an id, a tab, and what the first letter of the id says: T a passage, E an event, R a
relation, A or M an attribute, N a reference to a knowledge base, # a note, and * a set of things
that are the same. Offsets are code points, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple, TypeAlias

_ID = re.compile(r"(?:[A-Za-z]+|#[A-Za-z]*)[0-9]+\S*\Z")
_PART = re.compile(r"\s*([0-9]{1,18})\s+([0-9]{1,18})\s*\Z")
_REFERENCE = re.compile(r"(\S+) (\S+) (\S+?:\S+)\s*\Z")
# BioNLP 2013 wrote references with names for their fields, in either order.
_NAMED = re.compile(r"(\S+) Annotation:(\S+) Referent:(\S+?:\S+)\s*\Z")
_NAMED_BACKWARDS = re.compile(r"(\S+) Referent:(\S+?:\S+) Annotation:(\S+)\s*\Z")
_NUMBER = re.compile(r"(?<=\D)[0-9]+\Z")


class Bound(NamedTuple):
    """T: a passage. `words` is what the line says that it reads, None where it says nothing."""

    id: str
    type: str
    parts: tuple[tuple[int, int], ...]
    words: str | None


class Event(NamedTuple):
    """E: something that the passage `trigger` speaks of, and who has which role in it."""

    id: str
    type: str
    trigger: str
    roles: tuple[tuple[str, str], ...]


class Relation(NamedTuple):
    """R: a relation from `source` to `target`; `roles` are what the line calls its ends."""

    id: str
    type: str
    source: str
    target: str
    roles: tuple[str, str]


class Attribute(NamedTuple):
    """A or M: an attribute of something; None stands for one that is merely there."""

    id: str
    type: str
    target: str
    value: str | None


class Reference(NamedTuple):
    """N: what a passage refers to, as ``DB:ID``, and in words."""

    id: str
    type: str
    target: str
    value: str
    words: str


class Note(NamedTuple):
    """#: what somebody wrote about something."""

    id: str
    type: str
    target: str
    words: str


class Same(NamedTuple):
    """*: things that are the same."""

    type: str
    members: tuple[str, ...]


Line: TypeAlias = Bound | Event | Relation | Attribute | Reference | Note | Same


def parsed(line: str) -> Line:
    """Return what `line` (without its line end) says; raises `ValueError` with what is wrong."""
    name, tab, rest = line.partition("\t")
    if not tab:
        raise ValueError("there is no tab after its id")
    data, _, tail = rest.partition("\t")
    if name == "*":
        return _same(data)
    if not _ID.match(name):
        raise ValueError(f"{name[:40]!r} is no id")
    known = _KINDS.get(name[0])
    if known is None:
        raise ValueError(f"brat has no lines of kind {name[0]!r}")
    return known(name, data, tail)


def _bound(name: str, data: str, tail: str) -> Bound:
    kind, _, places = data.partition(" ")
    found = [_PART.match(place) for place in places.split(";")]
    if not kind or not all(found):
        raise ValueError("a passage is TYPE START END, with ; between its parts")
    parts = sorted((int(match[1]), int(match[2])) for match in found if match)
    if any(start >= end for start, end in parts):
        raise ValueError("a part of it is empty")
    if any(a[1] > b[0] for a, b in pairwise(parts)):
        raise ValueError("its parts overlap")
    return Bound(name, kind, tuple(parts), tail if tail.strip() else None)


def _event(name: str, data: str, tail: str) -> Event:
    fields = [field.split(":") for field in data.split()]
    if not fields or any(len(field) != 2 or not all(field) for field in fields):
        raise ValueError("an event is TYPE:TRIGGER and ROLE:ID for each that takes part")
    (kind, trigger), *roles = fields
    # Theme2 is the second Theme.
    return Event(name, kind, trigger, tuple((_NUMBER.sub("", role), at) for role, at in roles))


def _relation(name: str, data: str, tail: str) -> Relation:
    kind, *given = data.split()
    ends = [field.split(":") for field in given]
    if len(ends) != 2 or any(len(end) != 2 or not all(end) for end in ends):
        raise ValueError("a relation is TYPE and two ends as ROLE:ID")
    if ends[0][0] == ends[1][0]:
        raise ValueError("both its ends have the same role")
    if (ends[0][0], ends[1][0]) == ("Arg2", "Arg1"):
        ends.reverse()
    return Relation(name, kind, ends[0][1], ends[1][1], (ends[0][0], ends[1][0]))


def _attribute(name: str, data: str, tail: str) -> Attribute:
    kind, target, *value = data.split(" ", 2)
    if not kind or not target:
        raise ValueError("an attribute is NAME ID, and a value where it has one")
    given = value[0].strip() if value else ""
    return Attribute(name, kind, target, given or None)


def _reference(name: str, data: str, tail: str) -> Reference:
    data = _NAMED_BACKWARDS.sub(r"\1 \3 \2", data)
    match = _NAMED.match(data) or _REFERENCE.match(data)
    if match is None:
        raise ValueError("a reference is TYPE ID DATABASE:KEY")
    return Reference(name, match[1], match[2], match[3], tail)


def _note(name: str, data: str, tail: str) -> Note:
    fields = data.split()
    if len(fields) != 2:
        raise ValueError("a note is TYPE ID, a tab and its words")
    return Note(name, fields[0], fields[1], tail)


def _same(data: str) -> Same:
    fields = data.split()
    if len(fields) < 3:
        raise ValueError("it takes two things to be the same")
    return Same(fields[0], tuple(fields[1:]))


_KINDS: dict[str, Callable[[str, str, str], Line]] = {
    "T": _bound,
    "E": _event,
    "R": _relation,
    "A": _attribute,
    "M": _attribute,
    "N": _reference,
    "#": _note,
}
