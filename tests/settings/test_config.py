"""Settings come from two files and no surprises; the annotator never from a shared one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import SettingsError, UsageError
from reader.model.identity import is_annotator
from reader.settings.config import Config, load_config, resolve_annotator, user_config_file


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.toml"


@pytest.fixture
def environ(own: Path) -> dict[str, str]:
    return {"READER_CONFIG": str(own)}


def test_without_any_file_the_defaults_are_in_force(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    assert load_config(tmp_path, environ=environ) == Config(
        encoding="", text_width=80, theme="auto", annotator=""
    )
    assert load_config(None, environ=environ) == Config()


def test_a_persons_own_file_wins_over_the_workspace(
    tmp_path: Path, own: Path, environ: dict[str, str]
) -> None:
    (tmp_path / "reader.toml").write_text(
        'encoding = "cp1252"\ntext_width = 72\ntheme = "light"\n', encoding="utf-8"
    )
    own.write_text('annotator = "ada"\ntheme = "dark"\n', encoding="utf-8")
    assert load_config(tmp_path, environ=environ) == Config(
        encoding="cp1252", text_width=72, theme="dark", annotator="ada"
    )


def test_a_workspace_cannot_say_who_annotates(tmp_path: Path, environ: dict[str, str]) -> None:
    (tmp_path / "reader.toml").write_text('\nannotator = "ada"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"reader.toml, line 2: the annotator cannot be set"):
        load_config(tmp_path, environ=environ)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text_with = 80", "line 1: unknown setting 'text_with'; did you mean 'text_width'?"),
        ('text_width = "80"', "text_width must be a whole number, not the string '80'"),
        ("text_width = true", "text_width must be a whole number, not true"),
        ("text_width = 5", "from 20 to 400"),
        (
            'theme = "drak"',
            "theme must be one of auto, dark, light, contrast, terminal, not 'drak'; did you mean",
        ),
        ('encoding = "nonsense"', "'nonsense' is not a text encoding"),
        ('encoding = "rot13"', "'rot13' is not a text encoding"),
        ('encoding = "unicode_escape"', "is not a text encoding"),
        ('encoding = "a\\u0000b"', "is not a text encoding"),
        ("encoding = 1252", "encoding must be the name of a text encoding, not the number 1252"),
        ("theme = ", "not valid TOML"),
    ],
)
def test_mistakes_of_a_workspace_are_named_with_file_line_and_reason(
    tmp_path: Path, environ: dict[str, str], text: str, expected: str
) -> None:
    (tmp_path / "reader.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_config(tmp_path, environ=environ)
    assert str(caught.value).startswith("reader.toml, line 1")
    assert expected in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "shift_jis", "ISO-8859-15"])
def test_encodings_of_text_are_accepted(
    tmp_path: Path, environ: dict[str, str], encoding: str
) -> None:
    (tmp_path / "reader.toml").write_text(f'encoding = "{encoding}"', encoding="utf-8")
    assert load_config(tmp_path, environ=environ).encoding == encoding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('annotator = "Ada Lovelace"', "'Ada Lovelace' is not an annotator id"),
        ("annotator = 1", "annotator must be a string"),
        ('encoding = "cp1252"', "belongs into reader.toml"),
    ],
)
def test_mistakes_of_a_persons_own_file_name_that_file(
    own: Path, environ: dict[str, str], text: str, expected: str
) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_config(None, environ=environ)
    assert str(caught.value).startswith(f"{own}, line 1: ")
    assert expected in str(caught.value)


def test_a_persons_own_file_lies_in_the_systems_folder_for_settings() -> None:
    path = user_config_file({})
    assert path.is_absolute()
    assert (path.parent.name, path.name) == ("reader", "config.toml")


def test_the_annotator_is_the_first_that_is_named() -> None:
    environ = {"READER_ANNOTATOR": "second", "LOGNAME": "fourth"}
    config = Config(annotator="third")
    assert resolve_annotator("first", environ, config) == "first"
    assert resolve_annotator(None, environ, config) == "second"
    del environ["READER_ANNOTATOR"]
    assert resolve_annotator("", environ, config) == "third"
    assert resolve_annotator(None, environ) == "fourth"


@pytest.mark.parametrize("name", ["Ada", "_pages", "../up", "a b", "x" * 33, "é", "a/b", "a\n"])
def test_a_name_given_on_purpose_is_taken_as_it_is_or_refused(name: str) -> None:
    with pytest.raises(UsageError, match="not an annotator id"):
        resolve_annotator(name, {})
    with pytest.raises(UsageError, match=r"READER_ANNOTATOR: .*not an annotator id"):
        resolve_annotator(None, {"READER_ANNOTATOR": name})


@pytest.mark.parametrize(
    ("login", "fitted"),
    [
        ("ada", "ada"),
        ("Ada.Lovelace", "ada.lovelace"),
        ("CORP\\ada", "corp-ada"),
        ("Jörg Müller", "jorg-muller"),
        ("_svc", "svc"),
    ],
)
def test_the_login_name_is_fitted_into_an_id(login: str, fitted: str) -> None:
    assert resolve_annotator(None, {"LOGNAME": login}) == fitted


@pytest.mark.parametrize("login", ["李雷", "李雷1", "___", "\x1b"])
def test_a_login_name_that_fits_no_id_asks_for_one(login: str, own: Path) -> None:
    with pytest.raises(UsageError, match="no annotator is named") as caught:
        resolve_annotator(None, {"LOGNAME": login, "READER_CONFIG": str(own)})
    assert "--annotator" in caught.value.hint
    assert str(own) in caught.value.hint
    assert caught.value.exit_code == 2


@given(st.text(min_size=1, max_size=50))
def test_whatever_the_login_name_the_annotator_is_an_id_or_an_error(login: str) -> None:
    try:
        annotator = resolve_annotator(None, {"USER": login, "READER_CONFIG": "own.toml"})
    except UsageError:
        return
    assert is_annotator(annotator)
