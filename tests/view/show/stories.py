"""Documents for shows, with the session of each."""

from functools import cache

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.document import (
    Document,
    Presentation,
    PresentationStep,
    ShowTheme,
    StanceValue,
)
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from tests.builders import actor, document, event, quote_at, source_of, stance

LONG_WORDS = " ".join(["humanitarian", "law", "and", "its", "protections", "in", "war"] * 20)[:600]
LONG_TITLE = ("The long and winding road to the convention on cluster munitions " * 2)[:70]


def shipped() -> Session:
    return Session(_shipped())


@cache
def _shipped() -> Timeline:
    return Timeline(read_document(shipped_timeline()))


def small() -> Session:
    """Three events with one quotation: four steps."""
    note = PresentationStep(event="b", quote="words", note="Ask who said it.")
    known = document(
        events=(
            event(id="a", when="2023"),
            event(id="b", when="2024-05"),
            event(id="c", when="2025-03-06"),
        ),
        quotes=(quote_at(id="words", event="b"),),
        presentation=Presentation(steps=(note,)),
    )
    return Session(Timeline(known))


def long() -> Session:
    return Session(Timeline(long_document()))


def long_document() -> Document:
    """Titles of 70 characters, quotations of 600, names that need more than a line; as many
    events and organisations as an activity has at the most."""
    text = LONG_WORDS
    events = tuple(
        event(id=f"e{number}", title=LONG_TITLE, when=when, summary=LONG_WORDS)
        for number, when in enumerate(
            (
                *("1997", "2008-05-30", "2022~/..", "[2024-07-01..2025-03-06]", "2025-03-06?"),
                *("2010-08-01", "2011-09-01/2012-10-12", "2023", "[2025-05-01..2025-11-06]"),
            ),
            1,
        )
    )
    quotes = tuple(
        quote_at(
            *(text, text),
            id=f"q{number}",
            event=f"e{number}",
            speaker="speaker",
            source="report",
            key=True,
        )
        for number in (1, 3, 5)
    )
    actors = (
        actor(id="ministry", name="The Ministry of Foreign and Many Other Affairs of the Republic"),
        actor(
            id="speaker",
            name="Her Excellency the Honourable Maria Magdalena Longname-Evenlonger",
            kind="person",
            part_of="ministry",
            role="Deputy Permanent Representative to the Conference on Disarmament",
        ),
        *(
            actor(id=f"league-{number}", name=f"League {number} of Organisations for Human Rights")
            for number in range(12)
        ),
    )
    stances = tuple(
        stance(actor="speaker", event=f"e{number}", value=value, evidence=events[0].evidence)
        for number, value in ((1, StanceValue.STRONGLY_OPPOSES), (3, StanceValue.CONSIDERS_SIMILAR))
    ) + tuple(
        stance(actor=f"league-{number}", value=value, evidence=events[0].evidence)
        for number, value in enumerate((*StanceValue, StanceValue.OPPOSES, StanceValue.OPPOSES))
    )
    title = "A report with a title that is as long as those of reports tend to be in this world"
    sources = (source_of(text, title=title),)
    return document(sources=sources, actors=actors, events=events, quotes=quotes, stances=stances)


def with_theme(theme: ShowTheme) -> Session:
    return Session(Timeline(document(presentation=Presentation(theme=theme))))


def empty() -> Session:
    return Session(Timeline(document(events=(), quotes=())))
