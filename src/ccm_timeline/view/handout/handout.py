"""The handout of a whole timeline, whose blocks are made as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ccm_timeline.model.document import Event
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline, independent_count
from ccm_timeline.model.visible import visible
from ccm_timeline.view.handout.telling import Telling
from ccm_timeline.view.paper.blocks import Block, Heading, Level, Paragraph, Rule, Span, Tone


class Handout(msgspec.Struct, frozen=True):
    """Every event in the order of time, numbered, then what belongs to none, then the sources."""

    timeline: Timeline

    def __iter__(self) -> Iterator[Block]:
        document = self.timeline.document
        telling = Telling.of(self.timeline, document.sources)
        yield Heading(visible(document.title), Level.TITLE)
        yield Paragraph((Span(self._counts(), Tone.QUIET),))
        if document.summary:
            yield Paragraph(document.summary)
        yield Rule()
        told: dict[str, int] = {}
        for number, event in enumerate(self.timeline.events, 1):
            yield telling.head(event, f"{number}. {visible(event.title)}")
            yield from telling.quotations(event)
            yield from telling.stances(self.timeline.stances_of(event.id))
            yield from self._disagreements(telling, event, number, told)
        yield from self._rest(telling, told)
        if document.sources:
            yield Heading("Sources")
            yield from telling.sources(document.sources)

    def _counts(self) -> str:
        document = self.timeline.document
        sources = document.sources
        independent = independent_count(sources)
        of_them = "" if independent == len(sources) else f", {independent:,} independent as stated"
        events, quotations = counted(len(document.events), "event"), len(document.quotes)
        return (
            f"{events} · {counted(quotations, 'quotation')} · "
            f"{counted(len(sources), 'source')}{of_them}"
        )

    def _disagreements(
        self, telling: Telling, event: Event, number: int, told: dict[str, int]
    ) -> Iterator[Block]:
        """Tell a disagreement at its first event, and name it at the others."""
        for found in self.timeline.disagreements_of(event.id):
            if found.id not in told:
                told[found.id] = number
                yield telling.disagreement(found)
            elif told[found.id] != number:
                yield Paragraph(
                    (
                        Span(f"The sources differ: {found.question}", Tone.STRONG),
                        Span(f" See event {told[found.id]}.", Tone.QUIET),
                    )
                )

    def _rest(self, telling: Telling, told: dict[str, int]) -> Iterator[Block]:
        document = self.timeline.document
        stances = telling.stances(stance for stance in document.stances if stance.event is None)
        others = [found for found in document.disagreements if found.id not in told]
        if stances or others:
            yield Heading("Beyond single events")
        yield from stances
        for found in others:
            yield telling.disagreement(found)
