"""The plain reference of a quotation."""

from ccm_timeline.files.citation import cite_quote
from tests.builders import document, full_document, quote_at, source_of


def test_everything_that_is_stated_is_cited() -> None:
    source = source_of(
        title="The departure",
        author="A. Writer",
        publisher="The Paper",
        published="2025-03-06",
        url="https://example.org/a",
    )
    cited = full_document(sources=(source, source_of(id="wire")))
    assert cite_quote(cited, cited.quotes[0]) == (
        "“We regret nothing” (A. Person, minister, The Ministry), in: A. Writer, “The departure”, "
        "The Paper, 6 March 2025, https://example.org/a."
    )


def test_what_is_not_stated_is_not_invented() -> None:
    bare = document(sources=(source_of(title=None),))
    assert cite_quote(bare, bare.quotes[0]) == (
        "“We regret nothing” (The Ministry), in: untitled [report.txt], no publisher, n.d."
    )


def test_an_uncertain_date_is_cited_as_such() -> None:
    unsure = document(sources=(source_of(published="2025-03-06?"),))
    assert "6 March 2025 (uncertain)" in cite_quote(unsure, unsure.quotes[0])


def test_marks_within_the_words_are_left_as_they_are() -> None:
    quoted = quote_at(exact="leave. “We regret nothing,” said")
    marked = document(quotes=(quoted,))
    assert cite_quote(marked, quoted).startswith("“leave. “We regret nothing,” said” (")


def test_an_organisation_that_speaks_for_itself_is_named_once() -> None:
    own = document(quotes=(quote_at(speaker="ministry"),))
    assert "(The Ministry)" in cite_quote(own, own.quotes[0])
