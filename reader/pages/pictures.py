"""Captions that say so only at their end: who took the picture, or that it is one."""

from __future__ import annotations

import re

from reader.pages import data
from reader.pages.attached import trailing_credit
from reader.pages.lines import Line
from reader.pages.names import is_person

_SHORT = 330.0
_SHORT_CAPTION = 200.0
_TEXT = 100.0
"""A caption stands right above a paragraph of this length at least."""

_SIGNED = re.compile(r"\s\(([^()]{4,60})\)\.?\Z")
_BRACKETED = re.compile(
    r"(?:[.!?。]\s?[\[【](?![\d.…]+[\]】])[^\[\]【】a-zß-öø-ÿ]{3,40}"
    r"|\s?[\[【][^\[\]【】]{0,20}(?:제공|=)[^\[\]【】]{0,20})[\]】]\Z"
)
_PHOTOGRAPHER = re.compile(
    r"[.!?…]\s+([^\W\d_a-zß-öø-ÿ]{2,}(?:[ -][^\W\d_a-zß-öø-ÿ]{2,}){1,3})"
    r"(?:\s(?:POUR|FOR|FÜR|PARA|PER|DLA|/)\s[^.!?]{2,40})?\Z"
)
_SLASHED = re.compile(
    r"[.!?…»”\"]\s*/\s?(?![^\W\d_]*[a-zß-öø-ÿ]\b)[^\W\d_a-zß-öø-ÿ][^\d.,;:!?/]{3,40}\Z"
)
_NAMED = re.compile(
    r"(?:[.!?…।。][\"»”]?\s*[-–—/|]?\s*|[(\[（]\s?|\s[-–—/|]\s)"
    r"(?:(?:\w+\s)?photos?|photograph|picture|fotos?|fotografía|fotografie|fotografia|fotó|bild(?:er)?"
    r"|image|imagen|immagine|imagem|kuva|valokuva|zdjęcie|zdj|fot|snímek|poza|slika|nuotr|fotoğraf"
    r"|фото|снимка|снимок|слика|φωτο|φωτογραφία|צילום|תצלום|صورة|تصوير|الصورة|عکس|فوٹو|फोटो|ছবি|படம்|ảnh)"
    r"\b[^.!?।。]{0,50}\Z",
    re.IGNORECASE,
)
_OWNED = re.compile(r".{15,}\s(?:©|\([cC]\))\s?[^\W\d][^\d]{2,60}\Z")
_FORMULA = re.compile(r"[.!?…।。]\s*[(\[（]([^()\[\]（）\d]{2,40})[)\]）]\Z")


def picture_sign(line: Line, below: Line | None) -> str:
    """Return why `line` is a caption by its end, "" where it is none; `below` is the next line."""
    text = line.text
    tail = text[-90:]
    if line.effective >= _SHORT:
        return ""
    if text[-1] in ")." and _signed_picture(line):
        return "ends with a photographer and an agency in brackets"
    if text[-1] in "]】" and _BRACKETED.search(text[-60:]):
        return "ends with a source in square brackets"
    if "/" in tail and _SLASHED.search(text[-60:]):
        return "ends with a photographer after a slash"
    if line.sentences <= 3 and text[-1] not in ".!?…।。" and _NAMED.search(tail):
        return "ends with what pictures are called"
    if photographer(line):
        return "one sentence and the name of a photographer"
    if line.effective < _SHORT_CAPTION and line.sentences == 1 and _signed(line, below):
        return "one sentence and whose picture it is, right above a paragraph"
    return ""


def owned_picture(line: Line) -> bool:
    """Tell whether a copyright sign stands behind a caption and before a name: ``A © B``."""
    worded = any(m.kind == "copyright" and m.end - m.start > len("(c)") for m in line.matches)
    short = line.effective < _SHORT_CAPTION
    return short and not worded and _OWNED.match(line.text) is not None


def photographer(line: Line) -> bool:
    """Tell whether one sentence and a name in capitals are all of `line`."""
    short = line.effective < _SHORT_CAPTION and line.sentences == 1
    found = _PHOTOGRAPHER.search(line.text) if short else None
    return found is not None and found[1].isupper()


def _signed(line: Line, below: Line | None) -> bool:
    """Tell whether `line` ends with a name, in brackets or not, and `below` is a paragraph."""
    if below is None or below.kind is not None or below.bullet or not below.terminal:
        return False
    if below.effective < max(_TEXT, line.effective):
        return False
    found = _FORMULA.search(line.text[-60:])
    if found is not None:
        name = found[1]
        several = len(name.split()) > 1 and not any(word[0].islower() for word in name.split())
        return several or name in data.agencies() or (name.isupper() and len(name) > 2)
    credit = trailing_credit(line)
    return credit is not None and is_person(line.text[credit[0] - line.start :])


def _signed_picture(line: Line) -> bool:
    """Tell whether the line ends as captions do, with who took the picture: ``(Name/AGENCY)``."""
    match = _SIGNED.search(line.text[-80:]) if line.text.endswith((")", ").")) else None
    if match is None or line.sentences > 3:
        return False
    names = [name.strip() for name in match[1].split("/")]
    if len(names) < 2:
        return False
    if any(n in data.agencies() or n.startswith("Getty") for n in names):
        return True
    return line.effective < _SHORT_CAPTION and any(is_person(name) for name in names)
