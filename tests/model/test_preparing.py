"""The list of steps that is prepared, and what a document holds of it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.files.reader import read_document
from ccm_timeline.files.writer import write_document
from ccm_timeline.model.document import Document, Presentation, PresentationStep, ShowTheme
from ccm_timeline.model.preparing import (
    Programme,
    further_quotations,
    in_order_of_time,
    presentation_of,
    programme_of,
    with_quotation,
    without_quotation,
)
from ccm_timeline.model.steps import Step, steps_of
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event, quote_at

Change = Callable[[Timeline, Programme], Programme]


def story(dates: list[str], quoted: list[list[bool]]) -> Document:
    """An event for each date, and a quotation of it for each flag, which says whether it is key."""
    return document(
        events=tuple(event(id=f"e{n}", when=date) for n, date in enumerate(dates)),
        quotes=tuple(
            quote_at(id=f"e{n}-{at}", event=f"e{n}", key=key)
            for n, keys in enumerate(quoted[: len(dates)])
            for at, key in enumerate(keys)
        ),
    )


STORIES = st.builds(
    story,
    st.lists(st.sampled_from(["2023", "2024-02", "2024~", "2025-03-06"]), min_size=1, max_size=6),
    st.lists(st.lists(st.booleans(), max_size=3), max_size=6),
)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """One thing that a window can ask for, at rows that the list has at that time."""
    kind = draw(st.sampled_from(["hide", "note", "move", "shift", "add", "drop", "time", "start"]))
    numbers = draw(st.lists(st.integers(0, 40), min_size=1, max_size=3))
    flag, note = draw(st.booleans()), draw(st.sampled_from(["", "Ask.", "“Two”\nlines – ž"]))

    def change(timeline: Timeline, old: Programme) -> Programme:
        count = len(old.steps)
        rows = {number % count for number in numbers}
        row = numbers[0] % count
        further = [
            (found.id, quote)
            for found in timeline.events
            for quote in further_quotations(timeline, found.id)
        ]
        match kind:
            case "hide":
                return old.with_hidden(rows, hidden=flag)
            case "note":
                return old.with_note(row, note)
            case "move":
                return old.moved(rows, numbers[-1] % (count + 1))
            case "shift":
                return old.shifted(rows, down=flag)
            case "add" if further:
                return with_quotation(timeline, old, further[numbers[0] % len(further)])
            case "drop" if further:
                return without_quotation(old, further[numbers[0] % len(further)])
            case "start":
                start = old.steps[row].event_id if flag else None
                return Programme(old.steps, start, ShowTheme.DARK if flag else None)
            case _:
                return in_order_of_time(timeline, old)

    return change


@settings(max_examples=50)
@given(told=STORIES, asked=st.lists(changes(), max_size=6))
def test_whatever_is_changed_the_document_holds_the_list_and_no_more_than_it_must(
    told: Document, asked: list[Change]
) -> None:
    timeline = Timeline(told)
    programme = programme_of(timeline)
    for change in asked:
        programme = change(timeline, programme)
        timeline.present_as(presentation_of(timeline, programme))
        assert programme_of(timeline) == programme
        shown = tuple(Step(*s.key, s.note) for s in programme.steps if not s.hidden)
        assert steps_of(timeline) == shown
    stored = timeline.document.presentation
    for number, left_out in enumerate(() if stored is None else stored.steps):
        rest = stored.steps[:number] + stored.steps[number + 1 :]
        fewer = Timeline(told)
        fewer.present_as(Presentation(steps=rest, start=stored.start, theme=stored.theme))
        assert programme_of(fewer) != programme, left_out


@settings(max_examples=10)
@given(told=STORIES, asked=st.lists(changes(), min_size=1, max_size=5))
def test_a_saved_file_gives_the_same_list(
    tmp_path_factory: pytest.TempPathFactory, told: Document, asked: list[Change]
) -> None:
    timeline = Timeline(told)
    programme = programme_of(timeline)
    for change in asked:
        programme = change(timeline, programme)
    timeline.present_as(presentation_of(timeline, programme))
    path = tmp_path_factory.mktemp("saved") / "story.ccmt"
    write_document(path, timeline.document)
    assert programme_of(Timeline(read_document(path))) == programme


def three() -> tuple[Timeline, Programme]:
    """Rows: 0 a, 1 b, 2 and 3 its quotations, 4 c."""
    told = document(
        events=(event(id="a", when="2023"), event(id="b", when="2024"), event(id="c", when="2025")),
        quotes=tuple(quote_at(id=name, event="b", key=True) for name in ("b1", "b2")),
    )
    timeline = Timeline(told)
    return timeline, programme_of(timeline)


def names(programme: Programme) -> list[str]:
    return [step.key[1] or step.event_id for step in programme.steps]


def test_an_untouched_list_stores_nothing() -> None:
    timeline, programme = three()
    assert presentation_of(timeline, programme) is None
    changed = programme.with_hidden({1}, hidden=True).with_note(0, "x").shifted({4}, down=False)
    assert presentation_of(timeline, changed) is not None
    back = changed.with_hidden({4}, hidden=False)
    back = in_order_of_time(timeline, back).with_hidden(range(5), hidden=False).with_note(0, "")
    assert presentation_of(timeline, back) is None


def test_an_event_takes_its_quotations_along_and_parts_no_others() -> None:
    _, programme = three()
    assert names(programme.shifted({0}, down=True)) == ["b", "b1", "b2", "a", "c"]
    assert names(programme.shifted({4}, down=False)) == ["a", "c", "b", "b1", "b2"]
    assert names(programme.moved({4}, 2)) == ["a", "b", "b1", "b2", "c"]
    assert names(programme.moved({1}, 0)) == ["b", "b1", "b2", "a", "c"]


def test_a_quotation_moves_alone() -> None:
    _, programme = three()
    assert names(programme.shifted({3}, down=True)) == ["a", "b", "b1", "c", "b2"]
    assert names(programme.shifted({3}, down=False)) == ["a", "b", "b2", "b1", "c"]


def test_the_show_begins_at_the_first_step_of_its_start_that_is_shown() -> None:
    _, programme = three()
    started = Programme(programme.steps, "b")
    assert started.first == 1
    assert started.with_hidden({1}, hidden=True).first == 2
    assert started.with_hidden({1, 2, 3}, hidden=True).first == 0
    assert started.with_hidden(range(5), hidden=True).first is None
    assert started.with_hidden({4}, hidden=True).shown_from(4) == 3


def test_a_list_that_was_written_by_hand_is_shown_as_it_is() -> None:
    timeline, _ = three()
    listed = tuple(PresentationStep(event=id) for id in ("a", "b", "c"))
    timeline.present_as(Presentation(steps=listed))
    assert names(programme_of(timeline)) == ["a", "b", "b1", "b2", "c"]
