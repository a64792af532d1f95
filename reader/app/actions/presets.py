"""Key maps that come with Reader, as what each binds otherwise than the registry.

``newsboat`` follows the default keys of newsboat's article list and article view wherever Reader
has the same action; what they take from others gets another key. ``plain`` needs no key but
letters, digits, arrows and the keys that every keyboard names (enter, escape, space, tab, home and
so on).
"""

from __future__ import annotations

from collections.abc import Mapping

PRESET_KEYS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "vim": {},
    "newsboat": {
        "back": ("q",),
        "quit": ("Q",),
        "next-unread": ("n", "g n"),
        "list.next-unread": (),
        "article.unread": ("N", "s u"),
        "list.hide-read": ("l",),
        "list.open": ("enter", "right", "tab"),
        "list.filter": ("F",),
        "list.saved-filter": ("f",),
        "list.filter-off": ("ctrl+f", "escape"),
        "search.all": ("g /",),
        "article.browse": ("o",),
        "list.sort": ("=",),
        "edge.swap": ("O",),
        "search.next": ("ctrl+n",),
        "search.previous": ("ctrl+p",),
        "palette": (":",),
    },
    "plain": {
        # The list and everywhere.
        "list.next": ("down",),
        "list.previous": ("up",),
        "list.page-down": ("space", "pagedown"),
        "list.page-up": ("pageup",),
        "list.half-down": (),
        "list.half-up": (),
        "list.open": ("enter", "right", "tab"),
        "list.star": ("k",),
        "list.filter": ("f",),
        "search.all": ("g x",),
        "palette": ("b",),
        "help": ("Q",),
        "redo": ("g z",),
        "suspend": ("g q",),
        "jump.back": ("g b",),
        "article.skip-next": ("B",),
        "article.pipe": ("g y",),
        # The text.
        "sentence.next": ("down",),
        "sentence.previous": ("up",),
        "word.left": ("left",),
        "word.right": ("right",),
        "content.next": ("j",),
        "content.previous": ("k",),
        "object.quotation": ("l",),
        "label.repeat": ("h",),
        "paragraph.extend": ("g o",),
        "paragraph.shrink": ("g m",),
        "character.right": ("g f",),
        "character.left": ("g c",),
        "span.next": ("W",),
        "span.previous": ("Y",),
        "span.unsure": ("g u",),
        "span.everywhere": ("g w",),
        "part.add": ("g p",),
        "label.arm": ("U",),
        "search": ("g s",),
        "text.page-up": ("pageup",),
        "text.half-down": (),
        "text.half-up": (),
        # The page view.
        "page.next": ("down",),
        "page.previous": ("up",),
        "page.word-right": ("right",),
        "page.next-article": ("g n",),
        "page.previous-article": ("g p",),
        "page.page-up": ("pageup",),
        "page.half-down": (),
        "page.half-up": (),
        "page.character-right": ("g f",),
        "page.character-left": ("g c",),
        "page.earlier": ("k",),
        "page.later": ("j",),
        "page.split": ("p",),
        "page.why": ("y",),
        "page.redo": ("g z",),
        "page.set-title": ("l t",),
        "page.set-outlet": ("l o",),
        "page.set-date": ("l d",),
        "page.set-author": ("l a",),
    },
}
