"""Check the furniture phrases against translations that others made: a second source.

Run ``python -m tools.phrase_sources FOLDER`` from the root of the checkout. FOLDER holds a folder
for each source, such as an unpacked wheel or npm archive with translations of an interface:
``.po`` files, JSON, YAML, or Python and JavaScript literals whose path or keys tell the language.
What is counted for each language:

* confirmed: phrases that are a string of a source, or what they ask for stands in one
* within: phrases for a whole line that only stand inside a longer string
* absent: strings which are furniture in English, but whose translation none of the phrases finds

``--absent CODE`` lists the last for one language, ``--doubtful CODE`` the phrases that no source
has; neither list is a verdict: sources speak of buttons, newspapers also of papers and photos.
``--note`` writes ``confirmed.tsv`` beside the phrases.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.pages import data
from reader.pages.phrasebook import Phrase, Phrasebook, parse_phrases

NOTE = Path(__file__).resolve().parents[1] / "reader" / "pages" / "phrases" / "confirmed.tsv"
HEAD = """\
# Which phrases a second source has, made by tools/phrase_sources.py: language, how many sources,
# phrases. Those in the rows `within` are for a whole line, but only stand in a longer string there.
"""
ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cn": "zh", "se": "sv", "jp": "ja"}
SUFFIXES = {".po", ".json", ".yml", ".yaml", ".js", ".ts", ".py"}
MOST_BYTES = 2_000_000
_CODE = re.compile(r"(?<![^/._-])([a-z]{2})(?:[-_@][A-Za-z]{2,8})?(?=[/._-]|$)")
_PAIR = re.compile(
    r"""(?:^|[{,\s])(?:"(?P<q>[^"\n]+)"|'(?P<s>[^'\n]+)'|(?P<b>[\w.-]+))\s*:\s+?"""
    r"""(?:"(?P<dq>(?:[^"\\\n]|\\.)*)"|'(?P<sq>(?:[^'\\\n]|\\.)*)'|(?P<bare>[^\s"'{\[|>#][^\n]*))""",
    re.MULTILINE,
)
_PLACE = re.compile(r"%\(\w+\)[sd]|%\d?\$?[sd]|\{\{?\s*[\w.-]*\s*\}?\}|\$\{\w+\}|:\w+\b(?!:)|%\w+%")
_TAG = re.compile(r"<[^>]{1,80}>")
_FURNITURE = frozenset(
    (
        *("heading-comments", "heading-related", "heading-other", "comment-policy", "upsell"),
        *("comment-prompt", "subscribe", "cookie-banner", "copyright", "share", "app-prompt"),
        *("advertisement", "read-more", "navigation"),
    )
)

Strings: TypeAlias = dict[str, dict[str, str]]
"""The strings of a source: language -> key -> text."""


class Checked(NamedTuple):
    """What the sources say of the phrases of one language."""

    phrases: list[Phrase]
    confirmed: dict[str, set[str]]
    within: dict[str, set[str]]
    absent: dict[str, set[str]]


def language_of(path: str) -> tuple[str, str]:
    """Return the language that a path tells and the path with its code taken out, or empty."""
    codes = list(_CODE.finditer(path))
    known = [match for match in codes if ALIASES.get(match[1], match[1]) in languages()]
    if not known:
        return "", path
    last = known[-1]
    return ALIASES.get(last[1], last[1]), f"{path[: last.start()]}~{path[last.end() :]}"


def languages() -> frozenset[str]:
    """Return the languages that have phrases."""
    return frozenset(Path(name).stem for name in data.phrase_files())


def strings_of(folder: Path) -> Strings:
    """Read every file with translations in the folder of one source."""
    found: Strings = defaultdict(dict)
    for path in sorted(folder.rglob("*")):
        if path.suffix not in SUFFIXES or ".min." in path.name or not path.is_file():
            continue
        if path.stat().st_size > MOST_BYTES:
            continue
        source = path.read_text(encoding="utf-8", errors="replace")
        language, place = language_of(str(path.relative_to(folder)))
        if path.suffix == ".po":
            for key, english, text in po_entries(source):
                if language and text:
                    found[language][key] = text
                if english:
                    found["en"].setdefault(key, english)
        elif language:
            for key, text in pairs(source):
                found[language][f"{place} {key}"] = text
                if " " in key:
                    found["en"].setdefault(f"{place} {key}", key)
        else:
            for code, key, text in by_code(pairs(source)):
                found[code][f"{place} {key}"] = text
    return found


def po_entries(source: str) -> Iterator[tuple[str, str, str]]:
    """Yield key, English and translation of each entry of a ``.po`` file."""
    for block in re.split(r"\n\s*\n", source):
        default = "".join(re.findall(r'^#\. Default: "(.*)"$', block, re.MULTILINE))
        key = _joined(block, "msgid")
        text = _joined(block, "msgstr") or _joined(block, "msgstr[0]")
        if key:
            yield key, default or key, text


def _joined(block: str, name: str) -> str:
    found = re.search(rf'^{re.escape(name)} ((?:"(?:[^"\\]|\\.)*"\s*)+)', block, re.MULTILINE)
    if found is None:
        return ""
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found[1])).replace('\\"', '"')


def pairs(source: str) -> Iterator[tuple[str, str]]:
    """Yield each key with its string of a JSON, YAML, Python or JavaScript literal."""
    for match in _PAIR.finditer(source):
        key = match["q"] or match["s"] or match["b"]
        text = match["dq"] or match["sq"] or match["bare"] or ""
        if "\\u" in text:
            text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
        if text.strip():
            yield key, text.replace("\\'", "'").replace('\\"', '"').rstrip(", ")


def by_code(listed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield language, key and string where the keys themselves are languages."""
    block = 0
    for key, text in listed:
        code = ALIASES.get(key, key)
        if code not in languages():
            block += 1
        else:
            yield code, str(block), text


def plain(text: str) -> str:
    """Return a string as a page would print it, with something in its places."""
    return " ".join(_PLACE.sub("7", _TAG.sub(" ", text).replace("\\n", " ")).split())


def check(language: str, sources: dict[str, Strings]) -> Checked:
    """Check the phrases of one language against all sources."""
    phrases = list(parse_phrases(data.lines_of(f"phrases/{language}.txt")))
    strict = Phrasebook(phrases)
    inner = {phrase.body: phrase for phrase in phrases if phrase.is_whole_line}
    loose = Phrasebook(Phrase(phrase.kind, body) for body, phrase in inner.items())
    english = Phrasebook(parse_phrases(data.lines_of("phrases/en.txt")))
    checked = Checked(phrases, defaultdict(set), defaultdict(set), defaultdict(set))
    for name, strings in sources.items():
        originals = strings.get("en", {})
        for key, text in strings.get(language, {}).items():
            printed = plain(text)
            if not printed:
                continue
            forms = [printed] if "7" not in printed else [printed, printed.replace("7", "Xa")]
            kinds = set()
            for form in forms:
                for match in strict.find(form):
                    checked.confirmed[match.phrase].add(name)
                    kinds.add(match.kind)
                for match in loose.find(form):
                    checked.within[inner[match.phrase].phrase].add(name)
            said = plain(originals.get(key, ""))
            if said and said != printed and not kinds & _FURNITURE and len(printed) < 60:
                wanted = [m for m in english.find(said) if m.start == 0 and m.end == len(said)]
                for match in wanted:
                    if match.kind in _FURNITURE:
                        checked.absent[f"{match.kind}  {printed}  <- {said}"].add(name)
    for phrase in checked.confirmed:
        checked.within.pop(phrase, None)
    return checked


def note(results: dict[str, Checked], names: Iterable[str]) -> str:
    """Return the text of the note: for each language its phrases by how many sources have them."""
    lines = [HEAD, f"# Sources: {', '.join(names)}.\n"]
    for language, checked in results.items():
        rows: dict[str, list[str]] = {"several": [], "one": [], "within": []}
        for phrase in dict.fromkeys(phrase.phrase for phrase in checked.phrases):
            if phrase in checked.confirmed:
                rows["several" if len(checked.confirmed[phrase]) > 1 else "one"].append(phrase)
            elif phrase in checked.within:
                rows["within"].append(phrase)
        lines += [f"{language}\t{how}\t{'; '.join(listed)}\n" for how, listed in rows.items()]
    return "".join(lines)


def main() -> None:
    """Count, list or note what the sources say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds a folder for each source")
    parser.add_argument("--absent", metavar="CODE", help="list what one language lacks")
    parser.add_argument("--doubtful", metavar="CODE", help="list the phrases without a source")
    parser.add_argument("--note", action="store_true", help="write what is confirmed")
    options = parser.parse_args()
    folders = sorted(path for path in options.folder.iterdir() if path.is_dir())
    sources = {path.name: strings_of(path) for path in folders}
    asked = options.absent or options.doubtful
    results = {code: check(code, sources) for code in ([asked] if asked else sorted(languages()))}
    for code, checked in results.items():
        names = {phrase.phrase for phrase in checked.phrases}
        if options.absent:
            for said, where in sorted(checked.absent.items(), key=lambda i: (-len(i[1]), i[0])):
                print(f"{said}  [{' '.join(sorted(where))}]")
        elif options.doubtful:
            print("\n".join(sorted(names - set(checked.confirmed) - set(checked.within))))
        else:
            print(
                f"{code}: {len(names):4} phrases, {len(checked.confirmed):4} confirmed,"
                f" {len(checked.within):4} within, {len(checked.absent):4} absent"
            )
    if options.note:
        NOTE.write_text(note(results, sources), encoding="utf-8")


if __name__ == "__main__":
    main()
