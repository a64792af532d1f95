"""What the shipped pages are meant to hold."""

from __future__ import annotations

from typing import NamedTuple

from tests.support import ROOT


class Expected(NamedTuple):
    """One article: what its page prints about it, and how many blocks its body has."""

    title: str | None
    outlet: str | None
    published: str | None
    body: int
    credits: tuple[str, ...] = ()


class Shipped(NamedTuple):
    """One page: its name, the start of the real page's name that it restates, whom it names."""

    name: str
    after: str
    named: tuple[str, ...]
    articles: tuple[Expected, ...]

    def read(self) -> str:
        """Return the page's text, with nothing stripped or normalised."""
        return (ROOT / "seeds" / self.name).read_bytes().decode("utf-8")


AGGREGATOR = Shipped(
    "russia-syria-aggregator.txt",
    "000_",
    ("Ya Libnan", "Asharq Al-Awsat", "LBCI", "Russia Today", "Khaleej Times", "Daily8"),
    (
        Expected(
            "To try Assad, Damascus formally asks Moscow to hand him over",
            "Ya Libnan",
            "2025-04-01",
            1,
            ("MEM",),
        ),
        Expected(
            "Does Putin's Letter to Al-Sharaa Open a New Chapter?",
            "Asharq Al-Awsat",
            "2025-03-21",
            1,
        ),
        Expected(
            "Putin backs drive for calm in Syria and offers its leader cooperation",
            "LBCI",
            "2025-03-20",
            1,
            ("Reuters",),
        ),
        Expected(
            "Kremlin: Putin has written to Syria's new leaders",
            "Russia Today",
            "2025-03-20",
            1,
        ),
        Expected(
            "Sharaa gets message of support from Putin, with an offer to cooperate",
            "Khaleej Times",
            "2025-03-20",
            1,
        ),
    ),
)
DELEGATION = Shipped(
    "moscow-delegation-damascus.txt",
    "001_",
    ("CONVERSEER",),
    (Expected(None, "CONVERSEER", None, 15),),
)
STORY = Shipped(
    "sharaa-putin-story.txt",
    "002_",
    ("The Syrian Observer",),
    (
        Expected("Bases in Syria on the Table as Putin Receives Sharaa", None, None, 5),
        Expected(None, None, None, 1),
        Expected(
            "Kremlin receives Syria's president as its regional weight shrinks", None, None, 1
        ),
        Expected(
            "East, West and Sharaa in Moscow: Can Syria Stay in the Middle?",
            "The Syrian Observer",
            None,
            1,
        ),
        Expected(None, None, None, 1),
    ),
)
VISIT = Shipped(
    "sharaa-kremlin-visit.txt",
    "003_",
    ("London News Net",),
    (
        Expected(
            "Sharaa at the Kremlin: Syria and Russia Look for a New Footing",
            "london-news.example",
            None,
            9,
            ("AFP",),
        ),
    ),
)
PREVIEW = Shipped(
    "sharaa-moscow-preview.txt",
    "004_",
    ("Rudaw",),
    (Expected(None, "Rudaw", None, 18),),
)

PAGES = (AGGREGATOR, DELEGATION, STORY, VISIT, PREVIEW)
