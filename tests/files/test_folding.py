"""Typographic variants."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.files.folding import fold


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert all(fold(a) == b for a, b in zip(text, fold(text), strict=True))


SAME = [
    ("“„”«", '""""'),
    ("don’t ‘so’", "don't 'so'"),
    ("a – b — c", "a - b - c"),
    ("a\u00a0b\u2009c", "a b c"),
]
OTHER = [
    ("e\u0301", "é"),
    ("A", "a"),
    ("\n", " "),
    ("\r\n", "  "),
    ("…", "..."),
    ("“", "‘"),
    ("ž", "z"),
    ("a", "а"),
    ("\u200b", ""),
    ("-", "_"),
    ("\u00ad", "-"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_variants_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_nothing_else_is_taken_for_equal(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_every_dash_and_every_space_of_unicode_is_known() -> None:
    for code in range(sys.maxunicode + 1):
        category = unicodedata.category(chr(code))
        if category in ("Pd", "Zs"):
            assert fold(chr(code)) == ("-" if category == "Pd" else " ")


def test_letters_and_figures_stay() -> None:
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code))[0] in "LN" and code != 0x2BC:
            assert fold(chr(code)) == chr(code)
