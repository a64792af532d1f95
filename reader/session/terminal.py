"""What the environment says of the terminal, and what can be told from that without guessing."""

from __future__ import annotations

from collections.abc import Mapping


def draws_unicode(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal's locale can show more than ASCII."""
    plain = ("C", "POSIX")
    if environ.get("TERM") == "linux":
        return False
    if locale := environ.get("LC_ALL", ""):
        return locale.upper() not in plain
    # Python itself sets LC_CTYPE to C.UTF-8 where it finds the C locale (PEP 538).
    asked = environ.get("LC_CTYPE", "")
    if asked and asked != "C.UTF-8":
        return asked.upper() not in plain
    return environ.get("LANG", "").upper() not in plain


def around(environ: Mapping[str, str]) -> list[str]:
    """Return what stands between the program and the terminal, as the environment tells."""
    found = []
    if environ.get("TMUX"):
        found.append("tmux")
    if environ.get("STY"):
        found.append("screen")
    if environ.get("ZELLIJ"):
        found.append("zellij")
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        found.append("ssh")
    if environ.get("WSL_DISTRO_NAME"):
        found.append("WSL")
    return found
