"""Actions on what spans are and how they hang together, and on which sentences are decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions.registry import action

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

GROUP = "Labels"


@action(
    "span.attributes",
    "Attributes of the span under the cursor",
    "a",
    group=GROUP,
    hint="attributes",
    rank=23,
)
def attributes(desk: Desk) -> None:
    desk.ask_attributes()


@action(
    "relation.mark",
    "Mark the span under the cursor, or relate it to the marked one",
    "m",
    group=GROUP,
    hint="relate",
    rank=24,
)
def mark(desk: Desk) -> None:
    desk.mark_or_join()


@action("relation.further", "Relate as the scheme does not mean it", "M", group=GROUP)
def mark_further(desk: Desk) -> None:
    desk.mark_or_join(further=True)


@action("relation.list", "Relations of the span under the cursor", "r", group=GROUP)
def relations(desk: Desk) -> None:
    desk.ask_relations()


@action(
    "jump.back",
    "Back to where the last jump began",
    "backspace",
    group="Program",
    context="anywhere",
)
def go_back(desk: Desk) -> None:
    desk.go_back()


@action(
    "sentence.pass",
    "Nothing to label here; on to the next undecided sentence",
    "x",
    group=GROUP,
    hint="nothing here",
    rank=27,
)
def pass_sentence(desk: Desk) -> None:
    desk.pass_sentence()


@action("sentence.undecided", "The next undecided sentence", "X", group=GROUP)
def next_undecided(desk: Desk) -> None:
    desk.next_undecided()


@action(
    "article.no-claims-next",
    "Mark that the article has no claims and open the next",
    "C",
    group="Article",
    context="anywhere",
)
def no_claims(desk: Desk) -> None:
    desk.changed(desk.reading.set_state("no-claims"))
    desk.next_article()


@action(
    "article.skip-next",
    "Mark the article skipped and open the next",
    "-",
    group="Article",
    context="anywhere",
)
def skip(desk: Desk) -> None:
    desk.changed(desk.reading.set_state("skipped"))
    desk.next_article()
