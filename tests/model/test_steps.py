"""The steps of a presentation."""

from ccm_timeline.model.document import Document, Presentation, PresentationStep
from ccm_timeline.model.steps import Key, first_step, step_of, steps_of
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event, quote_at


def story(**presentation: object) -> Document:
    """Three events, the later ones first; the middle one has two key quotations of three."""
    events = (
        event(id="c", when="2025"),
        event(id="b", when="2024"),
        event(id="a", when="2023"),
    )
    quotes = (
        quote_at(id="plain", event="b"),
        quote_at(id="key-1", event="b", key=True),
        quote_at(id="key-2", event="b", key=True),
        quote_at(id="only", event="c"),
        quote_at(id="second", event="c"),
    )
    return document(events=events, quotes=quotes, presentation=Presentation(**presentation))


def keys(known: Document) -> list[Key]:
    return [step.key for step in steps_of(Timeline(known))]


IN_TIME = [("a", None), ("b", None), ("b", "key-1"), ("b", "key-2"), ("c", None), ("c", "only")]


def step(event_id: str, quote: str | None = None, **fields: object) -> PresentationStep:
    return PresentationStep(event=event_id, quote=quote, **fields)


def test_events_and_their_key_quotations_come_in_the_order_of_time() -> None:
    assert keys(story()) == IN_TIME


def test_hidden_steps_are_left_out() -> None:
    assert keys(story(steps=(step("b", "key-1", hidden=True),))) == [
        key for key in IN_TIME if key != ("b", "key-1")
    ]


def test_listed_steps_come_as_listed_and_the_others_behind_them() -> None:
    found = keys(story(steps=(step("c"), step("a"))))
    assert found == [
        ("c", None),
        ("c", "only"),
        ("a", None),
        ("b", None),
        ("b", "key-1"),
        ("b", "key-2"),
    ]


def test_a_list_in_the_order_of_time_changes_nothing() -> None:
    assert keys(story(steps=(step("b"), step("c")))) == IN_TIME


def test_a_quotation_that_is_not_key_can_be_listed() -> None:
    assert keys(story(steps=(step("b"), step("b", "plain")))) == [
        ("a", None),
        ("b", None),
        ("b", "key-1"),
        ("b", "key-2"),
        ("b", "plain"),
        ("c", None),
        ("c", "only"),
    ]


def test_a_step_carries_its_note() -> None:
    notes = [found.note for found in steps_of(Timeline(story(steps=(step("a", note="Ask."),))))]
    assert notes == ["Ask.", "", "", "", "", ""]


def test_a_presentation_begins_at_its_start() -> None:
    for known, wanted in ((story(), 0), (story(start="c"), 4)):
        timeline = Timeline(known)
        assert first_step(timeline, steps_of(timeline)) == wanted


def test_an_event_whose_steps_are_hidden_has_none() -> None:
    steps = steps_of(Timeline(story(steps=(step("a", hidden=True),))))
    assert step_of(steps, "a") is None
    assert step_of(steps, "b") == 0


def test_no_events_make_no_steps() -> None:
    empty = Timeline(document(events=(), quotes=()))
    assert steps_of(empty) == ()
    assert first_step(empty, ()) == 0
