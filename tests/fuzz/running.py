"""One target under libFuzzer: every distinct failure is kept as a file, and the run goes on."""

from __future__ import annotations

import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path

from tests.fuzz import ROOT
from tests.fuzz.mutating import changed

SLOW = 5.0
"""Seconds of processor time that an input of at most `LARGEST` bytes may take."""
LARGEST = 20_000
"""Bytes of an input at most."""


class TooSlowError(AssertionError):
    """An input took longer than `SLOW`."""


def run(name: str, data: bytes) -> None:
    """Give `data` to a target; raises what it raises, and `TooSlowError`."""
    from tests.fuzz.targets import TARGETS

    began = time.process_time()
    TARGETS[name](data)
    took = time.process_time() - began
    if took > SLOW:
        raise TooSlowError(f"it took {took:.1f} s of processor time")


def where(error: BaseException) -> str:
    """Return what tells a failure from others: its kind, and the last line of ours it came by."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT)]
    last = ours[-1] if ours else frames[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def fuzz(name: str, found: Path, arguments: list[str]) -> None:
    """Run a target under libFuzzer with `arguments` until it ends the process; needs atheris.

    Inputs that fail are written to the folder `found`, one for each place where it fails. The
    process ends with 0 even so: whoever started it looks into the folder.
    """
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

    # Never left, since much is imported only when it is needed.
    atheris.instrument_imports(include=["reader"]).__enter__()
    from tests.fuzz.targets import TARGETS

    seen: set[str] = set()
    target = TARGETS[name]

    def one(data: bytes) -> None:
        began = time.process_time()
        try:
            target(data)
            # Instrumented code takes a few times as long.
            if time.process_time() - began > SLOW:
                run(name, data)
        except (Exception, RecursionError) as error:
            at = where(error)
            if at in seen:
                return
            seen.add(at)
            path = keep(found, data)
            words = "".join(traceback.format_exception(error, limit=-6))
            print(f"\nFOUND {at}\n{words}\n{command(name, path)}\n", flush=True)

    def other(data: bytes, most: int, seed: int) -> bytes:
        made = changed(data, seed) if seed % 2 else atheris.Mutate(data, most)
        return bytes(made[:most])

    atheris.Setup([sys.argv[0], *arguments], one, custom_mutator=other)
    atheris.Fuzz()


def keep(found: Path, data: bytes) -> Path:
    """Write an input to the folder `found` under a name of its own; return its path."""
    found.mkdir(parents=True, exist_ok=True)
    path = found / sha256(data).hexdigest()[:16]
    path.write_bytes(data)
    return path


def command(name: str, path: Path) -> str:
    """Return what replays an input."""
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return f"python -m tests.fuzz {name} --replay {shown}"


__all__ = ["LARGEST", "SLOW", "TooSlowError", "command", "fuzz", "keep", "run"]
