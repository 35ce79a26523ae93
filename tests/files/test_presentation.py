"""The presentation of a document, read and written."""

from typing import Any

import msgspec
import pytest

from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import decode
from ccm_timeline.files.writer import encode_document
from ccm_timeline.model.document import Presentation, PresentationStep
from tests.builders import document, event, full_document, quote_at


def refusal_of(presentation: Any) -> list[str]:
    events = (event(), event(id="talks"))
    tree = msgspec.to_builtins(document(events=events, quotes=(quote_at(),)))
    tree["presentation"] = presentation
    with pytest.raises(DocumentRefused) as caught:
        decode(msgspec.json.encode(tree))
    return [str(problem) for problem in caught.value.problems]


def test_a_document_without_a_presentation_is_valid() -> None:
    data = encode_document(document())
    assert b"presentation" not in data
    assert decode(data).document.presentation is None


def test_a_presentation_comes_back_as_it_was_written() -> None:
    known = full_document()
    assert decode(encode_document(known)).document == known
    empty = document(presentation=Presentation())
    assert decode(encode_document(empty)).document == empty


def test_unknown_fields_of_a_presentation_come_back() -> None:
    tree = msgspec.json.decode(encode_document(full_document()))
    tree["presentation"]["pace"] = 3
    tree["presentation"]["steps"][0]["mood"] = "calm"
    reading = decode(msgspec.json.encode(tree))
    assert msgspec.json.decode(encode_document(reading.document, reading.unknown)) == tree
    without = msgspec.structs.replace(reading.document, presentation=None)
    assert b"pace" not in encode_document(without, reading.unknown)


@pytest.mark.parametrize(
    ("presentation", "message"),
    [
        ([], "presentation: must be an object, and is a list"),
        ({"theme": "grey"}, "presentation: theme must be one of light, dark, and is “grey”"),
        ({"steps": [{}]}, "presentation, step 1: event is missing"),
        ({"start": "x"}, "presentation: start “x” is not among the events"),
        ({"steps": [{"event": "x"}]}, "presentation, step 1: event “x” is not among the events"),
        (
            {"steps": [{"event": "talks", "quote": "x"}]},
            "presentation, step 1: quote “x” is not among the quotes",
        ),
        (
            {"steps": [{"event": "talks", "quote": "regret"}]},
            "presentation, step 1: quote “regret” is not of event “talks”",
        ),
        (
            {"steps": [{"event": "talks"}, {"event": "talks"}]},
            "presentation, step 2: stands in the list twice",
        ),
    ],
)
def test_a_presentation_that_does_not_fit_is_refused(presentation: Any, message: str) -> None:
    assert refusal_of(presentation) == [message]


def test_steps_that_fit_are_kept() -> None:
    step = PresentationStep(event="departure", quote="regret", hidden=True)
    known = document(presentation=Presentation(steps=(step,)))
    assert decode(encode_document(known)).document.presentation == known.presentation
