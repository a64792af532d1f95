"""What rows of Hypothesis say, whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from reader.exchange.documents import (
    Document,
    Far,
    Passage,
    Share,
    Standing,
    Stretch,
    TagValue,
    Tie,
)
from reader.exchange.gathered import Gathered
from reader.exchange.iris import article_of
from reader.exchange.record import MaybeUid, Uid
from reader.exchange.report import Problem
from reader.exchange.rows import Row, number, words
from reader.exchange.strewn import Naming
from reader.exchange.times import native_time
from reader.model.records import FREE_TAG, SpanOrigin, State
from reader.model.shapes import ready

AUTHORITY = "reader.invalid"
"""The authority of accounts that are annotators of Reader; no server can have this name."""
LISTS = ("rows", "annotations")

_PAIR = re.compile(r"([^:]+):(?!//)(.+)", re.DOTALL)

_Unit = Annotated[int, Meta(ge=0, lt=2**53)]


class _Bond(msgspec.Struct):
    uid: Uid
    to: Uid
    type: str
    annotator: str = ""
    note: str = ""
    article: str | None = None


class _Share(msgspec.Struct):
    uid: Uid
    type: str
    annotator: str = ""


class _Own(msgspec.Struct):
    """What Reader says of a span beyond what Hypothesis shows."""

    uid: Uid
    label: str
    origin: SpanOrigin
    attributes: list[tuple[str, str]] = []
    parts: list[tuple[_Unit, _Unit]] = []
    source: MaybeUid = ""
    relations: list[_Bond] = []
    claims: list[_Share] = []


class _OwnNote(msgspec.Struct):
    """What Reader says of an article beyond what Hypothesis shows."""

    state: State = "unread"
    tags: list[tuple[str, str]] = []
    passed: list[tuple[_Unit, _Unit]] = []


def tags_of(label: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return a label, if there is one, and names with values as the tags of a row."""
    first = [label] if label else []
    return first + [f"{name}:{value}" for name, value in pairs]


def _text(row: Any) -> str:
    """Return the page that a row is about, or "" of an answer to another row."""
    if not isinstance(row, dict) or _strings(row.get("references")):
        return ""
    name = row.get("uri")
    for target in row["target"] if isinstance(row.get("target"), list) else []:
        if not name and isinstance(target, dict):
            name = target.get("source")
    return name if isinstance(name, str) else ""


def _own(row: Any) -> str:
    return words(row.get("id")) if isinstance(row, dict) else ""


def _about(row: Any) -> list[str]:
    return _strings(row.get("references")) if isinstance(row, dict) else []


NAMING = Naming(text=_text, own=_own, about=_about)


def document_of(name: str, rows: list[Row], file: str) -> Iterator[Document | Problem]:
    """Yield what is wrong with rows about one page, then what they say."""
    said = _Said(name, file)
    for row in rows:
        said.take(row)
    said.finish()
    yield from said.problems
    if name:
        yield said.document()


class _Said(Gathered):
    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self.title = ""
        self.bonds: list[tuple[str, str, _Bond]] = []
        self.answers: list[tuple[Row, dict[str, Any]]] = []

    def take(self, row: Row) -> None:
        """Take in one row."""
        value = row.value
        if not isinstance(value, dict):
            self.complain(row, "it is no row of Hypothesis")
        elif _strings(value.get("references")):
            self.answers.append((row, value))
        elif not self.name:
            self.complain(row, "it does not say which page it is about")
        else:
            selectors = _selectors(value)
            if selectors:
                self.span(row, value, selectors)
            else:
                self.note(row, value)

    def span(self, row: Row, value: dict[str, Any], selectors: dict[str, dict[str, Any]]) -> None:
        position = selectors.get("TextPositionSelector", {})
        quoting = selectors.get("TextQuoteSelector", {})
        start, end = number(position.get("start")), number(position.get("end"))
        parts: tuple[tuple[int, int], ...] = ()
        if start is not None and end is not None:
            parts = ((start, end),)
        quote = words(quoting.get("exact")) or None
        if not parts and quote is None:
            self.complain(row, "it has neither position nor quote, and all else is of a web page")
            return
        key = words(value.get("id")) or f"#{row.item}"
        if key in self.passages:
            self.complain(row, f"another row has its id {key[:80]}")
            return
        own = self.own(row, value, _Own)
        tags, text = _strings(value.get("tags")), words(value.get("text"))
        label, others, attributes = _read_tags(tags)
        if not label:
            label = "annotation" if text else "highlight"
        if own is not None and tags == tags_of(own.label, own.attributes):
            label, others, attributes = own.label, [], list(own.attributes)
        if own is not None and quote is not None:
            parts, quote = _with_gaps(parts, quote, own.parts)
        passage = Passage(
            key=key,
            label=label,
            parts=parts,
            quote=quote,
            prefix=words(quoting.get("prefix")),
            suffix=words(quoting.get("suffix")),
            annotator=_user(value),
            attributes=tuple(attributes),
            note=text,
            uid=own.uid if own else "",
            origin=own.origin if own else "imported",
            created=native_time(value.get("created")),
            updated=native_time(value.get("updated")),
            source=own.source if own else "",
        )
        self.passages[key] = passage
        for count, other in enumerate(others, start=2):
            # A span has one label: a second plain tag is a second span.
            again = msgspec.structs.replace(passage, key=f"{key}#{count}", label=other, uid="")
            again = msgspec.structs.replace(again, attributes=(), note="", source="")
            self.passages[again.key] = again
        if own is not None:
            self.bonds += [(key, own.uid, bond) for bond in own.relations]
            self.claims += [
                Share(claim=one.uid, type=one.type, key=key, annotator=one.annotator)
                for one in own.claims
            ]

    def note(self, row: Row, value: dict[str, Any]) -> None:
        """Take in a row about the page as a whole."""
        who, text = _user(value), words(value.get("text"))
        own = self.own(row, value, _OwnNote) or _OwnNote()
        tags = _strings(value.get("tags"))
        if tags == tags_of("", own.tags):
            pairs = list(own.tags)
        else:
            label, others, pairs = _read_tags(tags)
            pairs += [(FREE_TAG, one) for one in (label, *others) if one]
        self.tags += [TagValue(name, value, who) for name, value in pairs]
        self.passed += [Stretch(start=a, end=b, annotator=who) for a, b in own.passed]
        before = self.standings.get(who, Standing(who))
        state = own.state if own.state != "unread" else before.state
        note = "\n\n".join(filter(None, (before.note, text)))
        self.standings[who] = Standing(who, state, note)

    def own(self, row: Row, value: dict[str, Any], kind: type[Any]) -> Any:
        """Return what Reader had put into a row, if it is there and whole."""
        if "reader" not in value:
            return None
        try:
            return msgspec.convert(value["reader"], ready(kind))
        except (msgspec.ValidationError, RecursionError, UnicodeError) as error:
            message = f"what Reader had put under 'reader' is damaged and is passed over: {error}"
            record = article_of(self.name)
            problem = Problem("warning", message, self.file, row.line, record, row.place)
            self.problems.append(problem)
            return None

    def finish(self) -> None:
        """Add answers to the notes of what they answer, and relations, now that all is known."""
        for row, value in self.answers:
            first = next((one for one in _about(value) if one in self.passages), "")
            if not first:
                self.complain(row, "it answers a row that is not there")
                continue
            one = self.passages[first]
            said = f"{_user(value) or 'somebody'}: {words(value.get('text'))}"
            note = f"{one.note}\n\n{said}" if one.note else said
            self.passages[first] = msgspec.structs.replace(one, note=note)
        keys = {one.uid: key for key, one in self.passages.items() if one.uid}
        for key, uid, bond in self.bonds:
            said_of = {"annotator": bond.annotator, "note": bond.note, "uid": bond.uid}
            if bond.article is None and bond.to in keys:
                self.ties.append(Tie(type=bond.type, source=key, target=keys[bond.to], **said_of))
                continue
            self.far.append(
                Far(
                    type=bond.type,
                    source_uid=uid,
                    target_uid=bond.to,
                    target_article=bond.article or article_of(self.name),
                    **said_of,
                )
            )


def _strings(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _selectors(row: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the selectors of the first target that has any, by their type."""
    for target in row["target"] if isinstance(row.get("target"), list) else []:
        given = target.get("selector") if isinstance(target, dict) else None
        if isinstance(given, list) and given:
            found = [one for one in given if isinstance(one, dict)]
            return {words(one.get("type")): one for one in reversed(found)} or {"": {}}
    return {}


def _user(row: dict[str, Any]) -> str:
    return words(row.get("user")).removeprefix("acct:").removesuffix(f"@{AUTHORITY}")


def _read_tags(tags: Sequence[str]) -> tuple[str, list[str], list[tuple[str, str]]]:
    """Return the first plain tag, the other plain ones, and those that are a name with a value."""
    plain: list[str] = []
    pairs: list[tuple[str, str]] = []
    for tag in tags:
        pair = _PAIR.fullmatch(tag.strip())
        if pair:
            pairs.append((pair[1].strip(), pair[2].strip()))
        elif tag.strip():
            plain.append(tag.strip())
    return (plain[0] if plain else ""), plain[1:], pairs


def _with_gaps(
    parts: tuple[tuple[int, int], ...], quote: str, gaps: list[tuple[int, int]]
) -> tuple[tuple[tuple[int, int], ...], str]:
    """Return parts and quote with the gaps that Reader knows, where they fit the row."""
    if len(parts) != 1 or len(gaps) < 2:
        return parts, quote
    start, end = parts[0]
    fits = (gaps[0][0], gaps[-1][1]) == (start, end) and all(a < b for a, b in gaps)
    if not fits or any(a[1] > b[0] for a, b in pairwise(gaps)):
        return parts, quote
    wide = quote.encode("utf-16-le", "surrogatepass")
    pieces = [wide[2 * (low - start) : 2 * (high - start)] for low, high in gaps]
    return tuple(gaps), " ".join(one.decode("utf-16-le", "replace") for one in pieces)
