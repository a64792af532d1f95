"""``reader log``: who changed what and when."""

from __future__ import annotations

from itertools import islice

import click

from reader.cli.common import ascii_json, command, open_session, say
from reader.cli.common import show as show_line

LIMIT = 100


@command("log")
@click.option("--article", default=None, metavar="ID", help="Only what concerns this article.")
@click.option("--span", default=None, metavar="UID", help="Only what concerns this span.")
@click.option(
    "--limit",
    default=LIMIT,
    show_default=True,
    type=click.IntRange(min=0),
    help="At most so many changes; 0 for all.",
)
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
def log(article: str | None, span: str | None, limit: int, as_json: bool) -> None:
    """Tell who changed what and when, the latest first.

    It comes from the journals of all annotators. What is saved counts; times are UTC.
    """
    from reader.session.history import Scope, article_scope, described, history, plain, span_scope
    from reader.text.neutralise import neutralise_line as safe

    if article is not None and span is not None:
        raise click.UsageError("--article and --span do not go together: a span is in one article.")
    with open_session(write=False) as session:
        scope = Scope()
        if article is not None:
            scope = article_scope(session, article)
        elif span is not None:
            scope = span_scope(span)
        events = history(session, scope)
        shown = 0
        if as_json:
            click.echo("[", nl=False)
        for event in islice(events, limit) if limit else events:
            if as_json:
                click.echo(",\n" if shown else "\n", nl=False)
                click.echo(ascii_json(plain(session, event)), nl=False)
            else:
                entry = event.entry
                sha256, offset = entry.focus
                where = session.article_id_at(sha256, offset) if sha256 else None
                time = f"{entry.time[:19].replace('T', ' ')}Z"
                show_line(f"{time}  {safe(entry.annotator)}  {safe(event.said)}  {where or ''}")
                for line in described(event):
                    show_line(f"    {safe(line)}")
            shown += 1
        if as_json:
            click.echo("\n]")
        elif not shown:
            say("nothing was changed here yet")
        if limit and next(events, None) is not None:
            say(f"older changes are not told: --limit 0 tells all, now it is {limit}")
