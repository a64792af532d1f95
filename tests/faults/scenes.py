"""Sessions that are stopped at every call: what was there before, and what is done then."""

from __future__ import annotations

from typing import NamedTuple


class Scene(NamedTuple):
    """A session: `before` is done in peace, `acts` are those that are stopped."""

    name: str
    before: tuple[str, ...]
    acts: tuple[str, ...]

    @property
    def opened(self) -> bool:
        """Whether a session is open when the first of its acts begins."""
        return not self.acts[0].startswith(("repair", "reopen"))


_SOME = ("label", "label", "label_many", "relate", "note", "close")
_MORE = ("label", "label_many", "tag", "bulk_relabel", "label_many", "close")

SCENES = [
    Scene("first", (), ("reopen", "label", "note", "label", "tag", "place", "close")),
    Scene(
        "labelling",
        _SOME,
        (
            *("reopen", "label", "attribute", "relate", "note", "undo", "undo", "redo"),
            *("label_many", "state", "article_note", "place", "delete", "undo", "redo", "close"),
        ),
    ),
    Scene("bulk", _MORE, ("bulk_relabel", "undo", "redo", "bulk_delete", "undo", "close")),
    Scene("import", _SOME, ("import_two", "undo", "redo", "import_new", "undo", "close")),
    Scene("export", _MORE, ("export_file", "export_file", "export_folder", "export_folder")),
    Scene("correct", _SOME, ("mend", "set_title", "undo", "mend", "redo", "undo", "close")),
    Scene(
        "labels",
        _MORE,
        ("rename_label", "undo", "redo", "merge_labels", "undo", "delete_label", "undo", "close"),
    ),
    Scene("labels of all", (*_SOME[:-1], "import_two", "rename_label", "close"), ("rename_back",)),
    Scene("relink", (*_MORE[:-1], "page_comes_again", "close"), ("relink", "undo", "redo")),
    Scene("pages", _SOME, ("add_page", "remove_page", "add_page", "remove_page", "close")),
    Scene("repair a journal", (*_SOME, "damage_journal"), ("repair_journal",)),
    Scene("repair a file", (*_SOME, "edit_file"), ("repair_file", "label", "undo", "close")),
]
