"""Annotations that name their text one by one, brought together text by text.

A file has them in any order. Where those of a text stand together, as Reader writes them, one text
is in memory at a time; where they do not, all of the file is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from reader.exchange.report import Problem
from reader.exchange.rows import Row

Given: TypeAlias = Row | Problem


@dataclass(frozen=True)
class Naming:
    """How the annotations of a format are called.

    `text` names the text of one, or is "" where it is about other annotations; `about` has the
    names of these, and `own` its own name, or "".
    """

    text: Callable[[Any], str]
    own: Callable[[Any], str]
    about: Callable[[Any], list[str]]


def by_text(
    given: Callable[[], Iterable[Given]], naming: Naming
) -> Iterator[Problem | tuple[str, list[Row]]]:
    """Yield each text that annotations name with all of its rows.

    `given` reads the file from its beginning. Where the annotations that a row is about are not
    known, its text is "".
    """
    together = _together(given(), naming)
    groups: dict[str, list[Row]] = {}
    where: dict[str, str] = {}
    loose: list[Row] = []
    last = ""
    for one in given():
        if isinstance(one, Problem):
            yield one
            continue
        name = naming.text(one.value)
        if together and name and name != last:
            if last in groups:
                yield last, groups.pop(last)
            where = {}
        last = name or last
        if name:
            where[naming.own(one.value)] = name
            groups.setdefault(name, []).append(one)
        elif together:
            groups.setdefault(last, []).append(one)
        else:
            loose.append(one)
    for row in loose:
        names = (where[key] for key in naming.about(row.value) if key in where)
        groups.setdefault(next(names, ""), []).append(row)
    yield from groups.items()


def _together(given: Iterable[Given], naming: Naming) -> bool:
    """Tell whether the annotations of each text, and those about them, follow each other."""
    seen: set[int] = set()
    known: set[str] = set()
    last = ""
    for one in given:
        if isinstance(one, Problem):
            continue
        name = naming.text(one.value)
        if name and name != last:
            if hash(name) in seen:
                return False
            seen.add(hash(name))
            known = set()
            last = name
        about = [] if name else naming.about(one.value)
        if about and known.isdisjoint(about):
            return False
        known.add(naming.own(one.value))
    return True
