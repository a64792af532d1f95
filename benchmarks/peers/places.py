"""Where corpora, catalogues and peers of the benchmarks lie, made when they are first needed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.peers.watching import whole

ROOT = Path(__file__).resolve().parents[2]
WHO = "reading"
"""The annotator that reads and labels in the benchmarks."""
_MAKERS = ("corpus.py", "corpus_pages.py", "corpus_words.py")


def standard() -> Path:
    """Return the folder that is used unless another is named; new makers make new corpora."""
    made = hashlib.sha256()
    for name in _MAKERS:
        made.update((ROOT / "benchmarks" / name).read_bytes())
    return Path(tempfile.gettempdir()) / f"reader-benchmarks-{made.hexdigest()[:8]}"


class Places:
    """Everything below one folder, which stays for the next run."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, made if it is not there."""
        self.folder = folder
        self._catalogued: set[Path] = set()
        folder.mkdir(parents=True, exist_ok=True)
        self._away = folder / "away"
        self._away.mkdir(exist_ok=True)

    def cache(self, root: Path) -> Path:
        """Where the catalogue of a workspace is."""
        return self.folder / "cache" / root.name

    def environ(self, root: Path) -> dict[str, str]:
        """The environment of Reader's runs on `root`: no configuration, a cache of its own."""
        keep = {k: v for k, v in os.environ.items() if not k.startswith(("READER_", "PYTEST_"))}
        return keep | {
            "READER_CACHE": str(self.cache(root)),
            "READER_CONFIG": str(self.folder / "no-configuration.toml"),
            "READER_ANNOTATOR": WHO,
        }

    def packages(self, peer: str) -> Path:
        """Where a peer of Python's is installed with all that it needs, apart from all others."""
        return self.folder / "packages" / peer

    def beside(self, peer: str, root: Path = ROOT) -> dict[str, str]:
        """Return the environment in which the packages of a peer are found, too."""
        found = [str(self.packages(peer)), os.environ.get("PYTHONPATH", "")]
        return self.environ(root) | {"PYTHONPATH": os.pathsep.join(filter(None, found))}

    def has(self, peer: str) -> bool:
        """Tell whether the peer is installed."""
        return self.packages(peer).exists()

    def workspace(self, articles: int, spans: int = 0, size: int = 3000) -> Path:
        """Return a workspace of made-up pages."""
        root = self.folder / f"pages-{articles}-{spans}-{size}"
        if not root.exists():
            command = [sys.executable, "-m", "benchmarks.corpus", str(root)]
            command += ["--articles", str(articles), "--spans", str(spans), "--bytes", str(size)]
            subprocess.run(command, check=True, cwd=ROOT)
        return root

    def reader(self, root: Path, *words: str) -> list[str]:
        """Return the command that runs Reader on a workspace."""
        return [sys.executable, "-m", "reader", *words, "--workspace", str(root)]

    def catalogued(self, root: Path) -> Path:
        """Return `root` with its catalogue built and true, and nothing read or labelled yet."""
        self.forget_reading(root)
        if root not in self._catalogued:
            build = self.reader(root, "search", "--limit", "1", "council")
            whole(build, self.environ(root), ROOT)
            self._catalogued.add(root)
        return root

    def forget_reading(self, root: Path) -> None:
        """Take away what reading and labelling in the benchmarks has left."""
        shutil.rmtree(root / "annotations" / WHO, ignore_errors=True)

    def scratch(self, name: str) -> Path:
        """Return a new, empty folder."""
        folder = self.folder / "scratch" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def fresh(self, name: str) -> Path:
        """Return a new, empty folder; what it held, and its catalogue, is deleted by `tidy`.

        A file system is slow for a while after thousands of files were deleted.
        """
        folder = self.folder / "scratch" / name
        for old in (folder, self.cache(folder)):
            if old.exists():
                away = tempfile.mkdtemp(dir=self._away)
                old.rename(Path(away) / old.name)
        folder.mkdir(parents=True)
        return folder

    def tidy(self) -> None:
        """Delete what `fresh` has put away."""
        shutil.rmtree(self._away, ignore_errors=True)
        self._away.mkdir(parents=True)
