"""The command `doctor`: tells versions and folders, and tries what the program needs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from textwrap import wrap
from typing import TextIO

import msgspec

from ccm_timeline.app.exit_status import COULD_NOT, DONE
from ccm_timeline.app.facts import LICENCES, facts, folders, shown
from ccm_timeline.app.put import put_lines
from ccm_timeline.app.surroundings import accessibility_problem, screen_problem

FOUND_SOMETHING = 1
WIDTH = 80
"""Letters of a line."""

SIZE = (1280, 720)
FEWEST_COLOURS = 16
"""A timeline that was drawn has hundreds; a blank or broken page has a few."""


class Finding(msgspec.Struct, frozen=True):
    """What a test found, in a few words; what is not good keeps the program from its work."""

    good: bool
    words: str


def run_doctor(out: TextIO, err: TextIO) -> int:
    """Print everything; the answer is 0 where all that is needed works, else 1, and 2 where nobody
    reads it."""
    if not put_lines([*facts(), "", *wrap(LICENCES, WIDTH), ""], out, err):
        return COULD_NOT
    # The tests draw without a screen, so that one that is broken stops none of them.
    platform = os.environ.get("QT_QPA_PLATFORM")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        findings = [(name, _tried(test)) for name, test in _TESTS.items()]
    finally:
        os.environ.pop("QT_QPA_PLATFORM")
        if platform is not None:
            os.environ["QT_QPA_PLATFORM"] = platform
    findings.append(("Screen", _screen()))
    lines = [
        f"{'ok  ' if found.good else 'BAD '} {name}: {found.words}" for name, found in findings
    ]
    lines.append(f"note Screen readers: {accessibility_problem() or 'their bus answers'}")
    if not put_lines(lines, out, err):
        return COULD_NOT
    return DONE if all(finding.good for _, finding in findings) else FOUND_SOMETHING


def _tried(test: Callable[[], Finding]) -> Finding:
    try:
        return test()
    except Exception as error:
        # Whatever breaks is what was asked for; the other tests have to go on.
        return Finding(False, f"{type(error).__name__}: {error}")


def _folders() -> Finding:
    bad = [shown(folder) for folder in folders().values() if not _is_writable(folder)]
    return Finding(not bad, f"not to be written to: {', '.join(bad)}" if bad else "can be written")


def _is_writable(folder: Path | None) -> bool:
    """Whether files can be made in a folder, which itself is made when it is first needed."""
    if folder is None:
        return False
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _fonts() -> Finding:
    from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

    from ccm_timeline.view.typefaces import sans_family, serif_family

    application = QGuiApplication.instance() or QGuiApplication([])
    count = len(QFontDatabase.families())
    words = f"{sans_family(QFont())} and, for quotations, {serif_family()}, of {count} families"
    del application
    return Finding(count > 0, words if count else "there are none")


def _drawing() -> Finding:
    """Draw the timeline that the program brings along, and look at the image."""
    from PySide6.QtGui import QImage

    from ccm_timeline.app.export_command import png_of
    from ccm_timeline.app.shipped import shipped_timeline
    from ccm_timeline.files.reader import read_document
    from ccm_timeline.model.picture import PictureWish
    from ccm_timeline.model.sheets import sheet_of
    from ccm_timeline.model.timeline import Timeline

    timeline = Timeline(read_document(shipped_timeline()))
    image = QImage.fromData(png_of(timeline, PictureWish(sheet_of(*SIZE))))
    colours = _colours(image)
    words = f"{len(timeline)} events in {image.width()}x{image.height()} pixels"
    return Finding(
        colours >= FEWEST_COLOURS, words if colours >= FEWEST_COLOURS else "the image is blank"
    )


def _colours(image: object) -> int:
    """How many colours a grid of points has."""
    from PySide6.QtGui import QImage

    assert isinstance(image, QImage)
    return len(
        {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    )


def _screen() -> Finding:
    problem = screen_problem(os.environ)
    return Finding(problem is None, problem or "can be reached")


_TESTS = {"Folders": _folders, "Fonts": _fonts, "Drawing": _drawing}
