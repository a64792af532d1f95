"""A short look for inputs that nobody has thought of, in every target; what is found is kept."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.fuzz import ROOT, SEEDS

NAMES = sorted(path.name for path in SEEDS.iterdir())
SECONDS = os.environ.get("FUZZ_SECONDS", "25")
"""Of each target; two run at a time."""


def fuzzed(name: str, found: Path) -> str:
    """Fuzz one target; return what it said where it found something or did nothing, else ""."""
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "tests.fuzz", name, "--seconds", SECONDS),
            *("--found", str(found / name)),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    said = ran.stdout.decode("utf-8", "replace").splitlines()
    lines = [line for line in said if not line.startswith(("INFO:", '"'))]
    runs = [int(line.split()[-1]) for line in lines if "number_of_executed_units" in line]
    if ran.returncode == 0 and sum(runs) > 0:
        return ""
    return "\n".join([f"== {name}: ended with {ran.returncode}", *lines[-100:]])


@pytest.mark.slow
def test_no_target_fails_for_any_input_that_is_tried(tmp_path: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        reason = "atheris is not installed: pip install 'newsroom-reader[test,fuzz]'"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    found = Path(os.environ.get("FUZZ_FOUND", tmp_path))
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda name: fuzzed(name, found), NAMES))
    assert not any(said), "\n".join(said)
