"""Who can take an import back, in words."""

from __future__ import annotations

from reader.session.import_naming import undone_by


def test_what_is_ones_own_is_taken_back_by_its_key() -> None:
    assert undone_by(["ana"], "ana") == "u in the list takes it back"


def test_the_part_of_others_is_said_to_be_theirs() -> None:
    assert "what is by ben, eva only they" in undone_by(["ana", "ben", "eva"], "ana")
    assert undone_by(["ana", "ben"], "ana").startswith("u in the list takes your part back")
    assert not undone_by(["ben"], "ana").startswith("u ")
    assert "and 2 more" in undone_by([f"p{n}" for n in range(7)], "ana")


def test_an_import_of_nothing_new_leaves_nothing_to_take_back() -> None:
    assert undone_by([], "ana") == "nothing was new"
