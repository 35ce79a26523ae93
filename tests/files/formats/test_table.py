"""The table of formats, and what holds for each of them."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.formats.exported import Part, not_carried
from ccm_timeline.files.formats.table import FORMATS, Format, named, with_ending
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.phrases import counted, listed
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event
from tests.files.formats.timelines import full, timelines, titled

each_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
each_story_format = pytest.mark.parametrize(
    "form",
    [form for form in FORMATS if form.name not in {"csl-json", "bib", "ris"}],
    ids=lambda form: form.name,
)
"""All but those that list the sources, and nothing of the events."""


def test_names_are_unique_and_found() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    assert all(named(form.name) is form for form in FORMATS)
    assert named("png") is None


def test_an_ending_gives_its_usual_format_or_all_that_there_are() -> None:
    def names(ending: str) -> list[str]:
        return [form.name for form in with_ending(ending)]

    assert names(".csv") == names(".CSV") == ["csv"]
    assert names(".json") == ["timelinejs", "vis", "annotations"]
    assert names(".png") == names("") == []


@settings(max_examples=30)
@given(timelines(), st.sampled_from(FORMATS))
def test_every_timeline_can_be_written_and_is_the_same_each_time(
    timeline: Timeline, form: Format
) -> None:
    written = form.write(timeline)
    assert written.data.decode("utf-8")
    assert written == form.write(Timeline(timeline.document))
    for sentence in written.left_out:
        assert sentence.endswith(".")
        assert "{" not in sentence


@each_story_format
def test_a_timeline_without_events_can_be_written(form: Format) -> None:
    empty = document(events=(), quotes=(), sources=(), actors=())
    assert form.write(Timeline(empty)).data


@each_format
def test_the_shipped_timeline_can_be_written(form: Format) -> None:
    timeline = Timeline(read_document(shipped_timeline()))
    text = form.write(timeline).data.decode("utf-8")
    # Long lines are folded in a calendar, and titles are no part of a table of quotations' text.
    assert "Lithuania" in text


@each_story_format
def test_a_text_of_10_000_characters_can_be_written(form: Format) -> None:
    data = form.write(titled("=<ž" * 3_334)).data
    assert len(data) > 10_000
    assert b"<\xc5\xbe" in data.replace(b"&lt;", b"<").replace(b"&amp;", b"&").replace(b"\\", b"")


def test_what_no_format_carries_is_counted_in_one_sentence() -> None:
    assert not_carried(full(), Part.QUOTATIONS, Part.STANCES, Part.EVIDENCE, Part.NOTES) == (
        "Not part of this format: 1 quotation, 1 stance and 2 passages of evidence.",
    )
    assert not_carried(Timeline(document()), Part.STANCES, Part.IMPORTANCE) == ()
    key = Timeline(document(events=(event(importance=3, note="Pause here."),)))
    assert not_carried(key, Part.IMPORTANCE, Part.NOTES) == (
        "Not part of this format: 1 mark of importance and 1 note for the presenter.",
    )


def test_counts_and_lists_are_worded() -> None:
    assert counted(1, "event", "events") == "1 event"
    assert counted(1204, "event", "events") == "1,204 events"
    assert [listed(names) for names in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b and c"]


def test_formats_load_neither_qt_nor_the_calendar_library() -> None:
    code = "import sys, ccm_timeline.files.formats.table; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"PySide6", "shiboken6", "pyqtgraph", "numpy", "icalendar"}
