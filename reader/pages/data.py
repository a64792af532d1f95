"""Lists of words that come with the package, read when they are first needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

# `importlib.resources` would load archives and temporary files, which takes longer than reading.
_FOLDER = Path(__file__).parent


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """Return the lines of the package's data file `name` without comments and empty lines."""
    source = (_FOLDER / name).read_text(encoding="utf-8")
    lines = (line.strip() for line in source.split("\n"))
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def phrase_files() -> tuple[str, ...]:
    """Return the names of the phrase files, one a language, in order."""
    return tuple(sorted(f"phrases/{path.name}" for path in (_FOLDER / "phrases").glob("*.txt")))


@cache
def groups(name: str, language: str = "") -> dict[str, int]:
    """Return form -> number (from 1) of a file of comma-divided groups, such as the months.

    With a `language`, those of its line only, none if it has no line. Without, those of all: a form
    that stands for different numbers in different languages is left to the first.
    """
    numbers: dict[str, int] = {}
    for line in lines_of(name):
        listed, _, rest = line.partition(":")
        if language and listed.partition("-")[0] != language:
            continue
        for number, forms in enumerate(rest.split(","), start=1):
            for form in forms.split():
                numbers.setdefault(form.replace("_", " ").casefold(), number)
    return numbers


def number_of(form: str, name: str, language: str) -> int:
    """Return the number of `form` in a file of groups, 0 if it has none.

    What `form` means in `language` counts before what it means in any other.
    """
    return groups(name, language).get(form) or groups(name).get(form, 0)


@cache
def languages_by_word(name: str) -> dict[str, tuple[str, ...]]:
    """Return word -> languages of a file of blank-divided words."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines_of(name):
        language, _, words = line.partition(":")
        for word in dict.fromkeys(words.split()):
            found[word] = (*found.get(word, ()), language.strip())
    return found


@cache
def agencies() -> frozenset[str]:
    """Return the names with which news agencies sign."""
    return frozenset(lines_of("agencies.txt"))


@cache
def outlet_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return (words in the names of outlets, endings of such words)."""
    words = [word for line in lines_of("outlet_words.txt") for word in line.casefold().split()[1:]]
    endings = tuple(word[1:] for word in words if word.startswith("-"))
    return frozenset(words).union(endings), endings


@cache
def outlet_fronts() -> tuple[str, ...]:
    """Return the fronts of compounds that name outlets, in scripts without blanks."""
    words = [word for line in lines_of("outlet_words.txt") for word in line.split()[1:]]
    return tuple(word[:-1] for word in words if word.endswith("-"))


@cache
def section_words() -> frozenset[str]:
    """Return the words in the names of outlets that name sections of a page as well."""
    lines = (line for line in lines_of("outlet_words.txt") if line.startswith("general:"))
    return frozenset(word for line in lines for word in line.casefold().split()[1:])


_WIDE = "\u0e00"
"""From here on scripts put no blanks between words."""

_FRONT = 3


class PromptWords:
    """Words of prompts to the reader: what prompts are about, and how they address the reader."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._exact: dict[str, bool] = {}
        self._fronts: dict[str, list[tuple[str, bool]]] = {}
        self._anywhere: list[tuple[str, bool]] = []
        for source in sources:
            about, _, address = source.partition("|")
            for listed, is_about in ((about, True), (address, False)):
                for word in listed.split():
                    self._take(word.replace("_", " "), is_about)

    def _take(self, word: str, is_about: bool) -> None:
        if " " in word or word[0] >= _WIDE:
            self._anywhere.append((word, is_about))
        elif word.endswith("-"):
            self._fronts.setdefault(word[:_FRONT], []).append((word[:-1], is_about))
        else:
            self._exact[word] = is_about

    def count(self, key: str) -> tuple[int, int]:
        """Return how many words there are in a line of what prompts are about, and of address.

        `key` is the line without case. Each word counts once.
        """
        found = dict([pair for pair in self._anywhere if pair[0] in key])
        words = set(key.split())
        for word in self._exact.keys() & words:
            found[word] = self._exact[word]
        for word in [word for word in words if word[:_FRONT] in self._fronts]:
            for pair in self._fronts[word[:_FRONT]]:
                if word.startswith(pair[0]):
                    found[pair[0]] = pair[1]
        about = sum(found.values())
        return about, len(found) - about


@cache
def prompt_words(language: str) -> PromptWords:
    """Return the words of prompts in `language` (ISO 639-1, or "") and in English."""
    lines = (line.partition(":") for line in lines_of("prompt_words.txt"))
    return PromptWords([rest for name, _, rest in lines if name in (language, "en")])
