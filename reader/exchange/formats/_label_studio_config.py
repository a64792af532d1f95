"""Label Studio's labelling config: which controls there are, and over which value of a task."""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import quoteattr

import msgspec

from reader.exchange.record import Record
from reader.model.scheme import ANY, LabelScheme

LABEL, TEXT = "label", "text"
_ATTRIBUTE, _TAG = "attribute:", "tag:"
_BRIGHT = {
    "bright-red": "#ff6b6b",
    "bright-green": "#5fd35f",
    "bright-yellow": "#ffe066",
    "bright-blue": "#6ba8ff",
    "bright-magenta": "#ff7bff",
    "bright-cyan": "#66e0e0",
}
"""The colours of a label scheme that have no name in CSS."""
_LARGEST = 16 * 1024 * 1024


def attribute_control(name: str) -> str:
    """Return how the control of an attribute is called: as the attribute, if nothing else is."""
    taken = name in (LABEL, TEXT) or name.startswith((_ATTRIBUTE, _TAG))
    return f"{_ATTRIBUTE}{name}" if taken else name


def tag_control(name: str) -> str:
    """Return how the control of a tag is called."""
    return f"{_TAG}{name}"


def named_by(control: str) -> str:
    """Return the attribute or tag that a control is for."""
    for prefix in (_ATTRIBUTE, _TAG):
        if control.startswith(prefix):
            return control[len(prefix) :]
    return control


class Used:
    """The labels, values, tags and relations of a label scheme, and those that records have too."""

    def __init__(self, scheme: LabelScheme | None) -> None:
        scheme = scheme or LabelScheme("", ())
        self._scheme = scheme
        self.labels = dict.fromkeys(label.name for label in scheme.labels)
        self.attributes = {one.name: dict.fromkeys(one.values) for one in scheme.attributes}
        self.tags = {one.name: dict.fromkeys(one.values) for one in scheme.tags}
        self.relations = dict.fromkeys(one.name for one in scheme.relations)

    def add(self, record: Record) -> None:
        """Take note of what a record has."""
        for span in record.spans:
            self.labels.setdefault(span.label)
            for item in span.attributes:
                self.attributes.setdefault(item.name, {}).setdefault(item.value)
        for tag in record.tags:
            self.tags.setdefault(tag.name, {}).setdefault(tag.value)
        for relation in record.relations:
            self.relations.setdefault(relation.type)

    def config(self) -> str:
        """Return the labelling config."""
        lines = ["<View>", '  <Header value="$title"/>']
        if self.labels:
            labels = [self._label(name) for name in self.labels]
            lines += _control("Labels", {"name": LABEL, "toName": TEXT}, labels)
        lines.append('  <Text name="text" value="$text" granularity="symbol"/>')
        if self.relations:
            kinds = [_element("Relation", {"value": name}) for name in self.relations]
            lines += ["  <Relations>", *(f"    {kind}" for kind in kinds), "  </Relations>"]
        on = {one.name: one.on for one in self._scheme.attributes}
        for name, values in self.attributes.items():
            fields = {"name": attribute_control(name), "toName": TEXT, "perRegion": "true"}
            if on.get(name) and ANY not in on[name]:
                fields |= {"whenTagName": LABEL, "whenLabelValue": ",".join(on[name])}
            lines += _control("Choices", fields, _choices(values))
        for name, values in self.tags.items():
            fields = {"name": tag_control(name), "toName": TEXT, "choice": "multiple"}
            lines += _control("Choices", fields, _choices(values))
        return "\n".join([*lines, "</View>", ""])

    def _label(self, name: str) -> str:
        known = self._scheme.label(name)
        fields = {"value": name}
        if known is not None and known.color:
            fields["background"] = _BRIGHT.get(known.color, known.color)
        if known is not None and known.key:
            fields["hotkey"] = known.key
        return _element("Label", fields)


def _choices(values: Iterable[str]) -> list[str]:
    return [_element("Choice", {"value": value}) for value in values if value.strip()]


def _control(kind: str, fields: dict[str, str], inside: list[str]) -> list[str]:
    if not inside:
        return []
    opening = _element(kind, fields).removesuffix("/>") + ">"
    return [f"  {opening}", *(f"    {one}" for one in inside), f"  </{kind}>"]


def _element(kind: str, fields: dict[str, str]) -> str:
    escapes = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    said = "".join(f" {key}={quoteattr(value, escapes)}" for key, value in fields.items())
    return f"<{kind}{said}/>"


class Config(msgspec.Struct, frozen=True):
    """What a labelling config says: the value of a task that is the text, and kinds of controls."""

    text: str = ""
    controls: dict[str, str] = {}


def read_config(data: bytes) -> Config:
    """Read a labelling config; raises ValueError with a reason where it is none.

    Document types, and so entities of its own, are refused.
    """
    found: list[tuple[str, dict[str, str]]] = []
    parser = ParserCreate()

    def refuse(*_: object) -> None:
        raise ValueError("it declares a document type, which is not read")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda kind, fields: found.append((kind, fields))
    if len(data) > _LARGEST:
        raise ValueError("it is too large")
    try:
        parser.Parse(data, True)
    except (ExpatError, UnicodeError, LookupError) as error:
        raise ValueError(f"it is no XML: {error}") from error
    texts = [fields.get("value", "") for kind, fields in found if kind == "Text"]
    controls = {fields["name"]: kind for kind, fields in found if "name" in fields}
    text = texts[0].removeprefix("$") if len(texts) == 1 else ""
    return Config(text, controls)
