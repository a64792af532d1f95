"""The furniture phrases against a second source: how it is read, and what is noted of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.pages import data
from tools.phrase_sources import NOTE, check, note, strings_of

PO = """\
#. Default: "Share"
msgid "label_share"
msgstr "Teilen"

msgid ""
"Read "
"more"
msgstr ""
"Weiterlesen "
"und mehr"

msgid "Sign in"
msgstr "Anheuern"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "shop/locale/de/LC_MESSAGES/shop.po": PO,
        "forum/en/ui.json": '{"reply": "Reply", "n": "{{count}} comments"}',
        "forum/de/ui.json": '{"reply": "Antworten", "n": "{{count}} Kommentare"}',
        "buttons/share.js": "labels: { 'en': 'share', 'de': 'teilen', 'xx': 'zzz' }",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_translations_are_read_from_files_of_several_forms(folder: Path) -> None:
    shop, forum = strings_of(folder / "shop"), strings_of(folder / "forum")
    assert shop["de"]["label_share"] == "Teilen"
    assert shop["en"]["label_share"] == "Share"
    assert shop["de"]["Read more"] == "Weiterlesen und mehr"
    assert set(forum["de"]) == set(forum["en"])
    assert list(strings_of(folder / "buttons")["de"].values()) == ["teilen"]


def test_a_phrase_is_confirmed_by_the_sources_that_print_it(folder: Path) -> None:
    names = ("shop", "forum", "buttons")
    checked = check("de", {name: strings_of(folder / name) for name in names})
    assert checked.confirmed["^teilen$"] == {"shop", "buttons"}
    assert checked.confirmed["^# kommentare$"] == {"forum"}
    assert checked.confirmed["^antworten$"] == {"forum"}
    assert checked.within["^weiterlesen$"] == {"shop"}
    assert "^drucken$" not in checked.confirmed


def test_what_is_furniture_in_english_only_is_listed_as_absent(folder: Path) -> None:
    checked = check("de", {"shop": strings_of(folder / "shop")})
    assert set(checked.absent) == {
        "subscribe  Anheuern  <- Sign in",
        "read-more  Weiterlesen und mehr  <- Read more",
    }


def test_the_note_tells_phrases_of_one_source_from_those_of_several(folder: Path) -> None:
    names = ("shop", "buttons")
    checked = check("de", {name: strings_of(folder / name) for name in names})
    rows = [line.split("\t") for line in note({"de": checked}, names).splitlines()[-3:]]
    assert [row[:2] for row in rows] == [["de", "several"], ["de", "one"], ["de", "within"]]
    assert rows[0][2] == "^teilen$"
    assert "^weiterlesen$" in rows[2][2]


def test_the_shipped_note_names_only_phrases_that_are_there() -> None:
    listed: dict[str, int] = {}
    for line in NOTE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, _, phrases = line.split("\t")
        lines = data.lines_of(f"phrases/{language}.txt")
        known = {entry.partition(" ")[2].strip() for entry in lines}
        named = {phrase for phrase in phrases.split("; ") if phrase}
        assert named <= known, (language, named - known)
        listed[language] = listed.get(language, 0) + len(named)
    assert len(listed) == len(data.phrase_files())
    assert sum(listed.values()) > 2000
