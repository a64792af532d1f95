"""A workspace adds abbreviations, cue words and whole languages to those of the package."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import SettingsError
from reader.text.clauses import clauses
from reader.text.languages import Lexicon, shipped_lexicon
from reader.text.sentences import sentences


def divided(text: str, language: str, lexicon: Lexicon | None = None) -> list[str]:
    return [text[slice(*found)] for found in sentences(text, language, lexicon)]


def test_an_abbreviation_of_ones_own_ends_no_sentence() -> None:
    text = "Er traf den Oberkam. Leitner in Bonn. Mehr sagte er nicht."
    own = Lexicon({"annotations/abbreviations/de.txt": "# ours\n[never]\noberkam\n"})
    assert len(divided(text, "de")) == 3
    assert divided(text, "de", own) == [text[:37], text[38:]]
    assert divided(text, "de-AT", own) == divided(text, "de", own)


def test_what_a_workspace_says_of_an_abbreviation_counts_before_the_package() -> None:
    text = "We met Dr. Osman there."
    own = Lexicon({"abbreviations/en.txt": "[end]\ndr\n"})
    assert divided(text, "en") == [text]
    assert divided(text, "en", own) == ["We met Dr.", "Osman there."]
    assert own.rules("de").kinds == shipped_lexicon().rules("de").kinds


def test_a_language_that_the_package_lacks_is_added_by_a_file_and_then_guessed() -> None:
    source = "[never]\nbw\n[starters]\nlakini kwa ya wa na katika\n[saying]\nalisema\n"
    own = Lexicon({"annotations/abbreviations/sw.txt": source})
    text = "Alimwona bw. Juma katika mji wa Mombasa. Lakini alikaa kwa siku moja."
    assert own.guess(text) == "sw"
    assert len(divided(text, "", own)) == 2
    assert "sw" in own.languages
    assert "sw" not in shipped_lexicon().languages


def test_a_cue_word_of_ones_own_ends_a_clause() -> None:
    text = "The plan is dead leaked the aide."
    own = Lexicon({"annotations/cues/en.txt": "[cue]\nleaked\n"})
    assert len(clauses(text, 0, len(text), "en")) == 1
    found = [text[a:b] for a, b in clauses(text, 0, len(text), "en", own)]
    assert found == ["The plan is dead", "leaked the aide."]


@pytest.mark.parametrize(
    ("name", "source", "message"),
    [
        ("abbreviations/de.txt", "[never]\ndr\n[nevr]\nx\n", r"de\.txt, line 3.*no section.*nevr"),
        ("abbreviations/de.txt", "# ours\ndr\n", r"de\.txt, line 2.*no section holds it"),
        (
            "abbreviations/de.txt",
            "[never]\nOberkam.\n",
            r"de\.txt, line 2.*'Oberkam\.' is no entry",
        ),
        ("abbreviations/ours.txt", "[never]\nx\n", r"ours\.txt.*not named after a language"),
        ("cues/no.txt", "[say]\nx\n", r"no\.txt.*not named after a language"),
        ("cues/de.txt", "[never]\nx\n", r"de\.txt, line 1.*no section.*never"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(name: str, source: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Lexicon({name: source})


@given(st.text(max_size=60), st.sampled_from(["abbreviations/xx.txt", "cues/xx.txt"]))
def test_any_text_in_a_file_is_either_read_or_named_as_wrong(source: str, name: str) -> None:
    wrong = ""
    try:
        own = Lexicon({name: source})
    except SettingsError as error:
        wrong, own = error.file, Lexicon()
    assert wrong in ("", name)
    assert sentences("A b. C d.", "xx", own)
    assert clauses("A b, c d.", 0, 9, "xx", own)
