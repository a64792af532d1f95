"""Random text that is hard to measure: wide, joined, flagged, combining, RTL, Thai, hostile."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    "a",
    "word ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "é",
    "e\u0301",
    "\u0301",
    "漢字",
    "かな",
    "。",
    "「",
    "한국",
    "ไทย",
    "กำ",
    "हिन्दी",
    "क्\u200dष",
    "العربية ",
    "עברית",
    "می\u200cخ",
    "👨\u200d👩\u200d👧",
    "👍🏽",
    "🏽",
    "❤\ufe0f",
    "\ufe0f",
    "\ufe0e",
    "🏳\ufe0f\u200d🌈",
    "🇩🇪",
    "🇩",
    "\u200d",
    "\u200d🇩",
    "\u200b",
    "\u00ad",
    "\x1b[2J",
    "\x9b",
    "\u202e",
    "\u2028",
    "\t",
    "\U000e0041",
    "\ud800",
    "\ufeff",
    "\u00a0",
    "-",
    "longunbrokenwordthatgoeson",
    "a\u0301\u0302\u0303" * 3,
    "\u0301" * 33,
    "🇫🇷" * 34,
    "👩\u200d" * 11,
    "☎\ufe0f\u0301\u200d" * 10,
]


def texts(max_size: int = 24) -> st.SearchStrategy[str]:
    """Texts of pieces that interact, with a few arbitrary characters between."""
    piece = st.one_of(st.sampled_from(PIECES), st.characters())
    return st.lists(piece, max_size=max_size).map("".join)
