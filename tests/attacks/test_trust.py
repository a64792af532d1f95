"""What a workspace's own configuration cannot do: run anything, or put what leads out on a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.actions.keymap import LEADS_OUT, key_map
from reader.app.actions.registry import BUILT_IN
from reader.model.errors import SettingsError, UsageError
from reader.settings.config import load_config
from reader.settings.scheme import load_scheme
from tests.cli.conftest import Run
from tests.session.support import Place


@pytest.mark.parametrize(
    "written",
    [
        '[commands]\nsteal = ["sh", "-c", "echo > /tmp/stolen"]\n',
        'pager = "sh -c id"\n',
        'editor = "sh -c id"\n',
        'browser = "sh -c id"\n',
        'pipe = "sh -c id"\n',
        'opener = "sh -c id"\n',
        '[env]\nPAGER = "sh -c id"\n',
        'annotator = "somebody"\n',
        "largest_page = 1000\n",
    ],
)
def test_a_workspace_cannot_name_what_is_run_or_lift_what_guards(
    place: Place, run: Run, written: str
) -> None:
    (place.root / "reader.toml").write_text(written)
    with pytest.raises(SettingsError, match=r"reader.toml"):
        place.open()
    assert run("-w", place.root, "list").exit_code == 1


def test_a_persons_own_file_can_name_commands(place: Place) -> None:
    Path(place.environ["READER_CONFIG"]).write_text('[commands]\ncount = ["wc", "-w"]\n')
    with place.open() as session:
        assert session.config.commands == {"count": ("wc", "-w")}


@pytest.mark.parametrize("name", sorted(LEADS_OUT))
def test_a_workspace_puts_nothing_that_leads_out_on_a_key(place: Place, name: str) -> None:
    assert name in {action.id for action in BUILT_IN}
    scheme = load_scheme(place.root / "annotations" / "labels.toml")
    own = Path(place.environ["READER_CONFIG"])
    for written in (
        f'[keys]\n"{name}" = "f5"\n',
        f'[[macro]]\nkeys = "f5"\ntitle = "Next"\ndoes = ["sentence.next", "{name}"]\n',
    ):
        (place.root / "reader.toml").write_text(written)
        with pytest.raises(SettingsError, match="leads out of Reader"):
            key_map(scheme, load_config(place.root, environ=place.environ).keys)
        (place.root / "reader.toml").unlink()
        own.write_text(written)
        key_map(scheme, load_config(place.root, environ=place.environ).keys)
        own.unlink()


def test_every_action_that_starts_a_program_or_fills_the_clipboard_is_known_to_lead_out() -> None:
    """By what the desk does: a further action that does so has to be put on the list."""
    source = (Path(__file__).parents[2] / "reader" / "app" / "desk" / "home.py").read_text("utf-8")
    for call in ("copy_to_clipboard", "open_address", "run_on_file", "pipe("):
        assert call in source
    rooms = Path(__file__).parents[2] / "reader" / "app"
    for path in rooms.rglob("*.py"):
        if path.name in ("home.py", "main.py", "app.py"):
            continue
        text = path.read_text("utf-8")
        assert "copy_to_clipboard" not in text, path
        assert "open_url" not in text, path
        assert "action_suspend_process" not in text, path


def test_an_address_is_opened_by_no_shell_and_only_if_it_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reader.session.outside import open_address

    for address in ("file:///etc/passwd", "javascript:alert(1)", "https://a b", "-version", ""):
        with pytest.raises(UsageError, match="only http and https"):
            open_address(address)
    opened: list[str] = []

    def take(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", take)
    monkeypatch.setenv("BROWSER", "true")
    assert open_address("https://example.org/path?a=$(id)&b=;id")
    assert opened == ["https://example.org/path?a=$(id)&b=;id"]
