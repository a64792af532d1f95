"""``reader backup`` and ``reader restore``: a workspace in one file, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.common import command, locate, option, progress_bar, say, show, warn
from reader.model.errors import UsageError
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.session.backup_archive import Manifest

MOST_NAMED = 200
"""Files and folders that are named one by one."""


@command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--replace", is_flag=True, help="Take the place of a FILE that is there.")
def backup(file: Path | None, replace: bool) -> None:
    """Put everything of the workspace into one zip archive, and verify it.

    Pages, annotations of everybody with their history, the label scheme, guidelines and
    reader.toml; not exports. It can be made while people are at work. Every file is listed with its
    sha256 in `reader-backup.json`; the archive is read back before it gets its name, and only you
    may read it. Without FILE it is WORKSPACE-TIME.zip in the present folder; its name is printed.
    Links are not followed, and what cannot be read is left out: it is named, here and by restore,
    and the exit code is 1. A FILE that holds some of that is then kept beside, under another name.
    """
    from reader.session.backup import backup as write
    from reader.session.backup import default_name

    root = locate()
    with progress_bar("backing up") as progress:
        report = write(root, file or Path(default_name(root)), replace=replace, progress=progress)
    counts = report.manifest.counts
    pages = counted(counts.get("pages", 0), "page")
    people = counted(counts["annotators"], "annotator")
    records = sum(number for what, number in counts.items() if what.startswith("records of "))
    say(f"{counted(counts['files'], 'file')}, {pages}, {people}, {counted(records, 'record')}")
    if report.former:
        say(f"what was there before holds what is missing now, and is {report.former}")
    show(report.path)
    _end(report.manifest)


@command("restore", annotator=False, workspace="The same as FOLDER.")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@click.option(
    "--replace", is_flag=True, help="Take the place of FOLDER, which is kept under another name."
)
def restore(file: Path, folder: Path | None, replace: bool) -> None:
    """Make a workspace in FOLDER from a backup, after verifying all of it.

    Without FOLDER it gets the name that it had, in the present folder. A folder that holds
    something is refused without --replace. The workspace is there whole or not at all; what is not
    in the backup, because it could not be read then, is named, and the exit code is 1.
    """
    from reader.session.restoring import restore as write

    named: Path | None = option("workspace")
    if folder is not None and named is not None:
        raise UsageError("FOLDER and --workspace name the same", hint="give one of them")
    with progress_bar("verifying") as progress:
        done = write(file, folder or named, replace=replace, progress=progress)
    say(f"restored {counted(len(done.manifest.files), 'file')} of {done.manifest.made}")
    if done.former:
        say(f"what was there before is {done.former}")
    show(done.folder)
    _end(done.manifest)


def _end(manifest: Manifest) -> None:
    """Name what is not in a backup, and exit with the code for it; return if nothing is missing."""
    for missing in manifest.missing[:MOST_NAMED]:
        warn(f"not in the backup: {missing}")
    number = len(manifest.missing)
    if number > MOST_NAMED:
        warn(f"not in the backup: {number - MOST_NAMED:,} more, which its reader-backup.json lists")
    if number:
        warn(f"the backup is not whole, it lacks {number:,} of the files and folders")
        sys.exit(1)
