"""What is told of a fault of the program itself: where it is, and not what it was working on.

A traceback with the values of variables would print articles, notes and whatever else was in hand
into a terminal, and from there into a bug report. The places are enough to find a fault by.
"""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from reader.text.neutralise import neutralise, neutralise_line

LONGEST_MESSAGE = 300
"""Characters of an exception's own words."""
REQUEST = "This is a fault of Reader. What was saved is safe; please report the lines above."


def told_fault(error: BaseException, log: str = "") -> str:
    """Return where `error` and what led to it came about, the innermost last, and a request.

    `log` is where the log is, if one is written.

    The words of an exception are neutralised, on one line, and cut to `LONGEST_MESSAGE`; they may
    quote what somebody wrote, while no variables are shown.
    """
    lines: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = error
    chain: list[BaseException] = []
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        chain.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    for number, fault in enumerate(reversed(chain)):
        if number:
            lines.append("and while that was dealt with:")
        lines += (
            f"  {frame.filename}, line {frame.lineno}, in {frame.name}"
            for frame in traceback.extract_tb(fault.__traceback__)
        )
        lines.append(_words(fault))
    more = f" `reader doctor` prints what else helps, from the log {log}." if log else ""
    return neutralise("\n".join([*lines, REQUEST + more]))


def _words(fault: BaseException) -> str:
    try:
        words = str(fault)
    except Exception:
        words = ""
    if len(words) > LONGEST_MESSAGE:
        words = words[: LONGEST_MESSAGE - 1] + "…"
    return neutralise_line(f"{type(fault).__name__}: {words}" if words else type(fault).__name__)


def print_fault(
    kind: type[BaseException],
    error: BaseException | None,
    trace: TracebackType | None,
    log: str = "",
) -> None:
    """Print a fault on standard error, as `sys.excepthook` is asked to."""
    if error is not None and sys.stderr is not None:
        print(told_fault(error, log), file=sys.stderr)
