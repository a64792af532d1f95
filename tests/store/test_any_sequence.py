"""What a person is promised whatever they do in whatever order: memory, disk and history agree."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from reader.model.changes import Change, Op
from reader.model.errors import ConflictError
from reader.model.records import Part, Record, Span
from reader.store import journal
from reader.store.annotations import PageInfo
from reader.store.check import verify
from reader.store.journal import decode_line, encode_line, lines_backward, lines_forward
from reader.store.page_files import read_page, render_page
from reader.store.page_state import EMPTY, Draft
from tests.store.support import SHEETS, WHO, change, contents, opened, text_of, uid

NOTES = st.text(max_size=8) | st.sampled_from(["\ud800", 'a"\\', "\u2028\x85\x00", "👩‍👧"])


class Labelling(RuleBasedStateMachine):
    """A store beside a dictionary: whatever is done, both hold the same, also after reopening."""

    def __init__(self) -> None:
        super().__init__()
        self.scratch = tempfile.TemporaryDirectory()
        self.annotations = Path(self.scratch.name) / "annotations"
        self.records: dict[str, Record] = {}
        self.done: list[tuple[Op, ...]] = []
        self.undone: list[tuple[Op, ...]] = []
        self.count = 0

    @initialize()
    def start(self) -> None:
        self.store = opened(self.annotations)

    def teardown(self) -> None:
        self.agree()
        self.store.close()
        assert verify(self.annotations, WHO, text_of) == []
        self.scratch.cleanup()

    def agree(self) -> None:
        assert contents(self.store) == self.records
        assert self.store.problems == []

    def span(self, start: int, length: int, sheet: int, note: str) -> Span:
        self.count += 1
        return SHEETS[sheet].span(start, start + length, uid(self.count), note=note)

    def play(self, ops: tuple[Op, ...]) -> None:
        for op in ops:
            if op.after is None:
                del self.records[op.uid]
            else:
                self.records[op.uid] = op.after

    def did(self, ops: tuple[Op, ...]) -> None:
        self.play(ops)
        self.done.append(ops)
        self.undone.clear()

    @rule(
        where=st.lists(
            st.tuples(st.integers(0, 900), st.integers(1, 30), st.integers(0, 1), NOTES),
            min_size=1,
            max_size=4,
        )
    )
    def label(self, where: list[tuple[int, int, int, str]]) -> None:
        ops = tuple(Op(None, self.span(*place)) for place in where)
        self.store.apply(change(*ops))
        self.did(ops)

    @precondition(lambda self: self.records)
    @rule(data=st.data(), note=NOTES)
    def edit_and_drop(self, data: st.DataObject, note: str) -> None:
        before = self.records[data.draw(st.sampled_from(sorted(self.records)))]
        after = msgspec.structs.replace(before, note=note)
        ops: tuple[Op, ...] = (Op(before, after),)
        if data.draw(st.booleans()):
            ops += (Op(after, None),)
        self.store.apply(change(*ops))
        self.did(ops)

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def misfit(self, data: st.DataObject) -> None:
        record = self.records[data.draw(st.sampled_from(sorted(self.records)))]
        try:
            self.store.apply(change(Op(None, self.span(0, 3, 0, "")), Op(None, record)))
        except ConflictError:
            return
        raise AssertionError("a record was added twice")

    @rule(count=st.integers(0, 12), stop=st.booleans())
    def batch(self, count: int, stop: bool) -> None:
        ops = tuple(Op(None, self.span(n, n + 1, n % 2, "")) for n in range(count))

        def changes() -> Iterator[Change]:
            for op in ops:
                yield change(op)
            if stop:
                raise KeyError

        try:
            self.store.apply_batch(Change("import", "imported", (), WHO), changes())
        except KeyError:
            return
        if ops:
            self.did(ops)

    @rule()
    def undo(self) -> None:
        undone = self.store.undo()
        assert (undone is not None) == bool(self.done)
        if self.done:
            ops = self.done.pop()
            assert undone is not None
            assert undone.ops in (ops, ())
            self.undone.append(ops)
            self.play(tuple(op.inverse() for op in reversed(ops)))

    @rule()
    def redo(self) -> None:
        redone = self.store.redo()
        assert (redone is not None) == bool(self.undone)
        if self.undone:
            ops = self.undone.pop()
            assert redone is not None
            assert redone.ops in (ops, ())
            self.done.append(ops)
            self.play(ops)

    @rule()
    def flush(self) -> None:
        self.store.flush()
        assert self.store.unsaved == 0
        assert contents(opened(self.annotations, write=False)) == self.records

    @rule(calm=st.booleans())
    def reopen(self, calm: bool) -> None:
        if calm:
            self.store.close()
        else:  # as a process that ends right after its last save
            self.store.flush()
            self.store.abandon()
        self.store = opened(self.annotations)
        self.agree()


def test_whatever_is_done_in_whatever_order_store_and_model_agree() -> None:
    run_state_machine_as_test(
        Labelling,
        settings=settings(
            max_examples=25,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


SPANS = st.builds(
    lambda number, start, quote, note: Span(
        uid(number),
        SHEETS[0].sha256,
        (Part(start, start + len(quote), quote),),
        "claim",
        WHO,
        note=note,
    ),
    st.integers(0, 30),
    st.integers(0, 10**6),
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=8).filter(
        lambda text: json.loads(json.dumps(text)) == text
    ),
    NOTES,
)


@given(st.lists(SPANS, max_size=12, unique_by=lambda span: span.uid))
@settings(deadline=None, max_examples=30)
def test_a_page_file_gives_back_every_record_whichever_way_it_is_read(spans: list[Span]) -> None:
    draft = Draft(EMPTY)
    for span in spans:
        draft.apply(Op(None, span))
    state = draft.finish(7)
    info = PageInfo(SHEETS[0].sha256, "seeds/x.txt", "utf-8")
    data = b"".join(render_page(info, WHO, state))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x-{info.sha256[:12]}.json"
        for written in (data, json.dumps(json.loads(data)).encode()):
            path.write_bytes(written)
            found = read_page(path)
            assert found.edited == ""
            assert found.meta.info == info
            assert found.state.seq == 7
            assert found.state.digest == state.digest
            for name, table in state.tables.items():
                assert found.state.tables[name].records == table.records
                assert found.state.tables[name].lines == table.lines
                assert found.state.tables[name].next_key == table.next_key


@given(
    st.lists(st.binary(max_size=9).map(lambda data: data.replace(b"\n", b"")), max_size=9),
    st.booleans(),
    st.integers(1, 12),
)
@settings(deadline=None)
def test_lines_are_the_same_forward_and_backward(
    lines: list[bytes], ended: bool, chunk: int
) -> None:
    data = b"\n".join(lines) + (b"\n" if ended and lines else b"")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines"
        path.write_bytes(data)
        before, journal._CHUNK = journal._CHUNK, chunk
        try:
            backward = list(lines_backward(path, len(data)))
        finally:
            journal._CHUNK = before
        assert backward[::-1] == list(lines_forward(path))


@given(st.text(st.characters(exclude_categories=()), max_size=20), st.integers(0, 200))
def test_a_line_with_any_byte_changed_is_not_taken(text: str, place: int) -> None:
    line = encode_line(3, "change", {"summary": text}, b"[]")
    fields = decode_line(line)
    assert fields is not None
    assert fields["summary"] == json.loads(json.dumps(text))
    place %= len(line) - 1
    changed = line[:place] + bytes([line[place] ^ 1]) + line[place + 1 :]
    assert decode_line(changed) is None
