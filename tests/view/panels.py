"""What the tests of the side panel share: a panel that is shown, its words, its buttons."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.model.document import Document, StanceValue, Topic
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.panel.side_panel import SidePanel
from ccm_timeline.view.plain import PlainLabel
from tests.builders import TEXT, actor, document, quote_at, source_of, stance

SHIPPED = Path(__file__).parents[2] / "resources" / "timelines" / "lithuania-ccm.ccmt"
Show = Callable[..., SidePanel]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Open a document in a panel that is shown, with an event selected."""

    def open_panel(
        opened: Document, selected: str | None = "departure", width: int = 420
    ) -> SidePanel:
        session = Session(Timeline(opened))
        panel = SidePanel(session, LIGHT)
        panel.session = session  # type: ignore[attr-defined]
        qtbot.addWidget(panel)
        panel.resize(width, 900)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        session.select(selected)
        settle()
        return panel

    return open_panel


def settle() -> None:
    """Let layouts be done that wait in the queue of events."""
    for _ in range(2):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def session_of(panel: SidePanel) -> Session:
    session: Session = panel.session  # type: ignore[attr-defined]
    return session


def labels(panel: QWidget) -> list[PlainLabel]:
    return [label for label in panel.findChildren(PlainLabel) if label.isVisible()]


def words(panel: QWidget) -> str:
    """Everything that can be read in the panel."""
    return "\n".join(label.text() for label in labels(panel))


def quotation(panel: SidePanel) -> PlainLabel:
    label = panel.findChild(PlainLabel, "quotation")
    assert isinstance(label, PlainLabel)
    return label


def press(panel: QWidget, name: str) -> None:
    """Click on the middle of the button with this accessible name."""
    button = button_named(panel, name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    settle()


def button_named(panel: QWidget, name: str) -> QAbstractButton:
    return next(
        button
        for button in panel.findChildren(QAbstractButton)
        if button.isVisible() and (name in (button.accessibleName(), button.text()))
    )


def quotes(*exacts: str, **fields: object) -> Document:
    """A document whose event has these quotations."""
    text = "\n".join((TEXT, *exacts))
    return document(
        sources=(source_of(text),),
        quotes=tuple(quote_at(text, exact, id=f"q{n}") for n, exact in enumerate(exacts, 1)),
        **fields,
    )


def shipped() -> Document:
    """The timeline that the program brings along."""
    return msgspec.json.decode(SHIPPED.read_bytes(), type=Document)


def stands(*values: StanceValue, topic: Topic = Topic.WITHDRAWAL) -> Document:
    """A document with one organisation for each of these stances; the event tells of the first."""
    names = tuple(actor(id=f"a{n}", name=f"Organisation {n}") for n in range(len(values)))
    stances = tuple(
        stance(
            actor=f"a{n}",
            value=value,
            topic=topic,
            event=None if n else "departure",
            note=f"Judged {n}.",
            when="2025-03-06",
        )
        for n, value in enumerate(values)
    )
    return document(actors=(actor(), *names), stances=stances)


def grabbed(panel: SidePanel) -> QImage:
    return panel.page.grab().toImage()
