"""What differs between two versions of a document, said in words."""

from typing import Any

import msgspec
import pytest

from ccm_timeline.files.reader import decode
from ccm_timeline.files.writer import encode_document
from ccm_timeline.model.changes import MOST_LINES, differences, fitted
from ccm_timeline.model.document import Document, Presentation, PresentationStep, ShowTheme
from tests.builders import document_on, event, quote_at

DAYS = document_on("2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04")


def shown(*steps: PresentationStep, **fields: Any) -> Document:
    return msgspec.structs.replace(DAYS, presentation=Presentation(steps=steps, **fields))


def step(number: int, **fields: Any) -> PresentationStep:
    return PresentationStep(event=f"event-{number}", **fields)


@pytest.mark.parametrize(
    ("mine", "other", "lines"),
    [
        (DAYS, DAYS, []),
        (shown(step(1, hidden=True)), DAYS, ["The step “Event 1” is left out."]),
        (DAYS, shown(step(1, hidden=True)), ["The step “Event 1” is shown again."]),
        (shown(step(2, note="Ask")), DAYS, ["The step “Event 2” has a note: “Ask”."]),
        (
            shown(step(2, note="Ask")),
            shown(step(2, note="Tell")),
            ["The note of the step “Event 2” is “Ask” instead of “Tell”."],
        ),
        (
            DAYS,
            shown(step(2, note="Tell")),
            ["The step “Event 2” has no note any more; it was “Tell”."],
        ),
        (
            shown(step(1), step(4), step(2), step(3)),
            DAYS,
            ["The step “Event 4” stands in another place."],
        ),
        (shown(step(1), step(2), step(3), step(4)), DAYS, []),
        (
            shown(start="event-3"),
            shown(start=None),
            ["It begins with “Event 3” instead of its first step."],
        ),
        (shown(theme=ShowTheme.DARK), DAYS, ["Its theme is dark instead of light."]),
    ],
)
def test_each_change_of_a_presentation_is_a_line(
    mine: Document, other: Document, lines: list[str]
) -> None:
    assert list(differences(mine, other)) == lines


def test_changes_elsewhere_are_counted() -> None:
    events = (*DAYS.events[1:], event(id="new"), event(id="newer"))
    changed = msgspec.structs.replace(
        DAYS, title="X\u202e", events=(event(id="event-2"), *events[1:])
    )
    assert list(differences(changed, DAYS)) == [
        "The title is “X⟨U+202E⟩” instead of “A test”.",
        "Of the events: 2 more, 1 fewer, 1 changed.",
    ]


def test_a_quotation_that_becomes_a_step_is_named() -> None:
    quotes = (quote_at(event="event-1", key=True), quote_at(id="more", event="event-1"))
    before = msgspec.structs.replace(DAYS, quotes=quotes)
    steps = (step(1), step(1, quote="regret"), step(1, quote="more"))
    after = msgspec.structs.replace(before, presentation=Presentation(steps=steps))
    assert list(differences(after, before)) == [
        "The quotation “We regret nothing” of “Event 1” is a step."
    ]


def test_many_changes_are_cut_short() -> None:
    many = document_on(*["2025-01-01"] * 300)
    steps = tuple(step(number, hidden=True) for number in range(1, 301))
    hidden = msgspec.structs.replace(many, presentation=Presentation(steps=steps))
    lines = differences(hidden, many)
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "And 100 further differences."


def test_a_presentation_is_fitted_to_what_the_document_still_has() -> None:
    wanted = Presentation(
        steps=(step(1), step(9), step(2, quote="gone"), step(1), step(3, note="x")),
        start="event-9",
        theme=ShowTheme.DARK,
    )
    found, dropped = fitted(wanted, DAYS)
    assert found == Presentation(steps=(step(1), step(3, note="x")), theme=ShowTheme.DARK)
    assert dropped == 3
    decode(encode_document(msgspec.structs.replace(DAYS, presentation=found)))
