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


LINE = (
    StanceValue.STRONGLY_OPPOSES,
    StanceValue.OPPOSES,
    StanceValue.REGRETS,
    StanceValue.NEUTRAL,
    StanceValue.SUPPORTS,
    StanceValue.STRONGLY_SUPPORTS,
)
"""The places between opposing and supporting: who considers something similar has none there."""

STANCE_WORDS = {
    StanceValue.STRONGLY_OPPOSES: "strongly opposes",
    StanceValue.OPPOSES: "opposes",
    StanceValue.REGRETS: "regrets",
    StanceValue.NEUTRAL: "neutral",
    StanceValue.CONSIDERS_SIMILAR: "considers similar",
    StanceValue.SUPPORTS: "supports",
    StanceValue.STRONGLY_SUPPORTS: "strongly supports",
}
"""The stances in words, from opposing to supporting."""
