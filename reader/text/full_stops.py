"""Whether a full stop ends a sentence, by the word before it and the one after it.

What is general stands here: ordinals, initials, units, years and times of day, abbreviations that
show by their form; the others come from `reader.text.languages`. Offsets are code points.
"""

from __future__ import annotations

import re

from reader.text.languages import EITHER, END, NEVER, NUMBER, LanguageRules
from reader.text.lazy import lazy

LETTERS = "(?:[^\\W\\d_]++|[\u0900-\u0963\u0981-\u0dff]++)++"
WORD = lazy(rf"{LETTERS}(?:['’]{LETTERS})?+(?!\.)")
_TOKEN = lazy(
    '(?:[^\\s(\\[{“”"„«»‹›‘—–/（）「」『』《》【】，、；：]|(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea]))*\\Z'
)
"""The marks of Hebrew abbreviations are quotation marks everywhere else."""
LONGEST_TOKEN = 40
_SHORT = 4
"""A longer word is an abbreviation only if a list has it."""
_DAY = 2
"""The day of a month has at most so many digits."""
_INDIC, _THAI = "\u0900", "\u0e00"
_HANGUL_FIRST, _HANGUL_LAST = "\uac00", "\ud7a3"
_ROMAN = lazy(r"[IVXLC]+\Z")
_LETTERS = lazy("(?:(?:[^\\W\\d_]|[\u0900-\u0d7f]){1,2}(?:\\.|\\Z)){2,}\\Z")
_INITIAL = lazy(r"[^\W\d_]\.\s")
_INITIALS = lazy(r"(?<!\w)(?:[^\W\d_]\.\s?)+[^\W\d_]\Z")
DENSE = lazy("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_DENSE_HEAD = lazy(f".*{DENSE.pattern}")
_CLOCK = lazy(r"(?<![^\W\d_])(?:[ap]\.?\s?m|[πμ]\.\s?μ)\Z", re.IGNORECASE)
_ZONE = lazy(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Central|Pacific|Mountain)\b")
_COUNTRY = lazy(
    r"(?:США|СССР|СНГ|USA?|USD|EUR|UAH|RUB|CZK|PLN|HUF"
    r"|Kč|Eur|Euro|Dollar|Franken|Ft|TL)\b"
)
"""What goes on with an amount (3 млн долл. США)."""
_LONG = 4
"""A beginning that only tells when has not so many words."""
_FAR = 40
"""What stands so many code points behind the beginning does not tell when the sentence was."""
_CONSONANTS = "bcdfghjklmnpqrstvwxzбвгджзйклмнпрстфхцчшщβγδζθκλμνξπρσςτφχψ"
_NO_VOWEL = lazy(f"[{_CONSONANTS}{_CONSONANTS.upper()}][{_CONSONANTS}]{{1,3}}\\Z")
_SYLLABIC = frozenset({"bg", "cs", "hr", "mk", "sk", "sl", "sr"})
"""Languages that have words without a vowel."""
_NUMERAL = lazy(r"[$€£¥₹₽₴₺₪]?\d|[IVX]+\b")
_ERA = lazy(r"(?:Chr|Kr|[^\W\d_])\.")
"""What follows an abbreviation of an era, as in ``44 v. Chr.``"""
_YEAR = lazy(r"(?:\d{3,4}|[IVX]+)\s\Z")
"""A year, or a century in Roman numerals."""
_COUNTED = lazy(r"\d\s(?:(?:кв|куб|тыс|тис|млн|млрд|трлн|mln|mld|mlrd|tys|mil|mio)\.?\s)?\Z")
_THIS_YEAR = frozenset({"br", "ub", "т.г", "с.г", "ц.р", "п.р"})
"""What stands for the year this is or was."""
_MONTH_NUMBER = lazy(r"\d{1,2}\.\s?\d")
_YEAR_FIRST = lazy(r"(?<!\d)\d{4}\.\s?\d{1,2}(?:\.\s?\d{1,2})?\Z")
_DANDA = lazy("।")
_NEAR = 500
"""So many code points around a full stop are looked at for what its text is like."""


def by_plain_word(text: str, begin: int, start: int, rules: LanguageRules) -> bool | None:
    """Tell whether the word before a full stop at `begin` ends a sentence, None where it is hard.

    A letter, a digit or an opening mark follows the full stop after one blank.
    A word does that no rule takes for an abbreviation; an abbreviation of the kind NEVER does not.
    """
    token = text[(text.rfind(" ", start, begin) + 1) or start : begin]
    kind = rules.kinds.get(token)
    if kind is not None:
        # A title of one letter (M. Hale) is told from an initial by its list.
        return False if kind == NEVER and (len(token) > 1 or token.isupper()) else None
    if not token.isalpha():
        if len(token) <= _DAY and rules.months and token.isdigit():
            following = text[begin + 2 : text.find(" ", begin + 2, begin + LONGEST_TOKEN)]
            return False if following.lower() in rules.months else None
        return None
    if len(token) <= _SHORT and (len(token) < 2 or _NO_VOWEL.match(token)):
        return None
    if token[0] >= _INDIC:
        return True if _HANGUL_FIRST <= token[0] <= _HANGUL_LAST else None
    return None if token.isupper() or token.endswith(rules.final) else True


def full_stop_divides(
    text: str, begin: int, start: int, at: int, high: int, rules: LanguageRules
) -> bool:
    """Decide a single full stop at `begin` whose following text begins to count at `at`."""
    token_start = max(text.rfind(" ", start, begin) + 1, start, begin - LONGEST_TOKEN)
    token = text[token_start:begin]
    if not token.isalpha():
        found = _TOKEN.search(token)
        token = found.group().lstrip("'’") if found else ""
        if not token:
            return True
        token_start = begin - len(token)
    if not token.isascii() and token[-1].isascii():
        # Scripts without blanks go straight over to Latin letters.
        token = _DENSE_HEAD.sub("", token)
        token_start = begin - len(token)
    kind = rules.kinds.get(token)
    if len(token) == 1 and token.isalpha():
        dotted = token_start > start + 1 and text[token_start - 2] == "."
        chain = dotted and _INITIALS.search(text, max(start, begin - 12), begin)
        low = text.rfind(" ", start, max(token_start - 1, start)) + 1 or start
        before = text[low : token_start - 1].rstrip(".")
        if rules.kinds.get(before) == NEVER and before.istitle() and len(before) > 1:
            # A title before the initial of a name (Mgr A. Le Gall).
            return False
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
        elif kind is None and not DENSE.match(token):
            # A unit after its number may end a sentence, an initial does not.
            slashed = token_start > start and text[token_start - 1] == "/"
            unit = slashed or _is_unit(text, token, token_start, start, at)
            kind = END if unit else EITHER
    if kind is None:
        if token[-1].isdigit() or _ROMAN.match(token):
            return not _is_ordinal(text, token, token_start, start, at, rules)
        kind = _kind_by_form(token, rules)
        if kind is None and token.isalpha() and text[max(start, token_start - 1)] in "([":
            # One word and no more in brackets (Ist. Superiore).
            word = WORD.match(text, at, high)
            return word is not None and word.group().lower() in rules.starters
        if kind is None:
            # A title before an initial (Adv. A. Gil), and what has a danda to end with, go on.
            titled = len(token) <= _SHORT and token[0].isupper() and _INITIAL.match(text, at)
            indic = (
                _INDIC <= token[-1] < _THAI
                and _DANDA.search(text, max(start, begin - _NEAR), min(high, begin + _NEAR))
                is not None
            )
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
    word = WORD.match(text, at, high)
    return word is not None and word.group().lower() in rules.starters


def _is_last(
    text: str, token: str, token_start: int, start: int, begin: int, at: int, rules: LanguageRules
) -> bool:
    """Tell whether an abbreviation before a capital is the last word: a unit, a time, a year.

    A time or a year may also begin its sentence (``At 5 a.m. Mr. Smith``).
    """
    if _COUNTRY.match(text, at):
        return False
    if token[-1] in "mMμ" and _CLOCK.search(text, max(start, begin - 4), begin):
        zone = text[at : at + 2]
        if (zone.isupper() and zone.isalpha()) or _ZONE.match(text, at):
            return False
    elif not token.islower():
        return False
    elif _YEAR.search(text, max(start, token_start - 6), token_start):
        if _ERA.match(text, at):
            return False
    elif token not in _THIS_YEAR:
        return _is_unit(text, token, token_start, start, at)
    first = text[start : text.find(" ", start, begin)].lower()
    return (
        (first not in rules.when or begin - start > _FAR)
        and not first[:1].isdigit()
        and text.count(" ", max(start, begin - _NEAR), begin) >= _LONG
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
    if token_start == start or (text[token_start - 2] in ":;" and token_start > start + 1):
        return len(token) <= 3
    dotted = text[token_start - 2] == "." or "." in token
    dated = dotted and _YEAR_FIRST.search(
        text, max(start, token_start - 9), token_start + len(token)
    )
    if dated:
        return not text[at].isupper()
    if not rules.months:
        return len(token) == 4 and bool(_MONTH_NUMBER.match(text, at))
    word = WORD.match(text, at)
    next_word = word.group().lower() if word else ""
    if _ROMAN.match(token):
        return next_word not in rules.starters if rules.ordinal else next_word in rules.months
    if not token.isdigit() or len(token) > 3 or rules.language == "en":
        return False
    if next_word in rules.months:
        return True
    if text[at].isdigit():
        return bool(rules.ordinal)
    if next_word in rules.starters:
        return False
    before = text[max(start, token_start - LONGEST_TOKEN) : token_start].split()
    if len(token) > _DAY:
        # From 80 to 100. Nobody: an amount; the 100. Derby: none.
        return (
            bool(before)
            and before[-1].lower() in rules.ordinal
            and not (len(before) > 1 and before[-2].isdigit())
        )
    return rules.any_ordinal or (bool(before) and before[-1].lower() in rules.ordinal)
