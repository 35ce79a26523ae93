"""From the panel to the comparison window and back to the text, in the whole window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.app.conftest import Program
from tests.app.test_standing import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_from_the_panel_to_both_sides_and_to_the_passage(
    program: Program, sources_dir: Path
) -> None:
    program.begin(sources=sources_dir)
    session = program.session
    program.qtbot.waitUntil(lambda: bool(session.evidence.comparison.pairs), timeout=20_000)
    assert "3 independent by their texts, 4 as stated" in " ".join(
        program.workspace.panel._overview().counts
    )
    session.select("adoption")
    QApplication.processEvents()
    press(program.window, "Side by side: What does the Convention ban?")
    window = program.timeline.companions.comparing
    assert window.tabs.currentWidget() is window.disagreements
    question = next(
        one for one in session.timeline.document.disagreements if "Convention ban" in one.question
    )
    read: list[object] = []
    window.reading_requested.connect(read.append)
    block = window.disagreements._sides.boxes[1]._rows._rows[0]
    block.button.click()
    assert read == [question.positions[1].evidence[0]]
    assert session.reading.passage == read[0]
    program.trigger("compare-event")
    assert window.isVisible()
    assert window.tabs.currentWidget() is window.event_view
    program.trigger("shared-passages")
    assert window.shared.choices.model().rowCount() == 2
    # A passage that was only found by its words is read as well.
    window.shared._rows._rows[0]._both.boxes[0].button.click()
    passage = session.reading.passage
    assert passage is not None
    reader = program.workspace.reader
    assert reader._standing is not None
    assert reader._standing.is_good
    window.close()
