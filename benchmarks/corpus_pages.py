"""Made-up pages: the same number and seed give the same page, whatever else is made."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from benchmarks.corpus_words import LANGUAGES, Language

VOCABULARY = 12_000
"""Words of each language; the frequencies follow Zipf's law, as Mandelbrot amended it."""
_OFFSET = 2.7
_SENTENCES = 4
_AROUND = 500
"""Bytes that headlines, furniture and the end of the last paragraph take, in the middle."""


class Made(NamedTuple):
    """A page; `passages` are the ranges, in code points, of the paragraphs of its articles."""

    text: str
    layout: str
    language: str
    titles: tuple[str, ...]
    passages: tuple[tuple[int, int], ...]


class Vocabulary(NamedTuple):
    """Words with the sums of their weights."""

    words: list[str]
    sums: list[float]


@cache
def vocabulary(language: Language) -> Vocabulary:
    """Return the words of a language, the common ones first."""
    dice = random.Random(language.code)
    words = dict.fromkeys(language.words)
    longest = 4 if language.gap else 3
    while len(words) < VOCABULARY:
        words["".join(dice.choices(language.pieces, k=dice.randint(2, longest)))] = None
    sums = accumulate(1 / (rank + _OFFSET) for rank in range(len(words)))
    return Vocabulary(list(words), list(sums))


class Writer:
    """Writes the lines of one page and keeps count of where they lie."""

    def __init__(self, language: Language, dice: random.Random, blank: bool) -> None:
        """Write with a blank line between blocks, or with none."""
        self.language = language
        self.dice = dice
        self.titles: list[str] = []
        self.passages: list[tuple[int, int]] = []
        self._lines: list[str] = []
        self._size = 0
        self._blank = "\n\n" if blank else "\n"
        self._vocabulary = vocabulary(language)
        self.outlet = dice.choice(language.outlets)
        self.person = dice.choice(language.people)
        self._day = dice.randint(1, 28)
        self._month = dice.randint(1, 12)
        self.year = dice.randint(2021, 2025)

    def line(self, text: str, end: str = "") -> tuple[int, int]:
        """Write a block; return where it lies."""
        start = self._size
        self._lines.append(text + (end or self._blank))
        self._size += len(self._lines[-1])
        return start, start + len(text)

    def text(self) -> str:
        """Return the page."""
        return "".join(self._lines).rstrip("\n") + "\n"

    def phrase(self, low: int, high: int) -> str:
        """Return some words in a row."""
        words = self.dice.choices(
            self._vocabulary.words,
            cum_weights=self._vocabulary.sums,
            k=self.dice.randint(low, high),
        )
        return self.language.gap.join(words)

    def sentence(self) -> str:
        """Return a sentence, now and then with a quotation or a number."""
        language, kind = self.language, self.dice.random()
        said = f"{self.phrase(4, 9)}{language.comma}{self.phrase(4, 9)}"
        if kind < 0.12:
            before, after = language.quotes
            said = f"{before}{said}{after}{language.comma}{self.phrase(2, 4)} {self.person}"
        elif kind < 0.24:
            said = f"{said} {self.dice.randint(2, 9999)} {self.phrase(1, 3)}"
        return said[:1].upper() + said[1:] + language.stop

    def paragraph(self) -> None:
        """Write a paragraph of an article."""
        gap = " " if self.language.gap else ""
        text = gap.join(self.sentence() for _ in range(self.dice.randint(2, _SENTENCES)))
        self.passages.append(self.line(text.strip()))

    def body(self, size: int) -> None:
        """Write paragraphs until they have about `size` code points."""
        end = self._size + size
        self.paragraph()
        while self._size < end:
            self.paragraph()

    def title(self) -> str:
        """Write a headline."""
        text = self.phrase(5, 9)
        text = text[:1].upper() + text[1:]
        self.titles.append(text)
        self.line(text)
        return text

    def dated(self) -> str:
        """Return a date with the day first, or as the language or ISO 8601 has it."""
        day, month, year = self._day, self._month, self.year
        clock = f"{self.dice.randint(0, 23):02}:{self.dice.randint(0, 59):02}"
        spelt = self.language.date.format(
            day=day, month=self.language.months[month - 1], year=year, number=month
        )
        return self.dice.choice(
            (
                f"{day:02}/{month:02}/{year}",
                f"{day:02}.{month:02}.{year} {clock}",
                f"{day:02}-{month:02}-{year}",
                f"{year}-{month:02}-{day:02}",
                spelt,
                spelt,
                f"{spelt} {clock}",
            )
        )

    def next_day(self) -> None:
        """Go on to another outlet, person and day."""
        self._day = self._day % 28 + 1
        self.outlet = self.dice.choice(self.language.outlets)
        self.person = self.dice.choice(self.language.people)


def _plain(page: Writer, size: int) -> None:
    """Write headline, outlet, date and text."""
    page.title()
    page.line(page.outlet)
    page.line(page.dated())
    page.body(size)


def _furnished(page: Writer, size: int) -> None:
    """Write an article among what a site puts around it."""
    language = page.language
    page.line(language.cookies)
    page.line(page.outlet)
    page.title()
    page.line(language.by.format(page.person))
    page.line(page.dated())
    page.line(language.share)
    page.line(language.caption.format(page.person))
    page.body(size)
    page.line(language.related)
    for _ in range(3):
        page.line(page.phrase(4, 8), "\n")
    page.line("")
    page.line(language.rights.format(page.year, page.outlet))


def _several(page: Writer, size: int) -> None:
    """Write an aggregator's page: some whole articles below each other."""
    count = page.dice.randint(2, 4)
    for _ in range(count):
        page.title()
        page.line(page.outlet)
        page.line(page.dated())
        page.body(size // count)
        page.next_day()


def _digest(page: Writer, size: int) -> None:
    """Write a round-up: one headline, then short items below headings of their own."""
    page.title()
    page.line(page.language.by.format(page.person))
    page.line(page.dated())
    page.body(size // 5)
    for _ in range(4):
        page.line(page.phrase(3, 5).capitalize())
        page.body(size // 5)


def _captioned(page: Writer, size: int) -> None:
    """Write an article with pictures between its paragraphs."""
    page.line(page.dated())
    page.title()
    page.line(page.language.by.format(page.person))
    for _ in range(2):
        page.body(size // 2)
        page.line(page.language.caption.format(page.person))


LAYOUTS: dict[str, tuple[int, Callable[[Writer, int], None]]] = {
    "plain": (3, _plain),
    "furnished": (4, _furnished),
    "several": (1, _several),
    "digest": (1, _digest),
    "captioned": (2, _captioned),
}


def made(
    number: int, *, size: int = 3000, seed: int = 1, layout: str = "", language: str = ""
) -> Made:
    """Return page `number` of about `size` bytes of UTF-8.

    The sizes of pages scatter by a half around `size`. `layout` and `language` take one each by
    name; without them, they are drawn.
    """
    dice = random.Random(f"{seed}/{number}")
    (spoken,) = dice.choices(LANGUAGES, [one.weight for one in LANGUAGES])
    (shape,) = dice.choices(list(LAYOUTS), [weight for weight, _ in LAYOUTS.values()])
    if language:
        (spoken,) = (one for one in LANGUAGES if one.code == language)
    shape = layout or shape
    page = Writer(spoken, dice, blank=dice.random() < 0.8)
    letter = len(spoken.words[0].encode()) / len(spoken.words[0])
    LAYOUTS[shape][1](page, int((size - _AROUND) * dice.uniform(0.5, 1.5) / letter))
    return Made(page.text(), shape, spoken.code, tuple(page.titles), tuple(page.passages))
