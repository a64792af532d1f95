"""WebAnno TSV 3, as INCEpTION and WebAnno write it: a token a line, a layer a few columns.

A span of several tokens has a number in brackets, a relation stands at its target with the id of
its source, a slot names the tokens that fill it, and the links of a chain are numbered.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from reader.exchange.documents import Document, Passage, Tie
from reader.exchange.format import Format, ReadOptions
from reader.exchange.formats._cas_layers import TOKEN, labelled, related, short
from reader.exchange.formats._projects import PEEKED, Parsed, Part, Place, documents, places
from reader.exchange.formats._tsv import (
    MARK,
    NO_VALUE,
    NOTHING,
    Layer,
    Sheet,
    Unit,
    slots,
    stacked,
    value,
    value_of,
)
from reader.exchange.media import Source
from reader.exchange.report import Problem

SUFFIXES = (".tsv", ".txt")

FORMAT = Format(
    name="webanno-tsv",
    title="WebAnno TSV 3.3, of WebAnno and INCEpTION",
    suffix=".tsv",
    writes=False,
    unit="UTF-16",
)

_ANYTHING = "uima.tcas.Annotation"
_LINK = re.compile(r"(.*)->([0-9]{1,9})-([0-9]{1,9})\Z", re.DOTALL)


def read(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """Yield a document for each text, with what all annotators made of it."""
    files = [place for place in places(source, *SUFFIXES) if _is_tsv(source, place.name)]
    if not files:
        yield Problem("error", "no file in it is WebAnno TSV 3", source.name)
    yield from documents(source, files, _parse)


def recognises(source: Source) -> bool:
    """Tell whether a file begins with the name of the format."""
    return any(_is_tsv(source, place.name) for place in places(source, *SUFFIXES)[:PEEKED])


def _is_tsv(source: Source, name: str) -> bool:
    return source.head(name).removeprefix(b"\xef\xbb\xbf").startswith(MARK.encode())


def _parse(data: bytes, place: Place) -> Iterator[Parsed]:
    sheet = Sheet(data)
    part = _Reading(sheet).part()
    yield from sheet.problems
    if sheet.untold:
        yield Problem("error", f"{sheet.untold} more things are wrong with it")
    yield part


class _Mark(msgspec.Struct, eq=False):
    """An annotation as it grows from line to line."""

    layer: str
    start: int
    end: int
    line: int
    features: dict[str, str] = {}
    key: str = ""


class _Reading:
    """What the cells of a file say."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.marks: list[_Mark] = []
        self.by_number: dict[int, _Mark] = {}
        self.at: dict[tuple[str, str], list[_Mark]] = defaultdict(list)
        self.chains: dict[tuple[str, int], dict[int, tuple[_Mark, str]]] = defaultdict(dict)
        self.units: dict[str, Unit] = {}
        self.relations: list[tuple[Layer, Unit, list[str | None]]] = []
        self.slots: list[tuple[_Mark, Unit, str, str, str, str]] = []
        self.ties: list[Tie] = []

    def part(self) -> Part:
        """Return everything, now that all targets are known."""
        for sentence in self.sheet.sentences:
            for unit in sentence.units:
                if self.units.setdefault(unit.id, unit) is not unit:
                    self.sheet.complain(f"{unit.id} is there twice", unit.line)
                    continue
                for layer in self.sheet.layers:
                    self.layer(layer, unit)
        for given in self.slots:
            self.fill(*given)
        for layer, unit, cells in self.relations:
            self.relation(layer, unit, cells)
        for (layer_name, _), links in sorted(self.chains.items()):
            numbers = sorted(links)
            for number, following in pairwise(numbers):
                mark, kind = links[number]
                self.tie(kind or short(layer_name), mark, links[following][0])
        passages = [one for one in map(self.passage, self.marks) if one is not None]
        return Part(text=self.sheet.text, passages=passages, ties=self.ties)

    # --- lines -------------------------------------------------------------------------------

    def layer(self, layer: Layer, unit: Unit) -> None:
        """Read what the columns of a layer say of a unit."""
        cells = [stacked(unit.cells[at]) for at, _ in layer.columns]
        for index in range(max(map(len, cells))):
            here = [cell[index] if index < len(cell) else None for cell in cells]
            if layer.kind == "RL":
                self.relations.append((layer, unit, here))
            elif layer.kind == "CH":
                self.link(layer, unit, here)
            else:
                self.span(layer, unit, here)

    def span(self, layer: Layer, unit: Unit, cells: list[str | None]) -> None:
        """Begin an annotation, or go on with one that has a number."""
        ids = [
            value(cell).ids
            for (_, column), cell in zip(layer.columns, cells, strict=True)
            if cell is not None and column.kind != "target"
        ]
        number = next((one[0] for one in ids if one), 0)
        mark = self.by_number.get(number) if number else None
        if mark is not None and mark.layer == layer.name:
            mark.end = max(mark.end, unit.end)
            self.at[unit.id, layer.name].append(mark)
            return
        mark = self.mark(layer.name, unit)
        if number:
            if number in self.by_number:
                self.sheet.complain(
                    f"the number {number} stands for several annotations", unit.line
                )
            self.by_number[number] = mark
        role = roles = ""
        for (_, column), cell in zip(layer.columns, cells, strict=True):
            if cell is None:
                continue
            if column.kind == "role":
                role, roles = column.feature, value(cell).text
            elif column.kind == "target":
                self.slots.append((mark, unit, role or column.feature, roles, cell, column.target))
                role = roles = ""
            elif column.kind == "plain" and value(cell).said:
                mark.features[column.feature] = value(cell).said

    def mark(self, layer: str, unit: Unit) -> _Mark:
        """Begin an annotation at a unit."""
        made = _Mark(layer, unit.start, unit.end, unit.line, {}, str(len(self.marks) + 1))
        self.marks.append(made)
        self.at[unit.id, layer].append(made)
        return made

    def link(self, layer: Layer, unit: Unit, cells: list[str | None]) -> None:
        """Begin a link of a chain, or go on with one that has the same number."""
        said = {column.kind: cell for (_, column), cell in zip(layer.columns, cells, strict=True)}
        found = _LINK.match(said.get("link") or "")
        if found is None:
            self.sheet.complain(f"{short(layer.name)}: a link has no number in a chain", unit.line)
            return
        chain = self.chains[layer.name, int(found[2])]
        if int(found[3]) in chain:
            mark = chain[int(found[3])][0]
            mark.end = max(mark.end, unit.end)
            self.at[unit.id, layer.name].append(mark)
            return
        mark = self.mark(layer.name, unit)
        kind = value(said.get("chain") or NO_VALUE).said
        if kind:
            mark.features["referenceType"] = kind
        chain[int(found[3])] = mark, "" if found[1] == NO_VALUE else value_of(found[1])

    # --- what refers to units ----------------------------------------------------------------

    def fill(
        self, host: _Mark, unit: Unit, feature: str, roles: str, cell: str, wanted: str
    ) -> None:
        """Tie an annotation to what fills its slots."""
        named = slots(roles) if roles else []
        for index, written in enumerate(slots(cell)):
            if written in (NO_VALUE, NOTHING):
                continue
            given = value(written)
            role = named[index] if index < len(named) else NO_VALUE
            kind = feature if role == NO_VALUE else value_of(role)
            target = self.find(given.text, wanted, given.ids[0] if given.ids else 0, unit.line)
            if target is not None:
                self.tie(kind, host, target)

    def relation(self, layer: Layer, unit: Unit, cells: list[str | None]) -> None:
        """Tie the source that a unit names to what stands at the unit."""
        features = []
        for (_, column), cell in zip(layer.columns, cells, strict=True):
            if cell is not None and column.kind == "plain" and value(cell).said:
                features.append((column.feature, value(cell).said))
        kind, note = related(layer.name, features)
        for (_, column), cell in zip(layer.columns, cells, strict=True):
            if column.kind != "ref" or cell is None:
                continue
            given = value(cell)
            first, second = (*given.ids, 0, 0)[:2]
            source = self.find(given.text, column.target, first, unit.line)
            target = self.find(unit.id, column.target, second, unit.line)
            if source is not None and target is not None:
                self.tie(kind, source, target, note)
            return
        self.sheet.complain(f"the relation {kind} names no source", unit.line)

    def find(self, unit_id: str, layer: str, number: int, line: int) -> _Mark | None:
        """Return the annotation of a layer that is meant; the token itself where it has none."""
        if number:
            found = self.by_number.get(number)
            if found is None:
                self.sheet.complain(f"no annotation has the number {number}", line)
            return found
        unit = self.units.get(unit_id)
        if unit is None:
            self.sheet.complain(f"there is no token {unit_id[:40]!r}", line)
            return None
        if self.at.get((unit_id, layer)):
            return self.at[unit_id, layer][0]
        if layer == _ANYTHING:
            for one in self.sheet.layers:
                if self.at.get((unit_id, one.name)):
                    return self.at[unit_id, one.name][0]
        if self.at.get((unit_id, TOKEN)):
            return self.at[unit_id, TOKEN][0]
        return self.mark(TOKEN, unit)

    def tie(self, kind: str, source: _Mark, target: _Mark, note: str = "") -> None:
        """Add a relation."""
        self.ties.append(Tie(type=kind, source=source.key, target=target.key, note=note))

    def passage(self, mark: _Mark) -> Passage | None:
        """Return an annotation with the words that it has by the file's own text."""
        label, attributes = labelled(mark.layer, mark.features.items())
        if mark.start == mark.end:
            message = f"{label} is at {mark.start} and marks no words, so it is left out"
            self.sheet.complain(message, mark.line)
            return None
        units = self.sheet.units
        start, end = mark.start, mark.end
        if units is not None:
            start, end = units.back(start), units.back(end)
        return Passage(
            key=mark.key,
            label=label,
            parts=((mark.start, mark.end),),
            quote=self.sheet.text[start:end],
            attributes=attributes,
        )
