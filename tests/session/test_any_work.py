"""Everything that can be done to a corpus, in any order: annotations, cut, scheme and history."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from reader.exchange.native import read_line
from reader.exchange.validate import validate
from reader.model.errors import UsageError
from reader.model.filters import Field
from reader.model.records import Membership, Relation, Span
from reader.session import scheme_history
from reader.session.articles import OpenArticle
from reader.session.attributes import choices, set_value
from reader.session.bulk import Spans
from reader.session.checking import check
from reader.session.exporting import export
from reader.session.importing import import_records
from reader.session.mending import Mending
from reader.session.propagating import Propagation
from reader.session.reading import Reading
from reader.session.relabelling import migrate, plan
from tests.pages import invariants, samples
from tests.session import test_any_session as plain
from tests.session.support import BRIDGE, rows
from tests.session.worlds import NOTES

KINDS = ["body", "furniture", "title", "date", "outlet", "author", "caption", "credit", "subhead"]
MOVES: dict[str, tuple[object, ...]] = {
    "next_sentence": (),
    "previous_sentence": (),
    "extend_sentence": (1,),
    "extend_paragraph": (-1,),
    "move_word": (-1,),
    "move_clause": (1,),
    "move_character": (2,),
    "select_word": (),
    "select_quotation": (),
    "next_content": (1,),
    "cycle_content": (),
    "next_span": (1,),
    "cycle": (),
    "swap": (),
    "search": ("the",),
}


class AnyWork(plain.AnySession):
    """As `AnySession`, with what concerns relations, pages, many articles, labels and imports.

    What undo and redo lead to is compared by content: all records of all pages, and the scheme.
    """

    def __init__(self) -> None:
        self.exported = b""
        self.edited = False
        # What is drawn may depend on the order of uids, so these are the same each time.
        made = count(1)
        self._uids = patch(
            "reader.model.identity.os",
            SimpleNamespace(urandom=lambda size: next(made).to_bytes(size, "big")),
        )
        self._uids.start()
        super().__init__()
        # The same words stand in another article as well, and one page has two articles.
        for name, text in (("d", BRIDGE[:240] + "\n"), ("e", samples.TWO_ARTICLES)):
            self._place.write(f"{name}.txt", text)
        self.session.refresh()
        self.now = self.shot()

    def teardown(self) -> None:
        self._uids.stop()
        super().teardown()

    # --- what there is -----------------------------------------------------------------------

    def shot(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if not self.edited:
            found["scheme"] = scheme_history.read_text(self.session.root)
        for sha256 in self.session.store.pages():
            for table in self.session.records(sha256).state.tables.values():
                assert not found.keys() & table.records.keys()
                found.update(table.records)
        return found

    def spans(self) -> list[Span]:
        held = [self.session.records(page).spans for page in self.session.store.pages()]
        return sorted((s for spans in held for s in spans.values()), key=lambda s: s.uid)

    def anew(self) -> None:
        """Open the article where one is once more, since its page may be cut otherwise now."""
        page, offset = self.reading.view.page, self.reading.place
        cut = self.session.corpus.segmentation(page)
        article = cut.at(offset)
        assert article is not None
        self.reading = Reading(self.session, OpenArticle(page, cut, article))

    def same(self, before: dict[str, Any]) -> None:
        assert self.shot() == before

    def tried(self, act: Callable[[], object]) -> object:
        """Do what may be refused; then nothing has changed."""
        before = self.shot()
        try:
            made = act()
        except UsageError:
            self.same(before)
            self.reading.leave_edges()
            return None
        self.did(made)
        return made

    # --- where one is ------------------------------------------------------------------------

    @rule(which=st.integers(0, 9))
    def go(self, which: int) -> None:
        self.session.flush()
        super().go(which)

    @rule(name=st.sampled_from(sorted(MOVES)))
    def move(self, name: str) -> None:
        with suppress(UsageError):
            getattr(self.reading, name)(*MOVES[name])
        assert 0 <= self.reading.selection.start <= self.reading.selection.end
        assert self.reading.selection.end <= len(self.reading.text)

    # --- one article -------------------------------------------------------------------------

    @rule(number=st.integers(0, 5))
    def label(self, number: int) -> None:
        labels = self.session.scheme.labels
        self.tried(lambda: self.reading.label(labels[number % len(labels)].name))

    @rule(data=st.data())
    def part(self, data: st.DataObject) -> None:
        with suppress(UsageError):
            self.reading.add_part()
        ends = st.integers(0, len(self.reading.text))
        self.reading.drag(data.draw(ends), data.draw(ends))

    @precondition(lambda self: self.reading.current is not None)
    @rule(data=st.data())
    def edges(self, data: st.DataObject) -> None:
        self.reading.begin_edges()
        ends = st.integers(0, len(self.reading.text))
        self.reading.drag(data.draw(ends), data.draw(ends), exact=data.draw(st.booleans()))
        self.tried(self.reading.accept_edges)

    @precondition(lambda self: self.reading.current is not None)
    @rule(data=st.data())
    def attribute(self, data: st.DataObject) -> None:
        span = self.reading.current
        assert span is not None
        offered = choices(self.session.scheme, self.reading.text, span)
        if offered:
            choice = data.draw(st.sampled_from(offered))
            self.tried(lambda: set_value(self.reading, span, choice))

    @precondition(lambda self: self.reading.current is not None)
    @rule()
    def unsure(self) -> None:
        self.tried(self.reading.toggle_unsure)

    @rule(text=st.sampled_from(NOTES))
    def article_note(self, text: str) -> None:
        self.tried(lambda: self.reading.article_note(text))

    @rule(act=st.sampled_from(["star", "archive", "clear", "repeat", "pass_over"]))
    def other(self, act: str) -> None:
        editor = self.session.editor(self.reading.view)
        selection = self.reading.selection
        acts: dict[str, Callable[[], object]] = {
            "star": lambda: self.reading.do(editor.star()),
            "archive": lambda: self.reading.do(editor.archive()),
            "clear": self.reading.clear,
            "repeat": self.reading.repeat,
            "pass_over": lambda: self.reading.do(
                editor.pass_over([(selection.start, selection.end)])
            ),
        }
        self.tried(acts[act])

    # --- relations ---------------------------------------------------------------------------

    @precondition(lambda self: len(self.spans()) > 1)
    @rule(data=st.data())
    def relate(self, data: st.DataObject) -> None:
        one, two = (data.draw(st.sampled_from(self.spans())) for _ in "ab")
        kinds = self.session.scheme.relations
        if not kinds:
            return
        kind = data.draw(st.sampled_from(kinds))
        page = self.session.corpus.page(one.page)
        cut = self.session.corpus.segmentation(page)
        article = cut.at(one.start)
        assert article is not None
        view = OpenArticle(page, cut, article)

        def act() -> object:
            change = self.session.editor(view).relate(kind, one, two)
            self.session.apply(change, view)
            return change

        self.tried(act)

    @rule(data=st.data())
    def untie(self, data: st.DataObject) -> None:
        records = self.session.records(self.reading.view.page.sha256)
        ties: list[Relation | Membership] = [
            *records.relations.values(),
            *records.memberships.values(),
        ]
        if ties:
            tie = data.draw(st.sampled_from(sorted(ties, key=lambda one: one.uid)))
            editor = self.session.editor(self.reading.view)
            self.tried(lambda: self.reading.do(editor.untie(tie)))

    # --- the page ----------------------------------------------------------------------------

    @rule(
        data=st.data(),
        act=st.sampled_from(["kind", "kind", "start", "merge", "boundary", "split", "field"]),
        shift=st.integers(0, 60),
    )
    def mend(self, data: st.DataObject, act: str, shift: int) -> None:
        found = Mending(self.session, self.reading.view.page.sha256)
        index = data.draw(st.integers(0, len(found.blocks) - 1))
        block = found.blocks[index].block
        kind: Any = data.draw(st.sampled_from(KINDS))
        acts: dict[str, Callable[[], object]] = {
            "kind": lambda: found.set_kind(block.start, block.end, kind),
            "start": lambda: found.start_article(block.start + shift),
            "merge": lambda: found.merge(block.start),
            "boundary": lambda: found.move_boundary(block.start, 1 - shift % 3),
            "split": lambda: found.split(block.start + shift),
            "field": lambda: found.set_field(block.start, "title", f"Some title {shift}"),
        }
        self.tried(acts[act])
        self.anew()

    # --- many articles -----------------------------------------------------------------------

    @precondition(lambda self: self.reading.current is not None)
    @rule(most=st.integers(0, 3))
    def propagate(self, most: int) -> None:
        span = self.reading.current
        assert span is not None
        self.session.flush()
        search = Propagation(self.session, self.reading.view, span)
        found = list(search.candidates())[:most]
        self.tried(lambda: search.apply(found))
        self.reading.reload()

    @rule(act=st.sampled_from(["relabel", "attribute", "delete"]), number=st.integers(0, 5))
    def bulk(self, act: str, number: int) -> None:
        self.session.flush()
        labels = self.session.scheme.labels
        name = labels[number % len(labels)].name
        numbers = self.session.catalogue.find_spans("ana", Field("label", name))
        assert numbers is not None
        assert len(numbers) == sum(span.label == name for span in self.spans())
        many = Spans(self.session, numbers)
        acts: dict[str, Callable[[], object]] = {
            "relabel": lambda: many.relabel(labels[0].name),
            "attribute": lambda: many.set_attribute("stance", "for"),
            "delete": many.delete,
        }
        self.tried(acts[act])
        self.reading.reload()

    @rule(
        kind=st.sampled_from(["rename", "rename", "merge", "delete"]),
        number=st.integers(0, 5),
        name=st.sampled_from(["said", "claim", "quote", "fact"]),
    )
    def scheme(self, kind: Any, number: int, name: str) -> None:
        labels = [label.name for label in self.session.scheme.labels]
        if kind != "rename" and len(labels) == 1:
            return
        old = labels[number % len(labels)]
        try:
            wanted = plan(self.session, kind, old, name)
        except UsageError:
            return
        migrate(self.session, wanted)
        if wanted.own:
            self.did(wanted)
        elif wanted.before != wanted.after:  # of which there is no step to undo
            assert scheme_history.read_text(self.session.root) == wanted.after
            self.edited = True
            for shot in (self.now, *self.past, *self.future):
                shot.pop("scheme", None)
        self.reading.reload()

    # --- in and out --------------------------------------------------------------------------

    @rule()
    def write_out(self) -> None:
        """An export is valid, its offsets are right, and every span is in it once."""
        self.session.flush()
        out = io.BytesIO()
        result = export(self.session, out)
        assert result.failed == 0
        seen: set[str] = set()
        for line in out.getvalue().splitlines():
            record, problems = read_line(line)
            assert record is not None
            assert [*problems, *(p for p in validate(record) if p.severity == "error")] == []
            text = json.loads(line)["text"]
            for span in record.spans:
                assert text[span.start : span.end] == span.text
            here = {span.uid for span in record.spans} | {one.uid for one in record.unplaced}
            assert not here & seen
            seen |= here
        assert seen == {span.uid for span in self.spans()}
        self.exported = out.getvalue()

    @precondition(lambda self: self.exported)
    @rule()
    def take_in(self) -> None:
        """What was written earlier comes back as one step, whatever was done since."""
        self.session.flush()
        before = self.shot()
        result = import_records(self.session, io.BytesIO(self.exported), "corpus.jsonl")
        self.did(result if sum(result.added.values()) else None)
        if not sum(result.added.values()):
            self.same(before)
        for uid, record in before.items():
            if isinstance(record, Span | Relation):
                assert self.now[uid] == record
        self.anew()

    @rule()
    def look(self) -> None:
        self.session.flush()
        found = check(self.session.root, "ana", environ=self._place.environ)
        assert [str(one) for one in found if one.severity != "note"] == []

    # --- history -----------------------------------------------------------------------------

    @rule()
    def undo(self) -> None:
        super().undo()
        self.anew()

    @rule()
    def redo(self) -> None:
        super().redo()
        self.anew()

    @rule()
    def restart(self) -> None:
        super().restart()
        self.anew()
        for row in rows(self.session):
            view = self.session.article(row.id)
            assert row.page == view.page.sha256
            assert row.title in (None, view.title)

    @invariant()
    def every_quote_is_what_the_page_says(self) -> None:
        view = self.reading.view
        page = view.page.text
        spans = self.session.records(view.page.sha256).spans
        for span in spans.values():
            for part in span.parts:
                assert page[part.start : part.end] == part.quote
        held = [span for span in spans.values() if view.holds(span.start)]
        assert len(self.reading.spans) + self.reading.outside == len(held)
        for placed in self.reading.spans:
            for start, end in placed.fragments:
                assert 0 <= start < end <= len(view.text.text)
                assert "\r" not in view.text.text[start:end]

    @invariant()
    def every_relation_has_its_ends(self) -> None:
        there = {span.uid for span in self.spans()}
        for page in self.session.store.pages():
            records = self.session.records(page)
            for relation in records.relations.values():
                assert {relation.source.span, relation.target.span} <= there
            assert {member.span for member in records.memberships.values()} <= there

    @invariant()
    def the_cut_is_sound(self) -> None:
        view = self.reading.view
        invariants.check(view.page.text, view.segmentation)


@pytest.mark.parametrize(
    ("examples", "steps"),
    [pytest.param(6, 25, id="some"), pytest.param(60, 50, id="many", marks=pytest.mark.slow)],
)
def test_whatever_is_done_to_a_corpus_in_whatever_order_it_is_whole(
    examples: int, steps: int
) -> None:
    run_state_machine_as_test(
        AnyWork,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=[Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
