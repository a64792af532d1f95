"""Going on to write where one has looked only, once nobody else writes."""

from __future__ import annotations

from reader.model.errors import ReadOnlyError
from reader.session.session import LOOKS, Session


def only_looks(session: Session) -> bool:
    """Tell whether nothing can be changed, but only because of how the session was opened."""
    return session.read_only and session.read_only_reason == LOOKS


def to_write(session: Session) -> Session:
    """Open the same workspace for the same annotator to write, as its files are by then.

    The session stays as it is. Raises as `Session.open` does, and `ReadOnlyError` where something
    else than how it was opened stands in the way.
    """
    if not only_looks(session):
        raise ReadOnlyError(session.read_only_reason)
    annotator, environ = session.opened_for
    opened = Session.open(session.root, annotator, environ=environ)
    if opened.read_only:
        reason = opened.read_only_reason
        opened.close()
        raise ReadOnlyError(reason)
    return opened
