"""Changes that leave the lines of an input, or the JSON in it, whole: bytes get no further."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 7, 2**31, 2**53, 2**63, 2**64, 10**30, 0.5, 1e308),
    *("", " ", "\ud800", "\x00", "..", "../../x", "/etc", "a" * 300, "#1", "#2", "@0", "@1", "amy"),
    *([], {}, [[]], [{}], {"": {}}, "2026-01-02T03:04:05.000Z", "2026-13-41", "done", "9" * 40),
)
_OPENS = re.compile("[{[]")
_decoder = json.JSONDecoder()


def changed(data: bytes, seed: int) -> bytes:
    """Return `data` with one change to a line of it, or to a value of the JSON in it."""
    chance = Random(seed)
    if chance.random() < 0.3:
        return _lines(data, chance)
    text = data.decode("utf-8", "surrogateescape")
    opens = [match.start() for match in _OPENS.finditer(text)]
    for at in chance.sample(opens, min(8, len(opens))):
        try:
            found, end = _decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        if found:
            made = json.dumps(_value(found, chance), separators=(",", ":"))
            return f"{text[:at]}{made}{text[end:]}".encode("utf-8", "surrogateescape")
    return _lines(data, chance)


def _lines(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    act = chance.choice(["drop", "twice", "move", "swap", "join", "raw"])
    if act == "drop":
        del lines[at]
    elif act == "twice":
        lines.insert(to, lines[at])
    elif act == "move":
        lines.insert(to, lines.pop(at))
    elif act == "swap":
        lines[at], lines[to] = lines[to], lines[at]
    elif act == "join" and at + 1 < len(lines):
        lines[at : at + 2] = [lines[at] + lines[at + 1]]
    else:
        lines[at] = b"!" + lines[at]
    return b"\n".join(lines)


def _value(value: Any, chance: Random) -> Any:
    """Change one thing in a list or object, in place; return it."""
    places: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else range(len(one))
        places += [(one, key) for key in keys]
        waiting += [one[key] for key in keys if isinstance(one[key], dict | list)]
    inside, key = chance.choice(places)
    other, there = chance.choice(places)
    act = chance.choice(["odd", "odd", "near", "drop", "copy", "more"])
    held = inside[key]
    if act == "drop":
        del inside[key]
    elif act == "near" and isinstance(held, int):
        inside[key] = held + chance.choice([-1, 1, 10, -10])
    elif act == "near" and isinstance(held, str):
        cut = chance.randrange(len(held) + 1)
        inside[key] = held[:cut] + chance.choice(["", "x", "\u0301", "\r\n"]) + held[cut + 1 :]
    elif act == "copy":
        inside[key] = json.loads(json.dumps(other[there]))
    elif act == "more" and isinstance(inside, list):
        inside.insert(key, json.loads(json.dumps(held)))
    elif act == "more":
        inside[chance.choice(["x", "version", "of", "ops"])] = chance.choice(ODD)
    else:
        inside[key] = chance.choice(ODD)
    return value
