"""Mistakes of those who write a document by hand are told in words that say what to mend."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.files.json_faults import encoding_fault
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import LARGE, decode

GOOD = '{\n "format": "ccm-timeline",\n "themes": [\n  {"id": "a"}\n ],\n "version": 1\n}'


def refusal(data: str | bytes) -> str:
    with pytest.raises(DocumentRefused) as refused:
        decode(data.encode() if isinstance(data, str) else data)
    (problem,) = refused.value.problems
    return str(problem).removeprefix("it is not valid JSON, ")


@pytest.mark.parametrize(
    ("right", "wrong", "line", "column", "words"),
    [
        ('{"id": "a"}', '{"id": "a"},', 4, 14, "delete this comma: nothing follows it"),
        ('{"id": "a"}', '{"id": "a",}', 4, 13, "delete this comma: nothing follows it"),
        ('{"id": "a"}', '{"id": "a"},,', 4, 15, "delete this comma: there are two"),
        ('"ccm-timeline",', '"ccm-timeline"', 2, 26, "a comma is missing here"),
        ('"ccm-timeline",', '"ccm-timeline,', 2, 26, "the line ends within a text"),
        ("ccm-timeline", "ccm\ttimeline", 2, 16, "a tab stands in a text; write \\t"),
        ("ccm-timeline", "ccm\x07timeline", 2, 16, "a control character (U+0007)"),
        ("ccm-timeline", 'ccm "timeline"', 2, 18, "a comma is missing here, or a quotation mark"),
        ("ccm-timeline", "ccm\\", 2, 19, "the line ends within a text"),
        ("1\n}", '"one', 6, 13, "the file ends within this text"),
        ("ccm-timeline", "ccm\\-timeline", 2, 16, "a backslash in a text is written twice"),
        ("ccm-timeline", "ccm\\ud800", 2, 22, "half of a surrogate pair stands alone"),
        ('"format"', "'format'", 2, 2, "names and texts stand in straight quotation"),
        ('"format"', "“format”", 2, 2, "names and texts stand in straight quotation"),
        ('"format"', "format", 2, 2, "the name “format” must stand in quotation marks"),
        ('"format":', '"format"', 2, 11, "a colon is missing after the name"),
        ('"format"', '// mine\n "format"', 2, 2, "JSON has no comments"),
        ('"version": 1', '"version": ', 7, 1, "a value is missing after the colon"),
        ('"version": 1', '"version": None', 6, 13, "write null, not None"),
        ('"version": 1', '"version": one', 6, 13, "“one” is neither a number nor a text"),
        ('"version": 1', '"version": NaN', 6, 13, "NaN and Infinity are not numbers"),
        ('"version": 1', '"version": 2025-03-06', 6, 17, "the number ends here; a date stands"),
        (' ],\n "version"', ' ,\n "version"', 6, 11, "a name stands in a list here"),
        (' {"id": "a"}', ' {"id": "a"', 5, 2, "a bracket is missing before this ]"),
        ("1\n}", "1\n", 7, 1, "the file ends before its last bracket is closed"),
        ("1\n}", "1\n}\n{}", 8, 1, "the document is closed before this place"),
        ("{\n", "<html>", 1, 1, "a document begins with {, and this begins with “<html>”"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_its_place_and_what_to_do(
    right: str, wrong: str, line: int, column: int, words: str
) -> None:
    assert GOOD.count(right) == 1
    told = refusal(GOOD.replace(right, wrong))
    assert told.startswith(f"line {line}, column {column}: {words}")


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ('{"id": "a"}', '{"id": "a"},', "line 5, column 2: delete this comma: nothing follows it"),
        ("ccm-timeline", "ccm\ttimeline", "line 2, column 16: a tab stands in a text"),
        ('"ccm-timeline",', '"ccm-timeline"', "line 3, column 2: ',' or '}' is missing"),
    ],
)
def test_a_slip_in_a_large_file_is_told_as_well(right: str, wrong: str, words: str) -> None:
    assert refusal(GOOD.replace(right, wrong) + " " * LARGE).startswith(words)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("more", ["", " " * LARGE])
def test_text_in_another_unicode_encoding_is_called_by_its_name(encoding: str, more: str) -> None:
    told = refusal((GOOD.replace('"a"', '"ž"') + more).encode(encoding))
    name = encoding[:6].upper()
    assert told == f"it is text in {name}; save it as UTF-8 in a text editor"


def test_what_is_no_text_is_called_so() -> None:
    assert refusal(b"\x89PNG\r\n\x1a\n\0\0\0\r") == "it is not text, but a file of another kind"
    assert refusal(bytes(200)) == "it is not text, but a file of another kind"
    assert encoding_fault(GOOD.encode()) is None


@given(st.integers(0, len(GOOD) - 1), st.sampled_from(["", *'{}[]",:\\/\n\t1e-.“x']))
def test_every_changed_character_has_an_answer_in_one_line(at: int, written: str) -> None:
    text = GOOD[:at] + written + GOOD[at + 1 :]
    try:
        json.loads(text)
    except ValueError:
        told = refusal(text)
        assert "\n" not in told
        assert "Expecting" not in told
        assert "Invalid" not in told
