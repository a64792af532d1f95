"""Bytes to text: the same text every time, and clear words where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.errors import DecodingError
from reader.pages.decode import decode

FRENCH = "L’été, le président a déclaré que la réforme était prête. " * 3
RUSSIAN = "Городской совет во вторник одобрил строительство нового парка в восточном районе. " * 4


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=80).map(lambda s: s.encode("utf-8", "replace")),
        st.text("été ça où\n", max_size=90).map(lambda s: s.encode("cp1252")),
        st.text("мир, и труд\n", max_size=90).map(lambda s: s.encode("cp1251")),
        st.text("今日はé", min_size=1, max_size=60).map(
            lambda s: b"\xff\xfe" + s.encode("utf-16-le")
        ),
    ),
    st.sampled_from(["", "cp1251", "shift_jis", "utf-16", "latin-1", "nonsense", "idna"]),
    st.sampled_from(["", "cp1251", "cp1252", "utf-8"]),
)
def test_the_stored_encoding_gives_the_same_text_again(
    data: bytes, declared: str, preferred: str
) -> None:
    try:
        first = decode(data, declared=declared, preferred=preferred)
    except DecodingError:
        return
    assert first.text.encode("utf-8")
    assert "\0" not in first.text
    again = decode(data, declared=first.encoding)
    assert (again.text, again.encoding) == (first.text, first.encoding)


def test_utf8_comes_back_exactly_with_its_line_ends() -> None:
    text = "Ein Satz — mit Strich.\r\nUnd “noch” einer 👍.\n"
    assert decode(text.encode()) == (text, "utf-8", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_stays_in_the_text_so_that_offsets_agree(encoding: str) -> None:
    data = "\ufeffText".encode(encoding)
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert decoded.text == "\ufeffText" == data.decode(decoded.encoding)


def test_the_declared_encoding_comes_before_the_preferred_one() -> None:
    data = RUSSIAN.encode("koi8-r")
    assert decode(data, declared="koi8-r", preferred="cp1251").text == RUSSIAN
    assert decode(data, preferred="koi8-r").text == RUSSIAN


def test_a_short_text_is_not_guessed_at_but_said_to_be_assumed() -> None:
    decoded = decode("Le café déjà fermé.".encode("cp1252"))
    assert decoded.encoding == "cp1252"
    assert decoded.text == "Le café déjà fermé."
    assert any("assumed" in warning for warning in decoded.warnings)


def test_a_long_text_in_another_encoding_is_detected_and_said() -> None:
    decoded = decode(RUSSIAN.encode("cp1251"))
    assert decoded.text == RUSSIAN
    assert any("detected" in warning for warning in decoded.warnings)


def test_bytes_without_a_meaning_are_said_with_their_place() -> None:
    decoded = decode(b"na\xefve \x81 text with a hole in it", preferred="cp1252")
    assert decoded.text.index("\ufffd") == 6
    assert any("character 6" in warning for warning in decoded.warnings)


def test_utf8_with_a_damaged_place_stays_utf8() -> None:
    data = (FRENCH * 3).encode()[:-1] + b"\xc3\n"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert any("damaged" in warning for warning in decoded.warnings)


def test_a_name_that_is_no_encoding_is_said_and_passed_over() -> None:
    decoded = decode(b"plain text", preferred="no-such-thing")
    assert decoded.text == "plain text"
    assert any("no-such-thing" in warning for warning in decoded.warnings)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"text\0text", "NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\xff\xfea", "UTF-16"),
        (b"\xef\xbb\xbf\xff\xff", "UTF-8"),
        (b"\x81\x8d\x8f\x90\x9d" * 5, "not text in any encoding"),
    ],
)
def test_what_is_no_text_is_refused_in_clear_words(data: bytes, words: str) -> None:
    with pytest.raises(DecodingError, match=words):
        decode(data)


def test_whatever_xml_allows_is_text_even_alone() -> None:
    for character in ("\x7f", "\x85", "\ufffd", "\t"):
        assert decode(character.encode()).text == character
