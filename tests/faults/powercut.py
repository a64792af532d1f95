"""What a power cut may leave: disks built from the recorded calls of a session, after ALICE.

The model is that of Pillai et al., "All file systems are not created equal" (OSDI 2014), at its
weakest. Nothing is on the disk for certain but what was synced: a file's bytes by a sync of the
file, a name (created, renamed, removed) by a sync of its folder. Of all else any part may be there
in any order: a name without the bytes, a size with zeros in place of the data, a write up to some
byte, or without some of its sectors.

``python -m tests.faults.powercut 2000`` tries that many states of each scene.
"""

from __future__ import annotations

import os
import pickle
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import NamedTuple

from tests.faults.contents import Contents
from tests.faults.harness import Lab, Server
from tests.faults.layer import Record
from tests.faults.scenes import SCENES, Scene

SECTOR = 512
FEW = 5
"""Names not synced of which every subset is tried."""


class File:
    """Bytes that are on the disk, and writes and cuts that may be."""

    def __init__(self, durable: bytes = b"") -> None:
        self.durable = durable
        self.pending: list[Record] = []

    def sync(self) -> None:
        self.durable = self.content(self.pending)
        self.pending = []

    def content(self, kept: Iterable[Record]) -> bytes:
        data = bytearray(self.durable)
        for one in kept:
            if one.name == "truncate":
                data = data[: one.at].ljust(one.at, b"\0")
            else:
                data = data.ljust(one.at, b"\0")
                data[one.at : one.at + len(one.data)] = one.data
        return bytes(data)

    def variants(self, dice: random.Random) -> list[bytes]:
        """Return contents that the disk may have, the whole and the untouched one first."""
        if not self.pending:
            return [self.durable]
        *before, last = self.pending
        found = [self.content(self.pending), self.durable]
        found += [self.content([r for r in self.pending if r is not out]) for out in self.pending]
        if last.data:
            size = len(last.data)
            for end in {1, size // 2, size - 1, dice.randrange(size)}:
                found.append(self.content([*before, last._replace(data=last.data[:end])]))
            found.append(self.content([*before, last._replace(data=bytes(size))]))
            for _ in range(2):
                found.append(self.content([*before, last._replace(data=_holed(last, dice))]))
        return list(dict.fromkeys(found))


def _holed(write: Record, dice: random.Random) -> bytes:
    """Return the data of a write without some of its sectors, as they lie on the disk."""
    data = bytearray(write.data)
    position = write.at
    while position < write.at + len(data):
        end = min(write.at + len(data), (position // SECTOR + 1) * SECTOR)
        if dice.random() < 0.4:
            data[position - write.at : end - write.at] = bytes(end - position)
        position = end
    return bytes(data)


class Folder:
    """Names that are on the disk, and as the session saw them."""

    def __init__(self) -> None:
        self.durable: dict[str, Node] = {}
        self.seen: dict[str, Node] = {}


Node = File | Folder


class Naming(NamedTuple):
    """A change of names in one folder, there whole or not: None stands for a name that goes."""

    folder: Folder
    changes: dict[str, Node | None]


class Disk:
    """The folder `root` as a session changes it, call by call."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self.top = self._read(root)
        self.pending: list[Naming] = []
        self._numbers: dict[int, File] = {}

    def _read(self, path: Path) -> Folder:
        folder = Folder()
        for entry in path.iterdir():
            node = self._read(entry) if entry.is_dir() else File(entry.read_bytes())
            folder.durable[entry.name] = folder.seen[entry.name] = node
        return folder

    def _find(self, path: str) -> tuple[Folder, str]:
        *folders, name = os.path.relpath(path, self._root).split("/")
        here = self.top
        for one in folders:
            found = here.seen[one]
            assert isinstance(found, Folder)
            here = found
        return here, name

    def _node(self, path: str) -> Node:
        if os.path.relpath(path, self._root) == ".":
            return self.top
        folder, name = self._find(path)
        return folder.seen[name]

    def _file(self, record: Record) -> File:
        if record.file not in self._numbers:
            node = self._node(record.path)
            assert isinstance(node, File)
            self._numbers[record.file] = node
        return self._numbers[record.file]

    def _name(self, folder: Folder, changes: dict[str, Node | None]) -> None:
        self.pending.append(Naming(folder, changes))
        _apply(folder.seen, changes)

    def play(self, record: Record) -> None:
        """Let a recorded call happen, in memory alone but for what it syncs."""
        kind = record.name
        if kind == "create":
            folder, name = self._find(record.path)
            file = self._numbers[record.file] = File()
            self._name(folder, {name: file})
        elif kind in ("write", "truncate"):
            self._file(record).pending.append(record)
        elif kind == "sync":
            self._file(record).sync()
        elif kind == "sync-folder":
            node = self._node(record.path)
            for naming in [one for one in self.pending if one.folder is node]:
                _apply(naming.folder.durable, naming.changes)
                self.pending.remove(naming)
        elif kind in ("unlink", "rmdir"):
            folder, name = self._find(record.path)
            self._name(folder, {name: None})
        elif kind == "mkdir":
            folder, name = self._find(record.path)
            self._name(folder, {name: Folder()})
        elif kind == "rename":
            old, was = self._find(record.path)
            new, name = self._find(record.other)
            node = old.seen[was]
            if old is new:
                self._name(old, {was: None, name: node})
            else:
                self._name(new, {name: node})
                self._name(old, {was: None})
        elif kind == "link":
            folder, name = self._find(record.other)
            self._name(folder, {name: self._node(record.path)})
        elif kind == "exchange":
            folder, name = self._find(record.path)
            same, other = self._find(record.other)
            assert folder is same
            self._name(folder, {name: folder.seen[other], other: folder.seen[name]})
        elif kind == "sync-all":
            self._sync_all(self.top)
            for naming in self.pending:
                _apply(naming.folder.durable, naming.changes)
            self.pending = []
        else:
            assert kind in ("mark", "chmod", "utime"), record

    def _sync_all(self, folder: Folder) -> None:
        for node in folder.seen.values():
            if isinstance(node, File):
                node.sync()
            else:
                self._sync_all(node)

    def states(self, dice: random.Random, most: int) -> Iterator[dict[str, bytes | None]]:
        """Yield what may be there: path to content, None for a folder; `most` at most."""
        for kept in self._kept(dice):
            names = self._names(kept)
            files = {path: node for path, node in names.items() if isinstance(node, File)}
            open_ = [path for path, file in files.items() if file.pending]
            choices = [files[path].variants(dice) for path in open_]
            number = 1
            for choice in choices:
                number *= len(choice)
            if number <= 12:
                combined = list(product(*choices))
            else:
                combined = [tuple(c[0] for c in choices), tuple(c[1] for c in choices)]
                combined += [tuple(dice.choice(c) for c in choices) for _ in range(8)]
            for contents in combined:
                chosen = dict(zip(open_, contents, strict=True))
                yield {
                    path: None if isinstance(node, Folder) else chosen.get(path, node.durable)
                    for path, node in names.items()
                }
                most -= 1
                if most <= 0:
                    return

    def _kept(self, dice: random.Random) -> Iterator[list[Naming]]:
        """Yield which of the names not synced are there: all subsets of few, some of many."""
        number = len(self.pending)
        yield self.pending
        yield []
        if number <= FEW:
            for bits in product((False, True), repeat=number):
                yield [one for one, bit in zip(self.pending, bits, strict=True) if bit]
            return
        for at in range(number):
            yield [one for index, one in enumerate(self.pending) if index != at]
        for at in range(number):
            yield [self.pending[at]]
        while True:
            share = dice.random()
            yield [one for one in self.pending if dice.random() < share]

    def _names(self, kept: list[Naming]) -> dict[str, Node]:
        later: dict[int, list[Naming]] = {}
        for one in kept:
            later.setdefault(id(one.folder), []).append(one)
        found: dict[str, Node] = {}

        def walk(folder: Folder, prefix: str) -> None:
            names = dict(folder.durable)
            for one in later.get(id(folder), ()):
                _apply(names, one.changes)
            for name, node in names.items():
                found[prefix + name] = node
                if isinstance(node, Folder):
                    walk(node, f"{prefix}{name}/")

        walk(self.top, "")
        return found


def _apply(names: dict[str, Node], changes: dict[str, Node | None]) -> None:
    for name, node in changes.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def build(root: Path, state: dict[str, bytes | None]) -> None:
    """Write a state to the folder `root`."""
    shutil.rmtree(root)
    root.mkdir()
    for name, data in sorted(state.items()):
        path = root / name
        if data is None:
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(data)


class Tried(NamedTuple):
    """What was tried: recorded calls, different states, and what was wrong with any."""

    calls: int
    states: int
    wrong: list[str]


def chosen(
    disk: Disk, records: list[Record], first: int, dice: random.Random, each: int
) -> Iterator[tuple[int, int, dict[str, bytes | None]]]:
    """Yield (call, last act acknowledged before, state): after each call some of what may be."""
    last = first - 1
    seen: set[bytes] = set()
    for number, record in enumerate(records):
        disk.play(record)
        if record.name == "mark":
            last = int(record.other)
        for state in disk.states(dice, each):
            key = sha256(repr((last, sorted(state.items()))).encode()).digest()
            if key not in seen:
                seen.add(key)
                yield number, last, state


def cut(folder: Path, scene: Scene, most: int, seed: int) -> Tried:
    """Record a scene, and look at up to `most` of the states that a power cut may leave of it."""
    dice = random.Random(seed)
    wrong = []
    with Server() as server:
        lab = Lab(folder, server)
        first = lab.prepare(list(scene.before), scene.name)
        lab.look()
        lab.restore()
        disk = Disk(lab.root)
        tape = folder / "records"
        whole = server.run(
            lab.folder,
            list(scene.acts),
            scene.name,
            first=first,
            told=True,
            record=str(tape),
            opened=scene.opened,
        )
        lab.look()
        records: list[Record] = pickle.loads(tape.read_bytes())
        history: list[Contents] = [lab.before, *whole.after.values()]
        all_states = list(chosen(disk, records, first, dice, 24 if most < 2000 else 200))
        if len(all_states) > most:
            all_states = [all_states[i] for i in sorted(dice.sample(range(len(all_states)), most))]
        for number, last, state in all_states:
            build(lab.root, state)
            now = whole.after.get(last, lab.before)
            act = scene.acts[min(last + 1 - first, len(scene.acts) - 1)]
            said = lab.check(act, now, whole.after.get(last + 1, now), history)
            if said:
                record = records[number]
                path = os.path.relpath(record.path, lab.root) if record.path else ""
                wrong.append(f"{scene.name}, {act}, after {number} {record.name} {path}: {said}")
    return Tried(len(records), len(all_states), wrong)


def main(words: list[str]) -> int:
    most = int(words[0]) if words else 500
    names = words[1:]
    states = calls = bad = 0
    started = time.monotonic()
    memory = Path("/dev/shm")
    for scene in SCENES:
        if names and scene.name not in names:
            continue
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
            done = cut(Path(folder), scene, most, 1)
        states, calls, bad = states + done.states, calls + done.calls, bad + len(done.wrong)
        print(f"{scene.name}: {done.calls} calls, {done.states} states, {len(done.wrong)} wrong")
        for line in done.wrong:
            print("  " + line)
    seconds = time.monotonic() - started
    print(f"{calls} calls, {states} states of the disk, {bad} wrong, {seconds:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
