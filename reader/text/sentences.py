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
from reader.text.languages import EITHER, END, NEVER, NUMBER, LanguageRules, guess, rules_for
from reader.text.objects import paragraphs

_ENDS_AT_ONCE = "。！？｡．؟۔।॥።፧။៕།"
"""Marks after which no blank is needed."""
_ELLIPSES = ".…"
_MARKS = ".!?…‽⁇⁈⁉։;\u037e" + _ENDS_AT_ONCE
_QUOTES = "\"'“”„‟‘’‚«»‹›「」『』《》〈〉"
_CLOSERS = "\"'”’»›)\\]}）」』】》〉〕］*"
# A mark that opens in one language and closes in another closes where no word follows it.
_CLOSING = rf"(?:[{_CLOSERS}]|[“‘«‹](?!\w)|[ \u00a0\u202f][”»](?!\w)|\[\d{{1,3}}\]|[¹²³⁴-⁹]+)*"
_CANDIDATE = re.compile(rf"[{_MARKS}](?:(?<!\.)|(?![0-9a-z]))[{_MARKS}]*({_CLOSING})\s*")

_GOES_ON = frozenset(",;:)]}%&/+=|،؛、，；：）】」』》〉.!?…。！？؟۔।")
"""A character that never begins a sentence."""
_OPENERS = re.compile(rf"[{re.escape(_QUOTES)}(\[{{（【¿¡\s–—―‒-]+")
_BULLETS = frozenset("•·▪◦‣∙●○■□►▶➤")
_LINK = re.compile(r"https?://|www\.|pic\.twitter\.com/|t\.co/")
# al-Sharaa, el-Sisi, iPhone, d'Estaing: names that begin in lower case, and the Dutch 't Was.
_LOW_NAME = re.compile(r"[st]\s[A-Z]|[^\W\d_]{1,4}[-’']?[A-ZÀ-ÖØ-Þ]")
_LETTER = "(?:[^\\W\\d_]|[\u0900-\u0963\u0981-\u0dff])"
_WORD = re.compile(rf"{_LETTER}++(?:['’]{_LETTER}++)?+(?!\.)")
_LETTERS_ONLY = re.compile(rf"{_LETTER}+")
_TOKEN = re.compile(r"[^\s(\[{“”\"„«»‹›‘—–/]*\Z")
_ADDRESS = re.compile(r"[\w.-]{1,60}[@/]")
_ITEM = re.compile(r"\W*(?:\d{1,3}|[^\W\d_])\Z")
_LONGEST_TOKEN = 40
_SHORT = 4
"""A longer word is an abbreviation only if a list has it."""
_INDIC, _THAI = "\u0900", "\u0e00"
_ONE_OPENER = frozenset('“„«"‘(')
_ROMAN = re.compile(r"[IVXLC]+\Z")
_LETTERS = re.compile("(?:(?:[^\\W\\d_]|[\u0900-\u0d7f]){1,2}(?:\\.|\\Z)){2,}\\Z")
_INITIAL = re.compile(r"[^\W\d_]\.\s")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?)+[^\W\d_]\Z")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_JA_GOES_ON = frozenset("とっだではがをにのもかなやへ")
"""Kana that tie a closed quotation to the sentence around it."""
_CLOSED_SAYING = re.compile(
    "[^，。！？：；「」\\s]{0,20}(?:叫ん|述べ|言っ|語っ|話し|尋ね|聞い|答え|訴え)"
    "|[^，。！？：；\\s]{0,12}(?:说|說|问|問|道|表示|称|稱|指出|强调|強調|写道|寫道)(?=[。！？，：])"
)
_CLOCK = re.compile(r"[ap]\.?\s?m\Z", re.IGNORECASE)
_ZONE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Central|Pacific|Mountain)\b"
)
_LONG = 4
"""A beginning that only tells when has not so many words."""
_CONSONANTS = "bcdfghjklmnpqrstvwxzбвгджзйклмнпрстфхцчшщβγδζθκλμνξπρσςτφχψ"
_NO_VOWEL = re.compile(f"[{_CONSONANTS}{_CONSONANTS.upper()}][{_CONSONANTS}]{{1,3}}\\Z")
_SYLLABIC = frozenset({"bg", "cs", "hr", "mk", "sk", "sl", "sr"})
"""Languages that have words without a vowel."""
_NUMERAL = re.compile(r"[$€£¥₹₽₴₺₪]?\d|[IVX]+\b")
_ERA = re.compile(r"(?:Chr|Kr|[^\W\d_])\.")
"""What follows an abbreviation of an era, as in ``44 v. Chr.``"""
_YEAR = re.compile(r"\d{3,4}\s\Z")
_COUNTED = re.compile(r"\d\s(?:(?:тыс|тис|млн|млрд|трлн|mln|mld|mlrd|tys|mil|mio)\.?\s)?\Z")
_MONTH_NUMBER = re.compile(r"\d{1,2}\.\s?\d")
_YEAR_FIRST = re.compile(r"(?<!\d)\d{4}\.\s?\d{1,2}(?:\.\s?\d{1,2})?\Z")
_LINE_BULLET = re.compile(r"[•·▪◦‣∙●○■□►▶➤]|[-–—*]\s")


def sentences(text: str, language: str = "") -> list[tuple[int, int]]:
    """Return the sentences of `text`: sorted, disjoint, without surrounding blanks.

    None goes across a blank line, and every character that is not blank lies in one. A quotation
    of two sentences is divided between them; what says who spoke stays with the sentence it ends.
    `language` is a BCP 47 tag; where it is empty, it is guessed from the text.
    """
    rules = rules_for(language or guess(text))
    found: list[tuple[int, int]] = []
    for low, high in paragraphs(text):
        if text.find("\n", low, high) < 0:
            _split(text, low, high, rules, found)
        else:
            for first, last in _lines(text, low, high):
                _split(text, first, last, rules, found)
    return _divided_thai(text, found) if rules.language == "th" else found


def _divided_thai(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for start, end in ranges:
        for low, high in thai.breaks(text, start, end):
            found.append((start, low))
            start = high
        found.append((start, end))
    return found


def _split(
    text: str, start: int, high: int, rules: LanguageRules, found: list[tuple[int, int]]
) -> None:
    for candidate in _CANDIDATE.finditer(text, start, high):
        begin, after = candidate.span()
        if after >= high:
            break
        following = text[after]
        # What most full stops do can be told from the word before: no need to look further.
        known = None
        if (
            after == begin + 2
            and text[begin] == "."
            and (
                (
                    following.isalpha()
                    and not following.islower()
                    and text[after + 1 : after + 2] != "."
                )
                or (following in _ONE_OPENER and text[after + 1 : after + 2].isupper())
            )
        ):
            known = _by_plain_word(text, begin, start, rules)
        if known or (known is None and _divides(text, candidate, start, high, rules)):
            found.append((start, candidate.end(1)))
            start = after
    found.append((start, high))


def _by_plain_word(text: str, begin: int, start: int, rules: LanguageRules) -> bool | None:
    """Tell whether the word before a full stop at `begin` ends a sentence, None where it is hard.

    A word does that no rule takes for an abbreviation; an abbreviation of the kind NEVER does not.
    """
    token = text[max(text.rfind(" ", start, begin) + 1, start) : begin]
    if len(token) < 2 or not token.isalpha():
        return None
    kind = rules.kinds.get(token)
    if kind is not None:
        return False if kind == NEVER else None
    plain = (
        not token.isupper()
        and token[0] < _INDIC
        and not token.endswith(rules.final)
        and (len(token) > _SHORT or not _NO_VOWEL.match(token))
    )
    return True if plain else None


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
    mark = text[behind - 1]
    if begin - start < 4 and not any(map(str.isalnum, text[start:begin])):
        return False
    if mark in _ENDS_AT_ONCE:
        return _divides_at_once(text, candidate, rules)
    if after == closed:
        return _divides_glued(text, candidate, start)
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
        if mark != "." and rules.saying and any(quote in _QUOTES for quote in closers):
            return at > after or not rules.saying.match(text, after, high)
        if mark in _ELLIPSES and closers[0] in ")]" and text[begin - 1] in "([":
            return False
        if mark != "." or closers[0] not in ")]":
            return True
        if text.rfind("(", start, begin) <= start:
            return not (begin - start < 6 and _ITEM.match(text[start:begin]))
    if mark != "." or behind - begin > 1:
        return mark != "!" or not _is_named_with_mark(text, begin, start, at, rules)
    return _full_stop_divides(text, begin, start, at, high, rules)


def _is_named_with_mark(text: str, begin: int, start: int, at: int, rules: LanguageRules) -> bool:
    """Tell whether an exclamation mark belongs to a name that goes on (``of Yahoo! News``)."""
    words = text[max(start, begin - _LONGEST_TOKEN) : begin].rsplit(" ", 2)
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
    word = _WORD.match(text, at)
    if word is None or word.group() not in rules.starters or not token[:1].islower():
        return False
    return not (rules.saying and rules.saying.match(text, at))


def _divides_at_once(text: str, candidate: re.Match[str], rules: LanguageRules) -> bool:
    after = candidate.end()
    behind, closed = candidate.span(1)
    following = text[after]
    if text[behind - 1] == "．":
        return not following.isdigit()
    if closed > behind:
        if following in _JA_GOES_ON or _CLOSED_SAYING.match(text, after):
            return False
        if text[behind - 1] == "؟" and rules.saying and rules.saying.match(text, after):
            return False
    return True


def _divides_glued(text: str, candidate: re.Match[str], start: int) -> bool:
    """Decide where no blank follows: lost ones (``end.The``) and dense scripts (``本当?はい``)."""
    begin, after = candidate.span()
    behind = candidate.start(1)
    following = text[after]
    if _DENSE.match(following):
        if text[behind - 1] in "!?":
            # In between, a mark after Latin letters belongs to a name.
            return not (text[begin - 1].isascii() and text[begin - 1].isalpha())
        return text[behind - 1] == "." and bool(_DENSE.match(text, begin - 1))
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
    token = text[max(token_start, start, begin - _LONGEST_TOKEN) : begin]
    return len(token) > 1 and token[-2:].islower() and not any(sign in token for sign in "/@:.#")


def _full_stop_divides(
    text: str, begin: int, start: int, at: int, high: int, rules: LanguageRules
) -> bool:
    """Decide a single full stop at `begin` whose following text begins to count at `at`."""
    token_start = max(text.rfind(" ", start, begin) + 1, start, begin - _LONGEST_TOKEN)
    token = text[token_start:begin]
    if not token.isalpha():
        found = _TOKEN.search(token)
        token = found.group().lstrip("'’") if found else ""
        if not token:
            return True
        token_start = begin - len(token)
    kind = rules.kinds.get(token)
    if len(token) == 1 and token.isalpha():
        chain = _INITIALS.search(text, max(start, begin - 12), begin)
        if chain:
            kind = rules.kinds.get("".join(chain.group().split()), EITHER)
        elif (
            token == "I"
            and rules.language == "en"
            and token_start > start + 1
            and text[start:token_start].split()[-1][0].islower()
        ):
            # After a word in lower case it is no initial ("you and I").
            return text[at + 1 : at + 2] != "."
        elif kind is None and not _DENSE.match(token):
            # A unit after its number may end a sentence, an initial does not.
            kind = END if _is_unit(text, token, token_start, start, at) else EITHER
    if kind is None:
        if token[-1].isdigit() or _ROMAN.match(token):
            return not _is_ordinal(text, token, token_start, start, at, rules)
        kind = _kind_by_form(token, rules)
        if kind is None:
            # A title before an initial (Adv. A. Gil), and what has a danda to end with, go on.
            titled = len(token) <= _SHORT and token[0].isupper() and _INITIAL.match(text, at)
            indic = _INDIC <= token[-1] < _THAI and text.find("।", start, high) >= 0
            return not titled and not indic
    if kind == NEVER:
        return False
    if kind == NUMBER and len(token) == 1:
        # A letter may be an initial or stand for the kind of a place as well.
        kind = EITHER
    if kind == EITHER and _is_last(text, token, token_start, start, begin, at, rules):
        kind = END
    if kind == END and text[at].isupper():
        return True
    if _NUMERAL.match(text, at):
        return False
    if kind == NUMBER or not text[at].isalpha():
        return True
    word = _WORD.match(text, at, high)
    return word is not None and word.group().lower() in rules.starters


def _is_last(
    text: str, token: str, token_start: int, start: int, begin: int, at: int, rules: LanguageRules
) -> bool:
    """Tell whether an abbreviation before a capital is the last word: a unit, a time, a year.

    A time or a year may also begin its sentence (``At 5 a.m. Mr. Smith``).
    """
    if text[at : at + 2].isupper():
        # A zone or a country: 5 p.m. EST, 3 млн долл. США.
        return False
    if token[-1] in "mM" and _CLOCK.search(text, max(start, begin - 4), begin):
        if _ZONE.match(text, at):
            return False
    elif not token.islower():
        return False
    elif _YEAR.search(text, max(start, token_start - 6), token_start):
        if _ERA.match(text, at):
            return False
    else:
        return _is_unit(text, token, token_start, start, at)
    first = text[start : text.find(" ", start, begin)].lower()
    return (
        first not in rules.when
        and not first[:1].isdigit()
        and text.count(" ", start, begin) >= _LONG
    )


def _is_unit(text: str, token: str, token_start: int, start: int, at: int) -> bool:
    """Tell whether an abbreviation counts what stands before it: an ending unless of a year."""
    return (
        token.islower()
        and _COUNTED.search(text, max(start, token_start - 8), token_start) is not None
        and not _YEAR.search(text, max(start, token_start - 6), token_start)
        and not _ERA.match(text, at)
        and "." not in token
    )


def _kind_by_form(token: str, rules: LanguageRules) -> int | None:
    """Return the kind of an abbreviation that no list has, by its form; None for a word."""
    if _THAI <= token[-1] <= "\u0eff":
        # Thai and Lao have full stops in abbreviations only.
        return NEVER
    if _LETTERS.match(token):
        return EITHER
    for ending, kind in rules.endings:
        if token.endswith(ending):
            return kind
    if "-" in token:
        tail = token.rpartition("-")[2]
        return EITHER if len(tail) == 1 and tail.isupper() else rules.kinds.get(tail)
    if "'" in token or "’" in token:
        return rules.kinds.get(token.replace("’", "'").rpartition("'")[2])
    if _NO_VOWEL.match(token) and rules.language not in _SYLLABIC:
        return EITHER
    return None


def _is_ordinal(
    text: str, token: str, token_start: int, start: int, at: int, rules: LanguageRules
) -> bool:
    """Tell whether the number `token` with its full stop is an ordinal or the number of an item."""
    if token_start == start:
        return len(token) <= 3
    dated = _YEAR_FIRST.search(text, max(start, token_start - 9), token_start + len(token))
    if dated:
        return not text[at].isupper()
    if not rules.months:
        return len(token) == 4 and bool(_MONTH_NUMBER.match(text, at))
    word = _WORD.match(text, at)
    next_word = word.group().lower() if word else ""
    if _ROMAN.match(token):
        return next_word not in rules.starters if rules.ordinal else next_word in rules.months
    if not token.isdigit() or len(token) > 2 or rules.language == "en":
        return False
    if next_word in rules.months:
        return True
    if text[at].isdigit():
        return bool(rules.ordinal)
    if next_word in rules.starters:
        return False
    before = text[max(start, token_start - _LONGEST_TOKEN) : token_start].split()
    return rules.any_ordinal or (bool(before) and before[-1].lower() in rules.ordinal)
