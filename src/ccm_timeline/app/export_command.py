"""Writes the whole timeline as an image; no window and no display is needed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.choices import Grouping, ScaleKind, ThemeChoice
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.system.whole_file import write_whole
from ccm_timeline.view.paint.page import Page, PageChoice
from ccm_timeline.view.palette import DARK, LIGHT

ENDING, ENCODING = ".png", "PNG"

_QUALITY = 70
"""Qt's scale turned round: zlib level 3, at which a page takes half the time of Qt's default."""


class _NotWritten(Exception):
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
        timeline = _read(file)
        choice = PageChoice(DARK if theme is ThemeChoice.DARK else LIGHT, grouping, scale_kind)
        _write(out_path, timeline, choice, size)
    except DocumentRefused as refused:
        tell_mistake(refused.sentence, err)
    except _NotWritten as problem:
        tell_mistake(str(problem), err)
    else:
        return DONE
    return COULD_NOT


def _read(file: Path) -> Timeline:
    return Timeline(read_document(file))


def _write(out_path: Path, timeline: Timeline, choice: PageChoice, size: tuple[int, int]) -> None:
    if out_path.suffix.lower() != ENDING:
        raise _NotWritten(f"the image must be a PNG: give a name that ends in {ENDING}, not {out_path}")
    data = picture_of(timeline, choice, size)
    try:
        write_whole(out_path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _NotWritten(f"“{out_path}” could not be written: {reason}") from error


def picture_of(timeline: Timeline, choice: PageChoice, size: tuple[int, int]) -> bytes:
    """A page as PNG. Raises `_NotWritten` where there is no memory for it."""
    # Kept in a name for as long as there is something to draw: fonts need an application.
    application = QGuiApplication.instance() or _offscreen_application()
    image = QImage(*size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise _NotWritten(f"there is not enough memory for {size[0]} times {size[1]} pixels")
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
    written = image.save(buffer, ENCODING, _QUALITY)
    del application
    if not written:
        raise _NotWritten("the image could not be encoded as PNG")
    return bytes(data.data())


def _offscreen_application() -> QGuiApplication:
    """An application that asks for no display; fonts are those of the system."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])
