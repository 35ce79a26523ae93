"""The dialog of the source texts: which are here, how they were found, and where they lie."""

from ccm_timeline.view.attaching.dialog import SourcesDialog
from ccm_timeline.view.attaching.facts import AttachedFacts, attached_of

__all__ = ["AttachedFacts", "SourcesDialog", "attached_of"]
