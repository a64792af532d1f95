"""Whatever was once found by fuzzing, and what it starts from, holds; and in bounded time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import FOUND, SEEDS
from tests.fuzz.running import LARGEST, run
from tests.fuzz.targets import TARGETS

INPUTS = [
    pytest.param(path, id=f"{path.parent.parent.name}-{path.parent.name}-{path.name}")
    for folder in (SEEDS, FOUND)
    for path in sorted(folder.glob("*/*"))
]


@pytest.mark.parametrize("path", INPUTS)
def test_an_input_that_was_found_or_begun_with_is_read_or_refused_in_words(path: Path) -> None:
    data = path.read_bytes()
    assert len(data) <= LARGEST
    run(path.parent.name, data)


def test_every_target_has_something_to_begin_with_and_every_folder_a_target() -> None:
    seeds = {path.name for path in SEEDS.iterdir() if any(path.iterdir())}
    assert seeds == set(TARGETS)
    assert {path.name for path in FOUND.iterdir() if path.is_dir()} <= set(TARGETS)
