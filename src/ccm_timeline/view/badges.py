"""What is said of a quotation that was looked for in its source text."""

from __future__ import annotations

from ccm_timeline.files.check import Grade

BADGES = {
    Grade.EXACT: "✓ found word for word in the source text",
    Grade.TYPOGRAPHIC: "✓ found, with other typography",
    Grade.MOVED: "! moved: found word for word at another place of the source text",
    Grade.AMBIGUOUS: "! found at several other places of the source text, not at the one given",
    Grade.MISSING: "! not found in the source text",
    Grade.SOURCE_ABSENT: "source text not here: not checked",
    Grade.SOURCE_CHANGED: "! the source text has changed since it was cited",
}
"""What was found when the quotation was looked for; it never says that the words are true."""

SHORT_BADGES = {
    Grade.EXACT: "✓ found word for word",
    Grade.TYPOGRAPHIC: "✓ found, with other typography",
    Grade.MOVED: "! moved: found word for word elsewhere",
    Grade.AMBIGUOUS: "! found at several other places",
    Grade.MISSING: "! not found",
    Grade.SOURCE_ABSENT: "not checked",
    Grade.SOURCE_CHANGED: "! the source text has changed",
}
"""The same beside the name of a source, where room is scarce."""


def badge(grade: Grade | None) -> str:
    """The badge of a quotation; one that nobody has looked for is not checked."""
    return BADGES[Grade.SOURCE_ABSENT if grade is None else grade]


def short_badge(grade: Grade | None) -> str:
    """The badge of a passage that stands beside the name of its source."""
    return SHORT_BADGES[Grade.SOURCE_ABSENT if grade is None else grade]
