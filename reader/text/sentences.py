"""Sentences of a text as exact ranges, by rules.

A mark that may end a sentence is a candidate; what stands before and after it decides. The marks
and their context are general, abbreviations and tell-tale words come from `reader.text.languages`.
All offsets are code points, ranges half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.text import thai
from reader.text.attributions import is_told, names_speaker
from reader.text.full_stops import (
    DENSE,
    LETTERS,
    LONGEST_TOKEN,
    WORD,
    by_plain_word,
    full_stop_divides,
)
from reader.text.languages import LanguageRules, Lexicon, shipped_lexicon
from reader.text.lazy import lazy
from reader.text.leads import lead
from reader.text.objects import paragraphs

_ENDS_AT_ONCE = "。！？｡．؟۔।॥።፧။៕།"
"""Marks after which no blank is needed."""
_PLAIN_AT_ONCE = frozenset(_ENDS_AT_ONCE) - {"．"}
_STOPS, _ASKED = "。｡", "！？؟"
"""Those of them after which, in a quotation, it may still be said who spoke."""
_ELLIPSES = ".…"
_MARKS = ".!?…‽⁇⁈⁉։;\u037e" + _ENDS_AT_ONCE
_QUOTES = "\"'“”„‟‘’‚«»‹›「」『』《》〈〉"
_CLOSERS = "\"'”’»›)\\]}）」』】》〉〕］*"
# A mark that opens in one language and closes in another closes where no word follows it.
_EMOJI = "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2764\ufe0f\u200d]"
_CLOSING = (
    rf"(?:[{_CLOSERS}]|[“‘«‹](?!\w)|[ \u00a0\u202f][”»](?!\w)|\[\d{{1,3}}\]|[¹²³⁴-⁹]+"
    rf"|\s?{_EMOJI}+)*"
)
_PICTURE = "\u2764\U0001f300-\U0001faff"
_PICTURES = lazy(f"[{_PICTURE}]")
_CANDIDATE = lazy(rf"[{_MARKS}{_PICTURE}](?:(?<!\.)|(?![0-9a-z]))[{_MARKS}]*({_CLOSING})\s*")
_GOES_ON = frozenset(",;:)]}%&/+=|،؛、，；：）】」』》〉.!?…。！？؟۔।")
"""A character that never begins a sentence."""
_OPENERS = lazy(rf"[{re.escape(_QUOTES)}(\[{{（【¿¡\s–—―‒-]+")
_BULLETS = frozenset("•·▪◦‣∙●○■□►▶➤")
_LINK = lazy(r"https?://|www\.|pic\.twitter\.com/|t\.co/")
# al-Sharaa, el-Sisi, iPhone, d'Estaing: names that begin in lower case, and the Dutch 't Was.
_LOW_NAME = lazy(r"[st]\s[A-Z]|[^\W\d_]{1,4}[-’']?[A-ZÀ-ÖØ-Þ]")
_LETTERS_ONLY = lazy(LETTERS)
_ADDRESS = lazy(r"[\w.-]{1,60}[@/]")
_ITEM = lazy(r"\W*(?:\d{1,3}|[^\W\d_])\Z")
_ONE_OPENER = frozenset('“„«"‘(״')
_GREEK = lazy("[\u0370-\u03ff\u1f00-\u1fff]")
_HANGUL = lazy("[\uac00-\ud7a3]")
_GOES_ON_AFTER_QUOTATION = frozenset("とっだではがをにのもかなやへ的等和及")
"""Particles that tie a closed quotation to the sentence around it."""
_SERIES = lazy("(?:「[^「」\n]{1,60}」){1,4}[とっだではがをにのもかなや]")
"""Further quotations that one particle ties to the sentence together with the first."""
_CHEER = lazy("(?:“[^“”\n]{1,40}！”|「[^「」\n]{1,40}！」)")
_DASHES = frozenset("–—―-")
_DAY_MONTH = lazy(r"\b\d{1,2} [^\W\d_]{2,5}\Z")
_FEW = 2
"""A sentence that only a picture ends has more blanks than that."""
_LINE_BULLET = lazy(r"[•·▪◦‣∙●○■□►▶➤]|[-–—*]\s")


def sentences(
    text: str, language: str = "", lexicon: Lexicon | None = None
) -> list[tuple[int, int]]:
    """Return the sentences of `text`: sorted, disjoint, without surrounding blanks.

    None goes across a blank line, and every character that is not blank lies in one. A quotation
    of two sentences is divided between them; what says who spoke stays with the sentence it ends.
    `language` is a BCP 47 tag; where it is empty, it is guessed from the text. `lexicon` has the
    abbreviations of a workspace; without it, the package's own count.
    """
    lexicon = lexicon or shipped_lexicon()
    rules = lexicon.rules(language or lexicon.guess(text))
    found: list[tuple[int, int]] = []
    for low, high in paragraphs(text):
        if text.find("\n", low, high) < 0:
            _split(text, low, high, rules, found)
        else:
            for first, last in _lines(text, low, high):
                _split(text, first, last, rules, found)
    return _divided_thai(text, found, rules) if rules.language == "th" else found


def _divided_thai(
    text: str, ranges: list[tuple[int, int]], rules: LanguageRules
) -> list[tuple[int, int]]:
    found = []
    for start, end in ranges:
        for low, high in thai.breaks(text, start, end, rules):
            found.append((start, low))
            start = high
        found.append((start, end))
    return found


def _split(
    text: str, start: int, high: int, rules: LanguageRules, found: list[tuple[int, int]]
) -> None:
    credit, looked = lead(text, start, high)
    if credit > start:
        found.append((start, credit))
        start = looked
    for candidate in _CANDIDATE.finditer(text, looked, high):
        begin, after = candidate.span()
        if after >= high:
            break
        known = None
        # What most full stops do can be told from the word before: no need to look further.
        if after == begin + 2:
            if text[begin] == "." and text[begin + 1].isspace():
                following = text[after]
                if following.isalpha():
                    plain = not following.islower()
                    if plain and text[after + 1 : after + 2] == ".":
                        plain = False
                        if text[begin - 1].isupper() and text[begin - 2 : begin - 1] == " ":
                            # One initial after the other.
                            known = False
                elif following in _ONE_OPENER:
                    first = text[after + 1 : after + 3].lstrip()[:1]
                    plain = first.isalpha() and not first.islower()
                else:
                    plain = following.isdigit()
                if plain:
                    known = by_plain_word(text, begin, start, rules)
                    if known:
                        found.append((start, begin + 1))
                        start = after
                        continue
        elif after == begin + 1 and text[begin] in _PLAIN_AT_ONCE:
            known = True if begin > start + 3 and text[after] not in _GOES_ON else None
        if known or (known is None and _divides(text, candidate, start, high, rules)):
            found.append((start, candidate.end(1)))
            start = after
    found.append((start, high))


def _lines(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a paragraph that its line breaks divide on purpose.

    A break that wraps comes where the next word would not have fitted. So a line is divided from
    the next where that word would have fitted, or where the next is an item of a list.
    """
    lines: list[tuple[int, int]] = []
    at = low
    while at < high:
        end = text.find("\n", at, high)
        end = high if end < 0 else end
        lines.append((at, end))
        at = end + 1
    width = max(end - start for start, end in lines)
    start = low
    for (first, last), (following, end) in pairwise(lines):
        stripped = text[following:end].lstrip()
        if not stripped:
            continue
        word = len(stripped.split(None, 1)[0])
        fits = last - first + 1 + word <= width and not stripped[0].islower()
        if fits or _LINE_BULLET.match(stripped):
            stretch = text[start:last].rstrip()
            if stretch:
                yield start, start + len(stretch)
            start = following + end - following - len(text[following:end].lstrip())
    yield start, high


def _divides(
    text: str, candidate: re.Match[str], start: int, high: int, rules: LanguageRules
) -> bool:
    """Tell whether the sentence that began at `start` ends with `candidate`."""
    begin, after = candidate.span()
    behind, closed = candidate.span(1)
    following = text[after]
    if following in _GOES_ON:
        return False
    mark = text[begin]
    if _PICTURES.match(mark):
        return _divides_at_picture(text, candidate, start)
    mark = text[behind - 1]
    if begin - start < 4 and not any(map(str.isalnum, text[start:begin])):
        return False
    if mark in _ENDS_AT_ONCE:
        return _divides_at_once(text, candidate, start, high, rules)
    if after == closed:
        return _divides_glued(text, candidate, start, rules)
    if mark == ";" and not _GREEK.match(text, begin - 1):
        return False
    if following in _BULLETS:
        return True
    at = after
    if not following.isalnum():
        opening = _OPENERS.match(text, after, high)
        if opening:
            at = opening.end()
            if at >= high:
                return False
            following = text[at]
    if following.islower():
        if _LINK.match(text, at, high):
            return True
        if not _LOW_NAME.match(text, at, high):
            return at == after and _begins_low(text, begin, behind, closed, at, start, rules)
    if closed > behind:
        closers = text[behind:closed]
        if mark != "." and any(quote in _QUOTES for quote in closers):
            return at > after or not names_speaker(text, start, closed - 1, after, high, rules)
        if (
            mark == "."
            and any(quote in _QUOTES for quote in closers)
            and is_told(text, after, high, rules)
        ):
            return False
        if mark in _ELLIPSES and closers[0] in ")]" and text[begin - 1] in "([":
            return False
        if mark != "." or closers[0] not in ")]":
            return True
        if text.rfind("(", start, begin) <= start:
            return not (begin - start < 6 and _ITEM.match(text[start:begin]))
    if mark == "." and text[after] in _DASHES and _DAY_MONTH.search(text, start, begin):
        # A dateline: KYIV, 12 Nov. — The.
        return False
    if mark == "…" or behind - begin > 1:
        word = WORD.match(text, at, high)
        if rules.open and text.endswith(rules.open, start, begin):
            return False
        if word and (word.group() in rules.joins or _is_begun(text, start, begin, word.group())):
            return False
    if mark != "." or behind - begin > 1:
        return mark != "!" or not _is_named_with_mark(text, begin, start, at, rules)
    return full_stop_divides(text, begin, start, at, high, rules)


def _is_named_with_mark(text: str, begin: int, start: int, at: int, rules: LanguageRules) -> bool:
    """Tell whether an exclamation mark belongs to a name that goes on (``of Yahoo! News``)."""
    words = text[max(start, begin - LONGEST_TOKEN) : begin].rsplit(" ", 2)
    if len(words) <= 2 or not words[-1][:1].isupper() or not words[-2].islower():
        return False
    following = _LETTERS_ONLY.match(text, at)
    return (
        following is not None
        and following.group()[0].isupper()
        and following.group().lower() not in rules.starters
    )


def _begins_low(
    text: str, begin: int, behind: int, closed: int, at: int, start: int, rules: LanguageRules
) -> bool:
    """Tell whether a sentence in lower case begins at `at`, after a question or an exclamation.

    A name with a mark of its own (``Yahoo! in``) ends none, nor does what somebody said.
    """
    if text[behind - 1] not in "?!" or closed > behind:
        return False
    token = text[max(text.rfind(" ", start, begin) + 1, start) : begin]
    word = WORD.match(text, at)
    if word is None or word.group() not in rules.starters or not token[:1].islower():
        return False
    return not (rules.saying and rules.saying.match(text, at))


def _divides_at_once(
    text: str, candidate: re.Match[str], start: int, high: int, rules: LanguageRules
) -> bool:
    begin, after = candidate.span()
    behind, closed = candidate.span(1)
    following, mark = text[after], text[behind - 1]
    if mark == "．":
        # The number of an item, a letter before what is asked or answered.
        return begin > start + 1 and not following.isdigit()
    if closed == behind:
        return True
    if following in _GOES_ON_AFTER_QUOTATION or _SERIES.match(text, after, high):
        return False
    if mark in _ASKED:
        while mark == "！" and (cheer := _CHEER.match(text, after, high)) and cheer.end() < high:
            after = cheer.end()
        return not names_speaker(text, start, closed - 1, after, high, rules)
    # Only a full stop that Indic and other scripts put into a quotation ends its sentence.
    return not (mark in _STOPS and rules.saying and rules.saying.match(text, after, high))


def _is_begun(text: str, start: int, begin: int, word: str) -> bool:
    """Tell whether an ellipsis behind one word breaks off what `word`, without case, goes on."""
    return word.lower() == word.upper() and text.find(" ", start, begin) < 0


def _divides_at_picture(text: str, candidate: re.Match[str], start: int) -> bool:
    """Tell whether a picture ends a sentence that has no other mark (``Thank you all 🎉 See``)."""
    begin, after = candidate.span()
    before = text[start:begin].rstrip()
    if candidate.end(1) == after or not before[-1:].isalnum():
        return False
    quoted = text[candidate.end(1) - 1] in _QUOTES
    if not quoted and before.count(" ") < _FEW:
        return False
    following = text[after]
    if not following.isalpha() or following.lower() == following:
        return False
    word = WORD.match(text, after)
    return word is not None and not before.rsplit(" ", 1)[1].istitle()


def _divides_glued(text: str, candidate: re.Match[str], start: int, rules: LanguageRules) -> bool:
    """Decide where no blank follows: lost ones (``end.The``) and dense scripts (``本当?はい``)."""
    begin, after = candidate.span()
    behind = candidate.start(1)
    following = text[after]
    if DENSE.match(following):
        if text[behind - 1] in "!?":
            # In between, a mark after Latin letters belongs to a name.
            return not (text[begin - 1].isascii() and text[begin - 1].isalpha())
        closes = candidate.end(1) - 1
        if text[behind - 1] == "…" and text[closes] in "”」":
            # Behind a quotation that something introduced, who spoke has been said.
            introduced = text.rfind("“" if text[closes] == "”" else "「", start, closes) > start
            return introduced and text.startswith(rules.beginnings, after)
        return text[behind - 1] == "." and bool(DENSE.match(text, begin - 1))
    if _HANGUL.match(following):
        return (
            candidate.end(1) == behind
            and text[behind - 1] in ".!?"
            and bool(_HANGUL.match(text, begin - 1))
        )
    if text[behind - 1] not in ".!?" or not following.isupper():
        return False
    if not text[after + 1 : after + 2].islower():
        return False
    if _ADDRESS.match(text, after):
        return False
    token_start = text.rfind(" ", start, begin) + 1
    token = text[max(token_start, start, begin - LONGEST_TOKEN) : begin]
    return len(token) > 1 and token[-2:].islower() and not any(sign in token for sign in "/@:.#")
