"""Short words for test data: a valid document is one call, and any field can be given by name.

    document()                                     one source, actor, theme, event and quote
    document_on("2025-03-06", "2024-22", "1997~")  one event a date: event-1, event-2, …
    document(events=(event(id="a"), event(id="b", when="2024-07")))
    evidence_at(text, "left in March", source="wire")

Passages are found by their words, so that nobody counts offsets. What is not said is the same in
every call: the source `report` with the text `TEXT`, the actor `ministry`, the theme `withdrawal`.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from ccm_timeline.model.document import (
    FORMAT,
    VERSION,
    Actor,
    AlsoIn,
    Disagreement,
    Document,
    Event,
    Evidence,
    Position,
    Presentation,
    PresentationStep,
    Quote,
    QuoteKind,
    ShowTheme,
    Source,
    Stance,
    StanceValue,
    Theme,
    Topic,
)

TEXT = (
    "The ministry said on Thursday that it would leave. “We regret nothing,” said the minister.\n"
    "It left on 6 March 2025 – a year after the first debate, in Vilnius’ old town hall.\n"
)
FACT = "It left on 6 March 2025"
WORDS = "We regret nothing"


def sha_of(text: str) -> str:
    """The hash of a text's UTF-8 bytes, as a document writes it."""
    return sha256(text.encode()).hexdigest()


def source_of(text: str = TEXT, **fields: Any) -> Source:
    """A source whose file holds this text as UTF-8; its file is named after its id."""
    name = fields.get("id", "report")
    known = {
        "id": name,
        "title": "A report",
        "kind": "news-report",
        "language": "en",
        "file": f"{name}.txt",
        "sha256": sha_of(text),
        "length": len(text),
    }
    return Source(**known | fields)


def actor(**fields: Any) -> Actor:
    return Actor(**{"id": "ministry", "name": "The Ministry", "kind": "ministry"} | fields)


def theme(**fields: Any) -> Theme:
    return Theme(**{"id": "withdrawal", "name": "Withdrawal"} | fields)


def evidence_at(text: str = TEXT, passage: str = FACT, **fields: Any) -> Evidence:
    """Evidence that points at the first place of a passage in a text."""
    start = text.index(passage)
    known = {"source": "report", "start": start, "end": start + len(passage)}
    return Evidence(**known | {"sha256": sha_of(passage)} | fields)


def event(**fields: Any) -> Event:
    known = {
        "id": "departure",
        "title": "The ministry leaves",
        "when": "2025-03-06",
        "theme": "withdrawal",
        "importance": 2,
        "actors": ("ministry",),
        "evidence": (evidence_at(),),
    }
    return Event(**known | fields)


def quote_at(text: str = TEXT, exact: str = WORDS, **fields: Any) -> Quote:
    """A quotation of the first place where these words stand in a text."""
    start = text.index(exact)
    known = {
        "id": "regret",
        "event": "departure",
        "exact": exact,
        "source": "report",
        "start": start,
        "end": start + len(exact),
        "kind": QuoteKind.DIRECT,
        "organisation": "ministry",
        "language": "en",
    }
    return Quote(**known | fields)


def also_in_at(text: str = TEXT, exact: str = WORDS, **fields: Any) -> AlsoIn:
    """The same words as a quotation, at their first place in another text."""
    start = text.index(exact)
    known = {"source": "report", "start": start, "end": start + len(exact), "exact": exact}
    return AlsoIn(**known | fields)


def stance(**fields: Any) -> Stance:
    known = {
        "actor": "ministry",
        "topic": Topic.WITHDRAWAL,
        "value": StanceValue.SUPPORTS,
        "evidence": (evidence_at(passage=WORDS),),
    }
    return Stance(**known | fields)


def position(**fields: Any) -> Position:
    return Position(**{"claim": "In March", "evidence": (evidence_at(),)} | fields)


def disagreement(**fields: Any) -> Disagreement:
    known = {
        "id": "which-day",
        "question": "On which day did it leave?",
        "events": ("departure",),
        "positions": (position(), position(claim="On a Thursday")),
    }
    return Disagreement(**known | fields)


def document(**fields: Any) -> Document:
    """A valid document; lists that are given replace the ones that it has."""
    known = {
        "format": FORMAT,
        "version": VERSION,
        "id": "test",
        "title": "A test",
        "language": "en",
        "sources": (source_of(),),
        "actors": (actor(),),
        "themes": (theme(),),
        "events": (event(),),
        "quotes": (quote_at(),),
        "stances": (),
        "disagreements": (),
    }
    return Document(**known | fields)


def full_document(**fields: Any) -> Document:
    """A valid document in which every list has an entry and most fields a value."""
    wire = source_of(id="wire", publisher="Agency", author="A. Writer", published="2025-03-06?")
    known = {
        "summary": "What happened.",
        "sources": (source_of(origin="wire", url="https://example.org/a"), wire),
        "actors": (
            actor(),
            actor(
                id="minister", name="A. Person", kind="person", part_of="ministry", role="minister"
            ),
        ),
        "themes": (theme(colour="#00aa88"), theme(id="debate", name="Debate")),
        "events": (
            event(),
            event(
                id="talks", when="2024-07/2024-09", reported="2025", theme="debate", planned=True
            ),
        ),
        "quotes": (quote_at(speaker="minister", key=True, also_in=(also_in_at(source="wire"),)),),
        "stances": (stance(event="departure", when="2025~", note="It says so."),),
        "disagreements": (disagreement(),),
        "presentation": Presentation(
            steps=(PresentationStep(event="departure", quote="regret", note="Ask the class."),),
            start="talks",
            theme=ShowTheme.DARK,
        ),
    }
    return document(**known | fields)


def document_on(*dates: str, **fields: Any) -> Document:
    """A document with one event for each date, in this order: event-1, event-2, …"""
    events = tuple(
        event(id=f"event-{n}", title=f"Event {n}", when=date) for n, date in enumerate(dates, 1)
    )
    return document(**{"events": events, "quotes": ()} | fields)
