"""All actions of Reader: importing this module registers each of them."""

from reader.app.actions import everywhere, home, labelling, lists, program, selecting  # noqa: F401
