"""Plain text that stands for the picture of a timeline: what it shows, in the order of time.

It is the text alternative that WCAG 2.2 (1.1.1) asks for beside an image, made to be read aloud:
whole sentences, nothing that is told by place or colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccm_timeline.files.citation import cite_source
from ccm_timeline.files.formats.exported import (
    Exported,
    Part,
    not_carried,
    sentence,
)
from ccm_timeline.files.formats.wording import (
    RANKS,
    date_notes,
    plain,
    reference,
    source_names,
    stance_in_words,
)
from ccm_timeline.model.document import Disagreement, Event
from ccm_timeline.model.edtf import When
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline, independent_count
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_words, precision_in_words


def text_alternative(timeline: Timeline) -> Exported:
    """Write the title, what the timeline spans, its lanes, each event, and the sources."""
    blocks = [*_opening(timeline), *_events(timeline), *_closing(timeline)]
    data = ("\n\n".join(blocks) + "\n").encode()
    quoted = sum(bool(timeline.quotes_of(event.id)) for event in timeline.events)
    further = sentence(
        len(timeline.document.quotes) - quoted,
        "{} further quotation was left out: the text has one for each event.",
        "{} further quotations were left out: the text has one for each event.",
    )
    return Exported(data, (*further, *not_carried(timeline, Part.EVIDENCE, Part.NOTES)))


def _opening(timeline: Timeline) -> Iterator[str]:
    document = timeline.document
    yield visible(document.title)
    if document.summary:
        yield plain(document.summary)
    told = counted(len(document.sources), "source", "sources")
    span = ""
    if timeline.whens:
        span = f", from {in_words(timeline.whens[0])} to {in_words(timeline.whens[-1])}"
    yield f"A timeline of {counted(len(timeline), 'event', 'events')}{span}, told by {told}."
    lanes = "; ".join(visible(theme.name) for theme in document.themes)
    yield f"Lanes: {lanes}."


def _events(timeline: Timeline) -> Iterator[str]:
    pairs = zip(timeline.events, timeline.whens, strict=True)
    for number, (event, when) in enumerate(pairs, 1):
        heading = f"{number}. {in_words(when)} ({precision_in_words(when)}): {visible(event.title)}"
        yield "\n".join((_ended(heading), *map(plain, _facts(timeline, event, when))))


def _facts(timeline: Timeline, event: Event, when: When) -> Iterator[str]:
    rank = f", {RANKS[event.importance]}" if event.importance in RANKS else ""
    yield f"Lane: {timeline.theme(event.theme).name}{rank}."
    if event.summary:
        yield event.summary
    yield from map(_ended, date_notes(event))
    for quote in timeline.quotes_of(event.id)[:1]:
        yield _ended(f"Quotation: “{quote.exact}” ({reference(timeline, quote)})")
    for stance in timeline.stances_of(event.id):
        yield f"Stance: {stance_in_words(timeline, stance)}"
    for disagreement in timeline.disagreements_of(event.id):
        yield _ended(f"The sources differ: {disagreement.question}")
    yield _support(timeline, event)


def _support(timeline: Timeline, event: Event) -> str:
    """Say how many sources tell of an event, and how many of them rest on no common text."""
    sources = timeline.sources_of(event)
    alone = independent_count(sources)
    told = f"Told by {counted(len(sources), 'source', 'sources')}"
    stated = f", {alone} of them independent as stated" if alone < len(sources) else ""
    return f"{told}{stated}."


def _closing(timeline: Timeline) -> Iterator[str]:
    loose = [stance for stance in timeline.document.stances if stance.event is None]
    if loose:
        stances = (plain(stance_in_words(timeline, stance)) for stance in loose)
        yield "\n".join(("Where they stand:", *stances))
    for disagreement in timeline.document.disagreements:
        yield "\n".join(map(plain, _disagreement(timeline, disagreement)))
    if timeline.document.sources:
        sources = (_ended(visible(cite_source(source))) for source in timeline.document.sources)
        yield "\n".join(("Sources:", *sources))


def _disagreement(timeline: Timeline, disagreement: Disagreement) -> Iterator[str]:
    yield _ended(f"The sources differ: {disagreement.question}")
    if disagreement.note:
        yield disagreement.note
    for position in disagreement.positions:
        by = ", ".join(source_names(timeline, position.evidence))
        yield _ended(f"According to {by}: {position.claim}")


def _ended(text: str) -> str:
    """End a sentence, so that a voice pauses after it."""
    return text if text.endswith((".", "!", "?", "…", ".)")) else f"{text}."
