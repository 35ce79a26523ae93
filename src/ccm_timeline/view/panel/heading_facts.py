"""What stands at the head of the panel, as frozen values without widgets."""

from __future__ import annotations

import msgspec

from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.model.document import Event
from ccm_timeline.model.edtf import When
from ccm_timeline.model.phrases import capitalised, counted
from ccm_timeline.model.timeline import Timeline, independent_count
from ccm_timeline.model.words import in_words, precision_in_words
from ccm_timeline.view.plain import one_line


class HeadingFacts(msgspec.Struct, frozen=True):
    """When, what, and by how many sources it is stated."""

    date: str
    precision: str
    stated_by: str
    planned: bool
    title: str
    summary: str
    notes: tuple[str, ...]


def heading_of(
    timeline: Timeline, event: Event, comparison: Comparison | None = None
) -> HeadingFacts:
    """Where no texts can be compared, as many sources are independent as the document states."""
    when = timeline.when(event.id)
    reported = timeline.reported(event)
    notes = (event.when_note or "", "" if reported is None else _reported(reported))
    return HeadingFacts(
        date=capitalised(in_words(when)),
        precision="" if when.within else precision_in_words(when),  # the date says it
        stated_by=_stated_by(timeline, event, comparison),
        planned=event.planned,
        title=one_line(event.title),
        summary=event.summary or "",
        notes=tuple(note for note in notes if note),
    )


def _reported(when: When) -> str:
    return f"Reported on {in_words(when)}." if when.is_exact_day else f"Reported: {in_words(when)}."


def _stated_by(timeline: Timeline, event: Event, comparison: Comparison | None) -> str:
    stating = timeline.sources_of(event)
    of_all = f"{len(stating):,} of {counted(len(timeline.document.sources), 'source')}"
    if len(stating) < 2:
        return of_all
    if comparison is None:
        return f"{of_all} ({independent_count(stating):,} independent as stated)"
    return f"{of_all} ({comparison.independent_count(stating):,} independent)"
