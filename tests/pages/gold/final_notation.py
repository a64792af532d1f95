"""Long pages in few lines: what a site repeats around its articles is written once.

Beside the parts of `build`, a page may hold these lines, all of them furniture:

=========  =====================================================================================
line       what it becomes
=========  =====================================================================================
``x| …``   a line for each of the texts between `` | ``; ``x|- …`` with the page's bullet
``x* …``   the same, for a teaser; its first text, the headline, can be listed again
``x# a b`` the headlines of the teasers from `a` to `b`, not including it; ``x#. a b`` numbers
           them, the number in a line of its own; ``x#- a b`` puts bullets
=========  =====================================================================================
"""

from __future__ import annotations

from tests.pages.gold.build import Dump, GoldPage, page


def long_page(
    name: str,
    language: str,
    dump: Dump,
    layout: str,
    source: str,
    *,
    gap: str = "\n",
    bullet: str = "- ",
    wrap: int = 0,
    end: str = "",
) -> GoldPage:
    """Build the page that `source` writes in the notation of this module."""
    headlines = [
        line[3:].split(" | ")[0].strip() for line in source.split("\n") if line.startswith("x* ")
    ]
    lines = [
        part for line in source.strip("\n").split("\n") for part in _spelt_out(line, headlines)
    ]
    return page(
        f"final-{name}",
        language,
        dump,
        layout,
        "\n".join(lines),
        gap=gap,
        bullet=bullet,
        wrap=wrap,
        end=end,
    )


def _spelt_out(line: str, headlines: list[str]) -> list[str]:
    if line[:2] not in {"x|", "x*", "x#"}:
        return [line]
    sign, _, rest = line.partition(" ")
    key = "x-" if sign.endswith("-") else "x"
    if sign[1] != "#":
        return [f"{key} {text.strip()}" for text in rest.split(" | ")]
    low, high = (int(number) for number in rest.split())
    found: list[str] = []
    for rank, headline in enumerate(headlines[low:high], start=1):
        found += [f"x {rank}", f"x {headline}"] if sign == "x#." else [f"{key} {headline}"]
    return found
