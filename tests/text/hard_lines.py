"""Hard lines for the sentence splitter, read from `lines/`, whose files say how to add one."""

from __future__ import annotations

from pathlib import Path


def read_lines(name: str) -> tuple[tuple[str, str], ...]:
    """Return the language and the marked text of each line of ``lines/<name>.txt``."""
    source = (Path(__file__).parent / "lines" / f"{name}.txt").read_text("utf-8")
    found = []
    for line in source.splitlines():
        if line and not line.startswith("#"):
            language, _, marked = line.partition(": ")
            found.append((language, marked))
    return tuple(found)


def unpack(line: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a hard line and the ranges of its sentences."""
    text = ""
    ranges: list[tuple[int, int]] = []
    for group in line.split("¦"):
        for number, part in enumerate(group.split("|")):
            piece = part.strip().replace("↵", "\n")
            text += " " if number else ""
            ranges.append((len(text), len(text) + len(piece)))
            text += piece
    return text, ranges


HARD_LINES = read_lines("development")
