"""A page that was written, as a browser would take it apart."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

DAY = 739_942
"""22 November 2026, on which the tests' pages are exported."""

_EMPTY = frozenset({"meta", "input"})
_RAW = ("script", "style")


class Parsed(HTMLParser):
    """The elements, attributes and texts of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.data: Any = None
        self.comments = 0
        self._open: list[str] = []
        self._kind: str | None = None
        self.feed(page.decode("utf-8"))
        self.close()
        assert not self._open, "every element is closed"

    @property
    def text(self) -> str:
        """All that is read, in its order."""
        return "".join(self.texts)

    def attribute(self, name: str) -> list[str]:
        return [value or "" for _, found, value in self.attributes if found == name]

    def policy(self) -> dict[str, list[str]]:
        """The content security policy, by directive."""
        (text,) = (value or "" for tag, name, value in self.attributes if name == "content"
                   and (value or "").startswith("default-src"))  # fmt: skip
        directives = (part.split() for part in text.split(";"))
        return {name: values for name, *values in directives}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]
        self._kind = dict(attrs).get("type") if tag == "script" else None
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        where = self._open[-1] if self._open else ""
        if where not in _RAW:
            self.texts.append(data)
        elif where == "style":
            self.styles.append(data)
        elif self._kind == "application/json":
            self.data = json.loads(data)
        else:
            self.scripts.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def hash_of(text: str) -> str:
    """A source of a content security policy."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
