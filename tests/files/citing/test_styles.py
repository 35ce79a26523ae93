"""References in the styles of Chicago and APA."""

import pytest
from hypothesis import given, settings

from ccm_timeline.files.citing.apa import apa_source
from ccm_timeline.files.citing.chicago import chicago_source
from ccm_timeline.files.citing.dates import apa_year
from ccm_timeline.files.citing.styles import quote_in_style, source_in_style
from ccm_timeline.model.choices import CitationStyle
from ccm_timeline.model.document import QuoteKind, Source
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, full_document, quote_at, source_of
from tests.files.formats.timelines import timelines

FULL = source_of(
    title="The departure",
    author="A. Writer",
    publisher="The Paper",
    published="2025-03-06",
    url="https://example.org/a",
)
PAGE = source_of(title=None, kind="treaty-body-page", file="page.txt")


def dated(published: str) -> Source:
    return source_of(title="The departure", author="A. Writer", published=published)


def test_a_note_has_all_that_is_stated_in_the_order_of_chicago() -> None:
    assert chicago_source(FULL) == (
        "A. Writer, “The departure,” The Paper, March 6, 2025, https://example.org/a."
    )


def test_a_reference_has_all_that_is_stated_in_the_order_of_apa() -> None:
    assert apa_source(FULL) == (
        "A. Writer. (2025, March 6). The departure. The Paper. https://example.org/a"
    )


def test_what_is_not_stated_is_marked_as_each_style_does() -> None:
    assert chicago_source(PAGE) == "Untitled treaty body page, text file page.txt, n.d."
    assert apa_source(PAGE) == "[Untitled treaty body page, text file page.txt]. (n.d.)."
    written = source_of(title=None, author="A. Writer")
    assert chicago_source(written) == "A. Writer, untitled news report, n.d."
    assert apa_source(written) == "A. Writer. (n.d.). [Untitled news report]."


def test_a_publisher_that_is_the_author_is_named_once() -> None:
    own = source_of(title="Regret", author="Agency", publisher="Agency", published="2025")
    assert chicago_source(own) == "Agency, “Regret,” 2025."
    assert apa_source(own) == "Agency. (2025). Regret."


@pytest.mark.parametrize(
    ("published", "chicago", "apa"),
    [
        ("2025", "2025", "2025"),
        ("2025-03", "March 2025", "2025, March"),
        ("2024-22", "Summer 2024", "2024, Summer"),
        ("2024-09-10/2024-09-13", "September 10–13, 2024", "2024, September 10–13"),
        ("2025~", "[ca. 2025]", "ca. 2025"),
        ("2025-03-06?", "[March 6, 2025?]", "2025, March 6?"),
        (
            "[2024-07-01..2025-03-06]",
            "[some day between July 1, 2024 and March 6, 2025]",
            "some day between 2024, July 1 and 2025, March 6",
        ),
        ("[2025-03-06,2025-03-07]", "[March 6 or 7, 2025]", "2025, March 6 or 7"),
        (
            "{2025-03-06,2025-04-07}",
            "March 6, 2025 and April 7, 2025",
            "2025, March 6 and 2025, April 7",
        ),
        ("1950S2", "[ca. 1950]", "ca. 1950"),
    ],
)
def test_dates_are_worded_by_the_style_and_doubt_is_shown(
    published: str, chicago: str, apa: str
) -> None:
    source = dated(published)
    assert chicago_source(source) == f"A. Writer, “The departure,” {chicago}."
    assert apa_source(source) == f"A. Writer. ({apa}). The departure."


@pytest.mark.parametrize("published", ["[2025-03-06,2025-03-07]", "{2025-03-06,2025-04-07}"])
def test_a_year_in_the_text_is_said_once(published: str) -> None:
    assert apa_year(dated(published)) == "2025"


def test_a_title_that_ends_in_a_mark_keeps_it_alone() -> None:
    asked = source_of(title="Who left?", author="A. Writer")
    assert apa_source(asked) == "A. Writer. (n.d.). Who left?"


def test_words_are_quoted_in_the_source_that_has_them() -> None:
    told = full_document(sources=(FULL, source_of(id="wire")))
    timeline, quote = Timeline(told), told.quotes[0]
    assert quote_in_style(timeline, quote, CitationStyle.CHICAGO) == (
        "“We regret nothing” A. Person, minister, The Ministry, quoted in A. Writer, "
        "“The departure,” The Paper, March 6, 2025, https://example.org/a."
    )
    assert quote_in_style(timeline, quote, CitationStyle.APA) == (
        "“We regret nothing” (A. Person, minister, The Ministry, as cited in A. Writer, 2025)."
        "\n\nA. Writer. (2025, March 6). The departure. The Paper. https://example.org/a"
    )


def test_an_official_text_is_not_quoted_in_its_source_but_is_it() -> None:
    stated = document(sources=(PAGE,), quotes=(quote_at(kind=QuoteKind.STATEMENT),))
    timeline, quote = Timeline(stated), stated.quotes[0]
    assert "The Ministry, in untitled treaty body page" in quote_in_style(
        timeline, quote, CitationStyle.CHICAGO
    )
    assert "(The Ministry, in [Untitled treaty body page, text file page.txt], n.d.)" in (
        quote_in_style(timeline, quote, CitationStyle.APA)
    )


@settings(max_examples=10)
@given(timelines())
def test_every_source_and_quotation_can_be_cited_in_every_style(timeline: Timeline) -> None:
    for style in CitationStyle:
        for source in timeline.document.sources:
            cited = source_in_style(source, style)
            assert (source.published is not None) or "n.d." in cited
        for quote in timeline.document.quotes:
            assert f"“{quote.exact}”" in quote_in_style(timeline, quote, style)
