"""Starts the program's window, runs it, and leaves without a trace."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from ccm_timeline.app.application import Application
from ccm_timeline.app.arguments import Present
from ccm_timeline.app.exit_status import DONE
from ccm_timeline.app.interrupts import Interrupts
from ccm_timeline.app.log import Log
from ccm_timeline.app.reports import Reports
from ccm_timeline.app.start_guard import StartGuard
from ccm_timeline.app.window_desk import WindowDesk
from ccm_timeline.settings.folders import settings_folder, state_folder
from ccm_timeline.settings.store import FILE_NAME, Store


def run_window(
    file: Path | None, sources: Path | None, err: TextIO, show: Present | None = None
) -> int:
    """Show the window until it is closed; the answer is the exit status."""
    with StartGuard(err):
        application = Application()
    log = Log(state_folder())
    log.start()
    reports = Reports()
    reports.install()
    try:
        _run(application, reports, file, sources, show)
    finally:
        reports.remove()
        log.stop()
    return DONE


def _run(
    application: Application,
    reports: Reports,
    file: Path | None,
    sources: Path | None,
    show: Present | None,
) -> None:
    folder = settings_folder()
    desk = WindowDesk(application, Store(folder and folder / FILE_NAME), reports)
    application.file_arrived.connect(desk.open_file)
    try:
        with Interrupts():
            desk.begin(file, sources, show)
            application.exec()
    finally:
        desk.end()
