"""vis-timeline: what `setData` takes."""

from datetime import datetime

import msgspec
import pytest
from hypothesis import given, settings

from ccm_timeline.files.formats.vis import vis_json
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from tests.builders import event
from tests.files.formats.test_timelinejs import Reading
from tests.files.formats.timelines import HOSTILE, dated, full, on, timelines, titled


def tree_of(timeline: Timeline) -> dict:
    return msgspec.json.decode(vis_json(timeline).data)


@settings(max_examples=12)
@given(timelines())
def test_every_event_is_an_item_of_a_group_that_is_there(timeline: Timeline) -> None:
    tree = tree_of(timeline)
    groups = {group["id"] for group in tree["groups"]}
    for item, known in zip(tree["items"], timeline.events, strict=True):
        assert item["id"] == known.id
        assert item["group"] in groups
        content, title = Reading(item["content"]), Reading(item["title"])
        assert content.text == visible(known.title)
        assert (content.tags, title.tags - {"br", "wbr"}) == (set(), set())
        assert ("end" in item) == (item["type"] == "range")


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_texts_are_shown_and_not_obeyed(title: str) -> None:
    tree = tree_of(titled(title))
    for piece in (tree["groups"][0]["content"], tree["items"][0]["content"]):
        assert (Reading(piece).text, Reading(piece).tags) == (visible(title), set())


@pytest.mark.parametrize(
    ("date", "kind", "start", "end"),
    [
        ("2025-03-06", "point", "2025-03-06T00:00:00", None),
        ("2025-03", "range", "2025-03-01T00:00:00", "2025-04-01T00:00:00"),
        ("2024-09-10/2024-09-13", "range", "2024-09-10T00:00:00", "2024-09-14T00:00:00"),
        ("9999", "range", "9999-01-01T00:00:00", "+010000-01-01T00:00:00"),
        ("-0044-03-15", "point", "-000044-03-15T00:00:00", None),
        ("0000-03-15", "point", "0000-03-15T00:00:00", None),
        ("2020/..", "point", "2020-01-01T00:00:00", None),
        ("../2020", "point", "2020-12-31T00:00:00", None),
    ],
)
def test_a_range_ends_before_the_day_after_its_last(
    date: str, kind: str, start: str, end: str | None
) -> None:
    (item,) = tree_of(on(date))["items"]
    assert (item["type"], item["start"], item.get("end")) == (kind, start, end)


def test_a_day_names_no_zone_so_that_it_shifts_nowhere() -> None:
    (item,) = tree_of(on("2025-03-06"))["items"]
    assert datetime.fromisoformat(item["start"]).tzinfo is None


def test_certainty_and_importance_are_classes() -> None:
    document = dated()
    dates = ("2025~", "2026?", "[2027..2028]", "2029/..")
    events = tuple(event(id=when, when=when, importance=3, planned=True) for when in dates)
    items = tree_of(Timeline(msgspec.structs.replace(document, events=events)))["items"]
    assert [item["className"].split()[2:] for item in items] == [
        ["ccm-approximate"],
        ["ccm-uncertain"],
        ["ccm-within"],
        ["ccm-open"],
    ]
    assert items[0]["className"].split()[:2] == ["ccm-importance-3", "ccm-planned"]


def test_groups_keep_the_order_of_the_themes() -> None:
    groups = tree_of(full())["groups"]
    assert [(group["content"], group["order"]) for group in groups] == [
        ("Withdrawal", 0),
        ("Debate", 1),
    ]


def test_what_the_format_lacks_is_said() -> None:
    assert vis_json(full()).left_out[-1] == (
        "Not part of this format: 1 quotation, 2 passages of evidence, 1 stance and 1 disagreement."
    )
