"""Markdown, read back by a parser of CommonMark with GitHub's tables and strikes."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ccm_timeline.files.formats.markdown import markdown
from ccm_timeline.files.formats.markdown_text import (
    markdown_address,
    markdown_line,
    markdown_lines,
)
from ccm_timeline.files.formats.wording import lines_of
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from tests.builders import document, event
from tests.files.formats.timelines import HOSTILE, full, texts, timelines, titled

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"heading", "paragraph", "inline", "blockquote", "bullet_list", "list_item"}


def tokens_of(text: str) -> list[Token]:
    return PARSER.parse(text)


def text_of(token: Token) -> str:
    """What a reader sees of an inline token; a break is a line end."""
    shown = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(shown.get(child.type, child.content) for child in token.children or [])


def squeezed(text: str) -> str:
    return " ".join(visible(text).split())


@given(texts.filter(lambda text: squeezed(text)))
def test_a_line_is_read_as_one_paragraph_of_the_same_text(text: str) -> None:
    for prefix, kind in (("", "paragraph_open"), ("# ", "heading_open")):
        opening, inline, _ = tokens_of(prefix + markdown_line(text))
        assert opening.type == kind
        assert text_of(inline) == squeezed(text)
        assert {child.type for child in inline.children or []} <= {"text", "text_special"}


@given(texts.filter(lambda text: squeezed(text)))
def test_several_lines_are_read_as_one_paragraph_with_breaks(text: str) -> None:
    _, inline, _ = tokens_of("\n".join(markdown_lines(text)))
    lines = [squeezed(line) for line in lines_of(text)]
    assert text_of(inline) == "\n".join(line for line in lines if line)


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 10_000, "[" * 3_000])
def test_a_hostile_text_stays_text_wherever_it_stands(text: str) -> None:
    tokens = tokens_of(markdown(titled(text)).data.decode())
    shown = [text_of(token) for token in tokens if token.type == "inline"]
    assert shown[0] == squeezed(text)
    assert f"6 March 2025: {squeezed(text)}" in shown
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= OURS


@settings(max_examples=12)
@given(timelines())
def test_the_story_is_of_our_parts_alone_and_in_the_order_of_time(timeline: Timeline) -> None:
    tokens = tokens_of(markdown(timeline).data.decode())
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= OURS
    inlines = [child.type for token in tokens for child in token.children or []]
    assert set(inlines) <= {"text", "text_special", "hardbreak", "softbreak"}
    headings = [
        text_of(after)
        for token, after in itertools.pairwise(tokens)
        if (token.type, token.tag) == ("heading_open", "h2")
    ]
    for heading, known in zip(headings, timeline.events, strict=False):
        assert heading.endswith(squeezed(known.title))


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("https://example.org/a_b*c*", "https://example.org/a_b*c*"),
        ("https://example.org/<b>", None),
        ("https://example.org/&copy;", None),
        ('https://example.org/"x', None),
    ],
)
def test_a_web_address_is_a_link_where_nothing_in_it_could_end_it(
    url: str, link: str | None
) -> None:
    _, inline, _ = tokens_of(f"x {markdown_address(url)} y")
    links = [child.attrGet("href") for child in inline.children or [] if child.type == "link_open"]
    assert links == ([link] if link else [])
    assert text_of(inline) == f"x {url} y"


@given(st.text("w.:/h@tps", max_size=12))
def test_no_address_is_left_that_github_makes_a_link_of(text: str) -> None:
    assert not re.search(r"www\.|https?://", markdown_line(text))


def test_everything_that_is_told_of_an_event_stands_below_it() -> None:
    assert markdown(full()).data.decode() == (
        "# A test\n\n"
        "What happened.\n\n"
        "## July–September 2024: The ministry leaves\n\n"
        "Debate · a span of days\n\n"
        "Planned: the source only announces it.\n\n"
        "Reported: 2025\n\n"
        "## 6 March 2025: The ministry leaves\n\n"
        "Withdrawal · exact day\n\n"
        "> We regret nothing\n"
        ">\n"
        "> — A. Person, minister, The Ministry, in: “A report”, no publisher, n.d., "
        "<https://example.org/a>; also in: "
        "A. Writer, “A report”, Agency, 6 March 2025 (uncertain)\n\n"
        "### Where they stand\n\n"
        "- The Ministry: supports (withdrawal, about 2025), judged by “A report”. It says so.\n\n"
        "- The sources differ: On which day did it leave?\n\n"
        "## Where the sources differ\n\n"
        "### On which day did it leave?\n\n"
        "- In March (“A report”)\n"
        "- On a Thursday (“A report”)\n\n"
        "## Sources\n\n"
        "- “A report”, no publisher, n.d., <https://example.org/a>\n"
        "- A. Writer, “A report”, Agency, 6 March 2025 (uncertain)\n"
    )


@pytest.mark.parametrize(("importance", "words"), [(1, " · detail"), (2, ""), (3, " · key event")])
def test_an_importance_that_is_not_the_normal_one_is_said(importance: int, words: str) -> None:
    text = markdown(Timeline(document(events=(event(importance=importance),)))).data.decode()
    assert f"\nWithdrawal · exact day{words}\n" in text


def test_what_is_not_told_is_counted() -> None:
    assert markdown(full()).left_out == ("Not part of this format: 2 passages of evidence.",)
