"""What a person is promised whose process was killed: every save that was shown is there."""

from __future__ import annotations

import os
from pathlib import Path

from tests.store.kill_rounds import run


def test_kill_at_any_instant_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    rounds = int(os.environ.get("READER_KILL_ROUNDS", "4"))
    seed = int(os.environ.get("READER_KILL_SEED", "20260"))
    assert run(rounds, tmp_path / "annotations", seed) > rounds
