r"""Make text from outside safe to send to a terminal, without changing its length.

Every character is replaced by exactly one character or kept, so an offset into the neutralised text
is an offset into the text itself. Stored text is never touched; this is for the edge of the screen.

What is decided for each kind of character:

=============================================  ==================================================
C0 controls and DEL                            their pictures (U+2400..U+2421); tab and CR a blank
LF                                             kept (a blank in `neutralise_line`)
C1 controls (CSI, OSC, NEL among them)         U+FFFD
bidi marks, embeddings, overrides, isolates    U+FFFD: they reorder what is beside them
line and paragraph separator, U+200B           a blank: they divide and have no shape
soft hyphen                                    ``-``: terminals disagree on whether it is there
other invisible format characters, BOM, tags,  U+FFFD: they hide, and a run of them can carry
interlinear marks, fillers, noncharacters,     text that nobody sees
lone surrogates, kitty's image placeholder
supplementary variation selectors              U+FFFD: they carry hidden text
variation selector after another one           U+FFFD
ZWNJ, Arabic number signs                      kept: letters need them, and they act on nothing
ZWJ                                            kept between two pictures (a family emoji) and
                                               between two Indic letters, else U+FFFD: it would
                                               swallow the next character's cells
zero-width mark at the start of a line         U+FFFD: it would combine with what is drawn before
=============================================  ==================================================

Three caps keep every grapheme cluster short, whatever the text: at most `MAX_MARKS` zero-width
characters in a row (the limit of the Stream-Safe Text Format of UAX #15), `MAX_JOINS` joiners in
one cluster, and `MAX_FLAGS` regional indicators in a row. What exceeds a cap becomes U+FFFD and so
has a cell of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MAX_MARKS = 30
"""Zero-width characters that may follow one base."""
MAX_JOINS = 8
"""Zero-width joiners in one cluster; the longest recommended emoji sequence has three."""
MAX_FLAGS = 64
"""Regional indicators in a row."""

UNKNOWN = "�"
ZWJ = "\u200d"
REGIONAL_INDICATORS = "\U0001f1e6-\U0001f1ff"

_BLANKS = "\t\r\u200b\u2028\u2029"
_REPLACED = (
    (0x0080, 0x009F),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x070F, 0x070F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xD800, 0xDFFF),
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0D),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0x10EEEE, 0x10EEEE),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D159, 0x1D159),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0x10000, 0x110000, 0x10000)),
)
# What most texts are made of, each character of which is kept wherever it stands: one look does.
_PLAIN = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027]*")


@lru_cache(maxsize=1)
def _substitutes() -> dict[int, int]:
    """Return, by code point, what each character is replaced by that is never kept."""
    return {
        **{code: 0x2400 + code for code in range(0x20) if code != 0x0A},
        0x7F: 0x2421,
        0xAD: ord("-"),
        **{code: ord(UNKNOWN) for first, last in _REPLACED for code in range(first, last + 1)},
        **{ord(blank): ord(" ") for blank in _BLANKS},
    }


_PICTURES = "\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_INDIC = "\u0900-\u0dff\u1000-\u109f"
_JOINING = f"(?<=[{_PICTURES}]){ZWJ}(?=[{_PICTURES}])|(?<=[{_INDIC}]){ZWJ}(?=[{_INDIC}])"
_INDICATORS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))


def neutralise(text: str) -> str:
    """Return `text` with every character that could act on a terminal, or hide, replaced.

    The result has the same length, and neutralising it again changes nothing. Line feeds are kept.
    Slices of the result at grapheme boundaries are safe too.
    """
    if _PLAIN.fullmatch(text):
        return text
    substitutes = _substitutes()
    if text.isascii():
        return text.translate(substitutes)
    used = set(text)
    if any(ord(character) in substitutes for character in used):
        text = text.translate(substitutes)
    if not used.isdisjoint(_zero_width()):
        text = _cap_marks(text)
    if ZWJ in used:
        text = _joiners().joiner.sub(lambda match: match.group("kept") or UNKNOWN, text)
        text = _joiners().chain.sub(_cut_chain, text)
    if not used.isdisjoint(_INDICATORS):
        text = _flags().sub(lambda match: _keep(match.group(), MAX_FLAGS), text)
    return text


def neutralise_line(text: str) -> str:
    """Return `text` neutralised for one line: as `neutralise`, and a line feed becomes a blank."""
    return neutralise(text.replace("\n", " "))


@lru_cache(maxsize=1)
def joining_characters() -> frozenset[str]:
    """Return the characters, of those that `neutralise` keeps, that may join the one before."""
    return _zero_width() | _INDICATORS


@lru_cache(maxsize=1)
def _zero_width() -> frozenset[str]:
    from rich.cells import load_cell_table  # type: ignore[attr-defined]  # in use, not in __all__

    substitutes = _substitutes()
    return frozenset(
        chr(code)
        for first, last, width in load_cell_table("auto").widths
        if not width
        for code in range(first, last + 1)
        if code not in substitutes and code != 0x0A
    )


@lru_cache(maxsize=1)
def zero_width_class() -> str:
    """Return the inside of a regular expression's character class: what takes no cell of its own.

    Only characters that `neutralise` keeps are in it.
    """
    codes = sorted(map(ord, _zero_width()))
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    # As they are: a thousand escapes would take three times as long to compile. None is ASCII.
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


class _Marks(NamedTuple):
    """What text without characters that take no cell never needs."""

    edge: re.Pattern[str]
    run: re.Pattern[str]
    variations: re.Pattern[str]


@lru_cache(maxsize=1)
def _marks() -> _Marks:
    mark = zero_width_class()
    return _Marks(
        edge=re.compile(f"\n[{mark}]+"),
        run=re.compile(f"[{mark}]{{{MAX_MARKS + 1},}}"),
        variations=re.compile("[\ufe0e\ufe0f]{2,}"),
    )


class _Joiners(NamedTuple):
    """What text without joiners never needs."""

    chain: re.Pattern[str]
    joiner: re.Pattern[str]


@lru_cache(maxsize=1)
def _joiners() -> _Joiners:
    mark = zero_width_class()
    other = f"(?:(?!{ZWJ})[{mark}])*"
    return _Joiners(
        chain=re.compile(f"{ZWJ}(?:[^\n{mark}]{other}{ZWJ}){{{MAX_JOINS},}}"),
        joiner=re.compile(f"(?P<kept>{_JOINING})|{ZWJ}"),
    )


@lru_cache(maxsize=1)
def _flags() -> re.Pattern[str]:
    return re.compile(f"[{REGIONAL_INDICATORS}]{{{MAX_FLAGS + 1},}}")


def _cap_marks(text: str) -> str:
    patterns = _marks()
    # A line feed before it lets the first line begin like every other one.
    text = patterns.edge.sub(lambda match: _keep(match.group(), 1), "\n" + text)[1:]
    text = patterns.run.sub(lambda match: _keep(match.group(), MAX_MARKS), text)
    return patterns.variations.sub(lambda match: _keep(match.group(), 1), text)


def _keep(run: str, count: int) -> str:
    return run[:count] + UNKNOWN * (len(run) - count)


def _cut_chain(match: re.Match[str]) -> str:
    kept = 0
    out: list[str] = []
    for character in match.group():
        if character == ZWJ:
            kept += 1
            out.append(character if kept <= MAX_JOINS else UNKNOWN)
        else:
            out.append(character)
    return "".join(out)
