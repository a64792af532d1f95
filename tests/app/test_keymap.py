"""Keys as the settings bind them: rebinding, presets, counts and macros."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.actions import every  # noqa: F401 (the actions register themselves)
from reader.app.actions.keymap import key_map, with_keys
from reader.app.actions.presets import PRESET_KEYS
from reader.app.actions.registry import BUILT_IN
from reader.model.errors import SettingsError
from reader.model.scheme import Label, LabelScheme
from reader.session.session import Session
from reader.settings.keys import PRESETS, Bound, KeySettings, Macro
from tests.app.driver import driving, open_session

SCHEME = LabelScheme("test/1", (Label("claim", "1"),))


def bound(action: str, *keys: str, line: int = 1) -> Bound:
    return Bound(action, keys, "reader.toml", line)


def macro(keys: str, *does: str) -> Macro:
    return Macro(keys, does, "", "text", "reader.toml", 4)


def test_a_bound_action_has_the_new_keys_and_no_others() -> None:
    registry, tries = key_map(SCHEME, KeySettings(bound=(bound("undo", "ctrl+g", "U U"),)))
    assert registry["undo"].keys == ("ctrl+g", "U U")
    found = tries["text"].feed("ctrl+g")
    assert not isinstance(found, str)
    assert found.id == "undo"
    assert tries["text"].feed("u") == "unknown"


def test_an_unknown_action_is_an_error_with_the_nearest_name_and_the_line() -> None:
    with pytest.raises(SettingsError) as raised:
        with_keys(KeySettings(bound=(bound("sentence.nxt", "x", line=7),)))
    assert "there is no action 'sentence.nxt'; did you mean 'sentence.next'?" in str(raised.value)
    assert "line 7" in str(raised.value)


@pytest.mark.parametrize("keys", ["u", "g"])
def test_a_key_that_hides_another_action_is_an_error_that_says_how_to_mend_it(keys: str) -> None:
    with pytest.raises(SettingsError) as raised:
        with_keys(KeySettings(bound=(bound("sentence.next", keys, line=3),)))
    said = str(raised.value)
    assert "sentence.next" in said
    assert "line 3" in said
    assert '" = []' in said


def test_a_key_is_free_once_its_action_has_another() -> None:
    taken = (bound("undo"), bound("sentence.next", "u"))
    registry = with_keys(KeySettings(bound=taken))
    assert registry["sentence.next"].keys == ("u",)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_has_no_clashes_and_leaves_the_digits_to_labels(preset: str) -> None:
    settings = KeySettings(preset=preset)  # type: ignore[arg-type]
    registry = with_keys(settings)
    assert len(registry) == len(BUILT_IN)
    for one in registry:
        if one.context != "list":
            assert not any(key.split()[0] in "123456789" for key in one.keys), one.id


def test_presets_name_only_actions_that_there_are() -> None:
    known = {one.id for one in BUILT_IN}
    for preset, keys in PRESET_KEYS.items():
        assert set(keys) <= known, preset


def test_the_plain_preset_needs_no_signs_and_no_control_key() -> None:
    registry = with_keys(KeySettings(preset="plain"))
    named = {"up", "down", "left", "right", "enter", "escape", "space", "tab", "backspace"}
    named |= {"home", "end", "pageup", "pagedown", "delete"}
    for one in registry:
        for sequence in one.keys:
            for key in sequence.split():
                assert key in named or (key.isascii() and key.isalnum()), (one.id, sequence)


def test_a_macro_with_an_unknown_action_is_an_error() -> None:
    with pytest.raises(SettingsError, match=r"no action 'label:clame'; did you mean 'label:claim'"):
        key_map(SCHEME, KeySettings(macros=(macro("Q", "label:clame"),)))


async def test_a_macro_does_its_actions_one_after_the_other(workspace: Path) -> None:
    toml = '[[macro]]\nkeys = "Q"\ndoes = ["label:claim", "sentence.next"]\n'
    (workspace / "reader.toml").write_text(toml, encoding="utf-8")
    with open_session(workspace) as session:
        async with driving(session) as desk:
            await desk.keys("enter", "Q", "Q")
            assert [span.span.label for span in desk.spans] == ["claim", "claim"]


async def test_a_macro_stops_before_what_would_go_to_a_dialog(workspace: Path) -> None:
    toml = '[[macro]]\nkeys = "Q"\ndoes = ["article.tags", "label:claim"]\n'
    (workspace / "reader.toml").write_text(toml, encoding="utf-8")
    with open_session(workspace) as session:
        async with driving(session) as desk:
            await desk.keys("enter", "Q", "escape")
            assert desk.spans == []


async def test_a_count_moves_in_the_list_by_as_many_articles(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("2", "j")
        assert desk.main.list.cursor == 2
        await desk.keys("1", "G")
        assert desk.main.list.cursor == 0
        await desk.keys("2", "escape", "j")
        assert desk.main.list.cursor == 1
        await desk.keys("9", "9", "G")
        assert desk.main.list.cursor == desk.main.list.count - 1
