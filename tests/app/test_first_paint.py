"""The first moments of a start: what is imported before which paint, and that nothing moves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.workspace import Workspace
from tests.builders import document

_START = """
import json, os, sys
seen = {}
def note(moment):
    seen.setdefault(moment, sorted(sys.modules))
import ccm_timeline.app.plain_imports
import ccm_timeline.view.ground as ground
ground_paint = ground.Ground.paintEvent
def paint_ground(self, event):
    note("window")
    ground_paint(self, event)
ground.Ground.paintEvent = paint_ground
class Watch:
    def find_spec(self, name, path, target=None):
        if name == "ccm_timeline.app.first_sight":
            from ccm_timeline.view.timeline.view import TimelineView
            paint = TimelineView._paint
            def painted(self, painter):
                paint(self, painter)
                note("timeline")
                import shibokensupport.feature as feature
                seen["reader"] = feature._mod_uses_pyside.__module__
                print(json.dumps(seen), flush=True)
                os._exit(0)
            TimelineView._paint = painted
sys.meta_path.insert(0, Watch())
from ccm_timeline.app.cli import main
main([])
"""

AFTER_THE_WINDOW = {
    "ccm_timeline.app.appearance",
    "ccm_timeline.app.arguments",
    "ccm_timeline.app.document_desk",
    "ccm_timeline.session",
    "ccm_timeline.view.actions",
    "ccm_timeline.view.commands",
    "ccm_timeline.view.plain",
    "ccm_timeline.view.tool_bar",
    "ccm_timeline.view.typefaces",
    "concurrent.futures",
    "hashlib",
    "importlib.metadata",
    "importlib.resources",
    "logging.handlers",
    "numpy",
    "pyqtgraph",
    "socket",
    "unicodedata",
}
AFTER_THE_TIMELINE = {
    "PySide6.QtOpenGL",
    "PySide6.QtSvg",
    "PySide6.QtTest",
    "cProfile",
    "ccm_timeline.app.exporting",
    "ccm_timeline.app.keeping",
    "ccm_timeline.app.motion",
    "ccm_timeline.app.timeline_desk",
    "ccm_timeline.files.check",
    "ccm_timeline.files.comparing.independence",
    "ccm_timeline.view.dialogs",
    "ccm_timeline.view.event_list",
    "ccm_timeline.view.finding.checklist",
    "ccm_timeline.view.finding.command_palette",
    "ccm_timeline.view.panel.side_panel",
    "ccm_timeline.view.reading",
    "colorama",
    "difflib",
    "logging.handlers",
    "numpy._core._add_newdocs",
    "pyqtgraph.util.cprint",
    "socket",
    "xml.etree.ElementTree",
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The modules that are there at each moment, from one start of the program."""
    home: Path = tmp_path_factory.mktemp("home")
    kinds = ("CONFIG", "STATE", "DATA", "CACHE")
    places = {f"XDG_{kind}_HOME": str(home / kind) for kind in kinds}
    run = subprocess.run(
        [sys.executable, "-c", _START],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


def test_the_window_waits_for_nothing_that_it_does_not_show(seen: dict[str, list[str]]) -> None:
    assert AFTER_THE_WINDOW & set(seen["window"]) == set()


def test_the_first_timeline_waits_for_nothing_beside_it(seen: dict[str, list[str]]) -> None:
    assert AFTER_THE_TIMELINE & set(seen["timeline"]) == set()


def test_no_source_is_read_to_look_for_features_of_pyside(seen: dict[str, list[str]]) -> None:
    assert seen["reader"] == "ccm_timeline.app.plain_imports"


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("shows_list", [False, True])
def test_nothing_moves_when_the_rest_comes(qtbot: QtBot, shows_list: bool) -> None:
    workspace = Workspace(Session(Timeline(document())), LIGHT)
    qtbot.addWidget(workspace)
    workspace.resize(1200, 700)
    workspace.show_list(shows_list)
    workspace.show()
    workspace.divide(380, 200)
    qtbot.wait(20)
    before = places_of(workspace)
    workspace.furnish(LIGHT)
    qtbot.wait(20)
    assert places_of(workspace) == before
    assert workspace.is_list_shown() is shows_list


def places_of(workspace: Workspace) -> list[QRect]:
    seen = (workspace.timeline, workspace.find_row, workspace.overview)
    corner = QPoint(0, 0)
    return [QRect(part.mapTo(workspace, corner), part.size()) for part in seen]
