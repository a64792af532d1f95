"""An article that was opened in advance is shown at once, and not for long if it has changed."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from reader import logfile
from reader.session.ahead import LARGEST, MOST, Ahead
from reader.session.mending import Mending
from reader.session.reading import open_reading, reading_of
from reader.session.session import Session
from reader.text.layout import Layout
from tests.session.support import BRIDGE, HARBOUR, Place, rows


def laid_out(text: str) -> Layout:
    return Layout(text, 60)


def prepared(session: Session, place: int = 0) -> tuple[Ahead, str]:
    ahead, article = Ahead(session), rows(session)[place].id
    ahead.prepare(article, laid_out)
    return ahead, article


def test_it_is_what_opening_it_would_give_and_is_given_once(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        open_reading(session, rows(session)[0].id).label("claim")
        ahead, article = prepared(session)
        found = ahead.take(article)
        assert found is not None
        fresh, ready = open_reading(session, article), reading_of(session, found.view)
        assert (ready.text, ready.selection, ready.tags) == (fresh.text, fresh.selection, [])
        assert [span.span for span in ready.spans] == [span.span for span in fresh.spans]
        assert found.layout.rows == laid_out(fresh.text).rows
        assert ahead.take(article) is None


def test_what_was_labelled_meanwhile_is_on_it(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        open_reading(session, rows(session)[0].id).label("claim")
        ahead, article = prepared(session)
        reading = open_reading(session, article)
        reading.next_sentence()
        reading.label("quote")
        session.put_place(article, reading.place)
        found = ahead.take(article)
        assert found is not None
        ready = reading_of(session, found.view)
        assert [span.span.label for span in ready.spans] == ["claim", "quote"]
        assert ready.selection.start == reading.selection.start


def _edit(place: Place, session: Session) -> None:
    place.write("bridge.txt", BRIDGE.replace("old bridge", "new bridge"))


def _edit_keeping_size_and_time(place: Place, session: Session) -> None:
    path = place.root / "seeds" / "bridge.txt"
    times = path.stat()
    place.write("bridge.txt", BRIDGE.replace("old bridge", "new bridge"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _remove(place: Place, session: Session) -> None:
    (place.root / "seeds" / "bridge.txt").unlink()


def _correct(place: Place, session: Session) -> None:
    found = Mending(session, rows(session)[0].page)
    found.split(BRIDGE.index("until the spring"))


@pytest.mark.parametrize("happens", [_edit, _edit_keeping_size_and_time, _remove])
def test_what_changes_the_page_outside_is_found_by_a_look_at_the_disk(
    place: Place, happens: Callable[[Place, Session], None]
) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        ahead, article = prepared(session)
        found = ahead.take(article)
        assert found is not None
        assert ahead.is_true(found)
        happens(place, session)
        assert not ahead.is_true(found)


def test_an_article_that_was_cut_anew_here_is_not_given_away(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        ahead, article = prepared(session)
        _correct(place, session)
        assert ahead.take(article) is None
        session.flush()
        ahead, article = prepared(session)
        session.undo()
        assert ahead.take(article) is None


def test_giving_it_away_reads_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        ahead, article = prepared(session)
        monkeypatch.setattr(Ahead, "_stamp", None)
        for name in ("open", "stat", "lstat", "scandir"):
            monkeypatch.setattr(os, name, None)
        found = ahead.take(article)
        assert found is not None
        reading_of(session, found.view)
        monkeypatch.undo()


def test_what_is_not_true_any_more_is_forgotten_by_a_review(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    with place.open() as session:
        ahead, articles = Ahead(session), [row.id for row in rows(session)]
        for article in articles:
            ahead.prepare(article, laid_out)
        _edit(place, session)
        ahead.review()
        assert [ahead.take(article) is not None for article in articles] == [False, True]


def test_few_are_held_and_none_of_a_large_page(place: Place) -> None:
    for number in range(MOST + 2):
        place.write(f"{number}.txt", HARBOUR.replace("900", str(900 + number)))
    place.write("large.txt", BRIDGE + "\n\n" + "The port stood still for days. " * (LARGEST // 30))
    with place.open() as session:
        ahead = Ahead(session)
        articles = [row.id for row in rows(session)]
        for article in articles:
            ahead.prepare(article, laid_out)
        held = [ahead.take(article) is not None for article in articles]
        assert held == [False, False, *[True] * MOST, False]


def test_a_fault_in_an_article_that_nobody_has_asked_for_is_logged_and_ends_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[BaseException] = []
    monkeypatch.setattr(logfile, "error", lambda fault, *_: noted.append(fault))
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        ahead = Ahead(session)

        def fails(text: str) -> Layout:
            raise RecursionError(text)

        ahead.prepare(rows(session)[0].id, fails)
        assert ahead.take(rows(session)[0].id) is None
    assert [type(fault) for fault in noted] == [RecursionError]
