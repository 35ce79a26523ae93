"""Short texts in columns under a heading, at the foot of a page."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from PySide6.QtGui import QPainter

from ccm_timeline.layout.metrics import Role
from ccm_timeline.view.picture.ink import Ink

Lines = tuple[str, ...]

_MOST_LINES = 4
"""Lines of one text; a longer one ends in an ellipsis, which only hostile ones are."""


class Columns(msgspec.Struct, frozen=True):
    """Texts that were broken into lines, and the columns that they stand in."""

    ink: Ink
    heading: str
    columns: tuple[tuple[Lines, ...], ...]
    pitch: float
    """Units from one column to the next."""
    listed: int
    """How many texts there are, beside one that counts the others."""

    @property
    def height(self) -> float:
        rows = max((_rows(column) for column in self.columns), default=0)
        return (rows + bool(self.heading)) * self.ink.line_height(Role.DATE)

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        line = self.ink.line_height(Role.DATE)
        if self.heading:
            self.ink.write(painter, Role.LANE, left, top, self.heading)
            top += line
        for index, column in enumerate(self.columns):
            x, y = left + index * self.pitch, top
            for text in column:
                for part in text:
                    self.ink.write(painter, Role.DATE, x, y, part)
                    y += line


def make_columns(
    ink: Ink, heading: str, texts: Sequence[str], widest: float, room: tuple[float, float]
) -> Columns:
    """As many columns `widest` units wide as have room in a width; a height is not passed.

    What has no room is counted in the last place: "and 12 more".
    """
    width, height = room
    gap = 2 * ink.look.fonts.metrics.pad
    count = max(int((width + gap) // (widest + gap)), 1)
    pitch = (width + gap) / count
    broken = [ink.lines(text, Role.DATE, pitch - gap, _MOST_LINES) for text in texts]
    most = max(int(height // ink.line_height(Role.DATE)) - bool(heading), 0)
    listed = _fitting(broken, count, most)
    if listed < len(broken):
        while listed and not _fit([*broken[:listed], ("",)], count, most):
            listed -= 1
        broken = [*broken[:listed], (f"and {len(texts) - listed:,} more",)]
    return Columns(ink, heading, _balanced(broken, count), pitch, listed)


def _rows(texts: Sequence[Lines]) -> int:
    return sum(map(len, texts))


def _fitting(texts: Sequence[Lines], count: int, most: int) -> int:
    """How many of the texts have room in columns of at most so many rows."""
    column, used = 0, 0
    for index, text in enumerate(texts):
        if used + len(text) > most:
            column, used = column + 1, 0
        used += len(text)
        if column >= count or used > most:
            return index
    return len(texts)


def _fit(texts: Sequence[Lines], count: int, most: int) -> bool:
    return _fitting(texts, count, most) == len(texts)


def _balanced(texts: Sequence[Lines], count: int) -> tuple[tuple[Lines, ...], ...]:
    """Columns as low as can be, filled one after another."""
    rows = max(math.ceil(_rows(texts) / count), max(map(len, texts), default=0))
    while not _fit(texts, count, rows):
        rows += 1
    columns: list[list[Lines]] = [[]]
    for text in texts:
        if _rows(columns[-1]) + len(text) > rows:
            columns.append([])
        columns[-1].append(text)
    return tuple(map(tuple, columns))
