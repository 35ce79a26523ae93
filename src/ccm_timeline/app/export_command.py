"""Writes the whole timeline as an image; no window and no display is needed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.choices import Grouping, ScaleKind, ThemeChoice
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.system.whole_file import write_whole
from ccm_timeline.view.paint.page import Page, PageChoice
from ccm_timeline.view.palette import DARK, LIGHT

ENDING = ".png"

COMPRESSION = 22
"""Qt's hundredths of zlib's levels; level 2 takes half the time of the default, and is larger."""


class NotWritten(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """The image could not be made; its text is one sentence."""


def run_export(
    file: Path,
    out_path: Path,
    size: tuple[int, int],
    theme: ThemeChoice,
    grouping: Grouping,
    scale_kind: ScaleKind | None,
    err: TextIO,
) -> int:
    """Draw the document `file` into a PNG of `size` pixels; the answer is an exit status."""
    try:
        _check_ending(out_path)
        _write(out_path, draw(file, size, theme, grouping, scale_kind))
    except DocumentRefused as refused:
        tell_mistake(refused.sentence, err)
    except NotWritten as problem:
        tell_mistake(str(problem), err)
    else:
        return DONE
    return COULD_NOT


def draw(
    file: Path,
    size: tuple[int, int],
    theme: ThemeChoice,
    grouping: Grouping,
    scale_kind: ScaleKind | None,
) -> bytes:
    """Draw the document `file` as PNG. Raises `DocumentRefused` and `NotWritten`."""
    timeline = Timeline(read_document(file))
    choice = PageChoice(DARK if theme is ThemeChoice.DARK else LIGHT, grouping, scale_kind)
    return picture_of(timeline, choice, size)


def _check_ending(out_path: Path) -> None:
    if out_path.suffix.lower() != ENDING:
        raise NotWritten(
            f"the image must be a PNG: give a name that ends in {ENDING}, not {out_path}"
        )


def _write(out_path: Path, data: bytes) -> None:
    try:
        write_whole(out_path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotWritten(f"“{out_path}” could not be written: {reason}") from error


def picture_of(timeline: Timeline, choice: PageChoice, size: tuple[int, int]) -> bytes:
    """A page as PNG. Raises `NotWritten` where there is no memory for it."""
    # Kept in a name for as long as there is something to draw: fonts need an application.
    application = QGuiApplication.instance() or _offscreen_application()
    image = QImage(*size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise NotWritten(f"there is not enough memory for {size[0]} times {size[1]} pixels")
    painter = QPainter(image)
    try:
        Page(timeline, choice, *size).paint(painter)
    finally:
        painter.end()
    image.setText("Title", timeline.document.title[:1000])
    image.setText("Software", "CCM Timeline")
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(COMPRESSION)
    written = writer.write(image)
    del application
    if not written:
        raise NotWritten("the image could not be encoded as PNG")
    return bytes(data.data())


def _offscreen_application() -> QGuiApplication:
    """An application that asks for no display; fonts are those of the system."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])
