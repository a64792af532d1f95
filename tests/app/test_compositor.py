"""What a key costs on the screen: the lines that look different, and no others."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.app.compositor import SparingCompositor
from reader.app.widgets.plain_lines import PlainLines
from reader.session.session import Session
from tests.app.driver import driving

RANDOM_UPDATES = 30


def drawn(update: ChopsUpdate | None) -> dict[tuple[int, int], Strip | None]:
    """What an update puts on the screen, by line and cell."""
    assert update is not None
    return {
        (y, at): piece
        for y, left, right in update.spans
        for (at, piece), end in zip(update.chops[y].items(), update.chop_ends[y], strict=True)
        if at < right and left < end
    }


@pytest.mark.parametrize("keys", [("enter", "1"), ("enter", "1", "a")])
async def test_the_screen_is_put_together_as_textual_does_it(
    session: Session, keys: tuple[str, ...]
) -> None:
    async with driving(session, (130, 34)) as desk:
        await desk.keys(*keys)
        ours = desk.main._compositor
        assert isinstance(ours, SparingCompositor)
        stock = Compositor()
        stock.__dict__.update(vars(ours))
        random_ = random.Random(6)
        for _ in range(RANDOM_UPDATES):
            regions = set()
            for _ in range(random_.randint(1, 4)):
                x, y = random_.randrange(130), random_.randrange(34)
                width, height = random_.randint(1, 130 - x), random_.randint(1, 34 - y)
                regions.add(Region(x, y, width, height))
            ours._dirty_regions, stock._dirty_regions = set(regions), set(regions)
            assert drawn(ours.render_partial_update()) == drawn(stock.render_partial_update())
        assert ours.render_strips() == stock.render_strips()


async def test_a_step_within_the_screen_draws_some_rows_of_the_text_and_lays_nothing_out(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(session) as desk:
        await desk.keys("G", "enter", "j", "k")
        lines, calls = Counter[str](), Counter[str]()
        reflowed, drew = Compositor.reflow, Compositor.render_update

        def counted(kind: type[Widget]) -> None:
            asked = kind.render_lines

            def render_lines(self: Widget, crop: Region) -> list[Strip]:
                lines[self.id or type(self).__name__] += crop.height
                return asked(self, crop)

            monkeypatch.setattr(kind, "render_lines", render_lines)

        def reflow(self: Compositor, *args: object) -> object:
            calls["reflow"] += 1
            return reflowed(self, *args)  # type: ignore[arg-type]

        def update(self: Compositor, *args: object, **named: object) -> object:
            calls["update"] += 1
            return drew(self, *args, **named)  # type: ignore[arg-type]

        counted(Widget)
        counted(PlainLines)
        monkeypatch.setattr(Compositor, "reflow", reflow)
        monkeypatch.setattr(Compositor, "render_update", update)
        before, top = desk.main.reading.selection, desk.document.scroll_offset.y
        await desk.keys("j")
        after = desk.main.reading.selection
        assert desk.document.scroll_offset.y == top
        rows = desk.document.screen_row(after.end - 1) - desk.document.screen_row(before.start) + 1
        assert 0 < lines["text"] <= rows
        assert set(lines) <= {"text", "ScrollBar", "status", "strip"}
        assert calls == {"update": 1}
