"""From one annotator's lines about a text to passages and relations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from reader.exchange.documents import Passage, Tie
from reader.exchange.formats import _brat_lines as brat
from reader.exchange.formats._brat_native import (
    NOTE,
    TRACE,
    Trace,
    lines_of,
    rejoined,
    unescaped,
)
from reader.exchange.formats._names import original
from reader.exchange.recording import sliced
from reader.exchange.report import Problem
from reader.model.shapes import ready

YES = "true"
"""The value of an attribute that is merely there."""
JOINT = " | "
"""What divides the values of an attribute that was set several times."""


class Lines:
    """The lines of one annotator; ids are made keys of the document by whose they are."""

    def __init__(self, annotator: str, text: str | None, record: str) -> None:
        self.annotator = annotator
        self.text = text
        self.record = record
        self.told: list[Problem] = []
        self._file = ""
        self._bound: dict[str, brat.Bound] = {}
        self._events: dict[str, brat.Event] = {}
        self._relations: dict[str, brat.Relation] = {}
        self._same: list[brat.Same] = []
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._about: dict[str, tuple[str, str]] = {}
        self._notes: list[tuple[brat.Note, int]] = []
        self._traces: dict[str, Trace] = {}
        self._seen: set[str] = set()
        self._shift = 0

    def take(self, line: str, file: str, number: int) -> Problem | None:
        """Take in one line; return what is wrong with it."""
        self._file = file
        try:
            found = brat.parsed(line)
            name = "" if isinstance(found, brat.Same) else found.id
            if name and name in self._seen:
                raise ValueError(f"there is an earlier line {name}")
        except ValueError as error:
            return Problem("error", f"{error}: {line[:60]!r}", file, number, self.record)
        self._seen.add(name)
        match found:
            case brat.Bound():
                self._bound[found.id] = found
            case brat.Event():
                self._events[found.id] = found
            case brat.Relation():
                self._relations[found.id] = found
            case brat.Same():
                self._same.append(found)
            case brat.Attribute():
                value = YES if found.value is None else original(found.value)
                self._values[found.target][original(found.type)].append(value)
                self._about[found.id] = found.target, original(found.type)
            case brat.Reference():
                value = f"{found.value} ({found.words})" if found.words else found.value
                self._values[found.target][original(found.type)].append(value)
                self._about[found.id] = found.target, original(found.type)
            case brat.Note(type=kind, target=target) if kind == TRACE:
                try:
                    self._traces[target] = msgspec.json.decode(found.words, type=ready(Trace))
                except (msgspec.MsgspecError, RecursionError):
                    message = f"what Reader had noted of {target} cannot be read"
                    return Problem("warning", message, file, number, self.record)
            case brat.Note():
                self._notes.append((found, number))
        return None

    def shift(self, marked: bool) -> None:
        """Find out whether offsets count the mark that was taken off the text."""
        if not marked or self.text is None:
            return
        votes: Counter[int] = Counter()
        for line in self._bound.values():
            for by in (0, 1):
                parts = [(start - by, end - by) for start, end in line.parts]
                votes[by] += parts[0][0] >= 0 and sliced(self.text, parts) == line.words
        self._shift = int(votes[1] > votes[0])
        if self._shift:
            message = "its offsets count the byte order mark before the text"
            self._warn(message)

    def passages(self) -> list[Passage]:
        """Return what the T lines mark, with what belongs to them and to events on them."""
        triggers: Counter[str] = Counter(event.trigger for event in self._events.values())
        shared = sum(count for count in triggers.values() if count > 1)
        if shared:
            self._warn(f"{shared} events share their words with another: their roles stand as one")
        values = self._valued()
        notes = self._noted()
        return [
            self._passage(line, values.get(line.id, {}), notes.get(line.id, []))
            for line in self._bound.values()
        ]

    def ties(self) -> list[Tie]:
        """Return relations, roles of events, and what is the same, as relations."""
        found = []
        named: Counter[str] = Counter()
        for line in self._relations.values():
            if line.roles != ("Arg1", "Arg2"):
                named[" and ".join(line.roles)] += 1
            trace = self._traces.get(line.id, Trace())
            notes = self._noted_on(line.id, trace.escaped)
            for name, values in self._values.get(line.id, {}).items():
                notes.append(f"{name}: {JOINT.join(values)}")
            found.append(
                self._tie(line.type, line.source, line.target, "\n".join(notes), trace.uid)
            )
        with_attributes = sum(1 for line in self._relations if line in self._values)
        if with_attributes:
            self._warn(f"attributes of {with_attributes} relations stand in their notes")
        for roles, count in named.items():
            self._warn(f"{count} relations are from and to {roles[:80]}, which is not kept")
        if self._events:
            ways = (
                "1 event becomes"
                if len(self._events) == 1
                else f"{len(self._events)} events become"
            )
            self._warn(f"{ways} relations from their words, which are written back as R lines")
        if self._same:
            ways = "1 group" if len(self._same) == 1 else f"{len(self._same)} groups"
            self._warn(f"{ways} of what is the same become relations, each member to the next")
        for event in self._events.values():
            found += [self._tie(role, event.id, target) for role, target in event.roles]
        for same in self._same:
            found += [self._tie(same.type, *pair) for pair in pairwise(same.members)]
        return found

    def _passage(self, line: brat.Bound, values: dict[str, list[str]], notes: list[str]) -> Passage:
        trace = self._traces.get(line.id, Trace(origin="imported"))
        given = [(start - self._shift, end - self._shift) for start, end in line.parts]
        parts, quote = given, line.words
        if self.text is not None:
            quote = _quoted(self.text, given, quote)
            known = [(start, end) for start, end in trace.parts]
            if known and lines_of(self.text, known) == given:
                parts = known
            elif quote is None or quote == sliced(self.text, given):
                parts = rejoined(self.text, given)
        return Passage(
            key=self._key(line.id),
            label=original(line.type),
            parts=tuple(parts),
            quote=quote,
            annotator=self.annotator,
            attributes=tuple((name, JOINT.join(given)) for name, given in values.items()),
            note="\n".join(notes),
            uid=trace.uid,
            origin=trace.origin,
            created=trace.created,
            updated=trace.updated,
            source=trace.source,
        )

    def _tie(self, kind: str, source: str, target: str, note: str = "", uid: str = "") -> Tie:
        return Tie(
            type=original(kind),
            source=self._key(self._trigger(source)),
            target=self._key(self._trigger(target)),
            annotator=self.annotator,
            note=note,
            uid=uid,
        )

    def _trigger(self, name: str) -> str:
        """Return the passage that stands for what has the id `name`."""
        return self._events[name].trigger if name in self._events else name

    def _key(self, name: str) -> str:
        return f"{self.annotator}/{name}" if self.annotator else name

    # --- attributes and notes ----------------------------------------------------------------

    def _valued(self) -> dict[str, dict[str, list[str]]]:
        """Return the values of attributes by passage; several of one attribute are told."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        lost: list[str] = []
        for target, values in self._values.items():
            home = self._trigger(target)
            if home not in self._bound:
                if target not in self._relations:
                    lost.append(target)
                continue
            for name, given in values.items():
                there = found[home][name]
                there += [value for value in given if value not in there]
        for target in lost:
            message = f"attributes of {target[:40]}: there is no such passage, event or relation"
            self.told.append(Problem("error", message, self._file, 0, self.record))
        several = sum(len(given) > 1 for values in found.values() for given in values.values())
        if several:
            self._warn(f"{several} attributes are set several times: all values stand in one")
        return found

    def _noted(self) -> dict[str, list[str]]:
        """Return the words of notes by passage."""
        found: dict[str, list[str]] = defaultdict(list)
        for note, number in self._notes:
            target, about = self._about.get(note.target, (note.target, ""))
            home = self._trigger(target)
            if home in self._bound:
                escaped = self._traces.get(home, Trace()).escaped
                found[home].append(_worded(note, about, escaped))
            elif target not in self._relations:
                message = f"a note is about {note.target[:40]}, which is not there"
                self.told.append(Problem("error", message, self._file, number, self.record))
        return found

    def _noted_on(self, relation: str, escaped: bool) -> list[str]:
        return [
            _worded(note, self._about.get(note.target, ("", ""))[1], escaped)
            for note, _ in self._notes
            if self._about.get(note.target, (note.target,))[0] == relation
        ]

    def _warn(self, message: str) -> None:
        self.told.append(Problem("warning", message, self._file, 0, self.record))


def _worded(note: brat.Note, about: str, escaped: bool) -> str:
    """Return the words of a note, after what it is about and of what type it is, if unusual."""
    if note.type == NOTE and not about:
        return unescaped(note.words) if escaped else note.words
    return ": ".join(part for part in (about, note.type if note.type != NOTE else "") if part) + (
        f": {note.words}"
    )


def _quoted(text: str, parts: Sequence[tuple[int, int]], words: str | None) -> str | None:
    """Return what a line says that its passage reads, as parts joined by a blank.

    brat up to 1.2 joined them by nothing, and anything may follow after a blank.
    """
    if words is None:
        return None
    there = sliced(text, parts)
    if words.startswith(there) and words[len(there) : len(there) + 1].isspace():
        return there
    glued = "".join(text[start:end] for start, end in parts)
    return there if len(parts) > 1 and words.startswith(glued) else words
