"""The gaps between the values of a document, which nothing else is to fill."""

from ccm_timeline.system.gaps import filling

COUNT = 4000


def places_of_gaps() -> tuple[set[int], list[bytes]]:
    """Where values were that are gone, and those that stand between them."""
    values = [bytes(71) for _ in range(8 * COUNT)]
    gaps = {id(value) for value in values[4::16]}
    del values[4::16]
    return gaps, values


def test_what_comes_after_the_filling_fills_no_gap() -> None:
    gaps, kept = places_of_gaps()
    filled = filling(COUNT)
    assert gaps <= set(map(id, filled))
    later = [bytes(71) for _ in range(COUNT)]
    assert gaps.isdisjoint(map(id, later))
    assert len(kept) > COUNT


def test_without_it_the_gaps_are_what_is_filled_first() -> None:
    gaps, kept = places_of_gaps()
    later = [bytes(71) for _ in range(COUNT)]
    assert gaps <= set(map(id, later))
    assert len(kept) > COUNT
