"""Every recipe in docs/recipes.md runs as it stands, in a workspace with annotations."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from tests.support import ROOT

PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
RECIPES = {
    match[1]: re.findall(r"^```(sh|python)\n(.*?)^```", match[2], re.DOTALL | re.MULTILINE)
    for match in re.finditer(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which three sentences of each article are claims."""
    folder = tmp_path_factory.mktemp("recipes") / "desk"
    with reader.open(folder, annotator="ana", create=True) as workspace:
        for article in workspace.articles():
            sentences = [one for one in re.split(r"(?<=\.)\s+", article.text) if len(one) > 20]
            for sentence in sentences[:3]:
                start = article.text.index(sentence)
                article.add_span("claim", start, start + len(sentence))
        workspace.export(folder / "corpus.jsonl")
    return folder


def test_the_page_holds_recipes_in_both_languages() -> None:
    assert len(RECIPES) >= 6
    assert {language for blocks in RECIPES.values() for language, _ in blocks} == {"sh", "python"}


@pytest.mark.consumers
@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_runs(name: str, desk: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environ = os.environ | {
        "PATH": path,
        "READER_ANNOTATOR": "ana",
        "READER_CACHE": str(desk.parent / "cache"),
        "HF_HOME": str(desk.parent / "hf"),
    }
    for language, code in RECIPES[name]:
        command = [sys.executable, "-c", code] if language == "python" else ["bash", "-ec", code]
        ran = subprocess.run(
            command, cwd=desk, env=environ, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, f"{code}\n{ran.stdout}\n{ran.stderr}"
