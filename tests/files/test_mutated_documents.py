"""Documents that chance has broken: they are read or refused, and nothing else happens."""

import json
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import decode
from ccm_timeline.files.writer import encode_document
from tests.builders import full_document

VALID = encode_document(full_document())
TREE = msgspec.json.decode(VALID)

MARKS = [bytes([mark]) for mark in b'"\\{}[],:-0\x00\xff']
WORDS = [
    b"null",
    b"1e999",
    b"NaN",
    b"\\ud800",
    b'"id": "x",',
    b"9" * 400,
    b"[" * 60,
    b"\xef\xbb\xbf",
]
pieces = st.binary(max_size=4) | st.sampled_from(MARKS) | st.sampled_from(WORDS)
changes_of_bytes = st.tuples(st.integers(0, len(VALID)), st.integers(0, 6), pieces)
names = st.text(max_size=4)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6)
    | st.sampled_from(["report", "2025-03-06", "x" * 201, "0" * 64, "../a", 10**400, " "]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


def read_or_refused(data: bytes) -> None:
    try:
        reading = decode(data)
    except DocumentRefused as caught:
        refused = caught
    else:
        again = decode(encode_document(reading.document, reading.unknown))
        assert (again.document, again.unknown) == (reading.document, reading.unknown)
        return
    assert refused.sentence
    assert str(refused)
    assert all(problem.message for problem in refused.problems)


def holders(value: Any) -> list[Any]:
    """All objects and lists in a decoded value."""
    if not isinstance(value, (dict, list)):
        return []
    members = list(value.values()) if isinstance(value, dict) else value
    return [value, *(holder for member in members for holder in holders(member))]


@settings(max_examples=200)
@given(st.lists(changes_of_bytes, min_size=1, max_size=4))
def test_changed_bytes_are_read_or_refused(changes: list[tuple[int, int, bytes]]) -> None:
    data = VALID
    for at, gone, piece in changes:
        data = data[:at] + piece + data[at + gone :]
    read_or_refused(data)


@settings(max_examples=100)
@given(st.integers(0, len(VALID)))
def test_a_file_that_was_cut_off_is_refused(length: int) -> None:
    read_or_refused(VALID[:length])


@settings(max_examples=120)
@given(st.data())
def test_changed_structures_are_read_or_refused(data: st.DataObject) -> None:
    tree = json.loads(VALID)
    for _ in range(data.draw(st.integers(1, 4))):
        holder = data.draw(st.sampled_from(holders(tree)))
        steps = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        value = data.draw(values)
        if steps and data.draw(st.booleans()):
            holder[data.draw(st.sampled_from(steps))] = value
        elif steps and data.draw(st.booleans()):
            del holder[data.draw(st.sampled_from(steps))]
        elif isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["id", "title", "x", "evidence", "when"]))] = value
        else:
            holder.append(value)
    read_or_refused(json.dumps(tree, ensure_ascii=False).encode(errors="replace"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)


@given(values)
def test_any_json_is_read_or_refused(value: object) -> None:
    read_or_refused(json.dumps({"format": "ccm-timeline", "version": 1, "events": value}).encode())
