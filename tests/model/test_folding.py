"""Text as the search compares it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.model.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("šešuo", "sesuo"),
        ("Šešuo’s", "sesuo's"),
        ("ĄČĘĖĮŠŲŪŽ", "aceeisuuz"),
        ("Straße", "strasse"),
        ("Łódź, Ærø, Đorđe", "lodz, aero, dorde"),
        ("İstanbul ıslak", "istanbul islak"),
        ("ﬁnal Ⅷ", "final viii"),
        ("a\u00adb\u200bc\u202ed", "abcd"),
        ("“dangerous”\u00a0trend\n", "dangerous trend"),
        ("6–7 March", "6-7 march"),
        ("Ελλάδα ΣΟΦΌΣ", "ελλαδα σοφοσ"),
        ('"ASCII"\t too ', "ascii too"),
        ("", ""),
    ],
)
def test_case_accents_and_typography_are_gone(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_no_mark_and_no_capital_is_left(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.category(character) in {"Mn", "Cf"} for character in folded)
    assert folded == folded.casefold()


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_folded_as_any_other(text: str) -> None:
    assert fold(text + "é").removesuffix("e").strip() == fold(text)


@given(st.text(), st.text())
def test_a_part_of_a_text_is_found_in_it(one: str, other: str) -> None:
    assert fold(one) in fold(f"{one} {other}")
