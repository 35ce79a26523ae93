"""Timelines to export: what hypothesis thinks up, and what somebody may write on purpose."""

from __future__ import annotations

from hypothesis import strategies as st

from ccm_timeline.model.document import TITLE_LIMIT, Document
from ccm_timeline.model.timeline import Timeline
from tests.builders import (
    also_in_at,
    disagreement,
    document,
    event,
    full_document,
    quote_at,
    stance,
    theme,
)

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "&lt;b&gt;&amp;amp;",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-1",
    "\t=1",
    "\r=1",
    "a | b",
    "# no heading",
    "1. no item",
    "***\n---\n===",
    "[no](javascript:alert(1)) ![link](x)",
    "`code` $x$ ~~y~~ [^1]",
    "    four blanks",
    "two\nlines\r\nthree\rfour\u2028five\x85six",
    'com,ma; semi "quoted" back\\slash',
    "bidi \u202e\u2066gnp.exe\u2069",
    "www.x'onmouseover='alert(1) http://x/\"y",
    "\x00\x07\x1b[31m",
    "BEGIN:VEVENT",
    "Žemė ąčęėįšųūž 漢字 العربية 👩‍🚀",
)

DATES = (
    *("2025-03-06", "2024-02-29", "0001-01-01", "9999-12-31", "0000-03-01", "-0044-03-15"),
    *("Y12345", "-9999", "2025", "2024-07", "2024-22", "199X", "19XX", "2025-03-06?", "1997~"),
    *("2024-09-10/2024-09-13", "2022~/2025-03-06", "2024-07/2024-09", "2020/..", "../2020"),
    *("2022-01-01/", "/2022-01-01", "[2024-07-01..2025-03-06]", "[1960,1962]", "{1960,1961}"),
    *("-0001-12-31/0001-01-01", "2025-03-06/2025-03-06"),
)

_texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
texts = _texts.filter(str.strip)
titles = texts.map(lambda text: text[:TITLE_LIMIT])
ids = st.one_of(
    st.sampled_from(["a", "<b>", "=c", "d'e", 'f"g', "h|i", "ž"]),
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8),
)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """A valid timeline with every kind of part, and texts and dates of all kinds."""
    event_ids = draw(st.lists(ids, max_size=4, unique=True))
    theme_ids = draw(st.lists(ids, min_size=1, max_size=2, unique=True))
    events = tuple(
        event(
            id=event_id,
            title=draw(titles),
            when=draw(st.sampled_from(DATES)),
            when_note=draw(st.none() | texts),
            reported=draw(st.none() | st.sampled_from(DATES)),
            summary=draw(st.none() | texts),
            theme=draw(st.sampled_from(theme_ids)),
            planned=draw(st.booleans()),
            importance=draw(st.integers(1, 3)),
            note=draw(st.none() | texts),
        )
        for event_id in event_ids
    )
    quotes = tuple(
        quote_at(
            id=f"quote-{number}",
            event=event_id,
            key=draw(st.booleans()),
            speaker=draw(st.none() | st.just("ministry")),
            also_in=(also_in_at(difference=draw(st.none() | texts)),) * draw(st.integers(0, 2)),
        )
        for number, event_id in enumerate(draw(st.lists(st.sampled_from(event_ids), max_size=3)))
    ) if event_ids else ()  # fmt: skip
    on = st.none() | st.sampled_from(event_ids) if event_ids else st.none()
    return Timeline(
        document(
            title=draw(titles),
            summary=draw(st.none() | texts),
            themes=tuple(theme(id=theme_id, name=draw(titles)) for theme_id in theme_ids),
            events=events,
            quotes=quotes,
            stances=(stance(event=draw(on), note=draw(st.none() | texts)),),
            disagreements=(disagreement(events=(), question=draw(texts), note=draw(texts)),),
        )
    )


def full() -> Timeline:
    """A timeline in which everything has an entry."""
    return Timeline(full_document())


def titled(title: str, **fields: object) -> Timeline:
    """One event, and the timeline and its theme, all of this title."""
    return Timeline(
        document(
            title=title,
            summary=title,
            themes=(theme(name=title),),
            events=(event(title=title, summary=title, when_note=title, **fields),),
            quotes=(quote_at(title, title),),
        )
    )


def on(*dates: str) -> Timeline:
    """One event a date: event-1, event-2, …"""
    return Timeline(dated(*dates))


def dated(*dates: str) -> Document:
    return document(
        quotes=(),
        events=tuple(
            event(id=f"event-{number}", title=f"Event {number}", when=date)
            for number, date in enumerate(dates, 1)
        ),
    )
