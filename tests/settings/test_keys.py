"""What a person writes under ``[keys]`` is bound, and what is wrong there is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import SettingsError
from reader.settings.config import load_config
from reader.settings.keys import KeySettings


def settings(tmp_path: Path, shared: str, own: str = "") -> KeySettings:
    (tmp_path / "reader.toml").write_text(shared, encoding="utf-8")
    mine = tmp_path / "own.toml"
    mine.write_text(own, encoding="utf-8")
    return load_config(tmp_path, environ={"READER_CONFIG": str(mine)}).keys


def refusal(tmp_path: Path, shared: str) -> str:
    with pytest.raises(SettingsError) as raised:
        settings(tmp_path, shared)
    return str(raised.value)


def test_without_a_word_the_keys_are_those_of_the_program(tmp_path: Path) -> None:
    assert settings(tmp_path, "text_width = 70") == KeySettings()


def test_an_action_has_one_key_several_keys_or_none(tmp_path: Path) -> None:
    found = settings(
        tmp_path, '[keys]\n"undo" = "ctrl+g"\nsentence.next = ["j", "g n"]\nsearch = []\n'
    )
    assert [(b.action, b.keys, b.line) for b in found.bound] == [
        ("undo", ("ctrl+g",), 2),
        ("sentence.next", ("j", "g n"), 3),
        ("search", (), 4),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("esc", "escape"),
        ("PgDn", "pagedown"),
        ("Return", "enter"),
        ("G", "G"),
        ("Ctrl+X", "ctrl+x"),
    ],
)
def test_keys_have_the_names_that_people_use(tmp_path: Path, written: str, meant: str) -> None:
    assert settings(tmp_path, f'[keys]\nundo = "{written}"').bound[0].keys == (meant,)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('undo = "spce"', "'spce' is no key; did you mean 'space'?"),
        ('undo = "gg"', "a sequence is divided by blanks: 'g g'"),
        ('undo = ""', "a key cannot be empty"),
        ('undo = "ctrl+c"', "ctrl+c cannot be bound"),
        ("undo = 7", "undo must be keys in quotation marks"),
        ('preset = "emacs"', "preset must be one of vim, newsboat, plain"),
    ],
)
def test_what_is_no_key_is_told_with_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    said = refusal(tmp_path, f"[keys]\n\n{line}\n")
    assert reason in said
    assert "reader.toml" in said
    assert "line 3" in said


def test_ones_own_keys_come_after_those_of_the_workspace(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        '[keys]\npreset = "newsboat"\nundo = "x"',
        '[keys]\nundo = "y"\n[[macro]]\nkeys = "Q"\ndoes = ["undo", "undo"]',
    )
    assert found.preset == "newsboat"
    assert [b.keys for b in found.bound] == [("x",), ("y",)]
    assert [m.does for m in found.macros] == [("undo", "undo")]


@pytest.mark.parametrize(
    ("macro", "reason"),
    [
        ('keys = "Q"', "does must name at least one action"),
        ('keys = "Q"\ndoes = "undo"', "does must be a list of actions"),
        ('keys = "Q"\ndoes = ["undo"]\ndo = 1', "unknown key 'do'"),
        ('does = ["undo"]', "a key cannot be empty"),
        ('keys = "Q"\ndoes = ["undo"]\ncontext = "page"', "context must be one of"),
    ],
)
def test_a_macro_without_sense_is_refused(tmp_path: Path, macro: str, reason: str) -> None:
    assert reason in refusal(tmp_path, f"[[macro]]\n{macro}\n")
