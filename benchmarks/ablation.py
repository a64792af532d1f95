"""What each sign of the segmenter is worth: the scores without it, one sign at a time.

Run ``python -m benchmarks.ablation [--held | --fresh | --later]`` from the root of the checkout.
Columns as in `benchmarks.segmentation`; each line but the first is the change against everything
on, in hundredths. The last column counts what is exact on the five real pages of
``../shared/seeds`` (of each article: title, outlet, date, credits, body, embedded posts and
captions), where they are at hand. A sign without a change in any column earns nothing on these
pages.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.pages.lines import Line
from reader.pages.phrasebook import Phrasebook
from reader.pages.segment import segment
from tests.pages import gold
from tests.pages.gold.build import GoldPage
from tests.pages.gold.score import score, summarise
from tests.pages.test_real_pages import GOLD as REAL

Patches = dict[str, Any]
SHARED = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def _nothing(*_: Any, **__: Any) -> None:
    """Stand in for a sign that decides nothing."""


def _false(*_: Any, **__: Any) -> bool:
    return False


def _empty(*_: Any, **__: Any) -> list[Any]:
    return []


def _first(value: Any, *_: Any, **__: Any) -> Any:
    return value


def _as_listed(_text: str, ranges: Any) -> list[Any]:
    return list(ranges)


def _length(text: str) -> float:
    return float(len(text))


def _one_occurrence(lines: list[Line]) -> None:
    for line in lines:
        line.repeats = 1


SIGNS: dict[str, Patches] = {
    "terminal punctuation": {"characters.is_terminal": _false},
    "length of dense scripts": {"characters.effective_length": _length},
    "repetition": {"lines._count_repeats": _one_occurrence},
    "neighbours": {"weights._weigh_by_neighbours": _nothing},
    "titles that end as sentences": {"weights._weigh_headlines": _nothing},
    "unmarked digests": {"articles.digest_titles": _empty},
    "authors in the text": {"bylines.author": lambda *_: ()},
    "authors below the text": {"bylines.signs_off": _false},
    "author and outlet on a line": {"authors.beside_outlet": _nothing},
    "lifting short prose": {"articles.lift_short_prose": _nothing},
    "wrapped lines": {"lines.unwrapped": _as_listed},
    "labels with a colon": {"phrasebook.Phrasebook._labelled": _empty},
    "forms of lines": {"classify._by_form": _nothing},
    "dates by form": {"classify._by_time": _nothing},
    "paths, code, addresses": {"classify._by_marks": _nothing},
    "pictures by their ends": {"classify.picture_sign": lambda *_: ""},
    "pictures whose owner is named": {"classify.owned_picture": _false},
    "posts that begin with a name": {"classify.opens_post": _false},
    "prompts by their words": {"boxes._mark_prompts": _nothing},
    "titles below labels": {"boxes._mark_related": _nothing},
    "tables by bars and tabs": {"weights._weigh_tables": _nothing},
    "pages without a menu": {"weights._has_menu": lambda _lines: True},
    "text behind a box": {"articles._boxed": _false},
    "short articles with a header": {"articles._own_header": _false},
    "outlet above an excerpt": {"assemble._Builder._outlet_above": _nothing},
    "the one host": {"outlets._host": _nothing},
    "embedded posts": {"classify.mark_posts": _nothing, "classify.is_post": _false},
    "trailing credits": {"body.attached.trailing_credit": _nothing},
    "datelines": {"body.attached.dateline": _nothing},
    "excerpts": {"articles._cut_excerpts": _empty},
    "headers": {"articles._headers": _empty},
    "late paragraphs": {"articles._extended": lambda _lines, run, _limit, **_: run},
    "text behind other texts": {"articles._resumes": _false},
    "announced lists": {"weights._weigh_announced": _nothing},
    "points above the text": {"assemble._Builder._point": _false},
    "outlet in any copyright line": {"outlets.owner": _nothing},
    "endings of words": {"titles._STEM": 99},
    "titles above standfirsts": {"titles._above_standfirst": _first},
    "names are weak titles": {"titles.is_person": _false, "titles.is_outlet_name": _false},
    "outlet glued to the title": {"titles._glued_outlet": _nothing},
    "outlet in the page's heading": {"titles.page_heading": _nothing},
    "outlet words": {"outlets.is_outlet_name": _false},
    "outlet at the top": {"outlets._at_top": _nothing},
    "outlet in a copyright line": {"outlets.named_outlet": _nothing},
    "authors by form": {"authors.by_form": lambda *_: ()},
    "standfirsts": {"assemble._Builder._standfirst": _false},
    "tables": {"body._table_rows": _empty},
    "bios": {"body.BodyBuilder._fold_bio": _nothing},
    "credits below the text": {"body.BodyBuilder._take_tail": _nothing},
    "updates": {"published._updated": _false, "published.date_of": lambda line: line.date},
}


def measure(pages: tuple[GoldPage, ...], patches: Patches, **options: Any) -> list[float]:
    """Return the scores of `pages` with `patches` in place, as the columns of the table."""
    with ExitStack() as stack:
        for name, stand_in in patches.items():
            stack.enter_context(mock.patch(f"reader.pages.{name}", stand_in))
        found = summarise([score(page, segment(page.text, **options)) for page in pages])
    pairs = (found.title, found.date, found.outlet, found.author, found.counts)
    shares = [right / asked if asked else 1.0 for right, asked in pairs]
    body = [*found.body.values(), found.several or 0.0]
    return [*body, *shares, float(found.invented), real_exact(patches, **options)]


def real_exact(patches: Patches, **options: Any) -> float:
    """Return how many facts of the five real pages come out exactly, 0 where they are not there."""
    exact = 0
    with ExitStack() as stack:
        for name, stand_in in patches.items():
            stack.enter_context(mock.patch(f"reader.pages.{name}", stand_in))
        for name, facts in REAL.items():
            path = SHARED / f"{name}.txt"
            if not path.exists():
                return 0.0
            found = segment(path.read_text("utf-8"), **options).articles
            exact += len(found) == len(facts)
            for article, want in zip(found, facts, strict=False):
                values = (article.title, article.outlet)
                exact += sum(
                    ((value.start, value.end) if value else None) == printed
                    for value, printed in zip(values, want[:2], strict=True)
                )
                exact += (article.published.value if article.published else None) == want[2]
                exact += [(c.start, c.end) for c in article.credits] == want[3]
                exact += article.dateline is not None
                blocks = [(b.start, b.end) for b in article.blocks if b.kind == "body"]
                exact += blocks == want[4]
                exact += sum(b.kind in ("embed", "caption") for b in article.blocks)
    return float(exact)


SETS = {
    "held": "the pages kept apart",
    "fresh": "the pages written blind",
    "later": "the other half of those",
}
HEAD = ("extracted", "main", "whole", "several", "title", "date", "outlet", "author", "articles")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    which = parser.add_mutually_exclusive_group()
    for name, what in SETS.items():
        which.add_argument(f"--{name}", dest="pages", action="store_const", const=name, help=what)
    parser.set_defaults(pages="dev")
    pages: tuple[GoldPage, ...] = getattr(gold, parser.parse_args().pages)()
    rows: list[tuple[str, Callable[[], list[float]]]] = [
        ("no furniture phrases", partial(measure, pages, {}, phrases=Phrasebook(())))
    ]
    rows += [(f"no {name}", partial(measure, pages, patches)) for name, patches in SIGNS.items()]
    full = measure(pages, {})
    print(
        f"{len(pages)} pages"
        + "".join(f"{name:>10}" for name in (*HEAD, "invented", "real")).rjust(131)
    )
    print(f"{'everything on':32}" + "".join(f"{value:10.3f}" for value in full))
    for name, run in rows:
        changes = [100 * (now - before) for now, before in zip(run(), full, strict=True)]
        changes[-2:] = [change / 100 for change in changes[-2:]]
        print(
            f"{name:32}"
            + "".join(f"{c:+10.1f}" if abs(c) > 0.04 else f"{'·':>10}" for c in changes)
        )


if __name__ == "__main__":
    main()
