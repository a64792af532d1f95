"""``python -m reader`` and the command ``reader``."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line; interrupted while it is still being loaded, end as it would."""
    try:
        from reader.cli import main

        main(prog_name="reader")
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    run()
