"""The short flight of the strip from one step to the next."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from ccm_timeline.view.show.strip import Strip

FLIGHT_MS = 350


class Flight(QObject):
    """How far the strip still is from its place; a new flight begins where the last one is."""

    moved = Signal()

    def __init__(self, still: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._still = still
        self._shift = 0.0
        self._animation = QVariantAnimation(self, duration=FLIGHT_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_value)

    @property
    def shift(self) -> float:
        """Pixels to the right of where the strip belongs."""
        return self._shift

    def begin(self, before: Strip | None, now: Strip) -> None:
        """Fly from one strip to another; where the scale differs there is no way between them."""
        shift = 0.0
        if before is not None and before.step == now.step and before.rect == now.rect:
            shift = before.origin + self._shift - now.origin
        self._animation.stop()
        # A float even where the width is a whole number: Qt does not go from one to the other.
        farthest = float(now.rect.width)
        self._shift = 0.0 if self._still else max(min(shift, farthest), -farthest)
        if self._shift:
            self._animation.setStartValue(self._shift)
            self._animation.setEndValue(0.0)
            self._animation.start()

    def land(self) -> None:
        self._animation.stop()
        self._shift = 0.0

    def _on_value(self, value: float | None) -> None:
        # None comes while the ends of the next flight are being set.
        if value is not None:
            self._shift = value
            self.moved.emit()
