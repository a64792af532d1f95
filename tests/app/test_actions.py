"""The registry is the one source of keys, hints and help, and every action can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app.actions.keymap import CONTEXTS, key_map
from reader.app.actions.keys import KeyTrie, shown_key
from reader.app.actions.labelling import with_labels
from reader.app.actions.registry import Action, Registry
from reader.app.app import ReaderApp
from reader.app.screens.help import help_sections
from reader.app.screens.main import MainScreen
from reader.app.themes import THEMES
from reader.model.errors import SettingsError
from reader.model.scheme import Label, LabelScheme
from reader.session.session import Session
from tests.app.driver import driving, open_session

SCHEME = LabelScheme("test/1", (Label("claim", "1", "red", "A fact."), Label("spare")))


def nothing(desk: MainScreen) -> None:
    """Do nothing."""


def action(name: str, *keys: str) -> Action:
    return Action(name, name.title(), "Group", "text", keys, nothing)


def typed(registry: Registry) -> Iterator[tuple[str, Action]]:
    for one in registry:
        for sequence in one.keys:
            yield sequence, one


async def test_every_action_runs_when_its_key_is_pressed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(MainScreen, "run_action_of", lambda _, action: ran.append(action.id))
    async with driving(session) as desk:
        for context, widget in (("list", desk.main.list), ("text", desk.main.document)):
            desk.main.set_focus(widget)
            expected = []
            for sequence, one in typed(desk.main.registry):
                if one.context in (context, "anywhere"):
                    expected.append(one.id)
                    desk.send(*sequence.split())
            await desk.settle()
            assert ran == expected
            ran.clear()


def test_every_action_has_a_key_and_a_title() -> None:
    registry = with_labels(SCHEME)
    assert len(registry) > 50
    for one in registry:
        assert one.title
        assert one.keys or one.id in ("label:spare", "back")
        assert one.context in (*CONTEXTS, "anywhere")


def test_help_tells_every_action_every_key_and_every_label() -> None:
    registry = with_labels(SCHEME)
    lines = [
        line
        for section in help_sections(registry, SCHEME)
        for line in section.content().plain.splitlines()
    ]
    for sequence, one in typed(registry):
        if not one.id.startswith("label:"):
            assert any(one.title in line and shown_key(sequence) in line for line in lines), one.id
    assert any(line.startswith("1 claim") and line.endswith("A fact.") for line in lines)
    assert any(line.startswith("· spare") for line in lines)


def test_no_action_needs_keys_that_terminals_lose() -> None:
    lost = {f"ctrl+{letter}" for letter in "sqbajo"}
    for sequence, one in typed(with_labels(SCHEME)):
        for key in sequence.split():
            assert key not in lost, one.id
            assert not key.startswith(("alt+", "shift+")), one.id


def test_two_actions_on_one_key_are_an_error_that_names_both() -> None:
    with pytest.raises(SettingsError, match=r"x is the key of both one and two"):
        KeyTrie("text", [action("one", "x"), action("two", "x")])


@pytest.mark.parametrize("keys", [("g", "g g"), ("g g", "g")])
def test_a_key_that_begins_another_is_an_error(keys: tuple[str, str]) -> None:
    with pytest.raises(SettingsError, match="begins"):
        KeyTrie("text", [action("one", keys[0]), action("two", keys[1])])


@pytest.mark.parametrize("key", ["j", "g", "u"])
def test_a_label_on_the_key_of_an_action_is_an_error_before_the_screen_opens(
    workspace: Path, key: str
) -> None:
    scheme = workspace / "annotations" / "labels.toml"
    scheme.write_text(f'name = "bad/1"\n[[label]]\nname = "fact"\nkey = "{key}"\ncolor = "red"\n')
    with open_session(workspace) as session, pytest.raises(SettingsError) as raised:
        ReaderApp(session)
    assert "annotations/labels.toml" in str(raised.value)
    assert f"the key {key} of the label fact" in str(raised.value)
    free = str(raised.value).rpartition(": ")[2].strip(")").split()
    assert free
    for letter in free:
        key_map(LabelScheme("good/1", (Label("fact", letter),)))


def test_two_actions_with_one_name_are_refused() -> None:
    registry = Registry([action("one", "x")])
    with pytest.raises(ValueError, match="one"):
        registry.add(action("one", "y"))


async def test_hints_are_for_where_the_keys_count_and_come_from_the_registry(
    session: Session,
) -> None:
    async with driving(session) as desk:
        assert "enter read" in desk.screen_lines()[-1]
        assert "j k move" in desk.screen_lines()[-1]
        await desk.keys("enter")
        hints = desk.screen_lines()[-1]
        assert hints.startswith("1-8 label  esc list  j k sentence")
        assert hints.endswith("? help  q quit")


async def test_help_opens_scrolls_and_closes(session: Session) -> None:
    async with driving(session, (80, 24)) as desk:
        await desk.keys("?")
        assert desk.says("Next article")
        await desk.keys("G")
        assert desk.says("Labels of news-claims/1") or desk.says("8 time")
        await desk.keys("g", "space", "b", "j", "k")
        assert desk.says("Next article")
        await desk.keys("escape")
        assert desk.main.is_current
        await desk.keys("?", "q")
        assert not desk.app.is_running


@pytest.mark.parametrize("name", ["light", "terminal"])
async def test_the_theme_is_the_configured_one(workspace: Path, name: str) -> None:
    (workspace / "reader.toml").write_text(f'theme = "{name}"\n')
    async with driving(open_session(workspace)) as desk:
        assert desk.app.theme == THEMES[name].name


async def test_q_quits_from_list_text_and_tags_and_is_a_letter_where_one_types(
    workspace: Path,
) -> None:
    for keys in (["q"], ["enter", "q"], ["t", "q"], ["P", "q"]):
        async with driving(open_session(workspace)) as desk:
            await desk.keys(*keys)
            await desk.until(lambda app=desk.app: not app.is_running)  # type: ignore[misc]
    async with driving(open_session(workspace)) as desk:
        await desk.keys("I", "q")
        assert desk.app.is_running
        await desk.keys("enter", "enter", "enter", "q", "escape")
        assert desk.app.is_running
        assert desk.main.reading.current_note == "q"
