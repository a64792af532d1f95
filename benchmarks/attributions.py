"""Texts with marked contents of attributions, to count keys on: made, not collected.

``python benchmarks/attributions.py DIR [--texts 80] [--seed 1] [--marks] [--stops]`` writes brat
standoff, one ``.txt`` with its ``.ann`` a text, label ``content``. `--marks` has quotation marks
inside the spans, `--stops` the final full stop; without them both are left out.

Each text is drawn from kinds of sentences that news is made of. About every second sentence
attributes something, in one of these ways: who said it before the content, with ``that`` or
without; behind it, after a comma; a quotation before or behind; a quotation inside of a sentence
that goes on; one that the attribution divides (several parts); a content that goes on over the next
sentence; a verb of thinking or planning; ``according to`` on either side; a content in a
subordinate clause in the middle; and two contents in one sentence. The shares (`SHARES`) were set
so that what `main` prints comes near to what is known of attributed contents in a corpus of
political news: 94 of 100 lie in one sentence, 62 end with it, 8 are whole sentences. The sentences
are put together from lists of subjects, events, times and places; clauses and asides of several
lengths and openings such as ``On Monday,`` vary where the content begins.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.text.sentences import sentences

PEOPLE = (
    "the minister",
    "a spokeswoman for the port",
    "Governor Adela Ruiz",
    "Mr. Okafor",
    "the union",
    "two officials who were not authorised to speak",
    "Ilse Brandt, who runs the plant",
    "the court",
    "a senior aide",
    "the party's leader",
    "Dr. Hanna Lind of the institute",
    "residents",
    "the company's chief executive, Paul Renner,",
    "police",
    "the agency",
    "critics of the plan",
    "Senator Mae Whitfield, a Democrat from the north,",
    "an analyst at Brook & Hale",
    "his lawyer",
)
SHORT = ("he", "she", "they", "Ruiz", "Okafor", "Brandt", "Lind", "Renner", "Whitfield", "the aide")
SAY = (
    "said",
    "said",
    "said",
    "said",
    "told reporters",
    "warned",
    "argued",
    "insisted",
    "added",
    "claimed",
    "announced",
    "acknowledged",
    "wrote in a letter",
    "noted",
    "testified",
    "explained",
)
PUT = (
    "said",
    "said",
    "said",
    "said",
    "added",
    "argued",
    "insisted",
    "wrote",
    "told reporters",
    "explained",
)
THINK = ("believes", "expects", "hopes", "fears", "doubts", "thinks", "suspects", "is convinced")
PLAN = (
    "promised to",
    "refused to",
    "agreed to",
    "vowed to",
    "threatened to",
    "pledged to",
    "offered to",
    "urged the council to",
    "asked the judge to",
    "wants to",
    "called on the government to",
)
ACTS = (
    "rebuild the harbour wall before the next winter",
    "hand over the records",
    "cut the tax on fuel",
    "meet the families of the crew",
    "close two of the five reactors",
    "drop the lawsuit",
    "send more doctors to the valley",
    "withdraw the bill if the house did not move",
    "keep the line open",
)
NOUNS = (
    "the talks",
    "the new law",
    "the dam",
    "the budget for next year",
    "the rescue of the bank",
    "the vaccine",
    "his campaign",
    "the treaty",
    "the inquiry",
    "the strike at the terminal",
    "the ceasefire",
    "the bridge over the Lune",
    "the price of bread",
    "the housing programme",
)
VERBS = (
    "had failed",
    "would cost more than {n} million dollars",
    "was never properly tested",
    "could begin as early as {m}",
    "has already changed the lives of {n} families",
    "was a mistake",
    "should be stopped until the facts are known",
    "had been planned for years, if not decades",
    "does not go far enough",
    "would, in the end, hurt the poorest",
    "was legal",
    "is working",
    "violated an agreement that both sides had signed in {m}",
    "might never be finished",
    "had nothing to do with the fire that destroyed the archive",
    "is dead",
)
ASIDES = (
    "",
    "",
    "",
    "",
    " on {d}",
    " in an interview",
    " at a rally in Marlow",
    " late on {d}",
    " in a statement",
    " after the vote",
    " on the programme",
)
OPENERS = (
    "",
    "",
    "",
    "",
    "",
    "On {d}, ",
    "But ",
    "In a letter to the board, ",
    "Still, ",
    "Last week, ",
    "And ",
    "After a meeting that lasted until midnight, ",
    "For now, ",
    "Asked about the delay, ",
)
TAILS = (
    ", and {s} would be told",
    ", which {s} paid for",
    " because {s} did not act in time",
    " when the storm reached the coast",
    " while {s} looked on",
    " unless {s} agree",
    ", despite the warnings of {m}",
    " and that nobody was ever asked",
    ", even if {s} deny it",
)
SUBJECTS = (
    "the ministry",
    "the banks",
    "taxpayers",
    "the owners",
    "the neighbours",
    "Washington",
    "the unions",
)
MONTHS = ("March", "June", "September", "November", "January")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday")
SPEECH = (
    "We will not be silent",
    "This is the wrong answer to the wrong question",
    "I have seen enough",
    "Nobody told us that the water was rising",
    "It's a disgrace",
    "They knew, and they did nothing",
    "You can't build a school with promises",
    "If we wait another year, there will be nothing left to save",
    "My family has lived here for four generations",
    "The numbers speak for themselves",
    "There is no plan, there never was a plan",
    "We are ready to talk at any time",
    "I don't recall that meeting",
    "That's what the people of this county voted for, and that's what they'll get",
)
PHRASES = (
    "deeply flawed",
    "a betrayal of the voters",
    "not for sale",
    "the last resort",
    "business as usual",
    "an act of cowardice",
    "too little, too late",
    "a witch hunt",
)
PLAIN = (
    "{O}{N} {V}{A}.",
    "The vote is planned for {d}.",
    "{O}thousands gathered outside {N2}{A}.",
    "More than {n} people live in the valley, most of them fishermen.",
    "It was the third time since {m}.",
    "{O}the road was closed for several hours, and trains ran late.",
    "Prices rose by {n} percent in {m}.",
    "The building, which dates from 1911, stands empty.",
    "A date has not been set.",
    "No one was hurt.",
)
SHARES = {
    "that": 20,
    "bare": 13,
    "behind": 11,
    "quote": 11,
    "quote_last": 6,
    "mixed": 8,
    "split": 4,
    "runs_on": 7,
    "plan": 9,
    "think": 6,
    "according": 5,
    "according_last": 5,
    "middle": 10,
    "two": 4,
    "whole": 6,
    "noun": 5,
}
ATTRIBUTED = 0.5
"""The share of sentences that attribute something."""


@dataclass
class Made:
    """A text in the making, and the parts of its contents."""

    chance: random.Random
    marks: bool
    stops: bool
    text: str = ""
    spans: list[list[tuple[int, int]]] = field(default_factory=list)

    def put(self, pattern: str) -> None:
        """Add a sentence; what stands between ``[`` and ``]`` is a content, ``|`` divides parts.

        ``<`` and ``>`` are quotation marks that belong to a content only where they are marked,
        ``_`` is a final full stop likewise.
        """
        if self.text and not self.text.endswith("\n"):
            self.text += " "
        parts: list[tuple[int, int]] = []
        opened: int | None = None
        for letter in pattern:
            if letter == "[":
                opened = len(self.text)
            elif letter == "]" and opened is not None:
                parts.append(self._trimmed(opened, len(self.text)))
                opened = None
            elif letter == "/":
                self.spans.append(parts)
                parts = []
            else:
                self.text += {"<": "“", ">": "”"}.get(letter, letter)
        if parts:
            self.spans.append(parts)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while True:
            last, quoted = self.text[end - 1], self.text[start] == "“" and self.text[end - 1] == "”"
            if quoted and "”" not in self.text[start : end - 1] and not self.marks:
                start, end = start + 1, end - 1
            elif last == "," or (last == "." and not self.stops):
                end -= 1
            else:
                return start, end

    def pick(self, options: tuple[str, ...]) -> str:
        """Choose one."""
        return self.chance.choice(options)

    def fill(self, pattern: str) -> str:
        """Put months, days, numbers and names into a pattern."""
        for sign, options in (
            ("{O}", OPENERS),
            ("{A}", ASIDES),
            ("{N}", NOUNS),
            ("{N2}", NOUNS),
            ("{V}", VERBS),
            ("{m}", MONTHS),
            ("{d}", DAYS),
            ("{s}", SUBJECTS),
        ):
            while sign in pattern:
                pattern = pattern.replace(sign, self.pick(options), 1)
        while "{n}" in pattern:
            pattern = pattern.replace("{n}", str(self.chance.choice((3, 12, 40, 150, 900))), 1)
        return pattern

    def event(self) -> str:
        """Return what happened, as a clause, sometimes with another behind it."""
        tail = self.pick(TAILS) if self.chance.random() < 0.35 else ""
        return self.fill(f"{self.pick(NOUNS)} {self.pick(VERBS)}{tail}")

    def speech(self) -> str:
        """Return what is said word for word, one sentence without its full stop."""
        said = self.pick(SPEECH)
        if self.chance.random() < 0.3:
            more = self.pick(SPEECH)
            said += ", and " + (more if more[:2] in ("I ", "I'") else more[0].lower() + more[1:])
        return said

    def who(self) -> str:
        """Return somebody, in full or by a short name."""
        return self.pick(PEOPLE if self.chance.random() < 0.6 else SHORT)


def capital(sentence: str) -> str:
    """Return the sentence with a capital where it begins, past signs that are none of it."""
    for at, letter in enumerate(sentence):
        if letter.isalpha():
            return sentence[:at] + letter.upper() + sentence[at + 1 :]
    return sentence


def _that(made: Made) -> str:
    say, when = made.pick(SAY), made.fill(made.pick(ASIDES))
    return made.fill("{O}") + f"{made.who()} {say}{when} that [{made.event()}.]"


def _bare(made: Made) -> str:
    return (
        made.fill("{O}")
        + f"{made.who()} {made.pick(('said', 'says', 'said', 'claimed'))} [{made.event()}.]"
    )


def _behind(made: Made) -> str:
    return f"[{made.event()}], {made.who()} {made.pick(SAY)}{made.fill(made.pick(ASIDES))}."


def _quote(made: Made) -> str:
    who, put, when = made.who(), made.pick(PUT), made.fill(made.pick(ASIDES))
    said = f"{put} {who}" if len(who) > 9 and put != "told reporters" else f"{who} {put}"
    return f"[<{made.speech()},>] {said}{when}."


def _quote_last(made: Made) -> str:
    return (
        made.fill("{O}")
        + f"{made.who()} {made.pick(PUT)}{made.pick((',', ':'))} [<{made.speech()}.>]"
    )


def _mixed(made: Made) -> str:
    if made.chance.random() < 0.5:
        when = made.fill(made.pick(ASIDES))
        return f"{made.who()} called {made.fill('{N}')} [<{made.pick(PHRASES)}>]{when}."
    also = made.fill(made.pick(VERBS))
    return f"{made.who()} said [{made.fill('{N}')} was <{made.pick(PHRASES)}> and {also}.]"


def _split(made: Made) -> str:
    return f"[<{made.speech()},>] {made.who()} {made.pick(PUT)}, [<and {made.event()}.>]"


def _runs_on(made: Made) -> str:
    return f"[<{made.speech()}. {made.speech()},>] {made.who()} {made.pick(PUT)}."


def _plan(made: Made) -> str:
    return made.fill("{O}") + f"{made.who()} {made.pick(PLAN)[:-3]} [to {made.pick(ACTS)}.]"


def _think(made: Made) -> str:
    return f"{made.who()} {made.pick(THINK)} that [{made.event()}.]"


def _according(made: Made) -> str:
    return f"according to {made.who().rstrip(',')}, [{made.event()}.]"


def _according_last(made: Made) -> str:
    return f"[{made.event()}], according to {made.who().rstrip(',')}."


def _middle(made: Made) -> str:
    end = made.fill(
        made.pick(
            (
                ", a charge that {s} deny",
                ", but offered no proof",
                " and left the room",
                ", and shares fell",
                " before the vote was held on {d}",
            )
        )
    )
    return f"{made.who()} {made.pick(SAY)} that [{made.event()}]{end}."


def _two(made: Made) -> str:
    return f"{made.who()} said [{made.event()}],/ but {made.who()} denied that [{made.event()}.]"


def _whole(made: Made) -> str:
    return f"[{made.event()}.]"


def _noun(made: Made) -> str:
    what = made.pick(
        ("the claim that", "fears that", "reports that", "the idea that", "his belief that")
    )
    return f"{made.who()} rejected {what} [{made.event()}.]"


KINDS: dict[str, Callable[[Made], str]] = {
    "that": _that,
    "bare": _bare,
    "behind": _behind,
    "quote": _quote,
    "quote_last": _quote_last,
    "mixed": _mixed,
    "split": _split,
    "runs_on": _runs_on,
    "plan": _plan,
    "think": _think,
    "according": _according,
    "according_last": _according_last,
    "middle": _middle,
    "two": _two,
    "whole": _whole,
    "noun": _noun,
}


def make(seed: int, *, marks: bool = False, stops: bool = False) -> Made:
    """Return a text of 18 to 45 sentences in paragraphs of one to four."""
    chance = random.Random(seed)
    made = Made(chance, marks, stops)
    for number in range(chance.randint(18, 45)):
        if made.text and chance.random() < 0.45:
            made.text += "\n\n"
        if number and chance.random() < ATTRIBUTED:
            kind = chance.choices(list(SHARES), weights=list(SHARES.values()))[0]
            made.put(capital(KINDS[kind](made)))
        else:
            made.put(capital(made.fill(made.pick(PLAIN))))
    made.text += "\n"
    return made


def main() -> None:
    """Write a folder of texts and say how they compare with what is known."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=80)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--marks", action="store_true")
    parser.add_argument("--stops", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    spans = within = ends = whole = several = 0
    for number in range(options.texts):
        made = make(options.seed * 1000 + number, marks=options.marks, stops=options.stops)
        lines = []
        cut = sentences(made.text, "en")
        for index, parts in enumerate(made.spans, 1):
            places = ";".join(f"{start} {end}" for start, end in parts)
            shown = " ".join(made.text[start:end] for start, end in parts)
            lines.append(f"T{index}\tcontent {places}\t{shown}\n")
            first, last = parts[0][0], parts[-1][1]
            around = next(((a, b) for a, b in cut if a <= first < b), (0, 0))
            spans += 1
            several += len(parts) > 1
            within += last <= around[1]
            to_end = last <= around[1] and not made.text[last : around[1]].strip(".”")
            ends += to_end
            whole += to_end and not made.text[around[0] : first].strip("“")
        path = options.folder / f"made-{number:03}"
        path.with_suffix(".txt").write_text(made.text, "utf-8", newline="")
        path.with_suffix(".ann").write_text("".join(lines), "utf-8", newline="")
    print(
        f"{options.texts} texts, {spans} contents: {within / spans:.0%} in one sentence, "
        f"{ends / spans:.0%} end with it, {whole / spans:.0%} are whole sentences, "
        f"{several / spans:.0%} of several parts"
    )


if __name__ == "__main__":
    main()
