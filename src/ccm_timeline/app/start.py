"""Starts the program's window, runs it, and leaves without a trace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ccm_timeline.app.aftermath import Aftermath
from ccm_timeline.app.application import Application
from ccm_timeline.app.exit_status import DONE
from ccm_timeline.app.interrupts import Interrupts
from ccm_timeline.app.keep import Keep
from ccm_timeline.app.log import Log
from ccm_timeline.app.qt_memory import keep_qt_memory_in
from ccm_timeline.app.reports import Reports
from ccm_timeline.app.run_record import RunRecord
from ccm_timeline.app.start_guard import StartGuard
from ccm_timeline.app.window_desk import WindowDesk
from ccm_timeline.settings.folders import settings_folder, state_folder
from ccm_timeline.settings.store import FILE_NAME, Store

if TYPE_CHECKING:
    from ccm_timeline.app.present_arguments import Present


def run_window(
    file: Path | None,
    sources: Path | None,
    err: TextIO,
    show: Present | None = None,
    *,
    safe: bool = False,
) -> int:
    """Show the window until it is closed; the answer is the exit status.

    A file that another window shows, and nothing else, brings that window to the front instead.
    `safe` leaves settings and what earlier runs left behind out of it, and writes no settings.
    """
    asks_for_more = safe or sources is not None or show is not None
    if file is not None and not asks_for_more and _is_shown_elsewhere(file):
        return DONE
    state = state_folder()
    keep_qt_memory_in(state)
    with StartGuard(err):
        application = Application()
    log = Log(state)
    log.start()
    reports = Reports()
    reports.install()
    try:
        with _recorded() as record:
            _run(_make_desk(application, reports, record, safe), application, file, sources, show)
    finally:
        reports.remove()
        log.stop()
    return DONE


def _is_shown_elsewhere(file: Path) -> bool:
    """Whether another window has the file, and came to the front."""
    # Here and not at the head: a start without a file need not wait for it.
    from ccm_timeline.app.coming_forward import token_of
    from ccm_timeline.files.keeping.locks import Locks
    from ccm_timeline.files.keeping.summons import summon

    return summon(Locks(state_folder()), file.absolute(), token_of(os.environ))


@contextmanager
def _recorded() -> Iterator[RunRecord]:
    """Keep a record of the run, which stays where the run does not end well."""
    record, well = RunRecord(state_folder()), False
    record.begin()
    try:
        yield record
        well = True
    except Exception as error:
        from ccm_timeline.app.report_text import report_of

        record.note(report_of("An error that ended the program", error))
        raise
    finally:
        record.end(well=well)


def _make_desk(
    application: Application, reports: Reports, record: RunRecord, safe: bool
) -> WindowDesk:
    state = state_folder()
    if safe:
        record.mark_started()  # What breaks now is not for want of good settings.
        return WindowDesk(application, Store(None), reports, Keep(state, restores=False))
    folder = settings_folder()
    settings = folder and folder / FILE_NAME
    aftermath = Aftermath(record)
    aftermath.set_aside(settings)
    desk = WindowDesk(application, Store(settings), reports, Keep(state))
    desk.hear(aftermath)
    return desk


def _run(
    desk: WindowDesk,
    application: Application,
    file: Path | None,
    sources: Path | None,
    show: Present | None,
) -> None:
    application.file_arrived.connect(desk.take_file)
    try:
        with Interrupts(desk.hurry):
            desk.begin(file, sources, show)
            application.exec()
    finally:
        desk.end()
