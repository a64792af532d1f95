"""Check the names of months and weekdays against Moment and Django: a second source.

Run ``python -m tools.month_sources FOLDER`` from the root of the checkout, where FOLDER holds the
unpacked packages (npm ``moment``, PyPI ``django``); people translated both, while the lists of the
package follow CLDR. For each language are counted: forms that a source has too, forms of a source
that are missing here, and forms that a source gives to another month or day. ``--forms`` prints
the last two.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.pages import data
from tools.phrase_sources import ALIASES, po_entries

Forms: TypeAlias = dict[str, set[int]]
"""Form of a name -> the numbers (from 1) that it stands for."""

MONTHS = "january february march april may june july august september october november december"
DAYS = "monday tuesday wednesday thursday friday saturday sunday"
ENGLISH = {
    name: {
        form: number
        for number, word in enumerate(words.split(), start=1)
        for form in (word, word[:3], word[:4])
    }
    for name, words in (("months.txt", MONTHS), ("weekdays.txt", DAYS))
}
_JOINED = re.compile(r"['\"]([^'\"\n]+(?:_[^'\"\n]+)+)['\"]\s*\.split")
_LISTED = re.compile(r"\[((?:\s*(?:'[^'\n]*'|\"[^\"\n]*\"),?){7,12}\s*)\]")
_QUOTED = re.compile(r"'([^'\n]*)'|\"([^\"\n]*)\"")


def language_of(name: str) -> str:
    """Return the language of a locale such as ``sr_Latn``, as the lists name it."""
    parts = name.lower().replace("_", "-").split("-")
    code = ALIASES.get(parts[0], parts[0])
    return "sr-latn" if code == "sr" and "latn" in parts else code


def plain(form: str) -> str:
    """Return a form as the lists have it: small, without a full stop at its end."""
    return form.strip().casefold().rstrip(".")


def in_moment(folder: Path) -> Iterator[tuple[str, str, str, int]]:
    """Yield language, list, form and number of the names in Moment's locales."""
    for path in sorted(folder.glob("package/locale/*.js")):
        code = {"sr": "sr-latn", "sr-cyrl": "sr"}.get(path.stem, language_of(path.stem))
        source = path.read_text(encoding="utf-8")
        groups = [found.split("_") for found in _JOINED.findall(source)]
        lists = _LISTED.findall(source)
        groups += [[one or other for one, other in _QUOTED.findall(found)] for found in lists]
        for names in groups:
            if len(names) == 12:
                yield from ((code, "months.txt", plain(f), n) for n, f in enumerate(names, 1))
            elif len(names) == 7:
                week = [*names[1:], names[0]]  # Moment's weeks begin on Sunday.
                yield from ((code, "weekdays.txt", plain(f), n) for n, f in enumerate(week, 1))


def in_django(folder: Path) -> Iterator[tuple[str, str, str, int]]:
    """Yield language, list, form and number of the names in Django's translations."""
    for path in sorted(folder.glob("django/conf/locale/*/LC_MESSAGES/django.po")):
        code = language_of(path.parts[-3])
        for _, english, text in po_entries(path.read_text(encoding="utf-8")):
            for name, numbers in ENGLISH.items():
                number = numbers.get(plain(english))
                if number and text:
                    yield code, name, plain(text), number


def main() -> None:
    """Count, for each language, what the sources say of its names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds the folders moment and django")
    parser.add_argument("--forms", action="store_true", help="print the forms that differ")
    options = parser.parse_args()
    theirs: dict[tuple[str, str], Forms] = defaultdict(lambda: defaultdict(set))
    for read, source in ((in_moment, "moment"), (in_django, "django")):
        for code, name, form, number in read(options.folder / source):
            theirs[name, code][form].add(number)
    for name in ENGLISH:
        print(name)
        for line in data.lines_of(name):
            code, _, rest = line.partition(":")
            other = theirs[name, code]
            if not other:
                print(f"  {code}: no second source")
                continue
            ours = {
                form.replace("_", " ").casefold(): number
                for number, forms in enumerate(rest.split(","), start=1)
                for form in forms.split()
            }
            missing = [
                f"{f} {n}" for f, n in other.items() if f not in ours and not f[:1].isdigit()
            ]
            wrong = [f for f, number in ours.items() if number not in other.get(f, {number})]
            shared = sum(form in other for form in ours)
            print(
                f"  {code}: {len(ours)} forms, {shared} confirmed,"
                f" {len(missing)} missing, {len(wrong)} elsewhere"
            )
            if options.forms and (missing or wrong):
                print(f"    missing {missing}\n    elsewhere {wrong}")


if __name__ == "__main__":
    main()
