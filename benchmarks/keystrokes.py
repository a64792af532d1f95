"""How many keys a person needs for each span of a folder, found by search.

``python benchmarks/keystrokes.py DIR [--label NAME] [--keys] [--without ACTION]`` reads brat
standoff: each ``.txt`` with the ``.ann`` beside it, spans of one or several fragments, in reading
order. `--keys` prints the keys of every span, `--without` leaves an action out of the search.
For each the fewest keys are found that lead from what is selected after the one before was labelled
(at first: the first sentence) to a selection of exactly its characters, and one for the label.

Keys and what they do are those of the program: every action of the group "Selection" in the
registry is run, under the keys that the registry gives it, on the program's own selection engine.
A word hint counts its key and its letters. Left out is what depends on the size of the screen or on
spans that exist already (paging, jumping from span to span, searching), so that nobody needs more
keys than are printed. Of the hints only those are tried that set an edge where the span has one, or
a word beside it, which can only make a figure larger than it is.

A span of several parts is selected part by part, with the key that adds a part between them.

Beside it stands the model of a token cursor as in slate: the cursor goes by token and by line, the
span's first token is gone to and marked, the last is gone to, and one key labels.
"""

from __future__ import annotations

import argparse
import sys
import time
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.app.actions import every  # noqa: F401 (registers all actions)
from reader.app.actions.registry import BUILT_IN, Action
from reader.model.errors import ReaderError
from reader.session.cutting import likely
from reader.session.placed import PlacedSpans
from reader.session.reading_cuts import ReadingCuts
from reader.session.routine import Routine
from reader.session.selection import Selection, sentence_at, trimmed
from reader.session.units import TextUnits

Range = tuple[int, int]
LABEL_KEY = 1
MOST = 12
"""A span that is further away than so many keys is counted as so many and told apart."""
BESIDE = 1
"""So many words beside an edge of the span are tried as hints."""
FREE = 2
"""Below so many keys anything may be selected on the way; at so many, what touches the span."""


@dataclass(frozen=True)
class Gold:
    """A span of the corpus: its label and its parts, sorted, in code points."""

    label: str
    parts: tuple[Range, ...]


# --- the corpus ----------------------------------------------------------------------------------


def read_folder(folder: Path) -> list[tuple[str, str, list[Gold]]]:
    """Return (name, text, spans in reading order) of every text that has a file of spans."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        marks = path.with_suffix(".ann")
        if marks.is_file():
            text = path.read_bytes().decode("utf-8-sig")
            found.append((path.stem, text, read_spans(marks.read_text("utf-8"), text)))
    return found


def read_spans(source: str, text: str) -> list[Gold]:
    """Return the text-bound annotations of a brat file; fragments that only blanks divide are one.

    Raises `SystemExit` where an offset is outside of the text.
    """
    spans = []
    for line in source.splitlines():
        if not line.startswith("T"):
            continue
        _, kind, *_ = line.split("\t")
        label, _, places = kind.partition(" ")
        parts: list[Range] = []
        for place in sorted(tuple(map(int, pair.split())) for pair in places.split(";")):
            start, end = place
            if not 0 <= start < end <= len(text):
                raise SystemExit(f"{line!r}: outside of the text, which has {len(text)} characters")
            while text[start].isspace() and start < end - 1:
                start += 1
            while text[end - 1].isspace() and start < end - 1:
                end -= 1
            if parts and not text[parts[-1][1] : start].strip():
                parts[-1] = (parts[-1][0], max(end, parts[-1][1]))
            else:
                parts.append((start, end))
        spans.append(Gold(label, tuple(parts)))
    return sorted(spans, key=lambda span: (span.parts[0][0], span.parts[-1][1], span.label))


# --- the program's keys --------------------------------------------------------------------------


class Screenless(Exception):
    """An action asked for something that only a screen can answer."""


class Walk(ReadingCuts):
    """The moves of an open article over a text alone."""

    def __init__(self, units: TextUnits, routine: Routine) -> None:
        plain = SimpleNamespace(text=units.text)
        self.view = cast(Any, SimpleNamespace(units=units, text=plain))
        self.session = cast(Any, SimpleNamespace(routine=routine))
        self.placed = PlacedSpans(self.view)
        self.selection = sentence_at(units, 0)


class Desk:
    """What actions are given: the article, and nobody who looks at it."""

    def __init__(self, reading: Walk) -> None:
        self.reading = reading
        self.asked: bool | None = None

    def moved(self) -> None:
        """Show nothing."""

    def ask_hint(self, *, start: bool) -> None:
        """Note that hints are asked for."""
        self.asked = start

    def __getattr__(self, name: str) -> Any:
        raise Screenless(name)


def key_cost(action: Action) -> int:
    """Return the length of the shortest key sequence of an action."""
    return min(len(keys.split()) for keys in action.keys)


def movers() -> list[Action]:
    """Return the actions that move the selection and need no screen."""
    probe = Desk(Walk(TextUnits("One two, he said. “Three four.”"), Routine()))
    usable = []
    for action in BUILT_IN.in_context("text"):
        if action.group != "Selection" or not action.keys:
            continue
        try:
            action.run(cast(Any, probe))
        except Screenless:
            continue
        except ReaderError:
            pass
        usable.append(action)
    return usable


class Search:
    """Shortest key sequences between selections of one text."""

    def __init__(self, units: TextUnits, routine: Routine, actions: Sequence[Action]) -> None:
        self.units = units
        self.routine = routine
        self.walk = Walk(units, routine)
        self.desk = Desk(self.walk)
        self.plain = [one for one in actions if not one.id.startswith("hint.")]
        self.pointing = [one for one in actions if one.id.startswith("hint.")]
        self._steps: dict[tuple[tuple[bool, ...], Selection], list[tuple[int, str, Selection]]] = {}

    def steps(self, now: Selection) -> list[tuple[int, str, Selection]]:
        """Return (keys, their name, what is then selected) of every action without hints."""
        known = (self.routine.habits.state(), now)
        found = self._steps.get(known)
        if found is None:
            best: dict[Selection, tuple[int, str]] = {}
            for action in self.plain:
                self.walk.selection = now
                try:
                    action.run(cast(Any, self.desk))
                except ReaderError:
                    continue
                after = self.walk.selection
                cost = key_cost(action)
                if after != now and (after not in best or best[after][0] > cost):
                    best[after] = (cost, action.keys[0])
            found = [(cost, name, after) for after, (cost, name) in best.items()]
            self._steps[known] = found
        return found

    def pointed(self, now: Selection, goal: Range) -> Iterator[tuple[int, str, Selection]]:
        """Yield what hints near the edges of `goal` lead to."""
        sentences = self.units.sentences
        first = sentences.index(now.start)
        last = sentences.index(max(now.end - 1, now.start))
        low, high = sentences.starts[first], sentences.ends[last]
        if not (low <= goal[0] < high or low < goal[1] <= high):
            return
        for action in self.pointing:
            self.walk.selection = now
            action.run(cast(Any, self.desk))
            start = bool(self.desk.asked)
            edge = goal[0] if start else goal[1]
            if not low <= edge <= high:
                continue
            hints = self.walk.hints(start=start)
            if start:
                at = bisect_left([hint.start for hint in hints], edge)
            else:
                at = bisect_right([hint.end for hint in hints], edge) - 1
            for hint in hints[max(0, at - BESIDE) : max(0, at + BESIDE + 1)]:
                self.walk.selection = now
                self.walk.take_hint(hint, start=start)
                name = f"{action.keys[0]}{hint.letters}"
                yield key_cost(action) + len(hint.letters), name, self.walk.selection

    def reach(self, begin: Selection, goal: Range) -> tuple[int, list[str], Selection] | None:
        """Return (keys, their names, selection) of the cheapest way to select `goal`, or None."""
        if self._is(begin, goal):
            return 0, [], begin
        best: dict[Selection, int] = {begin: 0}
        came: dict[Selection, tuple[Selection, str]] = {}
        queue: list[tuple[int, int, Selection]] = [(0, 0, begin)]
        tie = 0
        while queue:
            cost, _, now = heappop(queue)
            if cost > best[now]:
                continue
            if self._is(now, goal):
                names: list[str] = []
                last = now
                while last in came:
                    last, name = came[last]
                    names.append(name)
                return cost, names[::-1], now
            if cost >= MOST:
                return None
            for more, name, after in (*self.steps(now), *self.pointed(now, goal)):
                total = cost + more
                if total < best.get(after, MOST + 1) and self._is_worth(after, goal, total):
                    best[after] = total
                    came[after] = (now, name)
                    tie += 1
                    heappush(queue, (total, tie, after))
        return None

    def _is(self, now: Selection, goal: Range) -> bool:
        if now.start > goal[0] or now.end < goal[1]:
            return False
        return trimmed(self.units, now) == goal

    def _is_worth(self, now: Selection, goal: Range, keys: int) -> bool:
        """Tell whether to go on from here: that way, the search stays small.

        What has one edge right always is, and what costs little. All else must be a whole sentence
        or something likely reported, from which other sentences can be gone to.
        """
        kept = trimmed(self.units, now) or (now.start, now.end)
        if kept[0] == goal[0] or kept[1] == goal[1]:
            return True
        touches = now.start < goal[1] and goal[0] < now.end
        if keys < FREE or (keys == FREE and touches):
            return True
        return self._is_unit(now)

    def _is_unit(self, now: Selection) -> bool:
        sentences = self.units.sentences
        index = sentences.index(now.start)
        if (
            sentences.starts[index] == now.start
            and sentences.ends[sentences.index(now.end - 1)] == now.end
        ):
            return True
        return (now.start, now.end) in likely(self.units, self.routine.habits, index)


# --- figures -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cost:
    """What one span cost."""

    label: str
    parts: int
    keys: int
    found: bool
    names: tuple[str, ...]
    tokens: int


def walk_text(
    text: str, spans: Sequence[Gold], routine: Routine, actions: Sequence[Action]
) -> list[Cost]:
    """Return what each span costs, in reading order."""
    units = TextUnits(text)
    search = Search(units, routine, actions)
    add = min((key_cost(one) for one in BUILT_IN if one.id == "part.add"), default=1)
    now = sentence_at(units, 0)
    tokens = TokenCursor(text)
    costs = []
    for span in spans:
        total, names, found = LABEL_KEY, list[str](), True
        for number, part in enumerate(span.parts):
            reached = search.reach(now, part)
            if reached is None:
                found = False
                total += MOST
                now = Selection(*part)
                continue
            more = add if number + 1 < len(span.parts) else 0
            total += reached[0] + more
            names += [*reached[1], *(["+"] if more else [])]
            now = reached[2]
        for part in span.parts:
            routine.habits.learn(units, *part)
        if len(span.parts) > 1 or not found:
            # As in the program, all of a span of several parts is selected once it is labelled.
            now = Selection(span.parts[0][0], span.parts[-1][1])
        costs.append(
            Cost(span.label, len(span.parts), total, found, tuple(names), tokens.cost(span.parts))
        )
    return costs


class TokenCursor:
    """A cursor that goes by token (two ways) and by line, as slate's does.

    To label one presses the keys that go to the first token, grows the selection token by token or
    line by line to the last one, and one key for the label. A line is a sentence here, which is
    kinder to it than lines of a fixed width, and going to another line keeps no column: it leads
    to the line's first token.
    """

    def __init__(self, text: str) -> None:
        units = TextUnits(text)
        self.lines: list[Sequence[Range]] = []
        self.starts: list[int] = []
        for start, end in units.sentences.ranges:
            self.lines.append(list(units.words.within(start, end)) or [(start, end)])
            self.starts.append(start)
        self.at = (0, 0)

    def cost(self, parts: Sequence[Range]) -> int:
        """Return the keys for a span of these parts, and stay at its end."""
        total = LABEL_KEY + len(parts) - 1
        for start, end in parts:
            first, last = self._token(start), self._token(end - 1)
            total += self._way(self.at, first) + self._way(first, last)
            self.at = last
        return total

    def _token(self, offset: int) -> tuple[int, int]:
        line = max(bisect_right(self.starts, offset) - 1, 0)
        words = [start for start, _ in self.lines[line]]
        return line, max(bisect_right(words, offset) - 1, 0)

    def _way(self, one: tuple[int, int], other: tuple[int, int]) -> int:
        if one[0] == other[0]:
            return min(abs(other[1] - one[1]), other[1] + 1)
        down = abs(other[0] - one[0])
        length = len(self.lines[other[0]])
        back = 1 + down - 1 + (length - 1 - other[1]) + 1 if other[0] > one[0] else 1 << 20
        return min(down + other[1], back)


def figures(values: Sequence[int]) -> str:
    """Return mean, median and 90th percentile."""
    if not values:
        return "   -"
    ordered = sorted(values)
    mean = sum(ordered) / len(ordered)

    def at(share: float) -> int:
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    return f"{mean:6.2f}  {at(0.5):3}  {at(0.9):3}"


def table(costs: Sequence[Cost]) -> Iterator[str]:
    """Yield the lines that are printed."""
    groups: dict[str, Callable[[Cost], bool]] = {
        "one part": lambda cost: cost.parts == 1,
        "several parts": lambda cost: cost.parts > 1,
        "all": lambda cost: True,
    }
    yield f"{'':28}{'spans':>6}  {'mean':>5} median 90th   token cursor: mean median 90th"
    labels = sorted({cost.label for cost in costs})
    for label in (*labels, ""):
        for name, belongs in groups.items():
            mine = [c for c in costs if belongs(c) and label in ("", c.label)]
            if not mine or (name == "all" and label):
                continue
            keys = figures([cost.keys for cost in mine])
            tokens = figures([cost.tokens for cost in mine])
            yield f"{label or 'every label':16.16}{name:13}{len(mine):5}  {keys}    {tokens:>30}"


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--label", help="only spans of this label", default="")
    parser.add_argument("--without", help="leave an action out", action="append", default=[])
    parser.add_argument("--keys", action="store_true", help="print the keys of every span as well")
    parser.add_argument("--limit", type=int, default=0, help="so many texts at most")
    options = parser.parse_args()
    texts = read_folder(options.folder)
    if options.limit:
        texts = texts[: options.limit]
    known = {one.id: one for one in movers()}
    for name in options.without:
        if known.pop(name, None) is None:
            raise SystemExit(f"no such action: {name}; there are {', '.join(known)}")
    actions, routine = list(known.values()), Routine()
    costs: list[Cost] = []
    used: dict[str, int] = defaultdict(int)
    began = time.perf_counter()
    for name, text, spans in texts:
        wanted = [span for span in spans if options.label in ("", span.label)]
        for span, cost in zip(wanted, walk_text(text, wanted, routine, actions), strict=True):
            costs.append(cost)
            for pressed in cost.names:
                used[pressed[0] if pressed[0] in "fF" else pressed] += 1
            if options.keys:
                shown = " … ".join(text[start:end] for start, end in span.parts)
                print(f"{name}  {cost.keys:2}  {' '.join(cost.names):24}  {span.label}  {shown!r}")
    if not costs:
        raise SystemExit(f"no spans in {options.folder}: .txt files with .ann files beside them")
    seconds = time.perf_counter() - began
    print(f"{len(costs)} spans in {len(texts)} texts, {seconds:.0f} s of search")
    print("\n".join(table(costs)))
    missing = sum(1 for cost in costs if not cost.found)
    if missing:
        print(f"{missing} not reached within {MOST} keys, counted as {MOST + LABEL_KEY}")
    print(
        "keys used: " + "  ".join(f"{k} {n}" for k, n in sorted(used.items(), key=lambda x: -x[1]))
    )


if __name__ == "__main__":
    main()
