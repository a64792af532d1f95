"""``python -m tests.pty.monkey SECONDS SEED [FOLDER]``: press any keys in the real program, fast.

Each round makes a workspace of the shipped pages and gives the program several lives in it. In each
life keys, words, pastes, clicks and sizes of the terminal come as chance says, in bursts and with
pauses, while pages and another annotator's work change outside. What the program may not do: end by
itself, tell a fault of its own, hold a key for longer than `PATIENCE`, draw parts that a full
drawing shows otherwise, lose what it called saved, or leave files with which `reader check` finds
fault. Several at once give the load of a busy machine. What is found is printed with the folder
that holds the screen's bytes, the log, and what was sent.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reader.model.errors import ReaderError
from reader.session.locate import init_workspace
from reader.session.reading import open_reading
from reader.session.session import Session
from tests.pty.terminal import PATIENCE, WHO, Terminal, environment

SIZES = ((80, 24), (80, 24), (120, 40), (120, 40), (160, 50), (60, 18))
ODD_SIZES = ((40, 12), (20, 6), (200, 60), (10, 3))
ESC = "\x1b"

KEYS: dict[str, int] = {
    **dict.fromkeys('jjjjkkJKhlHLow<>sp{}()",;.c+', 6),
    **dict.fromkeys(("12345678"), 8),
    **dict.fromkeys(("u", "\x12", "d", "x", "X", "e", "!", "[", "]", "\t"), 6),
    **dict.fromkeys(("\r", ESC), 14),
    **dict.fromkeys(("i", "I", "t", "a", "m", "M", "r", "v", ":", "?", "/", "f", "F", "G"), 4),
    **dict.fromkeys(("gg", "gn", "g/", "ga", "gl", "gh", "gd", "gt", "gr", "ge", "gi", "gS"), 3),
    **dict.fromkeys(("D", "C", "-", "N", "A", "*", "Z", "z", "P", "R", "T", "S", "y", "n"), 2),
    **dict.fromkeys(("sn", "ss", "si", "su", "H", "X", "b", " ", "0", "gj", "gk", "\x7f"), 2),
    **dict.fromkeys(("\x04", "\x15", "\x10", "\x03", "=t", "=d", "V", "E", "O", "|"), 1),
    **dict.fromkeys(("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~"), 3),
    **dict.fromkeys(("\x1b[H", "\x1b[F", "\x1b[3~", "\x1b[Z", "\x1b[1;2C", "\x1bb", "\x17"), 1),
}
WORDS = (
    "claim",
    "who counted?",
    "le",
    "state:done",
    "[/x]",
    "Москва",
    "x" * 300,
    "naïve 👩‍👧",
    '"a b"',
)
PLANS = (
    ("gl", "2", "r", "x\r", "y"),
    ("gl", "3", "m", "1", "y"),
    ("gl", "4", "d", "y"),
    ("\r", "1", "*", "A"),
    ("\r", "5", "*", "yyn\r"),
    ("\r", "v", "jj", "x", "}s", "jjjt", "u", ESC),
    ("\r", "v", "n", "w", "b", "=t", "m", ESC),
    ("ge", "\r", ESC),
    ("ge", "f", "tsv\r", "t", "out\r", "\r", ESC),
    ("gi", "out\r", "\r", ESC),
    ("gr", "A", "\r"),
    ("ga", "jjj", " ", "j", "\r"),
    ("ga", "/", "claim\r", "G", ESC),
    ("gh", "\t", "jj", "\r"),
    ("g/", "Putin\r", "j", "\r", "n"),
    ("/", "label:claim\r", "jj", ESC),
    ("o", "d", "o", "s"),
    ("A", "y"),
    ("\x1b[3~", "y"),
    ("\r", "1", "m", "j2", "m", "1", "r", "\r"),
    ("\r", "1", "a", "jl", "h", ESC),
    ("\r", "t", "a", "b", "/", "new\r", ESC),
)
"""Ways through several screens, which are gone without waiting."""
TOLD = (OSError, ReaderError, *ReaderError.__subclasses__())
"""Errors that a person is told of, since they can do something about it."""


class Found(Exception):
    """Something that the program may not do."""


class Life:
    """One start of the program, until it ends."""

    def __init__(self, folder: Path, chance: random.Random, ends: float) -> None:
        self.folder, self.chance, self.ends = folder, chance, ends
        self.workspace = folder / "desk"
        self.columns, self.rows = chance.choice(SIZES)
        self.sent: list[str] = []
        self.slowest = 0.0
        self.terminal = Terminal(
            "-w",
            str(self.workspace),
            cache=folder / "cache",
            columns=self.columns,
            rows=self.rows,
            folder=folder / "home",
            PYTHONFAULTHANDLER="1",
            READER_LOG=str(folder / "log"),
            READER_DEBUG="text",
            EDITOR="true",
            PAGER="true",
            BROWSER="true",
        )

    # --- what is done ------------------------------------------------------------------------

    def send(self, keys: str) -> None:
        self.sent.append(keys)
        self.terminal.child.send(keys)

    def key(self) -> str:
        return self.chance.choices(list(KEYS), list(KEYS.values()))[0]

    def burst(self) -> None:
        """Many keys at once, as over a slow line."""
        self.send("".join(self.key() for _ in range(self.chance.randrange(1, 40))))

    def typing(self) -> None:
        """Keys one by one, faster than a person."""
        for _ in range(self.chance.randrange(1, 15)):
            self.send(self.key())
            self.terminal.read(self.chance.random() * 0.05)

    def words(self) -> None:
        """Ask for something, and write in what opens."""
        self.send(self.chance.choice(("i", "I", "/", ":", "t", "g/", "\r", "gl", "ge", "gi", "F")))
        self.send(self.chance.choice(WORDS))
        self.send(self.chance.choice(("\r", "\r", ESC, "\t", "\r\r")))

    def plan(self) -> None:
        """Go through several screens, perhaps faster than they come."""
        pause = self.chance.choice((0.0, 0.0, 0.03, 0.3))
        for keys in self.chance.choice(PLANS):
            self.send(keys)
            self.terminal.read(pause)

    def paste(self) -> None:
        self.send(f"{ESC}[200~{self.chance.choice(WORDS)}\n1j2j\n{ESC}[201~")

    def click(self) -> None:
        x, y = self.chance.randint(1, self.columns), self.chance.randint(1, self.rows)
        button = self.chance.choice((0, 0, 0, 2, 4, 8, 64, 65, 65))
        self.send(f"{ESC}[<{button};{x};{y}M")
        if button >= 64:
            return
        for _ in range(self.chance.choice((0, 0, 1, 4))):
            x, y = self.chance.randint(1, self.columns), self.chance.randint(1, self.rows)
            self.send(f"{ESC}[<{button + 32};{x};{y}M")
        if self.chance.random() < 0.95:
            self.send(f"{ESC}[<{button};{x};{y}m")

    def resize(self) -> None:
        odd = self.chance.random() < 0.3
        self.columns, self.rows = self.chance.choice(ODD_SIZES if odd else SIZES)
        self.sent.append(f"size {self.columns} {self.rows}")
        self.terminal.resize(self.columns, self.rows)

    def outside(self) -> None:
        """Let pages come, change and go, or another's work arrive."""
        seeds = self.workspace / "seeds"
        pages = sorted(seeds.glob("*.txt"))
        what = self.chance.choice(("add", "change", "remove", "back", "other"))
        self.sent.append(what)
        if what == "add" and pages:
            page = self.chance.choice(pages).read_text()
            (seeds / f"new{self.chance.randrange(9)}.txt").write_text(page.replace("the", "a"))
        elif what == "change" and pages:
            page_file = self.chance.choice(pages)
            page_file.write_text(page_file.read_text() + "\n\nAn editor added this later.\n")
        elif what == "remove" and len(pages) > 2:
            self.chance.choice(pages).unlink()
        elif what == "back":
            for page_file in sorted((self.folder / "as-it-was" / "seeds").iterdir()):
                shutil.copy(page_file, seeds)
        elif what == "other":
            for name in ("_pages", "bob"):
                there = self.workspace / "annotations" / name
                shutil.copytree(
                    self.folder / "as-it-was/annotations" / name, there, dirs_exist_ok=True
                )
        self.send("R" if self.chance.random() < 0.5 else "")

    # --- what has to hold ----------------------------------------------------------------------

    def wait(self, what: str, true: Callable[[], bool]) -> None:
        began = time.monotonic()
        while not true():
            if not self.terminal.child.isalive():
                raise Found(f"ended by itself while it was waited for {what}")
            if time.monotonic() - began > PATIENCE:
                raise Found(f"waited for {what}")
            self.terminal.read()
        self.slowest = max(self.slowest, time.monotonic() - began)

    def shows(self, words: str) -> bool:
        return words in self.terminal.text

    def calm(self) -> None:
        """Leave whatever is open; a key must be answered then."""
        if (self.columns, self.rows) in ODD_SIZES:
            self.columns, self.rows = 80, 24
            self.sent.append("size 80 24")
            self.terminal.resize(80, 24)
        for _ in range(6):
            self.send(ESC)
            self.terminal.read(0.25)
        self.send("?")
        self.wait("help", lambda: self.shows("─ Help ─"))
        self.send(ESC)
        self.wait("the end of help", lambda: not self.shows("─ Help ─"))

    def drawn_whole(self) -> None:
        """What was drawn piece by piece must look as what is drawn at once."""
        for _ in range(3):
            self.terminal.read(0.4)
            before = self.terminal.cells[1:-2]
            self.send("?")
            self.wait("help", lambda: self.shows("─ Help ─"))
            self.send(ESC)
            self.wait("the end of help", lambda: not self.shows("─ Help ─"))
            self.terminal.read(0.4)
            after = self.terminal.cells[1:-2]
            if before == after:
                return
        rows = [y + 1 for y, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
        raise Found(f"rows {rows} look otherwise when they are drawn at once")

    def label(self) -> None:
        """Label something: what is then called saved has to be there."""
        self.send("\r")
        self.wait("the text", lambda: " label " in self.terminal.lines[-1] or self.shows("gone"))
        if self.shows("gone or"):
            return  # as its page is
        had = spans(self.folder)
        self.send(self.chance.choice(("j", "jj", "k", "w", "J", "l", "gg", "G")))
        self.send(self.chance.choice("12345678"))
        self.terminal.read(0.3)
        word = self.terminal.lines[-2]
        if word.startswith("labelled"):
            self.wait("saved", lambda: self.terminal.lines[-2].endswith("saved"))
            if not spans(self.folder) - had:
                raise Found(f"{word!r}, but nothing is stored")

    def live(self) -> None:
        """Do what chance says, and end."""
        chance = self.chance
        self.wait("the list", lambda: self.shows("article"))
        acts: tuple[Callable[[], None], ...] = (self.burst, self.typing, self.words, self.plan)
        acts += (self.paste, self.click, self.resize, self.outside)
        for _ in range(chance.randrange(3, 30)):
            chance.choices(acts, (9, 9, 6, 12, 1, 5, 1, 2))[0]()
            self.terminal.read(chance.choice((0.0, 0.0, 0.02, 0.1, 0.5)))
            if not self.terminal.child.isalive() or time.monotonic() > self.ends:
                break
            if chance.random() < 0.1:
                self.calm()
                chance.choice((self.drawn_whole, self.label, self.label))()
        self.end()

    def end(self) -> None:
        """End the program in one of the ways that there are, and see what it leaves."""
        terminal, chance = self.terminal, self.chance
        how = chance.choice(("quit", "term", "kill", "saved", "hang up"))
        code: int | None = 0
        if not terminal.child.isalive():
            how = "quit by chance"
            code = terminal.exit_code()
        elif how == "quit":
            self.calm()
            self.send("q")
            if chance.random() < 0.3:
                self.send("jk1")
            code = self.ended()
        elif how == "term":
            terminal.child.kill(signal.SIGTERM)
            code = self.ended() - 128 - signal.SIGTERM
        elif how == "hang up":
            terminal.hang_up()
        else:
            had = set()
            if how == "saved":
                self.calm()
                self.wait("a word on saving", lambda: "saving…" not in terminal.lines[-2])
                had = spans(self.folder)
            terminal.kill()
            if how == "saved" and spans(self.folder) != had:
                raise Found("the end took what was saved")
        self.sent.append(how)
        if code:
            raise Found(f"exit code {code} after {how}")

    def ended(self) -> int:
        began = time.monotonic()
        while self.terminal.child.isalive():
            if time.monotonic() - began > PATIENCE:
                raise Found("does not end")
            self.terminal.read()
        return self.terminal.exit_code() or 0

    def judge(self) -> None:
        """Look at what was drawn, logged and stored."""
        raw = self.terminal.raw
        for sign in (b"fault of Reader", b"Traceback (most", b"Fatal Python", b"Exception ignored"):
            if sign in raw:
                raise Found(f"drew {sign.decode()!r}")
        log = "".join(p.read_text() for p in (self.folder / "log").glob("reader.log*"))
        for line in log.splitlines():
            if line.split()[2] == "error" and not known(line):
                raise Found(f"logged {line[:600]}")
        done = run(self.folder, "check", "--json")
        if not done.stdout:
            raise Found(f"check says {done.returncode} {done.stderr}")
        findings = json.loads(done.stdout)
        bad = [f for f in findings if f["severity"] == "error"]
        if bad or done.returncode not in (0, 1) or done.stderr:
            raise Found(f"check says {done.returncode} {bad} {done.stderr}")
        spans(self.folder)


def known(line: str) -> bool:
    """Tell whether a logged error is one that a person is rightly told of."""
    if " fault " in line:
        return "errno=EIO" in line and "_writer_thread" in line  # its terminal is gone
    return any(f"kind={one.__name__} " in line for one in TOLD)


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program in the workspace."""
    return subprocess.run(
        [sys.executable, "-m", "reader", *args, "-w", str(folder / "desk")],
        cwd=folder / "home",
        env=environment(folder / "cache", READER_LOG="off"),
        capture_output=True,
        text=True,
        check=False,
    )


def spans(folder: Path) -> set[tuple[object, ...]]:
    """What is stored, read by another process than the program."""
    environ = {"READER_CACHE": str(folder / "other-cache")}
    found: set[tuple[object, ...]] = set()
    with Session.open(folder / "desk", WHO, write=False, environ=environ) as session:
        session.refresh()
        for row in session.rows():
            if row.id:
                for one in open_reading(session, row.id).spans:
                    span = one.span
                    found.add((span.uid, span.label, span.note, tuple(p.quote for p in span.parts)))
    return found


def prepare(folder: Path) -> None:
    """Make a workspace, and beside it how it was with another's work."""
    (folder / "home").mkdir(parents=True)
    init_workspace(folder / "desk")
    init_workspace(folder / "as-it-was")
    environ = {"READER_CACHE": str(folder / "bob-cache")}
    with Session.open(folder / "as-it-was", "bob", environ=environ) as session:
        session.refresh()
        for row in session.rows():
            if row.id:
                reading = open_reading(session, row.id)
                reading.first_sentence()
                for _ in range(4):
                    reading.next_sentence()
                    reading.label("claim")
        session.flush()


def rounds(seconds: float, seed: int, scratch: Path) -> list[str]:
    """Give the program lives for about `seconds`; return what was found."""
    ends, found, number = time.monotonic() + seconds, [], 0
    slowest = 0.0
    while time.monotonic() < ends:
        chance = random.Random(f"{seed} {number}")
        folder = scratch / f"{seed}-{number}"
        prepare(folder)
        for one in range(chance.randrange(1, 4)):
            life = Life(folder, chance, ends)
            try:
                life.live()
                life.judge()
            except (Found, AssertionError, OSError) as error:
                found.append(f"seed {seed}, round {number}, life {one}: {error}")
                print(f"{found[-1]}\n{folder}", flush=True)
                (folder / "raw").write_bytes(life.terminal.raw)
                (folder / "screen").write_text(life.terminal.text)
                (folder / "sent").write_text("\n".join(map(repr, life.sent)))
                break
            finally:
                slowest = max(slowest, life.slowest)
                if not life.terminal.child.terminated:
                    life.terminal.kill()
        else:
            shutil.rmtree(folder)
        number += 1
    print(f"seed {seed}: {number} rounds, {len(found)} found, slowest answer {slowest:.1f} s")
    return found


def main() -> int:
    """Return 1 if anything was found."""
    parser = argparse.ArgumentParser("python -m tests.pty.monkey", description=__doc__)
    parser.add_argument("seconds", type=float)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder", type=Path, nargs="?", help="where what is found is put")
    given = parser.parse_args()
    scratch = given.folder or Path(tempfile.mkdtemp(prefix=f"reader-monkey-{os.getpid()}-"))
    found = rounds(given.seconds, given.seed, scratch)
    if not found and not given.folder:
        shutil.rmtree(scratch)
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
