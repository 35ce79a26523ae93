"""What of a step can be hidden from the audience until the next key."""

from __future__ import annotations

from enum import Enum


class Part(Enum):
    """A part of a step, by the word for it."""

    DATE = "date"
    SPEAKER = "speaker"
    STANCE = "stance"
