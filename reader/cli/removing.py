"""``reader rm``: taking pages out of a workspace."""

from __future__ import annotations

import sys

import click

from reader.cli.common import command, open_session, printable, say, warn
from reader.model.errors import ReaderError
from reader.session.wording import counted


@command("rm")
@click.argument("names", nargs=-1, required=True, metavar="ID_OR_FILE...")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
def rm(names: tuple[str, ...], yes: bool) -> None:
    """Move pages to the trash folder `seeds/.trash/`.

    The id of an article names its page with every file of the same bytes, a path that file alone.
    Asks first where a page was annotated or holds several articles. Annotations stay, and so do the
    bytes of an annotated page; `reader add seeds/.trash/FILE` brings a page back. Exit code 1 where
    a page could not be removed.
    """
    from reader.session.removing import planned, remove, warnings

    failed = False
    with open_session(write=False) as session:
        for name in names:
            try:
                removal = planned(session, name)
                asked = warnings(removal)
                if asked and not yes:
                    say("\n".join([f"{', '.join(removal.names)}:", *asked]))
                    if not sys.stdin.isatty():
                        raise ReaderError("not removed without being asked", hint="--yes removes")
                    if not click.confirm(printable("Move it to the trash?"), err=True):
                        say("left as it is")
                        failed = True
                        continue
                moved = remove(session, removal)
            except ReaderError as error:
                warn(error)
                failed = True
                continue
            for old, new in zip(removal.names, moved, strict=True):
                say(f"moved {old} to {new}")
            if removal.others:
                say(f"the same page stays under {counted(removal.others, 'other name')}")
            session.refresh()
    if failed:
        sys.exit(1)
