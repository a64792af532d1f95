"""The real app on a workspace, driven by keys and mouse, and what it shows as plain lines."""

from __future__ import annotations

import asyncio
import time
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual import events
from textual.geometry import Offset
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from reader.app.app import ReaderApp
from reader.app.screens.main import MainScreen
from reader.app.widgets.document import DocumentView
from reader.app.widgets.legend import Legend
from reader.app.widgets.lines import Line
from reader.session.articles import TextSpan
from reader.session.locate import init_workspace
from reader.session.session import Session
from reader.store.catalogue_file import catalogue_file

WHO = "ann"
NAMED = {"enter": "\r", "tab": "\t", "space": " ", "escape": "\x1b", "backspace": "\x7f"}


def open_session(workspace: Path, *, write: bool = True, fresh: bool = True) -> Session:
    """Open the workspace for the annotator of these tests; its cache lies beside it.

    With `fresh` the catalogue is brought up to date before the app runs.
    """
    environ = {"READER_CACHE": str(workspace.parent / "cache")}
    catalogue = catalogue_file(workspace, environ)
    if fresh and not catalogue.exists():
        # The pages that ship are cut once; what lies here is still read, and told by its bytes.
        catalogue.parent.mkdir(parents=True, mode=0o700)
        catalogue.write_bytes(_shipped_catalogue())
    session = Session.open(workspace, WHO, write=write, environ=environ)
    if fresh:
        session.refresh()
    return session


@cache
def _shipped_catalogue() -> bytes:
    """Return the catalogue of a workspace that has just been made."""
    with TemporaryDirectory() as folder:
        desk, environ = Path(folder) / "desk", {"READER_CACHE": folder}
        init_workspace(desk)
        with Session.open(desk, WHO, environ=environ) as session:
            session.refresh()
        return catalogue_file(desk, environ).read_bytes()


class Driver:
    """One run of the app."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        return self.app.main

    @property
    def session(self) -> Session:
        return self.app.session

    @property
    def document(self) -> DocumentView:
        return self.main.document

    @property
    def spans(self) -> list[TextSpan]:
        return self.main.reading.spans

    @property
    def labels(self) -> list[str]:
        return [span.span.label for span in self.spans]

    @property
    def selected(self) -> str:
        return self.main.reading.selected

    @property
    def status(self) -> str:
        return self.main.query_one("#status", Line).text

    @property
    def title(self) -> str:
        """Title, or first words, of the article that is open."""
        return self.main.reading.view.title

    def screen_lines(self) -> list[str]:
        """What the topmost screen has drawn."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    def says(self, words: str) -> bool:
        return any(words in line for line in self.screen_lines())

    async def settle(self) -> None:
        """Let threads and messages that are under way end, and what they bring about be drawn."""
        for _ in range(2):
            await self.pilot.pause(0)
            while self.app.keys_wait:
                await asyncio.sleep(0.002)
            # Loading an article gives way to loading the next one.
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.pilot.pause(0)

    async def keys(self, *keys: str) -> None:
        """Press keys as fast as a terminal would send them, then let the app catch up."""
        self.send(*keys)
        await self.settle()

    def send(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(_key(key))

    async def write(self, text: str) -> None:
        await self.keys(*("space" if letter == " " else letter for letter in text))

    async def until(self, true: Callable[[], bool], seconds: float = 5) -> None:
        """Wait for something that a thread brings about."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, "\n".join(self.screen_lines())
            await asyncio.sleep(0.01)
            await self.pilot.pause(0)

    async def prepared(self, article: str) -> None:
        """Wait until an article that is likely to be opened next is there to be shown."""

        def is_there() -> bool:
            ahead = self.main._ahead
            return ahead is not None and article in ahead._prepared

        await self.until(is_there)

    async def saved(self) -> None:
        await self.until(lambda: self.status.endswith("saved") and not self.session.unsaved)

    async def click(self, widget: Widget, x: int, y: int, times: int = 1) -> None:
        await self.pilot.click(widget, offset=(x, y), times=times)
        await self.settle()

    async def drag(self, start: int, end: int, *, shift: bool = False) -> None:
        """Drag over the text from the character at `start` to that at `end`."""
        first, last = self.cell(start), self.cell(end)
        await self.pilot.mouse_down(self.document, offset=first, shift=shift)
        await self.pilot.hover(self.document, offset=last)
        await self._move(last, shift)
        await self.pilot.mouse_up(self.document, offset=last, shift=shift)
        await self.settle()

    async def _move(self, at: tuple[int, int], shift: bool) -> None:
        x, y = self.document.region.offset + Offset(*at)
        moved = events.MouseMove(self.document, x, y, 0, 0, 1, shift, False, False, x, y)
        self.app.post_message(moved)
        await self.pilot.pause()

    def cell(self, offset: int) -> tuple[int, int]:
        """Where a character of the text stands in the document view."""
        view = self.document
        y = view.screen_row(offset)
        found = [x for x in range(view.size.width) if view.offset_at(x, y) == offset]
        assert found, f"the character {offset} is not in sight"
        # What is left of the text counts as its first character.
        return (found[0] if found[0] else found[-1]), y

    async def click_label(self, name: str) -> None:
        legend = self.main.query_one(Legend)
        item = next(item for item in legend.items(legend.size.width) if item.label.name == name)
        await self.click(legend, item.start + 1, item.row)

    async def wheel(self, widget: Widget, turns: int = 3) -> None:
        x, y = widget.region.offset + Offset(5, 2)
        for _ in range(turns):
            turned = events.MouseScrollDown(widget, x, y, 0, 0, 0, False, False, False, x, y)
            self.app.post_message(turned)
        await self.settle()


def _key(key: str) -> events.Key:
    if len(key) == 1:
        name = key
        if not key.isalnum():
            name = unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")
            name = KEY_NAME_REPLACEMENTS.get(name, name)
        return events.Key(name, key)
    return events.Key(key, NAMED.get(key))


@asynccontextmanager
async def driving(
    session: Session, size: tuple[int, int] = (120, 40), *, ascii_only: bool = False
) -> AsyncIterator[Driver]:
    """Run the app on a session until it is left."""
    app = ReaderApp(session, ascii_only=ascii_only)
    try:
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            # What is there is known from here on, so that no later word is about that.
            await driver.until(lambda: not app.main.looking)
            await driver.settle()
            yield driver
            if app.is_running:
                app.main.saver.stop()
    finally:
        session.close()
