"""From the lines of an article's stretch to its blocks and metadata."""

from __future__ import annotations

from collections.abc import Sequence

from reader.pages import authors, bylines, outlets, published, titles
from reader.pages.articles import Stretch
from reader.pages.assembly import Assembly
from reader.pages.body import STANDFIRST, TAIL, BodyBuilder, add_credit
from reader.pages.lines import Line
from reader.pages.values import printed
from reader.pages.weights import title_like

_EARLY = 8
"""Below a summary the date line stands among this many lines of the text."""

_BODY_WORDS = 12
_POINT = 5


def assemble(
    text: str, lines: Sequence[Line], stretches: Sequence[Stretch], *, excerpts: bool, bare: bool
) -> list[Assembly]:
    """Return the articles of `stretches`, each with at least one block, in page order."""
    made: list[Assembly] = []
    ends = [*(stretch.head for stretch in stretches[1:]), len(lines)]
    free = 0
    several, year = len(stretches) > 1, _year(lines)
    for number, (stretch, end) in enumerate(zip(stretches, ends, strict=True)):
        if not stretch.sure:
            return [_unsure(lines)]
        # No line belongs to two articles: what the one before has taken is out of reach.
        stretch = stretch._replace(
            head=max(stretch.head, free), floor=min(max(stretch.floor, free), stretch.stop)
        )
        builder = _Builder(text, lines, stretch, end, several=several, year=year, bare=bare)
        assembly = builder.build(excerpt=excerpts and number > 0)
        if assembly.body:
            made.append(assembly)
            free = max(assembly.used) + 1
    if not made:
        return [_unsure(lines)]
    if not excerpts and all(assembly.outlet is None for assembly in made):
        named = outlets.named_outlet(text, lines)
        for assembly in made:
            assembly.outlet = named
    return made


def _year(lines: Sequence[Line]) -> int:
    """Return the year of all dates that the page prints, 0 where they differ or none is."""
    years = {date.value[:4] for line in lines for date in line.dates if date.value}
    return int(years.pop()) if len(years) == 1 else 0


def _unsure(lines: Sequence[Line]) -> Assembly:
    """Return one article of everything that is not plainly furniture, for pages without prose."""
    assembly = Assembly(unsure=True)
    plain = [line for line in lines if line.kind is None and line.repeats == 1]
    plain = plain or [line for line in lines if line.kind is None]
    plain = plain or [max(lines, key=lambda line: line.effective)]
    for line in plain:
        assembly.add(line, "body", reason="kept, since the page has no prose to tell it from")
    return assembly


class _Builder:
    """Builds the article of one stretch; `end` is the line at which the next article begins."""

    def __init__(
        self,
        text: str,
        lines: Sequence[Line],
        stretch: Stretch,
        end: int,
        *,
        several: bool,
        year: int,
        bare: bool,
    ) -> None:
        self.bare = bare
        self.several = several
        self.text = text
        self.lines = lines
        self.stretch = stretch
        self.end = end
        self.year = year
        self.made = Assembly()
        self.first = next(
            (line.index for line in lines[stretch.head : stretch.stop] if line.prose), stretch.stop
        )

    def build(self, *, excerpt: bool) -> Assembly:
        """Return the article; its `body` is empty where the stretch turns out to hold none."""
        if self.first >= self.stretch.stop:
            return self.made
        title = self._title(excerpt=excerpt)
        top = self._top(title)
        head = self.lines[top : self.first]
        outlet_line = self._outlet(head, title)
        if excerpt and self.made.outlet is None:
            self._outlet_above(top)
        self._date(head, top)
        self._authors(head, title)
        self._head_blocks(head, title, outlet_line)
        BodyBuilder(
            self.text,
            self.lines,
            self.made,
            self.first,
            self.stretch.stop,
            self.end,
            bare=self.bare,
        ).build()
        self._signed()
        self.made.blocks.sort(key=lambda block: block.start)
        if self.made.published is None:
            above = self.lines[max(self.stretch.floor, top - TAIL) : top]
            body = [line for line in self.lines[self.first : self.end] if line.prose]
            embeds = [line for line in self._own() if line.kind == "embed"]
            self.made.inferred = published.inferred_date(
                self.text, [*above, *head], body, embeds, self.year
            )
        return self.made

    def _own(self) -> Sequence[Line]:
        return [self.lines[index] for index in sorted(self.made.used)]

    def _title(self, *, excerpt: bool) -> titles.Title | None:
        if excerpt:
            above = self.lines[self.first - 1] if self.first > self.stretch.head else None
            return titles.title_of(above) if above is not None and title_like(above) else None
        low = min(self.stretch.head, max(self.stretch.floor, self.first - titles.REACH))
        body = [
            line
            for line in self.lines[self.first : min(self.stretch.stop, self.first + _BODY_WORDS)]
            if line.prose
        ]
        return titles.choose_title(
            self.lines[low : self.first], titles.stems_of_all(body, "\n"), self.first
        )

    def _top(self, title: titles.Title | None) -> int:
        """Return the article's first line: its header from the first printing of its title on."""
        if title is None:
            return self.stretch.head
        low = max(self.stretch.floor, title.line.index - titles.REACH)
        return next(
            line.index
            for line in self.lines[low : title.line.index + 1]
            if line.key == title.line.key
        )

    def _outlet(self, head: Sequence[Line], title: titles.Title | None) -> Line | None:
        """Set the outlet; return the line that is nothing but its name, if there is one."""
        if title is not None and title.outlet is not None:
            self.made.outlet = printed(
                self.text, *title.outlet, "stands after the title on its line"
            )
            return None
        found = outlets.header_outlet(
            self.text, head, title.line if title else None, several=self.several
        )
        self.made.outlet = found
        both = next((pair for line in head if (pair := authors.beside_outlet(line))), None)
        if both is not None:
            reason = "a name and an outlet with a dash between them"
            self.made.authors = (printed(self.text, *both[0], reason),)
            found = self.made.outlet = found or printed(self.text, *both[1], reason)
        if found is not None:
            return next((x for x in head if (x.start, x.end) == (found.start, found.end)), None)
        if title is not None:
            near = self.lines[max(self.stretch.floor, title.line.index - titles.REACH) : self.first]
            heading = titles.page_heading(near, title)
            if heading is not None:
                line, span = heading
                self.made.outlet = printed(
                    self.text, *span, "ends the page's heading, after the title"
                )
                self.made.add(line, "furniture", "page-heading", "the title with names after it")
        return None

    def _outlet_above(self, top: int) -> None:
        """Take the outlet of an excerpt from the first line above its title, at line `top`."""
        above = self.lines[self.stretch.head : top]
        if above and outlets.short_name(above[0]):
            line = above[0]
            self.made.outlet = printed(self.text, line.start, line.end, "heads the excerpt")
            self.made.add(line, "outlet", reason="names the outlet")

    def _date(self, head: Sequence[Line], top: int) -> None:
        above = self.lines[max(self.stretch.floor, top - TAIL) : top]
        last = self._last_prose()
        below = self.lines[max(last + 1, self.first) : min(last + 1 + TAIL, self.end)]
        early = [
            line for line in self.lines[self.first : self.first + _EARLY] if line.kind == "date"
        ]
        line = published.date_line(head, [*reversed(above), *early, *below])
        found = published.date_of(line) if line is not None else None
        if line is None or found is None:
            return
        self.made.published = published.published(self.text, found)
        if line not in head and line.kind == "date":
            self.made.add(line, "date")

    def _authors(self, head: Sequence[Line], title: titles.Title | None) -> None:
        if self.made.authors:
            return
        last = self._last_prose()
        early = self.lines[self.first : self.first + _EARLY]
        below = self.lines[max(last + 1, self.first) : min(last + 1 + TAIL, self.end)]
        for line in [*head, *early]:
            found = authors.authors(self.text, line) if line.kind == "author" else ()
            if not found and line.kind in ("author", "date"):
                found = authors.authors_in_part(self.text, line)
            if found:
                self.made.authors = found
                return
        self.made.authors = authors.by_form(self.text, head, title.line if title else None)
        for line in () if self.made.authors else below:
            if line.kind == "author":
                self.made.authors = authors.authors(self.text, line)
                return

    def _signed(self) -> None:
        """Take the author from the text, where the header names none."""
        first, last = self.lines[self.first], self.lines[self._last_prose()]
        if self.made.authors:
            return
        self.made.authors = bylines.author(self.text, first, last)
        below = self.lines[last.index + 1 : min(last.index + 3, self.end)]
        own = self.text[first.start : last.end]
        after = below[1] if len(below) > 1 else None
        if not self.made.authors and below and bylines.signs_off(below[0], after, own):
            self.made.add(below[0], "author", reason="a name below the text")
            reason = "a name right below the text"
            self.made.authors = (printed(self.text, below[0].start, below[0].end, reason),)

    def _head_blocks(
        self, head: Sequence[Line], title: titles.Title | None, outlet: Line | None
    ) -> None:
        named = self.made.authors
        for line in head:
            if line.index in self.made.used:
                continue
            if title is not None and line is title.line:
                self._title_block(title)
            elif title is not None and line.key == title.line.key:
                self.made.add(line, "furniture", "duplicate-title", "repeats the title")
            elif line is outlet:
                self.made.add(line, "outlet", reason="names the outlet")
            elif any(line.start <= value.start < line.end for value in named) and line.kind is None:
                self.made.add(line, "author", reason="names the author")
            elif outlet is not None and line.key == outlet.key:
                self.made.add(line, "furniture", "duplicate-outlet", "repeats the outlet")
            elif line.kind is not None:
                self.made.add(line, line.kind, line.sub)
                add_credit(self.text, self.made, line)
            elif title is not None and self._point(line, title):
                self.made.add(line, "body", reason="a point of the summary above the text")
            elif (
                title is not None
                and line.index > title.line.index
                and self._standfirst(line, title)
            ):
                self.made.add(line, "body", reason="a standfirst between title and text")
            else:
                sub = "category" if line.bullet else "header"
                self.made.add(line, "furniture", sub)

    def _point(self, line: Line, title: titles.Title) -> bool:
        """Tell whether `line` is one of several long bullets between the title and the text."""
        near = self.lines[max(title.line.index + 1, line.index - 1) : line.index + 2]
        points = [other for other in near if other.bullet and other.kind is None]
        return (
            line in points
            and len(points) > 1
            and all(other.words >= _POINT and other.repeats == 1 for other in points)
        )

    @staticmethod
    def _standfirst(line: Line, title: titles.Title) -> bool:
        short = line.effective < STANDFIRST or line.repeats > 1 or line.bullet or line.dates
        # A sentence may stand further down than what could be a mere heading.
        reach = 2 * TAIL if line.terminal and line.effective >= STANDFIRST else TAIL
        return not short and line.index <= title.line.index + reach

    def _title_block(self, title: titles.Title) -> None:
        line = title.line
        reason = "printed above the text"
        if line.repeats > 1:
            reason = "repeated on the page, and the printing nearest to the text"
        self.made.title = printed(self.text, title.start, title.end, reason)
        self.made.add_range(line, title.start, title.end, "title", reason=reason)
        if title.outlet is not None:
            self.made.add_range(line, *title.outlet, "outlet", reason="stands after the title")

    def _last_prose(self) -> int:
        low, high = self.first, min(self.stretch.stop, self.end)
        return next((at for at in range(high - 1, low - 1, -1) if self.lines[at].prose), low)
