"""All that is said of an event, folded as search compares it."""

from __future__ import annotations

from collections.abc import Sequence

from ccm_timeline.model.document import Event
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.folding import fold
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words

_PART, _EVENT = "\x00", "\x01"
"""Stand between parts of what is said, and between events, while these are folded at once: no
folding changes them, or joins what they part."""

_MOST_DATES = 2**12
"""Dates whose words are kept: events come in the order of time, and so the same dates at once."""


class Said:
    """Reads the events of one timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._actors = _Actors(timeline)
        self._sources = _Sources(timeline)
        self._dates = _Dates()
        self._quoted = {quote.event for quote in timeline.document.quotes}
        self._judged = {stance.event for stance in timeline.document.stances}

    def of(self, events: Sequence[Event]) -> list[str]:
        """A text for each event, a part a line: no term of a query goes beyond a line, so none
        joins two parts. Many are folded at once, which takes a fraction of the time."""
        said = [self._parts(event) for event in events]
        joined = _EVENT.join(said)
        if joined.count(_EVENT) < len(said):
            texts = fold(joined).split(_EVENT)
        else:  # A text has the very character.
            texts = [fold(text) for text in said]
        return [text.replace(_PART, "\n") for text in texts]

    def _parts(self, event: Event) -> str:
        actors, sources = self._actors, self._sources
        parts = [event.title, self._dates[event.when]]
        if event.summary:
            parts.append(event.summary)
        if event.when_note:
            parts.append(event.when_note)
        if event.reported:
            parts.append(self._dates[event.reported])
        for actor in event.actors:
            parts.append(actors[actor])
        if event.id in self._quoted:
            parts += self._of_quotes(event)
        if event.id in self._judged:
            stances = self._timeline.stances_of(event.id)
            parts += [actors[actor] for actor in dict.fromkeys(one.actor for one in stances)]
        if len(event.evidence) == 1:  # As of most events: a million times, this is a second.
            parts.append(sources[event.evidence[0].source])
        else:
            stating = dict.fromkeys([item.source for item in event.evidence])
            parts += [sources[source] for source in stating]
        return _PART.join(parts)

    def _of_quotes(self, event: Event) -> list[str]:
        parts: list[str] = []
        for quote in self._timeline.quotes_of(event.id):
            parts += (quote.exact, self._actors[quote.organisation], self._sources[quote.source])
            parts += [self._sources[other.source] for other in quote.also_in]
            if quote.speaker:
                parts.append(self._actors[quote.speaker])
        return parts


class _Actors(dict[str, str]):
    """An actor's names and role, and those of the organisation it belongs to, by the actor's id."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline

    def __missing__(self, actor_id: str) -> str:
        actor = self._timeline.actor(actor_id)
        whole = self._timeline.organisation_of(actor_id)
        said = (actor.name, actor.short_name, actor.role, whole.name, whole.short_name)
        return self.setdefault(actor_id, _joined(said))


class _Sources(dict[str, str]):
    """What a source is called, by its id."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline

    def __missing__(self, source_id: str) -> str:
        source = self._timeline.source(source_id)
        said = source.title, source.publisher, source.author
        return self.setdefault(source_id, _joined(said))


class _Dates(dict[str, str]):
    """A date in words, and as the document has it."""

    def __missing__(self, text: str) -> str:
        if len(self) >= _MOST_DATES:
            self.clear()
        return self.setdefault(text, f"{fold(in_words(parse(text)))}{_PART}{fold(text)}")


def _joined(texts: tuple[str | None, ...]) -> str:
    return _PART.join(dict.fromkeys(fold(text) for text in texts if text))
