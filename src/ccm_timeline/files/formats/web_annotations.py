"""W3C Web Annotation (JSON-LD): every quotation, at every place where it stands.

The source is the Web Annotation Data Model (W3C Recommendation, 23 February 2017). A target is the
decoded text of a source, and not the page that it came from, because positions count in that text;
its name is the hash of the file (RFC 6920). Whatever has no term there has one of schema.org or
Dublin Core, whose prefixes the same context knows.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from ccm_timeline.files.formats.exported import Exported, Part, not_carried, sentence
from ccm_timeline.files.formats.wording import credit, date_in_words
from ccm_timeline.model.document import Actor, AlsoIn, Document, Event, Quote, Source
from ccm_timeline.model.timeline import Timeline

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The context that the standard names; it is an identifier, and nothing is fetched from it."""

Node = dict[str, Any]


def annotations_json(timeline: Timeline) -> Exported:
    """Write a collection with one page: an annotation for each quotation and for each `also_in`."""
    document = timeline.document
    items = list(_items(timeline))
    page = {"id": _urn(document, "page"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": _urn(document, "collection"),
        "type": "AnnotationCollection",
        "label": document.title,
        "total": len(items),
        "first": page,
    }
    data = msgspec.json.format(msgspec.json.encode(collection), indent=2) + b"\n"
    lacking = not_carried(
        timeline, Part.EVIDENCE, Part.STANCES, Part.DISAGREEMENTS, Part.IMPORTANCE, Part.NOTES
    )
    return Exported(data, (*_without_words(timeline), *lacking))


def _without_words(timeline: Timeline) -> Iterator[str]:
    yield from sentence(
        sum(not timeline.quotes_of(event.id) for event in timeline.events),
        "{} event has no quotation and was left out.",
        "{} events have no quotation and were left out.",
    )


def _items(timeline: Timeline) -> Iterator[Node]:
    for event in timeline.events:
        for quote in timeline.quotes_of(event.id):
            places: tuple[Quote | AlsoIn, ...] = (quote, *quote.also_in)
            for number, place in enumerate(places):
                yield {
                    "id": _urn(timeline.document, "annotation", quote.id, str(number)),
                    "type": "Annotation",
                    "motivation": "describing",
                    "body": list(_bodies(timeline, event, quote, place)),
                    "target": _target(timeline, quote, place),
                }


def _bodies(
    timeline: Timeline, event: Event, quote: Quote, place: Quote | AlsoIn
) -> Iterator[Node]:
    """Yield the same in words, which every reader shows, and in terms, which programs follow."""
    said = f"{event.title} ({date_in_words(event.when)}). {credit(timeline, quote)}."
    yield _words(timeline, "describing", said)
    if isinstance(place, AlsoIn) and place.difference:
        yield _words(timeline, "commenting", place.difference)
    yield {
        "id": _urn(timeline.document, "quotation", quote.id),
        "type": "schema:Quotation",
        "schema:spokenByCharacter": _speaker(timeline, quote),
        "schema:about": _event(timeline, event),
    }


def _words(timeline: Timeline, purpose: str, value: str) -> Node:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "language": timeline.document.language,
        "value": value,
    }


def _event(timeline: Timeline, event: Event) -> Node:
    """Name an event; its date is in EDTF, which schema.org's own dates could not hold."""
    return {
        "id": _urn(timeline.document, "event", event.id),
        "type": "schema:Event",
        "schema:name": event.title,
        "dcterms:date": event.when,
        **({"schema:description": event.summary} if event.summary else {}),
    }


def _speaker(timeline: Timeline, quote: Quote) -> Node:
    organisation = _actor(timeline, timeline.actor(quote.organisation))
    if quote.speaker in (None, quote.organisation):
        return organisation
    assert quote.speaker is not None
    return {
        **_actor(timeline, timeline.actor(quote.speaker)),
        "schema:affiliation": organisation,
    }


def _actor(timeline: Timeline, actor: Actor) -> Node:
    return {
        "id": _urn(timeline.document, "actor", actor.id),
        "type": "schema:Person" if actor.kind == "person" else "schema:Organization",
        "schema:name": actor.name,
        **({"schema:jobTitle": actor.role} if actor.role else {}),
    }


def _target(timeline: Timeline, quote: Quote, place: Quote | AlsoIn) -> Node:
    source = _source(timeline.source(place.source))
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    words = {"type": "TextQuoteSelector", "exact": place.exact}
    target: Node = {"type": "SpecificResource", "source": source, "selector": [position, words]}
    return target


def _source(source: Source) -> Node:
    """Describe a source; what it does not state is absent."""
    stated = {
        "dc:title": source.title,
        "dc:creator": source.author,
        "dc:publisher": source.publisher,
        "dcterms:date": source.published,
        "schema:url": {"id": source.url} if source.url else None,
    }
    return {
        "id": f"ni:///sha-256;{_base64url(source.sha256)}",
        "type": "Text",
        "format": "text/plain",
        "language": source.language,
        **{name: value for name, value in stated.items() if value},
    }


def _base64url(sha256: str) -> str:
    """Write a hash as RFC 6920 wants it: base64 for addresses, without padding."""
    return urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode()


def _urn(document: Document, *names: str) -> str:
    """Name a thing by an address that is always the same and leads nowhere."""
    # Ids hold no control character, so that line ends part them surely.
    return uuid5(NAMESPACE_URL, "\n".join(("ccm-timeline", document.id, *names))).urn
