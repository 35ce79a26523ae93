"""Reading a source: its text at a passage, searchable, with every passage that events rest on."""

from ccm_timeline.view.reading.column import ReadingColumn
from ccm_timeline.view.reading.reader import Reader

__all__ = ["Reader", "ReadingColumn"]
