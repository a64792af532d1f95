"""``reader search``: looking through all articles, results in context."""

from __future__ import annotations

import click

from reader.cli.articles import row_line, row_values
from reader.cli.common import command, open_session, pointing, print_json_array, say
from reader.cli.common import show as show_line
from reader.session.wording import counted

FEW = 20


@command("search")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@click.option("--ranked", is_flag=True, help="The most relevant first; else the latest.")
@click.option("--limit", type=click.IntRange(0), default=FEW, help="At most so many; 0 for all.")
@click.argument("query", nargs=-1, required=True)
def search(query: tuple[str, ...], as_json: bool, ranked: bool, limit: int) -> None:
    """Find the articles that say QUERY, and show where they say it.

    A word finds every word that begins with it, whatever its case and accents; words in quotation
    marks are found as they are. QUERY may be any filter: bridge 'outlet:reuters' 'date:2025-03..'
    'not has:span', or @NAME for a saved one. The latest come first.
    """
    from reader.session.finding import Sort, hits, phrases
    from reader.session.finding import search as find

    asked = " ".join(query)
    order = Sort("rank") if ranked else Sort("date", True)
    with open_session(write=False) as session, pointing():
        docs = find(session, asked, order)
        assert docs is not None
        shown = docs[:limit] if limit else docs
        wanted = phrases(session, asked)
        found = (hit for doc in shown for hit in hits(session, [doc], wanted))
        if as_json:
            print_json_array(
                {
                    **row_values(hit.row),
                    "snippet": hit.snippet.text,
                    "marks": [list(mark) for mark in hit.snippet.marks],
                }
                for hit in found
            )
            return
        for hit in found:
            show_line(row_line(hit.row))
            show_line(f"    {_marked(hit.snippet.text, hit.snippet.marks)}")
    more = f"; {len(docs) - len(shown)} more with --limit 0" if len(docs) > len(shown) else ""
    say(f"{counted(len(docs), 'article')} found{more}")


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """Return `text` with what was looked for in brackets, and nothing that acts on a terminal."""
    from reader.text.neutralise import neutralise_line

    text = neutralise_line(text)
    pieces = []
    at = 0
    for start, end in marks:
        pieces += [text[at:start], "[", text[start:end], "]"]
        at = end
    return "".join([*pieces, text[at:]])
