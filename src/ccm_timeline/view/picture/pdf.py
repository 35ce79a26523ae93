"""The pages of a picture as PDF or on a printer: vectors, and text that can be searched."""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, QUuid
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from ccm_timeline.view.picture.drawing import Drawing, Tell, nobody, size_in_units
from ccm_timeline.view.picture.svg import dublin_core

_RESOLUTION = 1200
"""Dots an inch in which Qt writes places as whole numbers."""

_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
_XPACKET = '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'


def pdf_of(drawing: Drawing, tell: Tell = nobody) -> bytes:
    """All pages in one file, the same bytes for the same drawing."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(drawing.about.title)
    writer.setCreator("CCM Timeline")
    # What Qt would make up anew for each file.
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), drawing.about.title.encode()))
    writer.setDocumentXmpMetadata(QByteArray(_xmp(drawing).encode()))
    paint_pages(writer, drawing, tell)
    # As many blanks as it had letters: places in the file are counted in bytes.
    return _DATES.sub(lambda found: b" " * len(found[0]), bytes(data.data()))


def _xmp(drawing: Drawing) -> str:
    return (
        f'{_XPACKET}<x:xmpmeta xmlns:x="adobe:ns:meta/">{dublin_core(drawing.about)}'
        '</x:xmpmeta><?xpacket end="w"?>'
    )


def paint_pages(device: QPdfWriter, drawing: Drawing, tell: Tell = nobody) -> None:
    """Draw each page on a sheet of its own size, without margins."""
    size = QPageSize(QSizeF(*drawing.sheet.points), QPageSize.Unit.Point)
    device.setPageSize(size)
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(device)
    try:
        for page in range(drawing.count):
            if page:
                device.newPage()
            _paint_within(painter, drawing, page, QRectF(0, 0, device.width(), device.height()))
            tell((page + 1) / drawing.count)
    finally:
        painter.end()


def print_pages(
    device: QPagedPaintDevice, drawing: Drawing, tell: Tell = nobody, first: int = 1, last: int = 0
) -> None:
    """Draw pages as large as the paper of a printer allows, in its middle.

    From page `first` to `last`, 0 being the end. Raises `OSError` where the printer takes nothing.
    """
    pages = range(first - 1, min(last or drawing.count, drawing.count))
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the printer takes nothing")
    try:
        for page in pages:
            if page > pages[0]:
                device.newPage()
            _paint_within(painter, drawing, page, QRectF(painter.viewport()))
            tell((page + 1 - pages[0]) / len(pages))
    finally:
        painter.end()


def _paint_within(painter: QPainter, drawing: Drawing, page: int, room: QRectF) -> None:
    width, height = size_in_units(drawing.sheet)
    scale = min(room.width() / width, room.height() / height)
    painter.save()
    painter.translate(
        room.left() + (room.width() - width * scale) / 2,
        room.top() + (room.height() - height * scale) / 2,
    )
    painter.scale(scale, scale)
    painter.setClipRect(QRectF(0, 0, width, height))
    drawing.paint(painter, page)
    painter.restore()
