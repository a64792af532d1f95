"""What a log line may say of an error: its kind and places, and not what it was about."""

from __future__ import annotations

import errno
import os
import re
from types import TracebackType

MOST_PLACES = 12
"""Places of one traceback that are told, the innermost."""
_ROOMS = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
_PLACE = re.compile(r"(?:line|column|byte|record|row|item) [\d,]+(?:, column [\d,]+)?")
_OWN_NAMES = re.compile(
    r"journal\.jsonl|place\.json|time\.json|unfinished\.json|labels\.toml|guidelines\.md"
    r"|reader\.toml|config\.toml|catalogue\.sqlite|\.lock|[0-9a-f]{12,64}(?:\.\w+)?"
    r"|annotations|_pages|_labels|_exports|_conflicts|_repair|seeds"
)
"""Names that Reader gives; others are somebody's words."""


def told(fault: BaseException, *, words: bool) -> dict[str, object]:
    """Return what is told of `fault` and of what led to it, by key.

    With `words`, also what each of them says and the files' full names.
    """
    found: dict[str, object] = {}
    for number, one in enumerate(chain(fault)):
        after = str(number) if number else ""
        found[f"kind{after}"] = type(one).__name__
        code = getattr(one, "errno", None)
        if isinstance(one, OSError) and code:
            found[f"errno{after}"] = errno.errorcode.get(code, code)
        found[f"sqlite{after}"] = getattr(one, "sqlite_errorname", None)
        file = getattr(one, "file", None) or getattr(one, "filename", None)
        if isinstance(file, str | bytes) and file:
            found[f"file{after}"] = _file(os.fsdecode(file), words)
        place = getattr(one, "place", "")
        if isinstance(place, str) and (_PLACE.fullmatch(place) or (words and place)):
            found[f"place{after}"] = place
        if words:
            try:
                found[f"says{after}"] = str(one)
            except Exception:
                found[f"says{after}"] = "?"
        found[f"at{after}"] = places(one.__traceback__) or None
    return {key: value for key, value in found.items() if value is not None}


def chain(fault: BaseException) -> list[BaseException]:
    """Return `fault` and the errors that led to it, the latest first, each once."""
    found: list[BaseException] = []
    one: BaseException | None = fault
    while one is not None and all(one is not other for other in found):
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def places(trace: TracebackType | None) -> str:
    """Return the innermost places of a traceback, the very innermost first."""
    found: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{_module(code.co_filename)}:{trace.tb_lineno}({code.co_name})")
        trace = trace.tb_next
    return " < ".join(found[: -MOST_PLACES - 1 : -1])


def _module(filename: str) -> str:
    """Return a file of the program from its package on, which says nothing of the machine."""
    if filename.startswith(_ROOMS + os.sep):
        return "reader" + filename[len(_ROOMS) :].replace(os.sep, "/")
    for folder in ("site-packages", "dist-packages"):
        _, found, after = filename.partition(f"{os.sep}{folder}{os.sep}")
        if found:
            return after.replace(os.sep, "/")
    return filename.rpartition(os.sep)[2]


def _file(name: str, words: bool) -> str:
    from reader.logfile import shown

    if words:
        return shown(name)
    last = name.rstrip(os.sep).rpartition(os.sep)[2]
    if _OWN_NAMES.fullmatch(last):
        return last
    suffix = last.rpartition(".")[2] if "." in last.strip(".") else ""
    return f"*.{suffix}" if suffix.isalnum() and len(suffix) <= 5 else "*"
