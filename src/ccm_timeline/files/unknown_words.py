"""The fields of a file that nothing shows, named with their places."""

from __future__ import annotations

from collections.abc import Iterator

from ccm_timeline.files.places import noun_of
from ccm_timeline.files.problems import shown
from ccm_timeline.files.unknown import Key, Unknown


def unknown_in_words(unknown: Unknown, place: str = "") -> Iterator[str]:
    """Yield a sentence for each field that the format has not, in the order of its lists."""
    where = f"{place}: " if place else ""
    for name in unknown.fields:
        yield f"{where}the format has no field “{shown(name)}”; it is kept, and shown nowhere."
    within = f"{place}, " if place else ""
    for name, inner in unknown.objects.items():
        yield from unknown_in_words(inner, f"{within}‘{shown(name)}’")
    for name, entries in unknown.entries.items():
        for key, inner in entries.items():
            yield from unknown_in_words(inner, f"{within}{noun_of(name)} {_named(key)}")


def _named(key: Key) -> str:
    """Name an entry by what identifies it, and where several are alike by its number among them."""
    *identity, number = key
    name = ", ".join(shown(str(part)) for part in identity if part is not None)
    return f"({name})" if number == 1 else f"({name}), number {number}"
