"""Documents that hypothesis thinks up, with the source texts that they were made from."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from ccm_timeline.files.sources import DecodedSource, decode_source
from ccm_timeline.model.document import Document, StanceValue
from tests import builders

few = settings(max_examples=40)
"""For tests that each think up whole documents, of which there are many."""

_LETTERS = "abcXYZ éž“”’'\"«»–-…  \u00a0\u2009\u2028\r\n\t😀👩‍🚀e\u0301."

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ids = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
filled = words.map(lambda text: f"x{text}")
source_texts = st.text(_LETTERS, min_size=1, max_size=60)
dates = st.sampled_from(["2025-03-06", "2024-22", "2022~/2025-03-06", "-0044-03-15", "1997?"])


@st.composite
def passages(draw: st.DrawFn, text: str) -> str:
    """Some words of a text."""
    start = draw(st.integers(0, len(text) - 1))
    return text[start : draw(st.integers(start + 1, len(text)))]


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, dict[str, str]]:
    """A valid document with one to three sources, and the texts of these by their ids."""
    names = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    texts = {name: draw(source_texts) for name in names}
    sources = tuple(
        builders.source_of(text, id=name, file=f"{at}.txt", note=draw(st.none() | words))
        for at, (name, text) in enumerate(texts.items())
    )

    def evidence() -> object:
        source = draw(st.sampled_from(names))
        return builders.evidence_at(texts[source], draw(passages(texts[source])), source=source)

    def quote(number: int, event: str) -> object:
        source = draw(st.sampled_from(names))
        exact = draw(passages(texts[source]))
        fields = {"id": f"quote-{number}", "event": event, "source": source}
        return builders.quote_at(texts[source], exact, key=draw(st.booleans()), **fields)

    event_ids = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    events = tuple(
        builders.event(
            id=event_id,
            title=draw(filled),
            when=draw(dates),
            summary=draw(st.none() | words),
            planned=draw(st.booleans()),
            actors=draw(st.sampled_from([(), ("ministry",)])),
            importance=draw(st.integers(1, 3)),
            evidence=tuple(evidence() for _ in range(draw(st.integers(1, 2)))),
        )
        for event_id in event_ids
    )
    quotes = tuple(quote(number, draw(st.sampled_from(event_ids))) for number in range(2))
    value = draw(st.sampled_from(StanceValue))
    stances = (builders.stance(value=value, evidence=(evidence(),)),)
    document = builders.document(
        title=draw(filled), sources=sources, events=events, quotes=quotes, stances=stances
    )
    return document, texts


def decoded(texts: dict[str, str]) -> dict[str, DecodedSource]:
    """The texts as they would be read from their files."""
    return {name: decode_source(text.encode()) for name, text in texts.items()}
