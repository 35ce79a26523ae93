"""Where organisations stand: one line from opposing to supporting for each, with the passages."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.panel.boxes import Arranged, LongText, Rows, Section, column, settle
from ccm_timeline.view.panel.controls import ChevronButton, Direction, chevron_side
from ccm_timeline.view.panel.facts import StanceFacts, TopicFacts
from ccm_timeline.view.panel.marks import MARK, draw_line, draw_mark, place_of
from ccm_timeline.view.plain import PAD, PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

_NAME_SHARE = 0.45
_GAP = 8


def line_span(width: int, button: int) -> tuple[int, int]:
    """Left edge and width of the lines in rows of this width: the same in every row."""
    left = int(width * _NAME_SHARE)
    return left, max(width - left - button - _GAP, 1)


class StanceStrip(Arranged):
    """A name, a mark on the line with its value in words beside it, and the button for more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: StanceFacts | None = None
        self.name = PlainLabel("", self)
        self.value = PlainLabel("", self, face=Face.SMALL)
        self.button = ChevronButton("Show the passages", Direction.DOWN, self)

    def show_facts(self, facts: StanceFacts) -> None:
        self._facts = facts
        organisation = f"  {facts.organisation}" if facts.organisation else ""
        self.name.show_runs(
            Run(facts.name, Face.STRONG if facts.here else Face.BODY),
            Run(organisation, Face.SMALL, Ink.SECONDARY),
        )
        self.value.setText(STANCE_WORDS[facts.value])
        self.renew()

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * PAD, self.button.sizeHint().height())

    def height_of(self, width: int) -> int:
        left, span = line_span(width, self._side)
        below = 0 if self._value_x(span) is not None else self._value_height(span)
        return max(self.name.heightForWidth(left - _GAP), self._line + below)

    def arrange(self) -> None:
        """Put the value beside its mark, on the side that has room, else under the line."""
        left, span = line_span(self.width(), self._side)
        names = self.name.heightForWidth(left - _GAP)
        self.name.setGeometry(0, max((self._line - names) // 2, 0), left - _GAP, names)
        top = (self._line - self._side) // 2
        self.button.setGeometry(self.width() - self._side, top, self._side, self._side)
        width, height = min(self.value.natural_width(), span), self._value_height(span)
        x, y = self._value_x(span), (self._line - height) // 2
        if x is None:
            x, y = (0 if self._place(span) < span / 2 else span - width), self._line
        self.value.setGeometry(left + x, y, width, height)

    def _value_x(self, span: int) -> int | None:
        """Where the value has room beside its mark, on a line of this width."""
        width = self.value.natural_width()
        place, reach = self._place(span), int(MARK * 0.8) + 2
        sides = (place + reach, place - reach - width)
        fitting = [x for x in sides if x >= 0 and x + width <= span]
        return fitting[0] if fitting else None

    def _place(self, span: int) -> int:
        return 0 if self._facts is None else round(place_of(self._facts.value, span))

    @property
    def _side(self) -> int:
        return self.button.sizeHint().height()

    @property
    def _line(self) -> int:
        """The height of the line with what stands on it."""
        return max(self._side, self.value.heightForWidth(self.value.natural_width()))

    def _value_height(self, span: int) -> int:
        return self.value.heightForWidth(min(self.value.natural_width(), span))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, with a gap where the words stand, and the mark on it."""
        if self._facts is None:
            return
        painter = QPainter(self)
        palette = worn_by(self.palette())
        left, span = line_span(self.width(), self._side)
        rect = QRectF(left, 0, span, self._line)
        words = self.value.geometry()
        painter.save()
        if words.top() < self._line / 2:
            painter.setClipRect(QRectF(left, 0, words.left() - left, self._line))
            draw_line(painter, rect, palette)
            painter.setClipRect(QRectF(words.right(), 0, left + span - words.right(), self._line))
        draw_line(painter, rect, palette)
        painter.restore()
        centre = QPointF(left + self._place(span), self._line / 2)
        draw_mark(painter, centre, palette.stance(self._facts.value))


class StanceRow(QWidget):
    """One actor's stance; pressed, it tells by which passages it was judged, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: StanceFacts | None = None
        self.strip = StanceStrip(self)
        self.details = LongText(self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.details.setContentsMargins(0, 0, 0, 12)
        self.details.hide()
        layout = column(self)
        layout.addWidget(self.strip)
        layout.addWidget(self.details)
        self.strip.button.clicked.connect(self.toggle)

    def show_facts(self, facts: StanceFacts) -> None:
        if facts != self._facts:
            if self._facts is None or facts.name != self._facts.name:
                self._fold(True)
            self._facts = facts
            self.strip.show_facts(facts)
            self._name_button()
            if not self.details.isHidden():
                self.details.setText(_details(facts))

    def toggle(self) -> None:
        self._fold(not self.details.isHidden())
        self._name_button()
        settle()

    def _fold(self, folded: bool) -> None:
        self.strip.button.point(Direction.DOWN if folded else Direction.UP)
        self.details.setText("" if folded or self._facts is None else _details(self._facts))

    def _name_button(self) -> None:
        if self._facts is not None:
            verb = "Show" if self.details.isHidden() else "Hide"
            value = STANCE_WORDS[self._facts.value]
            self.strip.button.setAccessibleName(
                f"{self._facts.name}, {value}: {verb.lower()} the passages"
            )


def _details(facts: StanceFacts) -> str:
    """Why it was judged so, when it was said, and where to read it."""
    when = f"{facts.when}." if facts.when else ""
    return "\n".join(part for part in (facts.note, when, *facts.passages) if part)


class LineEnds(Arranged):
    """What the two ends of the lines mean, over them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opposes = PlainLabel("opposes", self, face=Face.SMALL, ink=Ink.SECONDARY)
        self._supports = PlainLabel("supports", self, face=Face.SMALL, ink=Ink.SECONDARY)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * PAD, self.heightForWidth(200))

    def height_of(self, width: int) -> int:
        return self._opposes.heightForWidth(self._opposes.natural_width())

    def arrange(self) -> None:
        left, span = line_span(self.width(), chevron_side(self.fontMetrics()))
        first, last = self._opposes.natural_width(), self._supports.natural_width()
        end = left + span + PAD
        start = max(min(left - PAD, end - last - first), 0)
        self._opposes.setGeometry(start, 0, first, self.height())
        self._supports.setGeometry(end - last, 0, last, self.height())


class TopicBox(QWidget):
    """The stances on one topic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", self, face=Face.STRONG)
        layout = column(self)
        layout.addWidget(self._title)
        layout.addWidget(LineEnds(self))
        self._rows = Rows[StanceFacts](layout, StanceRow)

    def show_facts(self, facts: TopicFacts) -> None:
        self._title.setText(facts.title)
        self._title.setVisible(bool(facts.title))
        self._rows.show_facts(facts.rows)


class Stances(Section):
    """The stances on what the event tells of; the actors that it tells of are in bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where organisations stand", parent)
        self._topics = Rows[TopicFacts](self.body, TopicBox)

    def show_facts(self, facts: tuple[TopicFacts, ...]) -> None:
        self.setVisible(bool(facts))
        self._topics.show_facts(facts)
