"""Whether the names in a filter mean anything in the workspace: its labels, attributes and tags.

A name that nothing has would find nothing, which looks as if there were nothing to find. What the
label scheme has is known, and so is what anybody has used under an earlier one.
"""

from __future__ import annotations

from reader.model.errors import SettingsError
from reader.model.scheme import LabelScheme
from reader.session.session import Session
from reader.text.filter_language import FilterError, lexemes

CLOSED = ("label", "attribute", "tag")
"""Fields whose values the label scheme lists."""


def check_names(session: Session, query: str) -> None:
    """Raise `FilterError` at the first label, attribute or tag of `query` that there is not."""
    for one in lexemes(query):
        field = one.field.casefold()
        if field not in CLOSED:
            continue
        try:
            scheme = session.scheme
        except SettingsError:  # which is told elsewhere; without a scheme nothing is unknown
            return
        if one.value in listed(scheme, field) or session.catalogue.is_used(field, one.value):
            continue
        start = one.start + len(one.field) + 1
        raise FilterError(
            f"there is no {field} {one.value!r}",
            query,
            start,
            one.end,
            _hint(session, scheme, field, one.value),
        )


def listed(scheme: LabelScheme, field: str) -> list[str]:
    """Return what may stand after `field` by the scheme, as filters write it."""
    if field == "label":
        return [label.name for label in scheme.labels]
    if field == "attribute":
        names = [a.name for a in scheme.attributes]
        return names + [f"{a.name}={value}" for a in scheme.attributes for value in a.values]
    values = [value for tag in scheme.tags for value in tag.values]
    return values + [f"{tag.name}={value}" for tag in scheme.tags for value in tag.values]


def _hint(session: Session, scheme: LabelScheme, field: str, given: str) -> str:
    from difflib import get_close_matches

    used = session.catalogue.values(field, session.annotator) if field != "attribute" else []
    known = list(dict.fromkeys([*listed(scheme, field), *used]))
    by_case = {name.casefold(): name for name in known}
    close = get_close_matches(given[:80].casefold(), by_case, n=3, cutoff=0.6)
    if close:
        return f"did you mean {' or '.join(by_case[name] for name in close)}?"
    if not known:
        return f"the label scheme has no {field}s"
    shown = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    return f"there are {shown}"
