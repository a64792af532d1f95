"""Attributes by letters: unique, stable, and nothing is stored that nobody set."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.records import Attribute
from reader.model.scheme import ANY, AttributeDef, Label, LabelScheme
from reader.session.attributes import (
    LETTERS,
    Choice,
    choices,
    set_value,
    told_attributes,
    value_keys,
)
from reader.session.reading import Reading, open_reading
from reader.session.session import Session
from reader.settings.scheme import load_scheme
from tests.session.support import BRIDGE, Place, label, rows

SHIPPED = Path(__file__).parents[2] / "annotations" / "labels.toml"
NAMES = ["claim", "quote", "who"]

values = st.lists(st.text("abcdéяy-", min_size=1, max_size=6), min_size=2, max_size=5, unique=True)
attributes = st.lists(
    st.tuples(values, st.lists(st.sampled_from([*NAMES, ANY]), min_size=1, max_size=2)), max_size=6
).map(
    lambda drawn: tuple(
        AttributeDef(f"a{number}", tuple(on), tuple(found), flag=len(found) == 2)
        for number, (found, on) in enumerate(drawn)
    )
)


def scheme_with(found: tuple[AttributeDef, ...]) -> LabelScheme:
    return LabelScheme("s", tuple(Label(name) for name in NAMES), found)


@given(attributes)
def test_no_two_values_of_a_span_share_a_key_and_every_value_has_one(
    found: tuple[AttributeDef, ...],
) -> None:
    scheme = scheme_with(found)
    keys = value_keys(scheme)
    for name in NAMES:
        mine = [
            keys[a.name, v]
            for a in scheme.attributes_on(name)
            for v in a.values
            if (a.name, v) in keys
        ]
        assert len(set(mine)) == len(mine)
        assert all(key == "!" or key in LETTERS for key in mine)


@given(attributes, attributes)
def test_an_attribute_added_at_the_end_changes_no_key(
    found: tuple[AttributeDef, ...], more: tuple[AttributeDef, ...]
) -> None:
    renamed = tuple(AttributeDef(f"b{a.name}", a.on, a.values, flag=a.flag) for a in more)
    before, after = value_keys(scheme_with(found)), value_keys(scheme_with(found + renamed))
    assert {pair: after[pair] for pair in before} == before


def test_the_shipped_scheme_needs_no_capital_letter() -> None:
    keys = value_keys(load_scheme(SHIPPED))
    assert all(key == "!" or key.islower() for key in keys.values())


SCHEME = """
name = "test/1"
[[label]]
name = "claim"
[[label]]
name = "quote"
[[attribute]]
name = "stance"
on = ["claim"]
values = ["affirm", "refute"]
[[attribute]]
name = "form"
on = ["quote"]
values = ["direct", "indirect", "mixed"]
prefill = "quotation-marks"
[[attribute]]
name = "unsure"
on = ["any"]
values = ["no", "yes"]
flag = true
"""


@pytest.fixture
def session(place: Place) -> Session:
    (place.root / "annotations" / "labels.toml").write_text(SCHEME, "utf-8")
    place.write("bridge.txt", BRIDGE)
    return place.open()


@pytest.fixture
def reading(session: Session) -> Reading:
    return open_reading(session, rows(session)[0].id)


def strip(reading: Reading) -> dict[str, Choice]:
    reading.reload()
    found = choices(reading.session.scheme, reading.text, reading.spans[0])
    return {f"{choice.attribute.name}={choice.value}": choice for choice in found}


def press(reading: Reading, name: str) -> None:
    set_value(reading, reading.spans[0], strip(reading)[name])


def stored(reading: Reading) -> tuple[Attribute, ...]:
    return reading.spans[0].span.attributes


def test_a_default_is_shown_and_never_stored_and_a_value_goes_by_the_key_that_set_it(
    session: Session, reading: Reading
) -> None:
    label(session, reading.view, "closed the old bridge")
    assert strip(reading)["stance=affirm"].shown
    press(reading, "stance=affirm")
    assert stored(reading) == ()
    press(reading, "stance=refute")
    assert stored(reading) == (Attribute("stance", "refute"),)
    press(reading, "stance=affirm")
    assert stored(reading) == ()
    press(reading, "unsure=yes")
    assert strip(reading)["unsure=yes"].stored
    press(reading, "unsure=yes")
    assert stored(reading) == ()
    session.undo()
    reading.reload()
    assert stored(reading) == (Attribute("unsure", "yes"),)


@pytest.mark.parametrize(
    ("quote", "form"),
    [
        ("Nobody was ever in danger", "direct"),
        ("“Nobody was ever in danger,”", "direct"),
        ("they had not been told in time", "indirect"),
        ("“Nobody was ever in danger,” said the mayor", "mixed"),
    ],
)
def test_the_quotation_marks_say_what_is_shown_and_only_a_person_what_is_stored(
    session: Session, reading: Reading, quote: str, form: str
) -> None:
    label(session, reading.view, quote, "quote")
    shown = [name for name, choice in strip(reading).items() if choice.shown]
    assert shown == [f"form={form}"]
    assert stored(reading) == ()
    press(reading, f"form={form}")
    assert stored(reading) == (Attribute("form", form),)
    press(reading, f"form={form}")
    assert stored(reading) == ()


def test_only_what_differs_from_the_default_is_told(session: Session, reading: Reading) -> None:
    label(session, reading.view, "closed the old bridge")
    reading.reload()
    editor = session.editor(reading.view)
    reading.do(editor.attribute(reading.spans[0].span.uid, "stance", "affirm"))
    definitions = session.scheme.attributes_on("claim")
    assert told_attributes(definitions, reading.spans[0].span) == []
    press(reading, "stance=refute")
    press(reading, "unsure=yes")
    assert told_attributes(definitions, reading.spans[0].span) == ["stance=refute", "unsure"]
