"""Dates read many at once: the same as read one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.files.date_columns import _ascending, _in_time, read_spans
from ccm_timeline.model.columns import UNKNOWN, columns_of
from ccm_timeline.model.dates_read import DatesRead, signature_of
from ccm_timeline.model.edtf import EdtfError, parse
from tests.builders import event

days = st.dates().map(str) | st.builds(
    "{:04}-{:02}-{:02}".format, st.integers(0, 9999), st.integers(0, 14), st.integers(0, 33)
)
ends = days | st.sampled_from(["2024", "2024-07", "..", "", "2024~", "2024-22"])
texts = (
    days
    | st.tuples(days, st.sampled_from("?~%xX٣ \n")).map("".join)
    | st.builds("{}/{}".format, ends, ends)
    | st.builds("[{}..{}]".format, ends, ends)
    | st.sampled_from(["2024", "199X", "Y12345", "-0044-03-15", "2024-06-0٣", "2024-06-03\ud800"])
    | st.text("0123456789-/.[]?~%", max_size=24)
)


def plain(text: str) -> tuple[int, int, object] | None:
    try:
        when = parse(text)
    except EdtfError:
        return None
    first = UNKNOWN if when.earliest is None else when.earliest
    return first, UNKNOWN if when.latest is None else when.latest, signature_of(when)


@settings(max_examples=500)
@given(st.lists(texts, max_size=8))
def test_many_at_once_are_read_as_each_alone(these: list[str]) -> None:
    good = [text for text in these if plain(text)]
    dates = DatesRead()
    first, last, code = read_spans(good, dates).tolist()
    signatures = [dates.signatures[each] for each in code]
    assert list(zip(first, last, signatures, strict=True)) == [plain(text) for text in good]
    for text in set(these) - set(good):
        with pytest.raises(EdtfError):
            read_spans([*good, text], DatesRead())


@given(texts)
def test_one_by_one_they_are_read_as_they_are_parsed(text: str) -> None:
    dates, wanted = DatesRead(), plain(text)
    if wanted is None:
        with pytest.raises(EdtfError):
            dates[text]
    else:
        for _ in range(2):
            first, last, code = dates[text]
            assert (first, last, dates.signatures[code]) == wanted


@given(st.lists(texts.filter(plain), max_size=12))
def test_events_stand_in_the_order_of_time(these: list[str]) -> None:
    columns = columns_of([event(id=str(n), when=text) for n, text in enumerate(these)])
    keys = [parse(text).sort_key for text in these]
    assert columns.order.tolist() == sorted(range(len(keys)), key=keys.__getitem__)


some = st.integers(0, 3)


@given(st.lists(st.tuples(some | st.integers(-(2**34), 2**34), some | st.integers(0, 2**26))))
def test_spans_are_put_in_the_order_of_time_however_far_they_lie_apart(
    spans: list[tuple[int, int]],
) -> None:
    start, length = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    found = _in_time(start, start + length).tolist()
    assert found == sorted(range(len(spans)), key=spans.__getitem__)


@given(st.lists(some | st.integers(-(2**63), 2**63 - 1)))
def test_hashes_are_put_in_order_however_alike_they_are(hashes: list[int]) -> None:
    places = _ascending(np.array(hashes, dtype=np.int64)).tolist()
    assert sorted(places) == list(range(len(hashes)))
    assert [hashes[place] for place in places] == sorted(hashes)
