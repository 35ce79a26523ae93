"""HTML of plain texts: what is not made here by name is escaped and stays text."""

from __future__ import annotations

import html
import re

from ccm_timeline.files.formats.wording import plain
from ccm_timeline.model.visible import visible

_WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}]+", re.IGNORECASE)


def tag(name: str, *children: str, **attributes: str | None) -> str:
    """Make an element of children that are HTML already.

    Attributes are plain text; one that is None is left out. `class_` is `class`, and an underscore
    within a name is a hyphen.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{''.join(children)}</{name}>"


def line(text: str) -> str:
    """Write a name or title; what would act on the line is shown by its code point."""
    return html.escape(visible(text))


def lines(text: str) -> str:
    """Write a text of several lines, whose ends the style sheet keeps."""
    return html.escape(plain(text))


def words(name: str, text: str | None, class_: str | None = None) -> str:
    """Make an element of a text of several lines, or nothing where there is none."""
    return tag(name, lines(text), class_=class_, dir="auto") if text else ""


def link(address: str) -> str:
    """Write an address in full; http and https can be followed, all else is text."""
    if _WEB.fullmatch(address) is None or visible(address) != address:
        return line(address)
    return tag("a", html.escape(address), href=address, rel="noopener noreferrer")
