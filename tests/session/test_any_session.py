"""Whatever one does, in whatever order, with restarts between: it is all there, and true."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reader.model.errors import UsageError
from reader.model.records import Record, State
from reader.session.reading import Reading, open_reading
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, rows
from tests.session.worlds import NOTES, folder

HARD = (
    "“Prices rose 5% 👩\u200d🔬,” the minister’s aide said\r\nafter cafe\u0301 owners protested "
    "loudly.\r\n\r\nكتب الرئيس رسالة إلى موسكو يوم الخميس، وقال إن العلاقات قديمة.\r\n"
)
Shot = dict[str, Record]


class AnySession(RuleBasedStateMachine):
    """A model holds the states that undo and redo must lead to."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = folder()
        self._place = Place(self._folder.__enter__())
        for name, text in (("a", BRIDGE), ("b", HARBOUR), ("c", HARD)):
            self._place.write(f"{name}.txt", text)
        self.session: Session = self._place.open()
        self.reading: Reading = open_reading(self.session, rows(self.session)[0].id)
        self.past: list[Shot] = []
        self.future: list[Shot] = []
        self.now: Shot = {}

    def teardown(self) -> None:
        self.session.close()
        self._folder.__exit__(None, None, None)

    def shot(self) -> Shot:
        found: dict[str, Any] = {}
        for sha256 in self.session.store.pages():
            held = self.session.records(sha256)
            for table in (held.spans, held.relations, held.tags, held.articles):
                found.update(table)
        return found

    def did(self, change: object) -> None:
        if change is not None:
            self.past.append(self.now)
            self.future.clear()
            self.now = self.shot()
            assert self.now != self.past[-1]

    @rule(which=st.integers(0, 2))
    def go(self, which: int) -> None:
        listed = rows(self.session)
        self.reading = open_reading(self.session, listed[which % len(listed)].id)

    @rule(data=st.data())
    def select(self, data: st.DataObject) -> None:
        length = len(self.reading.text)
        ends = st.integers(0, length)
        self.reading.drag(data.draw(ends), data.draw(ends), exact=data.draw(st.booleans()))

    @rule(name=st.sampled_from(["claim", "quote"]))
    def label(self, name: str) -> None:
        try:
            self.did(self.reading.label(name))
        except UsageError:  # nothing but blanks is selected
            assert not self.reading.selected.strip()

    @precondition(lambda self: self.reading.current is not None)
    @rule(text=st.sampled_from(NOTES))
    def note(self, text: str) -> None:
        self.did(self.reading.note(text))

    @precondition(lambda self: self.reading.current is not None)
    @rule()
    def delete(self) -> None:
        self.did(self.reading.delete())

    @precondition(lambda self: self.reading.current is not None)
    @rule()
    def unsure(self) -> None:
        self.did(self.reading.toggle_unsure())

    @rule(value=st.sampled_from(["opinion", "reporting"]))
    def tag(self, value: str) -> None:
        self.did(self.reading.tag("genre", value))

    @rule(state=st.sampled_from(["done", "in-progress", "unread", "skipped"]))
    def state(self, state: State) -> None:
        self.did(self.reading.set_state(state))

    @rule()
    def undo(self) -> None:
        undone = self.session.undo()
        assert (undone is None) == (not self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()
        self.reading.reload()

    @rule()
    def redo(self) -> None:
        redone = self.session.redo()
        assert (redone is None) == (not self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()
        self.reading.reload()

    @rule()
    def save(self) -> None:
        self.session.flush()
        assert self.session.unsaved == 0
        for row in rows(self.session):
            view = self.session.article(row.id)
            editor = self.session.editor(view)
            mine = [s for s in editor.records.spans.values() if view.holds(s.start)]
            assert (row.spans, row.state) == (len(mine), Reading(self.session, view).state)

    @rule()
    def restart(self) -> None:
        at = self.reading.view.id
        self.session.close()
        self.session = self._place.open()
        self.reading = open_reading(self.session, at)

    @invariant()
    def all_is_there(self) -> None:
        assert self.shot() == self.now

    @invariant()
    def every_quote_is_what_the_page_says(self) -> None:
        view = self.reading.view
        page = view.page.text
        for span in self.session.records(view.page.sha256).spans.values():
            blocks = [(b.start, b.end) for b in view.article.readable()]
            for part in span.parts:
                assert page[part.start : part.end] == part.quote
                assert any(lo <= part.start and part.end <= hi for lo, hi in blocks)
        for placed in self.reading.spans:
            assert "\r" not in view.text.text[placed.start : placed.end]


TestAnySession = AnySession.TestCase
TestAnySession.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
