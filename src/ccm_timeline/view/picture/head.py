"""The title of a page, and what there is on it in a line or two."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from PySide6.QtGui import QPainter

from ccm_timeline.layout.metrics import Role
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.picture import PictureWish, Span
from ccm_timeline.model.timeline import Timeline, independent_count
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import day_in_words
from ccm_timeline.view.picture.content import Content
from ccm_timeline.view.picture.ink import Ink

_MOST_LINES = 2


class Head(msgspec.Struct, frozen=True):
    """Lines of the title, and lines below it."""

    ink: Ink
    title: tuple[str, ...]
    below: tuple[str, ...]

    @property
    def height(self) -> float:
        below = len(self.below) * self.ink.line_height(Role.AXIS)
        return len(self.title) * self.ink.line_height(Role.HEADING) + below

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        ink = self.ink
        for line in self.title:
            ink.write(painter, Role.HEADING, left, top, line, ink.look.palette.ink)
            top += ink.line_height(Role.HEADING)
        for line in self.below:
            ink.write(painter, Role.AXIS, left, top, line)
            top += ink.line_height(Role.AXIS)


def make_head(ink: Ink, title: str, facts: str, room: float) -> Head:
    """A title, and below it what there is on the page, in lines of at most `room` pixels."""
    return Head(
        ink,
        ink.lines(visible(title), Role.HEADING, room, _MOST_LINES),
        ink.lines(facts, Role.AXIS, room, _MOST_LINES) if facts else (),
    )


def facts_of(content: Content, wish: PictureWish) -> str:
    """How much there is: "44 events · 36 quotations · 5 sources, 4 independent as stated"."""
    return " · ".join(_facts(content, wish))


def _facts(content: Content, wish: PictureWish) -> Iterator[str]:
    document = content.timeline.document
    if isinstance(wish.stretch, Span):
        yield _span(wish.stretch)
    yield events_in_words(content)
    yield counted(len(document.quotes), "quotation")
    yield _sources(content.timeline)


def _span(span: Span) -> str:
    if span.last is None:
        return f"from {day_in_words(span.first or 0)}"
    last = day_in_words(span.last)
    return f"to {last}" if span.first is None else f"{day_in_words(span.first)} to {last}"


def events_in_words(content: Content) -> str:
    """How many events there are, and of how many where it is a part of them."""
    if len(content.timeline) == content.total:
        return counted(content.total, "event")
    return f"{len(content.timeline):,} of {counted(content.total, 'event')}"


def _sources(timeline: Timeline) -> str:
    sources = timeline.document.sources
    alone = independent_count(sources)
    told = counted(len(sources), "source")
    return told if alone == len(sources) else f"{told}, {alone} independent as stated"


def page_in_words(content: Content, page: int, pages: int) -> str:
    """Which page it is, and from which day to which: the next one begins on the day of its end."""
    view = content.part(page, pages)
    first, last = (day_in_words(int(content.scale.day_of(x) // 1)) for x in (view.left, view.right))
    return f"Page {page + 1} of {pages}: {first} to {last}"
