"""``python -m reader``."""

from reader.cli import main

main(prog_name="reader")
