"""How well pages are cut, on the pages written for it, beside what others make of the same text.

Run ``python -m benchmarks.segmentation [--held | --fresh | --later | --final] [--pages]`` from the
root of the checkout. The development pages are measured, or those kept apart, or those written
without knowing the rules, or the other half of these, or long pages that nobody reads: of the last
only the sums are printed.
``--pages`` adds a line for each page. Columns:

* body F1 by characters, the mean of the pages of each kind of dump: extracted, main, whole
* several: body F1 by article on pages with more than one
* title, date, outlet, author: right, of those that the pages print
* invented: dates called published for articles of which the page prints none
* mistaken: dates called published where the page prints another for that article
* articles: pages with the right number of articles (one, unsure, where there is none)
* corrections: median estimate a page; a wrong range, start or field is one

The contestants: Reader; every line is body; and, if installed (``pip install trafilatura justext
lxml_html_clean``), trafilatura and jusText on the same text with each line as a paragraph of
minimal HTML. A line is their body where its text is in what they return.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.model.pages import Article, Block, Segmentation
from reader.pages.segment import segment
from tests.pages import gold
from tests.pages.gold.build import GoldPage
from tests.pages.gold.score import PageScore, Summary, score, summarise

JUSTEXT = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "el": "Greek",
    "uk": "Ukrainian",
    "ar": "Arabic",
    "he": "Hebrew",
    "fa": "Persian",
    "hi": "Hindi",
    "ko": "Korean",
    "id": "Indonesian",
    "vi": "Vietnamese",
    "cs": "Czech",
    "ro": "Romanian",
}
SETS = {
    "held": "measure the pages kept apart",
    "fresh": "measure the pages written without knowing the rules",
    "later": "measure the other half of those",
    "final": "measure the long pages that nobody reads: sums only",
}
HEAD = (
    f"{'':16}{'extracted':>10}{'main':>7}{'whole':>7}{'several':>9}{'title':>9}{'date':>8}"
    f"{'outlet':>8}{'author':>8}{'invented':>10}{'mistaken':>10}{'articles':>10}{'corrections':>13}"
)


def one_article(text: str, lines: list[tuple[int, int]]) -> Segmentation:
    """Return `text` as one article whose body is `lines`."""
    blocks = tuple(Block(start, end, "body") for start, end in lines)
    start = blocks[0].start if blocks else 0
    return Segmentation("", (Article("", start, 0, len(text), blocks),))


def lines_of(text: str) -> list[tuple[int, int]]:
    """Return the range of each line that is not blank, without the blanks and bullet around it."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip().removeprefix("- ").removeprefix("•").strip()
        if body:
            begin = text.index(body, start)
            found.append((begin, begin + len(body)))
        start += len(line)
    return found


def every_line(page: GoldPage) -> Segmentation:
    return one_article(page.text, lines_of(page.text))


def as_html(page: GoldPage) -> str:
    paragraphs = (f"<p>{html.escape(page.text[s:e])}</p>" for s, e in lines_of(page.text))
    return f"<html><body>{''.join(paragraphs)}</body></html>"


def kept(page: GoldPage, text: str) -> Segmentation:
    plain = " ".join(text.split())
    lines = [r for r in lines_of(page.text) if " ".join(page.text[slice(*r)].split()) in plain]
    return one_article(page.text, lines)


def with_trafilatura(library: Any) -> Callable[[GoldPage], Segmentation]:
    def cut(page: GoldPage) -> Segmentation:
        return kept(page, library.extract(as_html(page), include_tables=True) or "")

    return cut


def with_justext(library: Any) -> Callable[[GoldPage], Segmentation]:
    def cut(page: GoldPage) -> Segmentation:
        name = JUSTEXT.get(page.language)
        words = library.get_stoplist(name) if name in library.get_stoplists() else frozenset()
        found = library.justext(as_html(page).encode(), words, encoding="utf-8")
        return kept(page, "\n".join(p.text for p in found if not p.is_boilerplate))

    return cut


def contestants() -> dict[str, Callable[[GoldPage], Segmentation]]:
    found: dict[str, Callable[[GoldPage], Segmentation]] = {}
    found["Reader"] = lambda page: segment(page.text)
    found["every line"] = every_line
    with contextlib.suppress(ImportError):
        found["trafilatura"] = with_trafilatura(importlib.import_module("trafilatura"))
    with contextlib.suppress(ImportError):
        found["jusText"] = with_justext(importlib.import_module("justext"))
    return found


def row(name: str, summary: Summary) -> str:
    body = [f"{summary.body[dump]:.3f}" for dump in ("extracted", "main", "whole")]
    several = "-" if summary.several is None else f"{summary.several:.3f}"
    fields = [f"{a}/{b}" for a, b in (summary.title, summary.date, summary.outlet, summary.author)]
    return (
        f"{name:16}{body[0]:>10}{body[1]:>7}{body[2]:>7}{several:>9}{fields[0]:>9}{fields[1]:>8}"
        f"{fields[2]:>8}{fields[3]:>8}{summary.invented:>10}{summary.mistaken:>10}"
        f"{summary.counts[0]:>7}/{summary.counts[1]}{summary.corrections:>12.1f}"
    )


def line(item: PageScore) -> str:
    fields = " ".join(
        f"{name} {'-' if not of else f'{right}/{of}'}"
        for name, (right, of) in {
            "title": item.title,
            "date": item.date,
            "outlet": item.outlet,
            "author": item.author,
        }.items()
    )
    articles = f"articles {item.found} of {len(item.page.articles)}"
    invented = f" INVENTED {', '.join(item.invented)}" if item.invented else ""
    invented += f" MISTAKEN {', '.join(item.mistaken)}" if item.mistaken else ""
    return (
        f"  {item.page.name:32}{item.page.dump:10} F1 {item.f1:.3f}  corrections"
        f" {item.corrections:2}  {articles}  {fields}{invented}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    which = parser.add_mutually_exclusive_group()
    for name, what in SETS.items():
        which.add_argument(f"--{name}", dest="split", action="store_const", const=name, help=what)
    parser.add_argument("--pages", action="store_true", help="print a line for each page")
    parser.set_defaults(split="dev")
    options = parser.parse_args()
    pages: tuple[GoldPage, ...] = getattr(gold, options.split)()
    languages = len({page.language for page in pages})
    print(f"{options.split}: {len(pages)} pages in {languages} languages")
    print(HEAD)
    ours: list[PageScore] = []
    for name, cut in contestants().items():
        scores = [score(page, cut(page)) for page in pages]
        ours = ours or scores
        print(row(name, summarise(scores)))
    if options.split == "final":
        return
    print("\nReader, page by page:" if options.pages else "\nReader, the five worst pages:")
    for item in ours if options.pages else summarise(ours).worst:
        print(line(item))


if __name__ == "__main__":
    main()
