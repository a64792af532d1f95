"""What holds for every test: no deadlines, and nothing of the person's own is read or written."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no defect; speed is shown by the benchmarks. There are hundreds of properties.
settings.register_profile("reader", deadline=None, max_examples=16)
# A submission is judged on the same examples each time; every other run looks for new ones.
settings.register_profile("ci", settings.get_profile("reader"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "reader")

# A shell that starts the tests in the background lets all that they start ignore an interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the catalogue, the configuration and the log of these tests in folders of their own."""
    folder: Path = tmp_path_factory.mktemp("person")
    own = {
        "READER_CACHE": str(folder / "cache"),
        "READER_CONFIG": str(folder / "config.toml"),
        "READER_LOG": str(folder / "log"),
        "READER_ANNOTATOR": "",
        "READER_WORKSPACE": "",
    }
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
