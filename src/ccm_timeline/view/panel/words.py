"""The words of the panel for what the document names by a value."""

from __future__ import annotations

from ccm_timeline.files.check import Grade
from ccm_timeline.model.document import QuoteKind, Topic

TOPICS = {
    Topic.WITHDRAWAL: "",
    Topic.MINE_BAN_WITHDRAWAL: "On leaving the mine-ban treaty",
}
"""What stands over the stances on a topic; the document's own one goes without saying."""

KINDS = {
    QuoteKind.DIRECT: "",
    QuoteKind.PARTIAL: "in part",
    QuoteKind.STATEMENT: "official statement",
}

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

UNDATED = "n.d."


def badge(grade: Grade | None) -> str:
    """The badge of a quotation; one that nobody has looked for is not checked."""
    return BADGES[Grade.SOURCE_ABSENT if grade is None else grade]
