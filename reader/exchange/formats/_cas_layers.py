"""The layers of INCEpTION that Reader writes, and what the layers of others mean.

Reader's are custom layers, as an INCEpTION project declares them. A span has its label, note and
identity as features, and each attribute as a feature of its own; its parts are slots; a relation
has a governor and a dependent; what is said about the article is document metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from keyword import iskeyword

from reader.exchange.formats._cas import (
    ANNOTATION,
    ANNOTATION_BASE,
    DOCUMENT_ANNOTATION,
    STRING,
    TOP,
    TypeSystem,
)
from reader.exchange.formats._names import fitted, original

CUSTOM = "webanno.custom."
SPAN = CUSTOM + "ReaderSpan"
PART = CUSTOM + "ReaderPart"
PARTS_LINK = CUSTOM + "ReaderSpanPartsLink"
RELATION = CUSTOM + "ReaderRelation"
ARTICLE = CUSTOM + "ReaderArticle"
TAG = CUSTOM + "ReaderTag"
LINK = CUSTOM + "ReaderLink"
CLAIM = CUSTOM + "ReaderClaim"
PASSED = CUSTOM + "ReaderPassed"
BLOCK = CUSTOM + "ReaderBlock"
OWN = frozenset({SPAN, PART, PARTS_LINK, RELATION, ARTICLE, TAG, LINK, CLAIM, PASSED, BLOCK})

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
TOKEN = DKPRO + "segmentation.type.Token"
SENTENCE = DKPRO + "segmentation.type.Sentence"
METADATA = DKPRO + "metadata.type.DocumentMetaData"
CAS_METADATA = "de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata"

SPAN_FEATURES = ("label", "note", "uid", "annotator", "origin", "created", "updated", "source")
ARTICLE_LISTS = ("authors", "credits")
META = (
    "title",
    "outlet",
    "published",
    "published_precision",
    "published_raw",
    "inferred",
    "url",
    "lang",
)

_PLAIN = re.compile(r"[^A-Za-z0-9_]")
# What a feature cannot be called, in UIMA, in INCEpTION or in a program that makes classes of them.
_TAKEN = frozenset(
    {*SPAN_FEATURES, "parts", "begin", "end", "sofa", "self", "type", "elements", "xmiID", "id"}
)
_PREFIX = "attr_"
# Java's words, of those that are none of Python's.
_JAVA = frozenset(
    {"abstract", "boolean", "byte", "case", "char", "const", "default", "double", "enum"}
    | {"extends", "final", "float", "goto", "implements", "int", "interface", "long", "native"}
    | {"new", "package", "private", "protected", "public", "short", "static", "super", "switch"}
    | {"synchronized", "this", "throw", "throws", "transient", "void", "volatile"}
)


def feature_of(attribute: str) -> str:
    """Return what the feature of an attribute is called; `attribute_of` undoes it."""
    name = fitted(attribute, _PLAIN)
    odd = name in _TAKEN or name in _JAVA or iskeyword(name) or name.startswith(_PREFIX)
    return _PREFIX + name if odd or not name[:1].isalpha() else name


def attribute_of(feature: str) -> str:
    """Return the attribute that a feature of a span of Reader's is."""
    return original(feature.removeprefix(_PREFIX))


def type_system(attributes: Iterable[str]) -> TypeSystem:
    """Return the types that Reader writes, with a feature for each of these attributes."""
    strings = dict.fromkeys
    span = strings((*SPAN_FEATURES, *sorted(map(feature_of, attributes))), STRING)
    article = strings(("article", "annotator", "state", "note", *META), STRING)
    return TypeSystem(
        supers={
            METADATA: DOCUMENT_ANNOTATION,
            SENTENCE: ANNOTATION,
            TOKEN: ANNOTATION,
            ARTICLE: ANNOTATION_BASE,
            BLOCK: ANNOTATION,
            CLAIM: ANNOTATION_BASE,
            LINK: ANNOTATION_BASE,
            PART: ANNOTATION,
            PASSED: ANNOTATION,
            RELATION: ANNOTATION,
            SPAN: ANNOTATION,
            PARTS_LINK: TOP,
            TAG: ANNOTATION_BASE,
        },
        features={
            METADATA: {
                **strings(("documentTitle", "documentId", "documentUri", "collectionId"), STRING),
                "isLastSegment": "uima.cas.Boolean",
            },
            ARTICLE: {**article, **strings(ARTICLE_LISTS, STRING + "[]")},
            BLOCK: {"kind": STRING},
            CLAIM: strings(("claim", "label", "span_uid", "annotator"), STRING),
            LINK: strings(
                ("label", "note", "uid", "annotator", "from_uid", "to_uid", "to_article"), STRING
            ),
            PASSED: {"annotator": STRING},
            RELATION: {
                **strings(("label", "note", "uid", "annotator"), STRING),
                "Governor": SPAN,
                "Dependent": SPAN,
            },
            SPAN: {**span, "parts": PARTS_LINK + "[]"},
            PARTS_LINK: {"role": STRING, "target": PART},
            TAG: strings(("name", "value", "annotator"), STRING),
        },
    )


# --- layers of others ----------------------------------------------------------------------------

_LABELS = ("label", "value", "PosValue", "referenceType")
_KINDS = ("label", "value", "DependencyType", "referenceRelation")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def labelled(
    layer: str, features: Iterable[tuple[str, str]]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return (label, attributes) of an annotation of a layer that is not Reader's.

    A feature that INCEpTION's own layers use for it gives the label, and the layer is then an
    attribute; where there is none, the layer is the label.
    """
    given = dict(features)
    label, used = _first(given, _LABELS)
    if not label:
        return short(layer), tuple(given.items())
    rest = [(name, value) for name, value in given.items() if name != used]
    return label, (*rest, *([] if "layer" in given else [("layer", short(layer))]))


def related(layer: str, features: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return (type, note) of a relation of a layer that is not Reader's."""
    given = dict(features)
    kind, used = _first(given, _KINDS)
    note = "; ".join(f"{name}={value}" for name, value in given.items() if name != used)
    return kind or short(layer), note


def short(layer: str) -> str:
    """Return the name of a layer without its package, and of a chain's links without that word."""
    name = layer.rpartition(".")[2] or layer or "annotation"
    return name.removesuffix("Link") or name


def _first(given: dict[str, str], names: Iterable[str]) -> tuple[str, str]:
    for name in names:
        value = given.get(name, "").strip()
        if value and not _UNSEEN.search(value):
            return value, name
    return "", ""
