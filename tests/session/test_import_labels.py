"""New labels of an import: which names cannot stand in the scheme, and what to say instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import ExchangeError
from reader.session.import_labels import check_new_labels
from reader.settings.names import name_fault


def test_a_name_that_differs_in_case_only_is_told_with_the_option_that_maps_it() -> None:
    with pytest.raises(ExchangeError, match="differs from 'claim'") as caught:
        check_new_labels(["Claim", "PER"], ["claim", "premise"], "x.json")
    assert "--map-label Claim=claim" in caught.value.hint


def test_two_new_names_that_differ_in_case_only_become_one() -> None:
    with pytest.raises(ExchangeError) as caught:
        check_new_labels(["per", "PER"], [], "x.json")
    assert "--map-label per=PER" in caught.value.hint


def test_all_names_that_labels_cannot_have_are_told_at_once() -> None:
    with pytest.raises(ExchangeError) as caught:
        check_new_labels(["Unknown fact", "a b"], [], "x.json")
    assert "'Unknown fact'" in caught.value.message
    assert "'a b'" in caught.value.message
    assert "--map-label 'Unknown fact=Unknown-fact' --map-label 'a b=a-b'" in caught.value.hint


@given(st.sets(st.text(max_size=60), max_size=20))
def test_every_option_that_is_offered_gives_a_name_that_labels_can_have(new: set[str]) -> None:
    import shlex

    try:
        check_new_labels(new, ["claim"], "x.json")
    except ExchangeError as error:
        found = shlex.split(error.hint.removeprefix("say ").partition(", or --keep")[0])
        mapped = [one.rpartition("=")[2] for one in found if "=" in one and one != "OLD=NEW"]
        assert not [one for one in mapped if name_fault(one)]
