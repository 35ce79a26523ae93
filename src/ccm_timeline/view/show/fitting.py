"""Fits a text into a room: set smaller down to the floor, then parted into pages."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import msgspec

from ccm_timeline.view.show.faces import Faces, Type

_AIR = 0.94
"""Share of the height that a text may fill while it can still be set smaller."""

Page = tuple[str, ...]
"""The lines of one page."""


class Fitted(msgspec.Struct, frozen=True):
    """A text as it is set: how, and in which pages."""

    kind: Type
    pages: tuple[Page, ...]


def fit(faces: Faces, text: str, kinds: Sequence[Type], width: float, height: float) -> Fitted:
    """The text in the first of the types that needs no more pages than the last, the smallest."""
    fewest = page_count(faces, text, kinds[-1], width, height)
    for kind in kinds[:-1]:
        pages = _pages(faces, text, kind, width, height * _AIR)
        if len(pages) <= fewest:
            return Fitted(kind, pages)
    return Fitted(kinds[-1], _pages(faces, text, kinds[-1], width, height))


def page_count(faces: Faces, text: str, kind: Type, width: float, height: float) -> int:
    """How many pages a text fills in a room of so many pixels."""
    # A letter is never wider than this: most texts need not be laid out to be counted.
    most = max(int(height // faces.line_height(kind)), 1)
    if len(text) * kind.size <= width * (most - 1) * 0.9 and len(text.splitlines()) < 2:
        return 1
    return len(_pages(faces, text, kind, width, height))


def _pages(faces: Faces, text: str, kind: Type, width: float, height: float) -> tuple[Page, ...]:
    lines = faces.lines(text, kind, width)
    most = max(int(height // faces.line_height(kind)), 1)
    count = ceil(len(lines) / most)
    # Pages of one length, lest the last one hold a single line.
    each = ceil(len(lines) / count)
    return tuple(lines[start : start + each] for start in range(0, len(lines), each))


def fit_title(
    faces: Faces, text: str, tries: Sequence[tuple[int, int]], width: float
) -> tuple[Type, tuple[str, ...]]:
    """A title in the first of the sizes in which it has no more lines than go with that size."""
    for size, most in tries:
        kind = Type(size, bold=True)
        lines = faces.lines(text, kind, width)
        if len(lines) <= most:
            return kind, lines
    return kind, faces.few_lines(text, kind, width, tries[-1][1])
