"""The lists of a document as far as they fit their types, so that the rest can be judged too."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from ccm_timeline.files.fields import fields_of
from ccm_timeline.files.places import entry
from ccm_timeline.files.problems import Problem
from ccm_timeline.files.shape import field_misfits, misfits
from ccm_timeline.model.document import (
    Actor,
    Disagreement,
    Document,
    Event,
    Presentation,
    Quote,
    Source,
    Stance,
    Theme,
)

T = TypeVar("T")


class Part(msgspec.Struct, Generic[T], frozen=True):
    """One list of a document; numbers count from 1."""

    entries: Sequence[tuple[int, T]] = ()
    """Those that fit their type."""
    ids: Sequence[tuple[int, str]] = ()
    """Those of all entries, fitting or not."""
    readable: bool = False
    """Whether it was a list at all: else nothing can be said of references into it."""


class Parts(msgspec.Struct, frozen=True):
    """The lists of a document, and what else of it is text or fits its type."""

    title: str | None
    sources: Part[Source]
    actors: Part[Actor]
    themes: Part[Theme]
    events: Part[Event]
    quotes: Part[Quote]
    stances: Part[Stance]
    disagreements: Part[Disagreement]
    presentation: Presentation | None = None


def parts_of(document: Document) -> Parts:
    """Take a document apart that fits the types."""
    return Parts(
        document.title,
        _whole(document.sources),
        _whole(document.actors),
        _whole(document.themes),
        _whole(document.events),
        _whole(document.quotes),
        Part(list(enumerate(document.stances, 1)), readable=True),  # they have no ids
        _whole(document.disagreements),
        document.presentation,
    )


def salvage(tree: dict[str, Any]) -> Generator[Problem, None, Parts]:
    """Yield what does not fit in a decoded document, and return the parts that do."""
    parts: dict[str, Part[Any]] = {}
    for field in fields_of(Document).values():
        values = tree.get(field.name)
        if field.entries is not None and isinstance(values, list):
            parts[field.name] = yield from salvage_list(field.name, field.entries, values)
            continue
        yield from field_misfits(tree, field, "")
        if field.entries is not None:
            parts[field.name] = Part()
    title = tree.get("title")
    return Parts(
        title=title if isinstance(title, str) else None,
        presentation=_presentation(tree.get("presentation")),
        **parts,
    )


def _presentation(value: Any) -> Presentation | None:
    try:
        return msgspec.convert(value, Presentation | None)
    except msgspec.ValidationError:
        return None


def _whole(values: tuple[T, ...]) -> Part[T]:
    ids = [(number, getattr(value, "id", "")) for number, value in enumerate(values, 1)]
    return Part(list(enumerate(values, 1)), ids, readable=True)


def salvage_list(
    name: str, cls: type[msgspec.Struct], values: list[Any], before: int = 0
) -> Generator[Problem, None, Part[Any]]:
    """Yield what does not fit in a list, or in what comes of it after so many entries, and return
    the part that does."""
    entries = []
    ids = []
    for number, value in enumerate(values, before + 1):
        value_id = value.get("id") if isinstance(value, dict) else None
        if isinstance(value_id, str):
            ids.append((number, value_id))
        try:
            entries.append((number, msgspec.convert(value, cls)))
        except msgspec.ValidationError:
            yield from misfits(value, cls, entry("", name, number, value_id))
    return Part(entries, ids if "id" in fields_of(cls) else [], readable=True)
