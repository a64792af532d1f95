"""Fuzzing of whatever reads what others wrote: ``python -m tests.fuzz TARGET --seconds 60``.

`targets` names the targets. Each starts from its folder of ``seeds/``; what it finds is put into
its folder of ``found/``, with the command that replays it, and the tests replay all of both ever
after. The fuzzing itself needs the extra ``fuzz``.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = Path(__file__).parent / "seeds"
FOUND = Path(__file__).parent / "found"
