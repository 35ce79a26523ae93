"""How an event is told on paper, block by block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ccm_timeline.files.check import Grade
from ccm_timeline.files.citation import cite_source, cite_speaker
from ccm_timeline.files.formats.wording import RANKS
from ccm_timeline.model.document import Disagreement, Event, Evidence, Quote, Source, Stance
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.phrases import capitalised, listed
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_words
from ccm_timeline.view.badges import badge
from ccm_timeline.view.panel.heading_facts import heading_of
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.panel.words import KINDS
from ccm_timeline.view.paper.blocks import (
    Block,
    Columns,
    Heading,
    Items,
    Level,
    Mark,
    Paragraph,
    Quotation,
    Span,
    Together,
    Tone,
)

MOST_COLUMNS = 3
"""Sides of a disagreement that find room beside each other on upright paper."""


class Telling(msgspec.Struct, frozen=True):
    """Tells the parts of one timeline; sources are called by the numbers of the list at the end."""

    timeline: Timeline
    names: Names
    numbers: Mapping[str, int]
    """The number of each source, by its id."""
    grades: Mapping[str, Grade] = msgspec.field(default_factory=dict)
    """What was found of each quotation, by its id, where source texts are attached."""

    @classmethod
    def of(
        cls,
        timeline: Timeline,
        sources: Iterable[Source],
        grades: Mapping[str, Grade] | None = None,
    ) -> Telling:
        """Number these sources from 1, in their order."""
        numbers = {source.id: number for number, source in enumerate(sources, 1)}
        return cls(timeline, Names(timeline), numbers, grades or {})

    def source(self, source_id: str) -> str:
        """A source in a few words, with its number."""
        return f"{self.names.source(source_id)} [{self.numbers[source_id]}]"

    def head(self, event: Event, title: str) -> Together:
        """Title, dates in words, precision, and summary."""
        facts = heading_of(self.timeline, event)
        beside = (
            facts.precision,
            visible(self.timeline.theme(event.theme).name),
            RANKS.get(event.importance, ""),
            "planned" if facts.planned else "",
            f"stated by {facts.stated_by}",
        )
        quiet = "".join(f" · {words}" for words in beside if words)
        happened = in_words(self.timeline.when(event.id))
        date = f"Happened: {happened}" if event.reported else facts.date
        blocks: list[Block] = [
            Heading(title, Level.ENTRY),
            Paragraph((Span(date, Tone.STRONG), Span(quiet, Tone.QUIET)), keep_with_next=True),
        ]
        if event.reported is not None:
            reported = f"Reported: {in_words(parse(event.reported))}"
            blocks.append(Paragraph((Span(reported, Tone.STRONG),), keep_with_next=True))
        if event.when_note:
            blocks.append(Paragraph((Span(f"On the date: {event.when_note}", Tone.QUIET),)))
        if event.summary:
            blocks.append(Paragraph(event.summary))
        return Together(tuple(blocks))

    def quotations(self, event: Event) -> Iterator[Block]:
        for quote in self.timeline.quotes_of(event.id):
            yield Together((Quotation(quote.exact, self._attribution(quote)),))

    def _attribution(self, quote: Quote) -> str:
        """Speaker, role, organisation; then kind, source, badge; then where else the words are."""
        grade = self.grades.get(quote.id)
        found = "" if grade is None else badge(grade)
        second = (capitalised(KINDS[quote.kind]), self.source(quote.source), found)
        lines = [
            cite_speaker(quote, self.timeline.actor),
            " · ".join(words for words in second if words),
        ]
        for other in quote.also_in:
            difference = f": {other.difference}" if other.difference else ""
            words = f": “{other.exact}”" if other.exact != quote.exact else ""
            lines.append(f"Also in {self.source(other.source)}{difference}{words}")
        return "\n".join(lines)

    def stances(self, stances: Iterable[Stance], title: str = "Where they stand") -> list[Block]:
        """A list of judgements, each with the passages and the note that it rests on."""
        items = tuple(self._stance(stance) for stance in stances)
        if not items:
            return []
        return [Heading(title, Level.LABEL), Items(items)]

    def _stance(self, stance: Stance) -> tuple[Span, ...]:
        actor = self.timeline.actor(stance.actor)
        on = [stance.topic.value.replace("-", " ")]
        if stance.when is not None:
            on.append(in_words(parse(stance.when)))
        judged = f" · judged by {self._passages(stance.evidence)}"
        note = f"\n{stance.note}" if stance.note else ""
        return (
            Span(f"{actor.name}: {STANCE_WORDS[stance.value]}", Tone.STRONG),
            Span(f" ({', '.join(on)})"),
            Span(f"{judged}{note}", Tone.QUIET),
        )

    def _passages(self, evidence: Iterable[Evidence]) -> str:
        """Each source once, with the places of its passages."""
        places: dict[str, list[str]] = defaultdict(list)
        for item in evidence:
            places[item.source].append(f"{item.start:,}–{item.end:,}")
        return "; ".join(
            f"{self.source(source_id)}, characters {listed(found)}"
            for source_id, found in places.items()
        )

    def disagreement(self, disagreement: Disagreement) -> Together:
        """The question, every side with its sources, and the neutral note."""
        label = Heading(f"The sources differ: {disagreement.question}", Level.LABEL)
        blocks: list[Block] = [label]
        sides = [
            (side.claim, Span(self._passages(side.evidence), Tone.QUIET))
            for side in disagreement.positions
        ]
        if len(sides) <= MOST_COLUMNS:
            cells = tuple((Paragraph(claim), Paragraph((judged,))) for claim, judged in sides)
            blocks.append(Columns(cells))
        else:
            lines = ((Span(claim), Span("\n"), judged) for claim, judged in sides)
            blocks.append(Items(tuple(lines)))
        if disagreement.note:
            blocks.append(Paragraph(disagreement.note))
        return Together(tuple(blocks))

    def sources(self, sources: Iterable[Source]) -> Iterator[Block]:
        """The references in full, numbered, with what is inferred of them and how."""
        for source in sources:
            spans = [Span(cite_source(source))]
            origin = self.names.origin(source)
            more = [capitalised(origin) if origin else "", source.note or ""]
            spans += [Span(f"\n{words}", Tone.QUIET) for words in more if words]
            yield Items((tuple(spans),), Mark.NUMBER, self.numbers[source.id])
