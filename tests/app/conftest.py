"""A whole window, with everything that works for it, on folders of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ccm_timeline.app.keep import Keep
from ccm_timeline.app.reports import Reports
from ccm_timeline.app.window_desk import WindowDesk
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.workspace import Workspace


class Program:
    """One window on a settings file, begun and ended by hand."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, settings: Path) -> None:
        self.qtbot = qtbot
        self.store = Store(settings)
        # So that a test need not wait for flights.
        self.store.change(reduce_motion=True)
        self.reports = Reports()
        self.state = settings.parent / "state"
        self.desk = WindowDesk(qapp, self.store, self.reports, Keep(self.state))
        self.window = self.desk.window

    def begin(self, file: Path | None = None, sources: Path | None = None) -> "Program":
        self.desk.begin(file, sources)
        self.qtbot.waitUntil(lambda: self.timeline is not None, timeout=20_000)
        return self

    @property
    def timeline(self) -> Any:
        documents = self.desk._documents
        return None if documents is None else documents._timeline

    @property
    def session(self) -> Session:
        return self.timeline.session

    @property
    def workspace(self) -> Workspace:
        return self.timeline._workspace

    def trigger(self, command_id: str) -> None:
        self.window.actions_[command_id].trigger()

    def end(self) -> None:
        # Without the question that unsaved changes bring.
        self.window.may_close = lambda: True
        self.window.close()
        self.desk.end()


class Said(list[tuple[str, str]]):
    """The message boxes that were shown: their words and their details."""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """Message boxes are read and closed as soon as they open."""
    heard = Said()

    def read(box: QMessageBox) -> int:
        heard.append((box.text(), box.detailedText()))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", read)
    return heard


@pytest.fixture
def settings_path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "settings.json"


@pytest.fixture
def make_program(qapp: QApplication, qtbot: QtBot, settings_path: Path) -> Iterator[Any]:
    font, palette = qapp.font(), qapp.palette()
    running: list[Program] = []

    def make() -> Program:
        running.append(Program(qapp, qtbot, settings_path))
        return running[-1]

    yield make
    for program in running:
        program.end()
    qapp.styleHints().unsetColorScheme()
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def program(make_program: Any) -> Program:
    return make_program()
