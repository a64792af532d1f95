"""The cursor of the page view stands on blocks and between characters, wherever one sends it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.errors import ReadOnlyError
from reader.session.mending import Mending
from reader.session.page_cursor import PageCursor
from reader.session.session import Session
from reader.text.graphemes import snap
from tests.pages import samples
from tests.session.support import Place, views

TEXT = samples.TWO_ARTICLES + (
    "\n\n“Prices rose 5% 👩\u200d🔬,” the minister’s aide said after cafe\u0301 owners protested.\n"
    "كتب الرئيس رسالة إلى موسكو يوم الخميس، وقال إن العلاقات قديمة.\n"
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["move", "extend", "word", "character", "article", "part", "click", "drag", "clear"]
        ),
        st.integers(-4, 4),
        st.integers(0, len(TEXT)),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    place = Place(tmp_path_factory.mktemp("cursor"))
    place.write("two.txt", TEXT)
    with place.open(write=False) as opened:
        yield opened


def begin(session: Session, words: str = "") -> PageCursor:
    mending = Mending(session, views(session)[0].page.sha256)
    return PageCursor(mending, TEXT.index(words))


def step(cursor: PageCursor, what: str, count: int, offset: int) -> None:
    if what == "click":
        cursor.click(offset, 1 + abs(count) % 2)
    elif what == "drag":
        cursor.drag(offset, max(0, min(len(TEXT), offset + 9 * count)), exact=count % 2 == 0)
    elif what == "part":
        cursor.begin_part()
    elif what == "clear":
        cursor.clear()
    elif count:
        move = {
            "move": cursor.move,
            "extend": cursor.extend,
            "word": cursor.word,
            "character": cursor.character,
            "article": cursor.next_article,
        }
        move[what](count)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_any_steps_leave_a_range_of_whole_clusters_on_blocks(
    session: Session, steps: list[tuple[str, int, int]]
) -> None:
    cursor = begin(session)
    for one in steps:
        step(cursor, *one)
        start, end = cursor.range
        assert 0 <= start < end <= len(TEXT)
        assert snap(TEXT, start) == start
        assert snap(TEXT, end) == end
        block = cursor.here.block
        assert block.start <= cursor.caret <= block.end
        if cursor.is_partial:
            assert block.start <= start < end <= block.end


def test_words_are_selected_one_by_one_and_given_back(session: Session) -> None:
    cursor = begin(session, "Tickets stay")
    cursor.begin_part()
    cursor.word(1)
    assert cursor.selected == "Tickets stay"
    cursor.word(-1)
    assert cursor.selected.strip() == "Tickets"
    assert cursor.clear()
    assert not cursor.clear()
    assert cursor.selected.startswith("Tickets stay")


def test_a_drag_takes_whole_words_and_with_a_modifier_characters(session: Session) -> None:
    cursor = begin(session)
    at = TEXT.index("Tickets stay")
    cursor.drag(at + 2, at + 9)
    assert cursor.selected == "Tickets stay"
    cursor.drag(at + 2, at + 9, exact=True)
    assert cursor.selected == "ckets st"


def test_articles_are_gone_to_by_their_beginnings(session: Session) -> None:
    cursor = begin(session)
    cursor.next_article(1)
    assert cursor.here.block.start == cursor.mending.cut.articles[1].lo
    cursor.next_article(-1)
    assert cursor.head == 0


def test_a_page_that_is_only_read_is_looked_at_and_not_corrected(session: Session) -> None:
    cursor = begin(session, "Tickets stay")
    before = cursor.mending.cut
    with pytest.raises(ReadOnlyError):
        cursor.mending.set_kind(*cursor.range, "caption")
    assert cursor.mending.cut is before
