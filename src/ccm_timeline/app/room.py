"""Says that a timeline has too many events for what goes through them one after another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ccm_timeline.session.session import Session

MOST_EVENTS = 10_000
"""Slides, tasks or pages for so many take some seconds; for a million, nobody would wait."""


def has_room(session: Session, window: QWidget, whole: str) -> bool:
    """Whether there are few enough events for `whole` ("A presentation"); if not, it is told."""
    count = len(session.timeline)
    if count <= MOST_EVENTS:
        return True
    from ccm_timeline.view.dialogs import tell

    tell(
        window,
        f"{whole} goes through events one by one and has room for {MOST_EVENTS:,}; this timeline "
        f"has {count:,}. Please open a timeline of those that you want to show.",
    )
    return False


def where_room(
    do: Callable[[], object], session: Session, window: QWidget, whole: str
) -> Callable[[], None]:
    """Do something for a timeline with few enough events, and tell of another."""

    def done() -> None:
        if has_room(session, window, whole):
            do()

    return done
