"""What the feature structures of a CAS say about its text: spans, relations, tags and the rest.

Reader's own layers come back as they went. Of others, an annotation is a span, what has a governor
and a dependent is a relation, the links of a chain and the slots of an annotation are relations as
well, and what is said of the whole document is a tag.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast, get_args

from reader.exchange.documents import Far, Passage, Share, Standing, Stretch, TagValue, Tie
from reader.exchange.formats import _cas_layers as layers
from reader.exchange.formats._cas import DOCUMENT_ANNOTATION, INITIAL_VIEW, Cas, Structure, Units
from reader.exchange.formats._projects import Parsed, Part
from reader.exchange.record import ReadableKind
from reader.exchange.report import Problem
from reader.model.records import STATES, SpanOrigin, State

_KINDS = get_args(ReadableKind)
_ORIGINS = get_args(SpanOrigin)
_PASSED_OVER = (
    "org.dkpro.core.api.xml.type.",
    "org.dkpro.core.api.pdf.type.",
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
    layers.DKPRO + "metadata.type.",
)
_FILE = re.compile(r"\S+\.\w{1,5}")
_ENDS = ("Governor", "Dependent")


def parts_of(cas: Cas) -> Iterator[Parsed]:
    """Yield a part for each text of a CAS, and a problem for whatever is wrong."""
    for message in cas.wrong:
        yield Problem("error", message)
    if cas.untold:
        yield Problem("error", f"{cas.untold} more things are wrong with it")
    sofas = cas.sofas()
    texts = [one for one in sofas if isinstance(one.values.get("sofaString"), str)]
    if not texts:
        yield Problem("error", "it holds no text (no sofaString)")
    for sofa in texts:
        reading = _Reading(cas, sofa, only=len(sofas) == 1)
        part = reading.part()
        empty = not (part.passages or part.tags or part.own)
        if sofa.text("sofaID") != INITIAL_VIEW and len(texts) > 1:
            if empty:
                continue
            part.document = f"{part.document}{'-' if part.document else ''}{sofa.text('sofaID')}"
        yield from reading.problems
        yield part


class _Reading:
    def __init__(self, cas: Cas, sofa: Structure, *, only: bool) -> None:
        self.cas = cas
        self.text = sofa.text("sofaString")
        self.units = Units(self.text)
        self.members = list(cas.view(sofa, only=only))
        self.made = Part(text=self.text)
        self.problems: list[Problem] = []
        self.keys: set[str] = set()
        self.ignored: Counter[str] = Counter()
        self.ends: list[Structure] = []

    def part(self) -> Part:
        """Return all that is said."""
        made = self.made
        for one in self.members:
            if one.type in layers.OWN:
                self.own(one)
            else:
                self.other(one)
        for one in self.ends:
            self.relation(one)
        self.check_blocks()
        if self.ignored:
            listed = ", ".join(f"{n} {kind}" for kind, n in self.ignored.most_common(5))
            self.warn(f"{sum(self.ignored.values())} mark no passage and are passed over: {listed}")
        return made

    # --- Reader's own layers -----------------------------------------------------------------

    def own(self, one: Structure) -> None:
        made, say = self.made, one.text
        match one.type:
            case layers.SPAN:
                self.span(one)
            case layers.RELATION:
                self.ends.append(one)
            case layers.ARTICLE:
                self.article(one)
            case layers.TAG:
                made.tags.append(TagValue(say("name"), say("value"), say("annotator")))
            case layers.LINK:
                made.far.append(
                    Far(
                        type=say("label"),
                        source_uid=say("from_uid"),
                        target_uid=say("to_uid"),
                        target_article=say("to_article"),
                        annotator=say("annotator"),
                        note=say("note"),
                        uid=say("uid"),
                    )
                )
            case layers.CLAIM:
                said = {"uid": say("span_uid"), "annotator": say("annotator")}
                made.claims.append(Share(claim=say("claim"), type=say("label"), **said))
            case layers.PASSED if place := self.place(one):
                start, end = place
                made.passed.append(Stretch(start=start, end=end, annotator=say("annotator")))
            case layers.BLOCK if place := self.place(one):
                start, end = (self.units.back(offset) for offset in place)
                made.blocks.append((say("kind"), start, end))

    def span(self, one: Structure) -> None:
        place = self.place(one)
        if place is None:
            return
        taken = {*layers.SPAN_FEATURES, "parts", "begin", "end"}
        given = [
            (layers.attribute_of(name), one.text(name)) for name in one.values if name not in taken
        ]
        label = one.text("label")
        if not label:
            self.warn(f"span {one.id} has no label: it is called {one.short}")
        origin = one.text("origin")
        self.keys.add(str(one.id))
        self.made.passages.append(
            Passage(
                key=str(one.id),
                label=label or one.short,
                parts=self.fragments(one, place),
                annotator=one.text("annotator"),
                attributes=tuple(given),
                note=one.text("note"),
                uid=one.text("uid"),
                origin=cast(SpanOrigin, origin) if origin in _ORIGINS else "imported",
                created=one.text("created"),
                updated=one.text("updated"),
                source=one.text("source"),
            )
        )

    def fragments(self, one: Structure, place: tuple[int, int]) -> tuple[tuple[int, int], ...]:
        """Return the parts of a span, unless it was moved since they were marked."""
        slots = self.cas.targets(one, "parts")
        if not slots:
            return (place,)
        targets = [self.cas.target(slot, "target") for slot in slots]
        found = sorted(one.place for one in targets if one is not None and one.place is not None)
        if found and (found[0][0], found[-1][1]) == place:
            return tuple(found)
        self.warn(f"span {one.id} does not begin and end with its parts: it is taken as a whole")
        return (place,)

    def article(self, one: Structure) -> None:
        made = self.made
        made.own = made.own or one.text("article")
        made.own_user = made.own_user or one.text("annotator")
        for name in layers.META:
            if one.text(name):
                made.meta[name] = one.text(name)
        for name in layers.ARTICLE_LISTS:
            if one.many(name):
                made.meta[name] = "\n".join(" ".join(each.split("\n")) for each in one.many(name))
        if one.text("annotator"):
            state = one.text("state")
            known: State = state if state in STATES else "unread"
            made.standings.append(Standing(one.text("annotator"), known, one.text("note")))

    def check_blocks(self) -> None:
        """Keep the blocks only if the text can consist of them."""
        at = 0
        blocks = sorted(self.made.blocks, key=lambda one: one[1:])
        for kind, start, end in blocks:
            if kind not in _KINDS or not at <= start < end <= len(self.text):
                self.warn("its blocks do not fit its text: it is cut at empty lines instead")
                blocks = []
                break
            at = end
        self.made.blocks = blocks

    # --- layers of others --------------------------------------------------------------------

    def other(self, one: Structure) -> None:
        if one.type in (layers.TOKEN, layers.SENTENCE):
            return
        if self.cas.types.is_a(one.type, DOCUMENT_ANNOTATION) or one.type == layers.METADATA:
            self.metadata(one)
        elif one.type == layers.CAS_METADATA:
            self.made.user = one.text("username")
            self.made.document = one.text("sourceDocumentName") or self.made.document
        elif one.type.startswith(_PASSED_OVER):
            self.ignored[one.short] += one.place is not None
        elif all(end in one.refs for end in _ENDS):
            self.ends.append(one)
        elif one.place is not None:
            self.annotation(one)
        elif "sofa" in one.refs and not any(end in one.refs for end in _ENDS):
            for name, value in self.features(one):
                tag = one.short if name in ("value", "label") else f"{one.short}.{name}"
                self.made.tags.append(TagValue(tag, value))

    def metadata(self, one: Structure) -> None:
        language, uri = one.text("language"), one.text("documentUri")
        title = one.text("documentTitle")
        if language and language != "x-unspecified":
            self.made.meta.setdefault("lang", language)
        if uri.startswith(("http://", "https://")):
            self.made.meta.setdefault("url", uri)
        # INCEpTION's title is the name of the file.
        named = uri.endswith(title) or _FILE.fullmatch(title) is not None
        if title and not named and title != one.text("documentId"):
            self.made.meta.setdefault("title", " ".join(title.split()))

    def annotation(self, one: Structure) -> None:
        place = self.place(one)
        if place is None or str(one.id) in self.keys:
            return
        given = [pair for pair in self.features(one) if pair[0] != "referenceRelation"]
        label, attributes = layers.labelled(one.type, given)
        self.keys.add(str(one.id))
        self.made.passages.append(
            Passage(key=str(one.id), label=label, parts=(place,), attributes=attributes)
        )
        for feature in one.refs:
            if feature == "next":
                kind, note = layers.related(one.type, [("value", one.text("referenceRelation"))])
                self.tie(one, self.cas.target(one, feature), kind, note)
            elif feature not in ("sofa", "first"):
                for slot in self.cas.targets(one, feature):
                    filled = "target" in slot.refs
                    target = self.cas.target(slot, "target") if filled else slot
                    if filled or slot.place is not None:
                        self.tie(one, target, slot.text("role") or feature)

    def relation(self, one: Structure) -> None:
        """Add what has a governor and a dependent."""
        source, target = (self.cas.target(one, end) for end in _ENDS)
        if one.type == layers.RELATION:
            self.tie(
                source,
                target,
                one.text("label") or one.short,
                one.text("note"),
                uid=one.text("uid"),
                annotator=one.text("annotator"),
            )
        else:
            kind, note = layers.related(one.type, self.features(one))
            self.tie(source, target, kind, note)

    def tie(
        self,
        source: Structure | None,
        target: Structure | None,
        kind: str,
        note: str = "",
        *,
        uid: str = "",
        annotator: str = "",
    ) -> None:
        """Add a relation; what it ties is a span, even if it is but a token."""
        if source is None or target is None:
            message = f"a relation {kind[:60]!r} has an end that is not there, so it is left out"
            self.problems.append(Problem("error", message, record=self.made.own))
            return
        ends = [self.anchor(source), self.anchor(target)]
        made = Tie(
            type=kind, source=ends[0], target=ends[1], note=note, uid=uid, annotator=annotator
        )
        self.made.ties.append(made)

    def anchor(self, one: Structure) -> str:
        """Return the key of the span that an end of a relation is, made where it is none yet."""
        if one.type == layers.TOKEN:
            one = self.cas.target(one, "pos") or one
        if str(one.id) not in self.keys and one.type not in layers.OWN and one.place is not None:
            self.annotation(one)
        return str(one.id)

    def features(self, one: Structure) -> Iterable[tuple[str, str]]:
        """Yield the plain features of an annotation that are set."""
        for name in one.values:
            if name not in ("begin", "end") and one.text(name):
                yield name, one.text(name)

    def place(self, one: Structure) -> tuple[int, int] | None:
        """Return where an annotation is; None, and a problem, where it marks nothing."""
        place = one.place
        if place is None or place[0] < 0 or place[1] < place[0]:
            self.complain(one, "has no place in the text")
        elif place[0] == place[1]:
            self.complain(one, f"is at {place[0]} and marks no words")
        else:
            return place
        return None

    def complain(self, one: Structure, what: str) -> None:
        said = f"{one.short} {one.id} {what}, so it is left out"
        self.problems.append(Problem("error", said, record=self.made.own, place=str(one.id)))

    def warn(self, message: str) -> None:
        self.problems.append(Problem("warning", message, record=self.made.own))
