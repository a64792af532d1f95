"""Bytes of a page to text, with the encoding by which any program gets the same text again.

Tried in this order: a byte order mark, strict UTF-8, the declared encoding, the preferred one, a
detector where there is enough to detect, UTF-8 with damaged places, and at last windows-1252.
A byte order mark stays in the text as U+FEFF, so ``data.decode(encoding)`` and the text have the
same offsets; blocks never include it.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reader.model.errors import DecodingError

FALLBACK = "cp1252"
MOST_LINES = 500_000
"""Lines of a page; no news page comes near it."""
DETECTABLE = 64
"""A detector is asked only from this many bytes outside ASCII on; below it guesses wildly."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_NOT_FOR_PAGES = frozenset(
    {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "utf-7", "mbcs"}
)
# What news pages are still written in besides UTF-8; a shorter list makes fewer wrong guesses.
_CANDIDATES = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "koi8_u", "iso8859_2", "iso8859_15", "cp874"),
    *("shift_jis", "cp932", "euc_jp", "gb18030", "big5", "euc_kr", "cp949"),
]
_SAMPLE = 50_000
_CONTROLS = bytes({*range(0x20)} - {*b"\x07\x08\t\n\x0b\x0c\r\x1b"})
"""DEL is not among them: XML allows it, so the text of an exported article may be nothing else."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """A page's text, the name of the encoding used, and sentences about what was doubtful.

    ``decode(data, declared=encoding)`` gives the same text again.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str = "", preferred: str = "") -> Decoded:
    """Return the text of `data`; raise `DecodingError` where it is empty, binary or damaged.

    So it does for a text of more than `MOST_LINES` lines, each of which takes memory of its own.

    `declared` is the encoding that comes with the page (such as the stored one) and `preferred`
    the one to fall back on from the configuration; both are names that Python knows. The text
    holds no lone surrogates and has its line ends and byte order mark as they are in the file.
    """
    found = _decode(data, declared, preferred)
    if max(found.text.count("\n"), found.text.count("\r")) > MOST_LINES:
        raise DecodingError(
            f"has more than {MOST_LINES:,} lines", hint="divide it into several pages"
        )
    return found


def _decode(data: bytes, declared: str, preferred: str) -> Decoded:
    if not data:
        raise DecodingError("the file is empty", hint="delete it or fetch the page again")
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, name)
    warnings: list[str] = []
    named = [found for name in (declared, preferred) if (found := _known(name, warnings))]
    if b"\0" in data:
        return _with_nul(data, named)
    text = _strict(data, "utf-8")
    if text is not None:
        _refuse_binary(data, limit=0.3)
        return Decoded(text, "utf-8", tuple(warnings))
    _refuse_binary(data, limit=0.08)
    for encoding in named:
        text = _strict(data, encoding)
        if text is not None:
            return Decoded(text, encoding, tuple(warnings))
        if encoding not in ("utf-8", FALLBACK):
            warnings.append(f"the page is not valid {encoding}, as which it was given")
    if FALLBACK not in named:
        if text := _damaged_utf8(data, warnings):
            return Decoded(text, "utf-8", tuple(warnings))
        encoding = _detect(data)
        text = _strict(data, encoding) if encoding else None
        if text is not None:
            warnings.append(f"the encoding is not declared; {encoding} was detected")
            return Decoded(text, encoding, tuple(warnings))
    return _fallback(data, warnings)


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    text = _strict(data, encoding)
    if text is None:
        raise DecodingError(
            f"the file begins with the mark of {name} but is not {name}",
            hint="fetch the page again or convert it to UTF-8",
        )
    if len(text) == 1:
        raise DecodingError("the file is empty but for a byte order mark")
    if "\0" in text:
        raise DecodingError("the file holds NUL characters, so it is not text")
    return Decoded(text, encoding)


def _with_nul(data: bytes, named: list[str]) -> Decoded:
    for encoding in named:
        if encoding.startswith(("utf-16", "utf-32")):
            text = _strict(data, encoding)
            if text and "\0" not in text:
                return Decoded(text, encoding)
    raise DecodingError(
        "the file is binary: it holds NUL bytes",
        place=f"byte {data.index(0)}",
        hint="if it is UTF-16 without a mark, set its encoding in reader.toml",
    )


def _refuse_binary(data: bytes, limit: float) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > limit * len(sample):
        raise DecodingError(
            "the file is binary: too many of its bytes are control characters",
            hint="only text files can be pages",
        )


def _known(name: str, warnings: list[str]) -> str:
    """Return the normalised name of an encoding of text, or nothing and a warning."""
    if not name.strip():
        return ""
    try:
        encoding = codecs.lookup(name.strip()).name
        b"a".decode(encoding)
    except (LookupError, ValueError, TypeError):
        encoding = ""
    if encoding in {"utf-16", "utf-32"}:
        # Without a mark these two mean the byte order of the machine; a page has only one.
        encoding += "-le"
    if encoding == "utf-8-sig":
        encoding = "utf-8"
    if not encoding and _is_wide(name):
        encoding = codecs.lookup(name.strip()).name
    if not encoding or encoding.replace("-", "_") in _NOT_FOR_PAGES or encoding in _NOT_FOR_PAGES:
        warnings.append(f"{name!r} is not the name of an encoding")
        return ""
    return encoding


def _is_wide(name: str) -> bool:
    try:
        return codecs.lookup(name.strip()).name.startswith(("utf-16", "utf-32"))
    except (LookupError, ValueError):
        return False


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    # UTF-8 has no surrogates, so most pages need not be searched for them.
    return None if encoding != "utf-8" and _SURROGATE.search(text) else text


def _damaged_utf8(data: bytes, warnings: list[str]) -> str | None:
    """Return UTF-8 with U+FFFD at its few damaged places, or None where it is something else."""
    text = data.decode("utf-8", errors="replace")
    good = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    bad = text.count("\ufffd")
    if bad * 20 > good:
        return None
    warnings.append(
        f"the page is UTF-8 with {bad} damaged place{'s' * (bad != 1)}, "
        f"the first at character {text.index(chr(0xFFFD))}"
    )
    return text


def _detect(data: bytes) -> str:
    outside = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    if outside < DETECTABLE:
        return ""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES, enable_fallback=False).best()
    return codecs.lookup(best.encoding).name if best is not None else ""


def _fallback(data: bytes, warnings: list[str]) -> Decoded:
    text = data.decode(FALLBACK, errors="replace")
    undefined = text.count("\ufffd")
    if undefined * 10 > len(text):
        raise DecodingError(
            "the file is not text in any encoding that was tried",
            hint="set its encoding in reader.toml",
        )
    warnings.append("the encoding is not known; windows-1252 was assumed")
    if undefined:
        warnings.append(
            f"{undefined} byte{'s' * (undefined != 1)} without a meaning in windows-1252 "
            f"became U+FFFD, the first at character {text.index(chr(0xFFFD))}"
        )
    return Decoded(text, FALLBACK, tuple(warnings))
