"""Other programs get an article whole and private, and addresses lead where they seem to."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from reader.model.errors import ReaderError, UsageError
from reader.session.articles import OpenArticle
from reader.session.glance import glance
from reader.session.outside import (
    addresses,
    editor_command,
    open_address,
    pager_command,
    plain_article,
    reference,
    run_on_file,
)

BODY = "The harbour was closed on Monday, the mayor said. Nobody was hurt in the storm that night. "


def article(*lines: str) -> OpenArticle:
    page = "\n\n".join(["A Headline About the Harbour", BODY * 3, *lines]).encode()
    with glance(page, "page.txt") as session:
        row = session.rows()[0]
        return session.article(row.id)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("See https://example.org/a_(b).", "https://example.org/a_(b)"),
        ("(at http://example.org/x?y=1#z)", "http://example.org/x?y=1#z"),
        ("“https://example.org/a”,", "https://example.org/a"),
        ("HTTPS://Example.org/A;", "HTTPS://Example.org/A"),
    ],
)
def test_an_address_ends_before_the_punctuation_around_it(written: str, address: str) -> None:
    assert address in addresses(article(written))


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "https://bank.example@evil.example/x",
        "https://",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_what_is_no_honest_web_address_is_not_offered(written: str) -> None:
    assert addresses(article(f"See {written} for more.")) == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:1", "-a", "http://"])
def test_nothing_but_web_addresses_is_opened(address: str) -> None:
    with pytest.raises(UsageError, match="http and https"):
        open_address(address)


def test_without_a_browser_none_is_said_to_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    assert not open_address("https://example.org/")


def test_what_is_copied_says_where_it_is_from_and_cannot_act() -> None:
    view = article("He said \x1b]52;c;AAAA\x07 twice.")
    copied = reference(view, 0, len(view.text.text))
    assert "\x1b" not in copied
    assert f"{view.id}:0-{len(view.text.text)}" in copied
    assert "\x1b" not in plain_article(view)


def test_a_program_gets_the_text_in_a_file_that_only_its_owner_can_read(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = (
        "import os,sys,pathlib;p=sys.argv[1];"
        f"pathlib.Path({str(seen)!r}).write_text(oct(os.stat(p).st_mode)+' '+p);"
        "pathlib.Path(p).write_text(pathlib.Path(p).read_text()+'more')"
    )
    assert run_on_file([sys.executable, "-c", script], "text ", keep=True) == "text more"
    mode, path = seen.read_text().split(" ")
    assert stat.S_IMODE(int(mode, 8)) == 0o600
    assert not Path(path).exists()


def test_a_program_that_cannot_run_or_fails_is_told() -> None:
    with pytest.raises(ReaderError, match="cannot be run"):
        run_on_file(["/nowhere/editor"], "text")
    with pytest.raises(ReaderError, match="ended with code 3"):
        run_on_file([sys.executable, "-c", "raise SystemExit(3)"], "text")


def test_editor_and_pager_are_those_of_the_environment_with_their_arguments() -> None:
    assert editor_command({"EDITOR": "ed", "VISUAL": "code -w 'a b'"}) == ["code", "-w", "a b"]
    assert pager_command({"PAGER": "less -R"}) == ["less", "-R"]
    with pytest.raises(UsageError, match="EDITOR cannot be read"):
        editor_command({"EDITOR": "vi 'unclosed"})
