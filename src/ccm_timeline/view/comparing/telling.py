"""What each source says of one event, and what only one of them says, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from ccm_timeline.model.document import Event, Quote, Source, Supports
from ccm_timeline.model.phrases import capitalised, counted, listed
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words
from ccm_timeline.view.comparing.box import BoxFacts
from ccm_timeline.view.comparing.said import Said, Wordings
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.plain import one_line

SUPPORTED = {
    Supports.DATE: "the date",
    Supports.FACT: "what happened",
    Supports.STANCE: "where somebody stands",
    Supports.NAME: "a name",
}
MOST_NAMES = 6


class ToldFacts(msgspec.Struct, frozen=True):
    """An event as its sources tell it."""

    title: str
    date: str
    differences: tuple[str, ...]
    """Sentences on what one source says and the others leave out."""
    sources: tuple[BoxFacts, ...]


def told_of(timeline: Timeline, wordings: Wordings, event: Event) -> ToldFacts:
    stating = timeline.sources_of(event)
    return ToldFacts(
        one_line(event.title),
        capitalised(in_words(timeline.when(event.id))),
        tuple(_differences(timeline, wordings.names, event, stating)),
        tuple(_box(timeline, wordings, event, source) for source in stating),
    )


def _box(timeline: Timeline, wordings: Wordings, event: Event, source: Source) -> BoxFacts:
    names = wordings.names
    note = "\n".join(part for part in (names.imprint(source), names.origin(source)) if part)
    evidence = _evidence(timeline, wordings, event, source)
    passages = (*evidence, *_quoted(timeline, wordings, event, source))
    return BoxFacts("", names.title(source), note, passages)


def _evidence(
    timeline: Timeline, wordings: Wordings, event: Event, source: Source
) -> tuple[Said, ...]:
    passages = dict.fromkeys(timeline.evidence_in(event, source.id))
    return tuple(
        replace(wordings.said(passage, _stated(passage.supports)), is_named=False)
        for passage in passages
    )


def _stated(supports: Supports | None) -> str:
    return "" if supports is None else f"states {SUPPORTED[supports]}"


def _quoted(
    timeline: Timeline, wordings: Wordings, event: Event, source: Source
) -> tuple[Said, ...]:
    said = []
    for quote in timeline.quotes_of(event.id):
        about = f"quotes {_speaker(timeline, wordings.names, quote)}"
        if quote.source == source.id:
            said.append(wordings.said(quote, about))
        said += [wordings.said(also, about) for also in quote.also_in if also.source == source.id]
    return tuple(replace(item, is_named=False) for item in said)


def _speaker(timeline: Timeline, names: Names, quote: Quote) -> str:
    return names.short_actor(timeline.actor(quote.speaker or quote.organisation))


def _differences(
    timeline: Timeline, names: Names, event: Event, stating: tuple[Source, ...]
) -> Iterator[str]:
    if len(stating) == 1:
        yield f"Only {names.source(stating[0].id)} states this event."
    else:
        for source in stating:
            yield from _only(timeline, names, event, source)
    silent = [source for source in timeline.document.sources if source not in stating]
    if silent:
        known = [names.source(source.id) for source in silent[:MOST_NAMES]]
        more = [f"{len(silent) - MOST_NAMES:,} more"] if len(silent) > MOST_NAMES else []
        yield f"No passage is cited from {listed([*known, *more])}."


def _only(timeline: Timeline, names: Names, event: Event, source: Source) -> Iterator[str]:
    """What only this source of several says."""
    name = names.source(source.id)
    alone = [
        words
        for kind, words in SUPPORTED.items()
        if {item.source for item in event.evidence if item.supports is kind} == {source.id}
    ]
    if alone:
        yield f"Only {name} is cited for {listed(alone)}."
    quotes = [
        quote
        for quote in timeline.quotes_of(event.id)
        if {quote.source, *(also.source for also in quote.also_in)} == {source.id}
    ]
    if quotes:
        speakers = list(dict.fromkeys(_speaker(timeline, names, quote) for quote in quotes))
        told = listed([*speakers[:MOST_NAMES], *(["others"] if len(speakers) > MOST_NAMES else [])])
        yield f"Only {name} has {counted(len(quotes), 'quotation')} of {told}."
