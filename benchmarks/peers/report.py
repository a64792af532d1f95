"""The tables of benchmarks/README.md, made of the figures alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from benchmarks.peers.goals import BEFORE
from benchmarks.peers.picture import draw
from benchmarks.peers.places import ROOT
from benchmarks.peers.results import Judged, Results, judge
from benchmarks.peers.taking import Line, Samples, middle

README = ROOT / "benchmarks" / "README.md"
PICTURE = ROOT / "benchmarks" / "results.svg"
BEGIN, END = "<!-- from results.json: begin -->", "<!-- from results.json: end -->"


def number(value: float | None) -> str:
    """Return a figure with three digits that count."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{2 if value < 10 else 1}f}" if value >= 1 else f"{value:.3g}"


def goals_table(
    results: Results, lines: dict[str, Line], only: Collection[str] = ()
) -> Iterator[str]:
    """Yield the table of goals, a row for each; of some lines `only`, if any are named."""
    yield "| work | size | Reader | beside it | ratio | at most | reached |"
    yield "|---|---:|---:|---|---:|---:|---|"
    for judged in judge(results):
        if only and judged.goal.line not in only:
            continue
        yield _row(judged, lines[judged.goal.line])


def _row(judged: Judged, line: Line) -> str:
    goal = judged.goal
    unit = goal.unit or ("MiB" if "MiB" in goal.ours else line.unit)
    what = line.work if goal.ours == "Reader" else f"{line.work} ({_short(goal.ours)})"
    percentile = f", {goal.percentile}th percentile" if goal.percentile != 50 else ""
    ours = f"{number(judged.ours)} {unit}" if judged.ours is not None else "–"
    if goal.against:
        size = "" if goal.other is None or not goal.other else f" at {goal.other:,}"
        mark = ", before ¹" if judged.before and judged.theirs is not None else ""
        theirs = f": {number(judged.theirs)} {unit}{mark}" if judged.theirs is not None else ": –"
        beside, limit = f"{goal.against}{size}{theirs}", number(goal.limit)
        ratio = number(judged.reached_value)
    else:
        beside, limit, ratio = "", f"{number(goal.limit)} {unit}", ""
    reached = {True: "yes", False: "**no**", None: "not measured"}[judged.reached]
    cells = (f"{what}{percentile}", f"{goal.size:,}", ours, beside, ratio, limit, reached)
    return f"| {' | '.join(cells)} |"


def _short(name: str) -> str:
    return name.removeprefix("Reader, ")


def all_table(results: Results, lines: dict[str, Line]) -> Iterator[str]:
    """Yield the table of all that was taken: medians, and the least and the most."""
    yield "| work | size | program | median | least | most | samples |"
    yield "|---|---:|---|---:|---:|---:|---:|"
    for name, line in lines.items():
        if name in results.lines:
            yield from _all_rows(line, results.lines[name].samples)


def _all_rows(line: Line, samples: Samples) -> Iterator[str]:
    for who, sizes in samples.items():
        unit = "MiB" if "MiB" in who else line.unit
        for size, values in sizes.items():
            of = f"{size:,}" if size else ""
            cells = (number(middle(values)), number(min(values)), number(max(values)))
            first = f"| {line.name} | {of} | {who} | {cells[0]} {unit} |"
            yield f"{first} {cells[1]} | {cells[2]} | {len(values)} |"
    for (of, who, size), value in BEFORE.items():
        if of == line.name and who not in samples:
            median = f"{number(value)} {line.unit}"
            yield f"| {line.name} | {size:,} | {who}, before ¹ | {median} | | | |"


def about(results: Results) -> Iterator[str]:
    """Yield what it ran on, one sentence for each machine and day."""
    seen: dict[str, list[str]] = {}
    for name, line in results.lines.items():
        machine = line.machine
        versions = ", ".join(f"{what} {number_}" for what, number_ in machine.versions.items())
        told = (
            f"{line.date}, {machine.cores} cores ({machine.processor}), {machine.memory_gib} GiB, "
            f"{machine.system}; {versions}."
        )
        seen.setdefault(told, []).append(name)
    for told, names in seen.items():
        which = "" if len(seen) == 1 else f"{', '.join(names)}: "
        yield f"- {which}{told}"


def generated(results: Results, lines: dict[str, Line]) -> str:
    """Return what stands in the README between the two marks."""
    parts = (
        "### Goals", goals_table(results, lines), "### Everything taken",
        all_table(results, lines), "### Run on", about(results),
    )  # fmt: skip
    return "\n\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts)


def write(results: Results, lines: dict[str, Line]) -> None:
    """Put tables and picture beside the figures."""
    text = README.read_text("utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    made = generated(results, lines)
    README.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{after}", "utf-8")
    PICTURE.write_text(draw(results), "utf-8")
