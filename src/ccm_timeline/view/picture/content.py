"""Which events of a timeline a picture shows, and on which stretch of which scale."""

from __future__ import annotations

import math

import msgspec
from msgspec.structs import replace

from ccm_timeline.layout.scale import LEAST_SPAN, Scale, Viewport, make_scale
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.excerpt import excerpt
from ccm_timeline.model.filter import Filter, positions
from ccm_timeline.model.picture import NothingToDraw, PagePart, PictureWish, Seen, Span
from ccm_timeline.model.timeline import Timeline


class Content(msgspec.Struct, frozen=True):
    """The events of a picture, of how many they are a part, and where they are looked at."""

    timeline: Timeline
    total: int
    scale: Scale
    view: Viewport

    def part(self, page: int, pages: int) -> Viewport:
        """The stretch of a page: the next one begins where it ends."""
        left, width = self.view.left, self.view.width
        return Viewport(left + width * page / pages, left + width * (page + 1) / pages)


def content_of(timeline: Timeline, wish: PictureWish) -> Content:
    """What is drawn. Raises `NothingToDraw` where no event is left, or an id names none."""
    kept = excerpt(timeline, _positions(timeline, wish))
    shown = _without(kept, wish)
    scale = _scale(timeline, shown, wish)
    return Content(shown, len(timeline), scale, _view(scale, wish))


def _positions(timeline: Timeline, wish: PictureWish) -> list[int]:
    if wish.events is not None:
        unknown = sorted(name for name in wish.events if timeline.position(name) is None)
        if unknown:
            raise NothingToDraw(f"there is no event “{unknown[0]}” in the timeline")
    _check_names(timeline, wish.chosen)
    found = [
        position
        for position in positions(timeline, _bounded(wish))
        if wish.events is None or timeline.events[position].id in wish.events
    ]
    if not found and len(timeline):
        raise NothingToDraw("no event of the timeline is as the picture is to show them")
    return found


def _check_names(timeline: Timeline, chosen: Filter) -> None:
    document = timeline.document
    for kind, wanted, parts in (
        ("organisation", chosen.organisations, document.actors),
        ("source", chosen.sources, document.sources),
        ("theme", chosen.themes, document.themes),
    ):
        unknown = sorted(wanted - {part.id for part in parts})
        if unknown:
            raise NothingToDraw(f"there is no {kind} “{unknown[0]}” in the timeline")


def _bounded(wish: PictureWish) -> Filter:
    """The filter, narrowed to the stretch of time."""
    if wish.stretch is None:
        return wish.chosen
    first, last = _days(wish.stretch)
    firsts = [day for day in (first, wish.chosen.first) if day is not None]
    lasts = [day for day in (last, wish.chosen.last) if day is not None]
    return replace(wish.chosen, first=max(firsts, default=None), last=min(lasts, default=None))


def _days(stretch: Span | Seen) -> tuple[int | None, int | None]:
    match stretch:
        case Span(first, last):
            return first, last
        case Seen(left, right):
            return math.floor(left), math.ceil(right) - 1


def _without(timeline: Timeline, wish: PictureWish) -> Timeline:
    """The timeline without the signs that are not wanted."""
    document = timeline.document
    if not wish.has(PagePart.STANCES):
        document = msgspec.structs.replace(document, stances=())
    if not wish.has(PagePart.DISAGREEMENTS):
        document = msgspec.structs.replace(document, disagreements=())
    return timeline if document is timeline.document else Timeline(document, timeline.columns)


def _scale(whole: Timeline, shown: Timeline, wish: PictureWish) -> Scale:
    """What is seen keeps the scale of the window; everything else has one of its own."""
    if isinstance(wish.stretch, Seen) and wish.scale is not ScaleKind.STEPS:
        return make_scale(whole, wish.scale)
    return make_scale(shown, wish.scale)


def _view(scale: Scale, wish: PictureWish) -> Viewport:
    match wish.stretch:
        case None:
            return scale.whole
        case _ if scale.kind is ScaleKind.STEPS:
            return scale.whole
        case Span(first, last):
            left = scale.whole.left if first is None else scale.unit_of(first)
            right = scale.whole.right if last is None else scale.unit_of(last + 1)
        case Seen(first_day, last_day):
            left, right = scale.unit_of(first_day), scale.unit_of(last_day)
    lacking = max(LEAST_SPAN - (right - left), 0.0) / 2
    return Viewport(left - lacking, right + lacking)
