"""Whether one annotator's journal was written on two machines, and which copies tell of it.

Git's ``merge=union`` puts the lines of both sides into one file, so that numbers come twice. A file
synchroniser keeps one side and puts the other beside it under a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from reader.store.journal import decode_line, lines_forward

UNNUMBERED = frozenset({"head", "checkpoint"})
"""Kinds of lines that have the number of the line before them."""
MERGE = "`reader merge` brings both sides together"
"""What to do about it."""

# Syncthing, Dropbox, Nextcloud, ownCloud, Seafile, OneDrive, iCloud and browsers put their word
# before the suffix; rclone puts it behind.
_JOURNAL = re.compile(r"journal(?!\.jsonl\Z).*\.jsonl\Z|journal\.jsonl\.+(?:conflict|path)\d*\Z")
_PAGE = re.compile(r".+-[0-9a-f]{12}(?![0-9a-f]*\.json\Z)[^0-9a-f].*\.json\Z")
_OWN = re.compile(r"(?:place|time)(?!\.json\Z).+\.json\Z")
_MARK = re.compile(rb"(?:<{7}|>{7}|\|{7}) |={7}\r?\n?\Z")
_START = re.compile(rb'\{"seq":([0-9]{1,15}),"kind":"([a-z]+)"')


def is_journal_copy(name: str) -> bool:
    """Tell whether a file of this name is a copy of the journal that a synchroniser has made."""
    return _JOURNAL.match(name) is not None


def is_copy(name: str) -> bool:
    """Tell whether the name is that of a copy of any file in an annotator's folder."""
    return any(pattern.match(name) for pattern in (_JOURNAL, _PAGE, _OWN))


def is_mark(line: bytes) -> bool:
    """Tell whether a line is one with which git parts the sides of a conflict."""
    return _MARK.match(line) is not None


def number_of(line: bytes) -> int | None:
    """Return the number that a line begins with, None for one that takes none of its own.

    The line is not checked.
    """
    match = _START.match(line)
    if match is None or match.group(2).decode("ascii") in UNNUMBERED:
        return None
    return int(match.group(1))


def is_forked(path: Path, start: int, end: int) -> bool:
    """Tell whether the journal's lines are those of more than one machine: numbers come twice.

    `start` is the byte offset of the last checkpoint (0 where there is none), `end` that of the end
    of good lines. A checkpoint says at which byte it lies. Where one does not lie there, since
    lines were put before it or a line is damaged, or does not say so, everything is read.
    """
    first = next(lines_forward(path, start, end), None)
    if start and first is not None:
        fields = decode_line(first.data) or {}
        if fields.get("at") != start:
            start = 0
    last = -1
    for line in lines_forward(path, start, end):
        number = number_of(line.data)
        if number is None:
            if is_mark(line.data):
                return True
        elif number == last + 1:
            last = number
        elif decode_line(line.data) is not None:  # else its number may be what is damaged
            if number <= last:
                return True
            last = number
    return False


def copies(folder: Path) -> list[Path]:
    """Return all copies that synchronisers have made in an annotator's folder, sorted by name."""
    try:
        found = [path for path in folder.iterdir() if is_copy(path.name)]
    except FileNotFoundError:
        return []
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def why_forked(names: Iterable[str], *, forked: bool) -> str:
    """Return in words what shows that an annotator's journal has two sides; empty where nothing.

    `names` are those of copies in the folder; `forked` tells whether the journal itself shows it.
    """
    beside = [name for name in names if is_journal_copy(name)]
    if beside:
        more = f" and {len(beside) - 1} more" if len(beside) > 1 else ""
        return f"a synchroniser has left another version of it beside it, {beside[0]}{more}"
    return "its lines are not where they were written, as after a merge by git" if forked else ""
