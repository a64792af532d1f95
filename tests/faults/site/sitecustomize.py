"""Puts the layer under the real program: Python loads this first where it finds it on its path.

``READER_FAULT`` is a JSON object: ``root`` to watch, ``stop`` (see `layer.Stop`) or null, and
``log``, where the number of calls is written at the end.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
from pathlib import Path

if "READER_FAULT" in os.environ:
    from tests.faults import layer

    LOADED = (shutil, tempfile)
    job = json.loads(os.environ["READER_FAULT"])
    layer.install()
    stop = layer.Stop(*job["stop"]) if job["stop"] is not None else None
    layer.LAYER.arm(Path(job["root"]), stop=stop)

    @atexit.register
    def _tell() -> None:
        layer.LAYER.disarm()
        Path(job["log"]).write_text(str(len(layer.LAYER.calls)))
