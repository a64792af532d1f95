"""``reader merge``: one journal of what an annotator did on several machines."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from reader.cli.common import command, locate, option, say, show, warn
from reader.model.errors import ReaderError, UsageError


@command("merge")
@click.option("--all", "everybody", is_flag=True, help="Merge for every annotator, not just you.")
@click.option(
    "--from",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Bring in what was saved in FOLDER while the workspace could not be written.",
)
def merge(everybody: bool, folder: Path | None) -> None:
    """Bring together what you did on two machines.

    Git and file synchronisers leave both versions of your journal, the file in which every change
    is written down: the lines of both in one file, or a copy under another name beside it. This
    makes one of them with every change of both, the same on each machine that merges. What both
    sides changed is listed with what each said; the later counts, and what one side deleted and the
    other changed stays. Undo reaches all of it. Former files are kept in `annotations/_conflicts/`.
    Exit code 1 where something could not be read, or somebody's merge failed.
    """
    from reader.session.machines import annotators, merge_machines
    from reader.session.opening import annotator_of
    from reader.session.rescuing import take_back
    from reader.settings.config import load_config

    root = locate()
    if everybody:
        if folder is not None:
            raise UsageError("--from is for one annotator", hint="leave out --all")
        names = annotators(root)
    else:
        config = load_config(root, environ=os.environ)
        names = [annotator_of(option("annotator"), os.environ, config, write=True)]
    failed = False
    for name in names:
        try:
            report = take_back(root, name, folder) if folder else merge_machines(root, name)
        except ReaderError as error:
            if not everybody:
                raise
            warn(error)
            failed = True
            continue
        for line in report.told:
            say(line)
        for conflict in report.conflicts:
            show(conflict)
        failed = failed or report.failed
    if failed:
        sys.exit(1)
