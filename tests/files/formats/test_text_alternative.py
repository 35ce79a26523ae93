"""The text that stands for the picture."""

import pytest
from hypothesis import given, settings

from ccm_timeline.files.formats.text_alternative import text_alternative
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_words
from tests.builders import document, quote_at
from tests.files.formats.timelines import HOSTILE, full, timelines, titled


def text_of(timeline: Timeline) -> str:
    return text_alternative(timeline).data.decode()


def test_it_reads_from_the_title_to_the_sources() -> None:
    assert text_of(full()) == (
        "A test\n\n"
        "What happened.\n\n"
        "A timeline of 2 events, from July–September 2024 to 6 March 2025, told by 2 sources.\n\n"
        "Lanes: Withdrawal; Debate.\n\n"
        "1. July–September 2024 (a span of days): The ministry leaves.\n"
        "Lane: Debate.\n"
        "Planned: the source only announces it.\n"
        "Reported: 2025.\n"
        "Told by 1 source.\n\n"
        "2. 6 March 2025 (exact day): The ministry leaves.\n"
        "Lane: Withdrawal.\n"
        "Quotation: “We regret nothing” (A. Person, minister, The Ministry, in: “A report”, "
        "no publisher, n.d., https://example.org/a).\n"
        "Stance: The Ministry: supports (withdrawal, about 2025), judged by “A report”. "
        "It says so.\n"
        "The sources differ: On which day did it leave?\n"
        "Told by 2 sources, 1 of them independent as stated.\n\n"
        "The sources differ: On which day did it leave?\n"
        "According to “A report”: In March.\n"
        "According to “A report”: On a Thursday.\n\n"
        "Sources:\n"
        "“A report”, no publisher, n.d., https://example.org/a.\n"
        "A. Writer, “A report”, Agency, 6 March 2025 (uncertain).\n"
    )


@settings(max_examples=12)
@given(timelines())
def test_every_event_is_told_in_the_order_of_time(timeline: Timeline) -> None:
    text = text_of(timeline)
    at = 0
    pairs = zip(timeline.events, timeline.whens, strict=True)
    for number, (event, when) in enumerate(pairs, 1):
        at = text.index(f"{number}. {in_words(when)} (", at)
        at = text.index(visible(event.title), at)


@pytest.mark.parametrize("title", HOSTILE)
def test_nothing_acts_on_the_lines(title: str) -> None:
    text = text_of(titled(title))
    assert visible(title) in text
    assert all(line.isprintable() or visible(line) == line for line in text.split("\n"))


def test_further_quotations_are_counted() -> None:
    several = document(quotes=tuple(quote_at(id=name) for name in "abc"))
    assert text_alternative(Timeline(several)).left_out == (
        "2 further quotations were left out: the text has one for each event.",
        "Not part of this format: 1 passage of evidence.",
    )
