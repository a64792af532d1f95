"""Writes the tables of ``docs/formats.md`` from what the formats declare.

``python tools/format_table.py`` replaces what stands between the marks in that file; with
``--check`` it exits 1 where the file would change.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.exchange.format import Format, Kind, modules

PAGE = Path(__file__).resolve().parents[1] / "docs" / "formats.md"
BEGIN, END = "<!-- begin: made by tools/format_table.py -->", "<!-- end -->"
KINDS: tuple[Kind, ...] = get_args(Kind)


def formats() -> list[Format]:
    """Return all formats, the native one first, then by name."""
    found = [module.FORMAT for module in modules().values()]
    return sorted(found, key=lambda one: (one.name != "jsonl", one.name))


def tables(found: Iterable[Format] | None = None) -> str:
    """Return both tables and the reasons, as Markdown."""
    every = list(formats() if found is None else found)
    return "\n".join([*_overview(every), "", *_losses(every), "", *_reasons(every)]).rstrip() + "\n"


def _overview(every: list[Format]) -> Iterator[str]:
    yield "| format | what it is | out | in | files | offsets count | needs |"
    yield "|---|---|---|---|---|---|---|"
    for one in every:
        files = "a folder" if one.folder else f"`{one.suffix}`"
        needs = f"`newsroom-reader[{one.extra}]`" if one.extra else ""
        ways = ("yes" if way else "" for way in (one.writes, one.reads))
        cells = (f"`{one.name}`", _cell(one.title), *ways, files, one.unit, needs)
        yield f"| {' | '.join(cells)} |"


def _losses(every: list[Format]) -> Iterator[str]:
    yield f"| | {' | '.join(KINDS)} |"
    yield f"|---|{':-:|' * len(KINDS)}"
    for one in every:
        if one.writes:
            marks = ["–" if k in one.lost else "≈" if k in one.changed else "✓" for k in KINDS]
            yield f"| `{one.name}` | {' | '.join(marks)} |"


def _reasons(every: list[Format]) -> Iterator[str]:
    for one in every:
        reasons = [(kind, one.lost, "–") for kind in KINDS if kind in one.lost]
        reasons += [(kind, one.changed, "≈") for kind in KINDS if kind in one.changed]
        if not (one.writes and reasons):
            continue
        yield f"### `{one.name}`"
        yield ""
        for kind, declared, mark in reasons:
            yield f"- {mark} {kind}: {declared[kind]}"
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def page(text: str) -> str:
    """Return the text of the page with its tables made anew."""
    before, _, rest = text.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise SystemExit(f"{PAGE.name} lacks the marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def main() -> None:
    """Write the page, or say that it is out of date."""
    held = PAGE.read_text("utf-8")
    made = page(held)
    if sys.argv[1:] == ["--check"]:
        if made != held:
            raise SystemExit(f"{PAGE.name} is out of date: run python tools/format_table.py")
        return
    PAGE.write_text(made, "utf-8")


if __name__ == "__main__":
    main()
