"""TimelineJS: its JSON, and its spreadsheet."""

import csv
import html
import re
from html.parser import HTMLParser
from io import StringIO

import msgspec
import pytest
from hypothesis import given, settings

from ccm_timeline.files.formats.timelinejs import COLUMNS, timelinejs_csv, timelinejs_json
from ccm_timeline.model.days import day_of
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from tests.builders import theme
from tests.files.formats.timelines import HOSTILE, full, on, timelines, titled

TAGS_OF_OURS = {"p", "blockquote", "br", "wbr"}


class Reading(HTMLParser):
    """What a browser would make of a piece of HTML: its text and its tags."""

    def __init__(self, piece: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(piece)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs


def tree_of(timeline: Timeline) -> dict:
    return msgspec.json.decode(timelinejs_json(timeline).data)


def rows_of(timeline: Timeline) -> list[dict[str, str]]:
    text = timelinejs_csv(timeline).data.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def day_in(date: dict[str, int]) -> int:
    return day_of(date["year"], date.get("month", 1), date.get("day", 1))


@settings(max_examples=12)
@given(timelines())
def test_every_event_is_a_slide_of_text_and_our_tags_alone(timeline: Timeline) -> None:
    tree = tree_of(timeline)
    assert [slide["unique_id"] for slide in tree["events"]] == [e.id for e in timeline.events]
    for slide, event, when in zip(tree["events"], timeline.events, timeline.whens, strict=True):
        headline, text = Reading(slide["text"]["headline"]), Reading(slide["text"]["text"])
        assert headline.text == visible(event.title)
        assert (headline.tags, text.tags - TAGS_OF_OURS) == (set(), set())
        assert text.attributes == []
        start = day_in(slide["start_date"])
        assert start <= day_in(slide.get("end_date", slide["start_date"]))
        assert start in (when.earliest, when.latest)


@settings(max_examples=12)
@given(timelines())
def test_the_spreadsheet_says_the_same_as_the_json(timeline: Timeline) -> None:
    tree, rows = tree_of(timeline), rows_of(timeline)
    assert [row["Type"] for row in rows] == ["title", *[""] * len(timeline)]
    for row, slide in zip(rows, [tree["title"], *tree["events"]], strict=True):
        assert tuple(row) == COLUMNS
        assert (row["Headline"], row["Text"]) == (slide["text"]["headline"], slide["text"]["text"])
        assert (row["Group"], row["Display Date"]) == (
            slide.get("group", ""),
            slide.get("display_date", ""),
        )
        for prefix, name in (("", "start_date"), ("End ", "end_date")):
            parts = {part: row[prefix + part.capitalize()] for part in ("year", "month", "day")}
            said = {part: int(value) for part, value in parts.items() if value}
            assert said == slide.get(name, {})


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2025-03-06", {"year": 2025, "month": 3, "day": 6}, None),
        ("2025-03", {"year": 2025, "month": 3}, None),
        ("2025", {"year": 2025}, None),
        ("0000", {"year": 0}, None),
        ("-0044-03-15", {"year": -44, "month": 3, "day": 15}, None),
        ("2024-22", (2024, 6, 1), (2024, 8, 31)),
        ("2024-09-10/2024-09-13", (2024, 9, 10), (2024, 9, 13)),
        ("[2024-07-01..2025-03-06]", (2024, 7, 1), (2025, 3, 6)),
        ("2020/..", (2020, 1, 1), None),
        ("../2020", (2020, 12, 31), None),
    ],
)
def test_a_date_is_as_close_as_it_is_stated(date: str, start: object, end: object) -> None:
    def whole(parts: object) -> object:
        days = parts if isinstance(parts, tuple) else ()
        return dict(zip(("year", "month", "day"), days, strict=True)) if days else parts

    (slide,) = tree_of(on(date))["events"]
    assert slide["start_date"] == whole(start)
    assert slide.get("end_date") == whole(end)


def test_a_date_is_shown_in_words() -> None:
    (slide,) = tree_of(on("2022~/2025-03-06"))["events"]
    assert slide["display_date"] == "about 2022 – 6 March 2025"


def test_a_slide_has_the_quotation_and_who_said_it_where() -> None:
    slides = tree_of(full())["events"]
    assert slides[1]["text"]["text"] == (
        "<blockquote>We regret nothing</blockquote>"
        "<p>A. Person, minister, The Ministry, in: “A report”, no publisher, n.d., "
        "https://example.org/a</p>"
    )
    assert slides[0]["text"]["text"].startswith("<p>Planned: ")


@pytest.mark.parametrize("title", HOSTILE)
def test_a_group_is_text_after_it_was_stripped_of_markup_and_shown_as_html(title: str) -> None:
    """As TimelineJS 3.9 does: `stripMarkup` decodes, and then it is the inner HTML of a label."""
    (slide,) = tree_of(titled(title))["events"]
    decoded = Reading(slide["group"])
    shown = Reading(decoded.text)
    assert (decoded.tags, shown.tags, shown.text) == (set(), set(), visible(title))


@pytest.mark.parametrize("title", HOSTILE)
def test_no_cell_of_the_spreadsheet_is_a_formula_or_has_an_apostrophe_before_it(title: str) -> None:
    for row in rows_of(titled(title)):
        for name in ("Headline", "Text", "Group", "Display Date"):
            assert not row[name].startswith(tuple("=+-@\t\r\n'"))


def test_no_bare_address_is_left_for_a_reader_that_makes_links() -> None:
    for slide in tree_of(titled("see www.x'onmouseover='alert(1)"))["events"]:
        decoded = html.unescape(slide["text"]["text"])
        assert not re.search(r"(^|[^/>])www\.", decoded)


def test_a_title_of_10_000_characters_is_kept() -> None:
    timeline = Timeline(
        msgspec.structs.replace(
            full().document, themes=(theme(name="<" * 10_000), theme(id="debate"))
        )
    )
    slide = tree_of(timeline)["events"][1]
    assert Reading(Reading(slide["group"]).text).text == "<" * 10_000


def test_what_is_not_known_to_the_day_is_said() -> None:
    assert timelinejs_json(on("2025")).left_out == (
        "1 event is not known to the day; it is placed by its possible days.",
        "Not part of this format: 1 passage of evidence.",
    )
