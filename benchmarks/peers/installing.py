"""Installing the peers, where the registries have them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from benchmarks.peers.places import Places

OPTIONAL = {
    "tantivy": "tantivy>=0.22",
    "label-studio-sdk": "label-studio-sdk>=2.1",
}


def install(places: Places, names: list[str]) -> None:
    """Install peers: newsboat by the system's apt, the others into a folder of the benchmarks."""
    for name in names:
        if name == "newsboat":
            if not shutil.which("newsboat"):
                root = [] if os.geteuid() == 0 else ["sudo"]
                subprocess.run([*root, "apt-get", "install", "-y", "newsboat"], check=True)
            continue
        pip = [sys.executable, "-m", "pip", "install", "-q", "--target", str(places.packages(name))]
        subprocess.run([*pip, OPTIONAL[name]], check=True)
