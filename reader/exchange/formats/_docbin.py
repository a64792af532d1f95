"""spaCy's DocBin, version 0.1: zlib over msgpack, in which strings are 64-bit hashes.

Written and read without spaCy. Offsets of spans are checked against the tokens here, which spaCy
itself does not do.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from reader.exchange.formats._spacy_symbols import SYMBOLS

LARGEST = 256 * 1024 * 1024
"""Bytes of one file, packed or unpacked."""

ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID = 65, 77, 78, 452
_SPAN = struct.Struct(">QQQllll")
_MASK = 2**64 - 1
_NUMBERS = {name: number for number, name in enumerate(SYMBOLS, start=1)}
_NO_GROUPS = msgspec.msgpack.encode([])


def string_id(string: str) -> int:
    """Return the number of a string: a fixed one, or its MurmurHash64A with seed 1."""
    if not string:
        return 0
    fixed = _NUMBERS.get(string)
    return fixed if fixed is not None else _murmur(string.encode("utf-8", "surrogatepass"))


def _murmur(data: bytes) -> int:
    """Return the hash by Austin Appleby's definition of MurmurHash64A, little-endian."""
    factor, shift = 0xC6A4A7935BD1E995, 47
    found = 1 ^ (len(data) * factor & _MASK)
    whole = len(data) & ~7
    for (piece,) in struct.iter_unpack("<Q", data[:whole]):
        piece = piece * factor & _MASK
        piece = (piece ^ (piece >> shift)) * factor & _MASK
        found = (found ^ piece) * factor & _MASK
    if whole < len(data):
        found = (found ^ int.from_bytes(data[whole:], "little")) * factor & _MASK
    found = (found ^ (found >> shift)) * factor & _MASK
    return found ^ (found >> shift)


class Token(msgspec.Struct, frozen=True):
    """A token, whether a blank follows it, and its part in an entity: 3 begins one, 1 goes on."""

    text: str
    blank: bool
    iob: int = 0
    entity: str = ""
    kb_id: str = ""


class Labelled(msgspec.Struct, frozen=True):
    """A span of tokens `start`..`end`, half-open."""

    start: int
    end: int
    label: str
    id: str = ""
    kb_id: str = ""


class Doc(msgspec.Struct, frozen=True):
    """One document: tokens, spans by their group, categories with scores, and user data."""

    tokens: list[Token]
    groups: dict[str, list[Labelled]]
    cats: dict[str, float]
    data: dict[Any, Any]

    @property
    def text(self) -> str:
        """The text that the tokens make."""
        return "".join(one.text + (" " if one.blank else "") for one in self.tokens)

    def offsets(self) -> list[tuple[int, int]]:
        """Return the code points (start, end) of each token in the text."""
        found = []
        at = 0
        for one in self.tokens:
            found.append((at, at + len(one.text)))
            at += len(one.text) + one.blank
        return found


# --- writing -------------------------------------------------------------------------------------


def pack(docs: Iterable[Doc]) -> bytes:
    """Return a DocBin of `docs`, with their groups, categories and user data."""
    known: dict[str, int] = {"": 0}

    def number(string: str) -> int:
        if string not in known:
            known[string] = string_id(string)
        return known[string]

    tokens, spaces, lengths = array("Q"), bytearray(), array("i")
    message: dict[str, Any] = {"version": "0.1", "attrs": [ORTH]}
    groups, cats, data, flags = [], [], [], []
    for doc in docs:
        tokens.extend([number(one.text) for one in doc.tokens])
        spaces.extend(one.blank for one in doc.tokens)
        lengths.append(len(doc.tokens))
        groups.append(_groups(doc, number))
        cats.append(doc.cats)
        data.append(msgspec.msgpack.encode(doc.data))
        flags.append({"has_unknown_spaces": False})
    for one in (tokens, lengths):
        if sys.byteorder == "big":
            one.byteswap()
    message |= {
        "tokens": tokens.tobytes(),
        "spaces": bytes(spaces),
        "lengths": lengths.tobytes(),
        "strings": sorted(known),
        "cats": cats,
        "flags": flags,
        "span_groups": groups,
        "user_data": data,
    }
    return zlib.compress(msgspec.msgpack.encode(message))


def _groups(doc: Doc, number: Any) -> bytes:
    if not doc.groups:
        return _NO_GROUPS
    offsets = doc.offsets()
    packed = {}
    for name, spans in doc.groups.items():
        rows = [
            _SPAN.pack(
                number(one.id),
                number(one.kb_id),
                number(one.label),
                one.start,
                one.end,
                offsets[one.start][0],
                offsets[one.end - 1][1],
            )
            for one in spans
        ]
        packed[msgspec.msgpack.encode({"name": name, "attrs": {}, "spans": rows})] = [name]
    return msgspec.msgpack.encode(packed)


# --- reading -------------------------------------------------------------------------------------


def unpack(data: bytes) -> Iterator[Doc | str]:
    """Yield the documents of a DocBin, and in words what is wrong with one; raises ValueError."""
    message = _message(data)
    attrs, names = message["attrs"], message["strings"]
    if not (isinstance(attrs, list) and ORTH in attrs and isinstance(names, list)):
        raise ValueError("it tells no words of its tokens")
    strings = {number: name for name, number in _NUMBERS.items()} | {0: ""}
    strings |= {string_id(name): name for name in names if isinstance(name, str)}
    tokens, lengths, spaces = (
        _numbers(message, "tokens", "Q"),
        _numbers(message, "lengths", "i"),
        b"",
    )
    if isinstance(message["spaces"], bytes):
        spaces = message["spaces"]
    total = sum(lengths)
    if min(lengths, default=0) < 0 or total * len(attrs) != len(tokens) or total != len(spaces):
        raise ValueError("the numbers of its tokens do not agree")
    at = 0
    for index, length in enumerate(lengths):
        width = len(attrs)
        rows = tokens[at * width : (at + length) * width]
        try:
            yield _doc(message, index, attrs, rows, spaces[at : at + length], strings)
        except (ValueError, TypeError, KeyError, struct.error, msgspec.MsgspecError) as error:
            yield str(error) or "it is damaged"
        at += length


def _message(data: bytes) -> dict[str, Any]:
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(data, LARGEST)
        if unpacker.unconsumed_tail:
            raise ValueError(f"it is larger than {LARGEST >> 20} MB when unpacked")
        if not unpacker.eof:
            raise ValueError("it is cut off")
        message = msgspec.msgpack.decode(plain)
    except (zlib.error, msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(f"it is no DocBin: {error}") from error
    needed = ("attrs", "strings", "tokens", "spaces", "lengths")
    if not isinstance(message, dict) or any(key not in message for key in needed):
        raise ValueError("it is no DocBin")
    return message


def _numbers(message: dict[str, Any], key: str, kind: str) -> array[int]:
    found = array(kind)
    if not isinstance(message[key], bytes) or len(message[key]) % found.itemsize:
        raise ValueError(f"its {key} are no numbers")
    found.frombytes(message[key])
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _doc(
    message: dict[str, Any],
    index: int,
    attrs: list[Any],
    rows: array[int],
    spaces: bytes,
    strings: Mapping[int, str],
) -> Doc:
    def column(attr: int) -> list[int]:
        place = attrs.index(attr) if attr in attrs else -1
        width = len(attrs)
        return list(rows[place::width]) if place >= 0 else [0] * (len(rows) // width)

    flags = _of(message, "flags", index)
    unknown = isinstance(flags, dict) and flags.get("has_unknown_spaces")
    tokens = [
        Token(_named(strings, orth), bool(unknown or blank), iob, strings.get(kind, ""), kb)
        for orth, blank, iob, kind, kb in zip(
            column(ORTH),
            spaces,
            column(ENT_IOB),
            column(ENT_TYPE),
            [strings.get(number, "") for number in column(ENT_KB_ID)],
            strict=True,
        )
    ]
    cats = _of(message, "cats", index)
    return Doc(
        tokens,
        dict(_read_groups(_of(message, "span_groups", index), strings, len(tokens))),
        {
            name: float(value)
            for name, value in (cats.items() if isinstance(cats, dict) else ())
            if isinstance(name, str) and isinstance(value, int | float)
        },
        _user_data(_of(message, "user_data", index)),
    )


def _of(message: dict[str, Any], key: str, index: int) -> Any:
    found = message.get(key)
    return found[index] if isinstance(found, list) and index < len(found) else None


def _named(strings: Mapping[int, str], number: int) -> str:
    if number not in strings:
        raise ValueError("it has a word that its strings do not name")
    return strings[number]


def _user_data(data: Any) -> dict[Any, Any]:
    if not isinstance(data, bytes):
        return {}
    try:
        found = msgspec.msgpack.decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError, TypeError):
        # Whatever others keep there need not be plain values.
        return {}
    return found if isinstance(found, dict) else {}


def _read_groups(
    data: Any, strings: Mapping[int, str], tokens: int
) -> Iterator[tuple[str, list[Labelled]]]:
    if not isinstance(data, bytes) or not data:
        return
    groups = msgspec.msgpack.decode(data)
    # The first version was a list of groups, which name themselves.
    pairs = groups.items() if isinstance(groups, dict) else [(one, None) for one in groups]
    for packed, names in pairs:
        group = msgspec.msgpack.decode(packed)
        spans = []
        for row in group["spans"]:
            id_, kb_id, label, start, end, _, _ = _SPAN.unpack(row)
            if not 0 <= start < end <= tokens:
                raise ValueError(
                    f"a span from token {start} to {end} is not in its {tokens} tokens"
                )
            named = _named(strings, label)
            spans.append(Labelled(start, end, named, strings.get(id_, ""), strings.get(kb_id, "")))
        for name in names or [group["name"]]:
            yield str(name), spans
