"""The words of the panel for what the document names by a value."""

from __future__ import annotations

from collections.abc import Sequence

from ccm_timeline.files.check import Grade
from ccm_timeline.model.document import QuoteKind, StanceValue, Topic

STANCES = {
    StanceValue.STRONGLY_OPPOSES: "strongly opposes",
    StanceValue.OPPOSES: "opposes",
    StanceValue.REGRETS: "regrets",
    StanceValue.NEUTRAL: "neutral",
    StanceValue.CONSIDERS_SIMILAR: "considers similar",
    StanceValue.SUPPORTS: "supports",
    StanceValue.STRONGLY_SUPPORTS: "strongly supports",
}

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


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: 1 source, 1,204 sources."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(names: Sequence[str]) -> str:
    """Names as a sentence has them: A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
