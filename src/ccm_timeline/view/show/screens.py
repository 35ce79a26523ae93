"""Which screen the audience sees and which the presenter: told by the screens that there are."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtGui import QScreen


class Seats(msgspec.Struct, frozen=True):
    """The audience's screen, and the presenter's where there is a second."""

    audience: QScreen
    presenter: QScreen | None = None


def seats(screens: Sequence[QScreen], own: QScreen, wanted: int | None, *, swapped: bool) -> Seats:
    """Share out the screens: the audience has another one than the program's own window.

    `wanted` is the number of the audience's screen, from 1, where somebody named it.
    """
    apart = _apart(screens)
    if wanted is not None and 1 <= wanted <= len(screens):
        audience = screens[wanted - 1]
    else:
        audience = next((screen for screen in apart if not _same(screen, own)), own)
    others = [screen for screen in apart if not _same(screen, audience)]
    presenter = next((screen for screen in others if _same(screen, own)), None)
    presenter = presenter or (others[0] if others else None)
    if swapped and presenter is not None:
        return Seats(presenter, audience)
    return Seats(audience, presenter)


def _apart(screens: Sequence[QScreen]) -> list[QScreen]:
    """One of each group of screens that show the same: mirrored ones are one screen."""
    found: list[QScreen] = []
    for screen in screens:
        if not any(_same(screen, other) for other in found):
            found.append(screen)
    return found


def _same(one: QScreen, other: QScreen) -> bool:
    """Whether two screens lie on each other, as mirrored ones do."""
    return one is other or one.geometry().contains(other.geometry().center())
