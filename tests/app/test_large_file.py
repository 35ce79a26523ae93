"""A large file whose reading is cancelled, in the whole window: it ends without a trace."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton

from ccm_timeline.files import quick
from ccm_timeline.files.writer import encode_document
from ccm_timeline.model.document import Presentation
from ccm_timeline.view.waiting import Waiting
from tests.app.conftest import Program
from tests.builders import document_on

EVENTS = 120_000
PIECE_SECONDS = 0.01
"""For which the reader rests after each piece, however quick the machine is."""


def write_large(path: Path, count: int = EVENTS) -> Path:
    """A document, of some 30 MB unless told otherwise, every rule kept."""
    document = json.loads(encode_document(document_on("2025-03-06")))
    event = document.pop("events")[0]
    ending = json.dumps(event | {"summary": "What is told of it. " * 5})[1:].replace(
        '"id": "event-1"', '"id": "%d"'
    )
    assert "%d" in ending
    events = ",".join([f"{{{ending % number}" for number in range(count)])
    path.write_text(f'{json.dumps(document)[:-1]}, "events": [{events}]}}', encoding="utf-8")
    return path


def test_the_gaps_in_a_large_document_are_filled_as_long_as_it_is_open(
    program: Program, tmp_path: Path
) -> None:
    small = tmp_path / "small.ccmt"
    small.write_bytes(encode_document(document_on("2024")))
    large = write_large(tmp_path / "large.ccmt", 6000)
    program.begin(small)
    assert program.desk._documents._filling is None
    for path, count in ((large, 6000), (small, 1)):
        program.window.open_requested.emit(path)
        program.qtbot.waitUntil(lambda path=path: program.session.path == path)
        assert len(program.session.timeline) == count
        assert bool(program.desk._documents._filling) is (path is large)


def waiting_of(program: Program) -> Waiting | None:
    """The bar at the window's foot, while it is shown."""
    bars = program.window.findChildren(Waiting)
    return next((bar for bar in bars if bar.isVisible()), None)


def test_a_large_file_is_cancelled_by_a_click_and_what_was_open_is_unharmed(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = tmp_path / "small.ccmt"
    small.write_bytes(encode_document(document_on("2024", "2025", title="Two dates")))
    large = write_large(tmp_path / "large.ccmt")
    pieces: list[int] = []
    take = quick._Events.take

    def take_slowly(events: Any, piece: Any) -> None:
        take(events, piece)
        pieces.append(piece.end)
        time.sleep(PIECE_SECONDS)

    monkeypatch.setattr(quick._Events, "take", take_slowly)
    program.begin(small)
    session, qtbot = program.session, program.qtbot
    session.select("event-1")
    session.set_presentation(Presentation(start="event-1"))
    blocks = sys.getallocatedblocks()
    beats: list[float] = []
    clock = QTimer(program.window, interval=5)
    clock.timeout.connect(lambda: beats.append(time.perf_counter()))
    documents = program.desk._documents
    # As if one had been asked, and would leave the changes.
    documents._opening.may_leave = documents._opening.still_may_leave = lambda then: True
    clock.start()
    program.window.open_requested.emit(large)

    qtbot.waitUntil(lambda: waiting_of(program) is not None)
    waiting = waiting_of(program)
    assert waiting is not None
    bar, button = waiting.findChild(QProgressBar), waiting.findChild(QPushButton)
    qtbot.waitUntil(lambda: 0 < bar.value() < bar.maximum())
    shown = bar.value()
    qtbot.waitUntil(lambda: shown < bar.value() < bar.maximum())
    # The window answers: it beats, and looks where one wants.
    assert len(beats) > 10
    viewport = session.viewport
    program.trigger("zoom-in")
    assert session.viewport != viewport
    program.trigger("whole")
    held = sys.getallocatedblocks() - blocks
    assert held > 50_000

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    clock.stop()
    assert waiting.isHidden()
    qtbot.waitUntil(lambda: sys.getallocatedblocks() - blocks < held / 10, timeout=10_000)
    read = len(pieces)
    qtbot.wait(10 * round(1000 * PIECE_SECONDS))
    assert len(pieces) == read
    assert pieces[-1] < large.stat().st_size / 2
    assert waiting_of(program) is None
    assert (session.path, session.selected_id, len(session.timeline)) == (small, "event-1", 2)
    assert session.is_unsaved
    assert program.window.windowTitle().startswith("Two dates")
    assert program.store.settings.recent == (str(small),)
