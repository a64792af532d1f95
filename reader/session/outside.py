"""Other programs: the addresses on a page, and giving an article to an editor, pager or command.

A program is always started from a list of arguments, never through a shell.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.model.errors import ReaderError, UsageError
from reader.session.articles import OpenArticle
from reader.text.neutralise import neutralise

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’«»|\\^`{}\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_CLOSING = ".,;:!?…)]}*_"
_HOST = re.compile(r"https?://(?:[\w-]+\.)*[\w-]+(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
LONGEST_ADDRESS = 2000
"""Characters of an address; longer ones are no links that a page prints for people."""


def addresses(view: OpenArticle) -> list[str]:
    """Return the http and https addresses that the page prints, those of the article first.

    Punctuation that closes the sentence around an address does not belong to it, and an address
    that holds a name before ``@`` is left out: it would lead elsewhere than it seems.
    """
    page = view.page.text
    blocks = [page[b.start : b.end] for b in view.article.blocks]
    found: dict[str, None] = {}
    for text in (*blocks, page):
        for match in _ADDRESS.finditer(text):
            address = _without_closing(match[0])
            if len(address) <= LONGEST_ADDRESS and _HOST.fullmatch(address):
                found.setdefault(address)
    return list(found)


def _without_closing(address: str) -> str:
    while address and address[-1] in _CLOSING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def open_address(address: str) -> bool:
    """Open an http or https address in the person's browser; tell whether one was started."""
    if not _HOST.fullmatch(address):
        raise UsageError("only http and https addresses are opened")
    import webbrowser

    if not os.environ.get("BROWSER") and not _has_desktop(os.environ):
        return False
    return webbrowser.open(address)


def _has_desktop(environ: Mapping[str, str]) -> bool:
    import sys

    shown = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return bool(shown) or (sys.platform == "darwin" and not environ.get("SSH_CONNECTION"))


def reference(view: OpenArticle, start: int, end: int) -> str:
    """Return the text from `start` to `end` (text offsets) with where it is from, neutralised."""
    article = view.article
    source = [
        view.title,
        article.outlet.value if article.outlet else "",
        article.published.value if article.published else "",
        f"{view.id}:{start}-{end}",
    ]
    passage = view.text.text[start:end]
    return neutralise(f"{passage}\n  - {', '.join(filter(None, source))}\n")


def plain_article(view: OpenArticle) -> str:
    """Return an article for people: where it is from, an empty line, its text; neutralised."""
    article = view.article
    known = [
        article.outlet.value if article.outlet else "",
        article.published.value if article.published else "",
        *(author.value for author in article.authors),
        view.id,
    ]
    return neutralise(f"{'  '.join(filter(None, known))}\n\n{view.text.text}\n")


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the person's editor with its arguments; raises `UsageError` where there is none."""
    return _program(environ, ("VISUAL", "EDITOR"), ("nano", "vi", "vim"), "an editor")


def pager_command(environ: Mapping[str, str]) -> list[str]:
    """Return the person's pager with its arguments; raises `UsageError` where there is none."""
    return _program(environ, ("PAGER",), ("less", "more"), "a pager")


def _program(
    environ: Mapping[str, str], variables: Sequence[str], usual: Sequence[str], what: str
) -> list[str]:
    for variable in variables:
        written = environ.get(variable, "").strip()
        if written:
            try:
                command = shlex.split(written)
            except ValueError as error:
                raise UsageError(f"{variable} cannot be read: {error}") from error
            if command:
                return command
    for name in usual:
        if shutil.which(name):
            return [name]
    raise UsageError(f"there is no {what.split()[1]}", hint=f"set {variables[-1]} to {what}")


def run_on_file(command: Sequence[str], text: str, *, keep: bool = False) -> str:
    """Run `command` on a private file with `text`; return what the file holds afterwards.

    The file is readable by its owner alone and gone afterwards. With `keep` False what the program
    wrote is not read back, and `text` is returned. Raises `ReaderError` where it cannot run.
    """
    with tempfile.TemporaryDirectory(prefix="reader-") as folder:
        path = Path(folder) / "article.txt"
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        _run([*command, str(path)])
        if not keep:
            return text
        try:
            return path.read_bytes().decode("utf-8", "replace")
        except OSError as error:
            raise ReaderError(f"what was written cannot be read: {error.strerror}") from error


def pipe(command: Sequence[str], text: str) -> None:
    """Give `text` to the standard input of `command`, which has the terminal."""
    _run(command, text.encode("utf-8", "replace"))


def _run(command: Sequence[str], data: bytes | None = None) -> None:
    try:
        done = subprocess.run(list(command), input=data, check=False)
    except OSError as error:
        raise ReaderError(
            f"{command[0]} cannot be run: {error.strerror or error}",
            hint="see EDITOR, PAGER and [commands] of your configuration",
        ) from error
    if done.returncode:
        raise ReaderError(f"{command[0]} ended with code {done.returncode}")
