r"""Hostile strings for tests of the face, and a way to tell whether one of them got through.

Plant `Payload.text` wherever text from outside is shown (page, title, file name, label, note, tag,
error), capture what the program writes to its terminal, and ask `forbidden_bytes_in` about it.

A program's own output is full of escapes, so the sequences here carry parameters that no program
sends by itself: the number 31337, the word READER31337, or the base64 of READER for the clipboard.
Controls that no terminal program needs (C1, bidi, tags) are looked for as they are.

Markup such as ``[bold red]`` leaves no bytes to look for. Those payloads are `verbatim`: their text
has to stand on the screen exactly as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = "READER31337"
"""The word that sequences with a free text carry."""


@dataclass(frozen=True)
class Payload:
    """One hostile string.

    `harm` says what happens when it works. `active` matches the bytes of the terminal's input by
    which it would, and is None where there are none. `verbatim` payloads are harmless to a terminal
    and have to be shown as they are.
    """

    id: str
    text: str
    harm: str
    active: re.Pattern[bytes] | None = None
    verbatim: bool = False

    @property
    def fits_page(self) -> bool:
        """Whether a UTF-8 page can hold the text; one with NUL is refused as binary."""
        return "\0" not in self.text and not _has_surrogate(self.text)

    @property
    def fits_file_name(self) -> bool:
        """Whether a POSIX file name of up to 200 bytes can hold the text."""
        size = len(self.text.encode("utf-8", "surrogateescape"))
        return size <= 200 and not {"/", "\0"} & set(self.text)

    @property
    def fits_line(self) -> bool:
        """Whether the text stays on one line: no LF and no CR."""
        return not {"\n", "\r"} & set(self.text)


def forbidden_bytes_in(output: bytes) -> list[str]:
    """Return the ids of the payloads that act in `output`, raw bytes as a terminal receives them.

    Every payload is looked for, planted or not, in the order of `PAYLOADS`. `output` may begin or
    end within a character or a sequence.
    """
    return [
        payload.id
        for payload in PAYLOADS
        if payload.active is not None and payload.active.search(output)
    ]


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _sequence(name: str, text: str, harm: str, active: str | None = None) -> Payload:
    """Return a payload that acts by its text without the terminator, or by `active` in it.

    A string without its terminator acts too: it swallows what follows.
    """
    literal = (
        text.removesuffix("\x07").removesuffix("\x1b\\") if active is None else active
    ).encode()
    return Payload(name, text, harm, re.compile(re.escape(literal)))


def _character(name: str, character: str, harm: str, around: str = "left{}right") -> Payload:
    """Return a payload that acts by one character that no program has a use for on a screen."""
    return Payload(
        name, around.format(character), harm, re.compile(re.escape(character.encode("utf-8")))
    )


def _markup(name: str, text: str, harm: str) -> Payload:
    return Payload(name, text, harm, verbatim=True)


_ESCAPES = (
    _sequence("osc-52", "\x1b]52;c;UkVBREVS\x07", "writes to the clipboard"),
    _sequence("osc-52-st", "\x1b]52;p;UkVBREVS\x1b\\", "writes to the primary selection"),
    _sequence("osc-title", f"\x1b]0;{MARK}\x07", "sets the window's title"),
    _sequence("osc-unfinished", f"\x1b]2;{MARK}", "swallows what is drawn after it"),
    _sequence(
        "osc-link",
        "\x1b]8;;https://reader31337.example/bare\x1b\\here\x1b]8;;\x1b\\",
        "makes a link whose address nobody sees",
        active="\x1b]8;;https://reader31337.example/bare",
    ),
    _sequence("osc-colour", "\x1b]11;#031337\x07", "changes the background for good"),
    _sequence("osc-notify", f"\x1b]9;{MARK}\x07", "raises a notification of the desktop"),
    _sequence("osc-file", f"\x1b]1337;File=name={MARK}:UkVBREVS\x07", "stores a file (iTerm2)"),
    _sequence("csi-mode", "\x1b[?31337h", "sets a mode"),
    _sequence("csi-unmode", "\x1b[?31337l", "resets a mode"),
    _sequence("csi-cursor", "\x1b[31337;31337H", "moves the cursor"),
    _sequence("csi-erase", "\x1b[31337J", "erases"),
    _sequence("csi-style", "\x1b[8;31337m", "hides text"),
    _sequence("csi-scroll", "\x1b[3;31337r", "sets a scroll region"),
    _sequence("csi-report", "\x1b[31337;6n", "makes the terminal type an answer"),
    _sequence("csi-title-report", "\x1b[21;31337t", "makes the terminal type its title"),
    _sequence("csi-paste-end", "\x1b[201~", "ends a bracketed paste, so the rest is typed"),
    _sequence("csi-unfinished", "\x1b[31337", "swallows the next character"),
    _sequence("dcs", f"\x1bP31337;1|{MARK}\x1b\\", "sends a device control string"),
    _sequence("dcs-sixel", "\x1bP0;0;31337q#0~\x1b\\", "draws a picture"),
    _sequence("apc-kitty", "\x1b_Gi=31337,a=q;UkVB\x1b\\", "draws a picture (kitty)"),
    _sequence("pm", f"\x1b^{MARK}\x1b\\", "sends a private message"),
    _sequence("sos", f"\x1bX{MARK}\x1b\\", "opens a string that swallows what follows"),
    _sequence("reset", "\x1bc", "resets the terminal"),
    _sequence("alignment", "\x1b#8", "fills the screen with E"),
    _sequence("line-drawing", "\x1b(0", "turns letters into lines"),
    Payload(
        "escape-last",
        "tail\x1b",
        "joins the program's own next sequence or blank into another one",
        re.compile(rb"\x1b[\x00-\x20\x7f-\xff]"),
    ),
    Payload(
        "escape-cut",
        "\x1b[3\n1337h",
        "a sequence that a line's end divides still acts",
        re.compile(rb"\x1b\[[0-?]*[ -/]*[\x00-\x1f\x7f-\xff]"),
    ),
)

_CONTROLS = (
    Payload("nul", "left\x00right", "ends a string in C", re.compile(rb"\x00")),
    Payload("bell", "\x07\x07\x07", "rings", re.compile(rb"\x07\x07\x07")),
    Payload(
        "backspace",
        "safe\x08\x08\x08\x08evil",
        "draws over what stands before it",
        re.compile(rb"\x08"),
    ),
    Payload(
        "return",
        "safe\r\r\revil",
        "draws over the line's beginning",
        re.compile(rb"\r\r\r"),
    ),
    _character("vertical-tab", "\x0b", "moves the cursor down"),
    _character("form-feed", "\x0c", "moves the cursor down or clears"),
    _character("shift-out", "\x0e", "turns letters into lines"),
    _character("shift-in", "\x0f", "leaves a character set"),
    _character("cancel", "\x18", "cuts the program's own sequence"),
    _character("substitute", "\x1a", "cuts the program's own sequence"),
    _character("delete", "\x7f", "is drawn by some terminals and not by others"),
    _character("c1-csi", "\x9b", "starts a sequence in one character", "{}?31337h"),
    _character("c1-osc", "\x9d", "starts a string in one character", "{}52;c;UkVBREVS\x9c"),
    _character("c1-dcs", "\x90", "starts a device control string", "{}31337;1|" + MARK + "\x9c"),
    _character("c1-apc", "\x9f", "starts a program command", "{}Gi=31337\x9c"),
    _character("c1-st", "\x9c", "ends the program's own string"),
    _character("c1-index", "\x84", "moves the cursor down"),
    _character("c1-nel", "\x85", "breaks the line, and splits it for `str.splitlines`"),
    _character("c1-ri", "\x8d", "moves the cursor up or scrolls"),
    Payload(
        "surrogate",
        "left\udc9b?31337hright",
        "becomes a raw C1 byte on the way out, or cannot be encoded at all",
        re.compile(rb"(?<=[\x00-\x7f])[\x80-\x9f]|\xed[\xa0-\xbf]"),
    ),
)

_INVISIBLE = (
    _character("bidi-override", "\u202e", "draws the rest of the line backwards", "{}exe.txt"),
    _character("bidi-embedding", "\u202b", "draws an embedded text backwards"),
    _character("bidi-isolate", "\u2067", "draws an isolated text backwards", "{}abc\u2069"),
    _character("bidi-mark", "\u200f", "draws its neighbours in another order"),
    _character("bidi-arabic-mark", "\u061c", "draws its neighbours in another order"),
    Payload(
        "tags",
        "flag" + "".join(chr(0xE0000 + ord(letter)) for letter in MARK) + "\U000e007f",
        "carries a text that nobody sees",
        re.compile(rb"\xf3\xa0[\x80\x81]"),
    ),
    Payload(
        "variation-supplement",
        "a\U000e0152\U000e0155\U000e0151",
        "carries a text that nobody sees",
        re.compile(rb"\xf3\xa0[\x84-\x87]"),
    ),
    _character("line-separator", "\u2028", "breaks the line, and splits it for `str.splitlines`"),
    _character("paragraph-separator", "\u2029", "breaks the line for some programs"),
    _character("zero-width-space", "\u200b", "hides in a word"),
    _character("word-joiner", "\u2060", "hides in a word"),
    _character("byte-order-mark", "\ufeff", "hides in a word"),
    _character("soft-hyphen", "\u00ad", "takes a cell in some terminals and none in others"),
    _character("hangul-filler", "\u3164", "is drawn as nothing and counts as a letter"),
    _character("interlinear", "\ufff9", "hides the text it annotates", "{}base\ufffanote\ufffb"),
    _character("kitty-placeholder", "\U0010eeee", "is replaced by a picture (kitty)"),
    Payload(
        "joiner-in-word",
        "pass\u200dword",
        "hides in a word and joins two cells",
        re.compile(rb"[a-z]\xe2\x80\x8d[a-z]"),
    ),
    Payload(
        "joiner-chain",
        "\U0001f468" + "\u200d\U0001f468" * 500,
        "makes one character of a thousand cells",
        re.compile(rb"(?:\xe2\x80\x8d\xf0\x9f\x91\xa8){16}"),
    ),
    Payload(
        "combining-flood",
        "e" + "\u0301" * 2000,
        "is drawn over the lines above, and takes long",
        # 30 in a row is the limit of the Stream-Safe Text Format (UAX #15).
        re.compile(rb"(?:\xcc[\x80-\xbf]|\xcd[\x80-\xaf]){31}"),
    ),
    Payload(
        "combining-mixture",
        "Z" + "\u0310\u0351\u035b\u0362" * 50,
        "is drawn over the lines above",
        re.compile(rb"(?:\xcc\x90\xcd\x91\xcd\x9b\xcd\xa2){8}"),
    ),
)

_MARKUP = (
    _markup("markup-close", "[/x]", "closes a tag that is not open: the parser raises"),
    _markup("markup-close-any", "[/]", "closes a tag that is not open: the parser raises"),
    _markup("markup-agency", "[AP]", "is taken for a style and vanishes"),
    _markup("markup-action", "[@click=app.quit]x[/]", "runs an action when it is clicked"),
    _markup("markup-action-bell", "[@click=app.bell()]ring[/]", "runs an action with arguments"),
    _markup("markup-style", "[bold red]", "colours what follows and vanishes"),
    _markup("markup-variable", "[$primary on $panel]", "is taken for the theme's variables"),
    _markup("markup-nested", "[b][i]both[/b][/i]", "closes tags in the wrong order"),
    _markup("markup-open", "[", "opens a tag that never ends"),
    _markup("markup-escaped", r"\[bold]", "loses its backslash"),
    _markup("markup-backslash", "\\", "escapes the markup that the program puts after it"),
    _markup("markup-emoji", ":warning:", "is replaced by a picture"),
    _markup("format-braces", "{0} {text!r} %s %(x)d", "is taken for a template"),
    Payload(
        "markup-link",
        "[link=https://reader31337.example/markup]here[/link]",
        "makes a link whose address nobody sees",
        re.compile(rb"\x1b\]8;[^;\x1b\x07]*;https://reader31337\.example/markup"),
        verbatim=True,
    ),
)

PAYLOADS: tuple[Payload, ...] = (*_ESCAPES, *_CONTROLS, *_INVISIBLE, *_MARKUP)
"""Every payload, each with an id of its own."""
