"""What an installed Reader carries."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT

SOURCES = ("reader", "seeds", "annotations/labels.toml", "annotations/guidelines.md")
FILES = ("pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the tree and unpack it."""
    tree = tmp_path_factory.mktemp("tree")
    for name in (*SOURCES, *FILES):
        source, target = ROOT / name, tree / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"],
        cwd=tree,
        check=True,
        capture_output=True,
    )
    (wheel,) = (tree / "out").glob("*.whl")
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, tmp_path: Path, *arguments: str) -> str:
    environ = {**os.environ, "PYTHONPATH": str(installed), "READER_CACHE": str(tmp_path / "cache")}
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "reader", *arguments],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def test_a_wheel_makes_a_workspace_with_the_thirteen_articles(
    installed: Path, tmp_path: Path
) -> None:
    run(installed, tmp_path, "init", "desk")
    listed = run(installed, tmp_path, "list", "-w", "desk", "--annotator", "ana")
    assert len(listed.splitlines()) == 13
    assert (tmp_path / "desk/annotations/labels.toml").read_bytes() == (
        ROOT / "annotations/labels.toml"
    ).read_bytes()


def test_a_wheel_carries_the_schema_and_the_phrase_lists(installed: Path) -> None:
    package = installed / "reader"
    assert list(package.glob("exchange/schema/*.json"))
    assert list(package.glob("pages/phrases/*.txt"))
    assert (package / "py.typed").is_file()


def test_a_wheel_carries_no_annotations_of_anybody(installed: Path) -> None:
    names = {path.name for path in (installed / "reader/shipped/annotations").iterdir()}
    assert names == {"labels.toml", "guidelines.md"}
