"""What strace sees of a session, to compare with what the layer counted.

``-f`` follows every thread, ``-y`` tells the path of each descriptor. Calls that failed changed
nothing; calls with flags that only read are none of ours.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.faults.layer import OFF, ON
from tests.support import ROOT

CHANGING = (
    *("open", "openat", "openat2", "creat", "write", "pwrite64", "writev", "pwritev", "pwritev2"),
    *("fsync", "fdatasync", "sync", "syncfs", "sync_file_range", "msync", "rename", "renameat"),
    *("renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "mkdir"),
    *("mkdirat", "rmdir", "mknod", "mknodat", "truncate", "ftruncate", "fallocate", "sendfile"),
    *("copy_file_range", "splice", "chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown"),
    *("fchownat", "utime", "utimes", "utimensat", "setxattr", "fsetxattr", "flock", "mmap"),
)
"""Every call of Linux by which a process changes files or makes sure of them."""

_NAMES = {
    "openat": "open",
    "openat2": "open",
    "creat": "open",
    "pwrite64": "write",
    "writev": "write",
    "pwritev": "write",
    "pwritev2": "write",
    "renameat": "rename",
    "renameat2": "rename",
    "linkat": "link",
    "symlinkat": "symlink",
    "unlinkat": "unlink",
    "mkdirat": "mkdir",
    "fchmod": "chmod",
    "fchmodat": "chmod",
    "utimensat": "utime",
}
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DESCRIPTOR = re.compile(r"\d+<([^<>]*)>")
_CREATES = re.compile(r"O_CREAT|O_TRUNC")


def traced(job: str, output: Path) -> str:
    """Run one job of the server under strace, and return what the server said."""
    command = [
        *("strace", "-f", "-y", "-qq", "-s", "300", "-o", str(output), "-e"),
        f"trace={','.join(CHANGING)}",
        *(sys.executable, str(Path(__file__).with_name("server.py"))),
    ]
    done = subprocess.run(
        command,
        input=job + "\n",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.stdout


def seen(output: Path, root: Path) -> Counter[tuple[str, str]]:
    """Return the calls that changed what lies in `root`: names as the layer has them, and paths.

    An `open` counts by what it may have done; whether the file was there, only the layer knows.
    """
    found: Counter[tuple[str, str]] = Counter()
    lines = joined(output.read_text("utf-8", "replace").splitlines())
    watched = False
    for line in lines:
        match = _LINE.match(line)
        if match is not None and match.group(1) == "rmdir":
            watched = (watched or ON in line) and OFF not in line
        if not watched or match is None or match.group(3).startswith("-"):
            continue
        call, arguments = match.group(1), match.group(2)
        if call.startswith(("open", "creat")) and not _CREATES.search(arguments):
            continue
        if call == "mmap" and not ("MAP_SHARED" in arguments and "PROT_WRITE" in arguments):
            continue
        path = _path(call, arguments)
        if path.startswith(f"{root}/") or path == str(root):
            name = _NAMES.get(call, call)
            if call == "unlinkat" and "AT_REMOVEDIR" in arguments:
                name = "rmdir"
            found[name, path] += 1
    return found


def joined(lines: list[str]) -> list[str]:
    """Put calls together that another thread's came in between."""
    waiting: dict[str, str] = {}
    found = []
    for line in lines:
        thread = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            waiting[thread] = line.removesuffix("<unfinished ...>")
        elif " resumed>" in line:
            found.append(waiting.pop(thread, "") + line.split(" resumed>", 1)[1])
        else:
            found.append(line)
    return found


def _path(call: str, arguments: str) -> str:
    """Return the path that a call is about: of two, the second; of a descriptor, its file's."""
    quoted: list[str] = _QUOTED.findall(arguments)
    by_descriptor = {"write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "fchmod"}
    folders: list[str] = _DESCRIPTOR.findall(arguments)
    if call in by_descriptor or not quoted:
        return folders[0].removesuffix(" (deleted)") if folders else ""
    path = quoted[-1] if call.startswith(("rename", "link", "symlink")) else quoted[0]
    if not path.startswith("/") and folders:
        path = f"{folders[-1]}/{path}"
    return path
