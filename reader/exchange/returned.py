"""What a program gives back, brought together with what was carried beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

import msgspec

from reader.exchange.carried import Carried, CarriedRelation, CarriedSpan
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
from reader.exchange.record import AnnotatorItem, LinkItem, MetaItem
from reader.exchange.report import Problem

_replace = msgspec.structs.replace


class Returned:
    """Brings what a program says of a text together with what was carried beside it.

    `text` is the text as the program has it. Where nothing was carried, all is taken as new.
    """

    def __init__(self, carried: Carried | None, text: str | None, annotator: str = "") -> None:
        """Put what nobody made so far down to `annotator`, or else to the only one there was."""
        self.carried = carried
        self.problems: list[str] = []
        self.errors: list[str] = []
        """What could not be taken in, as opposed to what is only odd."""
        known = [one.id for one in carried.annotators] if carried else []
        self.nobody = annotator or (known[0] if len(known) == 1 else "")
        self.passages: list[Passage] = []
        self.keys: dict[str, str] = {}
        """The uid of each passage by its key; "" where it has none yet."""
        self._ties: list[Tie] = []
        self._taken: set[str] = set()
        self._pool: dict[tuple[int, int, str], list[CarriedSpan]] = defaultdict(list)
        self._by_uid: dict[str, CarriedSpan] = {}
        self._bonds: dict[tuple[str, str, str], list[CarriedRelation]] = defaultdict(list)
        for span in carried.spans if carried else ():
            self._pool[span.start, span.end, span.label].append(span)
            self._by_uid[span.uid] = span
        for bond in carried.relations if carried else ():
            self._bonds[bond.from_uid, bond.to_uid, bond.type].append(bond)
        digest = sha256((text or "").encode("utf-8", "surrogatepass")).hexdigest()
        self._same_text = bool(carried) and carried is not None and carried.text_sha256 == digest

    def known(self, start: int, end: int, label: str, annotator: str = "") -> CarriedSpan | None:
        """Return the carried span that is there, if there is one that was not taken yet.

        Of several, that of `annotator` comes first.
        """
        free = [one for one in self._pool[start, end, label] if one.uid not in self._taken]
        return next((one for one in free if one.annotator == annotator), next(iter(free), None))

    def by_uid(self, uid: str) -> CarriedSpan | None:
        """Return the carried span called `uid` if it was not taken yet."""
        return self._by_uid.get(uid) if uid not in self._taken else None

    def add(self, passage: Passage, known: CarriedSpan | None = None) -> None:
        """Add a passage; what is not said of it is that of the span that it is `known` to be."""
        if known is not None:
            self._taken.add(known.uid)
            passage = _joined(passage, known)
        elif not passage.annotator:
            passage = _replace(passage, annotator=self.nobody)
        self.passages.append(passage)
        self.keys[passage.key] = passage.uid

    def forget(self, spans: Iterable[CarriedSpan]) -> None:
        """Do not take these spans for gone, since nothing was said about them."""
        self._taken |= {span.uid for span in spans}

    def tie(self, tie: Tie) -> None:
        """Add a relation; what is not said of it is that of the one that it is."""
        ends = self.keys.get(tie.source, ""), self.keys.get(tie.target, "")
        bonds = self._bonds.get((*ends, tie.type), [])
        bond = next((one for one in bonds if tie.annotator in ("", one.annotator)), None)
        if bond is not None:
            bonds.remove(bond)
            tie = _replace(tie, annotator=bond.annotator, note=bond.note, uid=bond.uid)
        elif not tie.annotator:
            tie = _replace(tie, annotator=self.nobody)
        self._ties.append(tie)

    def hidden(self, shown: bool = False) -> None:
        """Add the carried relations that the program had no way to show; all, unless `shown`.

        With `shown`, only those between spans of several annotators.
        """
        keys = {one.uid: one.key for one in self.passages if one.uid}
        for bonds in self._bonds.values():
            for bond in bonds:
                if bond.from_uid not in keys or bond.to_uid not in keys:
                    continue
                made_by = {
                    bond.annotator,
                    self._by_uid[bond.from_uid].annotator,
                    self._by_uid[bond.to_uid].annotator,
                }
                if not shown or len(made_by) > 1:
                    ends = {"source": keys[bond.from_uid], "target": keys[bond.to_uid]}
                    said = {"annotator": bond.annotator, "note": bond.note, "uid": bond.uid}
                    self._ties.append(Tie(type=bond.type, **ends, **said))

    def document(
        self,
        id: str,
        text: str | None,
        *,
        tags: Iterable[TagValue] | None = None,
        standings: Iterable[Standing] = (),
        meta: dict[str, str] | None = None,
        file: str = "",
        line: int = 0,
    ) -> Document:
        """Return the document. `tags` of None are those that were carried."""
        carried = self.carried
        if carried is None:
            return Document(
                id=id,
                text=text,
                passages=tuple(self.passages),
                ties=tuple(self._ties),
                tags=tuple(tags or ()),
                standings=tuple(standings),
                meta=meta or {},
                file=file,
                line=line,
            )
        same = self._same_text
        keys = {one.uid: one.key for one in self.passages if one.uid}
        if not same and carried.passed:
            self.problems.append(
                f"its text was changed: where {len(carried.passed)} stretches without anything to "
                "label stood in it is not known any more"
            )
        shares = [one for one in carried.claims if one.span_uid in keys]
        gone = sum(span.uid not in self._taken for span in carried.spans)
        if gone:
            self.problems.append(
                f"{gone} of the spans that it had are not there any more; what an import does not "
                "bring stays as it is in the workspace"
            )
        return Document(
            id=carried.article,
            text=text,
            passages=tuple(self.passages),
            ties=tuple(self._ties),
            far=tuple(_far(link) for link in carried.links if link.from_uid in keys),
            claims=tuple(
                Share(claim=one.uid, type=one.type, key=keys[one.span_uid], annotator=one.annotator)
                for one in shares
            ),
            passed=tuple(
                Stretch(start=one.start, end=one.end, annotator=one.annotator)
                for one in carried.passed
            )
            if same
            else (),
            tags=tuple(
                [TagValue(one.name, one.value, one.annotator) for one in carried.tags]
                if tags is None
                else tags
            ),
            standings=tuple(_standings(carried.annotators, standings)),
            blocks=tuple((one.kind, one.start, one.end) for one in carried.blocks) if same else (),
            meta=_flat(carried.meta),
            file=file,
            line=line,
        )

    def told(self, file: str, line: int, record: str, place: str = "") -> list[Problem]:
        """Return what there is to say about it, and forget it."""
        said = [Problem("error", one, file, line, record, place) for one in self.errors]
        said += [Problem("warning", one, file, line, record, place) for one in self.problems]
        self.errors, self.problems = [], []
        return said


def _joined(passage: Passage, known: CarriedSpan) -> Passage:
    parts = passage.parts
    said = {name for name, _ in passage.attributes}
    moved = parts != ((known.start, known.end),)
    if not moved and known.fragments:
        parts = tuple((one.start, one.end) for one in known.fragments)
    return _replace(
        passage,
        uid=known.uid,
        parts=parts,
        quote=passage.quote if parts == passage.parts else None,
        annotator=known.annotator,
        origin=known.origin,
        attributes=(
            *passage.attributes,
            *((a.name, a.value) for a in known.attributes if a.name not in said),
        ),
        note=passage.note or known.note,
        created=known.created,
        updated=known.updated,
        source=known.source,
    )


def _far(link: LinkItem) -> Far:
    return Far(
        type=link.type,
        source_uid=link.from_uid,
        target_uid=link.to_uid,
        target_article=link.to_article,
        annotator=link.annotator,
        note=link.note,
        uid=link.uid,
    )


def _standings(carried: Iterable[AnnotatorItem], found: Iterable[Standing]) -> Iterable[Standing]:
    """Return the carried standings, with what was found added to their notes."""
    by_name = {one.id: Standing(one.id, one.state, one.note) for one in carried}
    for one in found:
        known = by_name.get(one.annotator)
        if known is None:
            by_name[one.annotator] = one
        elif one.note and one.note not in known.note:
            note = f"{known.note}\n{one.note}" if known.note else one.note
            by_name[one.annotator] = _replace(known, note=note)
    return by_name.values()


def _flat(meta: MetaItem) -> dict[str, str]:
    return {
        name: "\n".join(value) if isinstance(value, list) else value
        for name, value in msgspec.structs.asdict(meta).items()
        if value
    }
