"""``reader init`` and ``reader add``: making a workspace and bringing pages into it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader.cli.common import command, locate, warn
from reader.model.errors import ReaderError


@command("init")
@click.argument("folder", default=".", type=click.Path(path_type=Path), metavar="[DIR]")
def init(folder: Path) -> None:
    """Make a workspace in DIR with the articles and the label scheme that ship.

    Asks nothing, and leaves alone what a workspace already has.
    """
    from reader.session.locate import init_workspace

    written = init_workspace(folder)
    if not written:
        click.echo(f"{folder} is a workspace already, nothing to do")
        return
    click.echo(f"made {len(written)} files in {folder}; open it with: reader -w {folder}")


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

    root = locate()
    failed = False
    for file in files:
        try:
            name, new = add_page(root, file)
        except ReaderError as error:
            failed = True
            warn(error)
            continue
        click.echo(f"added {name}" if new else f"already there: {name}")
    if failed:
        sys.exit(1)
