"""What a person is promised whose power fails: what was saved is there, whatever else is not."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.faults.layer import Record
from tests.faults.powercut import Disk, cut
from tests.faults.scenes import SCENES, Scene

NAMED = {scene.name: scene for scene in SCENES}


def test_after_a_power_cut_everything_acknowledged_is_there(tmp_path: Path) -> None:
    done = cut(tmp_path, NAMED["first"], 12, 7)
    assert done.wrong == []
    assert done.states == 12


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_after_any_power_cut_everything_acknowledged_is_there(tmp_path: Path, scene: Scene) -> None:
    done = cut(tmp_path, scene, 25, 11)
    assert done.wrong == []
    assert done.states > 10


def disk(root: Path, *records: Record) -> Disk:
    made = Disk(root)
    for record in records:
        made.play(record)
    return made


def states(made: Disk) -> list[dict[str, bytes | None]]:
    return list(made.states(random.Random(1), 500))


def test_the_model_loses_what_was_not_synced_and_keeps_what_was(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    new, old = str(tmp_path / "new"), str(tmp_path / "old")
    made = disk(
        tmp_path,
        Record("create", new, 0),
        Record("write", new, 0, 0, b"new bytes"),
        Record("rename", new, other=old),
    )
    found = states(made)
    assert {"old": b"old"} in found
    assert {"old": b"new bytes"} in found
    assert {"old": b""} in found  # the name before the bytes
    assert {"old": bytes(9)} in found  # the size before the bytes
    assert any(state.get("old") == b"new " for state in found)
    assert {"old": b"old", "new": b"new bytes"} in found
    assert {} not in found


def test_the_model_keeps_every_byte_and_name_that_was_waited_for(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    new, old = str(tmp_path / "new"), str(tmp_path / "old")
    made = disk(
        tmp_path,
        Record("create", new, 0),
        Record("write", new, 0, 0, b"new bytes"),
        Record("sync", new, 0),
        Record("rename", new, other=old),
    )
    assert {state["old"] for state in states(made)} == {b"old", b"new bytes"}
    made.play(Record("sync-folder", os.fspath(tmp_path)))
    assert states(made) == [{"old": b"new bytes"}] * len(states(made))


def test_the_model_loses_a_folder_whose_name_was_not_waited_for(tmp_path: Path) -> None:
    folder = str(tmp_path / "folder")
    made = disk(
        tmp_path,
        Record("mkdir", folder),
        Record("create", folder + "/file", 0),
        Record("write", folder + "/file", 0, 0, b"bytes"),
        Record("sync", folder + "/file", 0),
        Record("sync-folder", folder),
    )
    found = states(made)
    assert {} in found
    assert {"folder": None, "folder/file": b"bytes"} in found
    assert {"folder": None} not in found
