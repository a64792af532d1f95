"""What the documents say is there is there."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.support import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def tracked() -> list[str]:
    ran = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in ran.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_file_leads_to_one(name: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8"))
    assert not [target for target in targets if not (ROOT / target).exists()]


def test_the_readme_gives_one_command_to_read_and_one_to_test() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"```sh\n(python3 -m venv .*)\n```", readme)
    assert len(commands) == 2
    assert "<!-- test-command -->\n```sh\n" + commands[1] in readme


def test_the_picture_refers_to_nothing_outside() -> None:
    picture = (ROOT / "docs/reader.svg").read_text("utf-8")
    references = re.findall(r"""(?:href|src|url)\s*[=(]\s*["']?([^"')\s>]+)""", picture)
    assert not [r for r in references if not r.startswith("#")]
    assert not re.findall(r"@import|<script", picture)


@pytest.mark.parametrize("word", ["pypi" + ".org", "files.python" + "hosted", "/wo" + "rk/main"])
def test_no_file_names_a_registry_or_a_path_of_a_machine(word: str) -> None:
    found = [
        name for name in tracked() if word in (ROOT / name).read_bytes().decode("utf-8", "replace")
    ]
    assert not found
