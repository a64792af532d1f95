"""XMI and type system descriptions of UIMA, read by a parser that follows nothing and written.

A document type declaration is refused, and with it every entity; so nothing is fetched and nothing
grows. What XML 1.1 may write and XML 1.0 may not (control characters) becomes U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from xml.parsers import expat

from reader.exchange.build import clean
from reader.exchange.formats._cas import (
    FS_ARRAY,
    LARGEST_TEXT,
    SOFA,
    STRING,
    STRING_ARRAY,
    Cas,
    Structure,
    TypeSystem,
    Value,
    number,
)
from reader.model.errors import ExchangeError

XMI = "http://www.omg.org/XMI"
_CAS = "uima.cas."
_DEEPEST = 32
_NAMESPACE = re.compile(r"http:///(.*)\.ecore")
_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_VERSION_1_1 = re.compile(rb"<\?xml[^>]{0,40}version\s*=\s*[\"']1\.1[\"']")

Handler = Callable[[str, dict[str, str]], None]


def _parse(data: bytes, start: Handler, end: Callable[[str, str], None]) -> None:
    """Call `start` with each element and its attributes, `end` with its name and its characters.

    Names are ``namespace name``. Raises `ExchangeError` with the place of what is wrong.
    """
    if _VERSION_1_1.match(data.removeprefix(b"\xef\xbb\xbf")[:200]):
        data = _REFERENCE.sub(_permitted, data)
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0
    pieces: list[str] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ExchangeError("it is nested too deeply", place=f"line {parser.CurrentLineNumber}")
        pieces.clear()
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name, "".join(pieces))
        pieces.clear()

    def refused(*_: object) -> int:
        raise ExchangeError(
            "it declares a document type or entities, which could read other files or grow without "
            "end, so it is not read",
            place=f"line {parser.CurrentLineNumber}",
        )

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = pieces.append
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    parser.ExternalEntityRefHandler = refused
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise ExchangeError(f"it is no XML: {said}", place=f"line {error.lineno}") from error
    except (LookupError, ValueError) as error:
        raise ExchangeError(f"its encoding cannot be read: {error}") from error


def _permitted(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if code > 0x10FFFF or clean(chr(code)) == chr(code) else b"&#xFFFD;"


# --- reading -------------------------------------------------------------------------------------


def read_xmi(data: bytes, types: TypeSystem) -> Cas:
    """Return the CAS of an XMI file; raises `ExchangeError` where it is none."""
    reading = _Xmi(types)
    _parse(data, reading.start, reading.end)
    reading.cas.resolve()
    return reading.cas


class _Xmi:
    def __init__(self, types: TypeSystem) -> None:
        self.cas = Cas(types=types, structures={}, members={})
        self.depth = 0
        self.now: Structure | None = None
        self.unnamed = count(-1, -1)
        self.names: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1 and name != f"{XMI} XMI":
            raise ExchangeError(f"its root is {name[-60:]!r}, not xmi:XMI", place="line 1")
        if self.depth == 2:
            self.now = self.structure(name, attributes)

    def end(self, name: str, text: str) -> None:
        if self.depth == 3 and self.now is not None:
            held = self.now.values.setdefault(name.rpartition(" ")[2], [])
            if isinstance(held, list):
                held.append(text)
        self.depth -= 1
        if self.depth == 1:
            self.now = None

    def structure(self, name: str, attributes: dict[str, str]) -> Structure | None:
        type_name = self.names.get(name) or self.names.setdefault(name, _type_of(name))
        if type_name == f"{_CAS}NULL":
            return None
        if type_name == f"{_CAS}View":
            sofa = number(attributes.get("sofa"))
            ids = (number(one) for one in attributes.get("members", "").split())
            if sofa is not None:
                self.cas.members.setdefault(sofa, []).extend(i for i in ids if i is not None)
            return None
        id = number(attributes.get(f"{XMI} id"))
        if id is None:
            if f"{XMI} id" in attributes:
                self.cas.complain(f"a {type_name} has an id that is no number")
            id = next(self.unnamed)
        if id in self.cas.structures:
            self.cas.complain(f"two feature structures have the number {id}: the first one stays")
            return None
        values: dict[str, Value] = {
            key: value for key, value in attributes.items() if " " not in key
        }
        if type_name == SOFA and len(attributes.get("sofaString", "")) > LARGEST_TEXT:
            raise ExchangeError(f"its text has more than {LARGEST_TEXT:,} characters")
        made = Structure(id, type_name, values, {})
        self.cas.structures[id] = made
        return made


def _type_of(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    found = _NAMESPACE.fullmatch(namespace)
    package = found[1].replace("/", ".") if found else ""
    return local if package in ("", "uima.noNamespace") else f"{package}.{local}"


def read_types(data: bytes) -> TypeSystem:
    """Return the types that a description declares; raises `ExchangeError` where it is none."""
    reading = _Types()
    _parse(data, reading.start, reading.end)
    return reading.types


class _Types:
    def __init__(self) -> None:
        self.types = TypeSystem({}, {})
        self.path: list[str] = []
        self.type = self.feature = ""
        self.range = self.element = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(name.rpartition(" ")[2])

    def end(self, name: str, text: str) -> None:
        self.path.pop()
        inside, local, said = (self.path or [""])[-1], name.rpartition(" ")[2], text.strip()
        match inside, local:
            case "typeDescription", "name":
                self.type = said
                self.types.features.setdefault(said, {})
            case "typeDescription", "supertypeName":
                self.types.supers[self.type] = said
            case "featureDescription", "name":
                self.feature = said
            case "featureDescription", "rangeTypeName":
                self.range = said
            case "features", "featureDescription":
                self.types.features.setdefault(self.type, {})[self.feature] = self.range
                self.feature = self.range = ""


# --- writing -------------------------------------------------------------------------------------

_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
        "\x85": "&#133;",
        "\u2028": "&#8232;",
    }
)


_SPECIAL = re.compile("[^ !#-%'-;=?-~\u00a0-\u2027\u2029-\ud7ff]")


def escaped(value: str) -> str:
    """Return `value` so that it comes back from an attribute or element as it is."""
    return clean(value).translate(_ESCAPES) if _SPECIAL.search(value) else value


def write_xmi(cas: Cas) -> bytes:
    """Return the XMI of a CAS."""
    return "".join(_lines(cas)).encode()


def _lines(cas: Cas) -> Iterator[str]:
    prefixes = _prefixes({one.type for one in cas.structures.values()} | {SOFA})
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI'
    for package, prefix in prefixes.items():
        yield f' xmlns:{prefix}="http:///{package.replace(".", "/")}.ecore"'
    yield f' xmlns:xmi="{XMI}" xmi:version="2.0">\n  <cas:NULL xmi:id="0"/>\n'
    # As UIMA writes it: the texts and what belongs to them come last.
    tags: dict[str, str] = {}
    for one in sorted(cas.structures.values(), key=lambda one: one.type == SOFA):
        tag = tags.get(one.type)
        if tag is None:
            package, _, name = one.type.rpartition(".")
            tag = tags.setdefault(one.type, f"{prefixes[package]}:{name}")
        line = f'  <{tag} xmi:id="{one.id}"'
        lists = ""
        for feature, ids in one.refs.items():
            line += f' {feature}="{" ".join(map(str, ids))}"'
        for feature, value in one.values.items():
            if type(value) is int:
                line += f' {feature}="{value}"'
            elif isinstance(value, list):
                lists += "".join(f"<{feature}>{escaped(each)}</{feature}>" for each in value)
            else:
                line += f' {feature}="{escaped(one.text(feature))}"'
        yield f"{line}>{lists}</{tag}>\n" if lists else f"{line}/>\n"
    for sofa, members in cas.members.items():
        yield f'  <cas:View sofa="{sofa}" members="{" ".join(map(str, members))}"/>\n'
    yield "</xmi:XMI>\n"


def _prefixes(types: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for package in sorted({name.rpartition(".")[0] for name in types}):
        name = package.rpartition(".")[2]
        again = sum(one.rstrip("0123456789") == name for one in found.values())
        found[package] = f"{name}{again + 1}" if again else name
    return found


def write_types(types: TypeSystem) -> bytes:
    """Return the description of a type system."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
        "  <types>",
    ]
    for name, parent in types.supers.items():
        lines += [
            "    <typeDescription>",
            f"      <name>{escaped(name)}</name>",
            f"      <description/>\n      <supertypeName>{escaped(parent)}</supertypeName>",
            "      <features>",
        ]
        for feature, held in types.features.get(name, {}).items():
            lines += [
                "        <featureDescription>",
                f"          <name>{escaped(feature)}</name>",
                f"          <description/>\n{_range(held)}",
                "        </featureDescription>",
            ]
        lines += ["      </features>", "    </typeDescription>"]
    lines += ["  </types>", "</typeSystemDescription>", ""]
    return "\n".join(lines).encode()


def _range(held: str) -> str:
    element = held.removesuffix("[]")
    if element == held:
        return f"          <rangeTypeName>{escaped(held)}</rangeTypeName>"
    array = STRING_ARRAY if element == STRING else FS_ARRAY
    lines = [f"          <rangeTypeName>{array}</rangeTypeName>"]
    if array == FS_ARRAY:
        lines.append(f"          <elementType>{escaped(element)}</elementType>")
    return "\n".join(lines)
