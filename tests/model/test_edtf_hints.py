"""Who writes a date in another form is told how EDTF has it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.model.edtf import EdtfError, parse
from ccm_timeline.model.words import in_words

DATE = re.compile(r"(?<![\w-])(?:-?[0-9]{3}[0-9X]|Y-?[0-9]+)[-0-9X~/]*")


@pytest.mark.parametrize(
    ("text", "offered", "meaning"),
    [
        ("1938-3-5", "1938-03-05", "5 March 1938"),
        ("1938/03/05", "1938-03-05", "5 March 1938"),
        ("1938.03.05", "1938-03-05", "5 March 1938"),
        ("44 BC", "-0043", "44 BC"),
        ("1BCE", "0000", "1 BC"),
        ("2 b.c.", "-0001", "2 BC"),
        ("938", "0938", "938"),
        ("12000", "Y12000", "12000"),
        ("-17000", "Y-17000", "17001 BC"),
        ("1938–1940", "1938/1940", "1938–1940"),
        ("1938 - 1940", "1938/1940", "1938–1940"),
        ("c. 1790", "1790~", "about 1790"),
        ("Circa 1790", "1790~", "about 1790"),
        ("1940s", "194X", "1940s"),
        ("193u", "193X", "1930s"),
        ("19??", "19XX", "20th century"),
    ],
)
def test_the_form_that_was_meant_is_offered_and_can_be_read(
    text: str, offered: str, meaning: str
) -> None:
    with pytest.raises(EdtfError) as refused:
        parse(text)
    words = str(refused.value).partition("; ")[2]
    assert offered in words.rstrip(".").replace(",", " ").split()
    assert in_words(parse(offered)) == meaning


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5.3.1938", "the year comes first, then month and day, as in 1938-03-31"),
        ("05/03/1938", "the year comes first, then month and day, as in 1938-03-31"),
        ("5 March 1938", "a month is written as a number, as in 2025-03 or 2025-03-06"),
        (" 1938", "take away the space before or after it"),
        ("[1938,44 BC]", "44 BC is written -0043"),
        ("1938-03-05/1939-4-5", "with two digits each: 1939-04-05"),
        ("xyz", "write for instance 2025-03-06, 2025-03, 2025 or 2024-09-10/2024-09-13"),
    ],
)
def test_what_can_be_meant_in_several_ways_is_explained(text: str, words: str) -> None:
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert str(refused.value).endswith(f"{words}.")


@given(st.text("0123456789-/. bcBCXYu?~s", max_size=12))
def test_every_date_that_an_answer_offers_can_be_read(text: str) -> None:
    try:
        parse(text)
    except EdtfError as error:
        said = str(error).removeprefix(f"“{text}”")
        assert "\n" not in said
        if " is no EDTF date" in said and "two digits each" not in said:
            for offered in DATE.findall(said.partition(";")[2]):
                parse(offered)
