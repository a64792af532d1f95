"""``reader relink``: spans of an old version of a page go over to the new one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reader.cli.common import command, open_session, print_json, say, show
from reader.model.errors import NotFoundError
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.session.relinking import Move, Relink
    from reader.session.session import Session

SHOWN = 60
"""Code points of a quote that are shown."""


@command("relink")
@click.option("-y", "--yes", is_flag=True, help="Carry over what is sure without asking.")
@click.option("--accept-fuzzy", is_flag=True, help="Say yes to every proposal as well.")
@click.option("--dry-run", is_flag=True, help="Only show what would come over.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for programs.")
@click.argument("old", required=False)
@click.argument("new", required=False)
def relink(
    old: str | None, new: str | None, yes: bool, accept_fuzzy: bool, dry_run: bool, as_json: bool
) -> None:
    """Carry your annotations from an old version of a page over to the new one.

    OLD and NEW are the path of a page as `reader list` knows it, an article's id, or the beginning
    of a page's sha256; without NEW it is what has the name of OLD now. Without both, the old
    versions are listed. What is found word for word comes over; what is only like it is shown and
    asked for; what is not found stays on the old version. It is one step of undo in the program.
    Exit code 1 where something stays behind.
    """
    with open_session(write=not dry_run and old is not None) as session:
        if old is None:
            _list_old(session, as_json=as_json)
            return
        found = _found(session, old, new)
        if not as_json:
            _preview(found)
        accepted = _accepted(found, accept_fuzzy, ask=not (dry_run or as_json or yes))
        if dry_run or not (yes or _agreed(as_json)):
            left = sum(m.after is None or m.asks for m in found.moves) if dry_run else 1
            if not as_json and not dry_run:
                say("nothing was changed; --yes carries over what is sure")
        else:
            change = found.apply(accepted)
            session.flush()
            say(change.summary if change is not None else "there is nothing to carry over")
            over = (
                sum(op.after is not None and op.table == "spans" for op in change.ops)
                if change
                else 0
            )
            left = len(found.moves) - over
        if as_json:
            print_json(_as_json(found))
    if left:
        sys.exit(1)


def _found(session: Session, old: str, new: str | None) -> Relink:
    from reader.session.relinking import Relink, find_page, successor

    before = find_page(session, old, old=True)
    after = find_page(session, new) if new is not None else successor(session, before)
    if after is None:
        raise NotFoundError(
            "no page has its name now", file=old, hint="name the new one: reader relink OLD NEW"
        )
    return Relink(session, before, after)


def _list_old(session: Session, *, as_json: bool) -> None:
    from reader.session.relinking import old_versions, successor

    listed: list[dict[str, Any]] = []
    for sha256 in old_versions(session):
        info, spans = session.store.info(sha256), len(session.records(sha256).spans)
        name = info.name if info is not None else ""
        new = successor(session, sha256)
        listed.append({"old": sha256, "name": name, "spans": spans, "new": new})
    if as_json:
        print_json(listed)
        return
    from reader.text.neutralise import neutralise_line as safe

    for one in listed:
        is_now = f"now {one['new'][:12]}" if one["new"] else "gone"
        number = counted(one["spans"], "span")
        show(f"{one['old'][:12]}  {number:>9}  {is_now:<16}  {safe(one['name'])}")
    if not listed:
        say("no page with annotations has changed or gone")


def _preview(found: Relink) -> None:
    from reader.text.neutralise import neutralise_line as safe

    names = [page.names[0] if page.names else page.sha256[:12] for page in (found.old, found.new)]
    show(
        f"{safe(names[0])} ({found.old.sha256[:12]}) to {safe(names[1])} ({found.new.sha256[:12]})"
    )
    for fate, number in found.counts.items():
        show(f"{fate:<12}{counted(number, 'span'):>10}")
    for move in found.moves:
        if move.fate in ("normalised", "fuzzy", "lost"):
            show(f"{move.fate:<12}{safe(move.before.label)}: {_quote(move)}")


def _quote(move: Move) -> str:
    from reader.text.neutralise import neutralise_line as safe

    def shown(quotes: list[str]) -> str:
        text = " … ".join(quotes)
        return f"“{safe(text[:SHOWN])}{'…' if len(text) > SHOWN else ''}”"

    before = shown([part.quote for part in move.before.parts])
    if move.after is None:
        return f"{before} stays on the old version"
    after = shown([part.quote for part in move.after.parts])
    alike = f" (alike {move.score:.2f}, next best {move.margin:.2f} less)" if move.asks else ""
    return f"{before} to {after}{alike}"


def _accepted(found: Relink, accept: bool, *, ask: bool) -> set[str]:
    proposals = [move for move in found.moves if move.asks]
    if accept:
        return {move.before.uid for move in proposals}
    if not ask or not sys.stdin.isatty():
        return set()
    return {m.before.uid for m in proposals if click.confirm(f"{_quote(m)}\nis that it?", err=True)}


def _agreed(as_json: bool) -> bool:
    if as_json or not sys.stdin.isatty():
        return False
    return click.confirm("carry over?", err=True)


def _as_json(found: Relink) -> dict[str, Any]:
    return {
        "old": found.old.sha256,
        "new": found.new.sha256,
        "counts": found.counts,
        "spans": [
            {
                "uid": move.before.uid,
                "label": move.before.label,
                "rule": move.fate,
                "score": move.score,
                "margin": move.margin,
                "old": [[part.start, part.end] for part in move.before.parts],
                "new": [[p.start, p.end] for p in move.after.parts] if move.after else None,
            }
            for move in found.moves
        ],
    }
