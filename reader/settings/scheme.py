"""The label scheme: `labels.toml` to `LabelScheme`, with everything that is wrong named by line.

The grammar is explained in the comments of the shipped `annotations/labels.toml`; what may be a
name, in `reader.settings.names`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.model.errors import SettingsError
from reader.model.records import FREE_TAG
from reader.model.scheme import ANY, AttributeDef, Label, LabelScheme, RelationDef, TagDef
from reader.settings.names import name_fault, name_key
from reader.settings.problems import Problems, described, nearest, shortened
from reader.settings.source import Source, TomlPath, parse_source, read_source

_HUES = ("red", "green", "yellow", "blue", "magenta", "cyan", "grey")
COLORS: tuple[str, ...] = (*_HUES, *(f"bright-{hue}" for hue in _HUES if hue != "grey"))
"""Colours that a label can have: the hues of a 16-colour terminal (grey is its bright black)."""

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""Keys that a label can have."""

PREFILLS: tuple[str, ...] = ("quotation-marks",)
"""Where an attribute's value can come from until someone sets one.

``quotation-marks`` takes the first value where the passage lies wholly inside quotation marks, the
second where it lies outside of them, the third where it lies partly in them.
"""

MOST = 5_000
"""Labels, attributes, relations or tags of a scheme."""

_DISPLAYS = ("tint", "underline")
_SCOPES = ("article", "any")
_FIELDS: dict[str, tuple[str, ...]] = {
    "label": ("name", "key", "color", "definition", "display"),
    "attribute": ("name", "on", "values", "flag", "prefill", "definition"),
    "relation": ("name", "from", "to", "scope", "symmetric", "groups", "suggest", "definition"),
    "tag": ("name", "values", "definition"),
}
_RESERVED = {
    "label": (ANY, "it stands for every label"),
    "tag": (FREE_TAG, "free tags are stored under it"),
}


def parse_scheme(source: str, file: str = "labels.toml") -> LabelScheme:
    """Return the scheme that the TOML text `source` describes; `file` is its name in messages.

    Raises `SettingsError` whose message lists every problem with its line, entry and reason.
    """
    return _Parser(parse_source(source, file)).scheme()


def load_scheme(
    path: Path, file: str = "", root: Path | None = None, *, newer: bool = False
) -> LabelScheme:
    """Read the scheme at `path`, called `file` in messages; raises `SettingsError`.

    With `root`, a link that leads out of this workspace is not followed. Of a scheme of a newer
    format, `NewerFormatError` is raised, or with `newer` what this Reader knows of it returned.
    """
    source = read_source(path, file, root, newer=newer)
    if source is None:
        raise SettingsError(
            "there is no label scheme",
            file=file or path.name,
            hint="`reader init` writes the default one",
        )
    if source.newer:
        _leave_out_unknown(source.values)
        try:
            return _Parser(source).scheme()
        except SettingsError as error:
            reason = f"{source.newer}, and it cannot be understood: {error.message}"
            raise SettingsError(reason, file=source.file) from error
    return _Parser(source).scheme()


def _leave_out_unknown(values: dict[str, Any]) -> None:
    """Take out of a scheme of a newer format what this one does not have."""
    for key in values.keys() - {"name", *_FIELDS}:
        del values[key]
    for kind, fields in _FIELDS.items():
        entries = values.get(kind, [])
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                for key in entry.keys() - set(fields):
                    del entry[key]


class _Parser:
    """Reads one source, noting every problem before it gives up."""

    def __init__(self, source: Source) -> None:
        self.values = source.values
        self.problems = Problems(source)
        self.label_names: tuple[str, ...] = ()

    def scheme(self) -> LabelScheme:
        self.problems.unknown_keys((), self.values, ("name", *_FIELDS), "entry")
        name = self.name((), self.values, extra="/")
        tables = {kind: self.tables(kind) for kind in _FIELDS}
        self.label_names = tuple(
            entry["name"] for _, entry in tables["label"] if isinstance(entry.get("name"), str)
        )
        labels = tuple(self.label(path, entry) for path, entry in tables["label"])
        if not labels and self.values.get("label", []) == []:
            self.problems.add(("label",), "there is no [[label]]; a scheme needs at least one")
        attributes = tuple(self.attribute(path, entry) for path, entry in tables["attribute"])
        relations = tuple(self.relation(path, entry) for path, entry in tables["relation"])
        tags = tuple(self.tag(path, entry) for path, entry in tables["tag"])
        self.unique(tables)
        self.problems.finish()
        return LabelScheme(name, labels, attributes, relations, tags)

    def tables(self, kind: str) -> list[tuple[TomlPath, dict[str, Any]]]:
        """Return the entries ``[[kind]]`` that are tables, each with its path."""
        given = self.values.get(kind, [])
        if isinstance(given, list) and len(given) > MOST:
            message = f"there are {len(given):,} of [[{kind}]], and a scheme has {MOST:,} at most"
            self.problems.add((kind,), message)
            self.problems.finish()
        if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
            self.problems.add((kind,), f"{kind} must be a table in double brackets: [[{kind}]]")
            return []
        entries: list[tuple[TomlPath, dict[str, Any]]] = []
        for index, entry in enumerate(given):
            self.problems.unknown_keys((kind, index), entry, _FIELDS[kind])
            entries.append(((kind, index), entry))
        return entries

    def label(self, path: TomlPath, entry: dict[str, Any]) -> Label:
        key = self.text(path, entry, "key")
        if key and (len(key) != 1 or key not in KEYS):
            why = "0 takes labels away" if key == "0" else f"not {shortened(key)!r}"
            self.add(path, "key", f"key must be one digit from 1 to 9 or one letter a to z; {why}")
        color = self.choice(path, entry, "color", COLORS, "")
        display = self.choice(path, entry, "display", _DISPLAYS, "underline")
        return Label(
            self.name(path, entry),
            key,
            color,
            self.text(path, entry, "definition"),
            "tint" if display == "tint" else "underline",
        )

    def attribute(self, path: TomlPath, entry: dict[str, Any]) -> AttributeDef:
        values = self.value_list(path, entry, least=2)
        flag = self.flag(path, entry, "flag")
        prefill = self.choice(path, entry, "prefill", PREFILLS, "")
        if flag and values and len(values) != 2:
            self.add(path, "values", "a flag needs exactly two values, off before on")
        if flag and prefill:
            self.add(path, "prefill", "a flag cannot be prefilled")
        elif prefill == "quotation-marks" and values and len(values) != 3:
            self.add(
                path,
                "values",
                "prefill from quotation marks needs three values: inside, outside, partly inside",
            )
        return AttributeDef(
            self.name(path, entry),
            self.labels(path, entry, "on"),
            values,
            prefill,
            self.text(path, entry, "definition"),
            flag,
        )

    def relation(self, path: TomlPath, entry: dict[str, Any]) -> RelationDef:
        source = self.every(self.labels(path, entry, "from"))
        target = self.every(self.labels(path, entry, "to"))
        symmetric = self.flag(path, entry, "symmetric")
        groups = self.flag(path, entry, "groups")
        scope = self.choice(path, entry, "scope", _SCOPES, "article")
        if symmetric and source and target and set(source) != set(target):
            self.add(path, "to", "a symmetric relation needs the same labels in from and to")
        if groups and not symmetric:
            self.add(path, "groups", "a relation that groups must be symmetric")
        return RelationDef(
            self.name(path, entry),
            source,
            target,
            "any" if scope == "any" else "article",
            symmetric,
            groups,
            self.flag(path, entry, "suggest"),
            self.text(path, entry, "definition"),
        )

    def tag(self, path: TomlPath, entry: dict[str, Any]) -> TagDef:
        return TagDef(
            self.name(path, entry),
            self.value_list(path, entry, least=1),
            self.text(path, entry, "definition"),
        )

    def unique(self, tables: dict[str, list[tuple[TomlPath, dict[str, Any]]]]) -> None:
        """Note names that are reserved or stand twice, keys on two labels, a second `groups`."""
        for kind, entries in tables.items():
            named: dict[str, TomlPath] = {}
            reserved, why = _RESERVED.get(kind, ("", ""))
            for path, entry in entries:
                name = entry.get("name")
                if not isinstance(name, str) or not name:
                    continue
                if reserved and name_key(name) == reserved:
                    self.add(path, "name", f"{name!r} cannot be used as a name: {why}")
                first = named.setdefault(name_key(name), path)
                if first is not path:
                    self.add(path, "name", f"this name is taken by the {kind} on {self.at(first)}")
        keyed: dict[str, TomlPath] = {}
        for path, entry in tables["label"]:
            key = entry.get("key")
            first = keyed.setdefault(key, path) if isinstance(key, str) and key else path
            if first is not path:
                taken = f"key {shortened(str(key))!r} is taken by the label on {self.at(first)}"
                self.add(path, "key", taken)
        grouping = [path for path, entry in tables["relation"] if entry.get("groups") is True]
        for path in grouping[1:]:
            taken = f"only one relation can group; {self.at(grouping[0])} has one already"
            self.add(path, "groups", taken)

    def add(self, path: TomlPath, key: str, reason: str) -> None:
        self.problems.add((*path, key), reason)

    def at(self, path: TomlPath) -> str:
        return f"line {self.problems.source.line(path)}"

    def name(self, path: TomlPath, entry: dict[str, Any], extra: str = "") -> str:
        if "name" not in entry:
            self.problems.add(path, "name is missing")
            return ""
        name = entry["name"]
        if not self.problems.typed((*path, "name"), name, str, "a string in quotation marks"):
            return ""
        self.name_check((*path, "name"), "name", name, extra)
        return str(name)

    def name_check(self, path: TomlPath, what: str, name: str, extra: str = "") -> None:
        fault = name_fault(name, extra)
        if fault:
            self.problems.add(
                path, f"{what} {shortened(name)!r} {fault}" if name else f"{what} {fault}"
            )

    def text(self, path: TomlPath, entry: dict[str, Any], key: str) -> str:
        value = entry.get(key, "")
        valid = self.problems.typed((*path, key), value, str, "a string in quotation marks")
        return str(value).strip() if valid else ""

    def flag(self, path: TomlPath, entry: dict[str, Any], key: str) -> bool:
        value = entry.get(key, False)
        return self.problems.typed((*path, key), value, bool, "true or false") and bool(value)

    def choice(
        self,
        path: TomlPath,
        entry: dict[str, Any],
        key: str,
        choices: tuple[str, ...],
        default: str,
    ) -> str:
        """Return the value of `key` if it is one of `choices`; where it is absent, `default`."""
        if key not in entry:
            return default
        valid = self.problems.choice((*path, key), entry[key], choices)
        return str(entry[key]) if valid else default

    def strings(self, path: TomlPath, entry: dict[str, Any], key: str) -> list[str]:
        """Return a list of strings, or nothing after noting what is wrong with it."""
        if key not in entry:
            self.problems.add(path, f"{key} is missing")
            return []
        value = entry[key]
        if not self.problems.typed((*path, key), value, list, "a list of names in brackets"):
            return []
        wrong = next((item for item in value if not isinstance(item, str)), None)
        if wrong is not None:
            self.add(
                path, key, f"{key} must hold strings in quotation marks, not {described(wrong)}"
            )
            return []
        return list(value)

    def labels(self, path: TomlPath, entry: dict[str, Any], key: str) -> tuple[str, ...]:
        """Return the labels that `key` lists, each known and listed once, or ``("any",)``."""
        given = self.strings(path, entry, key)
        if key in entry and entry[key] == []:
            self.add(path, key, f'{key} is empty; write ["{ANY}"] for every label')
        known, seen = frozenset(self.label_names), set[str]()
        for name in given:
            if name in seen:
                self.add(path, key, f"{key} lists {shortened(name)!r} twice")
            elif name == ANY and len(given) > 1:
                self.add(path, key, f'{key} must be ["{ANY}"] alone or a list of labels')
            elif name != ANY and name not in known:
                near = nearest(name, self.label_names)
                self.add(path, key, f"{key} names the unknown label {shortened(name)!r}{near}")
            seen.add(name)
        return tuple(given)

    def every(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return self.label_names if names == (ANY,) else names

    def value_list(self, path: TomlPath, entry: dict[str, Any], least: int) -> tuple[str, ...]:
        """Return the closed set of values, at least `least` of them and no two alike."""
        values = self.strings(path, entry, "values")
        if isinstance(entry.get("values"), list) and len(entry["values"]) < least:
            why = "; the first is what is shown until someone sets one" if least > 1 else ""
            self.add(path, "values", f"values needs at least {('one', 'two')[least - 1]}{why}")
        seen: set[str] = set()
        for value in values:
            self.name_check((*path, "values"), "value", value)
            if name_key(value) in seen:
                self.add(path, "values", f"values holds {shortened(value)!r} twice")
            seen.add(name_key(value))
        return tuple(values)
