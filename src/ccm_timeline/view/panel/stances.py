"""Where organisations stand: one line from opposing to supporting for each, with the passages."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.view.palette import Ink, Palette, worn_by
from ccm_timeline.view.panel.marks import MARK, draw_line, draw_mark, is_on_line, place_of
from ccm_timeline.view.panel.reading_link import PassageRows
from ccm_timeline.view.panel.stance_facts import StanceFacts, TopicFacts
from ccm_timeline.view.parts.arranged import Arranged
from ccm_timeline.view.parts.controls import ChevronButton, Direction, TextButton, chevron_side
from ccm_timeline.view.parts.layouts import column, settle
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.parts.section import Section
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
        if is_on_line(self._facts.value):
            self._draw_line(painter, rect, palette)
        centre = QPointF(left + self._place(span), self._line / 2)
        draw_mark(painter, centre, palette.stance(self._facts.value))

    def _draw_line(self, painter: QPainter, rect: QRectF, palette: Palette) -> None:
        words = self.value.geometry()
        painter.save()
        if words.top() < self._line / 2:
            painter.setClipRect(QRectF(rect.left(), 0, words.left() - rect.left(), self._line))
            draw_line(painter, rect, palette)
            painter.setClipRect(QRectF(words.right(), 0, rect.right() - words.right(), self._line))
        draw_line(painter, rect, palette)
        painter.restore()


class StanceRow(QWidget):
    """One actor's stance; pressed, it tells by which passages it was judged, and why."""

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: StanceFacts | None = None
        self.strip = StanceStrip(self)
        self.details = LongText(self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.details.hide()
        self.passages = PassageRows(self)
        self.passages.setContentsMargins(0, 0, 0, 12)
        self.passages.hide()
        self.passages.read_requested.connect(self.read_requested)
        self._folded = True
        layout = column(self)
        layout.addWidget(self.strip)
        layout.addWidget(self.details)
        layout.addWidget(self.passages)
        self.strip.button.clicked.connect(self.toggle)

    def show_facts(self, facts: StanceFacts) -> None:
        if facts != self._facts:
            if self._facts is None or facts.name != self._facts.name:
                self._fold(True)
            self._facts = facts
            self.strip.show_facts(facts)
            self._name_button()
            if not self._folded:
                self._fold(False)

    def toggle(self) -> None:
        self._fold(not self._folded)
        self._name_button()
        settle()

    def _fold(self, folded: bool) -> None:
        self._folded = folded
        self.strip.button.point(Direction.DOWN if folded else Direction.UP)
        facts = None if folded else self._facts
        self.details.setText("" if facts is None else _details(facts))
        self.passages.show_facts(() if facts is None else facts.passages)

    def _name_button(self) -> None:
        if self._facts is not None:
            verb = "Show" if self._folded else "Hide"
            value = STANCE_WORDS[self._facts.value]
            self.strip.button.setAccessibleName(
                f"{self._facts.name}, {value}: {verb.lower()} the passages"
            )


def _details(facts: StanceFacts) -> str:
    """Why it was judged so, and when it was said."""
    when = f"{facts.when}." if facts.when else ""
    return "\n".join(part for part in (facts.note, when) if part)


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

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", self, face=Face.STRONG)
        layout = column(self)
        layout.addWidget(self._title)
        layout.addWidget(LineEnds(self))
        self._rows = Rows[StanceFacts](layout, self._make_row)

    def show_facts(self, facts: TopicFacts) -> None:
        self._title.setText(facts.title)
        self._title.setVisible(bool(facts.title))
        self._rows.show_facts(facts.rows)

    def _make_row(self) -> StanceRow:
        row = StanceRow(self)
        row.read_requested.connect(self.read_requested)
        return row


class Stances(Section):
    """The stances on what the event tells of; the actors that it tells of are in bold."""

    board_requested = Signal()
    """To see them on the board, as they were known by the event's day."""
    read_requested = Signal(object)
    """A passage is to be read in its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where organisations stand", parent)
        board = TextButton(("On the board",), self)
        board.setAccessibleName("Show where they stand on the board")
        board.clicked.connect(self.board_requested)
        self.beside_heading(board)
        self._topics = Rows[TopicFacts](self.body, self._make_topic)

    def show_facts(self, facts: tuple[TopicFacts, ...]) -> None:
        self.setVisible(bool(facts))
        self._topics.show_facts(facts)

    def _make_topic(self) -> TopicBox:
        topic = TopicBox(self)
        topic.read_requested.connect(self.read_requested)
        return topic
