"""What is selected: a closed union, matched exhaustively."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing is selected."""


@dataclass(frozen=True, slots=True)
class EventSelected:
    """One event is selected, by its id."""

    event_id: str


Selection = Nothing | EventSelected
