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
@click.option(
    "--repair", is_flag=True, help="Settle page files that differ from the journal; needs --keep."
)
@click.option(
    "--keep",
    type=click.Choice(["file", "journal"]),
    help="With --repair: whether what the file or what the journal says counts.",
)
def check(as_json: bool, repair: bool, keep: Literal["file", "journal"] | None) -> None:
    """Look at every page and annotation of the workspace, all annotators.

    That pages can be read; that every quote is what the page says; that labels, attributes and tags
    are in the scheme; that relations have both ends; that the files of annotations are whole and
    agree with the journal; what was left behind. Changes nothing without --repair, which keeps a
    copy of every file that it replaces. Exit code 1 where there are errors or warnings.
    """
    from reader.session.checking import check as look
    from reader.session.checking import repair as settle

    if repair != (keep is not None):
        raise UsageError("--repair and --keep file|journal go together")
    root = locate()
    if keep is not None:
        for line in settle(root, keep):
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
