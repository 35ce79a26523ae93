"""Walks through the program without a screen, and prints what it loaded by then.

    python packaging/walk.py FOLDER

It opens the window, carries out every command that is there, exports in every form into FOLDER, and
asks the doctor.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.app import cli
from ccm_timeline.app.window_desk import WindowDesk
from ccm_timeline.view.commands import COMMANDS
from ccm_timeline.view.main_window import MainWindow

FORMS = ("png", "ics", "csv", "quotes-csv", "timelinejs-csv", "timelinejs", "vis", "annotations")
TEXTS = ("md", "txt")
BETWEEN_MS = 50
ENDS_OR_ASKS = {"quit", "open"}


class Walk:
    """Carries out one command after another, and closes what each opens."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._steps = self._walk()

    def go(self) -> None:
        if next(self._steps, None) is not None:
            QTimer.singleShot(BETWEEN_MS, self.go)

    def _walk(self) -> Iterator[str]:
        while not self._window.actions_["next"].isEnabled():
            yield "loading"
        for command in COMMANDS:
            action = self._window.actions_[command.id]
            if command.id not in ENDS_OR_ASKS and action.isEnabled():
                action.trigger()
                yield command.id
                for other in self._others():
                    other.close()
                yield command.id
        self._window.close()

    def _others(self) -> list[QWidget]:
        shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
        return [widget for widget in shown if widget is not self._window]


def main(folder: Path) -> int:
    begin = WindowDesk.begin

    def begin_and_walk(desk: WindowDesk, *arguments: object) -> None:
        begin(desk, *arguments)  # type: ignore[arg-type]
        walk = Walk(desk.window)
        desk.window.walk = walk  # type: ignore[attr-defined]
        QTimer.singleShot(BETWEEN_MS, walk.go)

    WindowDesk.begin = begin_and_walk  # type: ignore[method-assign,assignment]
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as mistakes:
        wrong = cli.main([])
        outputs = [["-o", str(folder / f"out.{form}"), "--as", form] for form in (*FORMS, *TEXTS)]
        wrong = cli.main(["export", *(part for output in outputs for part in output)]) or wrong
        cli.main(["doctor"])
    sys.stderr.write(mistakes.getvalue())
    print("\n".join(sorted(sys.modules)))
    print("\n".join(f"library {name}" for name in sorted(libraries())))
    return wrong


def libraries() -> set[str]:
    """The names of the libraries that the process holds, where the system tells them."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text("utf-8").splitlines() if maps.exists() else []
    return {Path(line.split()[-1]).name for line in lines if ".so" in line}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
