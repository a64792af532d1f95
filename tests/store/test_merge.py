"""What a person is promised who labels on two machines: both sides end up in one journal."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reader.model.records import Record
from reader.store.annotations import AnnotationStore
from reader.store.check import verify
from tests.store.support import WHO, text_of
from tests.store.two_machines import (
    Names,
    beside,
    clock,
    copy_of,
    held,
    journal,
    merged,
    united,
    work,
)


def nothing_is_lost(
    base: dict[str, Record],
    one: dict[str, Record],
    two: dict[str, Record],
    found: dict[str, Record],
) -> None:
    for mine, other in ((one, two), (two, one)):
        for uid, record in mine.items():
            if uid not in base:
                assert uid in found
                if uid not in other:
                    assert type(found[uid]) is type(record)
            elif uid in other or base[uid] != record:
                assert uid in found, (uid, record)
            if uid in other and other[uid] == base.get(uid):
                assert found[uid] == record


def told(annotations: Path) -> list[bytes]:
    """The journal but for its checkpoints: where one side alone went on, it keeps its own."""
    lines = journal(annotations).read_bytes().splitlines()
    return [line for line in lines if b'"kind":"checkpoint"' not in line]


@settings(
    max_examples=25,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_both_sides_of_a_journal_come_to_the_same_whichever_way_they_meet(
    data: st.DataObject,
) -> None:
    with tempfile.TemporaryDirectory() as scratch, clock() as time:
        names = Names()
        base = Path(scratch) / "base"
        if data.draw(st.booleans()):
            work(base, names, data, time, 6)
        else:
            (base / WHO).mkdir(parents=True)
            journal(base).touch()
        one, two = copy_of(base, "one"), copy_of(base, "two")
        at = time.at
        work(one, names, data, time, 7)
        time.at = at
        work(two, names, data, time, 7)
        start, left, right = held(base), held(one), held(two)
        name = "journal.sync-conflict-20261122-081500-ABCDEFG.jsonl"
        ways = [
            beside(one, two, base.with_name("a"), name),
            beside(two, one, base.with_name("b"), "journal (1).jsonl"),
            united(base, one, two, base.with_name("c")),
            united(base, two, one, base.with_name("d")),
        ]
        results = []
        for way in ways:
            merged(way)
            results.append(told(way))
            assert verify(way, WHO, text_of) == []
            found = held(way)
            nothing_is_lost(start, left, right, found)
            assert merged(way).kept is None
            assert told(way) == results[-1]
        assert results.count(results[0]) == len(ways)
        for side in (one, two):
            shutil.copy(journal(side), ways[0] / WHO / name)
            again = merged(ways[0])
            assert again.new == 0
            assert told(ways[0]) == results[0]
        # One machine goes on from the merge, the other from its own side.
        work(ways[1], names, data, time, 5)
        work(two, names, data, time, 5)
        ends = []
        for number, (mine, other) in enumerate(((ways[1], two), (two, ways[1]))):
            target = beside(mine, other, base.with_name(f"e{number}"), name)
            merged(target)
            ends.append(told(target))
            assert verify(target, WHO, text_of) == []
        assert ends[0] == ends[1]
        with AnnotationStore.open(base.with_name("e0"), WHO) as store:
            for _ in range(60):
                if store.undo() is None:
                    break
            else:
                raise AssertionError("undo has no end")
            store.flush()
            assert all(store.records(s).state.size == 0 for s in store.pages())
        assert verify(base.with_name("e0"), WHO, text_of) == []
