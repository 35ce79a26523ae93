"""The page that tells what each sign of the timeline means."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.layout.marks import MarkKind
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scene import Badge, KeyEntry, Rect
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS, StanceValue
from ccm_timeline.view.comparing.leaf import Leaf
from ccm_timeline.view.paint.badges import BadgePainter
from ccm_timeline.view.paint.cards import draw_source_dot
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.key import draw_key_sample
from ccm_timeline.view.paint.look import Look
from ccm_timeline.view.paint.stances import draw_stance
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

COUNT, DOTS, TITLE = "count", "dots", "title"
Sign = MarkKind | StanceValue | str
"""A mark, a stance, or one of those above."""

_COUNTED = 4
_TITLE = "Aa"
_STATING, _SOURCES = 2, 5
_WIDTH = 42
"""Of the words, in heights of a line."""

_LARGEST_SHARE = 0.85
_STANCES = "Where an organisation stands, judged by what it said or did:"

MARKS: tuple[tuple[Sign, str, str], ...] = (
    (MarkKind.DAY, "Day", "It happened on this day."),
    (MarkKind.SPAN, "Span", "From a first day to a last one."),
    (MarkKind.PART, "Month, season or year", "No source says on which day of it."),
    (MarkKind.WITHIN, "Some day within", "On one of these days; no source says on which."),
    (MarkKind.APPROXIMATE, "Approximate", "A dashed end is near the date, and not exact."),
    (MarkKind.UNCERTAIN, "Uncertain", "There is doubt about the date."),
    (MarkKind.OPEN, "Open start or end", "No source says when it began, or whether it ended."),
    (MarkKind.PLANNED, "Planned", "It was announced; no source says that it took place."),
    (
        MarkKind.ALSO_PLANNED,
        "Also planned",
        "A second outline: planned, and hollow for more reasons.",
    ),
    (MarkKind.REPORTED, "Reported later", "Said on some day of the dashed line; told at the mark."),
    (COUNT, "Count", "Events that have no room. A click zooms to them, or names them."),
)
CARDS: tuple[tuple[Sign, str, str], ...] = (
    (TITLE, "Bold title", "A key event: one of the most important."),
    (DOTS, "Sources", "A filled dot for each source that states the event: here 2 of 5."),
    (MarkKind.DISPUTED, "Sources disagree", "The panel sets what they say side by side."),
)


STANCES: tuple[tuple[Sign, str, str], ...] = tuple(
    (value, capitalised(STANCE_WORDS[value]), "") for value in StanceValue
)


class SignPicture(QWidget):
    """One sign, drawn as the timeline draws it, in the size of the text beside it."""

    def __init__(self, sign: Sign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self._metrics = Metrics(float(QFontInfo(self.font()).pixelSize()))
        self._fonts = SceneFonts(self._metrics, QFont())
        self.setFixedSize(QSize(round(5 * self._metrics.mark), round(self._metrics.key)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, metrics = Look(worn_by(self.palette()), self._fonts, ()), self._metrics
        left, y = float(round(metrics.mark)), float(self.height() // 2)
        middle = QPointF(left + 1.5 * metrics.mark, y)
        match self._sign:
            case MarkKind() as kind:
                draw_key_sample(painter, look, metrics, KeyEntry(kind, left, 0, y))
            case StanceValue() as value:
                draw_stance(painter, look.palette, value, middle, metrics.mark)
            case "count":
                width = self._fonts.measure(f"+{_COUNTED}", Role.BADGE) + 2 * metrics.pad
                high = 1.7 * metrics.mark
                rect = Rect(middle.x() - width / 2, y - high / 2, width, high)
                badge = Badge(rect, _COUNTED, (), (0, 0))
                BadgePainter(painter, look, metrics).draw(badge, chosen=False)
            case "title":
                width = self._fonts.measure(_TITLE, Role.KEY_TITLE)
                painter.setFont(self._fonts[Role.KEY_TITLE])
                painter.setPen(QColor(look.palette.ink))
                baseline = self._fonts.baseline(Role.KEY_TITLE, 0.0, self.height())
                painter.drawText(QPointF(middle.x() - width / 2, baseline), _TITLE)
            case _:
                for at in range(_SOURCES):
                    x = middle.x() + (at - (_SOURCES - 1) / 2) * metrics.dot
                    draw_source_dot(painter, look, QPointF(x, y), filled=at < _STATING)
        painter.end()


class SignsWindow(QDialog):
    """Every sign with its name and what it means; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What the signs mean — CCM Timeline")
        page = QWidget(self)
        self._grid = QGridLayout(page)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(6)
        self._add("On the timeline", MARKS)
        self._add("On a card", CARDS)
        self._add("Stances", STANCES, _STANCES)
        self.leaf = Leaf("Signs and what they mean", self)
        self.leaf.body.addWidget(page)
        self.leaf.body.addStretch(1)
        self.leaf.setFocus()
        buttons = QDialogButtonBox(self)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.leaf)
        layout.addWidget(buttons)
        self._fit(page)

    def _add(self, title: str, rows: tuple[tuple[Sign, str, str], ...], said: str = "") -> None:
        heading = PlainLabel(title, self, face=Face.HEADING, ink=Ink.SECONDARY)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
        if said:
            self._grid.addWidget(PlainLabel(said, self), self._grid.rowCount(), 0, 1, 2)
        for row, (sign, name, meaning) in enumerate(rows, self._grid.rowCount()):
            words = PlainLabel("", self)
            words.show_runs(Run(name, Face.STRONG), Run(f"   {meaning}" if meaning else ""))
            self._grid.addWidget(SignPicture(sign, self), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)

    def _fit(self, page: QWidget) -> None:
        """As large as the page, as far as the screen has room for it."""
        width = _WIDTH * self.fontMetrics().height()
        height = page.heightForWidth(width) + 6 * self.fontMetrics().height()
        wanted = QSize(width, height)
        self.resize(wanted.boundedTo(self.screen().availableSize() * _LARGEST_SHARE))
