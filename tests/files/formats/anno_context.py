"""The terms of the Web Annotation context that our files use, so that no test needs the network.

The meanings are those of the Web Annotation Vocabulary (W3C Recommendation, 23 February 2017),
appendix A. A term that is missing here is dropped by a processor, which the tests notice.
"""

from __future__ import annotations

from typing import Any

_AS, _OA = "http://www.w3.org/ns/activitystreams#", "http://www.w3.org/ns/oa#"
_XSD = "http://www.w3.org/2001/XMLSchema#"


def _link(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


def _number(name: str) -> dict[str, str]:
    return {"@id": name, "@type": f"{_XSD}nonNegativeInteger"}


CONTEXT: dict[str, Any] = {
    "oa": _OA,
    "as": _AS,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "id": "@id",
    "type": "@type",
    **{
        name: f"oa:{name}"
        for name in (
            *("Annotation", "TextualBody", "SpecificResource", "TextPositionSelector"),
            *("TextQuoteSelector", "describing", "commenting", "exact"),
        )
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Text": "dctypes:Text",
    "body": _link("oa:hasBody"),
    "target": _link("oa:hasTarget"),
    "source": _link("oa:hasSource"),
    "selector": _link("oa:hasSelector"),
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "start": _number("oa:start"),
    "end": _number("oa:end"),
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "label": "rdfs:label",
    "first": _link("as:first"),
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "total": _number("as:totalItems"),
    "startIndex": _number("as:startIndex"),
}
