"""What a drag of the days is reckoned from: where the pointer took hold of them."""

from __future__ import annotations

from ccm_timeline.layout.scale import Viewport
from ccm_timeline.session.session import Session


class Hold:
    """The viewport and the pointer as they were when a drag began; x is in pixels.

    A sum of single moves would forget what the ends of the line cut off of each, and the days
    would be beside the pointer once it comes back. Where somebody else moves the viewport
    meanwhile, as by the wheel, the drag goes on from there.
    """

    def __init__(self, session: Session, x: float) -> None:
        """Take hold; who is on the way somewhere stops."""
        self._looking = session.looking
        # Where the way would have led is kept then, and what it passed is no place.
        self._is_kept = self._looking.halt()
        self._begin(x)

    def _begin(self, x: float) -> None:
        self._viewport = self._left = self._looking.viewport
        self._from = self._x = x

    def remember(self) -> None:
        """Keep the place where one was, once in a drag."""
        if not self._is_kept:
            self._looking.remember()
            self._is_kept = True

    def moved(self, x: float) -> tuple[Viewport, float]:
        """The viewport that was taken hold of, and the pixels that the pointer has moved since."""
        if self._looking.viewport != self._left:
            self._begin(self._x)
        self._x = x
        return self._viewport, x - self._from

    def look(self, viewport: Viewport) -> None:
        """Show what comes of it."""
        self._looking.look(viewport)
        self._left = self._looking.viewport
