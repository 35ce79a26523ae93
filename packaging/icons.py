"""Draws the icons of every size from the SVG files in resources/icons.

python packaging/icons.py             writes the PNG files beside their sources
python packaging/icons.py FOLDER      writes ccm-timeline.ico and .icns, document.ico and .icns
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parents[1] / "resources" / "icons"
NAMES = ("ccm-timeline", "document")
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SIMPLE_UP_TO = 32
"""Up to this many pixels the simple drawing is used, whose edges lie on the grid of 16."""

ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def drawing(name: str, size: int) -> Path:
    """The SVG file that suits a size."""
    return FOLDER / f"{name}{'-small' if size <= SIMPLE_UP_TO else ''}.svg"


def image(name: str, size: int) -> QImage:
    made = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(0)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing(name, size))).render(painter)
    painter.end()
    return made.convertToFormat(QImage.Format.Format_ARGB32)


def png(name: str, size: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image(name, size).save(buffer, "PNG", 0):  # type: ignore[call-overload]
        raise SystemExit(f"{name} could not be drawn at {size} pixels")
    return bytes(data.data())


def ico(name: str) -> bytes:
    """Windows' form: a directory of 16 bytes an entry, then the PNG files themselves."""
    images = [png(name, size) for size in ICO_SIZES]
    head = struct.pack("<HHH", 0, 1, len(images))
    at = len(head) + 16 * len(images)
    for size, data in zip(ICO_SIZES, images, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return head + b"".join(images)


def icns(name: str) -> bytes:
    """The form of macOS: a type of four letters and a length before each PNG file."""
    images = [(kind, png(name, size)) for size, kind in ICNS_TYPES.items()]
    body = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in images)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main(arguments: list[str]) -> None:
    application = QGuiApplication(sys.argv[:1])
    for name in NAMES:
        if arguments:
            Path(arguments[0], f"{name}.ico").write_bytes(ico(name))
            Path(arguments[0], f"{name}.icns").write_bytes(icns(name))
        else:
            for size in SIZES:
                (FOLDER / f"{name}-{size}.png").write_bytes(png(name, size))
    del application


if __name__ == "__main__":
    main(sys.argv[1:])
