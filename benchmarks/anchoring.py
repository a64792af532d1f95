"""How passages of real pages are found again after edits: by which rule, and how many wrongly.

    python -m benchmarks.anchoring FOLDER

Every sentence of the pages in FOLDER, and some words out of each, are looked for in a version of
the page in which a share of the words was changed, doubled, put in capitals or taken away. Wrong is
what is found with edges that are not where both of its ends went. Then the time of one approximate
search, beside edlib's where that is installed.
"""

from __future__ import annotations

import importlib
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from reader.pages.decode import decode
from reader.text.anchoring import RULES, Anchors
from reader.text.approximate import ends_within
from reader.text.sentences import sentences

RATES = (0.0, 0.01, 0.03, 0.08)
AROUND = 1_200
MOST = 12


def edited(text: str, rate: float, chance: random.Random) -> tuple[str, dict[int, int]]:
    """Return `text` with edits, and where each offset that was kept went."""
    pieces: list[str] = []
    kept: dict[int, int] = {}
    at = 0
    for found in re.finditer(r"\S+|\s+", text):
        word = found.group()
        new = word
        if not word.isspace() and chance.random() < rate:
            new = chance.choice(["", "changed", f"{word} too", word.upper()])
        if new.startswith(word):
            kept |= {found.start() + i: at + i for i in range(len(word))}
        pieces.append(new)
        at += len(new)
    return "".join(pieces), kept


def passages(text: str, chance: random.Random) -> list[tuple[int, int]]:
    """Return every sentence, and up to eight words out of each that has more than six."""
    found = []
    for start, end in sentences(text):
        found.append((start, end))
        inside = [one.span() for one in re.finditer(r"\w+", text[start:end])]
        if len(inside) > 6:
            first = chance.randrange(len(inside) - 4)
            last = chance.randrange(first, min(len(inside), first + 8))
            found.append((start + inside[first][0], start + inside[last][1]))
    return found


def run(texts: list[str]) -> None:
    """Print the table of rules."""
    print(f"{'edited':<8}{''.join(f'{rule:>12}' for rule in (*RULES, 'lost'))}  wrong by rule")
    for rate in RATES:
        counts: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        for text in texts:
            chance = random.Random(7)
            new, kept = edited(text, rate, chance)
            anchors = Anchors(new)
            for start, end in passages(text, chance):
                quote = text[start:end]
                before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
                found = anchors.find(quote, before, after, repeated=text.count(quote) > 1)
                rule = found.rule if found else "lost"
                counts[rule] += 1
                if found and start in kept and end - 1 in kept:
                    edges = kept[start], kept[end - 1] + 1
                    wrong[rule] += (found.start, found.end) != edges
        shown = "".join(f"{counts[rule]:>12}" for rule in (*RULES, "lost"))
        print(f"{rate:<8.0%}{shown}  {dict(+wrong) or 'none'}")


def compare(texts: list[str]) -> None:
    """Print the time of one approximate search in texts of two sizes."""
    joined = " ".join(texts)
    for size in (10_000, 1_000_000):
        text = (joined * (size // len(joined) + 1))[:size]
        quote = text[5000:5120].replace("e", "i", 9)
        begun = time.perf_counter()
        ends_within(text, quote, MOST)
        line = f"{size:>9} characters: {time.perf_counter() - begun:.4f} s"
        try:
            edlib = importlib.import_module("edlib")
        except ImportError:
            print(line)
            continue
        begun = time.perf_counter()
        edlib.align(quote.encode(), text.encode(), mode="HW", task="locations", k=MOST)
        print(f"{line}, edlib on bytes {time.perf_counter() - begun:.4f} s")


if __name__ == "__main__":
    pages = sorted(Path(sys.argv[1]).glob("*.txt"))
    read = [decode(path.read_bytes()).text for path in pages]
    run(read)
    compare(read)
