"""Where an actor may stand; apart from the document, whose types take longer to import."""

from __future__ import annotations

from enum import Enum


class StanceValue(Enum):
    """Where an actor stands, from opposing to supporting."""

    STRONGLY_OPPOSES = "strongly-opposes"
    OPPOSES = "opposes"
    REGRETS = "regrets"
    NEUTRAL = "neutral"
    CONSIDERS_SIMILAR = "considers-similar"
    SUPPORTS = "supports"
    STRONGLY_SUPPORTS = "strongly-supports"
