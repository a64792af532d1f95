"""newsboat, a feed reader in a terminal, on the same pages: each page is an item of one feed."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape

from benchmarks.corpus import file_name
from benchmarks.peers.places import Places
from benchmarks.peers.watching import Ran, whole
from benchmarks.terminal import Terminal

NAME = "newsboat"
FEED = "Made-up feed"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>{FEED}</title><link>http://localhost/</link>
<description>{FEED}</description>
"""


def available() -> bool:
    """Tell whether it is installed."""
    return shutil.which("newsboat") is not None


class Feed:
    """newsboat with one feed, in a folder of its own; no other configuration is looked at."""

    def __init__(self, places: Places, articles: int) -> None:
        """Write the feed if it is not there; it is not taken in yet."""
        self._workspace = places.workspace(articles)
        self.articles = articles
        self.folder = places.folder / f"newsboat-{articles}"
        self._feed = self.folder / "feed.xml"
        if not self._feed.exists():
            self._write()

    @property
    def _environ(self) -> dict[str, str]:
        return {**os.environ, "HOME": str(self.folder)}

    def command(self, *options: str) -> list[str]:
        """Return what starts it."""
        files = {"-u": "urls", "-c": "cache.db", "-C": "config"}
        paths = (word for key, name in files.items() for word in (key, str(self.folder / name)))
        return ["newsboat", *paths, *options]

    def _write(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        (self.folder / "urls").write_text(f"file://{self._feed}\n")
        (self.folder / "config").write_text("auto-reload no\n")
        unfinished = self._feed.with_suffix(".unfinished")
        first = datetime(2020, 1, 1, tzinfo=UTC)
        with unfinished.open("w") as out:
            out.write(_HEAD)
            for number in range(self.articles):
                text = (self._workspace / file_name(number)).read_text()
                title = next(line for line in text.split("\n") if line)[:80]
                date = format_datetime(first + timedelta(minutes=number))
                out.write(
                    f"<item><title>{marker(number)} {escape(title)}</title>"
                    f"<link>http://localhost/{number}</link><guid>{number}</guid>"
                    f"<pubDate>{date}</pubDate>"
                    f"<description>{escape(_html(text))}</description></item>\n"
                )
            out.write("</channel></rss>\n")
        unfinished.rename(self._feed)

    def take_in(self, *, every: float | None = None) -> Ran:
        """Take the feed in anew."""
        for path in self.folder.glob("cache.db*"):
            path.unlink()
        return whole(self.command("-x", "reload"), self._environ, every=every)

    def ready(self) -> Feed:
        """Take the feed in if that has not been done, and return the same."""
        if not (self.folder / "cache.db").exists():
            self.take_in()
        return self

    def opened(self) -> tuple[Terminal, float]:
        """Start it and go to the list of articles; return the seconds until that is drawn."""
        run = Terminal(self.command(), environ={"HOME": str(self.folder)})
        run.until(FEED)
        os.write(run.screen, b"\r")
        return run, run.until(marker(self.articles - 1))

    def start(self) -> float:
        """Return the seconds from the start to the list of articles."""
        run, seconds = self.opened()
        with run:
            return seconds


def marker(number: int) -> str:
    """Return what the title of an item begins with, and no other."""
    return f"#{number}#"


def _html(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)


def search(feed: Feed, word: str) -> float:
    """Return the milliseconds from the last key of a search to its results."""
    run, _ = feed.opened()
    with run:
        run.settle(0.3)
        os.write(run.screen, b"q")
        run.settle(0.3)
        os.write(run.screen, b"/" + word.encode())
        run.settle(0.3)
        # The feed's name stands in each result, and nowhere on the list of feeds below the first.
        return run.shows(b"\r", f"|{FEED}")
