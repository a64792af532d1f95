"""The shipped scheme is what it says, and every mistake in one is named with its line."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import SettingsError
from reader.model.scheme import LabelScheme
from reader.settings.scheme import COLORS, load_scheme, parse_scheme
from tests.support import ROOT

SMALL = """\
name = "small/1"

[[label]]
name = "claim"
key = "1"
color = "yellow"
display = "tint"

[[label]]
name = "claimer"
key = "2"

[[attribute]]
name = "stance"
on = ["claim"]
values = ["affirm", "refute"]

[[relation]]
name = "claimer-of"
from = ["claimer"]
to = ["claim"]

[[tag]]
name = "genre"
values = ["news"]
"""


def failure(source: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse_scheme(source, "labels.toml")
    return str(caught.value)


@pytest.fixture(scope="module")
def shipped() -> LabelScheme:
    return load_scheme(ROOT / "annotations" / "labels.toml", "annotations/labels.toml")


def test_the_shipped_scheme_has_the_labels_of_the_field_on_the_keys_1_to_8(
    shipped: LabelScheme,
) -> None:
    names = "claim non-claim claimer cue quote claim-object evidence time"
    assert shipped.name == "news-claims/1"
    assert [label.name for label in shipped.labels] == names.split()
    assert [label.key for label in shipped.labels] == list("12345678")
    assert shipped.label_for_key("9") is None


def test_the_shipped_scheme_tints_claims_and_quotes_and_underlines_what_lies_in_them(
    shipped: LabelScheme,
) -> None:
    tinted = {label.name for label in shipped.labels if label.display == "tint"}
    assert tinted == {"claim", "quote"}


def test_every_shipped_label_has_a_colour_of_its_own_and_everything_a_definition(
    shipped: LabelScheme,
) -> None:
    colors = [label.color for label in shipped.labels]
    assert len(set(colors)) == len(colors)
    assert set(colors) <= set(COLORS)
    definitions = [
        *(label.definition for label in shipped.labels),
        *(attribute.definition for attribute in shipped.attributes),
        *(relation.definition for relation in shipped.relations),
        *(tag.definition for tag in shipped.tags),
    ]
    assert min(map(len, definitions)) > 15


def test_the_shipped_attributes_show_the_expected_defaults(shipped: LabelScheme) -> None:
    assert {attribute.name: attribute.default for attribute in shipped.attributes} == {
        "stance": "affirm",
        "claim_type": "event-property",
        "certainty": "certain",
        "polarity": "positive",
        "verifiable": "yes",
        "checkworthy": "unset",
        "attribution": "reported",
        "claimer_type": "person",
        "quote_type": "direct",
        "unsure": "no",
    }
    flags = [attribute.name for attribute in shipped.attributes if attribute.flag]
    prefilled = {a.name: a.prefill for a in shipped.attributes if a.prefill}
    assert flags == ["unsure"]
    assert prefilled == {"quote_type": "quotation-marks"}
    on_cue = [attribute.name for attribute in shipped.attributes_on("cue")]
    assert on_cue == ["unsure"]


def test_the_shipped_relations_reach_across_articles_where_they_should(
    shipped: LabelScheme,
) -> None:
    scopes = {relation.name: relation.scope for relation in shipped.relations}
    assert {name for name, scope in scopes.items() if scope == "any"} == {
        "supports",
        "attacks",
        "same-claim",
        "contradicts",
        "updates",
    }
    symmetric = {relation.name for relation in shipped.relations if relation.symmetric}
    assert symmetric == {"identity", "same-claim", "contradicts"}
    assert [relation.name for relation in shipped.relations if relation.groups] == ["same-claim"]
    assert {tag.name for tag in shipped.tags} == {"genre", "topic", "wire"}


def test_a_relation_from_any_label_lists_them_all() -> None:
    scheme = parse_scheme(SMALL.replace('from = ["claimer"]', 'from = ["any"]'))
    assert scheme.relations[0].source == ("claim", "claimer")


def test_names_may_be_of_any_script() -> None:
    scheme = parse_scheme(SMALL.replace('"claim"', '"утверждение"').replace('"claimer"', '"दावा"'))
    assert [label.name for label in scheme.labels] == ["утверждение", "दावा"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (('color = "yellow"', 'colour = "yellow"'), "line 6, label 'claim': unknown key 'colour'"),
        (('color = "yellow"', 'colour = "yellow"'), "did you mean 'color'?"),
        (('color = "yellow"', 'color = "yelow"'), "line 6, label 'claim': color must be one of"),
        (('color = "yellow"', 'color = "yelow"'), "did you mean 'yellow'?"),
        (('display = "tint"', 'display = "blink"'), "line 7, label 'claim': display must be one"),
        (('key = "2"', 'key = "1"'), "line 11, label 'claimer': key '1' is taken by the label on"),
        (('key = "2"', 'key = "0"'), "line 11, label 'claimer': key must be one digit from 1 to 9"),
        (('key = "2"', 'key = "12"'), "not '12'"),
        (('key = "2"', 'key = "é"'), "not 'é'"),
        (('key = "2"', "key = 2"), "line 11, label 'claimer': key must be a string in quotation"),
        (('name = "claimer"\n', ""), "line 9, label number 2: name is missing"),
        (('name = "claimer"', 'name = "Claim"'), "line 10, label 'Claim': this name is taken by"),
        (('name = "claimer"', 'name = "any"'), "it stands for every label"),
        (('name = "claimer"', 'name = ""'), "name is empty"),
        (('name = "claimer"', 'name = "a b"'), "a blank (U+0020)"),
        (('name = "claimer"', 'name = "-a"'), "begins with '-'"),
        (('name = "claimer"', 'name = "a#b"'), "'#', which names cannot hold"),
        (('name = "claimer"', 'name = "a\\u001bb"'), "a control character (U+001B)"),
        (('name = "claimer"', 'name = "a\\u009bb"'), "a control character (U+009B)"),
        (('name = "claimer"', 'name = "a\\u202eb"'), "turns the direction of writing (U+202E)"),
        (('name = "claimer"', 'name = "a\\u200bb"'), "an invisible character (U+200B)"),
        (('name = "claimer"', 'name = "a\\u3164b"'), "an invisible character (U+3164)"),
        (('name = "claimer"', 'name = "a\\ufe0fb"'), "an invisible character (U+FE0F)"),
        (('name = "claimer"', 'name = "e\\u0301"'), "composed form"),
        (('name = "claimer"', f'name = "{"a" * 41}"'), "longer than 40 characters"),
        (('on = ["claim"]', 'on = ["clam"]'), "line 15, attribute 'stance': on names the unknown"),
        (('on = ["claim"]', 'on = ["clam"]'), "did you mean 'claim'?"),
        (('on = ["claim"]', 'on = "claim"'), "on must be a list of names in brackets"),
        (('on = ["claim"]', "on = []"), "on is empty"),
        (('on = ["claim"]', 'on = ["claim", "any"]'), "alone or a list of labels"),
        (('on = ["claim"]', 'on = ["claim", 3]'), "not the number 3"),
        (('values = ["affirm", "refute"]', ""), "line 13, attribute 'stance': values is missing"),
        (('values = ["affirm", "refute"]', "values = []"), "values needs at least two"),
        (('["affirm", "refute"]', '["affirm", "Affirm"]'), "values holds 'Affirm' twice"),
        (('["affirm", "refute"]', '["affirm", "re fute"]'), "line 16, attribute 'stance': value"),
        (('["affirm", "refute"]', '["a", "b", "c"]\nflag = true'), "a flag needs exactly two"),
        (('["affirm", "refute"]', '["a", "b"]\nprefill = "guess"'), "prefill must be one of"),
        (('["affirm", "refute"]', '["a", "b"]\nprefill = "quotation-marks"'), "three values"),
        (('to = ["claim"]', 'to = ["nobody"]'), "line 21, relation 'claimer-of': to names the"),
        (('to = ["claim"]', ""), "line 18, relation 'claimer-of': to is missing"),
        (('to = ["claim"]', 'to = ["claim"]\nscope = "all"'), "scope must be one of article, any"),
        (('to = ["claim"]', 'to = ["claim"]\nsymmetric = true'), "the same labels in from and to"),
        (('to = ["claim"]', 'to = ["claim"]\nsymmetric = 1'), "symmetric must be true or false"),
        (('to = ["claim"]', 'to = ["claim"]\ngroups = true'), "groups must be symmetric"),
        (('name = "genre"', 'name = "tag"'), "free tags are stored under it"),
        (('values = ["news"]', "values = []"), "line 25, tag 'genre': values needs at least one"),
        (("[[tag]]", "[[tags]]"), "line 23: unknown entry 'tags'; did you mean 'tag'?"),
        (("[[tag]]", "[tag]"), "line 23: tag must be a table in double brackets: [[tag]]"),
        (('name = "small/1"', "name = 1"), "line 1: name must be a string"),
        (('name = "small/1"', ""), "line 1: name is missing"),
        (('key = "1"', "key = "), "line 5, column 7: not valid TOML"),
        (('key = "1"', 'key = "1"\nkey = "2"'), "line 6"),
    ],
)
def test_a_mistake_is_reported_with_file_line_entry_and_reason(
    change: tuple[str, str], expected: str
) -> None:
    assert SMALL.count(change[0]) >= 1
    message = failure(SMALL.replace(change[0], change[1], 1))
    assert message.startswith("labels.toml")
    assert expected in message


def test_all_mistakes_are_reported_at_once_in_the_order_of_the_file() -> None:
    broken = (
        SMALL.replace('key = "2"', 'key = "1"')
        .replace('on = ["claim"]', 'on = ["clam"]')
        .replace("values =", "value =")
    )
    lines = failure(broken).splitlines()
    assert lines[0] == "labels.toml: 6 problems"
    numbers = [int(line.split()[1].strip(",:")) for line in lines[1:]]
    assert numbers == sorted(numbers)
    assert len(numbers) == 6


def test_lines_are_right_beside_strings_and_comments_that_look_like_tables() -> None:
    source = (
        '# [[label]]\nname = "x"\n[[label]]\nname = "a"\ndefinition = """\n[[label]]\n'
        'name = "not me" # "" \\"""\n"""\n[[attribute]]\nname = \'b\'\non = [ # ]\n  "any",\n]\n'
        "values = [\"x\", '''y''', \"]\"]\n\"od\\u0064\" = 1\n"
    )
    message = failure(source)
    assert "line 14, attribute 'b': value ']' begins with ']'" in message
    assert "line 15, attribute 'b': unknown key 'odd'" in message


def test_inline_tables_and_dotted_keys_are_placed_on_their_line() -> None:
    message = failure('name = "x"\n\nlabel = [{name = "a b"}]\ntag.name = 3\n')
    assert "line 3, label 'a b': name 'a b' holds a blank" in message
    assert "line 4: tag must be a table in double brackets" in message


def test_a_scheme_without_labels_is_refused() -> None:
    assert "at least one" in failure('name = "x"\n')
    assert "at least one" in failure('name = "x"\nlabel = []\n')


def test_bytes_that_are_not_utf_8_and_a_missing_file_are_errors_of_the_settings(
    tmp_path: Path,
) -> None:
    path = tmp_path / "labels.toml"
    with pytest.raises(SettingsError, match="no label scheme"):
        load_scheme(path)
    path.write_bytes(b'name = "x"\n# caf\xe9\n')
    with pytest.raises(SettingsError, match=r"labels.toml, line 2: is not UTF-8"):
        load_scheme(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        load_scheme(tmp_path)


def test_a_byte_order_mark_of_another_editor_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "labels.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.encode())
    assert load_scheme(path).name == "small/1"


@pytest.mark.parametrize(
    "hostile",
    ["x = " + "[" * 50_000, "x = " + "9" * 5_000, "x" * 2_000_000, "name = 0x" + "f" * 9_000],
    ids=["deep", "long number", "large", "large number"],
)
def test_hostile_files_are_refused_with_an_error_of_the_settings(hostile: str) -> None:
    failure(hostile)


LINES = SMALL.splitlines()
PIECES = st.sampled_from(
    [*LINES, "[[label]]", "label = 1", "[label]", "key = true", '"""', "name = [[]]", "on = [{}]"]
)


@given(st.lists(PIECES, max_size=12).map("\n".join) | st.text(string.printable, max_size=60))
def test_any_text_gives_a_scheme_or_an_error_of_the_settings(source: str) -> None:
    try:
        scheme = parse_scheme(source)
    except SettingsError:
        return
    assert scheme.labels


@given(st.data())
def test_the_place_of_a_mistake_is_the_line_where_it_was_made(data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from(["", "# [[tag]]", "  "]), max_size=5))
    at = data.draw(st.sampled_from([n for n, line in enumerate(LINES) if line.startswith("[[")]))
    lines = [*LINES[:at], *gaps, LINES[at], "oddity = 1", *LINES[at + 1 :]]
    assert f"line {at + len(gaps) + 2}," in failure("\n".join(lines))
