"""Names on the web for what Reader knows by its own ids, and back."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

ARTICLE = "urn:reader:article:"
ANNOTATOR = "urn:reader:annotator:"
_UUID = re.compile(
    r"urn:uuid:([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})"
)


def article_iri(article_id: str) -> str:
    """Return the name of the text of an article."""
    return ARTICLE + quote(article_id, safe="")


def annotator_iri(name: str) -> str:
    """Return the name of an annotator."""
    return ANNOTATOR + quote(name, safe="")


def uid_iri(uid: str) -> str:
    """Return the name of what has this uid: it is a UUID without its hyphens (RFC 9562)."""
    return f"urn:uuid:{uid[:8]}-{uid[8:12]}-{uid[12:16]}-{uid[16:20]}-{uid[20:]}"


def article_of(iri: str) -> str:
    """Return the id of the article that `iri` names; of others the IRI itself."""
    return unquote(iri.removeprefix(ARTICLE)) if iri.startswith(ARTICLE) else iri


def annotator_of(iri: str) -> str:
    """Return the annotator that `iri` names; of others the IRI itself."""
    return unquote(iri.removeprefix(ANNOTATOR)) if iri.startswith(ANNOTATOR) else iri


def uid_of(iri: str) -> str:
    """Return the uid that `iri` names, or ""."""
    found = _UUID.fullmatch(iri.lower())
    return "".join(found.groups()) if found else ""
