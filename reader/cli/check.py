"""``reader check``: whether everything in a workspace is as it should be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reader.cli.common import command, locate, option, print_json, progress_bar, say, show
from reader.model.errors import UsageError

if TYPE_CHECKING:
    from typing import Literal


@command("check")
@click.option("--json", "as_json", is_flag=True, help="A JSON array of findings for programs.")
@click.option("--repair", is_flag=True, help="First put right what can be.")
@click.option(
    "--keep",
    type=click.Choice(["file", "journal"]),
    help="With --repair: what counts where a page's file and the journal differ.",
)
@click.option("--dry-run", is_flag=True, help="With --repair: only say what would be done.")
def check(
    as_json: bool, repair: bool, keep: Literal["file", "journal"] | None, dry_run: bool
) -> None:
    """Look at every page and annotation of the workspace, all annotators.

    That pages can be read; that every quote is what the page says; that labels, attributes and tags
    are in the scheme; that relations have both ends; that the files of annotations are whole and
    agree with the journal, in which every change is written down; what was left behind. Each
    finding says what to do about it. Exit code 1 where there are errors or warnings.

    Nothing is changed without --repair, which keeps a copy of every file that it replaces. It
    merges journals of two machines, writes page files from the journal where they are damaged or
    gone, begins a journal with damaged lines anew, keeps the bytes of annotated pages again, and
    moves leftovers away. Where a page's file and the journal differ, only you can say what counts:
    --keep file or --keep journal.
    """
    from reader.session.checking import check as look

    if not repair and (keep is not None or dry_run):
        raise UsageError("--keep and --dry-run go with --repair")
    root = locate()
    if repair:
        from reader.session.repairing import repair as put_right

        for line in put_right(root, keep, dry=dry_run, annotator=option("annotator")):
            say(line)
    with progress_bar("checking") as progress:
        found = look(root, option("annotator"), progress=progress)
    serious = [finding for finding in found if finding.severity != "note"]
    if as_json:
        from msgspec import to_builtins

        print_json(to_builtins(found))
    else:
        for finding in found:
            show(f"{finding.severity}: {finding}")
        if not serious:
            say("nothing is wrong")
    if serious:
        sys.exit(1)
