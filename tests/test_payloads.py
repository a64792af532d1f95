"""The check for hostile output finds each payload that acts, and nothing in honest output."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.neutralise import neutralise, neutralise_line
from tests.payloads import PAYLOADS, Payload, forbidden_bytes_in

ACTIVE = [payload for payload in PAYLOADS if payload.active is not None]
SENT = [payload for payload in ACTIVE if not payload.verbatim]

OWN_SEQUENCES = (
    b"\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?1004h\x1b[?2004h\x1b[>1u",
    b"\x1b[?2026$p\x1b[?2048$p\x1b[?2026h\x1b[?2026l\x1b[c\x1b[6n\x1b[14t\x1b[16t\x1b[18t",
    b"\x1b[H\x1b[2J\x1b[K\x1b[12;40H\x1b[1;38;2;255;128;0;48;5;236mlabel\x1b[0m\x1b[7mkey\x1b[m",
    b"\x1b]0;Reader\x07\x1b]22;pointer\x1b\\\x1b]52;c;c29tZXRoaW5nIGVsc2U=\x07\x1b]11;?\x1b\\",
    b"\x1b]8;id=1;https://docs.example/\x1b\\docs\x1b]8;;\x1b\\",
    b"\x1bP+q544e\x1b\\\x1b_Gi=1,a=q;AAAA\x1b\\\x1b7\x1b8\x1b=\x1b>\x1b(B\r\n\t",
)


def sent(payload: Payload) -> bytes:
    return payload.text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("payload", SENT, ids=lambda payload: payload.id)
def test_a_payload_that_reaches_the_terminal_is_named(payload: Payload) -> None:
    output = b"\x1b[0m before " + sent(payload) + b"\x1b[0m after"
    assert payload.id in forbidden_bytes_in(output)


def test_a_lone_surrogate_is_found_when_it_is_written_as_the_byte_it_stands_for() -> None:
    assert forbidden_bytes_in(b"left\x9b?31337hright") == ["surrogate"]


def test_a_markup_link_is_found_when_it_has_become_a_link_of_the_terminal() -> None:
    output = b"\x1b]8;id=7;https://reader31337.example/markup\x1b\\here\x1b]8;;\x1b\\"
    assert forbidden_bytes_in(output) == ["markup-link"]


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.id)
def test_a_neutralised_payload_is_not_named_and_keeps_its_length(payload: Payload) -> None:
    for safe in (neutralise(payload.text), neutralise_line(payload.text)):
        assert len(safe) == len(payload.text)
        assert forbidden_bytes_in(b"\x1b[1m" + safe.encode() + b"\x1b[0m") == []
        if payload.verbatim:
            assert safe == payload.text


def test_what_a_terminal_program_sends_by_itself_is_not_named() -> None:
    assert forbidden_bytes_in(b"".join(OWN_SEQUENCES)) == []


def test_honest_text_of_many_scripts_is_not_named() -> None:
    scripts = "Résumé e\u0301 日本語 한국어 العربية עברית ไทย हिन्दी क्\u200dष"
    signs = "👨\u200d👩\u200d👧 🇺🇳 ❤\ufe0f — “…”\r\n"
    assert forbidden_bytes_in((scripts + signs).encode()) == []


def test_output_cut_within_a_character_or_a_sequence_is_not_named() -> None:
    whole = "…日本".encode() + b"\x1b[38;5;1m"
    for start in range(len(whole)):
        for end in range(start, len(whole)):
            assert forbidden_bytes_in(whole[start:end]) == []


@given(st.text(), st.sampled_from(SENT), st.text())
def test_a_payload_is_named_whatever_harmless_text_stands_around_it(
    before: str, payload: Payload, after: str
) -> None:
    output = neutralise(before).encode() + b" " + sent(payload) + b"\x1b[0m"
    assert payload.id in forbidden_bytes_in(output + neutralise(after).encode())


@given(st.text())
def test_neutralised_text_is_never_named(text: str) -> None:
    assert forbidden_bytes_in(neutralise(text).encode()) == []


def test_every_payload_has_an_id_of_its_own_and_says_its_harm() -> None:
    ids = [payload.id for payload in PAYLOADS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids)
    assert all(payload.harm for payload in PAYLOADS)
    assert len({payload.text for payload in PAYLOADS}) == len(PAYLOADS)


def test_a_payload_either_acts_on_a_terminal_or_has_to_be_shown_as_it_is() -> None:
    assert all(payload.active is not None or payload.verbatim for payload in PAYLOADS)


def test_payloads_know_where_they_can_be_planted() -> None:
    by_id = {payload.id: payload for payload in PAYLOADS}
    assert not by_id["nul"].fits_page
    assert not by_id["surrogate"].fits_page
    assert by_id["surrogate"].fits_file_name
    assert not by_id["markup-close"].fits_file_name
    assert not by_id["combining-flood"].fits_file_name
    assert not by_id["return"].fits_line
    for payload in PAYLOADS:
        if payload.fits_page:
            assert payload.text.encode("utf-8").decode("utf-8") == payload.text
