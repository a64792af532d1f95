"""Putting widgets together on the screen, at the cost of what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

Extents = Mapping[int, tuple[int, int]]
"""For each line of the screen to be drawn, from which cell to before which."""
Pieces = dict[int, Strip | None]
"""What is drawn of a line, by the cell where it begins; None where nothing is yet."""


class SparingCompositor(Compositor):
    """Asks only those widgets for only those lines that can be seen in what has changed.

    The one of Textual asks every widget on the screen for all of its lines, containers behind
    others included, and divides each line that has changed for all of them.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw the regions that have changed since the last time; None where none has."""
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not regions:
            return None
        spans = list(self._regions_to_spans(regions))
        extents: dict[int, tuple[int, int]] = {}
        for y, start, end in spans:  # sorted by line, then by cell
            extents[y] = extents[y][0] if y in extents else start, end
        ends = [cuts[1:] for cuts in self.cuts]
        return ChopsUpdate(self._drawn(extents), spans, ends)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        across = crop.column_span
        return self._drawn({y: across for y in crop.line_range if is_rendered_line(y)})

    def _drawn(self, extents: Extents) -> Sequence[Mapping[int, Strip]]:
        """Return the pieces of every line of the screen, drawn where `extents` says."""
        cuts = self.cuts
        lines: list[Pieces] = [dict.fromkeys(line[:-1]) for line in cuts]
        # What is free of a line: where each piece begins that is to be drawn, and where it ends.
        free = {
            y: {at: end for at, end in pairwise(cuts[y]) if at < right and left < end}
            for y, (left, right) in extents.items()
            if 0 <= y < len(lines)
        }
        # Those in front come first, and hide the others.
        for widget, (region, clip) in self.visible_widgets.items():
            if not free:
                break
            shown = region.intersection(clip)
            left, right = shown.column_span
            wanted = [
                y
                for y in shown.line_range
                if y in free and any(left <= at and end <= right for at, end in free[y].items())
            ]
            for first, last in runs(wanted):
                crop = Region(left - region.x, first - region.y, shown.width, last - first)
                for y, strip in zip(range(first, last), widget.render_lines(crop), strict=False):
                    here = [cut for cut in cuts[y] if left <= cut <= right]
                    pieces = strip.divide([cut - left for cut in here[1:]])
                    line, rest = lines[y], free[y]
                    for at, piece in zip(here, pieces, strict=False):
                        if rest.pop(at, None) is not None:
                            line[at] = piece
                    if not rest:
                        del free[y]
        return cast("Sequence[Mapping[int, Strip]]", lines)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return sorted numbers as half-open ranges."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number:
            found[-1] = found[-1][0], number + 1
        else:
            found.append((number, number + 1))
    return found
