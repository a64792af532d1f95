"""A window that only looks, beside one that writes: it can write once the other has ended."""

from __future__ import annotations

from pathlib import Path

from tests.app.driver import driving, open_session


async def test_a_window_that_looks_writes_when_the_other_has_ended_and_shows_what_that_did(
    workspace: Path,
) -> None:
    first = open_session(workspace)
    looking = open_session(workspace, write=False)
    async with driving(looking) as desk:
        assert "S opens to write" in desk.status
        await desk.keys("enter", "j")
        there = desk.selected
        await desk.keys("S")
        assert "is open in another window" in desk.status
        assert desk.session is looking
        async with driving(first) as other:
            await other.keys("enter", "2")
            await other.saved()
        await desk.keys("S")
        await desk.until(lambda: "open to write" in desk.status and desk.session is not looking)
        await desk.settle()
        await desk.until(lambda: desk.main.opened is not None)
        await desk.keys("enter")
        assert desk.selected == there
        assert desk.labels == ["non-claim"]
        await desk.keys("1")
        await desk.saved()
        assert desk.session.unsaved == 0
        desk.app.end_session()
    with open_session(workspace, write=False) as session:
        (sha256,) = session.store.pages()
        spans = session.records(sha256).spans.values()
        assert sorted(span.label for span in spans) == ["claim", "non-claim"]
