"""Counts, losses and reasons as export and import tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.common import warn
from reader.model.errors import ExchangeError
from reader.session.wording import counted, counted_kind

if TYPE_CHECKING:
    from reader.exchange.report import Loss, Report

SHOWN = 20
"""How many reasons are printed; the counts tell how many there are."""


def tell(reasons: Sequence[str], more: int = 0) -> None:
    """Print the first reasons, and how many there are beside them; `more` are not in the list."""
    for reason in reasons[:SHOWN]:
        warn(f"  {reason}")
    rest = max(0, len(reasons) - SHOWN) + more
    if rest:
        warn(f"  and {rest} more")


def counts(found: Mapping[str, int]) -> str:
    """Return counts by kind of thing in words."""
    shown = [counted_kind(number, kind) for kind, number in found.items() if number]
    return ", ".join(shown) or "nothing"


def tell_losses(report: Report, would: str, *, declared: bool = True) -> None:
    """Print what is changed and left out, with reasons; `would` stands before what is done to it.

    Without `declared`, reasons that hold for the whole format were told before.
    """
    why: dict[tuple[str, str], str] = {}
    if declared:
        why = {(action, kind): f": {reason}" for action, kind, reason in report.declared}
    for kind, number in report.changed.items():
        because = why.get(("changed", kind), "")
        warn(f"{counted_kind(number, kind)} {would}written differently{because}")
    for kind, number in report.dropped.items():
        because = why.get(("dropped", kind), "")
        warn(f"{counted_kind(number, kind)} {would}left out{because}")
    tell(report.reasons)
    outside = report.written["unplaced"]
    if outside:
        warn(f"{counted(outside, 'passage')} outside the text as it is cut now: see `unplaced`")


@contextmanager
def loss_file(path: Path, name: str, report: Report) -> Iterator[Callable[[Loss], None]]:
    """Give what writes each loss of an export in the format `name` into the file at `path`.

    The file is one JSON object: the format, the losses with their ids, and the sums of `report`. It
    is there for an export that was refused, too.
    """
    from msgspec.json import encode

    from reader.session.outputs import replacing

    refused: ExchangeError | None = None
    with replacing(path) as out:
        out.write(b'{"format":' + encode(name) + b',"losses":[')
        before = b"\n"

        def write(loss: Loss) -> None:
            nonlocal before
            out.write(before + encode(loss))
            before = b",\n"

        try:
            yield write
        except ExchangeError as error:
            refused = error
        sums = {"written": report.written, "changed": report.changed, "dropped": report.dropped}
        out.write(b"],\n" + encode(sums)[1:] + b"\n")
    if refused is not None:
        raise refused
