"""ClaimReview: a review for each verdict, and every loss counted."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from hypothesis import given

from reader.exchange.formats import claimreview
from reader.exchange.losses import COUNTED, HELD
from reader.exchange.record import AttributeItem, ClaimItem, Record
from tests.exchange.formats.harness import few, records, written
from tests.exchange.samples import sample

CLAIM = "c" * 32
replace = msgspec.structs.replace


def judged(verdict: str = "refuted") -> Record:
    """Return an article with two claims of which the first has a verdict, and who makes it."""
    record = sample().record()
    first, second, third = record.spans[:3]
    spans = [
        replace(
            first,
            attributes=[AttributeItem("verdict", verdict)],
            note="The office counts 2%.",
            updated="2025-04-02T09:00:00.000Z",
        ),
        replace(second, attributes=[AttributeItem("claimer_type", "person")]),
        third,
        *record.spans[3:],
    ]
    relation = replace(record.relations[0], from_id=second.id, to_id=first.id, type="claimer-of")
    claims = [ClaimItem(CLAIM, one.uid, "same-claim", "ana") for one in (first, third)]
    return replace(record, spans=spans, relations=[relation], claims=claims)


def graph_of(*several: Record) -> list[dict[str, Any]]:
    document = json.loads(written(claimreview, several)[0][""])
    assert document["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = document["@graph"]
    return found


def test_a_verdict_is_a_review_of_the_claim_with_its_author_and_article() -> None:
    record = judged()
    review, other = graph_of(record)
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == record.spans[0].text
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "refuted",
        "ratingValue": 1,
        "worstRating": 1,
        "bestRating": 5,
    }
    assert review["author"]["name"] == record.spans[0].annotator
    assert (review["datePublished"], review["reviewBody"]) == (
        "2025-04-02",
        "The office counts 2%.",
    )
    item = review["itemReviewed"]
    assert item["author"] == [{"@type": "Person", "name": record.spans[1].text}]
    assert item["appearance"]["datePublished"] == "2025-03-20"
    assert item["appearance"]["publisher"]["name"] == record.meta.outlet
    assert other["@type"] == "Claim"
    assert other["@id"] == item["@id"], "both passages are of the same claim"


def test_a_verdict_of_the_users_own_has_no_place_on_the_scale() -> None:
    (review, _) = graph_of(judged("Pants on fire"))
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Pants on fire"}


def test_without_a_verdict_there_is_nothing_to_review_and_it_is_said() -> None:
    record = sample().record()
    files, report = written(claimreview, [record])
    assert json.loads(files[""])["@graph"] == []
    assert report.dropped["spans"] == len(record.spans)
    assert not report.written["spans"]
    assert not report.clean


@few
@given(records())
def test_what_is_written_and_what_is_left_out_make_all_that_there_is(drawn: list[Record]) -> None:
    several = [*(one for one in drawn if one.id != judged().id), judged()]
    files, report = written(claimreview, several)
    reviews = [one for one in json.loads(files[""])["@graph"] if one["@type"] == "ClaimReview"]
    assert len(reviews) == report.written["spans"] == 1
    for kind in COUNTED:
        held = sum(len(list(HELD[kind](record))) for record in several)
        assert report.written[kind] + report.dropped[kind] == held, kind
