"""Cost against size as a picture: small panels with logarithmic axes, drawn as plain SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

from benchmarks.peers.results import Results
from benchmarks.peers.taking import Samples, middle

WIDTH, HEIGHT = 480, 330
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 150, 40, 46
_STYLE = """
svg { background: #ffffff; font: 13px sans-serif; }
text { fill: #1f2328; } .small { font-size: 11px; fill: #4f565e; }
.grid { stroke: #d5dae0; stroke-width: 1; } .line { fill: none; stroke-width: 2; }
.c0 { stroke: #0a58b6; fill: #0a58b6; } .c1 { stroke: #b3400a; fill: #b3400a; }
.c2 { stroke: #1a7037; fill: #1a7037; } .c3 { stroke: #6a3fb0; fill: #6a3fb0; }
text.c0, text.c1, text.c2, text.c3 { stroke: none; }
@media (prefers-color-scheme: dark) {
svg { background: #0d1117; } text { fill: #e6edf3; } .small { fill: #a5aeb8; }
.grid { stroke: #30363d; }
.c0 { stroke: #6cb6ff; fill: #6cb6ff; } .c1 { stroke: #ffa657; fill: #ffa657; }
.c2 { stroke: #57d364; fill: #57d364; } .c3 { stroke: #cba6ff; fill: #cba6ff; }
}
"""
PEERS = ("newsboat", "stock TinyDB")
_DASHES = ("", "7 4", "2 4", "10 3 2 3")


class Curve(NamedTuple):
    """A named row of points; one point at size 0 stands for every size."""

    name: str
    style: int
    points: list[tuple[float, float]]


class Panel(NamedTuple):
    """What a panel shows: the line and which of its kinds of samples, with their short names."""

    line: str
    title: str
    across: str
    unit: str
    shown: dict[str, str]


PANELS = (
    Panel(
        "start", "Start to first article", "articles", "s",
        {"Reader": "Reader", "newsboat": "newsboat", "bare Textual app": "bare Textual"},
    ),
    Panel(
        "memory", "Memory", "articles", "MiB",
        {"Reader": "Reader", "newsboat": "newsboat", "bare Textual app": "bare Textual"},
    ),
    Panel(
        "search", "Search, first page of results", "articles", "ms",
        {
            "Reader, latest first": "Reader, by date",
            "Reader, most relevant first": "Reader, ranked",
            "newsboat": "newsboat",
        },
    ),
    Panel(
        "save", "One save", "spans in the workspace", "ms",
        {
            "Reader": "Reader",
            "stock TinyDB": "stock TinyDB",
            "a page's file replaced and synced": "file replaced, synced",
        },
    ),
    Panel(
        "build", "First build", "articles", "s", {"Reader": "Reader", "newsboat": "newsboat"}
    ),
    Panel(
        "export", "Export as JSONL", "articles", "s",
        {"Reader": "Reader", "bare script": "bare script"},
    ),
)  # fmt: skip


def curves(samples: Samples, shown: dict[str, str]) -> list[Curve]:
    """Return the medians of those kinds of samples that are to be shown."""
    return [
        Curve(
            short,
            _style(short),
            sorted((size, middle(values)) for size, values in samples[who].items()),
        )
        for who, short in shown.items()
        if samples.get(who)
    ]


def _style(name: str) -> int:
    """Return one look for each program in all panels: ours, ours otherwise, a peer, a floor."""
    if name.startswith("Reader"):
        return 3 if "ranked" in name else 0
    return 1 if name in PEERS else 2


def draw(results: Results) -> str:
    """Return the picture as SVG, with what it shows told in words."""
    panels = [
        (panel, curves(results.lines[panel.line].samples, panel.shown))
        for panel in PANELS
        if panel.line in results.lines
    ]
    panels = [(panel, found) for panel, found in panels if found]
    rows = (len(panels) + 1) // 2
    told = " ".join(_told(panel, found) for panel, found in panels)
    size = f'viewBox="0 0 {WIDTH * 2} {HEIGHT * rows}" width="{WIDTH * 2}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d">',
        '<title id="t">What Reader and other programs take as a corpus grows</title>',
        f'<desc id="d">{escape(told)}</desc>',
        f"<style>{_STYLE}</style>",
    ]
    for index, (panel, found) in enumerate(panels):
        x, y = index % 2 * WIDTH, index // 2 * HEIGHT
        parts += [f'<g transform="translate({x} {y})">', *_panel(panel, found), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _told(panel: Panel, found: list[Curve]) -> str:
    said = []
    for curve in found:
        points = (
            f"{value:.3g}" if not size else f"{value:.3g} at {size:,.0f}"
            for size, value in curve.points
        )
        said.append(f"{curve.name} {', '.join(points)}")
    return f"{panel.title}, {panel.unit}, by {panel.across}: {'; '.join(said)}."


class _Scale(NamedTuple):
    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self.low) / ((self.high - self.low) or 1)
        return self.start + share * (self.end - self.start)

    def decades(self) -> Iterator[float]:
        return (10.0**power for power in range(math.ceil(self.low), math.floor(self.high) + 1))


def _panel(panel: Panel, found: list[Curve]) -> Iterator[str]:
    sizes = [size for curve in found for size, _ in curve.points if size]
    values = [value for curve in found for _, value in curve.points]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    across = _Scale(math.log10(min(sizes)), math.log10(max(sizes)), _LEFT, WIDTH - _RIGHT)
    up = _Scale(low, max(high, low + 1), HEIGHT - _BOTTOM, _TOP)
    yield f'<text x="{_LEFT}" y="22">{escape(panel.title)}, {panel.unit}</text>'
    for value in up.decades():
        y = up(value)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>'
        place = f'x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end"'
        yield f'<text class="small" {place}>{value:,g}</text>'
    for size in across.decades():
        x = across(size)
        yield f'<path class="grid" d="M{x:.1f} {_TOP}V{HEIGHT - _BOTTOM}"/>'
        middle_ = f'x="{x:.1f}" y="{HEIGHT - _BOTTOM + 17}" text-anchor="middle"'
        yield f'<text class="small" {middle_}>{size:,.0f}</text>'
    place = f'x="{(_LEFT + WIDTH - _RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle"'
    yield f'<text class="small" {place}>{escape(panel.across)}</text>'
    yield from _curves(found, sizes, across, up)


def _curves(found: list[Curve], sizes: list[float], across: _Scale, up: _Scale) -> Iterator[str]:
    names: list[tuple[float, int, str]] = []
    for curve in found:
        index, points = curve.style, curve.points
        if points[0][0] == 0:
            points = [(size, points[0][1]) for size in (min(sizes), max(sizes))]
        places = [(across(size), up(value)) for size, value in points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        dash = f' stroke-dasharray="{_DASHES[index]}"' if _DASHES[index] else ""
        yield f'<path class="line c{index}" style="fill:none" d="M{path}"{dash}/>'
        if curve.points[0][0]:
            yield from (_mark(index, x, y) for x, y in places)
        names.append((places[-1][1], index, curve.name))
    y = 0.0
    for at, index, name in sorted(names):
        y = max(at + 4, y + 15)
        place = f'x="{WIDTH - _RIGHT + 9}" y="{y:.1f}"'
        yield f'<text class="c{index}" {place}>{escape(name)}</text>'


def _mark(index: int, x: float, y: float) -> str:
    if index == 1:
        return f'<rect class="c1" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    if index == 2:
        shape = f"M{x:.1f} {y - 5:.1f}l5 9h-10z"
        return f'<path class="c2" d="{shape}"/>'
    if index == 3:
        shape = f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z"
        return f'<path class="c3" d="{shape}"/>'
    return f'<circle class="c{index}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
