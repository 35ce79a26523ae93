"""What was asked for is what is opened, whatever is asked for in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.app.loading import Copy, Loaded, Loader
from ccm_timeline.app.opening import Opening
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.settings.store import Store
from tests.builders import document_on


def test_a_version_stays_a_copy_when_another_file_is_asked_for_while_changes_are_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version, file = tmp_path / "version.ccmt", tmp_path / "story.ccmt"
    window = QWidget()
    qtbot.addWidget(window)
    loader = Loader(window)
    monkeypatch.setattr(loader, "load", lambda path: None)
    opening = Opening(window, loader, Store(tmp_path / "settings.json"))
    saved: list[Callable[[], object]] = []

    def wait(then: Callable[[], object]) -> bool:
        saved.append(then)
        return False

    opening.still_may_leave = wait
    opened: list[Loaded] = []
    opening.opened.connect(opened.append)
    opening.open_copy(version, file)
    loader.loaded.emit(Loaded(Timeline(document_on("2024")), version, read_only=False))
    opening.open_file(tmp_path / "another.ccmt")
    opening.still_may_leave = lambda then: True
    saved[0]()
    assert [(each.path, each.copy) for each in opened] == [(None, Copy(version, file))]
