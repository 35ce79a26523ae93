"""The fields of a file that the types do not know, kept so that saving does not lose them.

An entry is recognised by what identifies it, not by its number, so that its unknown fields follow
it when entries before it are added or deleted. They go when the entry goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from ccm_timeline.files.fields import fields_of, lists_of, objects_of
from ccm_timeline.model.document import (
    AlsoIn,
    Document,
    Evidence,
    Position,
    PresentationStep,
    Stance,
)

Key = tuple[Any, ...]
"""What identifies an entry of a list, and which of several such entries it is, from 1."""

_IDENTIFIED_BY: dict[type[msgspec.Struct], tuple[str, ...]] = {
    Evidence: ("source", "start", "end"),
    AlsoIn: ("source", "start", "end"),
    Stance: ("actor", "topic", "event"),
    Position: ("claim",),
    PresentationStep: ("event", "quote"),
}
"""The other types have an id."""


class Unknown(msgspec.Struct, frozen=True):
    """The unknown fields of an object, and of the entries of its lists; falsy if there are none."""

    fields: Mapping[str, Any] = msgspec.field(default_factory=dict)
    """Names and values, these as decoded JSON."""
    entries: Mapping[str, Mapping[Key, Unknown]] = msgspec.field(default_factory=dict)
    """By the name of the list; only entries that have unknown fields, or hold such."""
    objects: Mapping[str, Unknown] = msgspec.field(default_factory=dict)
    """By the name of the field that holds the object; only those that have, or hold, such."""

    def __bool__(self) -> bool:
        return bool(self.fields or self.entries or self.objects)


def unknown_in(members: dict[str, Any], cls: type[msgspec.Struct] = Document) -> Unknown:
    """Find the unknown fields in a decoded object that fits a type."""
    known = fields_of(cls)
    own = {}
    if not members.keys() <= known.keys():
        own = {name: value for name, value in members.items() if name not in known}
    entries = {}
    for name, entry_cls in lists_of(cls).items():
        items = members.get(name, ())
        found = [
            (at, inner) for at, item in enumerate(items) if (inner := unknown_in(item, entry_cls))
        ]
        if found:
            keys = _keys(items, entry_cls)
            entries[name] = {keys[at]: inner for at, inner in found}
    objects = {
        name: inner
        for name, object_cls in objects_of(cls).items()
        if members.get(name) is not None and (inner := unknown_in(members[name], object_cls))
    }
    return Unknown(own, entries, objects) if own or entries or objects else _NOTHING


def put_back(
    members: dict[str, Any], unknown: Unknown, cls: type[msgspec.Struct] = Document
) -> None:
    """Add unknown fields to an object made of plain dicts, behind the known ones."""
    members.update(unknown.fields)
    for name, found in unknown.entries.items():
        items = members.get(name, ())
        entry_cls = lists_of(cls)[name]
        for item, key in zip(items, _keys(items, entry_cls), strict=True):
            if key in found:
                put_back(item, found[key], entry_cls)
    for name, inner in unknown.objects.items():
        if name in members:
            put_back(members[name], inner, objects_of(cls)[name])


def _keys(items: Sequence[dict[str, Any]], cls: type[msgspec.Struct]) -> list[Key]:
    names = _IDENTIFIED_BY.get(cls, ("id",))
    seen: Counter[Key] = Counter()
    keys = []
    for item in items:
        identity = tuple(item.get(name) for name in names)
        seen[identity] += 1
        keys.append((*identity, seen[identity]))
    return keys


_NOTHING = Unknown()
