"""Attributes, relations, decisions, states and tags by key and mouse, with the text in sight."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reader.app.screens.attributes import AttributeStrip
from reader.app.screens.note import NoteScreen
from reader.app.screens.relations import OfferStrip, RelationList, SuggestionStrip
from reader.app.screens.tags import TagScreen, Values
from reader.app.widgets.lines import HintLine, Line
from reader.app.widgets.options import Options
from reader.session.session import Session
from tests.app.driver import Driver, driving


def top(desk: Driver) -> str:
    return desk.main.query_one("#top", Line).text


def attributes(desk: Driver) -> dict[str, str]:
    return {a.name: a.value for span in desk.spans for a in span.span.attributes}


def related(desk: Driver) -> list[str]:
    return desk.main.related_lines(desk.main.reading.need_note().span)


async def pick(desk: Driver, words: str, widget: str = "#options") -> None:
    """Click an option of the strip that is open."""
    options = desk.app.screen.query_one(widget, Options)
    found = next(p for p in options.placed(options.size.width) if words in p.text and p.option >= 0)
    await desk.click(options, found.start + 1, found.row)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_letter_sets_an_attribute_at_once_and_the_span_stays_in_sight(
    session: Session, size: tuple[int, int]
) -> None:
    async with driving(session, size) as desk:
        await desk.keys("enter", "j", "1", "a")
        assert isinstance(desk.app.screen, AttributeStrip)
        assert desk.says("a (affirm)")
        assert desk.says(desk.main.reading.selected[:40])
        await desk.keys("r", "!")
        assert attributes(desk) == {"stance": "refute", "unsure": "yes"}
        assert desk.says("r [refute]")
        await desk.keys("u")
        assert attributes(desk) == {"stance": "refute"}
        before = desk.selected
        await desk.keys("j")
        assert desk.main.is_current
        assert desk.selected != before
        await desk.keys("k")
        assert "stance=refute" in desk.main.strip.text


async def test_values_are_set_by_clicks_and_a_click_beside_the_strip_leaves_it(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "5", "a")
        await pick(desk, "mixed")
        await pick(desk, "unnamed")
        assert attributes(desk) == {"quote_type": "mixed", "attribution": "unnamed"}
        await pick(desk, "mixed")
        assert attributes(desk) == {"attribution": "unnamed"}
        await desk.pilot.click(offset=(90, 5))
        await desk.settle()
        assert desk.main.is_current


async def test_what_is_near_is_joined_by_a_digit_and_the_strip_and_margin_tell_of_it(
    session: Session,
) -> None:
    async with driving(session, (200, 50)) as desk:
        await desk.keys("enter", "j", "w", "3", "s", "1", "m")
        assert isinstance(desk.app.screen, SuggestionStrip)
        await desk.keys("1")
        assert desk.main.is_current
        assert related(desk)[0].startswith("← claimer-of claimer")
        assert "← claimer-of claimer" in desk.main.margin.text
        await desk.keys("d")
        assert "and 1 relation" in desk.status
        await desk.keys("u")
        assert len(desk.spans) == 2
        assert related(desk)


async def test_a_mark_stays_in_sight_across_articles_and_jumps_lead_there_and_back(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "j", "1", "m")
        assert "marked claim" in desk.status
        first = desk.title
        await desk.keys("escape", "j")
        assert "m: claim" in top(desk)
        await desk.keys("enter", "j", "1")
        second, selected = desk.title, desk.selected
        assert second != first
        await desk.keys("m")
        assert isinstance(desk.app.screen, OfferStrip)
        await pick(desk, "this ↔ marked" if desk.says("this ↔ marked") else "marked ↔ this")
        assert "m: claim" not in top(desk)
        assert related(desk)[0].startswith("↔ same-claim claim")
        await desk.keys("r")
        assert isinstance(desk.app.screen, RelationList)
        await desk.keys("enter")
        assert desk.title == first
        assert related(desk)[0].startswith("↔ same-claim claim")
        await desk.keys("backspace")
        assert (desk.title, desk.selected) == (second, selected)
        await desk.keys("r", "d")
        assert related(desk) == []
        await desk.keys("backspace")
        assert "no jump" in desk.status


async def test_what_the_scheme_does_not_allow_is_behind_a_further_key_and_a_warning(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "w", "4", "m", "j", "w", "8", "m")
        assert desk.says("the scheme has no relation for these two")
        await desk.keys("M")
        assert desk.says("the scheme does not mean these for such labels")
        await desk.keys("1")
        assert "cue claimer-of time" in desk.status
        assert related(desk)[0].startswith("← claimer-of cue")


async def test_nothing_here_goes_on_to_the_next_undecided_sentence_and_is_seen_beside_the_text(
    session: Session,
) -> None:
    async with driving(session, (100, 30)) as desk:
        await desk.keys("enter", "g", "g", "1", "j", "2", "k")
        total = desk.main.covered(desk.main.reading).total
        assert f"2/{total} sentences" in top(desk)
        await desk.keys("X")
        third = desk.selected
        y = desk.document.screen_row(desk.main.reading.selection.start)
        assert "·" not in desk.document.render_line(y).text[:12]
        await desk.keys("x")
        assert "·" in desk.document.render_line(y).text[:12]
        assert f"3/{total} sentences" in top(desk)
        assert desk.selected != third
        await desk.keys("k", "0")
        assert f"2/{total} sentences" in top(desk)
        await desk.keys(*["x"] * (total - 2), "x")
        assert "every sentence is decided" in desk.status
        await desk.saved()


async def test_a_click_on_a_hint_does_what_its_key_does(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "j", "1")
        hints = desk.main.query_one(HintLine)
        for words, wanted in (("j k sentence", "k"), (": all", ":")):
            text = desk.screen_lines()[-1]
            await desk.click(hints, text.index(words) + words.index(wanted), 0)
            if wanted == "k":
                assert desk.main.reading.current is None
        assert desk.says("Attributes of the span")
        await desk.keys("escape")


async def test_done_no_claims_and_skipped_are_a_key_each_and_open_the_next_article(
    session: Session,
) -> None:
    async with driving(session) as desk:
        titles = [desk.title]
        for key in ("D", "C", "-"):
            await desk.keys(key)
            titles.append(desk.title)
        assert len(set(titles)) == 4
        await desk.saved()
        await desk.until(lambda: desk.main.totals.states["skipped"] == 1)
        states = [row.state for row in desk.session.rows(0, 4)]
        assert states == ["done", "no-claims", "skipped", "unread"]
        assert "▰▱▱▱▱" in top(desk)


async def test_tags_are_completed_from_the_corpus_and_set_by_clicks(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("t", "/", *"follow-up", "enter", "escape")
        await desk.saved()
        await desk.keys("j", "t", "/", *"fol")
        assert desk.says("follow-up")
        await desk.keys("tab", "enter")
        assert desk.main.reading.tags == [("tag", "follow-up")]
        screen = desk.app.screen
        assert isinstance(screen, TagScreen)
        cell = next(one for one in screen._cells if one.value == "opinion")
        await desk.click(screen.query_one(Values), cell.start + 2, cell.row)
        assert ("genre", "opinion") in desk.main.reading.tags


async def test_a_note_goes_on_in_an_editor_on_a_private_file_that_is_gone_afterwards(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int]] = []

    def run(command: list[str], text: str, *, keep: bool) -> str:
        seen.append((text, keep))
        return f"{text} and more\r\non two lines\x1b\n"

    monkeypatch.setattr("reader.session.outside.run_on_file", run)
    async with driving(session) as desk:
        monkeypatch.setattr(desk.main, "outside", lambda do: do())
        await desk.keys("enter", "1", "i", *"word", "ctrl+e")
        assert isinstance(desk.app.screen, NoteScreen)
        assert seen == [("word", True)]
        await desk.keys("enter")
        assert desk.spans[0].span.note == "word and more\non two lines\u241b"


def test_an_editor_gets_a_file_that_only_the_owner_reads(tmp_path: Path) -> None:
    from reader.session.outside import run_on_file

    script = tmp_path / "editor"
    script.write_text(
        f'#!/bin/sh\nls -l "$1" > {tmp_path}/mode\necho "$1" > {tmp_path}/name\n'
        'printf changed > "$1"\n'
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    assert run_on_file([str(script)], "before", keep=True) == "changed"
    assert (tmp_path / "mode").read_text().startswith("-rw-------")
    assert not Path((tmp_path / "name").read_text().strip()).exists()
