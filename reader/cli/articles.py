"""``reader list``, ``reader show`` and ``reader stats``: looking at a workspace."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

import click

from reader.cli.common import command, open_session, pointing, print_json, print_json_array, warn
from reader.cli.common import show as show_line
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.store.catalogue_find import Key
    from reader.store.catalogue_types import ArticleRow


SORTS = ("page", "date", "outlet", "title", "state", "spans")


@command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@click.option("--state", default=None, help="Only articles in this state.")
@click.option("--filter", "query", default=None, help="Only articles that a filter holds of.")
@click.option("--sort", type=click.Choice(SORTS), default="page", help="In this order.")
@click.option("--reverse", is_flag=True, help="Backward: the latest or most first.")
def list_(as_json: bool, state: str | None, query: str | None, sort: str, reverse: bool) -> None:
    """List the articles in the order in which the program shows them.

    They come by the path of their page and then by their place on it. Exit code 1 where a file
    under `seeds/` cannot be read. A filter is written as in the program, such as
    'outlet:reuters date:2025-03.. not has:span', or @NAME for a saved one.
    """
    from reader.model.records import STATES
    from reader.session.finding import Sort, found_rows

    if state is not None and state not in STATES:
        raise click.BadParameter(f"{state!r} is none of {', '.join(STATES)}", param_hint="--state")
    with open_session(write=False) as session, pointing():
        bad = session.catalogue.without_articles(1) if query is None else []
        if query is None and sort == "page" and not reverse:
            rows = session.catalogue.iterate(session.annotator)
        else:
            rows = found_rows(session, query or "", Sort(cast("Key", sort), reverse))
        shown = (r for r in rows if r.id and (state is None or r.state == state))
        if as_json:
            print_json_array(row_values(row) for row in shown)
        else:
            for row in shown:
                show_line(row_line(row))
    if bad:
        sys.exit(1)


def row_line(row: ArticleRow) -> str:
    """Return what a list says of an article on one line."""
    from reader.text.neutralise import neutralise_line as safe

    title = row.title or f"({row.lead})"
    about = f"{row.published or '-':<10}  {row.state:<11}  {row.spans:>4}"
    return f"{row.id:<18}  {about}  {safe(row.outlet or '-'):<18}  {safe(title)}"


def row_values(row: ArticleRow) -> dict[str, Any]:
    """Return what a list says of an article, for programs."""
    return {
        "id": row.id,
        "title": row.title or None,
        "outlet": row.outlet or None,
        "published": row.published or None,
        "page": row.path,
        "state": row.state,
        "words": row.words,
        "spans": row.spans,
    }


@command("show")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for programs.")
@click.argument("article_id", metavar="ID")
def show(article_id: str, as_json: bool) -> None:
    """Print an article: what is known of it, its text, and your spans on it."""
    from reader.text.neutralise import neutralise_line as safe

    with open_session(write=False) as session:
        view = session.article(article_id)
        editor = session.editor(view)
        spans, outside = view.project(editor.records.spans.values())
        from reader.session.articles import effective_state

        state = effective_state(editor.states())
        tags = [(tag.name, tag.value) for tag in editor.tags()]
        note = editor.current_note()
        annotator = session.annotator
    article = view.article
    known: dict[str, Any] = {
        "id": article.id,
        "title": article.title.value if article.title else None,
        "outlet": article.outlet.value if article.outlet else None,
        "published": article.published.value if article.published else None,
        "authors": [a.value for a in article.authors],
        "credits": [c.value for c in article.credits],
        "page": view.page.names[0] if view.page.names else "",
        "state": state,
        "tags": [{"name": name, "value": value} for name, value in tags],
        "note": note,
    }
    if as_json:
        known["annotator"] = annotator
        known["text"] = view.text.text
        known["spans"] = [
            {
                "uid": s.span.uid,
                "label": s.span.label,
                "fragments": [list(f) for f in s.fragments],
                "text": view.text.text[s.start : s.end],
                "note": s.span.note,
            }
            for s in spans
        ]
        known["outside"] = len(outside)
        print_json(known)
        return
    for key, value in known.items():
        if key == "tags":
            value = ", ".join(f"{name} {value}" for name, value in tags)
        elif isinstance(value, list):
            value = ", ".join(value)
        if value:
            show_line(f"{key + ':':<11} {safe(str(value))}")
    show_line()
    show_line(view.text.text)
    if spans:
        show_line()
    for s in spans:
        quote = safe(view.text.text[s.start : s.end])
        note = f"   note: {safe(s.span.note)}" if s.span.note else ""
        show_line(f"[{s.start}..{s.end} {safe(s.span.label)}] {quote}{note}")
    if outside:
        warn(f"{counted(len(outside), 'span')} outside the text as it is cut now")


@command("stats")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for programs.")
def stats(as_json: bool) -> None:
    """Count articles, states, spans and labels of the workspace, for every annotator."""
    from reader.session.statistics import statistics
    from reader.session.timing import spoken

    with open_session(write=False) as session:
        found = statistics(session)
    if as_json:
        print_json(found)
        return
    show_line(f"pages {found['pages']}, articles {found['articles']}, words {found['words']}")
    for name, counts in found["annotators"].items():
        spans = counted(counts["spans"], "span")
        show_line(f"{name}: {spans}, {counted(counts['relations'], 'relation')}")
        for kind in ("states", "labels"):
            shown = ", ".join(f"{key} {number}" for key, number in counts[kind].items())
            if shown:
                show_line(f"  {kind}: {shown}")
        if times := counts["seconds"]:
            each = spoken(sum(times.values()) / len(times))
            articles = counted(len(times), "article")
            show_line(f"  time: {spoken(sum(times.values()))} at {articles}, {each} each")
