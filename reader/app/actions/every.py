"""All actions of Reader: importing this module registers each of them."""

from reader.app.actions import (  # noqa: F401
    annotating,
    cutting,
    everywhere,
    exchanging,
    finding,
    guiding,
    home,
    labelling,
    lists,
    looking_back,
    mending,
    program,
    selecting,
    shelving,
    spanning,
)
