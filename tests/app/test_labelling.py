"""Labelling, notes, tags, states and undo by keys: what changes, and what is told."""

from __future__ import annotations

from pathlib import Path

from reader.app.screens.note import NoteScreen
from reader.app.screens.tags import TagScreen
from reader.app.widgets.gutter import LANES
from reader.session.session import Session
from tests.app.driver import driving, open_session


async def test_a_digit_labels_the_selection_and_the_same_digit_takes_it_off(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1")
        assert desk.labels == ["claim"]
        assert "labelled claim" in desk.status
        await desk.keys("1")
        assert desk.labels == []
        await desk.keys("2", "0")
        assert desk.labels == []


async def test_labelling_never_scrolls_wraps_or_moves_the_selection(session: Session) -> None:
    async with driving(session, (100, 24)) as desk:
        await desk.keys("enter", "space", "j")
        place, rows = desk.document.scroll_offset, desk.document.virtual_size
        selected = desk.selected
        await desk.keys("1", "2", "3", "4", "5", "6")
        assert len(desk.labels) == 6
        assert (desk.document.scroll_offset, desk.document.virtual_size) == (place, rows)
        assert desk.selected == selected


async def test_overlapping_labels_all_have_a_bracket_and_more_than_fit_are_counted(
    session: Session,
) -> None:
    async with driving(session, (100, 40)) as desk:
        await desk.keys("enter", *"123456")
        y = desk.document.screen_row(desk.spans[0].start)
        gutter = desk.document.render_line(y).text[:7]
        assert gutter.startswith("123456"[:LANES])
        assert "+2" in gutter


async def test_the_strip_tells_of_the_span_under_the_cursor_and_tab_of_the_next(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "2")
        assert "2 non-claim" in desk.main.strip.text
        assert "also here: claim" in desk.main.strip.text
        await desk.keys("tab")
        assert desk.main.strip.text.startswith("1 claim")


async def test_a_label_is_found_by_part_of_its_name(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "enter")
        await desk.write("evid")
        assert desk.says("7 evidence")
        await desk.keys("enter")
        assert desk.labels == ["evidence"]
        await desk.keys("enter", "down", "enter")
        assert sorted(desk.labels) == ["claim", "evidence"]
        await desk.keys("enter", "z", "z", "enter")
        assert desk.says("no label has this in its name")
        await desk.keys("escape")
        assert sorted(desk.labels) == ["claim", "evidence"]


async def test_a_note_is_written_on_the_span_and_stands_in_the_strip(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "j", "1", "i")
        await desk.write("who says so? q")
        await desk.keys("enter")
        assert desk.spans[0].span.note == "who says so? q"
        assert "note who says so? q" in desk.main.strip.text
        assert "wrote a note on claim" in desk.status


async def test_a_note_typed_ahead_of_its_dialog_is_text_and_no_commands(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "i", *"d1uqD", "enter", "j", "2")
        assert [(span.span.label, span.span.note) for span in desk.spans] == [
            ("claim", "d1uqD"),
            ("non-claim", ""),
        ]


async def test_writing_a_note_leaves_the_selection_as_it_was(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "w", "1", "s")
        before = desk.selected
        await desk.keys("i", "x", "enter")
        assert desk.spans[0].span.note == "x"
        assert desk.selected == before


async def test_a_note_has_lines_and_escape_drops_what_was_written_only_when_asked_twice(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "i", "a", "ctrl+n", "b", "enter")
        assert desk.spans[0].span.note == "a\nb"
        await desk.keys("i", "x", "escape")
        assert isinstance(desk.app.screen, NoteScreen)
        assert desk.says("esc again drops")
        await desk.keys("escape")
        assert desk.main.is_current
        assert desk.spans[0].span.note == "a\nb"
        await desk.keys("i", "escape")
        assert desk.main.is_current


async def test_a_note_without_a_span_says_what_to_do_first(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "i")
        assert "label the passage first" in desk.status
        await desk.keys("d")
        assert "no span here" in desk.status


async def test_an_article_has_a_note_of_its_own_from_the_list_too(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("I")
        await desk.write("read again")
        await desk.keys("enter")
        assert desk.main.reading.current_note == "read again"
        assert desk.says("note: read again")


async def test_tags_are_set_by_letters_and_taken_off_by_the_same(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "t", "a", "d")
        assert isinstance(desk.app.screen, TagScreen)
        assert desk.says("a [x]")
        await desk.keys("a", "escape")
        assert desk.main.is_current
        (tag,) = desk.main.reading.tags
        assert desk.says(f"#{tag[1]}")
        assert "removed tag" in desk.status


async def test_a_tag_of_ones_own_is_typed_and_taken_off_by_typing_it_again(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("t", "/")
        await desk.write("to check q")
        await desk.keys("enter")
        assert desk.main.reading.tags == [("tag", "to check q")]
        assert desk.says("to check q")
        await desk.keys("/", *"to", "space", *"check", "space", "q", "enter", "escape")
        assert desk.main.reading.tags == []


async def test_states_are_set_by_keys_and_shown_in_the_list_and_the_top_line(
    session: Session,
) -> None:
    async with driving(session) as desk:
        for keys, word in (("ss", "skipped"), ("sn", "no claims"), ("si", "in progress")):
            await desk.keys(*keys)
            await desk.saved()
            assert f"1 {word}" in desk.screen_lines()[0]
        await desk.keys("s", "u")
        await desk.saved()
        assert f"{desk.main.totals.articles} unread" in desk.screen_lines()[0]


async def test_done_opens_the_next_article_and_says_when_it_was_the_last(
    session: Session,
) -> None:
    rows = session.rows()
    async with driving(session) as desk:
        await desk.keys("enter", "D")
        assert desk.main.shown == rows[1].id
        assert desk.main.context == "text"
        await desk.keys("escape", "G", "D")
        assert "last article" in desk.status
        assert desk.main.shown == rows[-1].id


async def test_labelling_an_unread_article_puts_it_in_progress_and_undo_takes_both_back(
    session: Session,
) -> None:
    async with driving(session) as desk:
        await desk.keys("enter")
        states = [desk.main.reading.state]
        for key in ("1", "u"):
            await desk.keys(key)
            states.append(desk.main.reading.state)
        assert states == ["unread", "in-progress", "unread"]
        assert desk.labels == []


async def test_unsure_is_marked_and_told(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "!")
        assert "unsure" in desk.main.strip.text
        await desk.keys("!")
        assert "unsure" not in desk.main.strip.text


async def test_brackets_go_from_span_to_span_and_d_deletes(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "j", "j", "2", "k", "]")
        assert desk.main.reading.current is not None
        assert desk.main.reading.current.span.label == "non-claim"
        await desk.keys("[")
        assert desk.main.reading.current.span.label == "claim"
        await desk.keys("d")
        assert desk.labels == ["non-claim"]
        assert "deleted claim" in desk.status
        await desk.keys("]", "d", "]")
        assert "no spans yet" in desk.status


async def test_undo_and_redo_say_what_they_did_and_end_with_a_word(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "j", "2", "u")
        assert desk.labels == ["claim"]
        assert "undid: labelled non-claim" in desk.status
        await desk.keys("ctrl+r")
        assert desk.labels == ["claim", "non-claim"]
        assert "redid: labelled non-claim" in desk.status
        await desk.keys("ctrl+r")
        assert "nothing to redo" in desk.status
        await desk.keys("u", "u", "u")
        assert "nothing to undo" in desk.status
        assert desk.labels == []


async def test_undo_goes_to_the_article_and_passage_that_it_changed(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "j", "j", "1")
        first, passage = desk.main.shown, desk.selected
        await desk.keys("escape", "j", "j", "enter", "j")
        assert desk.main.shown != first
        await desk.keys("u")
        assert desk.main.shown == first
        assert desk.selected == passage
        assert desk.main.context == "text"
        assert desk.labels == []
        assert "undid: labelled claim" in desk.status


async def test_undo_works_after_a_restart(workspace: Path) -> None:
    async with driving(open_session(workspace)) as desk:
        await desk.keys("enter", "1", "j", "2")
        await desk.saved()
        await desk.keys("q")
    async with driving(open_session(workspace)) as desk:
        assert desk.labels == ["claim", "non-claim"]
        await desk.keys("u", "u")
        assert desk.labels == []
        await desk.keys("ctrl+r")
        assert desk.labels == ["claim"]


async def test_a_label_that_the_scheme_no_longer_has_is_kept_and_shown_with_a_question_mark(
    workspace: Path,
) -> None:
    async with driving(open_session(workspace)) as desk:
        await desk.keys("enter", "1")
        await desk.saved()
    scheme = workspace / "annotations" / "labels.toml"
    scheme.write_text('name = "other/1"\n[[label]]\nname = "fact"\nkey = "1"\ncolor = "red"\n')
    async with driving(open_session(workspace)) as desk:
        assert desk.labels == ["claim"]
        assert "? claim (not in the label scheme)" in desk.main.strip.text
        y = desk.document.screen_row(desk.spans[0].start)
        assert "?" in desk.document.render_line(y).text[:7]


async def test_read_only_says_so_and_changes_nothing(workspace: Path) -> None:
    async with driving(open_session(workspace, write=False)) as desk:
        assert "read only" in desk.status
        assert "undo" not in desk.screen_lines()[-1]
        await desk.keys("enter", "1")
        assert "for reading only" in desk.status
        assert desk.labels == []
        await desk.keys("u")
        assert desk.app.is_running
        await desk.keys("q")
        assert not desk.app.is_running


async def test_a_note_keeps_the_joiners_that_were_typed(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("enter", "1", "i")
        await desk.write("نمی\u200cخواهم 👩\u200d👧")
        await desk.keys("enter")
        assert desk.spans[0].span.note == "نمی\u200cخواهم 👩\u200d👧"
