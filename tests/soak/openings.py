"""Opens and closes documents in one window, and starts and stops the program, many times over."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccm_timeline.files.writer import write_document
from tests.builders import document_on
from tests.helpers.walked_document import make_document

if TYPE_CHECKING:
    from tests.soak.endurance import Endured

GROWTH = 10.0
"""MiB that the window may grow from a tenth of the documents to the last one."""

PATIENCE = 60.0

ONCE = """
import sys
from PySide6.QtCore import QTimer
from ccm_timeline.app import cli
from ccm_timeline.app.window_desk import WindowDesk
begin = WindowDesk.begin
def begin_and_leave(desk, *arguments):
    begin(desk, *arguments)
    def look():
        actions = getattr(desk.window, "actions_", None)
        if actions is not None and actions["next"].isEnabled():
            timeline = desk._documents._timeline.session.timeline
            print(len(timeline), desk.window.windowTitle())
            print(sum(timeline.columns.dates.earliest), sum(timeline.columns.dates.latest))
            room = desk.window.screen().availableGeometry()
            size = desk.window.size()
            print(size.width() <= room.width() and size.height() <= room.height())
            desk.window.close()
        else:
            QTimer.singleShot(5, look)
    QTimer.singleShot(0, look)
WindowDesk.begin = begin_and_leave
sys.exit(cli.main(sys.argv[1:]))
"""
"""Starts the program as its command line does, says what it shows, and leaves."""


def run_openings(count: int, folder: Path) -> Endured:
    """Open documents in turn, one of which is the shipped timeline with its sources."""
    from tests.soak.endurance import endure
    from tests.soak.whole_window import whole_window

    first, sources = make_document(folder)
    paths = [first]
    for number in range(4):
        paths.append(folder / f"small-{number}.ccmt")
        write_document(paths[-1], document_on("2024", "2025-03-06", id=f"small-{number}"))
    with whole_window(folder, first, sources) as window:

        def open_next(number: int) -> None:
            window.open(paths[number % len(paths)])
            window.turn()

        return endure(window, "documents", count, GROWTH, open_next)


@dataclass(frozen=True, slots=True)
class Start:
    """What came of one start of the program."""

    status: int
    shown: tuple[str, ...]
    """The number of events with the title of the window, and the sums of first and last days."""
    fits: bool
    """Whether the window was no larger than the screen."""
    err: str


def start_once(environment: dict[str, str], *arguments: str) -> Start:
    """Start the program without a screen until its timeline is shown, and stop it."""
    done = subprocess.run(
        [sys.executable, "-c", ONCE, *arguments],
        env={"QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=PATIENCE,
        check=False,
    )
    *shown, fits = done.stdout.splitlines() or [""]
    return Start(done.returncode, tuple(shown), fits == "True", done.stderr)


def run_starts(count: int, folder: Path) -> tuple[int, list[Start]]:
    """Start and stop so many times on one home folder; the starts that did not go well."""
    environment = {**os.environ, "HOME": str(folder)}
    wanted = start_once(environment)
    starts = [start_once(environment) for _ in range(count - 1)]
    return count, [start for start in (wanted, *starts) if start != wanted or start.status]
