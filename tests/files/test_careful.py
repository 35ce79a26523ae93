"""What is wrong with a large document is found piece by piece, and in the same words."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.files import quick, reader
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.watch import Watch
from tests.files.test_mutated_documents import holders, values
from tests.files.test_quick import SMALL, VALID


def told(data: bytes) -> tuple[object, ...]:
    """The document and its unknown fields; of one that is refused, all that is wrong with it."""
    try:
        reading = reader.decode(data)
    except DocumentRefused as refused:
        return ("refused", refused.more, *sorted(map(str, refused.problems)))
    return (reading.document, reading.unknown, reading.newer)


def in_pieces(data: bytes) -> tuple[object, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "LARGE", 1)
        patch.setattr(quick.survey, "__defaults__", (SMALL,))
        return told(data)


def is_cut(data: bytes) -> bool:
    try:
        return len(quick.survey(data, Watch(), SMALL).stretches) > 1
    except quick.Uncut:
        return False


FAULTS = [
    (b'"theme"', b'"theme": "gone", "theme"'),
    (b'"title": "Event 2"', b'"title": "Event 2", "ti\\u0074le": "Event 2"'),
    (b'"title": "Event 2"', b'"title": "Event 2", "new": [{"a": 1, "b": {"c": 1, "c": 2}}]'),
    (b'"title": "Event 2"', b'"title": "Event 2", "new": {"deep": [[[[]]]]}'),
    (b'"title": "Event 2"', b'"title": "Event 2", "new": 1e999'),
    (b'"title": "Event 2"', b'"title": "Event 2", "planned": false'),
    (b'"title": "Event 2"', b'"title": "Event 2", "planned": 3, "title": 4'),
    (b'"title": "Event 2"', b'"title": "   "'),
    (b'"id": "event-2"', b'"id": "event-1"'),
    (b'"when": "2024-22"', b'"when": "2024-02-30"'),
    (b'"when": "2024-22"', b'"when": "2024-22", "reported": "soon"'),
    (b'"when": "2024-22"', b'"when": "2024-22", "actors": ["nobody"]'),
    (b'"theme": "', b'"theme": "no-'),
    (b'"end": ', b'"end": 99'),
    (b'"start": ', b'"start": 99'),
    (b'"source": "', b'"source": "no-'),
    (b'"importance": 2', b'"importance": 9'),
    (b'"version": 1', b'"version": 1, "new": {"a": 1, "a": 2}'),
    (b'"version": 1', b'"version": 2, "new": 1'),
    (b'"language": "en"', b'"language": 7'),
    (b'"format": "ccm', b'"format": "ccn'),
]


@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize(("before", "after"), FAULTS)
def test_each_fault_is_told_in_the_same_words(before: bytes, after: bytes, every: bool) -> None:
    assert VALID.count(before)
    data = VALID.replace(before, after, -1 if every else 1)
    assert data != VALID
    assert is_cut(data)
    assert in_pieces(data) == told(data)


@settings(max_examples=50)
@given(st.data())
def test_changed_structures_are_told_of_alike(data: st.DataObject) -> None:
    tree = json.loads(VALID)
    for _ in range(data.draw(st.integers(1, 4))):
        holder = data.draw(st.sampled_from(holders(tree)))
        steps: list[Any] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if steps:
            holder[data.draw(st.sampled_from(steps))] = data.draw(values)
    text = json.dumps(tree, ensure_ascii=False).encode(errors="replace")
    assert in_pieces(text) == told(text)
