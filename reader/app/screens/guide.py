"""The guidelines and the definitions of the scheme, as safe content."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from reader.app.widgets.lines import plain
from reader.model.scheme import LabelScheme
from reader.session.guidance import GUIDELINES
from reader.text.prose import Block, Run, blocks

STYLES = {"": "", "bold": "bold", "italic": "italic", "code": "reverse"}
HEADINGS = {1: "bold reverse", 2: "bold underline"}
CLOSE = frozenset({"row", "item", "code"})
"""Kinds of block that follow each other without a blank line."""


def guide_content(text: str, scheme: LabelScheme) -> Content:
    """Return guidelines in Markdown, and after them what each label and attribute means."""
    lines: list[Content] = []
    before = ""
    for block in blocks(text):
        if lines and not (block.kind == before and before in CLOSE):
            lines.append(Content(""))
        lines.append(_block(block))
        before = block.kind
    if not text.strip():
        lines.append(Content(f"This workspace has no {GUIDELINES}."))
    lines += [Content(""), *_definitions(scheme)]
    return Content("\n").join(lines)


def _runs(found: Iterable[Run]) -> list[Content]:
    return [plain(run.text).stylize(STYLES[run.look]) for run in found if run.text]


def _block(block: Block) -> Content:
    cells = [Content("").join(_runs(cell)) for cell in block.cells]
    content = Content("  |  ").join(cells)
    if block.kind == "heading":
        return content.stylize(HEADINGS.get(block.level, "bold"))
    if block.kind == "item":
        return Content("").join([Content(f"{'  ' * block.level}{block.mark} "), content])
    if block.kind == "quote":
        return Content("").join([Content("  “"), content, Content("”")])
    if block.kind in ("row", "code"):
        return Content("").join([Content("  "), content])
    return content


def _definitions(scheme: LabelScheme) -> list[Content]:
    lines = [Content.styled(f"Labels of {plain(scheme.name).plain}", "bold underline")]
    for label in scheme.labels:
        lines.append(_defined(f"{label.key or '·'} {label.name}", label.definition))
        lines += [
            _defined(f"    {a.name}: {', '.join(a.values)}", a.definition)
            for a in scheme.attributes_on(label.name)
            if label.name in a.on
        ]
    for heading, defined in (("Relations", scheme.relations), ("Tags", scheme.tags)):
        if defined:
            lines += [Content(""), Content.styled(heading, "bold underline")]
            lines += [_defined(one.name, one.definition) for one in defined]
    return lines


def _defined(name: str, definition: str) -> Content:
    known = plain(name).stylize("bold")
    return Content(": ").join([known, plain(definition)]) if definition else known
