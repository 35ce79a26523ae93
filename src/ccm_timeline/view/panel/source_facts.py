"""What the panel says of the sources that state an event, as frozen values without widgets."""

from __future__ import annotations

import msgspec

from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.model.document import Event, Source
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline, independent_count
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.panel.passages import Findings, PassageFacts


class SourceFacts(msgspec.Struct, frozen=True):
    """A source as a list of literature has it."""

    title: str
    imprint: str
    origin: str
    note: str
    passages: tuple[PassageFacts, ...]
    """Those that state the event; quotations have their own place in the panel."""
    address: str = ""


class SourcesFacts(msgspec.Struct, frozen=True):
    """The sources that state an event, with how many of them are independent."""

    count: str
    rows: tuple[SourceFacts, ...]
    shared: int = 0
    """Pairs of these sources that share a passage."""


def independent_in_words(stating: tuple[Source, ...], comparison: Comparison) -> str:
    """How many texts are independent; where the texts say otherwise than the document, both."""
    found, stated = comparison.independent_count(stating), independent_count(stating)
    words = f"{found:,} independent"
    return words if found == stated else f"{words} by their texts, {stated:,} as stated"


def sources_of(
    timeline: Timeline, names: Names, event: Event, findings: Findings, comparison: Comparison
) -> SourcesFacts:
    """The sources of an event's evidence, each with its passages that state the event."""
    stating = timeline.sources_of(event)
    count = counted(len(stating), "source")
    if len(stating) > 1:
        count += f", {independent_in_words(stating, comparison)}"
    rows = (
        _source(names, source, findings.of_all(timeline.evidence_in(event, source.id)))
        for source in stating
    )
    ids = {source.id for source in stating}
    shared = sum({pair.first, pair.second} <= ids for pair in comparison.pairs)
    return SourcesFacts(count, tuple(rows), shared)


def _source(names: Names, source: Source, passages: tuple[PassageFacts, ...]) -> SourceFacts:
    return SourceFacts(
        names.title(source),
        names.imprint(source),
        names.origin(source),
        source.note or "",
        passages,
        source.url or "",
    )
