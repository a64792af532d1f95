"""``reader segment``: how a page is cut into articles, without a workspace."""

from __future__ import annotations

import sys
from typing import Any

import click

from reader.cli.common import ascii_json, command, page_bytes, show, warn
from reader.model.errors import ReaderError
from reader.session.wording import counted


@command("segment")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each file.")
@click.option("--explain", "explained", is_flag=True, help="Each block with its weight and reason.")
@click.option("--encoding", default="", help="The encoding of the files, if it is known.")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
def segment(files: tuple[str, ...], as_json: bool, explained: bool, encoding: str) -> None:
    """Show how raw pages are cut into articles, blocks and metadata.

    With --explain every block comes with the reason for its kind. With --json the offsets are
    code points into the decoded file. An unreadable file gets an object with `error`, the others
    go on, and the exit code is 1.
    """
    if as_json and explained:
        raise click.UsageError("--json and --explain exclude each other.")
    if encoding:
        _check_encoding(encoding)
    failed = False
    for name in files:
        found: dict[str, Any]
        try:
            found = {"file": name, **_cut(name, encoding)}
        except ReaderError as error:
            failed = True
            found = {"file": name, "error": error.message}
            if not as_json:
                warn(f"{name}: {error.message}")
        if as_json:
            _print_line(found)
        elif explained and "error" not in found:
            _print_reasons(found)
        elif "error" not in found:
            _print_listing(found)
    if failed:
        sys.exit(1)


def _check_encoding(encoding: str) -> None:
    """Raise `click.BadParameter` for what is not the name of an encoding that pages can have."""
    from reader.pages.decode import decode

    for warning in decode(b"a", declared=encoding).warnings:
        raise click.BadParameter(warning, param_hint="--encoding")


def _cut(name: str, encoding: str) -> dict[str, Any]:
    from reader.pages.decode import decode
    from reader.pages.listing import to_listing
    from reader.pages.segment import segment as cut

    data = page_bytes(name)
    decoded = decode(data, declared=encoding)
    for warning in decoded.warnings:
        warn(f"{name}: {warning}")
    found = cut(decoded.text)
    return {**to_listing(found), "text": decoded.text, "cut": found}


def _print_line(found: dict[str, Any]) -> None:
    found.pop("text", None)
    found.pop("cut", None)
    click.echo(ascii_json(found))


def _print_reasons(found: dict[str, Any]) -> None:
    from reader.pages.explain import explain
    from reader.text.neutralise import neutralise_line as safe

    show(safe(found["file"]))
    for line in explain(found["cut"], found["text"]):
        show(safe(line))


def _print_listing(found: dict[str, Any]) -> None:
    from reader.text.neutralise import neutralise_line as safe

    text = found["text"]
    articles = found["articles"]
    show(f"{safe(found['file'])}: {counted(len(articles), 'article')}")
    for number, article in enumerate(articles, 1):
        show(f"{number}. {safe(article['title'] or '(no title)')}")
        known = [article[key] for key in ("outlet", "published") if article[key]]
        if known:
            show(f"   {safe(' · '.join(known))}")
        for block in article["blocks"]:
            _print_block(block, text)
    if found["furniture"]:
        show("furniture")
        for block in found["furniture"]:
            _print_block(block, text)


def _print_block(block: dict[str, Any], text: str) -> None:
    from reader.text.neutralise import neutralise_line as safe

    shown = safe(text[block["start"] : min(block["end"], block["start"] + 60)])
    cut = "…" if block["end"] - block["start"] > 60 else ""
    place = f"{block['start']}..{block['end']}"
    show(f"   {place:>13} {block['kind']:<16} {shown}{cut}")
