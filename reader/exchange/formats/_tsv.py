"""The lines of WebAnno TSV 3: declared columns, sentences, units, and the values in their cells.

A *unit* is a token (``1-2``) or a part of one (``1-2.1``). Offsets count UTF-16 code units, though
there are files of other programs that count code points: the words of the tokens tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from reader.exchange.formats._cas import LARGEST_TEXT, Units, number
from reader.exchange.report import Problem
from reader.model.errors import ExchangeError

MARK = "#FORMAT=WebAnno TSV 3"
NOTHING = "_"
"""A cell in which no annotation is."""
NO_VALUE = "*"
"""The value of an annotation that has none."""

Kind = Literal["plain", "only", "role", "target", "ref", "chain", "link"]
_WRONG = 100

_FORMAT = re.compile(r"#FORMAT=WebAnno TSV 3(?:\.([0-9]{1,3}))?\s*\Z")
_UNIT = re.compile(r"([0-9]{1,9})-([0-9]{1,9})(?:\.([0-9]{1,9}))?\Z")
_PLACE = re.compile(r"([0-9]{1,10})-([0-9]{1,10})\Z")
_ROLE = re.compile(r"ROLE_(?:[^:]*:)?(.+?)_([^_.]+\..+|[^_]+)\Z")
_SUFFIX = re.compile(r"\[([0-9]{1,9})(?:_([0-9]{1,9}))?\]\Z")
_STACKED = re.compile(r"((?:\\.|[^\\|])*)(\||\Z)", re.DOTALL)
_SLOTS = re.compile(r"((?:\\.|[^\\;])*)(;|\Z)", re.DOTALL)
_ESCAPED_TEXT = re.compile(r"\\([tnfrb\\\x00-\x1f])")
_ESCAPED_OLD = re.compile(r"\\(u+[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPED_VALUE = re.compile(r"\\(->|[\\\[\]|_;tn*])")
_LETTERS = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}


class Column(NamedTuple):
    """One column: the feature of a layer that it holds, and the type of what it refers to."""

    layer: str
    kind: Kind
    feature: str = ""
    target: str = ""


class Layer(NamedTuple):
    """An annotation layer: ``SP`` of spans, ``CH`` of chains or ``RL`` of relations."""

    name: str
    kind: str
    columns: list[tuple[int, Column]]


class Unit(NamedTuple):
    """A token or a part of one: where it is, and the cells of its columns."""

    id: str
    start: int
    end: int
    form: str
    cells: list[str]
    line: int


class Sentence(msgspec.Struct):
    """The lines of a sentence's text, and its units."""

    lines: list[str]
    units: list[Unit]
    line: int


class Value(NamedTuple):
    """What stands in a cell for one of the annotations in it; `ids` are those in brackets."""

    text: str
    ids: tuple[int, ...] = ()

    @property
    def said(self) -> str:
        """The value, "" where it is none."""
        return "" if self.text == NO_VALUE else value_of(self.text)


class Sheet:
    """A file of the format: its layers, sentences and text, and what is wrong with it.

    Raises `ExchangeError` where it is none.
    """

    def __init__(self, data: bytes) -> None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ExchangeError(f"it is not UTF-8 at byte {error.start}") from error
        if len(text) > LARGEST_TEXT:
            raise ExchangeError(f"it has more than {LARGEST_TEXT:,} characters")
        self._lines = [line.removesuffix("\r") for line in text.split("\n")]
        found = _FORMAT.match(self._lines[0])
        if found is None:
            raise ExchangeError(f"its first line is not {MARK}.x", place="line 1")
        self._old = int(found[1] or 0) < 2
        self.problems: list[Problem] = []
        self.untold = 0
        self.layers: list[Layer] = []
        self.width = 0
        self.sentences: list[Sentence] = []
        self._read(self._header())
        self.text, self.units = self._assembled()

    def complain(
        self, message: str, line: int, severity: Literal["error", "warning"] = "error"
    ) -> None:
        """Say that something is wrong, unless very much is."""
        if len(self.problems) < _WRONG:
            self.problems.append(Problem(severity, message, "", line))
        else:
            self.untold += 1

    # --- header ------------------------------------------------------------------------------

    def _header(self) -> int:
        """Read the declarations; return the number of the line after them."""
        for at, line in enumerate(self._lines[1:], start=1):
            if not line.startswith(("#T_SP=", "#T_CH=", "#T_RL=")):
                return at
            name, *declared = line[6:].split("|")
            declared = [one for one in declared if one]
            columns: list[tuple[int, Column]] = []
            for one in declared:
                before = columns[-1][1] if columns else None
                columns.append((self.width, _column(name, line[3:5], one, before)))
                self.width += 1
            if not columns:
                columns.append((self.width, Column(name, "only")))
                self.width += 1
            self.layers.append(Layer(name, line[3:5], columns))
        return len(self._lines)

    # --- body --------------------------------------------------------------------------------

    def _read(self, start: int) -> None:
        now: Sentence | None = None
        for at, line in enumerate(self._lines[start:], start=start + 1):
            if not line:
                now = None
            elif line.startswith("#") and (now is None or not now.units):
                if line.startswith("#Text="):
                    if now is None:
                        now = Sentence([], [], at)
                        self.sentences.append(now)
                    now.lines.append(self._unescaped(line[6:]))
            else:
                unit = self._unit(line, at)
                if unit is None:
                    continue
                if now is None:
                    self.complain("its sentence has no #Text before it, so it is left out", at)
                elif not now.units and "." in unit.id:
                    self.complain("a part of a token stands before every token", at)
                else:
                    now.units.append(unit)
        for one in self.sentences:
            if not one.units:
                self.complain("a sentence has no tokens, so where it stands is not known", one.line)
        self.sentences = [one for one in self.sentences if one.units]

    def _unit(self, line: str, at: int) -> Unit | None:
        fields = line.split("\t")
        if len(fields) < self.width + 3:
            self.complain(f"{self.width + 3} fields are declared, and there are {len(fields)}", at)
            return None
        place = _PLACE.match(fields[1])
        start, end = (number(place[1]), number(place[2])) if place else (None, None)
        if not _UNIT.match(fields[0]) or start is None or end is None or end < start:
            self.complain(f"no token: {' '.join(fields[:3])[:60]!r}", at)
            return None
        cells = fields[3 : self.width + 3]
        return Unit(fields[0], start, end, self._unescaped(fields[2]), cells, at)

    def _unescaped(self, text: str) -> str:
        if self._old:
            return _ESCAPED_OLD.sub(_as_java, text)
        return _ESCAPED_TEXT.sub(lambda found: _LETTERS.get(found[1], found[1]), text)

    # --- text --------------------------------------------------------------------------------

    def _assembled(self) -> tuple[str, Units | None]:
        """Return the text, and what its offsets count: UTF-16 code units, or None code points."""
        if not self.sentences:
            raise ExchangeError("it has no sentences")
        counted, wide = self._built(wide=True)
        if wide and any(
            max(line, default="") > "\uffff" for one in self.sentences for line in one.lines
        ):
            plain, fewer = self._built(wide=False)
            if len(fewer) < len(wide):
                self._tell(fewer)
                return plain, None
        self._tell(wide)
        return counted, Units(counted)

    def _tell(self, wrong: list[tuple[int, str]]) -> None:
        for line, message in wrong[:5]:
            self.complain(message, line, "warning")
        if len(wrong) > 5:
            line, more = wrong[5][0], len(wrong) - 5
            self.complain(f"{more} more tokens are not where the file says", line, "warning")

    def _built(self, *, wide: bool) -> tuple[str, list[tuple[int, str]]]:
        """Return the text made of the sentences, and what does not fit it."""
        pieces: list[str] = []
        at = 0
        wrong: list[tuple[int, str]] = []

        def add(piece: str) -> None:
            nonlocal at
            pieces.append(piece)
            at += len(piece) if not wide else len(piece.encode("utf-16-le", "surrogatepass")) // 2

        for one in self.sentences:
            begin = one.units[0].start
            if at > begin and at == begin + 1 and pieces and pieces[-1] == "\n":
                # No blank between two sentences.
                pieces.pop()
                at -= 1
            if at < begin:
                if begin - at > LARGEST_TEXT:
                    raise ExchangeError(f"its offsets go up to {begin}", place=f"line {one.line}")
                add(" " * (begin - at))
            elif at > begin:
                message = f"the sentence begins at {begin}, within what stands before it"
                wrong.append((one.line, message))
            said = "\n".join(one.lines)
            units = Units(said) if wide else None
            for unit in one.units:
                low, high = unit.start - begin, unit.end - begin
                if units is not None:
                    low, high = units.back(low), units.back(high)
                if said[max(low, 0) : max(high, 0)] != unit.form and unit.form:
                    words = said[max(low, 0) : max(high, 0)]
                    message = f"{unit.form[:40]!r} stands where the text says {words[:40]!r}"
                    wrong.append((unit.line, message))
            add(said)
            add("\n")
        return "".join(pieces).removesuffix("\n"), wrong


def _column(layer: str, kind: str, declared: str, before: Column | None) -> Column:
    if kind == "SP" and declared.startswith("ROLE_"):
        found = _ROLE.match(declared)
        return Column(layer, "role", found[1] if found else declared[5:])
    if kind == "RL" and declared.startswith("BT_"):
        return Column(layer, "ref", target=declared[3:])
    if kind == "CH":
        return Column(layer, "link" if declared == "referenceRelation" else "chain", declared)
    if kind == "SP" and before is not None and before.kind == "role":
        return Column(layer, "target", before.feature, declared)
    return Column(layer, "plain", declared)


def _as_java(found: re.Match[str]) -> str:
    said = found[1]
    if said[0] == "u" and len(said) > 4:
        return chr(int(said[-4:], 16))
    return _LETTERS.get(said, said)


# --- cells ---------------------------------------------------------------------------------------


def value_of(text: str) -> str:
    """Return a value as it was before it was written into a cell."""
    return _ESCAPED_VALUE.sub(lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), text)


def stacked(cell: str) -> list[str]:
    """Return what a cell says of each of the annotations in it, as it is written."""
    return [] if cell == NOTHING else list(_divided(_STACKED, cell))


def slots(value: str) -> list[str]:
    """Return the slots of one annotation, as they are written."""
    return [] if value == NOTHING else list(_divided(_SLOTS, value))


def value(written: str) -> Value:
    """Return a value and the ids that stand in brackets behind it."""
    found = _SUFFIX.search(written)
    if found is None or _is_escaped(written, found.start()):
        return Value(written)
    ids = tuple(int(one) for one in found.groups() if one is not None)
    return Value(written[: found.start()], ids)


def _is_escaped(text: str, at: int) -> bool:
    return (at - len(text[:at].rstrip("\\"))) % 2 == 1


def _divided(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    at = 0
    while True:
        found = pattern.match(text, at)
        if found is None:
            # A lone backslash at the end belongs to the value.
            yield text[at:]
            return
        yield found[1]
        at = found.end()
        if not found[2]:
            return
