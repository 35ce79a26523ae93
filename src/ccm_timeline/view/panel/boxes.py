"""What the panel's parts are put together from: sections, rows, two things side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.panel.controls import TextButton
from ccm_timeline.view.plain import PAD, PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

GAP = 12
MOST_ROWS = 60
"""Rows that are shown before somebody asks for all of them."""

MOST_CHARACTERS = 1200
"""Of a running text; what is longer is cut until somebody asks for all of it."""

_LEVELS = 9
"""From a text up to the scroll area."""

Facts_contra = TypeVar("Facts_contra", contravariant=True)
Facts = TypeVar("Facts")


def column(widget: QWidget, spacing: int = 0) -> QVBoxLayout:
    """A layout from top to bottom without margins."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def settle() -> None:
    """Let what was changed find its place now.

    Qt does so for one level of widgets within widgets in each round of its events, and the frames
    that it paints meanwhile would show the new text, cut, in the old places.
    """
    for _ in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


class Section(QWidget):
    """A part of the panel under its own small heading."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title = title
        self._heading = PlainLabel(title, self, face=Face.HEADING, ink=Ink.SECONDARY)
        self.body = column(self, 4)
        self.body.addWidget(self._heading)
        self.body.addSpacing(2)

    def beside_heading(self, widget: QWidget) -> None:
        """Put something at the right end of the heading's line."""
        self.body.removeWidget(self._heading)
        self.body.insertWidget(0, Beside(self._heading, widget, self))

    def count(self, words: str) -> None:
        """Say beside the heading how much there is."""
        title = Run(self._title, Face.HEADING, Ink.SECONDARY)
        self._heading.show_runs(
            title, Run(f"   {words}" if words else "", Face.SMALL, Ink.SECONDARY)
        )


class Arranged(QWidget):
    """A widget that places its parts itself, and does so again whenever one of them changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}

    def arrange(self) -> None:
        """Give every part its place."""
        raise NotImplementedError

    def height_of(self, width: int) -> int:
        """The height that the parts take in this width."""
        raise NotImplementedError

    def heightForWidth(self, width: int) -> int:
        """That height, remembered, for layouts ask for it many times."""
        if width not in self._heights:
            self._heights[width] = self.height_of(width)
        return self._heights[width]

    def renew(self) -> None:
        """Ask for another height, and place the parts anew."""
        self._heights.clear()
        self.updateGeometry()
        self.arrange()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Follow a part that changed: Qt tells of it, but does nothing without a layout."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self.renew()
        return super().event(event)


class Beside(Arranged):
    """A text with something at its right, which goes below where both have no room."""

    NARROWEST = 180
    """Pixels that the text keeps, or it has the line for itself."""

    def __init__(
        self, left: PlainLabel, right: QWidget, parent: QWidget | None = None, *, inset: int = 0
    ) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._inset = inset
        for child in (left, right):
            child.setParent(self)

    def sizeHint(self) -> QSize:
        width = self._left.sizeHint().width() + GAP + self._right.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * PAD, self._left.minimumSizeHint().height())

    def height_of(self, width: int) -> int:
        text, other = self._sizes(width)
        if self._right.isHidden():
            return text.height()
        if text.width() == width:
            return text.height() + PAD + other.height()
        return max(text.height(), other.height())

    def arrange(self) -> None:
        """Give both their places; beside a long text the other stands near its top."""
        text, other = self._sizes(self.width())
        if self._right.isHidden() or text.width() == self.width():
            self._left.setGeometry(0, 0, text.width(), text.height())
            self._right.setGeometry(self._inset, text.height() + PAD, other.width(), other.height())
            return
        height = max(text.height(), other.height())
        self._left.setGeometry(0, (height - text.height()) // 2, text.width(), text.height())
        left = self.width() - other.width()
        top = min((height - other.height()) // 2, other.height() // 4)
        self._right.setGeometry(left, top, other.width(), other.height())

    def _sizes(self, width: int) -> tuple[QSize, QSize]:
        other = self._right.sizeHint().boundedTo(QSize(max(width - PAD, 1), 10_000))
        if self._right.hasHeightForWidth():
            other.setHeight(self._right.heightForWidth(other.width()))
        rest = width - other.width() - GAP
        enough = min(self._left.natural_width(), self.NARROWEST)
        taken = width if self._right.isHidden() or rest < enough else rest
        return QSize(taken, self._left.heightForWidth(taken)), other


class Row(Protocol[Facts_contra]):
    """A widget that shows one fact after the other."""

    def show_facts(self, facts: Facts_contra, /) -> None: ...


class Rows(Generic[Facts]):
    """As many rows as there are facts; they stay for the next event, and with them the focus."""

    def __init__(self, layout: QVBoxLayout, make: Callable[[], QWidget]) -> None:
        self._layout = QVBoxLayout()
        self._layout.setSpacing(layout.spacing())
        layout.addLayout(self._layout)
        self._make = make
        self._rows: list[QWidget] = []
        self._facts: Sequence[Facts] = ()
        self._more: TextButton | None = None

    def show_facts(self, facts: Sequence[Facts]) -> None:
        self._facts = facts
        self._show(facts[:MOST_ROWS])
        self._offer(len(facts) > MOST_ROWS)

    def show_all(self) -> None:
        self._show(self._facts)
        self._offer(False)
        settle()

    def _show(self, facts: Sequence[Facts]) -> None:
        while len(self._rows) < len(facts):
            row = self._make()
            self._layout.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row, fact in zip(self._rows, facts, strict=False):
            row.show_facts(fact)  # type: ignore[attr-defined]
            row.show()
        for row in self._rows[len(facts) :]:
            row.hide()

    def _offer(self, wanted: bool) -> None:
        if wanted and self._more is None:
            self._more = TextButton(("Show all",))
            self._more.clicked.connect(self.show_all)
            self._layout.addWidget(self._more)
        if self._more is not None:
            self._more.setText(f"Show all {len(self._facts):,}")
            self._more.setVisible(wanted)


class LongText(QWidget):
    """A running text that is cut at a length, and shown whole when somebody asks."""

    def __init__(
        self, parent: QWidget | None = None, *, face: Face = Face.BODY, ink: Ink = Ink.PRIMARY
    ) -> None:
        super().__init__(parent)
        self.label = PlainLabel("", self, face=face, ink=ink)
        self.more: TextButton | None = None
        self._text = ""
        column(self).addWidget(self.label)

    def setText(self, text: str) -> None:
        """Show a text; an empty one takes no room."""
        self.setVisible(bool(text))
        if text != self._text:
            self._text = text
            cut = len(text) > MOST_CHARACTERS
            self.label.setText(text[:MOST_CHARACTERS].rstrip() + " …" if cut else text)
            self._offer(cut)

    def show_all(self) -> None:
        self.label.setText(self._text)
        self._offer(False)
        settle()

    def _offer(self, wanted: bool) -> None:
        if wanted and self.more is None:
            self.more = TextButton(("Show all",), self)
            self.more.clicked.connect(self.show_all)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.more)
        if self.more is not None:
            self.more.setVisible(wanted)
            self.more.setText(f"Show all {len(self._text):,} characters")


class Card(QWidget):
    """A rounded ground of its own colour, under what belongs together."""

    RADIUS = 8.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.ground()))
        painter.drawRoundedRect(QRectF(self.rect()), self.RADIUS, self.RADIUS)
        self.decorate(painter)

    def ground(self) -> str:
        return worn_by(self.palette()).card

    def decorate(self, painter: QPainter) -> None:
        """Draw what this card has on its ground."""
