"""The field of the stance board: the line, its places, and every organisation at one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import LINE, STANCE_WORDS, StanceValue
from ccm_timeline.view.board.entry import Entry
from ccm_timeline.view.board.facts import UNSTATED, EntryFacts
from ccm_timeline.view.board.places import GROUPS, Places, Sizes, arrange
from ccm_timeline.view.board.walk import step
from ccm_timeline.view.palette import Ink, worn_by
from ccm_timeline.view.panel.marks import MARK, draw_mark
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

GAP = 8
_MILLISECONDS = 450
_NARROWEST, _WIDEST = 7.0, 9.0
"""Heights of a line between which the narrowest width of a column lies."""

Key = tuple[str, int]
"""An actor, and which of its places it is where it has several."""


class Field(QWidget):
    """Every actor is a button; who changes place is moved there, and stays the same button."""

    chosen = Signal(str)
    """The id of the actor that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Where organisations stand")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.is_motion_reduced = False
        self._entries: dict[Key, Entry] = {}
        self._groups: tuple[tuple[Entry, ...], ...] = tuple(() for _ in GROUPS)
        self._heads = tuple(PlainLabel("", self, face=Face.SMALL) for _ in GROUPS)
        self._places: Places | None = None
        self._starts: dict[Entry, QRect] = {}
        self._movement = QVariantAnimation(self)
        self._movement.setStartValue(0.0)
        self._movement.setEndValue(1.0)
        self._movement.setDuration(_MILLISECONDS)
        self._movement.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._movement.valueChanged.connect(self._move)

    # What is shown.

    def show_entries(self, facts: Sequence[EntryFacts]) -> None:
        """Put everybody where they stand now; who was elsewhere goes there."""
        self._movement.stop()
        before = {entry: entry.geometry() for entry in self._entries.values() if self._places}
        self._renew(facts)
        self._title()
        self._starts = {
            entry: before.get(entry, QRect()) for entry in self._entries.values() if before
        }
        self._rearrange()
        if before and not self.is_motion_reduced and self.isVisible():
            self._move(0.0)
            self._movement.start()

    def mark(self, actor: str | None) -> None:
        """Mark the actor of whom the details tell."""
        for (owner, _), entry in self._entries.items():
            entry.setChecked(owner == actor)

    def reveal(self, actor: str | None) -> None:
        """Scroll to an actor, and let the keyboard find it first."""
        entry = None if actor is None else self._entries.get((actor, 0))
        if entry is not None:
            self._lead(entry)
            self._scroll_to(entry)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """In the order of reading."""
        return tuple(entry for group in self._groups for entry in group)

    def _renew(self, facts: Sequence[EntryFacts]) -> None:
        """As many buttons as there are actors; the ones that are known stay."""
        numbers: Counter[str] = Counter()
        kept: dict[Key, Entry] = {}
        groups: dict[StanceValue | None, list[Entry]] = {value: [] for value in GROUPS}
        for one in facts:
            key = one.actor, numbers[one.actor]
            numbers[one.actor] += 1
            kept[key] = entry = self._entries.get(key) or self._make()
            entry.show_facts(one)
            groups[one.value].append(entry)
        for key, entry in self._entries.items():
            if key not in kept:
                entry.hide()
                entry.deleteLater()
        self._entries = kept
        self._groups = tuple(tuple(groups[value]) for value in GROUPS)
        self._lead(self._leading())

    def _make(self) -> Entry:
        entry = Entry(self)
        entry.walked.connect(self._on_walked)
        entry.clicked.connect(self._on_clicked)
        entry.show()
        return entry

    def _title(self) -> None:
        """Name each place, with how many stand there."""
        for value, label, group in zip(GROUPS, self._heads, self._groups, strict=True):
            words = capitalised(UNSTATED if value is None else STANCE_WORDS[value])
            aside = ", beside the line" if value is StanceValue.CONSIDERS_SIMILAR else ""
            number = Run(f"{aside}   {len(group):,}" if group else aside, Face.SMALL, Ink.SECONDARY)
            label.show_runs(Run(words, Face.STRONG), number)
            label.setVisible(value in LINE or bool(group))

    # Where it stands.

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return arrange(width, self._sizes()).height

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._movement.stop()
        self._rearrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_places"):
            self._movement.stop()
            self._rearrange()

    def _rearrange(self) -> None:
        """Give everything its place, at once."""
        sizes = self._sizes()
        self._places = arrange(self.width(), sizes)
        for label, rect in zip(self._heads, self._places.heads, strict=True):
            label.setGeometry(rect)
        self._move(1.0)
        self.setMinimumHeight(self._places.height)
        self.updateGeometry()
        self.update()

    def _move(self, share: float) -> None:
        """Show everybody on the way to their place, from 0 to 1; who is new appears there."""
        assert self._places is not None
        for group, rects in zip(self._groups, self._places.entries, strict=True):
            for entry, rect in zip(group, rects, strict=True):
                start = self._starts.get(entry, rect)
                entry.setGeometry(_between(start, rect, share) if start.isValid() else rect)

    def _sizes(self) -> Sizes:
        line = self.fontMetrics().height()
        return Sizes(
            self._column(line),
            line + 12,
            GAP,
            [label.heightForWidth for label in self._heads],
            [label.natural_width() for label in self._heads],
            [
                [(entry.natural_width(), entry.height_for) for entry in group]
                for group in self._groups
            ],
        )

    def _column(self, line: int) -> int:
        """The narrowest column: no word in it is broken, unless it is very long."""
        words = (entry.word_width() for group in self._groups[: len(LINE)] for entry in group)
        return round(min(max((line * _NARROWEST, *words)), line * _WIDEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line from opposing to supporting, with the mark of each place on it."""
        if self._places is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = worn_by(self.palette())
        painter.setPen(QPen(QColor(palette.edge), 1.4))
        painter.drawLine(*self._places.line)
        for value, point in zip(LINE, self._places.marks, strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.panel))
            painter.drawEllipse(point, int(MARK), int(MARK))
            draw_mark(painter, point.toPointF(), palette.stance(value))

    # Keys and clicks.

    def _leading(self) -> Entry | None:
        """The one entry that Tab comes to: the one that it came to before, or the first."""
        entries = self.entries
        stops = (one for one in entries if one.focusPolicy() is Qt.FocusPolicy.StrongFocus)
        return next(stops, entries[0] if entries else None)

    def _lead(self, leading: Entry | None) -> None:
        self.setFocusProxy(leading)  # type: ignore[arg-type]  # the stubs know no None
        for entry in self._entries.values():
            stops = Qt.FocusPolicy.StrongFocus if entry is leading else Qt.FocusPolicy.ClickFocus
            entry.setFocusPolicy(stops)

    def _on_walked(self, key: Qt.Key) -> None:
        entry = step(self._groups, self.focusWidget(), key)
        if entry is not None:
            self._lead(entry)
            entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll_to(entry)

    def _on_clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, Entry) and entry.facts is not None:
            self._lead(entry)
            self.chosen.emit(entry.facts.actor)

    def _scroll_to(self, entry: Entry) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(entry, 0, 2 * GAP)


def _between(start: QRect, end: QRect, share: float) -> QRect:
    """A rectangle of the end's size on the way to it."""
    way = end.topLeft() - start.topLeft()
    return QRect(
        start.topLeft() + QPoint(round(way.x() * share), round(way.y() * share)), end.size()
    )
