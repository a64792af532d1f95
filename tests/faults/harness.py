"""Starts the server, makes workspaces, and checks what a stopped child leaves behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Self

from reader.session.session import Session
from reader.store.check import repair
from tests.faults.acts import environment
from tests.faults.contents import (
    LOOSE,
    TORN,
    UNFINISHED,
    Contents,
    between,
    catalogue_agrees,
    contents,
    difference,
    findings,
    only,
    work,
)
from tests.support import ROOT

NO_LABEL = "there is no label"
"""Words of a finding that counts spans."""
REPAIRS = frozenset({"repair_journal", "repair_file"})
"""Acts that are many steps, and that are done again where they were cut off."""
SEVERAL = frozenset({"label_many", "import_two", "rename_back"})
"""Acts that are several steps of undo, of one annotator or of one each."""
STEPS = frozenset({"label_many"})
"""Those among them in which one annotator has several."""


class Ran(NamedTuple):
    """What a child did: the number of the last act acknowledged, contents after each, its calls."""

    last: int
    after: dict[int, Contents]
    calls: list[tuple[str, str, int]]
    until: dict[int, int]
    status: int


class Server:
    """The process that forks a child for each run."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("server.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def run(
        self,
        folder: Path,
        acts: list[str],
        seed: str,
        *,
        first: int = 0,
        stop: tuple[Any, ...] | None = None,
        record: str = "",
        told: bool = False,
        new: bool = False,
        opened: bool = True,
    ) -> Ran:
        """Let a child do `acts`, to its end or until it is stopped."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        job = {
            "folder": str(folder),
            "acts": acts,
            "seed": seed,
            "first": first,
            "stop": stop,
            "record": record,
            "contents": told,
            "new": new,
            "opened": opened,
        }
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        ran = Ran(first - 1, {}, [], {}, 0)
        while True:
            line = self._process.stdout.readline()
            assert line, "the server has ended"
            words = json.loads(line)
            if "did" in words:
                ran = ran._replace(last=words["did"])
                if told:
                    ran.after[words["did"]] = words["contents"]
                    ran.until[words["did"]] = words["calls"]
            elif "failed" in words:
                raise AssertionError(f"{acts} with seed {seed}: {words['failed']}")
            elif "calls" in words:
                ran = ran._replace(calls=[tuple(call) for call in words["calls"]])
            else:
                return ran._replace(status=words["status"])


class Lab:
    """A workspace at one path that is put back to how it was, again and again."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder = folder / "live"
        self.root = self.folder / "workspace"
        self._kept = folder / "kept"
        self.server = server
        self.environ = environment(self.folder)
        self.before: Contents = {}
        self.known: list[str] = []
        self._checked: dict[str, Contents] = {}

    def prepare(self, acts: list[str], seed: str) -> int:
        """Make a workspace, do `acts` in it, and keep it as it is then; return their number."""
        for folder in (self.folder, self._kept):
            shutil.rmtree(folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.server.run(self.folder, acts, seed, new=True)
        shutil.copytree(self.folder, self._kept, symlinks=True)
        self.before = contents(self.root)
        self.known = []
        self._checked = {}
        return len(acts)

    def keep(self) -> None:
        """Go on from what is there now."""
        shutil.rmtree(self._kept)
        shutil.copytree(self.folder, self._kept, symlinks=True)
        self.before = contents(self.root)
        self._checked = {}

    def restore(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self._kept, self.folder, symlinks=True)

    def look(self) -> None:
        """Take what is wrong with the workspace now for what is known to be."""
        self.known += findings(self.root, self.environ)
        with Session.open(self.root, "ana", write=False, environ=self.environ) as session:
            list(session.articles())
            self.known += session.problems

    def tree(self) -> str:
        """Return what tells one state of the workspace's files from another.

        Of what was being written under a name of its own, only that it is there counts.
        """
        found = sha256()
        for path in sorted(self.root.rglob("*")):
            found.update(os.fsencode(path) + b"\0")
            if path.is_file() and path.suffix not in (".tmp", ".new"):
                found.update(sha256(path.read_bytes()).digest())
        return found.hexdigest()

    def check(self, act: str, before: Contents, after: Contents, history: list[Contents]) -> str:
        """Check the workspace that a child left in `act`; return what is wrong, or nothing.

        Once it is opened again, it must hold exactly what it did before the act or after it; an act
        of several steps may be done in part, as `between` says. Places and times must be those of
        any in `history`. The same files are opened and looked at only once.
        """
        if act in REPAIRS:
            return self._repaired(act, after)
        tree = self.tree()
        if tree not in self._checked:
            seen = only(contents(self.root), "record", "act")
            with Session.open(self.root, "ana", environ=self.environ) as session:
                told = [p for p in session.problems if TORN not in p and UNFINISHED not in p]
            if any(words not in self.known for words in told):
                return f"opening says {told}"
            self._checked[tree] = contents(self.root)
            if seen != only(self._checked[tree], "record", "act"):
                return f"reading sees another: {difference(seen, self._checked[tree])}"
            wrong = self._opened(self._checked[tree]) or self._turned(self._checked[tree])
            if wrong:
                return wrong
        found = self._checked[tree]
        is_either = work(found) in (work(before), work(after))
        if not is_either and not (
            act in SEVERAL and between(work(found), work(before), work(after), steps=act in STEPS)
        ):
            near = min(before, after, key=lambda one: len({*found.items()} ^ {*one.items()}))
            return f"content is neither: {difference(work(found), work(near))}"
        for key, value in only(found, *LOOSE).items():
            if all(value != one.get(key) for one in history):
                return f"{key} is none that there ever was: {value}"
        return ""

    def _is_known(self, line: str) -> bool:
        """Tell whether it was wrong before, or follows from contents, which are compared exactly.

        Renaming a label leaves the spans of others under a label that no scheme has.
        """
        return line in self.known or NO_LABEL in line

    def _repaired(self, act: str, after: Contents) -> str:
        """Repair once more what was stopped while it was repaired: that completes it."""
        repair(self.root / "annotations", "ana", "file" if act == "repair_file" else "journal")
        found = contents(self.root)
        if only(found, "record") != only(after, "record"):
            return f"repaired otherwise: {difference(only(found, 'record'), after)}"
        return self._opened(found)

    def _opened(self, found: Contents) -> str:
        """Open it again, and look whether all is as it should be."""
        for number in (2,):
            with Session.open(self.root, "ana", environ=self.environ) as session:
                session.refresh()
                now = contents(self.root)
                if work(now) != work(found):
                    return f"opening changes it: {difference(found, now)}"
                if any(words not in self.known for words in session.problems):
                    return f"opening {number} says {session.problems}"
                if disagrees := catalogue_agrees(session):
                    return disagrees
        wrong = [line for line in findings(self.root, self.environ) if not self._is_known(line)]
        return f"reader check says {wrong}" if wrong else ""

    def _turned(self, found: Contents) -> str:
        """Undo and redo, which leads back to the same records and files."""
        kinds = ("record", "file")
        with Session.open(self.root, "ana", environ=self.environ) as session:
            if session.undo() is None:
                return ""
            session.flush()
            away = only(contents(self.root), *kinds)
            if session.redo() is None:
                return "what was undone cannot be done again"
            session.flush()
        back = only(contents(self.root), *kinds)
        if away == only(found, *kinds):
            return "undo changes nothing"
        if back != only(found, *kinds):
            return f"undo and redo lead elsewhere: {difference(found, back)}"
        return ""


def stopped_by(status: int, name: str) -> bool:
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == getattr(signal, f"SIG{name}")
