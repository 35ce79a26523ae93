"""The painter of SVG takes every call of the painting code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

import ccm_timeline.view
from ccm_timeline.view.picture.svg_painter import SvgPainter

VIEW = Path(ccm_timeline.view.__file__).parent
BY_ANOTHER = {
    "begin",
    "end",
    "isActive",
    "device",
    "paintEngine",
    "drawImage",
    "drawPixmap",
    "drawPicture",
}
"""What concerns the device, and pictures, which pages that become SVG have not."""


def calls_of(folder: str) -> Iterator[tuple[str, str]]:
    """The methods that are called on a painter by code that is handed one."""
    for file in sorted((VIEW / folder).glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                on = node.func.value
                if isinstance(on, ast.Name) and on.id == "painter":
                    yield file.name, node.func.attr


def test_no_call_of_the_painting_code_is_lost() -> None:
    called = dict(reversed(call) for call in calls_of("paint"))
    assert {"drawText", "drawEllipse", "save"} <= called.keys()
    lost = {name: file for name, file in called.items() if name not in vars(SvgPainter)}
    assert {name: file for name, file in lost.items() if name not in BY_ANOTHER} == {}


@pytest.mark.parametrize(("start", "length"), [(-35, 70), (145, 70), (20, 250), (90, -120)])
def test_an_arc_is_the_one_that_a_screen_draws(qtbot: QtBot, start: int, length: int) -> None:
    box, pen = QRectF(10, 20, 60, 40), QPen(QColor("black"), 3)
    drawn = _blank()
    with QPainter(drawn) as painter:
        _draw(painter, box, pen, start, length)
    written = SvgPainter()
    _draw(written, box, pen, start, length)
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">'
    svg = f"{head}{''.join(written.parts)}</svg>"
    shown = _blank()
    with QPainter(shown) as painter:
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
    assert _darkness(drawn) > 20
    assert _difference(drawn, shown) < _darkness(drawn) / 10


def _blank() -> QImage:
    image = QImage(80, 80, QImage.Format.Format_Grayscale8)
    image.fill(255)
    return image


def _draw(painter: QPainter, box: QRectF, pen: QPen, start: int, length: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.drawArc(box, start * 16, length * 16)


def _darkness(image: QImage) -> float:
    return sum(255 - byte for byte in bytes(image.constBits())) / 255


def _difference(one: QImage, other: QImage) -> float:
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) for a, b in pairs) / 255
