"""``reader init`` and ``reader add``: making a workspace and bringing pages into it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from reader.cli.common import command, locate, option, say, warn
from reader.model.errors import ReaderError, UsageError
from reader.session.wording import counted


@command("init")
@click.argument("folder", default=None, type=click.Path(path_type=Path), metavar="[DIR]")
def init(folder: Path | None) -> None:
    """Make a workspace in DIR with the articles and the label scheme that ship.

    DIR may be named with --workspace too; without either it is the present folder. Asks nothing,
    and leaves alone what a workspace already has.
    """
    from reader.session.locate import init_workspace

    named = option("workspace")
    if folder is not None and named is not None and folder != named:
        raise UsageError(f"which folder, {folder} or {named}?", hint="name it once")
    target = folder or named or Path()
    written = init_workspace(target)
    if not written:
        say(f"{target} is a workspace already, nothing to do")
        return
    say(f"made {counted(len(written), 'file')} in {target}; open it with: reader -w {target}")


@command("add")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
def add(files: tuple[Path, ...]) -> None:
    """Copy pages into the workspace's `seeds/`.

    A page whose bytes are there already, under any name, is not copied again. Exit code 1 where a
    file could not be added; the others are.
    """
    from reader.session.adding import add_page
    from reader.settings.config import load_config

    root = locate()
    config = load_config(root, environ=os.environ)
    most = config.largest_page * 1024 * 1024
    failed = False
    for file in files:
        try:
            name, new = add_page(root, file, encoding=config.encoding, most=most)
        except ReaderError as error:
            failed = True
            warn(error)
            continue
        say(f"added {name}" if new else f"already there: {name}")
    if failed:
        sys.exit(1)
