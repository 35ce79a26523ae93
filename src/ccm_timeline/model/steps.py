"""The steps of a presentation: each event, then each of its key quotations, in the order of
time."""

from __future__ import annotations

from collections.abc import Container

import msgspec

from ccm_timeline.model.document import Presentation
from ccm_timeline.model.timeline import Timeline

Key = tuple[str, str | None]
"""The ids of an event and of a quotation of it; without the latter, the event itself."""


class Step(msgspec.Struct, frozen=True):
    """What is shown at a time, with the note that the speaker alone sees."""

    event_id: str
    quote_id: str | None = None
    note: str = ""

    @property
    def key(self) -> Key:
        return self.event_id, self.quote_id


def steps_of(timeline: Timeline) -> tuple[Step, ...]:
    """The steps as the document's presentation orders, notes and hides them."""
    presentation = timeline.document.presentation or Presentation()
    notes = {(step.event, step.quote): step.note or "" for step in presentation.steps}
    hidden = {(step.event, step.quote) for step in presentation.steps if step.hidden}
    return tuple(Step(*key, notes.get(key, "")) for key in keys_of(timeline) if key not in hidden)


def keys_of(timeline: Timeline) -> list[Key]:
    """Every step in the order of the presentation, those that it hides too."""
    presentation = timeline.document.presentation or Presentation()
    listed = list(dict.fromkeys((step.event, step.quote) for step in presentation.steps))
    return _ordered(keys_in_time(timeline, frozenset(listed)), listed)


def first_step(timeline: Timeline, steps: tuple[Step, ...]) -> int:
    """The step that a presentation begins with: that of its start event, or the first."""
    presentation = timeline.document.presentation or Presentation()
    return step_of(steps, presentation.start) or 0


def step_of(steps: tuple[Step, ...], event_id: str | None) -> int | None:
    """The first step of an event, or None where it has none."""
    return next((at for at, step in enumerate(steps) if step.event_id == event_id), None)


def keys_in_time(timeline: Timeline, listed: Container[Key] = ()) -> list[Key]:
    """Every step in the order of time; of an event without a key quotation, its first one. Other
    quotations are steps where they are listed."""
    keys: list[Key] = []
    for event in timeline.events:
        quotes = timeline.quotes_of(event.id)
        usual = {quote.id for quote in quotes if quote.key} or {quote.id for quote in quotes[:1]}
        keys.append((event.id, None))
        for quote in quotes:
            if quote.id in usual or (event.id, quote.id) in listed:
                keys.append((event.id, quote.id))
    return keys


def _ordered(in_time: list[Key], listed: list[Key]) -> list[Key]:
    """The listed steps as listed; each other one behind the step that it follows in time."""
    if not listed:
        return in_time
    known = set(listed)
    followers: dict[Key | None, list[Key]] = {}
    before: Key | None = None
    for key in in_time:
        if key in known:
            before = key
        else:
            followers.setdefault(before, []).append(key)
    ordered = list(followers.get(None, ()))
    for key in listed:
        ordered += [key, *followers.get(key, ())]
    return ordered
