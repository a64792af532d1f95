"""No payload that a page, name, label, note, tag or error carries acts on the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.changes import Change, Op
from reader.model.records import Part, Span
from reader.session.reading import open_reading
from reader.session.session import Session
from tests.payloads import PAYLOADS, Payload, forbidden_bytes_in
from tests.pty.terminal import WHO, Terminal

pytestmark = [
    pytest.mark.pty,
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]

FIT = [payload for payload in PAYLOADS if payload.fits_page]


def blocks() -> str:
    return "\n\n".join(f"The {p.id} is {p.text} and was seen on Monday." for p in FIT)


@pytest.fixture
def hostile(workspace: Path) -> Path:
    """A workspace with every payload in its page, names, labels, notes and tags."""
    seeds = workspace / "seeds"
    for old in seeds.iterdir():
        old.unlink()
    titles = [" ".join(f"T {p.text}" for p in FIT[n::4] if len(p.text) < 60) for n in range(4)]
    for number, title in enumerate(titles):
        page = f"{title}\n\nBy Somebody\n\n{blocks()}\n"
        (seeds / f"page{number}.txt").write_bytes(page.encode())
    for payload in PAYLOADS:
        if payload.fits_file_name:
            (seeds / f"a{payload.text}.txt").write_bytes(b"\0")
    scheme = workspace / "annotations" / "labels.toml"
    scheme.write_text(scheme.read_text().replace("Something presented", "[/x] [bold] presented"))
    with Session.open(
        workspace, WHO, environ={"READER_CACHE": str(workspace.parent / "cache")}
    ) as session:
        session.refresh()
        for row in session.rows():
            if row.id:
                annotate(session, row.id)
        session.flush()
    return workspace


def annotate(session: Session, article_id: str) -> None:
    """Label with payloads as labels, of which the scheme knows none, and as notes and tags."""
    reading = open_reading(session, article_id)
    reading.first_sentence()
    for number, payload in enumerate(FIT):
        quote = next(iter(reading.view.parts([(reading.selection.start, reading.selection.end)])))
        span = labelled(reading.view.page.sha256, quote, number, payload)
        session.apply(Change("label", payload.text, (Op(None, span),), WHO), reading.view)
        if number % 3 == 0:
            reading.next_sentence()
    for payload in FIT[::3]:
        if line := " ".join(payload.text.splitlines()).strip():
            reading.tag("tag", line)
    reading.article_note("\n".join(payload.text for payload in FIT))


def labelled(page: str, part: Part, number: int, payload: Payload) -> Span:
    name = f"{page[:8]}{number:024x}"
    return Span(name, page, (part,), payload.text, WHO, note=payload.text)


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((80, 24), id="narrow"),
        pytest.param((180, 36), id="wide", marks=pytest.mark.slow),
    ],
)
def test_no_payload_acts_on_any_screen(
    hostile: Path, start: Callable[..., Terminal], size: tuple[int, int]
) -> None:
    terminal = start("-w", str(hostile), columns=size[0], rows=size[1])
    terminal.until("4 articles")
    terminal.until("problems (P)")
    terminal.keys("P", "What was found wrong")
    terminal.keys("   G")
    terminal.escape("esc closes")
    terminal.keys("gg")
    for _ in range(3):
        terminal.keys(" ")
    terminal.keys("G\r", "esc list")
    terminal.keys("gg")
    for _ in range(4):
        terminal.keys("]\t\t\t")
        terminal.keys("    ")
    terminal.keys("gg]i", "enter keeps it")
    terminal.escape("enter keeps it")
    terminal.keys("I", "Note on the article")
    terminal.escape("Note on the article")
    terminal.keys("t", "Tags of this article")
    terminal.escape("Tags of this article")
    terminal.keys("\r", "Label the selection")
    terminal.escape("Label the selection")
    terminal.keys("?", "Next article")
    terminal.keys("  G")
    terminal.escape("esc closes")
    terminal.keys("uuu", "undid")
    terminal.keys("/[/x]\r", "match 1 of")
    terminal.keys("q")
    assert terminal.exit_code() == 0
    assert len(terminal.raw) > 20_000
    assert forbidden_bytes_in(terminal.raw) == []


def test_no_payload_acts_in_an_error_before_the_screen(
    workspace: Path, start: Callable[..., Terminal]
) -> None:
    scheme = workspace / "annotations" / "labels.toml"
    texts = "".join(p.text for p in FIT if p.fits_line and len(p.text) < 60)
    escaped = "".join(f"\\U{ord(letter):08x}" for letter in texts)
    scheme.write_text(f'name = "x/1"\n[[label]]\nname = "{escaped}"\nkey = "{escaped}"\n')
    terminal = start("-w", str(workspace))
    assert terminal.exit_code() != 0
    assert "labels.toml" in terminal.text
    assert forbidden_bytes_in(terminal.raw) == []
