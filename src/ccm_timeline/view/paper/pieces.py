"""The pieces of which pages are made: what no page end may cut, with how it holds to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum

import msgspec
from msgspec.structs import replace
from PySide6.QtGui import QPainter

Draw = Callable[[QPainter, float, float], None]
"""Draws a piece with its upper left corner at x and y, in units."""


class Glue(IntEnum):
    """How strongly a piece holds to the next."""

    NONE = 0
    WISH = 1
    """One page for both, if one page holds all that wishes so."""
    FIRM = 2
    """As a heading to its text, or the first line of a paragraph to the second."""


class Piece(msgspec.Struct, frozen=True):
    """One line, rule or box."""

    height: float
    draw: Draw
    space: float = 0.0
    """Left free above, but not at the head of a page."""
    glue: Glue = Glue.NONE
    breaks: bool = False
    """Whether it begins a page."""


class Placed(msgspec.Struct, frozen=True):
    """A piece and the distance of its upper edge from the upper edge of the text, in units."""

    piece: Piece
    y: float


Page = tuple[Placed, ...]


def paginate(pieces: Iterable[Piece], height: float) -> Iterator[Page]:
    """Yield pages of at most `height` units, none of them empty.

    What is glued stays together: first all of it, then only what is glued firmly, and where even
    this is higher than a page, nothing. A single piece must not be higher than a page.
    """
    page: list[Placed] = []
    y = 0.0
    for chain in _held_together(pieces, height):
        needed = chain[0].space + extent(chain) if page else extent(chain)
        if page and (chain[0].breaks or y + needed > height):
            yield tuple(page)
            page, y = [], 0.0
        for piece in chain:
            y += piece.space if page else 0.0
            page.append(Placed(piece, y))
            y += piece.height
    if page:
        yield tuple(page)


def extent(chain: Sequence[Piece]) -> float:
    """The height of pieces below each other, without the space above the first."""
    return sum(piece.height + piece.space for piece in chain) - chain[0].space if chain else 0.0


def glued(pieces: Sequence[Piece], glue: Glue) -> list[Piece]:
    """The pieces, each held to the next at least so strongly, but for the last one."""
    held = [replace(piece, glue=max(piece.glue, glue)) for piece in pieces[:-1]]
    return [*held, *pieces[-1:]]


def _held_together(pieces: Iterable[Piece], height: float) -> Iterator[list[Piece]]:
    for chain in chains(pieces, Glue.WISH):
        if extent(chain) <= height:
            yield chain
            continue
        for firm in chains(chain, Glue.FIRM):
            if extent(firm) <= height:
                yield firm
            else:
                yield from ([piece] for piece in firm)


def chains(pieces: Iterable[Piece], glue: Glue) -> Iterator[list[Piece]]:
    """Yield the runs of pieces that hold together at least so strongly."""
    chain: list[Piece] = []
    for piece in pieces:
        if chain and piece.breaks:
            yield chain
            chain = []
        chain.append(piece)
        if piece.glue < glue:
            yield chain
            chain = []
    if chain:
        yield chain
