"""Plain text as Markdown (CommonMark, and GitHub's extensions) that shows it as it is."""

from __future__ import annotations

import re

from ccm_timeline.files.formats.wording import lines_of
from ccm_timeline.model.visible import visible

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&#|~$^!@]|(?<=:)//|(?<=www)[.]", re.IGNORECASE)
"""What may act anywhere: emphasis, code, links, HTML, tables, strikes, formulas, addresses."""

_AT_START = re.compile(r"([-+=]|[0-9]{1,9}(?=[.)]))")
"""What begins a list, a rule or a heading if it is the first of its line (CommonMark, 4 and 5)."""

_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~/?#=&%+,:@!$()*-]+")


def markdown_line(text: str) -> str:
    """Escape a text of one line. White space at its ends is taken off: four blanks were code."""
    line = " ".join(visible(text).split())
    escaped = _ANYWHERE.sub(lambda found: f"\\{found[0]}", line)
    return _AT_START.sub(_escape_start, escaped, count=1) if _AT_START.match(escaped) else escaped


def markdown_lines(text: str) -> list[str]:
    """Escape a text of several lines; each ends in a backslash, a line break, save the last.

    Empty lines go: they would end the paragraph.
    """
    lines = [line for line in map(markdown_line, lines_of(text)) if line]
    return [*(f"{line}\\" for line in lines[:-1]), *lines[-1:]]


def markdown_address(url: str) -> str:
    """Write a web address as a link, or as text where it has letters that could end one."""
    return f"<{url}>" if _PLAIN_ADDRESS.fullmatch(url) else markdown_line(url)


def _escape_start(found: re.Match[str]) -> str:
    """Escape a sign itself, and a number by the dot that follows it."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
