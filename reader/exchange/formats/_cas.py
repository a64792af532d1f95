"""A UIMA CAS in memory: typed feature structures about a text, whatever file they come from.

A *feature structure* has a number, a type and features; a *sofa* is one that holds a text, and a
*view* says which feature structures belong to it. Offsets count UTF-16 code units, as in Java.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TypeAlias

import msgspec

TOP = "uima.cas.TOP"
ANNOTATION = "uima.tcas.Annotation"
ANNOTATION_BASE = "uima.cas.AnnotationBase"
DOCUMENT_ANNOTATION = "uima.tcas.DocumentAnnotation"
SOFA = "uima.cas.Sofa"
STRING = "uima.cas.String"
STRING_ARRAY = "uima.cas.StringArray"
FS_ARRAY = "uima.cas.FSArray"
INITIAL_VIEW = "_InitialView"

LARGEST_NUMBER = 2**31 - 1
"""What an offset or number of a feature structure can be: UIMA's are Java's int."""
LARGEST_TEXT = 64 * 1024 * 1024
"""Characters of one text."""

Value: TypeAlias = str | int | bool | list[str]

_NUMBER = re.compile(r"-?[0-9]{1,10}")
_PRIMITIVE = re.compile(
    r"uima\.cas\.(?:String|Boolean|Byte|Short|Integer|Long|Float|Double)(?:Array|List|\[\])?"
)
_FS_LISTS = ("uima.cas.FSList", "uima.cas.NonEmptyFSList", "uima.cas.EmptyFSList")
# Without a type system these are known to refer to others: relations, links and chains.
_REFERRING = frozenset({"sofa", "Governor", "Dependent", "target", "first", "next", "pos"})
_DEEPEST = 100
_WRONG = 50


def number(value: object) -> int | None:
    """Return an offset or id that a file gives, or None where it is none."""
    if type(value) is str:
        value = int(value) if _NUMBER.fullmatch(value) or _NUMBER.fullmatch(value.strip()) else None
    if type(value) is not int:
        return None
    return value if -LARGEST_NUMBER <= value <= LARGEST_NUMBER else None


class TypeSystem(msgspec.Struct):
    """Which types there are: `supers` has the parent of each, `features` the range of each feature.

    A range that ends with ``[]`` is an array of what stands before.
    """

    supers: dict[str, str] = {}
    features: dict[str, dict[str, str]] = {}

    def lineage(self, name: str) -> Iterator[str]:
        """Yield a type and what it is derived from, however the file may have tangled them."""
        for _ in range(_DEEPEST):
            yield name
            if name not in self.supers:
                return
            name = self.supers[name]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Tell whether a type is, or is derived from, another."""
        return ancestor in self.lineage(name)

    def range_of(self, name: str, feature: str) -> str:
        """Return what a feature holds, "" where that is not known."""
        for one in self.lineage(name):
            if feature in self.features.get(one, ()):
                return self.features[one][feature]
        return ""

    def refers(self, name: str, feature: str) -> bool | None:
        """Tell whether a feature refers to feature structures; None where that is not known."""
        if name in _FS_LISTS or name == FS_ARRAY:
            return True
        held = self.range_of(name, feature)
        if not held:
            return True if feature in _REFERRING else None
        return _PRIMITIVE.fullmatch(held) is None


class Structure(msgspec.Struct):
    """A feature structure: `values` are its plain features, `refs` the numbers of others."""

    id: int
    type: str
    values: dict[str, Value] = {}
    refs: dict[str, list[int]] = {}

    def text(self, feature: str) -> str:
        """Return a plain feature as a string, "" where it is not set."""
        value = self.values.get(feature, "")
        if isinstance(value, list):
            return "; ".join(value)
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value)

    def many(self, feature: str) -> list[str]:
        """Return the values of a feature that has several."""
        value = self.values.get(feature, [])
        return value if isinstance(value, list) else [self.text(feature)]

    @property
    def place(self) -> tuple[int, int] | None:
        """Where it begins and ends, or None where it is no annotation."""
        begin, end = number(self.values.get("begin")), number(self.values.get("end"))
        return None if begin is None or end is None else (begin, end)

    @property
    def short(self) -> str:
        """The name of the type without its package."""
        return self.type.rpartition(".")[2]


class Cas(msgspec.Struct):
    """The feature structures of a document by their numbers.

    `members` has, for the number of each sofa, those that its view holds; a sofa without an entry
    has all that refer to it. `wrong` says in words what could not be taken in.
    """

    types: TypeSystem = msgspec.field(default_factory=TypeSystem)
    structures: dict[int, Structure] = {}
    members: dict[int, list[int]] = {}
    wrong: list[str] = []
    untold: int = 0

    def complain(self, message: str) -> None:
        """Say that something is wrong; where very much is, the rest is counted in `untold`."""
        if len(self.wrong) < _WRONG:
            self.wrong.append(message)
        else:
            self.untold += 1

    def sofas(self) -> list[Structure]:
        """Return the texts, the initial view first."""
        found = [one for one in self.structures.values() if one.type == SOFA]
        return sorted(found, key=lambda one: one.text("sofaID") != INITIAL_VIEW)

    def view(self, sofa: Structure, *, only: bool) -> Iterator[Structure]:
        """Yield what belongs to a text; where there is `only` one, also what names none."""
        if sofa.id in self.members:
            for member in dict.fromkeys(self.members[sofa.id]):
                if member in self.structures:
                    yield self.structures[member]
            return
        for one in self.structures.values():
            refers = one.refs.get("sofa")
            if one.type != SOFA and (refers == [sofa.id] or (only and not refers)):
                yield one

    def targets(self, structure: Structure, feature: str) -> list[Structure]:
        """Return the feature structures that a feature refers to, in arrays and lists as well."""
        found: list[Structure] = []
        waiting = list(reversed(structure.refs.get(feature, ())))
        seen: set[int] = set()
        while waiting:
            one = self.structures.get(waiting.pop())
            if one is None:
                continue
            if one.type in _FS_LISTS or one.type == FS_ARRAY or one.type.endswith("[]"):
                if one.id not in seen:
                    seen.add(one.id)
                    waiting += reversed(one.refs.get("elements", ()))
                    waiting += one.refs.get("tail", []) + one.refs.get("head", [])
            else:
                found.append(one)
        return found

    def target(self, structure: Structure, feature: str) -> Structure | None:
        """Return the first feature structure that a feature refers to."""
        return next(iter(self.targets(structure, feature)), None)

    def resolve(self) -> None:
        """Tell references from numbers, now that types and feature structures are known.

        XMI writes both alike. Where no type system says, what names feature structures that are
        there, and are links of a slot, is taken for references.
        """
        known_of: dict[tuple[str, str], bool | None] = {}
        for one in self.structures.values():
            for feature, value in list(one.values.items()):
                if feature in ("begin", "end") or not isinstance(value, str):
                    continue
                pair = one.type, feature
                if pair not in known_of:
                    known_of[pair] = self.types.refers(*pair)
                refers = known_of[pair]
                if refers is False or (refers is None and not value[:1].isdigit()):
                    continue
                ids = [number(each) for each in value.split()]
                known = [each for each in ids if each is not None]
                if not known or len(known) != len(ids):
                    continue
                if refers or all(self._is_link(each) for each in known):
                    del one.values[feature]
                    one.refs[feature] = known

    def _is_link(self, id: int) -> bool:
        one = self.structures.get(id)
        return one is not None and "target" in {*one.values, *one.refs} and one.place is None


class Units:
    """Code points of a text to its UTF-16 code units and back."""

    def __init__(self, text: str) -> None:
        self._wide = [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text)]
        self._long = [at + i for i, at in enumerate(self._wide)]

    def of(self, offset: int) -> int:
        """Return the code units before the code point at `offset`."""
        return offset + bisect_left(self._wide, offset)

    def back(self, units: int) -> int:
        """Return the code point at `units`; within one that takes two, where that begins."""
        return units - bisect_left(self._long, units)
