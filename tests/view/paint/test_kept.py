"""A full store drops what nobody asked for lately, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.view.paint.kept import Kept

MOST = 8


@given(st.lists(st.integers(0, 20), max_size=80))
def test_what_was_asked_for_lately_is_kept(asked: list[int]) -> None:
    store: Kept[int, str] = Kept(MOST)
    for at, key in enumerate(asked):
        lately = list(dict.fromkeys(reversed(asked[:at])))[: MOST // 2]
        value = store.get(key)
        assert value == str(key) if key in lately else value in (None, str(key))
        if value is None:
            store.put(key, str(key))


def test_a_store_never_has_more_than_it_may() -> None:
    store: Kept[int, str] = Kept(MOST)
    for key in range(1000):
        store.put(key, "kept")
    assert sum(store.get(key) is not None for key in range(1000)) <= MOST
    store.clear()
    assert all(store.get(key) is None for key in range(1000))
