"""Write docs/screens.md, the screens of the program as text: ``python tools/screens.py [FILE]``.

A workspace with the shipped pages is made in a temporary folder for each size, keys are pressed in
it, and what the terminal then shows is written down, without colours. The file is the same for the
same program and pages.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from textual.pilot import Pilot  # noqa: E402

from reader.app.app import ReaderApp  # noqa: E402
from reader.session.locate import init_workspace  # noqa: E402
from reader.session.session import Session  # noqa: E402
from tools.picture import until  # noqa: E402

SIZES = ((80, 24), (120, 40))


class Shot(NamedTuple):
    """A heading, what is to be seen, and the keys that lead there from the shot before."""

    heading: str
    about: str
    keys: tuple[str, ...]


SHOTS = (
    Shot("The list", "As the program opens, the article under the cursor beside or below it.", ()),
    Shot(
        "An article with four overlapping labels",
        "Evidence over two sentences, in the first of them a claim, in the claim a quote, and in "
        "the quote what the claim is about; the last of them is selected.",
        ("enter", "j", "j", "J", "7", "k", "j", "1", '"', "5", "w", "6"),
    ),
    Shot(
        "The attributes of a claim",
        "`tab` goes through the spans under the cursor, `a` opens the strip of the one in hand.",
        ("tab", "tab", "a"),
    ),
    Shot(
        "The page view",
        "How a page of five articles is cut: article, kind and text of each block.",
        ("escape", "escape", "j", "enter", "v"),
    ),
)


def lines(app: ReaderApp) -> list[str]:
    """Return what the terminal shows; a dialog stands over what is below it."""
    width, height = app.size
    rows = app.screen._compositor.render_strips()  # as a terminal gets them, cut to the screen
    return [strip.text[:width].rstrip() for strip in rows[:height]]


async def shots(session: Session, size: tuple[int, int]) -> list[list[str]]:
    """Press the keys and return the lines of each shot."""
    app = ReaderApp(session)
    found = []
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: bool(app.main.shown))
        for shot in SHOTS:
            for key in shot.keys:
                await pilot.press(key)
                await until(pilot, lambda: not app.keys_wait)
            await _settled(pilot, app, session)
            found.append(lines(app))
    return found


async def _settled(pilot: Pilot[None], app: ReaderApp, session: Session) -> None:
    await until(pilot, lambda: not session.unsaved and not app.main.failure)
    await app.workers.wait_for_complete()
    app.main.show_lines()
    await pilot.pause(0.2)


def document() -> str:
    """Return the file."""
    os.environ.pop("NO_COLOR", None)
    taken: dict[tuple[int, int], list[list[str]]] = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            workspace = Path(folder) / "news"
            init_workspace(workspace)
            environ = {"READER_CACHE": str(Path(folder) / "cache")}
            with Session.open(workspace, "ann", environ=environ) as session:
                session.refresh()
                taken[size] = asyncio.run(shots(session, size))
    pieces = ["# Screens", "As text, without colours; `python tools/screens.py` writes this file."]
    for place, shot in enumerate(SHOTS):
        pieces += [f"## {shot.heading}", shot.about]
        for (width, height), found in taken.items():
            pieces += [f"{width} columns, {height} rows:", "\n".join(["```", *found[place], "```"])]
    return "\n\n".join(pieces) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screens.md"
    target.write_text(document(), "utf-8")
