"""Draws the pages of a picture into images of pixels."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from ccm_timeline.view.picture.drawing import Drawing, unit_of

_INCH = 0.0254
"""Metres."""

_PIECE = 1 << 20
"""Bytes."""


class TooLarge(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """A picture cannot be as large as that; its text is one sentence."""


def image_of(drawing: Drawing, page: int, factor: float = 1.0) -> QImage:
    """A page with `factor` times as many pixels each way as its sheet has.

    Raises `TooLarge` where there is no memory for it.
    """
    sheet = drawing.sheet
    width, height = round(sheet.width * factor), round(sheet.height * factor)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise TooLarge(f"there is not enough memory for {width} times {height} pixels")
    _touch(image)
    dots = round(sheet.dpi * factor / _INCH)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    try:
        scale = unit_of(sheet) * factor
        painter.scale(scale, scale)
        drawing.paint(painter, page)
    finally:
        painter.end()
    return image


def _touch(image: QImage) -> None:
    """Have the system bring the image's memory a piece at a time.

    The first call that fills the page would bring all of it, and hold up other threads for that.
    """
    bits, nothing = memoryview(image.bits()), bytes(_PIECE)
    for start in range(0, len(bits), _PIECE):
        piece = bits[start : start + _PIECE]
        piece[:] = nothing[: len(piece)]
