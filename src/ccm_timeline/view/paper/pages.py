"""A paper: blocks set into numbered pages, which can be counted first and drawn then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from PySide6.QtGui import QPainter

from ccm_timeline.model.visible import visible
from ccm_timeline.view.paper.blocks import Block
from ccm_timeline.view.paper.faces import Style
from ccm_timeline.view.paper.lines import draw_line, line_width
from ccm_timeline.view.paper.pieces import Page, paginate
from ccm_timeline.view.paper.size import MILLIMETRE, Sheet
from ccm_timeline.view.paper.typesetting import Typesetter

_FOOT = 10 * MILLIMETRE
"""From the lower edge of the text to the line with the page number."""
_SHARE = 0.8
"""Of the width, for the title beside the page number."""


class Paper(msgspec.Struct, frozen=True):
    """What is to be put on paper; the blocks are gone through twice, and may be made as they are
    asked for."""

    title: str
    """At the foot of every page, and in the properties of the file."""
    blocks: Iterable[Block]
    sheet: Sheet

    def pages(self) -> Iterator[Page]:
        """Yield the pages, set one after the other; nothing is kept of those before."""
        height = self.sheet.text_height
        return paginate(Typesetter(self.sheet.text_width, height).set(self.blocks), height)

    def draw(self, painter: QPainter, page: Page, number: int, count: int) -> None:
        """Draw a page in units, with the paper's upper left corner at the painter's origin."""
        sheet = self.sheet
        left, top = sheet.side * MILLIMETRE, sheet.top * MILLIMETRE
        for placed in page:
            placed.piece.draw(painter, left, top + placed.y)
        foot = top + sheet.text_height + _FOOT
        room = _SHARE * sheet.text_width
        draw_line(painter, visible(self.title), Style.FOOT, left, foot, room)
        numbers = f"{number} / {count}"
        right = left + sheet.text_width - line_width(numbers, Style.FOOT)
        draw_line(painter, numbers, Style.FOOT, right, foot, room)
