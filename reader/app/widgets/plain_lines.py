"""Lines that go to the screen as a widget draws them, where nothing is put round or over them."""

from __future__ import annotations

from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip


class PlainLines(ScrollView):
    """A view whose `render_line` gives lines as wide as all that is left of its scroll bar.

    Textual asks of each line what stands round it, border, outline and padding, and what lies over
    it. Of a view without any of these that is asked once for all of its lines.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the screen lines of `crop`."""
        if not self._is_plain:
            return super().render_lines(crop)
        filters, background = self.get_line_filters(), self.background_colors[1]
        drawn = [self.render_line(y) for y in crop.line_range]
        for one in filters:
            drawn = [strip.apply_filter(one, background) for strip in drawn]
        if (crop.x, crop.width) == (0, self.size.width):
            return drawn
        return [strip.crop(crop.x, crop.right) for strip in drawn]

    @property
    def _is_plain(self) -> bool:
        """Whether lines are drawn as `render_line` returns them."""
        styles = self.styles
        if styles.gutter.totals != (0, 0) or any(kind for kind, _ in styles.outline):
            return False
        over = styles.tint.a or styles.text_opacity != 1 or self.opacity != 1
        return not (over or styles.has_rule("hatch") or self.show_horizontal_scrollbar)
