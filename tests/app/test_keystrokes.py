"""The counting of keys: what is printed can be typed, and nothing shorter can."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import attributions, keystrokes
from reader.session.routine import Routine
from reader.session.selection import Selection, sentence_at, trimmed
from reader.session.units import TextUnits

TEXT = (
    "It rained. The mayor said on Monday that the bridge, which is new, would close. “We knew,” "
    "she added, “and we waited.”\n\nAccording to the report, nobody was hurt. The dam held.\n"
)


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def replayed(names: list[str], begin: Selection) -> Selection:
    """Press the keys on the program's own moves."""
    units, routine = TextUnits(TEXT), Routine()
    walk = keystrokes.Walk(units, routine)
    walk.selection = begin
    desk = keystrokes.Desk(walk)
    actions = {key: one for one in keystrokes.movers() for key in one.keys}
    for name in names:
        if name[0] in "fF" and len(name) > 1:
            (hint,) = (h for h in walk.hints(start=name[0] == "f") if h.letters == name[1:])
            walk.take_hint(hint, start=name[0] == "f")
        else:
            actions[name].run(desk)  # type: ignore[arg-type]
    return walk.selection


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("The mayor said on Monday that the bridge, which is new, would close.", 1),
        ("the bridge, which is new, would close", 1),
        ("nobody was hurt", 2),
        ("bridge, which is new", 5),
        ("We knew", 2),
        ("It rained", 1),
    ],
)
def test_the_keys_that_are_counted_select_the_span(words: str, keys: int) -> None:
    units = TextUnits(TEXT)
    search = keystrokes.Search(units, Routine(), keystrokes.movers())
    begin = sentence_at(units, 0)
    reached = search.reach(begin, place(words))
    assert reached is not None
    cost, names, _ = reached
    assert cost <= keys
    assert sum(len(name.split()) if name[0] not in "fF" else len(name) for name in names) == cost
    assert trimmed(units, replayed(names, begin)) == place(words)


def test_no_fewer_keys_do_it_than_are_counted() -> None:
    units = TextUnits(TEXT)
    search = keystrokes.Search(units, Routine(), keystrokes.movers())
    begin = sentence_at(units, 0)
    layer, cheapest = {begin}, {begin: 0}
    for cost in (1, 2):
        layer = {
            after
            for now in layer
            for more, _, after in search.steps(now)
            if more == 1 and after not in cheapest
        }
        cheapest |= dict.fromkeys(layer, cost)
    for now, cost in cheapest.items():
        goal = trimmed(units, now)
        if goal is not None and goal[1] <= len(TEXT):
            reached = search.reach(begin, goal)
            assert reached is not None
            assert reached[0] <= cost


def test_a_brat_folder_is_read_with_its_fragments_and_costs_are_told_apart(tmp_path: Path) -> None:
    one, other = place("We knew"), place("and we waited")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8", newline="")
    (tmp_path / "a.ann").write_text(
        f"T2\tclaim {one[0]} {one[1]};{other[0]} {other[1]}\tWe knew and we waited\n"
        "R1\trel Arg1:T1 Arg2:T2\n"
        f"T1\tclaim {place('It rained')[0]} {place('It rained')[1]}\tIt rained\n",
        "utf-8",
    )
    ((name, text, spans),) = keystrokes.read_folder(tmp_path)
    assert (name, text) == ("a", TEXT)
    assert [span.parts for span in spans] == [(place("It rained"),), (one, other)]
    costs = keystrokes.walk_text(text, spans, Routine(), keystrokes.movers())
    assert [(cost.parts, cost.found) for cost in costs] == [(1, True), (2, True)]
    assert costs[0].keys <= 2
    assert 3 < costs[1].keys <= 6
    lines = list(keystrokes.table(costs))
    assert any("several parts" in line and "1" in line for line in lines)
    assert costs[1].tokens > costs[1].keys


def test_made_texts_are_the_same_each_time_and_their_spans_lie_in_them() -> None:
    one, again = attributions.make(7), attributions.make(7)
    assert (one.text, one.spans) == (again.text, again.spans)
    assert one.spans
    for parts in one.spans:
        for start, end in parts:
            piece = one.text[start:end]
            assert piece == piece.strip()
            assert piece[-1] not in ".,"
    kept = attributions.make(7, marks=True, stops=True)
    assert kept.text == one.text
    assert any(kept.text[parts[-1][1] - 1] in ".”" for parts in kept.spans)
