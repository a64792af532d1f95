"""What Web Annotations say, whoever wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast, get_args

import msgspec

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
from reader.exchange.formats._w3c_places import Place, iri_of, place_of, several
from reader.exchange.gathered import Gathered
from reader.exchange.iris import annotator_of, article_of, uid_of
from reader.exchange.report import Problem
from reader.exchange.rows import Row, words
from reader.exchange.strewn import Naming
from reader.exchange.times import native_time
from reader.model.records import SpanOrigin, State

LISTS = ("items", "@graph", "annotations", "resources")
WITHIN = ("first", "last")

_NAMING = ("classifying", "tagging", "identifying")


def _text_of(annotation: Any) -> str:
    """Return the name of the text that the first target of an annotation lies in, or ""."""
    if not isinstance(annotation, dict):
        return ""
    for target in several(annotation.get("target")):
        name = _source(target)
        if name and not _ties(annotation, target):
            return name
    return ""


def _source(target: Any) -> str:
    if isinstance(target, dict) and "source" in target:
        return iri_of(target["source"])
    return iri_of(target)


def _ties(annotation: dict[str, Any], target: Any) -> bool:
    """Tell whether a target is another annotation, and no text."""
    about = "linking" in _purposes(annotation) or uid_of(_source(target))
    return bool(about) and not (isinstance(target, dict) and "source" in target)


def _purposes(annotation: dict[str, Any]) -> list[str]:
    found = [one for one in several(annotation.get("motivation")) if isinstance(one, str)]
    return [one.rpartition(":")[2].rpartition("#")[2] for one in found]


def _about(annotation: Any) -> list[str]:
    targets = several(annotation.get("target")) if isinstance(annotation, dict) else []
    return [iri_of(one) for one in targets]


NAMING = Naming(text=_text_of, own=iri_of, about=_about)


def document_of(name: str, rows: list[Row], file: str) -> Iterator[Document | Problem]:
    """Yield what is wrong with annotations of one text, then what they say."""
    said = _Said(name, file)
    for row in rows:
        said.take(row)
    said.link()
    yield from said.problems
    if name:
        yield said.document()
    elif said.rest:
        yield Problem("error", f"{said.rest} annotations name no text that they are of", file)


class _Said(Gathered):
    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self.rest = 0
        self.meta: dict[str, str] = {}
        self.linking: list[tuple[Row, dict[str, Any]]] = []

    def take(self, row: Row) -> None:
        """Take in one annotation."""
        node = row.value
        kinds = several(node.get("type", node.get("@type"))) if isinstance(node, dict) else []
        if not any(isinstance(k, str) and k.rpartition(":")[2] == "Annotation" for k in kinds):
            self.complain(row, "it is no annotation")
            return
        targets = several(node.get("target"))
        if not targets:
            self.complain(row, "the annotation has no target")
        elif any(_ties(node, target) for target in targets):
            self.linking.append((row, node))
        elif not self.name:
            self.rest += 1
        else:
            self.about_text(row, node, targets)

    # --- of a text ---------------------------------------------------------------------------

    def about_text(self, row: Row, node: dict[str, Any], targets: list[Any]) -> None:
        bodies = _bodies(node)
        who = _creator(node)
        places = [place_of(target) for target in targets if _source(target) == self.name]
        if len(places) < len(targets):
            self.complain(row, "its targets in another text are left out")
        if not any(place.told for place in places):
            self.about_all(row, node, bodies, who)
            return
        if not all(place.parts or place.quote for place in places):
            self.complain(row, "a selector is none that Reader knows: by position or by quote")
            return
        parts = tuple(part for place in places for part in place.parts)
        if len(parts) not in (0, len(places)) or (len(places) > 1 and not parts):
            self.complain(row, "some of its targets have no position")
            return
        quotes = [place.quote for place in places]
        quote = None if None in quotes else " ".join(one or "" for one in quotes)
        if node.get("passed") is True and parts:
            self.passed.append(Stretch(start=parts[0][0], end=parts[0][1], annotator=who))
            return
        self.passage(row, node, bodies, who, parts, quote, places)

    def passage(
        self,
        row: Row,
        node: dict[str, Any],
        bodies: list[dict[str, Any]],
        who: str,
        parts: tuple[tuple[int, int], ...],
        quote: str | None,
        places: list[Place],
    ) -> None:
        name = iri_of(node)
        key = name or f"#{row.item}"
        if key in self.passages:
            self.complain(row, f"another annotation has its id {key[:80]}")
            return
        naming = [b for b in bodies if b["purpose"] in _NAMING and "attribute" not in b]
        # What classifies outranks what tags; what neither does is called by its motivation.
        naming.sort(key=lambda body: _NAMING.index(body["purpose"]))
        labels = [body["value"] for body in naming] or (_purposes(node) or ["annotation"])[:1]
        attributes = [(b["attribute"], b["value"]) for b in bodies if "attribute" in b]
        notes = [b["value"] for b in bodies if b not in naming and "attribute" not in b]
        said = node.get("origin")
        origin = said if said in get_args(SpanOrigin) else "imported"
        passage = Passage(
            key=key,
            label=labels[0],
            parts=parts,
            quote=quote,
            prefix=places[0].prefix,
            suffix=places[-1].suffix,
            annotator=who,
            attributes=tuple(attributes),
            note="\n\n".join(notes),
            uid=uid_of(name),
            origin=cast(SpanOrigin, origin),
            created=native_time(node.get("created")),
            updated=native_time(node.get("modified")),
            source=uid_of(iri_of(node.get("propagatedFrom"))),
        )
        self.passages[key] = passage
        for count, label in enumerate(labels[1:], start=2):
            # A span has one label: a second class of the same passage is a second span.
            other = Passage(
                key=f"{key}#{count}",
                label=label,
                parts=parts,
                quote=quote,
                prefix=passage.prefix,
                suffix=passage.suffix,
                annotator=who,
            )
            self.passages[other.key] = other

    def about_all(
        self, row: Row, node: dict[str, Any], bodies: list[dict[str, Any]], who: str
    ) -> None:
        """Take in what is said of the text as a whole."""
        state: State = "unread"
        notes = []
        for body in bodies:
            if body.get("standing") in get_args(State):
                state = body["standing"]
            elif body["purpose"] in _NAMING:
                self.tags.append(TagValue(body.get("tag", "tag"), body["value"], who))
            else:
                notes.append(body["value"])
        if state != "unread" or notes or "assessing" in _purposes(node):
            before = self.standings.get(who, Standing(who))
            said = [before.note, *notes] if before.note else notes
            state = state if state != "unread" else before.state
            self.standings[who] = Standing(who, state, "\n\n".join(said))

    # --- of other annotations ----------------------------------------------------------------

    def link(self) -> None:
        """Take in what links annotations, now that all of them are known."""
        for row, node in self.linking:
            ends = [iri_of(one) for one in several(node.get("target"))]
            bodies = _bodies(node)
            ends += [iri_of(one) for one in several(node.get("body")) if not _textual(one)]
            kinds = [b["value"] for b in bodies if b["purpose"] in _NAMING]
            notes = [b["value"] for b in bodies if b["purpose"] not in _NAMING]
            if len(ends) != 2 or not all(ends):
                if len(ends) == 1 and ends[0] in self.passages and notes:
                    self.comment(ends[0], notes)
                else:
                    self.complain(row, "it links no two annotations")
                continue
            kind = kinds[0] if kinds else "related"
            self.tie(row, node, ends, kind, "\n\n".join(notes))

    def comment(self, key: str, notes: list[str]) -> None:
        """Add what an annotation says of another one to its note."""
        one = self.passages[key]
        note = "\n\n".join(filter(None, [one.note, *notes]))
        self.passages[key] = msgspec.structs.replace(one, note=note)

    def tie(self, row: Row, node: dict[str, Any], ends: list[str], kind: str, note: str) -> None:
        who, uid = _creator(node), uid_of(iri_of(node))
        start, end = ends
        if "identifying" in _purposes(node) and uid_of(end):
            if start in self.passages:
                self.claims.append(Share(claim=uid_of(end), type=kind, key=start, annotator=who))
            else:
                self.complain(row, "the passage that it puts into a claim is not there")
        elif start in self.passages and end in self.passages:
            said = {"annotator": who, "note": note, "uid": uid}
            self.ties.append(Tie(type=kind, source=start, target=end, **said))
        elif uid_of(start) and uid_of(end) and start in self.passages:
            self.far.append(
                Far(
                    type=kind,
                    source_uid=uid_of(start),
                    target_uid=uid_of(end),
                    target_article=article_of(iri_of(node.get("toArticle"))),
                    annotator=who,
                    note=note,
                    uid=uid,
                )
            )
        else:
            self.complain(row, f"{kind}: an annotation that it links is not there")


def _textual(body: Any) -> bool:
    return isinstance(body, dict) and ("value" in body or "chars" in body)


def _bodies(node: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the texts among the bodies of an annotation, each with a purpose."""
    found = []
    purposes = _purposes(node)
    usual = purposes[0] if purposes else "commenting"
    given = several(node.get("body"))
    if isinstance(node.get("bodyValue"), str):
        given = [*given, {"type": "TextualBody", "value": node["bodyValue"]}]
    for body in given:
        if isinstance(body, dict) and isinstance(body.get("items"), list):
            given += [one for one in body["items"] if isinstance(one, dict) and "items" not in one]
            continue
        if not _textual(body):
            continue
        purpose = next((p for p in several(body.get("purpose")) if isinstance(p, str)), usual)
        one = {
            "purpose": purpose.rpartition(":")[2].rpartition("#")[2],
            "value": words(body.get("value", body.get("chars"))),
        }
        named = {key: body[key] for key in ("attribute", "tag") if isinstance(body.get(key), str)}
        if isinstance(body.get("standing"), str):
            named["standing"] = body["standing"]
        found.append({**one, **named})
    return found


def _creator(node: dict[str, Any]) -> str:
    for one in several(node.get("creator")):
        name = iri_of(one)
        if isinstance(one, dict) and annotator_of(name) == name:
            said = [one.get(key) for key in ("nickname", "name", "email")]
            name = next((word for word in said if isinstance(word, str) and word), name)
        if name:
            return annotator_of(name).removeprefix("mailto:").removeprefix("acct:")
    return ""
