"""Days as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.model.days import day_of
from ccm_timeline.model.edtf import EdtfError
from ccm_timeline.model.typed_days import as_typed, first_typed, last_typed


def test_a_month_stands_for_its_ends() -> None:
    assert first_typed(" 2024-02 ") == day_of(2024, 2, 1)
    assert last_typed("2024-02") == day_of(2024, 2, 29)


def test_an_empty_field_has_no_day() -> None:
    assert first_typed("  ") is None
    assert last_typed("") is None


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(EdtfError):
        first_typed("spring")


def test_a_date_is_refused_whose_end_that_is_asked_for_is_open() -> None:
    for text in ("../2024", "[..2024]", "/2024"):
        assert last_typed(text) == day_of(2024, 12, 31)
        with pytest.raises(EdtfError, match=r"2024/\.\."):
            first_typed(text)
    for text in ("2024/..", "[2024..]", "2024/"):
        assert first_typed(text) == day_of(2024, 1, 1)
        with pytest.raises(EdtfError, match=r"\.\./2024"):
            last_typed(text)


@given(st.integers(day_of(-9999, 1, 1), day_of(9999, 12, 31)))
def test_a_written_day_is_read_again(day: int) -> None:
    assert first_typed(as_typed(day)) == last_typed(as_typed(day)) == day


@given(st.integers(day_of(-99_999, 1, 1), day_of(99_999, 12, 31)))
def test_a_day_of_any_year_can_be_read_again_and_loses_none(day: int) -> None:
    first, last = first_typed(as_typed(day)), last_typed(as_typed(day))
    assert first is not None
    assert last is not None
    assert first <= day <= last < first + 367
