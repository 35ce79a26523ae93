"""Copying a quotation in a style, and the dialog of references."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.files.citing.styles import quote_in_style
from ccm_timeline.model.choices import CitationStyle
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.panel.copying import CopyButtons
from ccm_timeline.view.references_dialog import FORMS, ReferenceFile, ReferencesDialog
from tests.builders import document, event, full_document, source_of
from tests.view.panels import Show, press
from tests.view.panels import show as show

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def choose(copying: CopyButtons, style: CitationStyle) -> None:
    """Open the menu with the keyboard, and choose there."""
    copying.choose.setFocus()
    QTest.keyClick(copying.choose, Qt.Key.Key_Space)
    assert copying.menu.isVisible()
    for _ in range(list(CitationStyle).index(style) + 1):
        QTest.keyClick(copying.menu, Qt.Key.Key_Down)
    QTest.keyClick(copying.menu, Qt.Key.Key_Return)


def test_a_style_that_is_chosen_copies_at_once_and_is_kept(show: Show, qtbot: QtBot) -> None:
    opened = full_document()
    panel = show(opened)
    copying = panel.page.story.quotations.card.copying
    for style in (CitationStyle.APA, CitationStyle.CHICAGO, CitationStyle.PLAIN):
        expected = quote_in_style(Timeline(opened), opened.quotes[0], style)
        with qtbot.waitSignal(panel.citation_style_chosen) as told:
            choose(copying, style)
        assert told.args == [style]
        assert QGuiApplication.clipboard().text() == expected
        QGuiApplication.clipboard().setText("something else")
        press(panel, "Copy the quotation with its citation")
        assert QGuiApplication.clipboard().text() == expected
        marked = [action.data() for action in copying.menu.actions() if action.isChecked()]
        assert marked == [style.value]


def open_dialog(qtbot: QtBot, timeline: Timeline, event_id: str | None) -> ReferencesDialog:
    window = QWidget()
    qtbot.addWidget(window)
    event = None if event_id is None else timeline.event(event_id)
    made = ReferencesDialog(timeline, event, window)
    made.window_ = window  # type: ignore[attr-defined]
    made.show()
    return made


def test_the_references_of_the_event_or_of_all_are_shown_copied_and_saved(qtbot: QtBot) -> None:
    hostile = source_of(id="never", title="<img src='x'> & {b}")
    told = document(events=(event(),), sources=(source_of(), hostile))
    dialog = open_dialog(qtbot, Timeline(told), "departure")
    for whose, ids in ((0, ["report"]), (1, ["report", "never"])):
        dialog.whose.setCurrentIndex(whose)
        for at, form in enumerate(FORMS):
            dialog.forms.setCurrentIndex(at)
            QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
            copied = QGuiApplication.clipboard().text()
            assert copied.replace("\r\n", "\n") == dialog.preview.toPlainText()
            with qtbot.waitSignal(dialog.save_requested) as saved:
                QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
            file = saved.args[0]
            assert isinstance(file, ReferenceFile)
            assert (file.data.decode(), file.ending) == (copied, form.ending)
            if form.ending == ".csl.json":
                assert [item["id"] for item in json.loads(copied)] == ids


def test_without_a_selected_event_all_references_are_shown(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, Timeline(document()), None)
    assert [dialog.whose.itemText(at) for at in range(dialog.whose.count())] == [
        "The whole timeline: 1 source"
    ]
    assert dialog.preview.toPlainText() == "“A report”, no publisher, n.d.\n"
