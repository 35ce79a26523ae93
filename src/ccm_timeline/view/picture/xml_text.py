"""Text as XML 1.0 can hold it: escaped, and without the characters that it forbids."""

from __future__ import annotations

import re
from html import escape

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Production 2 (`Char`) of XML 1.0, Fifth Edition."""


def xml_text(text: str) -> str:
    """A text for between tags or in an attribute; what is forbidden is shown as a replacement."""
    return escape(_FORBIDDEN.sub("\ufffd", text))
