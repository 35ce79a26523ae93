"""The filters as buttons, each with its popup."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ccm_timeline.session.session import Session
from ccm_timeline.view.finding.buttons import DropButton
from ccm_timeline.view.finding.parts import Part, chosen, offers, with_chosen

if TYPE_CHECKING:
    from ccm_timeline.view.finding.checklist import Checklist
    from ccm_timeline.view.finding.period import PeriodPopup

_GAP = 4
_HAIR = 1e-6
"""Of a day, by which sums of large numbers miss it."""


class PartFilter(DropButton):
    """The button of a part that is chosen from a list."""

    def __init__(self, part: Part, session: Session, parent: QWidget) -> None:
        super().__init__(part.value, parent)
        self._part, self._session = part, session
        self._popup: Checklist | None = None
        self.clicked.connect(self.open)
        session.filter_changed.connect(self.follow)
        session.document_changed.connect(self.follow)

    def open(self) -> None:
        """Offer what the document has, as it holds now."""
        if self._popup is None:
            from ccm_timeline.view.finding.checklist import Checklist

            self._popup = Checklist(self._part.value, self._part.is_exclusive, self)
            self._popup.ticked.connect(self._on_ticked)
            self._session.document_changed.connect(self._popup.close)
        held = chosen(self._part, self._session.filter)
        self._popup.fill(offers(self._part, self._session.timeline), held)
        self._popup.open_below(_anchor(self))
        self._popup.setFocus(Qt.FocusReason.PopupFocusReason)

    def follow(self) -> None:
        self.show_count(len(chosen(self._part, self._session.filter)))

    def _on_ticked(self) -> None:
        assert self._popup is not None
        keys = self._popup.keys()
        self._session.set_filter(with_chosen(self._part, self._session.filter, keys))


class PeriodFilter(DropButton):
    """The button of the span of time."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Time", parent)
        self._session = session
        self._popup: PeriodPopup | None = None
        self.clicked.connect(self.open)
        session.filter_changed.connect(self.follow)
        session.document_changed.connect(self.follow)

    def open(self) -> None:
        if self._popup is None:
            from ccm_timeline.view.finding.period import PeriodPopup

            self._popup = PeriodPopup(self)
            self._popup.set_requested.connect(self._on_set)
            self._popup.view_requested.connect(self._on_view)
            self._session.document_changed.connect(self._popup.close)
        wanted = self._session.filter
        self._popup.fill((wanted.first, wanted.last))
        self._popup.open_below(_anchor(self))
        self._popup.setFocus(Qt.FocusReason.PopupFocusReason)

    def follow(self) -> None:
        wanted = self._session.filter
        self.show_count(int(wanted.first is not None or wanted.last is not None))

    def _on_set(self) -> None:
        assert self._popup is not None
        try:
            first, last = self._popup.period()
        except ValueError as error:
            self._popup.show_wrong(str(error))
            return
        self._session.set_filter(replace(self._session.filter, first=first, last=last))
        self._popup.close()

    def _on_view(self) -> None:
        assert self._popup is not None
        first, last = days_in_view(self._session)
        self._session.set_filter(replace(self._session.filter, first=first, last=last))
        self._popup.close()


class FilterBar(QWidget):
    """A button for each part of the filter; without room for them, one with a menu of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.parts = {part: PartFilter(part, session, self) for part in Part}
        self.period = PeriodFilter(session, self)
        self._one = DropButton("Filter", self)
        self._one.clicked.connect(self._open_menu)
        self._one.hide()
        self._menu = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for button in (*self._buttons(), self._one):
            row.addWidget(button)
        for button in self._buttons():
            self._menu.addAction(button.accessibleName()).triggered.connect(button.open)
        session.filter_changed.connect(self._follow)
        session.document_changed.connect(self._follow)

    def openers(self) -> dict[str, Callable[[], object]]:
        """Who opens which part, by its name in small letters."""
        return {button.name.lower(): button.open for button in self._buttons()}

    def full_width(self) -> int:
        """The room that all buttons want beside one another."""
        return sum(button.sizeHint().width() + _GAP for button in self._buttons())

    def be_compact(self, wanted: bool) -> None:
        """Put one button in the place of all, or all in the place of the one."""
        if wanted is self._one.isVisibleTo(self):
            return
        for button in self._buttons():
            button.setVisible(not wanted)
        self._one.setVisible(wanted)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """That of the one button: a window is made narrower than all of them without a stop."""
        return self._one.minimumSizeHint()

    def _buttons(self) -> tuple[PartFilter | PeriodFilter, ...]:
        return (*self.parts.values(), self.period)

    def _open_menu(self) -> None:
        for action, button in zip(self._menu.actions(), self._buttons(), strict=True):
            action.setText(button.accessibleName())
        self._menu.popup(self._one.mapToGlobal(self._one.rect().bottomLeft()))

    def _follow(self) -> None:
        self._one.show_count(len(self._session.filter.parts()))


def days_in_view(session: Session) -> tuple[int, int]:
    """The first and the last day of which some is in view, without the margins beyond all events;
    days as `model.days` numbers them."""
    scale, viewport = session.scale, session.looking.place
    first = math.floor(scale.day_of(viewport.left) + _HAIR)
    last = max(math.ceil(scale.day_of(viewport.right) - _HAIR) - 1, first)
    if not len(session.timeline):
        return first, last
    earliest, latest = session.timeline.dates.range()
    if last < earliest or latest < first:
        return first, last  # There are no events in it, nor are there to be any.
    return max(first, earliest), min(last, latest)


def _anchor(button: QWidget) -> QWidget:
    """The button, or where it is not shown, the bar that it stands in."""
    parent = button.parentWidget()
    return button if button.isVisible() or parent is None else parent
