"""Where pages end: nothing is cut, lost or parted that belongs together."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPainter

from ccm_timeline.view.paper.pieces import Glue, Page, Piece, chains, extent, glued, paginate

HEIGHT = 100.0


def nothing(painter: QPainter, x: float, y: float) -> None:
    """Draw it."""


pieces = st.builds(
    Piece,
    st.floats(1, HEIGHT),
    st.just(nothing),
    space=st.floats(0, 30),
    glue=st.sampled_from(Glue),
    breaks=st.booleans(),
)


def on_pages(pages: list[Page]) -> list[int]:
    """The page of each piece."""
    return [number for number, page in enumerate(pages) for _ in page]


@settings(max_examples=40)
@given(st.lists(pieces, max_size=25))
def test_every_piece_is_on_a_page_once_and_whole(given_pieces: list[Piece]) -> None:
    pages = list(paginate(given_pieces, HEIGHT))
    assert [placed.piece for page in pages for placed in page] == given_pieces
    for page in pages:
        assert page
        assert page[0].y == 0
        below = 0.0
        for placed in page:
            assert placed.y >= below
            below = placed.y + placed.piece.height
        assert below <= HEIGHT + 1e-6


@settings(max_examples=40)
@given(st.lists(pieces, max_size=25))
def test_what_holds_together_firmly_is_parted_only_where_no_page_can_hold_it(
    given_pieces: list[Piece],
) -> None:
    numbers = on_pages(list(paginate(given_pieces, HEIGHT)))
    at = 0
    for chain in chains(given_pieces, Glue.FIRM):
        if extent(chain) <= HEIGHT:
            assert len({*numbers[at : at + len(chain)]}) == 1
        at += len(chain)


@settings(max_examples=40)
@given(st.lists(pieces, min_size=1, max_size=8))
def test_blocks_that_wish_so_stand_on_one_page_if_one_can_hold_them(some: list[Piece]) -> None:
    together = glued([Piece(piece.height, nothing, piece.space) for piece in some], Glue.WISH)
    before = Piece(60, nothing)
    numbers = on_pages(list(paginate([before, *together], HEIGHT)))[1:]
    assert len({*numbers}) == 1 or extent(together) > HEIGHT


def test_a_page_break_begins_a_page_and_never_an_empty_one() -> None:
    parts = [Piece(10, nothing, breaks=True), Piece(10, nothing), Piece(10, nothing, breaks=True)]
    assert on_pages(list(paginate(parts, HEIGHT))) == [0, 0, 1]
