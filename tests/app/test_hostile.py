"""Whatever text from outside holds, the screens show it and obey nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from reader.model.scheme import AttributeDef, Label, LabelScheme, TagDef
from reader.session.session import Session
from tests.app.driver import Driver, driving, open_session
from tests.payloads import PAYLOADS, forbidden_bytes_in

IN_LINE = "".join(f" {payload.text} ." for payload in PAYLOADS if payload.fits_page)
LINES = IN_LINE.replace("\r", " ").replace("\n", " ")
SHORT = [payload.text for payload in PAYLOADS if payload.fits_page and len(payload.text) < 60]


def page() -> str:
    body = "\n\n".join(
        f"{payload.text} is said to be so, said the {payload.id}."
        for payload in PAYLOADS
        if payload.fits_page
    )
    return f"A Title With {SHORT[0]} And {SHORT[7]} In It\n\nBy Somebody\n\n{body}\n"


def hostile_scheme() -> LabelScheme:
    """A scheme as no file may hold it: names full of payloads."""
    labels = [Label("claim", "1", "yellow", LINES, "tint")]
    labels += [Label(text, str(n), "red", text) for n, text in enumerate(SHORT[:8], 2)]
    tags = tuple(TagDef(text, (text, f"{text}2")) for text in SHORT[8:12])
    attributes = (AttributeDef("unsure", ("any",), ("no", "yes"), flag=True),)
    return LabelScheme(LINES, tuple(labels), attributes, tags=tags)


def assert_safe(desk: Driver) -> None:
    drawn = "\n".join(desk.screen_lines())
    assert forbidden_bytes_in(drawn.encode("utf-8", "surrogatepass")) == []


@pytest.fixture
def hostile(workspace: Path) -> Session:
    seeds = workspace / "seeds"
    for old in seeds.iterdir():
        old.unlink()
    (seeds / "page.txt").write_bytes(page().encode())
    for payload in PAYLOADS:
        if payload.fits_file_name and payload.text not in (".", "..", ""):
            name = seeds / f"a{payload.text}.txt"
            name.write_bytes(b"\0" if payload.fits_line else b"")
    return open_session(workspace)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=["narrow", "wide"])
async def test_no_screen_and_no_dialog_lets_a_payload_through(
    hostile: Session, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = hostile_scheme()
    monkeypatch.setattr(Session, "scheme", property(lambda _: scheme))
    async with driving(hostile, size) as desk:
        desk.main.problems.append(LINES)
        assert_safe(desk)
        await desk.keys("G", "P")
        assert_safe(desk)
        await desk.keys("escape", "enter")
        assert_safe(desk)
        for _ in range(20):
            await desk.keys("space")
            assert_safe(desk)
        await desk.keys("g", "g", *"123456789", "tab")
        assert len(desk.spans) == 9
        assert_safe(desk)
        reading = desk.main.reading
        desk.main.changed(reading.note(LINES))
        desk.main.changed(reading.tag("tag", " ".join(LINES.splitlines())))
        desk.main.changed(reading.article_note(LINES))
        await desk.settle()
        assert_safe(desk)
        for keys in (["i"], ["I"], ["t"], ["enter"], ["?"]):
            await desk.keys(*keys)
            assert desk.app.screen is not desk.main
            for key in ("down", "pagedown", "G") if keys == ["?"] else ("down",):
                await desk.keys(key)
                assert_safe(desk)
            while desk.app.screen is not desk.main:
                await desk.keys("escape")
            assert_safe(desk)
        desk.main.say(LINES)
        desk.main.failure = LINES
        await desk.settle()
        assert_safe(desk)


async def test_markup_in_a_page_and_a_message_is_shown_as_it_is(hostile: Session) -> None:
    async with driving(hostile, (100, 60)) as desk:
        await desk.keys("G", "enter")
        for payload in PAYLOADS:
            if payload.verbatim and len(payload.text) < 40:
                desk.main.say(f"<{payload.text}>")
                await desk.pilot.pause()
                assert desk.says(f"<{payload.text}>"), payload.id


async def test_what_is_pasted_into_fields_is_drawn_safely(session: Session) -> None:
    async with driving(session) as desk:
        for keys in (["enter", "/"], ["escape", "I"], ["escape", "escape", "t", "/"]):
            await desk.keys(*keys)
            focused = desk.app.focused
            assert focused is not None
            focused.post_message(events.Paste(LINES))
            await desk.settle()
            assert_safe(desk)
