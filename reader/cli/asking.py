"""Asking the terminal what it can do, in the ways that every terminal may leave unanswered."""

from __future__ import annotations

import os
import re
import select
import sys
import time

WAIT = 0.5
"""Seconds after which a terminal that has not answered is taken not to."""
_QUESTIONS = b"\x1b]11;?\x1b\\\x1b[?u\x1b[?1006$p\x1b[?2026$p\x1b[c"
# The last is answered by every terminal, so that nobody waits for answers that do not come.
_LAST = re.compile(rb"\x1b\[\?[\d;]*c")
_GROUND = re.compile(rb"\x1b\]11;rgb:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)")
_KEYBOARD = re.compile(rb"\x1b\[\?\d+u")
_MODE = re.compile(rb"\x1b\[\?(\d+);(\d)\$y")
_MODES = {1006: "mouse (SGR)", 2026: "synchronised output"}


def ask() -> dict[str, str]:
    """Return what the terminal answers, by what was asked; empty where there is none to ask.

    Asked are the colour of its ground (OSC 11), the keyboard protocol of kitty, the modes for the
    mouse and for synchronised output (DECRQM), and what it is (DA1).
    """
    try:
        import termios

        fd = sys.stdin.fileno()
        if not (os.isatty(fd) and os.isatty(sys.stdout.fileno())):
            return {}
        before = termios.tcgetattr(fd)
    except (ImportError, OSError, ValueError, termios.error):
        return {}
    quiet = termios.tcgetattr(fd)
    quiet[3] &= ~(termios.ICANON | termios.ECHO)
    try:
        termios.tcsetattr(fd, termios.TCSAFLUSH, quiet)
        os.write(sys.stdout.fileno(), _QUESTIONS)
        said = _answer(fd)
    except (OSError, termios.error):
        return {}
    finally:
        termios.tcsetattr(fd, termios.TCSAFLUSH, before)
    return understood(said)


def _answer(fd: int) -> bytes:
    said = b""
    end = time.monotonic() + WAIT
    while not _LAST.search(said):
        left = end - time.monotonic()
        if left <= 0 or not select.select([fd], [], [], left)[0]:
            break
        more = os.read(fd, 1024)
        if not more or len(said) > 4096:
            break
        said += more
    return said


def understood(said: bytes) -> dict[str, str]:
    """Return what the answers of a terminal mean."""
    if not _LAST.search(said):
        return {"answers": f"none within {WAIT} s"}
    found = {"answers": "yes"}
    ground = _GROUND.search(said)
    if ground:
        parts = [int(part, 16) / (16 ** len(part) - 1) for part in ground.groups()]
        bright = 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] > 0.5
        code = "".join(f"{round(255 * part):02x}" for part in parts)
        found["ground"] = f"#{code}, {'light' if bright else 'dark'}"
    else:
        found["ground"] = "not told"
    found["kitty keyboard"] = "yes" if _KEYBOARD.search(said) else "not told"
    modes = {int(number): int(state) for number, state in _MODE.findall(said)}
    for number, name in _MODES.items():
        state = modes.get(number)
        found[name] = "not told" if state is None else "yes" if state in (1, 2, 3) else "no"
    return found
