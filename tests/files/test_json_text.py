"""JSON as it stands in a file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.files.json_text import (
    NESTING_LIMIT,
    count_members,
    decode_json,
    outline,
)
from ccm_timeline.files.problems import DocumentRefused

SAVE = "save it as UTF-8 in a text editor"

texts = st.text('ab\\":[]{},ž\n', max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


def members_of(value: object) -> int:
    if isinstance(value, dict):
        return len(value) + sum(map(members_of, value.values()))
    return sum(map(members_of, value)) if isinstance(value, list) else 0


def depth_of(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list):
        return 0
    return 1 + max(map(depth_of, inner), default=0)


def refusal(data: bytes) -> list[str]:
    try:
        _, twice = decode_json(data, count_members(data))
    except DocumentRefused as refused:
        return [str(problem) for problem in refused.problems]
    return [str(problem) for problem in twice]


@given(values, st.sampled_from([None, 2]), st.booleans())
def test_members_and_depth_are_measured_without_parsing(
    value: object, indent: int | None, ascii_only: bool
) -> None:
    data = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode()
    assert outline(data)[:2] == (members_of(value), depth_of(value))
    assert count_members(data) == members_of(value)


def test_text_longer_than_a_piece_is_measured_right() -> None:
    value = {f"key-{n}": ["a:b" * 50, '\\":{' * 50, {"x": 1}] for n in range(3000)}
    data = json.dumps(value).encode()
    assert len(data) > 3 * 256 * 1024
    assert outline(data)[:2] == (6000, 3)


@pytest.mark.parametrize(
    "text", ["[" * 1_000_000, "[" * 50 + "]" * 50, '{"a":' * 40, "[]" + "[" * 99]
)
def test_depth_is_never_measured_too_low(text: str) -> None:
    assert outline(text.encode()).depth == NESTING_LIMIT + 1


def test_a_name_that_stands_twice_is_found_with_its_place() -> None:
    data = b'{"events": [{"id": "x"}, {"id": "y", "title": 1, "ti\\u0074le": 2}]}'
    assert refusal(data) == ["‘title’ stands twice in event 2 (y)"]


def test_every_name_that_stands_twice_is_found() -> None:
    data = b'{"a": 1, "a": 2, "b": {"c": [[{"d": 1, "d": 1, "d": 1}]]}}'
    assert refusal(data) == [
        "‘a’ stands twice in the document",
        "‘d’ stands twice in ‘b’, ‘c’ 1, ‘list’ 1",
    ]


def test_an_object_of_many_double_names_is_refused_quickly() -> None:
    data = b"{" + b",".join(b'"%d":0' % (n // 2) for n in range(60_000)) + b"}"
    assert refusal(data)[0] == "‘0’ stands twice in the document"


def test_the_line_of_a_mistake_is_told() -> None:
    assert refusal(b'{"a": 1,\n "b": 2,,}')[0].startswith(
        "it is not valid JSON, line 2, column 9: "
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"a": "\xff"}', f"it is not UTF-8 text: line 1 has the byte 0xff; {SAVE}"),
        (b'{\n"a": "\xed\xa0\x80"}', f"it is not UTF-8 text: line 2 has the byte 0xed; {SAVE}"),
        (b'{"a": 1e999}', "‘a’ is a number out of range"),
        (b'{"events": [{"id": "x", "n": -1e999}]}', "event 1 (x): ‘n’ is a number out of range"),
        (b'{"a": ' + b"9" * 5000 + b"}", "‘a’ is a number out of range"),
        (b'{"a": [1e999]}', "a number is out of range"),
        (b'{"a": 1e999, }', "a number is out of range"),
    ],
)
def test_what_json_does_not_allow_is_refused_in_words(data: bytes, message: str) -> None:
    assert refusal(data) == [message]
