"""From documents of other programs to native records: every quote is checked and found again.

What the offsets of a file count is decided for the whole file, by its first documents: the rule
under which most passages read as the file says wins, the format's own unit before all others. A
passage that does not fit it is tried by every other rule, and then looked for by its words and what
is around them (`reader.text.anchoring`). What cannot be placed without doubt is a problem of its
own, and nothing is moved without a word.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice, pairwise
from typing import TypeAlias

import msgspec

from reader.exchange.build import unclean
from reader.exchange.documents import UNFIT, Document, Passage, consists_of
from reader.exchange.offsets import RULES, WORDS, Form, Rule
from reader.exchange.record import Record
from reader.exchange.recording import Names, Placed, record_of, sliced
from reader.exchange.report import Problem
from reader.text.anchoring import Anchors
from reader.text.textmap import ArticleText

SAMPLE = 200
"""Documents that are looked at before the rule of a file is decided."""
SAMPLE_SIZE = 16_000_000
"""Characters of their texts, at most."""
LISTED = 200
"""Passages without a place that are listed by name; the rest are counted."""

Item: TypeAlias = Document | Record | Problem
_LINE_END = r"(?:\r\n|\r(?!\n)|\n)"
_PARAGRAPHS = re.compile(rf"{_LINE_END}[^\S\r\n]*{_LINE_END}\s*")
_BLANKS = re.compile(r"\s+")
_CONTEXT = 64


class Settler:
    """Makes records of the documents of one file."""

    def __init__(
        self,
        file: str,
        *,
        unit: Rule = "code points",
        annotator: str = "",
        text_of: Callable[[str], str | None] = lambda article_id: None,
        annotators: Mapping[str, str] | None = None,
    ) -> None:
        """Settle what comes from `file`.

        `unit` is what offsets of the format count by its definition, `annotator` whom things are
        put down to that name nobody, and `text_of` gives the text of an article of the workspace.
        `annotators` has the ids here of those that the file names so.
        """
        self.file = file
        self.line = 0
        """Where the document stands that came last; 0 where the format does not tell."""
        self.rule: Rule = unit
        self._unit = unit
        self.fitted: Counter[str] = Counter()
        self._text_of = text_of
        self._names = Names(annotator or "imported", annotators or {})
        self._known: list[Anchors] = []
        self._unplaced = 0
        self._unclean = 0
        self._returns = 0

    def settle(self, items: Iterable[Item]) -> Iterator[Record | Problem]:
        """Yield the records and problems of `items`, in their order, then what was found."""
        rest = iter(items)
        first: list[Item] = []
        size = 0
        for item in rest:
            first.append(item)
            size += len(item.text or "") if isinstance(item, Document) else 0
            if len(first) >= SAMPLE or size >= SAMPLE_SIZE:
                break
        self._decide([item for item in first if isinstance(item, Document)])
        for item in chain(first, rest):
            if isinstance(item, Document):
                self.line = item.line
                yield from self._record(item)
            else:
                yield item
        yield from self._findings()

    # --- what offsets count ------------------------------------------------------------------

    def _decide(self, documents: list[Document]) -> None:
        """Choose the rule under which most passages of the sample read as the file says."""
        votes: Counter[Rule] = Counter()
        rules = [self.rule, *(rule for rule in RULES if rule != self.rule)]
        for document in documents:
            text = self._text(document)
            told = [one for one in document.passages if one.quote]
            if text is None or not told:
                continue
            own = Form(text, self.rule)
            fitting = sum(_reads(text, own, one) is not None for one in told)
            votes[self.rule] += fitting
            if fitting < len(told):
                for rule in rules[1:]:
                    form = Form(text, rule)
                    votes[rule] += sum(_reads(text, form, one) is not None for one in told)
            else:
                # Where the unit of the format fits all, so do those that count this text alike.
                for rule in rules[1:]:
                    votes[rule] += fitting
        if votes:
            best = max(votes.values())
            self.rule = next(rule for rule in rules if votes[rule] == best)

    def _text(self, document: Document) -> str | None:
        return document.text if document.text is not None else self._text_of(_article(document.id))

    # --- one document ------------------------------------------------------------------------

    def _record(self, document: Document) -> Iterator[Record | Problem]:
        local = self._text_of(_article(document.id))
        text = document.text if document.text is not None else local
        if text is None:
            yield self._problem(document, "the file holds no text, and the article is not here")
            return
        if not consists_of(text, document.blocks):
            yield msgspec.structs.replace(self._problem(document, UNFIT), severity="warning")
            document = msgspec.structs.replace(document, blocks=())
        ranges = [(start, end) for _, start, end in document.blocks] or paragraphs(text)
        if not ranges:
            yield self._problem(document, "it has no text")
            return
        mapped = ArticleText.build(text, ranges)
        self._unclean += unclean(text)
        self._returns += "\r" in text
        home = local if local is not None and local != mapped.text else None
        placed: list[Placed] = []
        forms: dict[Rule, Form] = {}
        for passage in document.passages:
            parts = self._place(text, passage, forms)
            if parts is None:
                yield from self._lost(document, passage)
                continue
            # A span that Reader exported is to come back as it was.
            ranges_there = self._carried(mapped, parts, home, trim=not passage.uid)
            if ranges_there is None:
                yield from self._lost(document, passage)
                continue
            placed.append(Placed(passage, ranges_there))
        final = home if home is not None else mapped.text
        blocks = mapped.blocks if home is None else None
        passed = []
        for one in self._passed(text, document, mapped, home, forms):
            if isinstance(one, Problem):
                yield one
            else:
                passed.append(one)
        record, problems = record_of(document, final, blocks, placed, self._names, passed)
        for problem in problems:
            yield msgspec.structs.replace(problem, file=self.file, line=document.line)
        if record is not None:
            yield record

    def _place(
        self, text: str, passage: Passage, forms: dict[Rule, Form]
    ) -> list[tuple[int, int]] | None:
        """Return the parts of a passage in the file's text, or None."""
        found = _reads(text, _form(text, self.rule, forms), passage)
        if found is not None:
            self.fitted[self.rule] += 1
            return found
        if passage.quote is None:
            return None
        for rule in RULES:
            if rule != self.rule:
                found = _reads(text, _form(text, rule, forms), passage)
                if found is not None:
                    self.fitted[rule] += 1
                    return found
        hint = None
        if passage.parts:
            hint = _form(text, self.rule, forms).to_text(passage.parts[0][0])
        where = self._anchors(text).find(
            passage.quote, passage.prefix, passage.suffix, -1 if hint is None else hint
        )
        if where is None or not where.sure:
            return None
        self.fitted["its words"] += 1
        return [(where.start, where.end)]

    def _carried(
        self,
        mapped: ArticleText,
        parts: list[tuple[int, int]],
        home: str | None,
        *,
        trim: bool,
    ) -> list[tuple[int, int]] | None:
        """Return parts of the file's text as ranges of the article's text."""
        pieces = sorted({piece for part in parts for piece in _inside(mapped, *part)})
        ranges = mapped.fragments(pieces) if pieces else None
        if not ranges:
            return None
        if trim:
            given = ranges
            found = [_trimmed(mapped.text, start, end) for start, end in given]
            ranges = [one for one in found if one is not None]
            if not ranges:
                return None
            self.fitted["without blanks at the edges"] += ranges != given
        return ranges if home is None else self._at_home(mapped.text, ranges, home)

    def _passed(
        self,
        text: str,
        document: Document,
        mapped: ArticleText,
        home: str | None,
        forms: dict[Rule, Form],
    ) -> Iterator[tuple[int, int, str] | Problem]:
        """Yield the stretches that were passed as ranges of the article's text, and by whom."""
        for one in document.passed:
            form = _form(text, self.rule, forms)
            start, end = form.to_text(one.start), form.to_text(one.end, up=True)
            found = None
            if start is not None and end is not None and start < end:
                found = self._carried(mapped, [(start, end)], home, trim=False)
            if found is None:
                message = f"nothing to label in {one.start}..{one.end}: it has no place in the text"
                yield self._problem(document, message)
            else:
                yield from ((low, high, one.annotator) for low, high in found)

    def _at_home(
        self, text: str, ranges: list[tuple[int, int]], home: str
    ) -> list[tuple[int, int]] | None:
        """Find ranges of the file's text in the text that the article has here."""
        anchors = self._anchors(home)
        found = []
        for start, end in ranges:
            before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
            where = anchors.find(text[start:end], before, after, start)
            if where is None or not where.sure:
                return None
            found.append((where.start, where.end))
        if any(a[1] > b[0] for a, b in pairwise(found)):
            return None
        self.fitted["its words in the article as it is here"] += 1
        return found

    def _anchors(self, text: str) -> Anchors:
        """Return what finds passages in `text`; that of the last two texts is kept."""
        for one in self._known:
            if one.text is text:
                return one
        self._known = [Anchors(text), *self._known[:1]]
        return self._known[0]

    # --- what is told ------------------------------------------------------------------------

    def _problem(self, document: Document, message: str) -> Problem:
        return Problem("error", message, document.file or self.file, document.line, document.id)

    def _lost(self, document: Document, passage: Passage) -> Iterator[Problem]:
        self._unplaced += 1
        if self._unplaced <= LISTED:
            said = passage.quote if passage.quote is not None else _shown(passage.parts)
            message = f"{passage.label} {said[:80]!r} has no place in the text and is left out"
            problem = self._problem(document, message)
            yield msgspec.structs.replace(problem, place=passage.key)

    def _findings(self) -> Iterator[Problem]:
        total = sum(self.fitted[rule] for rule in WORDS) + self.fitted["its words"]
        if self.rule != self._unit and self.fitted[self.rule]:
            yield self._note(f"its offsets count {WORDS[self.rule]}")
        for rule, count in self.fitted.items():
            if rule == self.rule or not count:
                continue
            how = f"counting {WORDS[rule]}" if rule in WORDS else f"by {rule}"
            if rule == "without blanks at the edges":
                how = rule
            yield self._note(f"{count} of {total} spans were placed {how}")
        if self._unplaced > LISTED:
            more = self._unplaced - LISTED
            yield Problem("error", f"{more} more spans have no place in their text", self.file)
        if self._unclean:
            what = "character" if self._unclean == 1 else "characters"
            yield self._note(
                f"{self._unclean} {what} of the texts that no XML can hold became U+FFFD"
            )
        if self._returns:
            what = "text has" if self._returns == 1 else "texts have"
            yield self._note(f"{self._returns} {what} CR at the ends of lines, and only LF here")
        for message in self._names.changed():
            yield self._note(message)

    def _note(self, message: str) -> Problem:
        return Problem("warning", message, self.file)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the ranges of `text` between empty lines, without the blanks around them."""
    found = []
    start = 0
    for match in chain(_PARAGRAPHS.finditer(text), (None,)):
        end = len(text) if match is None else match.start()
        trimmed = _trimmed(text, start, end)
        if trimmed is not None:
            found.append(trimmed)
        start = end if match is None else match.end()
    return found


def _form(text: str, rule: Rule, forms: dict[Rule, Form]) -> Form:
    """Return the form of `text` under `rule`; those made before are in `forms`."""
    if rule not in forms:
        forms[rule] = Form(text, rule)
    return forms[rule]


def _article(document_id: str) -> str:
    return document_id.partition("#")[0]


def _reads(text: str, form: Form, passage: Passage) -> list[tuple[int, int]] | None:
    """Return the parts of a passage in `text` if they read there as the file says."""
    parts = []
    for start, end in passage.parts:
        low, high = form.to_text(start), form.to_text(end, up=True)
        if low is None or high is None or low >= high:
            return None
        parts.append((low, high))
    if not parts:
        return None
    parts.sort()
    if any(a[1] > b[0] for a, b in pairwise(parts)):
        return None
    if passage.quote is None:
        return parts
    return parts if alike(sliced(text, parts), passage.quote) else None


def alike(one: str, other: str) -> bool:
    """Tell whether two quotes are the same but for runs of blanks and those at their edges."""
    return one == other or _BLANKS.sub(" ", one).strip() == _BLANKS.sub(" ", other).strip()


def _inside(mapped: ArticleText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a range of the file's text that lie in blocks of the article."""
    first = max(0, bisect_right(mapped.page_blocks, (start, sys.maxsize)) - 1)
    for low, high in islice(mapped.page_blocks, first, None):
        if low >= end:
            break
        if start < high:
            yield max(low, start), min(high, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _shown(parts: Iterable[tuple[int, int]]) -> str:
    return "; ".join(f"{start}..{end}" for start, end in parts)
