"""How events are found: the field, the filters, and the palette of commands and events."""

from ccm_timeline.view.finding.row import FindRow

__all__ = ["FindRow"]
