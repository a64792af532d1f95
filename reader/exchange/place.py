"""From a record back to what people said about an article; plain data out, nothing is stored.

Where the workspace has the record's page (the same bytes), everything is placed on it by page
offsets. Where it has not, the text itself becomes a page, and corrections of origin ``imported``
cut that page so that the article's text is the record's again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from hashlib import sha256

from msgspec.structs import replace

from reader.exchange.build import PageMeta
from reader.exchange.cut import Cut, amendments_for, corrections_for, differences
from reader.exchange.placing import Placement as Placement
from reader.exchange.placing import Placing, relation_between
from reader.exchange.record import Record
from reader.exchange.report import Problem, errors, finding
from reader.exchange.validate import validate_blocks, validate_text
from reader.model.pages import Article
from reader.model.records import Relation, SpanRef
from reader.text.textmap import JOIN, ArticleText

_OURS = re.compile(r"imported/[A-Za-z0-9_-][A-Za-z0-9._-]{0,100}\.txt\Z")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def place(
    record: Record,
    page: PageMeta | None,
    importer: str,
    cut: Cut,
    *,
    local: Article | None = None,
    number: int = 1,
    existing: str = "",
    symmetric: Collection[str] = (),
) -> Placement:
    """Return where everything in `record` belongs.

    `page` is the workspace's page with the sha256 that the record names, or None where there is
    none; `local` the article on it to which the record's id resolves. Without `local`, spans that
    name no page ranges cannot be placed there, and what the record says about the article itself is
    not compared. Without a page, the text becomes one; `existing` is the sha256 of the file that an
    earlier import left under `page_name(record)` ("" if there is none).

    `cut` says what corrections make of a page's text; those that are needed are put down to
    `importer` and numbered from `number` on. `symmetric` names the relation types whose ends have
    no direction.
    """
    wrong = list(validate_text(record))
    if page is None:
        wrong += _unfit_for_a_page(record)
    if wrong:
        return Placement(record.id, record.page.sha256, problems=tuple(wrong), refused=True)
    if page is not None:
        return _at_home(record, page, importer, local, number, symmetric)
    name, data = page_name(record), record.text.encode()
    digest = sha256(data).hexdigest()
    corrections = corrections_for(record, digest, importer, cut)
    articles = cut(record.text, corrections).articles
    if len(articles) == 1:
        wrong += differences(record, articles[0], record.text)
    else:
        wrong.append(finding(record.id, "blocks", f"it would be {len(articles)} articles"))
    if existing not in ("", digest):
        said = f"seeds/{name} is there with another text; under another name it could come in"
        wrong.append(finding(record.id, "text", said))
    if errors(wrong):
        return Placement(record.id, digest, problems=tuple(wrong), refused=True)
    ours = ArticleText.build(record.text, [(block.start, block.end) for block in record.blocks])
    fresh = PageMeta(name, digest, record.text)
    placement = Placement(
        record.id,
        digest,
        new_page_name=name,
        new_page_bytes=data,
        corrections=corrections,
        problems=tuple(wrong),
    )
    return Placing(record, fresh, ours, symmetric, moved=True).finish(placement)


def _at_home(
    record: Record,
    page: PageMeta,
    importer: str,
    local: Article | None,
    number: int,
    symmetric: Collection[str],
) -> Placement:
    placement = Placement(record.id, page.sha256)
    text = None
    if local is not None:
        text = ArticleText.build(page.text, [(b.start, b.end) for b in local.readable()])
        same = [(block.start, block.end) for block in record.blocks] == list(text.blocks)
        if same and text.text == record.text:
            corrections = amendments_for(record, local, text, importer, number)
            placement = replace(placement, corrections=corrections)
            return Placing(record, page, text, symmetric).finish(placement)
    if record.text_included:
        strange = _strange_to(page, record)
        if strange:
            wrong = finding(record.id, "text", f"its page does not say {strange[:60]!r}")
            return replace(placement, problems=(wrong,), refused=True)
        if local is not None:
            message = "the article is cut otherwise here; its passages are placed by the page"
            placement = replace(
                placement, problems=(finding(record.id, "text", message, "warning"),)
            )
    return Placing(record, page, text, symmetric).finish(placement)


def _strange_to(page: PageMeta, record: Record) -> str:
    """Return the first block of a record that its page does not say, empty if it says them all.

    However an article is cut, each of its blocks is a stretch of the page, in the page's order.
    """
    said = ArticleText.build(page.text, [(0, len(page.text))] if page.text else []).text
    ranges = [(block.start, block.end) for block in record.blocks]
    blocks = [record.text[start:end] for start, end in ranges] or record.text.split(JOIN)
    at = 0
    for block in blocks:
        found = said.find(block, at)
        if found < 0:
            return block
        at = found + len(block)
    return ""


def page_name(record: Record) -> str:
    """Return the path below ``seeds/`` for the text of a record whose page is not at hand.

    Records of one article have one page, whichever annotator they are of, and a page that was made
    in this way before keeps its name. An id that is no safe file name is spelled safely, with a
    digest of it so that two such ids stay two files.
    """
    if record.page.sha256 == record.text_sha256 and _OURS.match(record.page.file):
        return record.page.file
    article = record.id.partition("#")[0]
    safe = _UNSAFE.sub("_", article)[:80].lstrip(".") or "_"
    if safe != article:
        safe += "-" + sha256(article.encode()).hexdigest()[:12]
    return f"imported/{safe}.txt"


def place_links(
    placement: Placement,
    locate: Callable[[str, str], str],
    symmetric: Collection[str] = (),
) -> tuple[tuple[Relation, ...], tuple[Problem, ...]]:
    """Return (relations for the links of `placement`, problems).

    `locate` is asked for the sha256 of the page on which a span is now, by its uid and the id of
    the article that the record names for it ("" if unknown); "" says that it is nowhere. Call it
    when all records of a file are placed, since a link may lead to a later line.
    """
    found: list[Relation] = []
    problems: list[Problem] = []
    ours = {span.uid for span in placement.spans}
    for i, link in enumerate(placement.links):
        ends = []
        for uid, article in ((link.from_uid, ""), (link.to_uid, link.to_article)):
            page = placement.page_sha if uid in ours else locate(uid, article)
            if page:
                ends.append(SpanRef(page, uid))
            else:
                message = f"the span {uid} that it links is not in the workspace"
                problems.append(
                    Problem("error", message, record=placement.record, place=f"links[{i}]")
                )
        if len(ends) == 2:
            kind, name, note = link.type, link.annotator, link.note
            found.append(relation_between(link.uid, kind, ends[0], ends[1], name, note, symmetric))
    return tuple(found), tuple(problems)


def _unfit_for_a_page(record: Record) -> list[Problem]:
    if not record.text_included:
        return [finding(record.id, "page", "it has no text, and its page is not in the workspace")]
    if not record.text.strip():
        return [finding(record.id, "text", "it is empty, and its page is not in the workspace")]
    return list(validate_blocks(record))
