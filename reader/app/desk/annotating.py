"""Attributes, relations and decisions: what a person says about spans and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import work

from reader import logfile
from reader.app.desk.noting import Noting
from reader.app.standing import stands
from reader.app.widgets.progress import bar
from reader.model.errors import ReaderError, UsageError
from reader.model.records import Span
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.app.screens.main import MainScreen
    from reader.session.coverage import Coverage
    from reader.session.reading import Reading
    from reader.session.relating import Offer, Related

MOST_JUMPS = 100
"""Jumps that can be returned from."""
WIDE = 100
"""Columns from which the top line says what it counts."""
MARK_QUOTED = 16
"""Characters of the marked span in the top line."""


class Mark(NamedTuple):
    """The span that waits for its other end, on whatever page."""

    page: str
    uid: str


class Place(NamedTuple):
    """Where one was before a jump: an article and a text offset in it."""

    article: str
    start: int
    end: int


class Annotating(Noting):
    """Opens the strips and does what they say; keeps the mark and the way back."""

    mark: Mark | None = None
    _jumps: tuple[Place, ...] = ()
    _covered: tuple[object, object, Coverage] | None = None

    # --- attributes --------------------------------------------------------------------------

    def ask_attributes(self) -> None:
        """Open the strip of the attributes of the span under the cursor."""
        from reader.app.screens.attributes import AttributeStrip

        span = self.reading.need_note().span
        if not self.session.scheme.attributes_on(span.label):
            raise UsageError(f"the label scheme has no attributes on {span.label}")
        self.app.push_screen(AttributeStrip(self._main, span.uid))

    # --- relations ---------------------------------------------------------------------------

    def mark_or_join(self, *, further: bool = False) -> None:
        """Mark the span under the cursor, or offer what could join it with the marked one.

        With `further`, offer what the scheme does not allow for the two.
        """
        reading = self.reading
        span = reading.need_note()
        marked = self._marked_span()
        if marked is None:
            self._mark(reading, span.span)
            return
        if marked.uid == span.span.uid:
            self.mark = None
            self.say("the mark is taken off")
            return
        from reader.app.screens.relations import OfferStrip
        from reader.session.relating import offers

        together = marked.page == span.span.page and reading.view.holds(marked.start)
        found = offers(self.session.scheme, marked, span.span, together=together)
        if not any(found):
            raise UsageError("the label scheme has no relation that may hold between two articles")
        self.app.push_screen(OfferStrip(self._main, marked, span.span, found, further=further))

    def _marked_span(self) -> Span | None:
        if self.mark is None:
            return None
        found = self.session.records(self.mark.page).spans.get(self.mark.uid)
        if found is None:
            self.mark = None
        return found

    def _mark(self, reading: Reading, span: Span) -> None:
        from reader.app.screens.relations import SuggestionStrip
        from reader.session.relating import suggestions

        self.mark = Mark(span.page, span.uid)
        placed = next(one for one in reading.spans if one.span.uid == span.uid)
        found = suggestions(reading, placed)
        if found and not self.session.read_only:
            self.app.push_screen(SuggestionStrip(self._main, span.uid, found))
        else:
            key = self.key_of("relation.mark")
            self.say(f"marked {span.label}: {key} on a span of any article joins; here again: off")

    def join(self, offer: Offer, first: Span, second: Span) -> None:
        """Join two spans as offered; the mark has done its work."""
        reading = self.reading
        ends = (first, second) if offer.forward else (second, first)
        change = reading.do(self.session.editor(reading.view).relate(offer.kind, *ends))
        self.mark = None
        self.changed(change)

    def untie(self, one: Related) -> None:
        """Take a relation of the span under the cursor away."""
        reading = self.reading
        self.changed(reading.do(self.session.editor(reading.view).untie(one.tie)))

    def related_to(self, span: Span, *, everywhere: bool = True) -> list[Related]:
        """Return what a span is related to; quick, but not all of it, without `everywhere`."""
        from reader.session.relating import related

        return related(self.session, span, everywhere=everywhere)

    def related_lines(self, span: Span) -> list[str]:
        """Return a line for each relation of a span that is known by now."""
        from reader.app.screens.relations import related_line

        found = self.related_to(span, everywhere=False)
        return [related_line(one, ascii_only=self.ascii_only) for one in found]

    def ask_relations(self) -> None:
        """List the relations of the span under the cursor."""
        from reader.app.screens.relations import RelationList

        span = self.reading.need_note().span
        found = self.related_to(span)
        if not found:
            raise UsageError("this span has no relations; m marks it to make one")
        self.app.push_screen(RelationList(self._main, span, found))

    def is_here(self, one: Related) -> bool:
        """Tell whether the other end lies in the article that is open."""
        opened = self.opened
        if opened is None or one.span is None:
            return False
        return one.page == opened.view.page.sha256 and opened.view.holds(one.span.start)

    def title_of(self, one: Related) -> str:
        """Return the title of the article that holds the other end; empty if it is nowhere."""
        if one.span is None:
            return ""
        article = self.session.article_id_at(one.page, one.span.start)
        row = self.session.catalogue.row(self.session.annotator, article) if article else None
        return (row.title or row.lead) if row is not None else ""

    @work(thread=True, exclusive=True, group="links")
    def prepare_links(self) -> None:
        """Read in the background which relations come from other pages, and show them then."""
        try:
            self.session.links.prepare(lambda: not self.app.is_running)
        except (ReaderError, OSError) as error:
            logfile.error(error)
            return  # whoever needs them reads them again, and is told
        self.later(self._links_known)

    def _links_known(self) -> None:
        self.margin.follow()
        self.show_spans()

    # --- jumps -------------------------------------------------------------------------------

    def go_to_end(self, one: Related) -> None:
        """Go to the other end of a relation, in whatever article; `go_back` returns."""
        if one.span is None:
            raise UsageError("the other end is not here")
        reading = self.reading
        selection = reading.selection
        before = Place(self.shown, selection.start, selection.end)
        article = self.session.article_id_at(one.page, one.span.start)
        if article is None:
            raise UsageError("the article of the other end is not in the list")
        there = self._go_to_article(article)
        self._jumps = (*self._jumps, before)[-MOST_JUMPS:]
        found = next((s for s in there.spans if s.span.uid == one.uid), None)
        if found is not None:
            there.choose(found)
        else:
            there.go_to_page(one.span.start)
        self.moved()
        self.say(f"{self.key_of('jump.back')} comes back")

    def go_back(self) -> None:
        """Return from the last jump to what was selected then."""
        from reader.session.selection import select

        if not self._jumps:
            raise UsageError("there is no jump to return from")
        *before, place = self._jumps
        self._jumps = tuple(before)
        there = self._go_to_article(place.article)
        there.selection = select(there.view.units, place.start, place.end)
        self.moved()
        left = len(self._jumps)
        self.say(f"back; {counted(left, 'jump')} before that" if left else "back")

    def _go_to_article(self, article: str) -> Reading:
        if article != self.shown:
            index = self.row_of(article)
            if index is None:
                raise UsageError("the article is not in the list as it is now")
            self.list.move_to(index)
        reading = self.need_open()
        self.enter_text()
        return reading

    # --- decisions ---------------------------------------------------------------------------

    def covered(self, reading: Reading) -> Coverage:
        """Return which sentences of an article are decided, worked out once after each change."""
        from reader.session.coverage import coverage, fragments

        passed = self.session.records(reading.view.page.sha256).passed
        held, change = self._covered, reading.placed.change
        # Neither of the two is ever changed in place.
        if held is not None and held[0] is reading.spans and held[1] is passed:
            return held[2]
        if held is not None and held[0] is change.before and held[1] is passed:
            found = held[2].after(fragments(change.gone), fragments(change.come))
        else:
            found = coverage(reading.view, reading.spans, passed.values())
        self._covered = reading.spans, passed, found
        return found

    def pass_sentence(self) -> None:
        """Decide that the selected sentences hold nothing to label, and go on."""
        from reader.session.coverage import pass_over

        reading = self.reading
        covered = self.covered(reading)
        if covered.undecided(reading.selection.start, reading.selection.end):
            self.changed(pass_over(reading, covered))
        self.next_undecided()

    def next_undecided(self) -> None:
        """Select the next sentence that nobody has decided on."""
        reading = self.reading
        found = self.covered(reading).next_undecided(reading.selection.start)
        if found is None:
            done, none = self.key_of("article.done"), self.key_of("article.no-claims-next")
            self.say(f"every sentence is decided: {done} marks the article done, {none} no claims")
            return
        reading.go_to(found[0])
        self.moved()
        self.show_lines()

    def clear_passage(self) -> None:
        """Take labels off the selected passage; where it has none, that it was passed."""
        from reader.session.coverage import reopen

        reading = self.reading
        try:
            change = reading.clear()
        except UsageError:
            undone = reopen(reading)
            if undone is None:
                raise
            change = undone
        self.changed(change)

    def waiting(self, reading: Reading) -> Sequence[tuple[int, int]]:
        """Return what waits in the text: parts, or else the marked span."""
        parts = super().waiting(reading)
        if parts or self.mark is None:
            return parts
        marked = reading.placed.of(self.mark.uid)
        return sorted(marked.fragments) if marked is not None else ()

    # --- lines -------------------------------------------------------------------------------

    def standing(self) -> list[str]:
        """Return the mark and how far the article is, for the right of the top line."""
        words = super().standing()
        marked = self._marked_span()
        if marked is not None:
            said = marked.parts[0].quote
            cut = said if len(said) <= MARK_QUOTED else said[: MARK_QUOTED - 1] + "…"
            words.append(f"m: {marked.label} “{cut}”")
        if self.opened is not None:
            covered = self.covered(self.opened)
            shown = bar(covered.done, covered.total, ascii_only=self.ascii_only)
            word = " sentences" if self.app.size.width >= WIDE else ""
            words.append(f"{shown} {covered.done}/{covered.total}{word}")
        return words

    def show_lines(self) -> None:
        """Bring the lines up to date, and the signs of decided sentences beside the text."""
        super().show_lines()
        if stands(self) and self.opened is not None:
            covered = self.covered(self.opened)
            self.document.set_parts(self.waiting(self.opened))
            self.document.set_decided(covered.sentences, covered.decided)

    @property
    def _main(self) -> MainScreen:
        return cast("MainScreen", self)
