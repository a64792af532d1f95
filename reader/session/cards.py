"""The dataset card beside an export in Reader's own format."""

from __future__ import annotations

import re
from glob import escape
from pathlib import Path

from reader.exchange.card import NAME, card, is_card, record_columns, span_columns
from reader.exchange.options import Options
from reader.model.errors import ReaderError
from reader.regular import open_regular
from reader.session.exporting import Parts
from reader.session.outputs import replacing

_NO_SPLIT = re.compile(r"\W+")


class Card:
    """The card of an export to `target`, which stands beside it as ``README.md``."""

    def __init__(self, target: Path, suffix: str) -> None:
        self._stem = target.name.removesuffix(suffix)
        self._suffix = suffix
        self.path = target.with_name(NAME)

    @property
    def free(self) -> bool:
        """Whether nothing stands in its place that is no card."""
        if not self.path.exists():
            return True
        try:
            with open_regular(self.path) as file:
                return is_card(file.read(4096))
        except OSError:
            return False

    def insist(self) -> None:
        """Raise `ReaderError` where something else stands in its place."""
        if not self.free:
            raise ReaderError(
                "is there already and is no card of Reader",
                file=str(self.path),
                hint="name another folder with -o, or add --force",
            )

    def write(self, parts: Parts, options: Options, articles: int) -> None:
        """Write the card of what was exported; raises `ReaderError` where the system refuses."""
        types = (
            span_columns()
            if options.per == "span"
            else record_columns(entities=options.compat, tokens=options.tokens)
        )
        with replacing(self.path) as out:
            out.write(card(types, self._splits(parts), articles))

    def _splits(self, parts: Parts) -> list[tuple[str, str]]:
        numbered = "-[0-9]*" if parts.shard else ""
        if not parts.split:
            return [("train", f"{escape(self._stem)}{numbered}{self._suffix}")]
        return [
            (
                _NO_SPLIT.sub("_", name),
                f"{escape(self._stem)}-{escape(name)}{numbered}{self._suffix}",
            )
            for name, _ in parts.split
        ]
