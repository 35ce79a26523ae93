"""Calendar files, read back by `icalendar`, and their lines by the letter of RFC 5545."""

import os
import re
import subprocess
import sys
from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given, settings

from ccm_timeline.files.formats.calendar_file import STAMP, calendar_file
from ccm_timeline.files.formats.days import certain_days
from ccm_timeline.files.formats.wording import plain
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from tests.builders import document, event
from tests.conftest import ROOT
from tests.files.formats.timelines import HOSTILE, full, on, timelines, titled

CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def events_of(timeline: Timeline) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(calendar_file(timeline).data)
    assert not calendar.errors
    return calendar.events


@settings(max_examples=12)
@given(timelines())
def test_every_certain_day_is_one_event_and_the_others_are_counted(timeline: Timeline) -> None:
    written = calendar_file(timeline)
    found = events_of(timeline)
    left_out = [re.match(r"([0-9]+) events? (has|have|lies?) ", said) for said in written.left_out]
    assert len(found) + sum(int(match[1]) for match in left_out if match) == len(timeline)
    titles = [visible(known.title) for known in timeline.events]
    assert {str(item["summary"]) for item in found} <= set(titles)
    for item in found:
        assert not item.errors
        assert item["dtend"].dt > item["dtstart"].dt
    assert len({item["uid"] for item in found}) == len(found)


@settings(max_examples=12)
@given(timelines())
def test_lines_are_folded_at_75_octets_and_hold_no_controls(timeline: Timeline) -> None:
    data = calendar_file(timeline).data
    assert data.endswith(b"\r\n")
    assert not CONTROLS.search(data)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")  # no letter is cut in two


@pytest.mark.parametrize("title", [*HOSTILE, "ž,\\" * 3_334])
def test_a_hostile_text_comes_back_as_text(title: str) -> None:
    (item,) = events_of(titled(title))
    assert str(item["summary"]) == visible(title)
    assert item.categories == [visible(title)]
    assert plain(title) in str(item["description"])
    assert set(item) == {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES"),
        *("STATUS", "TRANSP"),
    }


def test_an_end_is_the_day_after_the_last() -> None:
    items = events_of(on("2025-03-06", "2024-09-10/2024-09-13"))
    assert [(item["dtstart"].dt, item["dtend"].dt) for item in items] == [
        (date(2024, 9, 10), date(2024, 9, 14)),
        (date(2025, 3, 6), date(2025, 3, 7)),
    ]
    assert b"DTSTART;VALUE=DATE:20250306" in calendar_file(on("2025-03-06")).data


def test_events_without_a_certain_day_are_left_out_and_counted() -> None:
    vague = on("2025-03-06", "2025-03", "2025-03-06?", "[2024-07-01..2025-03-06]")
    assert len(events_of(vague)) == 1
    assert calendar_file(vague).left_out[0] == ("3 events have no certain day and were left out.")


def test_years_that_have_not_four_digits_are_left_out_and_counted() -> None:
    timeline = on("0000-12-31", "0001-01-01", "9999-12-30", "9999-12-31", "-0044-03-15")
    assert [item["dtstart"].dt.year for item in events_of(timeline)] == [1, 9999]
    assert calendar_file(timeline).left_out[0] == (
        "3 events lie outside the years 1 to 9999 and were left out."
    )


def test_a_second_export_has_the_same_names_and_stamps() -> None:
    first, second = events_of(on("2025-03-06")), events_of(on("2025-03-06"))
    assert first[0]["uid"] == second[0]["uid"]
    assert first[0]["dtstamp"].dt == STAMP
    other = Timeline(document(id="other", events=(event(id="event-1"),), quotes=()))
    assert events_of(other)[0]["uid"] != first[0]["uid"]


def test_no_time_zone_database_is_needed() -> None:
    """Windows has none, and the bundle brings none along."""
    code = (
        "import sys; sys.modules['tzdata'] = None\n"
        "from ccm_timeline.files.formats.calendar_file import calendar_file\n"
        "from tests.files.formats.timelines import on\n"
        "sys.stdout.buffer.write(calendar_file(on('2025-03-06')).data)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONTZPATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.stdout == calendar_file(on("2025-03-06")).data, done.stderr


def test_an_event_tells_its_story_and_what_was_only_planned() -> None:
    (item,) = events_of(full())
    assert str(item["description"]) == (
        "6 March 2025\n\n“We regret nothing” "
        "(A. Person, minister, The Ministry, in: “A report”, no publisher, n.d., "
        "https://example.org/a)"
    )
    assert (item["status"], item["transp"]) == ("CONFIRMED", "TRANSPARENT")
    planned = Timeline(document(events=(event(planned=True),)))
    assert events_of(planned)[0]["status"] == "TENTATIVE"


@settings(max_examples=12)
@given(timelines())
def test_days_come_back_as_they_were(timeline: Timeline) -> None:
    days = [certain_days(when) for when in timeline.whens]
    wanted = [pair for pair in days if pair and pair[0] >= 1 and pair[1] < date.max.toordinal()]
    found = [
        (item["dtstart"].dt.toordinal(), (item["dtend"].dt - timedelta(1)).toordinal())
        for item in events_of(timeline)
    ]
    assert found == wanted
