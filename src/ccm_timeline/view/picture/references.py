"""The sources of a timeline in short form, one text each."""

from __future__ import annotations

from collections.abc import Iterator

from ccm_timeline.model.document import Source
from ccm_timeline.model.edtf import parse
from ccm_timeline.model.naming import source_label
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_short


def short_references(timeline: Timeline) -> tuple[str, ...]:
    """The sources that state one of the events, in the document's order."""
    document = timeline.document
    stating = {item.source for event in document.events for item in event.evidence}
    for quote in document.quotes:
        stating |= {quote.source, *(other.source for other in quote.also_in)}
    used = (source for source in document.sources if source.id in stating)
    return tuple(map(short_reference, used))


def short_reference(source: Source) -> str:
    """One source in a line: author, title or what stands for it, publisher, date."""
    return visible(", ".join(_parts(source)))


def _parts(source: Source) -> Iterator[str]:
    label = source_label(source)
    titled = bool((source.title or "").strip())
    if source.author and titled:
        yield source.author
    yield f"“{label}”" if titled else label
    if source.publisher:
        yield source.publisher
    yield "n.d." if source.published is None else in_short(parse(source.published))
