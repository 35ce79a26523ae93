"""What a row of the list says of a step, as plain words."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.document import Quote
from ccm_timeline.model.preparing import PreparedStep
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_short, in_words
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.plain import one_line

FIRST_WORDS = 90
"""Characters of a quotation in a list."""

_MARKS = '“”„‟"«»‹›'


class RowFacts(msgspec.Struct, frozen=True):
    """One row; an event has a date, a quotation none."""

    number: int | None
    """The place in the show, from 1; None where the step is left out."""
    date: str
    words: str
    is_event: bool
    begins: bool
    """Whether the show begins here."""
    note: str

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        said = ["Left out" if self.number is None else f"Step {self.number}", self.date, self.words]
        said.append("The show begins here" if self.begins else "")
        said.append(f"Note: {self.note}" if self.note else "")
        return ". ".join(part for part in said if part)


class Telling:
    """Tells the steps of one timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._names = Names(timeline)

    def row(
        self, step: PreparedStep, number: int | None, *, begins: bool, is_apart: bool
    ) -> RowFacts:
        """A row; a quotation that stands apart from its event names that too."""
        note = one_line(step.note)
        if step.is_event:
            words = self.title(step)
            return RowFacts(number, self.short_date(step), words, True, begins, note)
        words = f"{self.speaker(self.quote(step))}: {self.first_words(self.quote(step))}"
        if is_apart:
            words += f" — {self.short_date(step)}, {self.title(step)}"
        return RowFacts(number, "", words, False, begins, note)

    def title(self, step: PreparedStep) -> str:
        event = self._timeline.event(step.event_id)
        return "" if event is None else one_line(event.title)

    def short_date(self, step: PreparedStep) -> str:
        return in_short(self._timeline.when(step.event_id))

    def date(self, step: PreparedStep) -> str:
        return in_words(self._timeline.when(step.event_id))

    def quote(self, step: PreparedStep) -> Quote:
        """The quotation of a step that is one."""
        return next(q for q in self._timeline.quotes_of(step.event_id) if q.id == step.key[1])

    def first_words(self, quote: Quote) -> str:
        return f"“{one_line(quote.exact.strip(_MARKS), FIRST_WORDS)}”"

    def speaker(self, quote: Quote) -> str:
        """Who speaks, and for whom."""
        organisation = self._names.short_actor(self._timeline.actor(quote.organisation))
        if quote.speaker is None or quote.speaker == quote.organisation:
            return organisation
        return f"{self._names.actor(self._timeline.actor(quote.speaker))}, {organisation}"
