"""What an export in the native format may be asked for."""

from __future__ import annotations

from typing import Literal

import msgspec

from reader.model.errors import UsageError
from reader.model.scheme import LabelScheme


def _any(values: tuple[str, ...]) -> str:
    return f"there are {', '.join(values)}"


class Options(msgspec.Struct, frozen=True):
    """How native records are built and written.

    `per` is what one line stands for; `annotators` limits everything to theirs (empty: all);
    `text` off leaves the text and its quotes out; `fill_defaults` writes the scheme's default for
    every attribute that nobody set; `tokens` adds the text's tokens; `compat` off leaves out the
    ``entities`` mirror; `ascii` escapes everything beyond ASCII; `guard` off leaves cells of tables
    as they are that a spreadsheet would calculate; `strict` refuses to write a record
    that breaks a rule of the format; `scheme` is the label scheme, for formats that are told what
    labels there are. Raises `UsageError` for options that exclude each other or
    that have a value which they cannot have.
    """

    per: Literal["article", "annotator", "span"] = "article"
    annotators: tuple[str, ...] = ()
    text: bool = True
    fill_defaults: LabelScheme | None = None
    tokens: bool = False
    compat: bool = True
    ascii: bool = False
    guard: bool = True
    strict: bool = False
    scheme: LabelScheme | None = None

    def __post_init__(self) -> None:
        shapes = ("article", "annotator", "span")
        if self.per not in shapes:
            raise UsageError(
                f"{self.per!r} is nothing that a line can stand for", hint=_any(shapes)
            )
        for name in ("text", "tokens", "compat", "ascii", "guard", "strict"):
            if not isinstance(getattr(self, name), bool):
                raise UsageError(f"{name} is true or false, not {getattr(self, name)!r}")
        if not isinstance(self.fill_defaults, LabelScheme | None):
            raise UsageError("fill_defaults takes the label scheme whose defaults are written")
        if self.tokens and not self.text:
            raise UsageError("tokens cannot be written without the text")
        if self.tokens and self.per == "span":
            raise UsageError("a line per span has no room for the tokens of the text")

    def wants(self, annotator: str) -> bool:
        """Tell whether what `annotator` made is to be written."""
        return not self.annotators or annotator in self.annotators
