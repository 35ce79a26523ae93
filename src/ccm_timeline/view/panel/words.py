"""The words of the panel for what the document names by a value."""

from __future__ import annotations

from ccm_timeline.model.document import QuoteKind, Topic
from ccm_timeline.view.badges import BADGES as BADGES
from ccm_timeline.view.badges import badge as badge

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

UNDATED = "n.d."
