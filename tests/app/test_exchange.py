"""Export and import in the app: what would happen is told first, and then done."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.app.desk import changing
from reader.model.changes import Change
from reader.session.importing import Choices, import_source
from reader.session.media import opened_source
from reader.session.session import Session
from tests.app.driver import Driver, driving


async def told(desk: Driver, words: str) -> None:
    await desk.until(lambda: desk.says(words), 15)


async def test_an_export_says_what_it_would_lose_before_it_is_written(
    session: Session, workspace: Path
) -> None:
    target = workspace / "annotations" / "_exports" / "corpus-conll"
    async with driving(session) as desk:
        await desk.keys("enter", "1", "g", "e")
        await told(desk, "would write 13 records")
        await desk.keys("f")
        await desk.write("conll:")
        await desk.keys("enter")
        await told(desk, "1 state left out")
        assert not target.exists()
        await desk.keys("enter")
        await told(desk, "wrote 13 records")
        assert target.exists()
        await desk.keys("escape")
        assert desk.app.screen is desk.main


async def test_only_what_the_list_shows_is_offered_where_it_is_filtered(session: Session) -> None:
    async with driving(session) as desk:
        await desk.keys("/")
        await desk.write("outlet:lbci")
        await desk.keys("enter")
        await desk.until(lambda: desk.main.list.count == 1)
        await desk.keys("g", "e")
        await told(desk, "those that the list shows")
        await told(desk, "would write 1 record")
        await desk.keys("a")
        await told(desk, "would write 13 records")


async def test_a_file_is_shown_before_it_is_taken_in_and_undo_takes_it_back(
    session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.jsonl"
    file.write_text(
        '{"id": 7, "text": "The harbour was closed on Monday.", "label": [[4, 11, "place"]]}\n'
    )
    async with driving(session) as desk:
        await desk.keys("g", "i")
        await desk.write(str(file))
        await desk.keys("enter")
        await told(desk, "(1 span: place)")
        assert desk.says("labels that the scheme does not have: place (1)")
        assert desk.main.list.count == 13
        await desk.keys("l", "enter")
        await told(desk, "taken in")
        await desk.keys("escape")
        await desk.until(lambda: desk.main.list.count == 14)
        assert session.scheme.label("place") is not None
        await desk.keys("u")
        assert desk.says("undid")


async def test_what_cannot_be_read_is_told_and_nothing_is_done(
    session: Session, tmp_path: Path
) -> None:
    async with driving(session) as desk:
        for name in ("nothing.here", "unknown.bin"):
            (tmp_path / "unknown.bin").write_bytes(b"\x00\x01\x02")
            await desk.keys("g", "i")
            await desk.write(str(tmp_path / name))
            await desk.keys("enter")
            await told(desk, "nothing was done")
            await desk.keys("escape")
        assert desk.main.list.count == 13


async def test_undoing_what_concerns_many_pages_shows_how_far_it_is_and_can_be_stopped(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "theirs.jsonl"
    records = [{"text": f"The harbour {n} was closed.", "label": [[4, 11, "x"]]} for n in range(4)]
    file.write_text("".join(f"{json.dumps(one)}\n" for one in records))
    with opened_source(str(file)) as source:
        import_source(session, source, choices=Choices(session.annotator))
    monkeypatch.setattr(changing, "MANY", 2)
    begin, go = threading.Event(), threading.Event()
    undo = session.undo

    def slowly(watch: Callable[[int, int], None]) -> Change | None:
        begin.set()
        go.wait(10)
        return undo(watch)

    monkeypatch.setattr(session, "undo", slowly)
    async with driving(session) as desk:
        shas = [row.page for row in session.rows() if "imported" in row.path]
        spans = [len(session.records(sha).spans) for sha in shas]
        assert spans == [1] * 4
        desk.send("u")
        await desk.until(begin.is_set)
        await desk.until(lambda: desk.says("stop, and leave everything as it was"))
        desk.send("escape")
        await desk.until(lambda: desk.says("stopping"))
        go.set()
        await told(desk, "stopped; everything is as it was")
        assert [len(session.records(sha).spans) for sha in shas] == spans
        begin.clear()
        await desk.keys("g", "a")
        await desk.until(lambda: desk.says("4 spans"))
        desk.send("u")
        await desk.until(begin.is_set)
        await told(desk, "undid: imported theirs.jsonl")
        assert not any(session.records(sha).spans for sha in shas)
