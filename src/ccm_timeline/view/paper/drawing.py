"""Draws paper on what has pages, a step at a time, so that a window lives on meanwhile."""

from __future__ import annotations

from collections.abc import Generator

import msgspec
from PySide6.QtGui import QPagedPaintDevice, QPainter

from ccm_timeline.model.phrases import counted
from ccm_timeline.view.paper.pages import Paper
from ccm_timeline.view.paper.size import UNITS_PER_INCH

Steps = Generator["Progress", None, None]


class PaperProblem(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """The paper could not be drawn; its text is one sentence."""


class Progress(msgspec.Struct, frozen=True):
    """How far the drawing is."""

    page: int
    """The page that was just counted or drawn, from 1."""
    count: int | None
    """How many pages there are; None as long as they are being counted."""


def draw_paper(paper: Paper, device: QPagedPaintDevice, first: int = 1, last: int = 0) -> Steps:
    """Count the pages, then draw those from `first` to `last` (0: to the end), yielding each.

    The device has no margins: those of the paper are kept. It is given up in a painter's orderly
    way even where the generator is closed early. Raises `PaperProblem`.
    """
    count = 0
    for count, _ in enumerate(paper.pages(), 1):
        yield Progress(count, None)
    if first > max(count, 1):
        raise PaperProblem(f"There are only {counted(count, 'page')}; none of those was chosen.")
    painter = QPainter()
    if not painter.begin(device):
        raise PaperProblem("The pages could not be drawn: the printer or the file takes nothing.")
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        begun = False
        for number, page in enumerate(paper.pages(), 1):
            if number < first or (last and number > last):
                continue
            if begun and not device.newPage():
                raise PaperProblem(f"Page {number} could not be begun.")
            begun = True
            paper.draw(painter, page, number, count)
            yield Progress(number, count)
    finally:
        painter.end()
