"""The change from one arrangement of the events to another, drawn so that the eye can follow."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from ccm_timeline.layout.scene import Scene
from ccm_timeline.layout.tween import MOST_MARKS, tween

_MILLISECONDS = 450


class Transition(QObject):
    """Pictures from the scene that was shown to the one that is."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._old: Scene | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_MILLISECONDS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self.changed)
        self._animation.finished.connect(self.stop)

    def start(self, old: Scene) -> None:
        """Begin at a scene; where nobody could follow, nothing begins."""
        self.stop()
        if len(old.marks) <= MOST_MARKS:
            self._old = old
            self._animation.start()

    def stop(self) -> None:
        """Show the new arrangement at once."""
        self._old = None
        self._animation.stop()

    def between(self, new: Scene) -> Scene:
        """What is to be drawn now."""
        if self._old is None or (self._old.width, self._old.height) != (new.width, new.height):
            return new
        return tween(self._old, new, float(self._animation.currentValue()))
