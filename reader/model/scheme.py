"""The label scheme as the program uses it. Nothing in Reader knows a label by its name."""

from __future__ import annotations

from typing import Literal

import msgspec

ANY = "any"
"""In the `on` of an attribute: every label."""


class Label(msgspec.Struct, frozen=True):
    """A span label. `key` is a single character or empty; `display` how its passages look."""

    name: str
    key: str = ""
    color: str = ""
    definition: str = ""
    display: Literal["tint", "underline"] = "underline"


class AttributeDef(msgspec.Struct, frozen=True):
    """A closed set of values; the first is what is shown until someone sets one.

    `prefill` names where the value shown comes from instead (see `reader.settings.scheme`). A
    `flag` has two values, off and on, and one key that turns it.
    """

    name: str
    on: tuple[str, ...]
    values: tuple[str, ...]
    prefill: str = ""
    definition: str = ""
    flag: bool = False

    @property
    def default(self) -> str:
        """The value that is shown, and not stored, until someone sets one."""
        return self.values[0]


class RelationDef(msgspec.Struct, frozen=True):
    """A type of relation and between which labels it may hold."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    scope: Literal["article", "any"] = "article"
    symmetric: bool = False
    groups: bool = False
    suggest: bool = False
    definition: str = ""


class TagDef(msgspec.Struct, frozen=True):
    """A closed set of article tags."""

    name: str
    values: tuple[str, ...]
    definition: str = ""


class LabelScheme(msgspec.Struct, frozen=True):
    """All labels, attributes, relations and tags of a workspace, in the order of the file."""

    name: str
    labels: tuple[Label, ...]
    attributes: tuple[AttributeDef, ...] = ()
    relations: tuple[RelationDef, ...] = ()
    tags: tuple[TagDef, ...] = ()

    def label(self, name: str) -> Label | None:
        """Return the label called `name`, or None where the scheme has none."""
        return next((label for label in self.labels if label.name == name), None)

    def label_for_key(self, key: str) -> Label | None:
        """Return the label on `key`, or None."""
        return next((label for label in self.labels if key and label.key == key), None)

    def attributes_on(self, label: str) -> tuple[AttributeDef, ...]:
        """Return the attributes that spans with this label can have."""
        return tuple(a for a in self.attributes if label in a.on or ANY in a.on)

    def tag(self, name: str) -> TagDef | None:
        """Return the closed set of tags called `name`, or None."""
        return next((tag for tag in self.tags if tag.name == name), None)
