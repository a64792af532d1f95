"""What to do about each kind of finding of `check`, where the finding itself does not say."""

from __future__ import annotations

REPAIR = "`reader check --repair` puts it right"

_BY_WORDS = (
    ("the quote is not what the page says", "delete the span in the text and mark it anew"),
    ("it reaches beyond the end of the page", "take the decision back in the text"),
    ("is nowhere, so its quotes", "put the page back into seeds/, or restore it from a backup"),
    ("does not follow from those before", REPAIR),
    ("lines before it are missing", f"{REPAIR}; a backup may have them"),
    ("it is not in its place", REPAIR),
    ("the page's file is gone", REPAIR),
    ("it was left as it is", REPAIR),
    ("it is not the file that the journal goes on from", REPAIR),
    ("changes of a page do not follow", REPAIR),
    ("cannot be read", "give yourself access to it"),
)
_BY_KIND = {
    "settings": "correct the line in reader.toml",
    "scheme": "add it to labels.toml, or rename what uses it: `reader label --help`",
    "page": "look at it in the page view (v); `reader rm` takes a page out",
    "cut": "correct the cut in the page view (v)",
    "unplaced": "the page view (v) shows them; a correction of the cut brings them back",
    "relation": "its end may be in a folder still to arrive; else delete it in the text (r)",
    "workspace": "see the file that it names",
    "leftover": "rename it, or move it away",
    "folder": "give yourself access to it",
    "store": REPAIR,
}


def advice(kind: str, message: str) -> str:
    """Return a sentence on what to do about a finding of this kind, which is said as `message`."""
    for words, hint in _BY_WORDS:
        if words in message:
            return hint
    return _BY_KIND.get(kind, "")
