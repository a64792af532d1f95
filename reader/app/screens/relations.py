"""Strips of relations: which one two spans are to have, what is near, and what there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.app.screens.strips import StripScreen
from reader.app.widgets.lines import plain
from reader.app.widgets.options import Option
from reader.model.records import Span
from reader.session.relating import Direction, Offer, Related, Suggestion
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.app.screens.main import MainScreen

KEYS = "123456789abcefghnoprstvwxyz"
"""Keys of relations, digits first; not those that move, write, undo, remove or quit."""
SIGNS: dict[Direction, tuple[str, str]] = {
    "to": ("→", "->"),
    "from": ("←", "<-"),
    "with": ("↔", "<->"),
}
QUOTED = 48
"""Characters of a passage that are quoted at most."""


def sign(direction: Direction, *, ascii_only: bool) -> str:
    """Return an arrow for a direction."""
    return SIGNS[direction][ascii_only]


def quote_of(span: Span) -> str:
    """Return what a span says, on one line and not at length."""
    said = plain(" … ".join(part.quote for part in span.parts)).plain
    return f"“{said if len(said) <= QUOTED else said[: QUOTED - 1] + '…'}”"


def related_line(one: Related, *, ascii_only: bool) -> str:
    """Return a relation in words, seen from the span that has it."""
    other = one.span
    end = f"{other.label} {quote_of(other)}" if other else "a span that is not yours or not here"
    note = f"  note {one.note}" if one.note else ""
    return plain(f"{sign(one.direction, ascii_only=ascii_only)} {one.type} {end}{note}").plain


class OfferStrip(StripScreen):
    """Joins the marked span with another by a relation that is chosen."""

    def __init__(
        self,
        desk: MainScreen,
        marked: Span,
        here: Span,
        offered: tuple[list[Offer], list[Offer]],
        *,
        further: bool,
    ) -> None:
        super().__init__(desk)
        self._marked, self._here = marked, here
        self._allowed, self._others = offered
        self._further = further and bool(self._others)

    @property
    def _offers(self) -> dict[str, Offer]:
        return dict(zip(KEYS, self._others if self._further else self._allowed, strict=False))

    def heading(self) -> str:
        """Return which two spans it is about, and a warning for what the scheme does not allow."""
        words = plain(f"this {self._here.label}, marked {self._marked.label}").plain
        words += f" {quote_of(self._marked)}"
        warning = ""
        if self._further:
            warning = "the scheme does not mean these for such labels: "
        elif not self._allowed:
            warning = "the scheme has no relation for these two: "
        return f"{warning}{words}"

    def options(self) -> Sequence[Option]:
        """Return the relations, read from the marked span to the other."""
        plain_signs = self.desk.ascii_only
        found = []
        for key, offer in self._offers.items():
            arrow = sign("with" if offer.kind.symmetric else "to", ascii_only=plain_signs)
            ends = f"marked {arrow} this" if offer.forward else f"this {arrow} marked"
            found.append(Option(key, ends, plain(offer.kind.name).plain))
        return found

    def others(self) -> Sequence[Option]:
        """Return how to see the rest, and to leave with the mark in place."""
        more: tuple[Option, ...] = ()
        if self._others:
            more = (Option("M", "what the scheme allows" if self._further else "other relations"),)
        return (*more, Option("esc", "leaves; the mark stays"))

    def press(self, key: str) -> bool:
        """Join the two, or show the other relations."""
        if key == "M" and self._others:
            self._further = not self._further
            self.show()
            return True
        offer = self._offers.get(key)
        if offer is None:
            return False
        self.dismiss(None)
        self.desk.guarded(lambda: self.desk.join(offer, self._marked, self._here))
        return True


class SuggestionStrip(StripScreen):
    """Joins the span that was just marked with what is near; it stays for several."""

    def __init__(self, desk: MainScreen, uid: str, found: Sequence[Suggestion]) -> None:
        super().__init__(desk)
        self._uid = uid
        self._found = dict(zip(KEYS[:9], found, strict=False))
        self._joined: set[str] = set()

    def heading(self) -> str:
        """Return what the mark is for."""
        key = self.desk.key_of("relation.mark")
        return f"marked: go to the other end and press {key}, or join it with what is near"

    def options(self) -> Sequence[Option]:
        """Return what is near."""
        found = []
        for key, one in self._found.items():
            arrow = sign(one.offer.direction, ascii_only=self.desk.ascii_only)
            other = one.other.span
            text = plain(f"{arrow} {one.offer.kind.name} {other.label} {quote_of(other)}").plain
            on = key in self._joined
            found.append(Option(key, f"[{text}]" if on else text, on=on))
        return found

    def press(self, key: str) -> bool:
        """Join the marked span with one of them."""
        one = self._found.get(key)
        if one is None:
            return False
        if key not in self._joined:
            self.desk.guarded(lambda: self._join(key, one))
        self.show()
        if len(self._joined) == len(self._found):
            self.dismiss(None)
        return True

    def _join(self, key: str, one: Suggestion) -> None:
        span = self.desk.session.records(one.other.span.page).spans.get(self._uid)
        if span is not None:
            self.desk.join(one.offer, span, one.other.span)
            self._joined.add(key)


class RelationList(StripScreen):
    """What a span is related to; one jumps to the other end, or takes the relation away."""

    A_ROW_EACH = True

    def __init__(self, desk: MainScreen, span: Span, found: Sequence[Related]) -> None:
        super().__init__(desk)
        self._span = span
        self._found = list(found)
        self._at = 0
        self._first = 0

    def _rows(self) -> int:
        return max(1, min(len(KEYS), self.app.size.height // 2 - 4))

    def heading(self) -> str:
        """Return which span it is, and how many relations it has."""
        number = counted(len(self._found), "relation")
        return f"{number} of {plain(self._span.label).plain} {quote_of(self._span)}"

    def options(self) -> Sequence[Option]:
        """Return the relations in sight."""
        self._first = max(min(self._first, self._at), self._at - self._rows() + 1, 0)
        shown = self._found[self._first : self._first + self._rows()]
        lines = []
        for place, one in enumerate(shown):
            line = related_line(one, ascii_only=self.desk.ascii_only)
            where = "" if self.desk.is_here(one) else self.desk.title_of(one)
            text = f"{line} in {where}" if where else line
            lines.append(Option(KEYS[place], text, on=self._first + place == self._at))
        return lines

    def others(self) -> Sequence[Option]:
        """Return what can be done with the one in hand."""
        return (
            Option("enter", f"goes there ({self.desk.key_of('jump.back')} comes back)"),
            Option("i", "note"),
            Option("d", "removes"),
            Option("j", "next"),
            Option("k", "previous"),
            Option("esc", "leaves"),
        )

    def press(self, key: str) -> bool:
        """Move, go to the other end, write a note, or remove."""
        moves = {"j": 1, "down": 1, "k": -1, "up": -1}
        if key in moves:
            self._at = max(0, min(len(self._found) - 1, self._at + moves[key]))
        elif key == "d":
            self._remove()
            return True
        elif key == "i":
            self.dismiss(None)
            self.desk.guarded(lambda: self.desk.ask_relation_note(self._found[self._at]))
            return True
        elif key == "enter" or key in KEYS[: min(self._rows(), len(self._found) - self._first)]:
            chosen = self._at if key == "enter" else self._first + KEYS.index(key)
            self.dismiss(None)
            self.desk.guarded(lambda: self.desk.go_to_end(self._found[chosen]))
            return True
        else:
            return False
        self.show()
        return True

    def _remove(self) -> None:
        self.desk.guarded(lambda: self.desk.untie(self._found[self._at]))
        self._found = self.desk.related_to(self._span)
        self._at = max(0, min(self._at, len(self._found) - 1))
        if self._found:
            self.show()
        else:
            self.dismiss(None)
