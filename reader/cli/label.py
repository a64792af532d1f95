"""``reader label``: renaming, merging and deleting labels, in the scheme and on all spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli.common import command, open_session, say, warn
from reader.cli.common import show as show_line

if TYPE_CHECKING:
    from reader.session.relabelling import Kind


@click.group("label")
def label() -> None:
    """Rename, merge or delete a label: in labels.toml, whose comments stay, and on all spans."""


@command("list")
def list_() -> None:
    """List the labels with how many spans have them, for every annotator."""
    from reader.session.relabelling import label_usage

    with open_session(write=False) as session:
        for name, counts in label_usage(session).items():
            listed = "" if session.scheme.label(name) else "  (not in labels.toml)"
            each = ", ".join(f"{who} {number}" for who, number in counts.items())
            show_line(f"{name:<20} {sum(counts.values()):>6}  {each}{listed}")


def _sure(function: click.Command) -> click.Command:
    function.params += [
        click.Option(["--yes"], is_flag=True, help="Do not ask."),
        click.Option(["--everyone"], is_flag=True, help="Also the spans of other annotators."),
    ]
    return function


@command("rename")
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str, yes: bool, everyone: bool) -> None:
    """Call the label OLD by the name NEW."""
    _migrate("rename", old, new, yes=yes, everyone=everyone)


@command("merge")
@click.argument("old")
@click.argument("new")
def merge(old: str, new: str, yes: bool, everyone: bool) -> None:
    """Give what is labelled OLD the label NEW, and take OLD out of the scheme."""
    _migrate("merge", old, new, yes=yes, everyone=everyone)


@command("delete")
@click.argument("old")
def delete(old: str, yes: bool, everyone: bool) -> None:
    """Delete the label OLD with all spans that have it and their relations."""
    _migrate("delete", old, "", yes=yes, everyone=everyone)


def _migrate(kind: Kind, old: str, new: str, *, yes: bool, everyone: bool) -> None:
    from reader.session.relabelling import migrate, plan

    with open_session(write=True) as session:
        planned = plan(session, kind, old, new)
        for sentence in planned.sentences:
            say(sentence)
        if everyone and planned.others:
            say("With --everyone theirs are changed too, a step of undo of their own each.")
        if not yes:
            click.confirm("Go on?", abort=True, err=True)
        done = migrate(session, planned, everyone=everyone)
        show_line(done.summary)
        for name, one in done.done.items():
            if one.left:
                warn(f"{name}: {one.left}")


label.add_command(list_)
for _command in (rename, merge, delete):
    label.add_command(_sure(_command))
