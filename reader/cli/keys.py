"""``reader keys``: the live key map."""

from __future__ import annotations

import json
import os

import click

from reader.cli.common import command, locate, show
from reader.model.errors import WorkspaceError


@command("keys")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def keys(as_json: bool) -> None:
    """Print every action with its keys as they are in force here.

    The first column is the name under which [keys] of reader.toml binds an action.
    """
    from reader.app.actions import every  # noqa: F401 (the actions register themselves)
    from reader.app.actions.keymap import key_map, listing
    from reader.model.scheme import LabelScheme
    from reader.session.opening import scheme_of
    from reader.settings.config import load_config

    try:
        root = locate()
    except WorkspaceError:
        root = None
    config = load_config(root, environ=os.environ)
    scheme = scheme_of(root, [])[0] if root is not None else LabelScheme("", ())
    rows = listing(key_map(scheme, config.keys)[0])
    if as_json:
        for row in rows:
            show(json.dumps(row._asdict(), ensure_ascii=False))
        return
    wide = max(len(row.id) for row in rows)
    shown = max(len(row.keys) for row in rows)
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            show(group)
        show(f"  {row.id:<{wide}}  {row.keys or '-':<{shown}}  {row.title} ({row.where})")
