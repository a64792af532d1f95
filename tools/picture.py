"""Draw the real screen as an SVG for the README: ``python tools/picture.py``.

A workspace with the shipped pages is made in a temporary folder, a few keys are pressed in it, and
what the screen then shows is exported. The picture refers to nothing outside of itself, and is the
same for the same program and pages.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.app.app import ReaderApp  # noqa: E402
from reader.session.locate import init_workspace  # noqa: E402
from reader.session.session import Session  # noqa: E402

SIZE = (120, 36)
NOTE = "one source, not named: who else has it?"
KEYS = (
    *("j", "enter", "j", "1", "j", "5", "w", "3", "j", "j", "4", "k", "k", "k"),
    *("i", *("space" if letter == " " else letter for letter in NOTE), "enter"),
)
PATIENCE = 20.0


async def screen(session: Session) -> str:
    """Press the keys and return the screen as Textual exports it."""
    app = ReaderApp(session)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: bool(app.main.shown))
        for key in KEYS:
            await pilot.press(key)
            await until(pilot, lambda: not app.keys_wait)
        await until(pilot, lambda: not session.unsaved and not app.main.failure)
        await app.workers.wait_for_complete()
        app.main.show_lines()
        await pilot.pause()
        return app.export_screenshot(title="Reader", simplify=True)


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait until `true` holds; raises TimeoutError where it does not in time."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the screen did not become what it should")
        await pilot.pause(0.02)


def self_contained(svg: str) -> str:
    """Take away the fonts that are fetched from elsewhere, and the comment with an address."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def picture() -> str:
    """Return the picture as SVG."""
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "news"
        init_workspace(workspace)
        environ = {"READER_CACHE": str(Path(folder) / "cache")}
        with Session.open(workspace, "ann", environ=environ) as session:
            session.refresh()
            return self_contained(asyncio.run(screen(session)))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "reader.svg"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(picture(), encoding="utf-8")
