"""``reader backup`` and ``reader restore``: a workspace in one file, and back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader.cli.common import command, locate, progress_bar, say, show, warn
from reader.session.wording import counted


@command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--replace", is_flag=True, help="Take the place of a FILE that is there.")
def backup(file: Path | None, replace: bool) -> None:
    """Put everything of the workspace into one zip archive, and verify it.

    Pages, annotations of everybody with their history, the label scheme, guidelines and
    reader.toml; not exports. It can be made while people are at work. Every file is listed with its
    sha256 in `reader-backup.json`; the archive is read back before it gets its name, and only you
    may read it. Without FILE it is WORKSPACE-TIME.zip in the present folder; its name is printed.
    Links are not followed: exit code 1 if there were any.
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
    show(report.path)
    for skipped in report.skipped:
        warn(f"not in the backup: {skipped}")
    if report.skipped:
        sys.exit(1)


@command("restore", annotator=False)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@click.option(
    "--replace", is_flag=True, help="Take the place of FOLDER, which is kept under another name."
)
def restore(file: Path, folder: Path | None, replace: bool) -> None:
    """Make a workspace in FOLDER from a backup, after verifying all of it.

    Without FOLDER it gets the name that it had, in the present folder. A folder that holds
    something is refused without --replace. The workspace is there whole or not at all.
    """
    from reader.session.restoring import restore as write

    with progress_bar("verifying") as progress:
        done = write(file, folder, replace=replace, progress=progress)
    say(f"restored {counted(len(done.manifest.files), 'file')} of {done.manifest.made}")
    if done.former:
        say(f"what was there before is {done.former}")
    show(done.folder)
