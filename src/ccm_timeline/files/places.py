"""The words for a place in a document: "event 12 (x), evidence 2"; numbers count from 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ccm_timeline.files.problems import shown

Way = tuple[tuple[str, int, Any], ...]
"""For each object or entry on the way: the field that holds it, its number (0: no list), itself."""

_NOUNS = {
    "sources": "source",
    "actors": "actor",
    "themes": "theme",
    "events": "event",
    "quotes": "quote",
    "stances": "stance",
    "disagreements": "disagreement",
    "positions": "position",
    "also_in": "also_in",
    "evidence": "evidence",
    "steps": "step",
}


def entry(within: str, list_name: str, number: int, entry_id: object = None) -> str:
    """Name an entry of a list, with its id where it has one that can be shown."""
    name = f"{noun_of(list_name)} {number}"
    if isinstance(entry_id, str) and entry_id.strip():
        name += f" ({shown(entry_id)})"
    return f"{within}, {name}" if within else name


def noun_of(list_name: str) -> str:
    """What one entry of a list is called."""
    return _NOUNS.get(list_name) or f"‘{shown(list_name)}’"


LIST = "list"
"""The name of a list that stands in no field."""


def objects(tree: Any, name: str = LIST, before: int = 0) -> Iterator[tuple[Way, dict[str, Any]]]:
    """Yield every object in decoded JSON and the way to it, in the order of the text.

    Of a list by itself, `name` is that of its field, of which `before` entries are not there.
    """
    left: list[tuple[Way, Any]] = [((), tree)] if isinstance(tree, dict) else []
    if isinstance(tree, list):
        left = list(reversed(list(_items((), name, tree, before))))
    while left:
        way, value = left.pop()
        if isinstance(value, dict):
            yield way, value
        left.extend(reversed(list(_inner(way, value))))


def in_words(way: Way) -> str:
    """Name the place to which a way leads; "" is the document."""
    place = ""
    for name, number, item in way:
        if number:
            place = entry(place, name, number, item.get("id") if isinstance(item, dict) else None)
        else:
            place += f", ‘{shown(name)}’" if place else f"‘{shown(name)}’"
    return place


def _inner(way: Way, value: Any) -> Iterator[tuple[Way, Any]]:
    members = value.items() if isinstance(value, dict) else [(LIST, value)]
    for name, member in members:
        if isinstance(member, dict):
            yield (*way, (name, 0, member)), member
        elif isinstance(member, list):
            yield from _items(way, name, member)


def _items(way: Way, name: str, items: list[Any], before: int = 0) -> Iterator[tuple[Way, Any]]:
    for number, item in enumerate(items, before + 1):
        if isinstance(item, (dict, list)):
            yield (*way, (name, number, item)), item
