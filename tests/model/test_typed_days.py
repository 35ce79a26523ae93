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


@given(st.integers(day_of(-9999, 1, 1), day_of(9999, 12, 31)))
def test_a_written_day_is_read_again(day: int) -> None:
    assert first_typed(as_typed(day)) == last_typed(as_typed(day)) == day
