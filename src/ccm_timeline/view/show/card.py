"""A slide to set a projector by: edges, grey steps, thin lines, smallest text, stances."""

from __future__ import annotations

from collections.abc import Iterator

from ccm_timeline.layout.scene import Rect
from ccm_timeline.model.document import StanceValue
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Box, Line, Sign, Slide, write

_GREYS = 11
_THINNEST = (1, 2, 3, 4)
"""Widths of lines, in pixels."""


class Card:
    """Lays the card out from top to bottom."""

    def __init__(self, faces: Faces, sizes: Sizes, colours: ShowColours) -> None:
        self._faces, self._sizes, self._colours = faces, sizes, colours
        self._row = 2.1 * sizes.floor
        self._floor = Type(sizes.floor)

    def slide(self) -> Slide:
        sizes = self._sizes
        boxes = (*self._edges(), *self._greys(), *self._thin(), *self._pills())
        return Slide(
            sizes.width,
            sizes.height,
            self._colours.ground,
            boxes,
            tuple(self._signs()),
            tuple(self._lines()),
        )

    def _top(self, row: float) -> float:
        return self._sizes.top + 1.6 * self._sizes.heading + row * self._row

    def _edges(self) -> Iterator[Box]:
        """A thin frame at the very edge: where it is cut off, the picture is."""
        width, height, line = self._sizes.width, self._sizes.height, self._sizes.stroke
        for rect in (
            Rect(0, 0, width, line),
            Rect(0, height - line, width, line),
            Rect(0, 0, line, height),
            Rect(width - line, 0, line, height),
        ):
            yield Box(rect, self._colours.palette.ink)

    def _greys(self) -> Iterator[Box]:
        width = self._sizes.room / _GREYS
        for step in range(_GREYS):
            grey = round(255 * step / (_GREYS - 1))
            left = self._sizes.left + step * width
            rect = Rect(left, self._top(0), width, 1.3 * self._row)
            yield Box(rect, f"#{grey:02x}{grey:02x}{grey:02x}")

    def _thin(self) -> Iterator[Box]:
        """Groups of upright lines, each group of one width."""
        size = self._sizes.floor
        for group, width in enumerate(_THINNEST):
            for line in range(5):
                left = round(self._sizes.left + group * 5 * size) + line * 3 * width
                rect = Rect(left, round(self._top(1.7)), width, round(1.1 * self._row))
                yield Box(rect, self._colours.palette.ink)

    def _place(self, index: int) -> tuple[float, float]:
        """The upper left corner of a stance: four below one another, then the next column."""
        column, row = divmod(index, 4)
        return self._sizes.left + column * self._sizes.room / 2, self._top(5.1 + row)

    def _pills(self) -> Iterator[Box]:
        bold = Type(self._sizes.floor, bold=True)
        for index, value in enumerate(StanceValue):
            left, top = self._place(index)
            width = self._faces.width(_words(value), bold) + 2.4 * bold.size
            rect = Rect(left, top, width, 1.5 * bold.size)
            yield Box(rect, self._colours.pill(value), 0.75 * bold.size)

    def _signs(self) -> Iterator[Sign]:
        size = self._sizes.floor
        for index, value in enumerate(StanceValue):
            left, top = self._place(index)
            yield Sign(value, left + 0.95 * size, top + 0.75 * size, 0.62 * size)

    def _lines(self) -> Iterator[Line]:
        ink = self._colours.palette.ink
        ground, left = self._colours.ground, self._sizes.left
        heading = Type(self._sizes.heading, bold=True)
        yield write(self._faces, "Test card", heading, ink, ground, left, self._sizes.top)
        for row, words, kind in (
            (3.1, "The smallest text that a slide has", self._floor),
            (4.0, "The smallest words of a quotation", Type(self._sizes.floor, serif=True)),
        ):
            yield write(self._faces, words, kind, ink, ground, left, self._top(row))
        bold = Type(self._sizes.floor, bold=True)
        lead = (1.5 * bold.size - self._faces.metrics(bold).height()) / 2
        for index, value in enumerate(StanceValue):
            x, y = self._place(index)
            colour = self._colours.palette.stance(value).colour
            pill = self._colours.pill(value)
            at = x + 1.65 * bold.size
            yield write(self._faces, _words(value), bold, colour, pill, at, y + lead)


def _words(value: StanceValue) -> str:
    return capitalised(STANCE_WORDS[value])
