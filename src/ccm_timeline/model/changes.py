"""What differs between two versions of a document, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from ccm_timeline.model.document import Document, Presentation, PresentationStep
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.steps import Key, keys_of
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible

MOST_LINES = 200
"""Lines of a comparison; the rest are counted."""

_SHOWN = 80
_LISTS = ("sources", "actors", "themes", "events", "quotes", "stances", "disagreements")
_NOTHING = Presentation()


def differences(mine: Document, other: Document) -> tuple[str, ...]:
    """A line for each thing in which `mine` differs from `other`; empty where nothing does.

    The texts of the documents stand in the lines: they are to be shown as plain text.
    """
    found = [*_in_document(mine, other), *_in_presentation(mine, other)]
    if len(found) <= MOST_LINES:
        return tuple(found)
    rest = counted(len(found) - MOST_LINES, "further difference")
    return (*found[:MOST_LINES], f"And {rest}.")


def fitted(presentation: Presentation, document: Document) -> tuple[Presentation, int]:
    """A presentation without what its document does not have, and how many steps that were."""
    events = {event.id for event in document.events}
    quotes = {(quote.event, quote.id) for quote in document.quotes}
    seen: set[Key] = set()
    kept: list[PresentationStep] = []
    for step in presentation.steps:
        fits = step.event in events and (step.quote is None or (step.event, step.quote) in quotes)
        if fits and _key(step) not in seen:
            kept.append(step)
        seen.add(_key(step))
    start = presentation.start if presentation.start in events else None
    dropped = len(presentation.steps) - len(kept)
    return Presentation(steps=tuple(kept), start=start, theme=presentation.theme), dropped


def _in_document(mine: Document, other: Document) -> Iterator[str]:
    if mine.title != other.title:
        yield f"The title is {_quoted(mine.title)} instead of {_quoted(other.title)}."
    if mine.summary != other.summary:
        yield "The summary is another one."
    for name in _LISTS:
        yield from _in_list(name, getattr(mine, name), getattr(other, name))


def _in_list(name: str, mine: Sequence[Any], other: Sequence[Any]) -> Iterator[str]:
    if mine == other:
        return
    if name == "stances":
        yield "The stances are others."
        return
    here, there = ({entry.id: entry for entry in entries} for entries in (mine, other))
    counts = (
        ("more", sum(key not in there for key in here)),
        ("fewer", sum(key not in here for key in there)),
        ("changed", sum(key in there and there[key] != here[key] for key in here)),
    )
    words = [f"{count:,} {word}" for word, count in counts if count]
    yield f"Of the {name}: {', '.join(words) if words else 'another order'}."


def _in_presentation(mine: Document, other: Document) -> Iterator[str]:
    here, there = mine.presentation or _NOTHING, other.presentation or _NOTHING
    names = _Names(mine, other)
    steps = {_key(step): step for step in here.steps}
    before = {_key(step): step for step in there.steps}
    for key in (*steps, *(key for key in before if key not in steps)):
        yield from _in_step(names.of(key), steps.get(key), before.get(key))
    if here.steps != there.steps:
        yield from _in_order(names, mine, other)
    if here.start != there.start:
        yield f"It begins with {names.event(here.start)} instead of {names.event(there.start)}."
    if here.theme != there.theme:
        yield f"Its theme is {_theme(here)} instead of {_theme(there)}."


def _in_step(name: str, mine: PresentationStep | None, other: PresentationStep | None) -> list[str]:
    was_hidden, is_hidden = (step is not None and step.hidden for step in (other, mine))
    old, new = (step.note if step is not None and step.note else "" for step in (other, mine))
    lines = []
    if is_hidden is not was_hidden:
        lines.append(f"The step {name} is {'left out' if is_hidden else 'shown again'}.")
    if new and not old:
        lines.append(f"The step {name} has a note: {_quoted(new)}.")
    elif old and not new:
        lines.append(f"The step {name} has no note any more; it was {_quoted(old)}.")
    elif old != new:
        lines.append(f"The note of the step {name} is {_quoted(new)} instead of {_quoted(old)}.")
    return lines


def _in_order(names: _Names, mine: Document, other: Document) -> Iterator[str]:
    """Which quotations are steps or are none any more, and which steps stand elsewhere."""
    here, there = (keys_of(Timeline(document)) for document in (mine, other))
    both = set(here) & set(there)
    known = {(quote.event, quote.id) for quote in mine.quotes}
    known &= {(quote.event, quote.id) for quote in other.quotes}
    for key in here:
        if key not in both and key in known:
            yield f"The quotation {names.of(key)} is a step."
    for key in there:
        if key not in both and key in known:
            yield f"The quotation {names.of(key)} is no step."
    for key in _moved([key for key in here if key in both], [key for key in there if key in both]):
        yield f"The step {names.of(key)} stands in another place."


def _moved(here: list[Key], there: list[Key]) -> list[Key]:
    """The keys that are not where they were: all but those of the long stretches in common."""
    if here == there:
        return []
    matching = SequenceMatcher(None, there, here, autojunk=False).get_matching_blocks()
    stayed = {here[block.b + at] for block in matching for at in range(block.size)}
    return [key for key in here if key not in stayed]


class _Names:
    """Events and quotations as a sentence names them."""

    def __init__(self, *documents: Document) -> None:
        self._titles = {event.id: event.title for doc in documents for event in doc.events}
        self._quotes = {quote.id: quote.exact for doc in documents for quote in doc.quotes}

    def of(self, key: Key) -> str:
        event, quote = key
        if quote is None:
            return self.event(event)
        return f"{_quoted(self._quotes.get(quote, quote))} of {self.event(event)}"

    def event(self, event_id: str | None) -> str:
        if event_id is None:
            return "its first step"
        return _quoted(self._titles.get(event_id, event_id))


def _key(step: PresentationStep) -> Key:
    return step.event, step.quote


def _quoted(text: str) -> str:
    return f"“{visible(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…')}”"


def _theme(presentation: Presentation) -> str:
    return "light" if presentation.theme is None else presentation.theme.value
