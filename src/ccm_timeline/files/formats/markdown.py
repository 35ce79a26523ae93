"""Markdown: the whole story to read, with each event's words, stances and disagreements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ccm_timeline.files.citation import cite_source
from ccm_timeline.files.formats.exported import Exported, Part, not_carried
from ccm_timeline.files.formats.markdown_text import (
    markdown_address,
    markdown_line,
    markdown_lines,
)
from ccm_timeline.files.formats.wording import (
    RANKS,
    credit,
    date_notes,
    source_names,
    stance_in_words,
)
from ccm_timeline.model.document import Disagreement, Event, Quote, Source, Stance
from ccm_timeline.model.edtf import When
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words, precision_in_words


def markdown(timeline: Timeline) -> Exported:
    """Write every event in the order of time, then what belongs to none, then the sources."""
    blocks = [block for block in _document(timeline) if block]
    data = ("\n\n".join("\n".join(block) for block in blocks) + "\n").encode()
    return Exported(data, not_carried(timeline, Part.EVIDENCE, Part.NOTES))


Block = list[str]
"""The lines of a paragraph, a heading, a list or a quotation."""


def _document(timeline: Timeline) -> Iterator[Block]:
    document = timeline.document
    yield [f"# {markdown_line(document.title)}"]
    yield markdown_lines(document.summary or "")
    for event, when in zip(timeline.events, timeline.whens, strict=True):
        yield from _event(timeline, event, when)
    yield from _rest(timeline)
    if document.sources:
        yield ["## Sources"]
        yield [f"- {_source(source)}" for source in document.sources]


def _event(timeline: Timeline, event: Event, when: When) -> Iterator[Block]:
    yield [f"## {markdown_line(in_words(when))}: {markdown_line(event.title)}"]
    theme = markdown_line(timeline.theme(event.theme).name)
    facts = (theme, precision_in_words(when), RANKS.get(event.importance))
    yield [" · ".join(fact for fact in facts if fact)]
    yield markdown_lines(event.summary or "")
    for note in date_notes(event):
        yield markdown_lines(note)
    for quote in timeline.quotes_of(event.id):
        yield _quotation(timeline, quote)
    yield from _stances(timeline, timeline.stances_of(event.id), "###")
    yield _questions(timeline, event)


def _rest(timeline: Timeline) -> Iterator[Block]:
    """Yield the stances that were judged by no event, then the disagreements in full."""
    document = timeline.document
    loose = [stance for stance in document.stances if stance.event is None]
    yield from _stances(timeline, loose, "##")
    if document.disagreements:
        yield ["## Where the sources differ"]
    for disagreement in document.disagreements:
        yield from _disagreement(timeline, disagreement)


def _quotation(timeline: Timeline, quote: Quote) -> Block:
    """Write a quotation with its reference below it, and where else the words stand."""
    places = [_source(timeline.source(quote.source))]
    places += [_source(timeline.source(other.source)) for other in quote.also_in]
    reference = f"— {markdown_line(credit(timeline, quote))}, in: {'; also in: '.join(places)}"
    lines = [*markdown_lines(quote.exact), "", reference]
    return [f"> {line}".rstrip() for line in lines]


def _stances(timeline: Timeline, stances: Iterable[Stance], level: str) -> Iterator[Block]:
    items = [f"- {markdown_line(stance_in_words(timeline, stance))}" for stance in stances]
    if items:
        yield [f"{level} Where they stand"]
        yield items


def _questions(timeline: Timeline, event: Event) -> Block:
    """Name the disagreements on an event; they are told in full once, at the end."""
    questions = (found.question for found in timeline.disagreements_of(event.id))
    return [f"- The sources differ: {markdown_line(question)}" for question in questions]


def _disagreement(timeline: Timeline, disagreement: Disagreement) -> Iterator[Block]:
    yield [f"### {markdown_line(disagreement.question)}"]
    yield markdown_lines(disagreement.note or "")
    yield [
        f"- {markdown_line(position.claim)} "
        f"({markdown_line(', '.join(source_names(timeline, position.evidence)))})"
        for position in disagreement.positions
    ]


def _source(source: Source) -> str:
    stated = markdown_line(cite_source(msgspec.structs.replace(source, url=None)))
    return f"{stated}, {markdown_address(source.url)}" if source.url else stated
