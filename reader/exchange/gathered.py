"""What annotations say that stand apart from the text they are of, gathered into one document."""

from __future__ import annotations

from reader.exchange.documents import (
    Document,
    Far,
    Passage,
    Share,
    Standing,
    Stretch,
    TagValue,
    Tie,
)
from reader.exchange.iris import article_of
from reader.exchange.report import Problem
from reader.exchange.rows import Row


class Gathered:
    """Everything that was said about one text, and what was wrong with it."""

    def __init__(self, name: str, file: str) -> None:
        """Gather for the text called `name`, from the file so named."""
        self.name = name
        self.file = file
        self.problems: list[Problem] = []
        self.passages: dict[str, Passage] = {}
        self.ties: list[Tie] = []
        self.far: list[Far] = []
        self.claims: list[Share] = []
        self.passed: list[Stretch] = []
        self.tags: list[TagValue] = []
        self.standings: dict[str, Standing] = {}

    def document(self) -> Document:
        """Return what was said."""
        return Document(
            id=article_of(self.name),
            text=None,
            passages=tuple(self.passages.values()),
            ties=tuple(self.ties),
            far=tuple(self.far),
            claims=tuple(self.claims),
            passed=tuple(self.passed),
            tags=tuple(self.tags),
            standings=tuple(self.standings.values()),
            file=self.file,
        )

    def complain(self, row: Row, message: str) -> None:
        """Note what is wrong with a row."""
        record = article_of(self.name)
        self.problems.append(Problem("error", message, self.file, row.line, record, row.place))
