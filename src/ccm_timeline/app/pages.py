"""The windows beside the main one: help, about, and reports of errors.

Each is imported when it is first asked for, because the main window opens sooner without them.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from ccm_timeline.app.about import NAME, program_version

if TYPE_CHECKING:
    from ccm_timeline.view.help import HelpWindow

ABOUT = """{name} {version}

Events that several sources tell of, on one line of time, with the words of each source beside them.

{licences}

It opens no connection to any network: no update check, no telemetry. Only the print dialog asks \
the computer’s own print service for printers."""


class Pages(QObject):
    """Shows one of each at a time."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._help: HelpWindow | None = None
        self._reports: deque[tuple[str, ...]] = deque()

    def show_help(self) -> None:
        from ccm_timeline.view.help import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self._window)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_signs(self) -> None:
        from ccm_timeline.view.signs import SignsWindow

        SignsWindow(self._window).open()

    def show_about(self) -> None:
        from ccm_timeline.app.facts import LICENCES, facts
        from ccm_timeline.view.about import AboutDialog

        words = ABOUT.format(name=NAME, version=program_version(), licences=LICENCES)
        AboutDialog(words, "\n".join(facts()), self._window).open()

    def show_report(self, report: str, *words: str) -> None:
        """Show a report, or keep it until the one that is shown is closed; `words` stand above it
        instead of those for an error."""
        self._reports.append((report, *words))
        if len(self._reports) == 1:
            self._show_next()

    def say(self, sentence: str) -> None:
        """Say something that needs no answer."""
        from ccm_timeline.view.dialogs import tell

        tell(self._window, sentence)

    def _show_next(self) -> None:
        from ccm_timeline.view.interruptions import INTERRUPTIONS

        INTERRUPTIONS.show_later(self._window, self._make_report)

    def _make_report(self, parent: QWidget | None) -> QDialog:
        from ccm_timeline.view.report_dialog import ReportDialog

        report, *words = self._reports[0]
        dialog = ReportDialog(report, parent, *words)
        dialog.finished.connect(self._on_read)
        return dialog

    def _on_read(self) -> None:
        self._reports.popleft()
        if self._reports:
            self._show_next()
