"""Correcting a page: nothing that anybody annotated is lost, and what moved is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.model.errors import UsageError
from reader.model.pages import READABLE, Block
from reader.model.records import Correction, Span
from reader.pages.overlay import replay
from reader.pages.segment import segment
from reader.session.articles import OpenArticle, effective_state
from reader.session.mending import Mended, Mending, read_date, values
from reader.session.session import Session
from tests.pages import samples
from tests.pages.invariants import check
from tests.session.support import BRIDGE, HARBOUR, Place, label, views
from tests.session.worlds import folder

TWO = samples.TWO_ARTICLES
KINDS = ["body", "furniture", "title", "date", "outlet", "author", "caption", "credit", "embed"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.write("two.txt", TWO)
    return made


@pytest.fixture
def session(place: Place) -> Iterator[Session]:
    with place.open() as opened:
        yield opened


def mending(session: Session) -> Mending:
    return Mending(session, views(session)[0].page.sha256)


def block_with(found: Mending, words: str) -> Block:
    at = found.page.text.index(words)
    return found.blocks[found.index(at)].block


def test_a_kind_is_set_for_a_range_and_saved_as_a_correction(session: Session) -> None:
    found = mending(session)
    block = block_with(found, "Tickets stay")
    made = found.set_kind(block.start, block.end, "caption")
    assert "caption" in made.message
    assert block_with(found, "Tickets stay").kind == "caption"
    session.flush()
    again = mending(session)
    assert block_with(again, "Tickets stay").origin == "person"
    assert [one.number for one in again.corrections] == [1]


def test_later_corrections_have_greater_numbers_than_all_that_were_seen(place: Place) -> None:
    with place.open("ben") as theirs:
        found = mending(theirs)
        for kind in ("caption", "embed"):
            block = block_with(found, "Tickets stay")
            found.set_kind(block.start, block.end, kind)
        theirs.flush()
    with place.open() as session:
        found = mending(session)
        assert block_with(found, "Tickets stay").kind == "embed"
        block = block_with(found, "Tickets stay")
        found.set_kind(block.start, block.end, "furniture")
        assert [one.number for one in found.corrections] == [1, 2, 3]
        assert block_with(found, "Tickets stay").kind == "furniture"


def test_merging_keeps_both_sets_of_tags_and_the_less_finished_state_and_says_so(
    session: Session,
) -> None:
    first, second = views(session)
    session.apply(session.editor(first).tag("tag", "river"), first)
    session.apply(session.editor(second).tag("tag", "ferry"), second)
    done = session.editor(first).state("done")
    assert done is not None
    session.apply(done, first)
    label(session, second, "Tickets stay")
    found = mending(session)
    made = found.merge(second.article.start)
    session.flush()
    (joined,) = views(session)
    editor = session.editor(joined)
    assert {tag.value for tag in editor.tags()} == {"river", "ferry"}
    assert effective_state(editor.states()) == "in-progress"
    assert "1 span is now in article 1" in made.message
    assert "article 1 was done and in progress and is now in progress" in made.message
    back = found.undo()
    assert back is not None
    assert "1 span is now in article 2" in back.message
    session.flush()
    assert len(views(session)) == 2


def test_merging_with_an_article_that_nobody_has_read_leaves_an_unread_one(
    session: Session,
) -> None:
    first, second = views(session)
    done = session.editor(first).state("done")
    assert done is not None
    session.commit(done, first)
    made = mending(session).merge(second.article.start)
    session.flush()
    (joined,) = views(session)
    assert effective_state(session.editor(joined).states()) == "unread"
    assert "was done and unread and is now unread" in made.message


def test_tags_and_state_stay_with_their_article_when_its_beginning_moves(
    session: Session,
) -> None:
    _, second = views(session)
    session.apply(session.editor(second).tag("tag", "ferry"), second)
    found = mending(session)
    while found.article(second.article.start).lo < second.article.start:
        article = found.cut.articles[1]
        found.move_boundary(article.start, 1)
    lo = found.cut.articles[1].lo
    found.move_boundary(found.cut.articles[1].start, 1)
    assert found.cut.articles[1].lo > lo
    session.flush()
    _, later = views(session)
    assert [tag.value for tag in session.editor(later).tags()] == ["ferry"]


def test_starting_an_article_says_which_spans_are_in_it_now(session: Session) -> None:
    first = views(session)[0]
    label(session, first, first.text.text[-40:-20])
    found = mending(session)
    body = [b for b in first.article.blocks if b.kind == "body"]
    made = found.start_article(body[-1].start)
    assert len(found.cut.articles) == 3
    assert "1 span is now in article 2" in made.message


def test_the_boundary_moves_by_a_block_and_back(session: Session) -> None:
    found = mending(session)
    before = [article.lo for article in found.cut.articles]
    offset = found.cut.articles[1].start
    found.move_boundary(offset, -1)
    assert found.cut.articles[1].lo < before[1]
    found.move_boundary(offset, 1)
    assert [article.lo for article in found.cut.articles] == before


def test_what_cannot_be_is_refused_and_stores_nothing(session: Session) -> None:
    found = mending(session)
    first = found.cut.articles[0]
    for refused in (
        lambda: found.merge(first.start),
        lambda: found.move_boundary(first.start, 1),
        lambda: found.start_article(found.cut.articles[1].start),
        lambda: found.split(found.blocks[0].block.start),
        lambda: found.set_field(first.start, "published", "last Tuesday"),
        lambda: found.set_field(first.start, "language", "en"),
    ):
        with pytest.raises(UsageError):
            refused()
    assert found.corrections == []
    assert session.unsaved == 0


def test_a_line_divided_at_the_cursor_is_two_blocks_of_the_same_kind(session: Session) -> None:
    found = mending(session)
    at = found.page.text.index("because the bridge upstream")
    block = block_with(found, "because the bridge upstream")
    found.split(at)
    pieces = [one.block for one in found.blocks if block.start <= one.block.start < block.end]
    assert [piece.kind for piece in pieces] == [block.kind, block.kind]
    assert pieces[1].start == at


def test_an_outlet_glued_to_a_title_is_divided_and_named(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.write("glued.txt", BRIDGE.replace("repairs\n", "repairs by the Post\n"))
    with place.open() as session:
        found = mending(session)
        at = found.page.text.index("by the Post")
        found.split(at)
        found.set_kind(at, at + len("by the Post"), "outlet")
        (article,) = found.cut.articles
        assert values(article)["title"][0].value == "Old bridge closes for repairs"
        assert values(article)["outlet"][0].value == "by the Post"


def test_fields_are_set_by_hand_and_from_a_selection(session: Session) -> None:
    found = mending(session)
    second = found.cut.articles[1]
    found.set_field(second.start, "published", "2023-12-31", "New Year's Eve 2023")
    at = found.page.text.index("the bridge upstream")
    found.set_field(second.start, "author", "The Bridge", "", (at, at + 10))
    known = values(found.cut.articles[1])
    assert (known["published"][0].value, known["published"][0].raw) == (
        "2023-12-31",
        "New Year's Eve 2023",
    )
    assert (known["author"][0].value, known["author"][0].start) == ("The Bridge", at)
    found.set_field(second.start, "author", "")
    assert values(found.cut.articles[1])["author"] == ()


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2025-03-21", "2025-03-21"),
        ("21 March 2025", "2025-03-21"),
        ("March 2025 or later", ""),
        ("soon", ""),
    ],
)
def test_a_date_is_read_from_what_is_typed_or_not_at_all(typed: str, value: str) -> None:
    assert read_date(typed) == value


def test_why_tells_the_reason_and_what_the_machine_took_it_for(session: Session) -> None:
    found = mending(session)
    index = found.index(found.page.text.index("Tickets stay"))
    before = found.why(index)
    assert any("body" in line for line in before)
    block = found.blocks[index].block
    found.set_kind(block.start, block.end, "caption")
    after = found.why(index)
    assert any("set by ana" in line for line in after)
    assert any("the machine takes it for body" in line for line in after)


def correction(op: str, start: int, end: int, value: str, number: int, who: str) -> Correction:
    uid = f"{number:032x}"
    return Correction(uid, "", op, start, end, value, who, number)  # type: ignore[arg-type]


LINES = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", TWO)]
RANGES = st.tuples(st.sampled_from(LINES), st.sampled_from(LINES)).map(
    lambda two: (min(two)[0], max(two)[1])
)
OTHER_CUTS = st.lists(st.tuples(RANGES, st.sampled_from([*KINDS, "start", "drop"])), max_size=6)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(better=OTHER_CUTS, place=RANGES, kind=st.sampled_from(KINDS))
def test_what_a_person_said_of_a_range_holds_over_every_other_cut_of_the_page(
    better: list[tuple[tuple[int, int], str]], place: tuple[int, int], kind: str
) -> None:
    """A segmenter to come is one that cuts the page in any other way."""
    made = []
    for number, ((start, end), what) in enumerate(better, 1):
        op = {"start": "start", "drop": "drop-start"}.get(what, "kind")
        made.append(correction(op, start, end, what, number, "machine"))
    machine = replay(TWO, segment(TWO), made)
    result = replay(TWO, machine, [correction("kind", *place, kind, 1, "ana")])
    check(TWO, result)
    blocks = [b for a in result.articles for b in a.blocks] + list(result.furniture)
    inside = [b for b in blocks if b.start < place[1] and place[0] < b.end]
    assert inside
    # Where nothing is left to read there is no article, and furniture says what it would be.
    said = {b.sub if b in result.furniture and b.sub else b.kind for b in inside}
    assert said == {kind}
    assert {b.reason for b in inside} == {"set by ana"}


class AnyMending(RuleBasedStateMachine):
    """Spans are made and pages are corrected, undone and redone in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = folder()
        self._place = Place(self._folder.__enter__())
        self._place.write("a.txt", TWO + "\n\n" + HARBOUR + "\r\n• point one\r\n• point two")
        self.session = self._place.open()
        self.found = mending(self.session)
        self.made = 0
        self.undone = 0

    def teardown(self) -> None:
        self.session.close()
        self._folder.__exit__(None, None, None)

    def spans(self) -> dict[str, Span]:
        return dict(self.session.records(self.found.page.sha256).spans)

    def do(self, act: object) -> None:
        before = self.spans()
        try:
            made = act() if callable(act) else None
        except UsageError:
            return
        assert self.spans() == before
        if made is not None:
            self.made, self.undone = self.made + 1, 0

    def offset(self, data: st.DataObject) -> int:
        index = data.draw(st.integers(0, len(self.found.blocks) - 1))
        return self.found.blocks[index].block.start

    @rule(data=st.data())
    def label(self, data: st.DataObject) -> None:
        cut = self.found.cut
        article = cut.articles[data.draw(st.integers(0, len(cut.articles) - 1))]
        view = OpenArticle(self.found.page, cut, article)
        length = len(view.text.text)
        if length < 2:
            return
        start = data.draw(st.integers(0, length - 2))
        end = data.draw(st.integers(start + 1, length))
        if not view.text.to_page(start, end):
            return
        change = self.session.editor(view).label([(start, end)], "claim")
        self.session.apply(change, view)
        self.made, self.undone = self.made + 1, 0

    @rule(data=st.data(), kind=st.sampled_from(KINDS))
    def kind(self, data: st.DataObject, kind: str) -> None:
        ends = sorted((self.offset(data), self.offset(data)))
        end = self.found.blocks[self.found.index(ends[1])].block.end
        self.do(lambda: self.found.set_kind(ends[0], end, kind))  # type: ignore[arg-type]

    @rule(data=st.data(), shift=st.integers(0, 40))
    def start(self, data: st.DataObject, shift: int) -> None:
        offset = self.offset(data) + shift
        self.do(lambda: self.found.start_article(offset))

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        offset = self.offset(data)
        self.do(lambda: self.found.merge(offset))

    @rule(data=st.data(), blocks=st.sampled_from([-2, -1, 1, 2]))
    def boundary(self, data: st.DataObject, blocks: int) -> None:
        offset = self.offset(data)
        self.do(lambda: self.found.move_boundary(offset, blocks))

    @rule(data=st.data(), shift=st.integers(1, 60))
    def split(self, data: st.DataObject, shift: int) -> None:
        offset = self.offset(data) + shift
        self.do(lambda: self.found.split(offset))

    @rule(data=st.data(), name=st.sampled_from(["title", "outlet", "author"]))
    def field(self, data: st.DataObject, name: str) -> None:
        offset = self.offset(data)
        self.do(lambda: self.found.set_field(offset, name, "Somebody"))

    def turned(self, made: Mended | None, *, there_is: bool) -> bool:
        assert (made is not None) == there_is
        return made is not None

    @rule()
    def undo(self) -> None:
        if self.turned(self.found.undo(), there_is=self.made > 0):
            self.made, self.undone = self.made - 1, self.undone + 1

    @rule()
    def redo(self) -> None:
        if self.turned(self.found.redo(), there_is=self.undone > 0):
            self.made, self.undone = self.made + 1, self.undone - 1

    @rule()
    def restart(self) -> None:
        cut, spans = self.found.cut, self.spans()
        self.session.close()
        self.session = self._place.open()
        self.found = mending(self.session)
        assert (self.found.cut, self.spans()) == (cut, spans)

    @invariant()
    def the_cut_is_sound(self) -> None:
        check(self.found.page.text, self.found.cut)

    @invariant()
    def every_span_is_in_a_text_or_counted_as_outside(self) -> None:
        found = self.found
        outside = {span.uid for span in found.outside()}
        readable = [
            (b.start, b.end) for a in found.cut.articles for b in a.blocks if b.kind in READABLE
        ]
        for span in self.spans().values():
            inside = all(
                any(lo <= part.start and part.end <= hi for lo, hi in readable)
                for part in span.parts
            )
            crosses = len({found.article(part.start).lo for part in span.parts}) > 1
            assert (span.uid in outside) == (not inside or crosses)
            for part in span.parts:
                assert found.page.text[part.start : part.end] == part.quote


TestAnyMending = AnyMending.TestCase
TestAnyMending.settings = settings(
    max_examples=20,
    stateful_step_count=20,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
