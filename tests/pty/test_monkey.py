"""Any keys, clicks and pastes in any order, while pages change, end nothing and lose nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

SECONDS = "12"


@pytest.mark.pty
@pytest.mark.slow
def test_no_keys_end_the_program_hold_it_or_lose_what_it_called_saved(tmp_path: Path) -> None:
    monkeys = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.pty.monkey", SECONDS, seed, str(tmp_path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for seed in ("1", "2", "3")
    ]
    told = [monkey.communicate()[0] for monkey in monkeys]
    assert [monkey.returncode for monkey in monkeys] == [0, 0, 0], "\n".join(told)
