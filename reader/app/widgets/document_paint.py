"""How the document view draws one row: pieces of text with the looks of all that lies over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import msgspec
from rich.color import Color, blend_rgb
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.widget import Widget

from reader.app.widgets.document_hints import Cover, Covers
from reader.app.widgets.document_values import BlockView, Range
from reader.app.widgets.gutter import BOXES, Glyphs, Gutter, Lanes
from reader.app.widgets.highlights import Highlights
from reader.app.widgets.palette import component_look, contrast, contrast_to, theme_color
from reader.app.widgets.span_index import SpanIndex, SpanView
from reader.text.graphemes import next_boundary, snap
from reader.text.layout import Layout

TINT = 0.3
"""How much of a label's colour is mixed into the background of what it marks."""
INK = 0.45
"""How much of it is mixed into the letters of what it underlines."""
SIGN = 0.7
"""How much of it is mixed into the signs of the gutter."""
LEAST_CONTRAST = 2.5
"""Below this, a pure colour on the theme's ground is not used for letters."""


_COMPONENTS = {
    **{kind: kind for kind in ("title", "subhead", "caption", "credit", "embed", "furniture")},
    **dict.fromkeys(("outlet", "date", "author"), "known"),
}
"""The component class of the kinds of block that have one."""


class Paint(NamedTuple):
    """What lies over a character: kind of block, colours of labels (None: no label), and marks."""

    kind: str
    tint: str | None
    underline: str | None
    suggested: str | None
    selected: bool
    caret: bool
    match: bool
    current: bool
    waiting: bool = False


class Scene(msgspec.Struct):
    """All that lies over the text of `layout`; every range is of the text, half-open.

    `matches`, `sentences` and `in_hand`, the fragments of the span that is singled out, are sorted
    and disjoint. `decided` tells for each of the sentences whether somebody has decided on it.
    """

    layout: Layout
    gutter: Gutter
    index: SpanIndex
    lanes: Lanes
    highlights: Highlights
    blocks: Sequence[BlockView] = ()
    selection: Range | None = None
    head: int = 0
    caret: Range = (0, 0)
    matches: Sequence[Range] = ()
    parts: Sequence[Range] = ()
    covers: Covers | None = None
    current: int = -1
    in_hand: Sequence[Range] = ()
    glyphs: Glyphs = BOXES
    sentences: Sequence[Range] = ()
    decided: Sequence[bool] = ()
    block_starts: list[int] = msgspec.field(default_factory=list)

    @property
    def spans(self) -> Sequence[SpanView]:
        """All spans."""
        return self.index.spans

    def put_spans(self, index: SpanIndex) -> None:
        """Take other spans; the one that is singled out stays so."""
        current = self.spans[self.current].uid if self.current >= 0 else ""
        self.index = index
        self.highlights = Highlights(index)
        self.lanes = Lanes(index, self.layout, self.gutter.lanes)
        self.single_out(index.place_of(current) if current else -1)

    def kind_at(self, offset: int) -> str:
        """Return the kind of the block at `offset`, or an empty string."""
        place = bisect_right(self.block_starts, offset) - 1
        inside = place >= 0 and offset < self.blocks[place].end
        return self.blocks[place].kind if inside else ""

    def is_decided(self, row: int) -> bool:
        """Tell whether sentences stand in the row and all of them are decided."""
        start, end = self.layout.row_range(row)
        first = bisect_left(self.sentences, start, key=itemgetter(1))
        if first < len(self.sentences) and self.sentences[first][1] == start:
            first += 1
        last = bisect_left(self.sentences, end, key=itemgetter(0))
        return first < last and all(self.decided[first:last])

    def edges_within(self, start: int, end: int) -> Iterator[int]:
        """Yield the offsets inside of the range at which the look may change."""
        yield from self.highlights.bounds_within(start, end)
        first = max(0, bisect_right(self.block_starts, start) - 1)
        for block in self.blocks[first : bisect_left(self.block_starts, end)]:
            yield from (block.start, block.end)
        for ranges in (self.matches, self.parts, self.in_hand):
            first = max(0, bisect_left(ranges, (start, 0)) - 1)
            for found in ranges[first : bisect_left(ranges, (end, 0))]:
                yield from found
        if self.selection:
            yield from self.selection
            yield from self.caret

    def single_out(self, index: int) -> None:
        """Single out the span with this index, or none (-1)."""
        self.current = index
        self.in_hand = sorted(self.spans[index].fragments) if index >= 0 else ()

    def select(self, start: int, end: int, head: int) -> None:
        """Select a range of which the edge at `head` is the one that moves."""
        self.selection, self.head = (start, end), head
        first = snap(self.layout.text, max(start, head - 1 if head >= end else head))
        self.caret = first, next_boundary(self.layout.text, first)

    def marking(self, row: int) -> object:
        """Return all that spans add to the picture of `row`: equal, if that is."""
        start, end = self.layout.row_range(row)
        bounds = (start, *self.highlights.bounds_within(start, end))
        looks = map(self.highlights.look_at, bounds)
        marks = self.lanes.marks(row, self.gutter, self.glyphs)
        return (
            bounds,
            [[self.spans[at].color if at >= 0 else None for at in look] for look in looks],
            [(text, at >= 0 and (self.spans[at].color, at == self.current)) for text, at in marks],
            [held for held in self.in_hand if held[0] < end and start < held[1]],
        )

    def paint_at(self, offset: int) -> Paint:
        """Return all that decides how the character at `offset` looks."""
        look = self.highlights.look_at(offset)
        tint, underline, suggested = (
            self.spans[index].color if index >= 0 else None for index in look
        )
        selection = self.selection or (0, 0)
        return Paint(
            kind=self.kind_at(offset),
            tint=tint,
            underline=underline,
            suggested=suggested,
            selected=selection[0] <= offset < selection[1],
            caret=self.caret[0] <= offset < self.caret[1],
            match=_inside(self.matches, offset),
            current=_inside(self.in_hand, offset),
            waiting=_inside(self.parts, offset),
        )


def _inside(ranges: Sequence[Range], offset: int) -> bool:
    place = bisect_left(ranges, (offset + 1, 0)) - 1
    return place >= 0 and offset < ranges[place][1]


class Looks:
    """The styles of a document view under the theme of the moment, each made once.

    With few colours a mixture would be lost, so labels then have their colour pure; without any,
    tint is bold, and the underline, the reverse and the gutter remain as they are.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self.base = widget.rich_style
        self._colorless = widget.app.no_color
        systems = ("256", "truecolor")
        background = self.base.bgcolor
        self._mixing = (
            widget.app.console.color_system in systems
            and background is not None
            and background.triplet is not None
        )
        self._cache: dict[tuple[object, ...], Style] = {}

    def component(self, name: str) -> Style:
        """Return the base with what the component class ``document--name`` adds."""
        key = ("component", name)
        if key not in self._cache:
            self._cache[key] = self.base + component_look(self._widget, f"document--{name}")
        return self._cache[key]

    def mark(self, span: SpanView | None, current: bool) -> Style:
        """Return the style of a bracket in the gutter."""
        key = ("mark", span.color if span else "", current)
        if key not in self._cache:
            style = self.component("gutter")
            color = theme_color(self._widget, span.color) if span else None
            if color and not self._colorless:
                style += Style(color=self._inked(self.base.color, color, SIGN))
            self._cache[key] = style + Style(bold=True, reverse=True) if current else style
        return self._cache[key]

    def text(self, paint: Paint) -> Style:
        """Return the style of text under `paint`."""
        if paint not in self._cache:
            self._cache[paint] = self._make(paint)
        return self._cache[paint]

    def hint(self, *, selected: bool) -> Style:
        """Return the style of the letters over a word; without colours it is not that around it."""
        key = ("hint", selected)
        if key not in self._cache:
            if self._colorless:
                look = Style(bold=True, underline=True, reverse=not selected)
            else:
                look = component_look(self._widget, "document--hint")
                look += Style(color=contrast_to(look.bgcolor) if look.bgcolor else None)
            self._cache[key] = self.base + look
        return self._cache[key]

    def _make(self, paint: Paint) -> Style:
        component = _COMPONENTS.get(paint.kind)
        style = self.component(component) if component else self.base
        underline = Style(
            underline=True if paint.underline is not None else None,
            underline2=True if paint.suggested is not None else None,
        )
        if paint.selected:
            # Letters and ground of the theme, so that no label's colour can hide the selection.
            style += underline + component_look(self._widget, "document--selection")
            return style + component_look(self._widget, "document--caret") if paint.caret else style
        if paint.waiting:
            return style + component_look(self._widget, "document--part")
        tint = theme_color(self._widget, paint.tint or "")
        ink = theme_color(self._widget, paint.underline or paint.suggested or "")
        if paint.tint is not None and (self._colorless or tint is None):
            style += Style(bold=True)
        elif tint and self._mixing:
            style += Style(bgcolor=self._mixed(self.base.bgcolor, tint, TINT))
        elif tint:
            style += Style(color=contrast_to(tint), bgcolor=tint)
        if ink and not self._colorless and (self._mixing or not tint):
            style += Style(color=self._inked(style.color, ink, INK))
        style += underline
        if paint.match:
            look = component_look(self._widget, "document--match")
            style += look + Style(color=contrast_to(look.bgcolor) if look.bgcolor else None)
        return style + Style(bold=True) if paint.current else style

    def _inked(self, letters: Color | None, color: Color, share: float) -> Color | None:
        """Return the colour for letters of a label; None where it could not be read."""
        if self._mixing:
            return self._mixed(letters, color, share)
        background = self.base.bgcolor
        if background is not None and background.triplet is not None:
            ground = background.triplet
        else:
            # A theme in the terminal's own colours says at least whether it is meant to be dark.
            dark = self._widget.app.current_theme.dark
            ground = ColorTriplet(0, 0, 0) if dark else ColorTriplet(255, 255, 255)
        return color if contrast(color.get_truecolor(), ground) >= LEAST_CONTRAST else None

    def _mixed(self, ground: Color | None, color: Color, share: float) -> Color:
        if ground is None:
            return color
        mixture = blend_rgb(ground.get_truecolor(), color.get_truecolor(), share)
        return Color.from_triplet(mixture)


def gutter_segments(scene: Scene, row: int, looks: Looks) -> list[Segment]:
    """Draw the gutter of `row` and the column between it and the text."""
    segments = [
        Segment(
            mark.text,
            looks.mark(
                scene.spans[mark.span] if mark.span >= 0 else None,
                mark.span >= 0 and mark.span == scene.current,
            ),
        )
        for mark in scene.lanes.marks(row, scene.gutter, scene.glyphs)
    ]
    decided = scene.is_decided(row)
    embedded = scene.kind_at(scene.layout.rows[row]) == "embed"
    sign = scene.glyphs.bar if embedded else scene.glyphs.decided if decided else " "
    segments.append(Segment(sign, looks.component("bar")))
    return segments


def text_segments(scene: Scene, row: int, looks: Looks) -> list[Segment]:
    """Draw the text of `row`, without its line break."""
    layout = scene.layout
    start, end = layout.row_range(row)
    if end > start and layout.shown[end - 1] == "\n":
        end -= 1
        if end > start and layout.text[end - 1] == "\r":
            end -= 1
    if start == end:
        return []
    cuts = {start, end}
    cuts.update(edge for edge in scene.edges_within(start, end) if start < edge < end)
    covers = (
        {cover.start: cover for cover in scene.covers.within(start, end)} if scene.covers else {}
    )
    for cover in covers.values():
        cuts.update((cover.start, cover.end))
    if len(cuts) > 2 and not layout.is_narrow(row):
        starts = [first for first, _, _ in layout.row_tiles(row)]
        cuts = {starts[bisect_right(starts, cut) - 1] for cut in cuts if cut < end} | {end}
    edges = sorted(cuts)
    if covers:
        return list(_covered(scene, edges, covers, looks))
    return [
        Segment(layout.shown[first:last], looks.text(scene.paint_at(last - 1)))
        for first, last in pairwise(edges)
    ]


def _covered(
    scene: Scene, edges: Sequence[int], covers: Mapping[int, Cover], looks: Looks
) -> Iterator[Segment]:
    """Draw the pieces of a row between `edges`, with letters instead of what hints cover."""
    hidden = 0
    for first, last in pairwise(edges):
        cover = covers.get(first)
        if cover is not None:
            hidden = cover.end
            selected = scene.paint_at(first).selected
            yield Segment(cover.drawn, looks.hint(selected=selected))
        elif first >= hidden:
            yield Segment(scene.layout.shown[first:last], looks.text(scene.paint_at(last - 1)))
