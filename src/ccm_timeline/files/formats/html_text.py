"""Texts for formats that read HTML where we have plain text: nothing in them becomes markup."""

from __future__ import annotations

import html
import re

from ccm_timeline.files.formats.csv_cells import FORMULA_STARTS
from ccm_timeline.files.formats.wording import lines_of
from ccm_timeline.model.visible import visible

_BARE_ADDRESS = re.compile("(?<!/)www(?=[.])", re.IGNORECASE)


def html_line(text: str) -> str:
    """Write a text of one line as HTML; the first character never starts a spreadsheet's formula.

    A character reference stands for such a one, so that readers show the text as it is.
    """
    line = visible(text)
    first = f"&#{ord(line[0])};" if line.startswith(FORMULA_STARTS) else html.escape(line[:1])
    return first + html.escape(line[1:])


def html_lines(text: str) -> str:
    """Write a text of several lines as HTML, ready for a reader that makes links by itself.

    TimelineJS 3.9 takes `www.` and all up to the next blank for an address, and does not escape
    the quotation marks in it (`linkify` in its `core/Util.js`); a break opportunity prevents this.
    """
    escaped = "<br>".join(html.escape(line) for line in lines_of(text))
    return _BARE_ADDRESS.sub(lambda found: f"{found[0]}<wbr>", escaped)


def html_twice(text: str) -> str:
    """Write a text for a reader that takes all markup out, decodes, and then shows it as HTML.

    TimelineJS 3.9 does so with groups and dates (`stripMarkup`); escaped once, markup would live.
    """
    return html.escape(html_line(text))
