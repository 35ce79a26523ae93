"""What must hold of a picture of the timeline, reckoned by brute force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import msgspec
import numpy as np

from ccm_timeline.layout.frame import make_frame
from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import Card, LaneBand, Mark, Rect, Scene
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.table import Flags
from ccm_timeline.layout.window import Window
from tests.layout.dates_again import wrong_dates


class Picture(msgspec.Struct, frozen=True):
    """A scene, and what it was made of; `passing` are the events that pass the filter."""

    subject: Subject
    scene: Scene
    window: Window
    passing: Flags


def faults(picture: Picture) -> Iterator[str]:
    """Whatever is wrong with a picture, in words."""
    scene, subject = picture.scene, picture.subject
    yield from _cards_in_the_way(scene)
    yield from _badges_in_the_way(scene)
    yield from _titles_in_the_way(scene, subject)
    yield from _cut_counts(scene, subject)
    yield from _wrong_counts(picture)
    if scene.axis is not None:
        yield from wrong_dates(scene.axis, picture.window, subject.measure)


def _is_inside(rect: Rect, outer: Rect) -> bool:
    across = outer.left <= rect.left and rect.right <= outer.right
    return across and outer.top <= rect.top and rect.bottom <= outer.bottom


def _cards_in_the_way(scene: Scene) -> Iterator[str]:
    marks = {mark.position: mark for mark in scene.marks}
    for card in scene.cards:
        mark = marks[card.position]
        if not _is_inside(card.rect, scene.plot):
            yield f"{card.rect} is cut"
        if card.foot != mark.y or not mark.left - 1 <= card.pole <= mark.right + 1:
            yield f"the pole at {card.pole} is beside {mark}"
        if not card.rect.left - 1 <= card.pole <= card.rect.right + 1:
            yield f"the pole at {card.pole} is beside {card.rect}"
    for one, two in combinations(scene.cards, 2):
        if one.rect.overlaps(two.rect):
            yield f"{one.rect} overlaps {two.rect}"
        if _runs_through(one, two) or _runs_through(two, one):
            yield f"a pole runs through {one.rect} or {two.rect}"


def _runs_through(one: Card, two: Card) -> bool:
    """Whether the pole of one card runs through another, but for its coloured edge."""
    across = two.rect.left + 4 < one.pole < two.rect.right - 4
    return across and one.rect.bottom < two.rect.bottom and two.rect.top < one.foot


def _badges_in_the_way(scene: Scene) -> Iterator[str]:
    rects = [badge.rect for badge in scene.badges]
    for rect in rects:
        if not _is_inside(rect, scene.plot) and rect.width < scene.plot.width:
            yield f"the badge {rect} is cut"
    for one, two in combinations([*rects, *(card.rect for card in scene.cards)], 2):
        if one.overlaps(two):
            yield f"{one} overlaps {two}"
    hidden = _named(scene)
    hidden |= {position for badge in scene.badges for position in badge.positions}
    for mark in scene.marks:
        if mark.position not in hidden and any(_body(mark, scene).overlaps(r) for r in rects):
            yield f"a badge lies on {mark}"
    for one, two in _touching(scene):
        if not {one.position, two.position} <= hidden:
            yield f"{one} lies on {two}, and neither is counted"


def _named(scene: Scene) -> set[int]:
    return {one.position for one in (*scene.cards, *scene.titles)}


def _titles_in_the_way(scene: Scene, subject: Subject) -> Iterator[str]:
    """Titles on marks that are cut, that hide anything else, or that are not their event's."""
    others = [each.rect for each in (*scene.cards, *scene.badges)]
    marks = {mark.position: mark for mark in scene.marks}
    for title in scene.titles:
        mark, rect = marks[title.position], title.rect
        if not _is_inside(rect, scene.plot):
            yield f"{title} is cut"
        sign = scene.metrics.sign if title.disputed else 0.0
        if subject.measure(title.text, title.role) + sign > rect.width:
            yield f"{title} has no room"
        if title.text != subject.caption.title(subject.table, title.position):
            yield f"{title} is not what the event is called"
        size = scene.metrics.mark
        beside = abs(rect.left - mark.right - size) < 2
        beside |= abs(mark.left - rect.right - size) < 2
        if rect.top + rect.height / 2 != mark.y or not (
            beside or (mark.left + size <= rect.left and rect.right <= mark.right - size)
        ):
            yield f"{title} is not on {mark}"
        if any(rect.overlaps(other) for other in others):
            yield f"{title} overlaps a card or a count"
        for other in scene.marks:
            ends = (other.left, other.right) if other is not mark else ()
            if other.y == mark.y and any(rect.left < end < rect.right for end in ends):
                yield f"{title} hides an end of {other}"
        if beside and any(_body(other, scene).overlaps(rect) for other in scene.marks):
            yield f"{title} is read as that of another"
        for card in scene.cards:
            if rect.left <= card.pole <= rect.right and card.rect.bottom < mark.y <= card.foot:
                yield f"{title} hides the pole of {card}"
    for one, two in combinations(scene.titles, 2):
        if one.rect.overlaps(two.rect):
            yield f"{one} overlaps {two}"


def _cut_counts(scene: Scene, subject: Subject) -> Iterator[str]:
    """Badges that have no room for what they say."""
    for badge in scene.badges:
        sign = scene.metrics.beside if badge.disputed else 0.0
        width = subject.measure(badge.text, Role.BADGE) + sign
        if badge.text != f"+{badge.count:,}" or width > badge.rect.width:
            yield f"{badge.text} is cut, or not {badge.count}"


def _body(mark: Mark, scene: Scene) -> Rect:
    """A mark without a pixel at each side, which rounding may take."""
    size = scene.metrics.mark
    half = size / 2
    return Rect(
        mark.left - half + 1, mark.y - half + 1, mark.right - mark.left + size - 2, size - 2
    )


def _touching(scene: Scene) -> Iterator[tuple[Mark, Mark]]:
    """Marks in one row of which one begins before another before it ends."""
    rows: dict[float, list[Mark]] = defaultdict(list)
    for mark in scene.marks:
        rows[mark.y].append(mark)
    for row in rows.values():
        farthest: Mark | None = None
        for mark in sorted(row, key=lambda mark: mark.left):
            if farthest and mark.left < farthest.right + scene.metrics.mark - 0.01:
                yield farthest, mark
            if farthest is None or mark.right > farthest.right:
                farthest = mark


def _wrong_counts(picture: Picture) -> Iterator[str]:
    """Shown and counted together are all that pass and touch the view, in each lane."""
    scene, subject, view = picture.scene, picture.subject, picture.window.viewport
    (start, end), lane_of = subject.anchors, make_frame(subject, scene.width, scene.height).lanes.of
    # An event that ends at an edge may be in view or not; half a mark beyond may be seen.
    last = 1e-9 * max(abs(view.left), abs(view.right), 1.0)
    half = scene.metrics.mark / 2 / picture.window.pixels_per_unit + last
    surely, maybe, perhaps = (
        picture.passing & (start <= view.right + more) & (end >= view.left - more)
        for more in (-last, last, half)
    )
    for number, lane in enumerate(scene.lanes):
        parts = (
            set(np.flatnonzero(f & (lane_of == number)).tolist()) for f in (surely, maybe, perhaps)
        )
        if (said := _wrong_count(scene, lane, *parts)) is not None:
            yield f"{lane.name}: {said}"


def _wrong_count(
    scene: Scene, lane: LaneBand, surely: set[int], maybe: set[int], perhaps: set[int]
) -> str | None:
    marks = {mark.position for mark in scene.marks if lane.rect.holds(1, mark.y)}
    cards = _named(scene) & marks
    badges = [badge for badge in scene.badges if lane.rect.holds(1, badge.rect.bottom - 2)]
    count = sum(badge.count for badge in badges)
    if any(not badge.positions for badge in badges):
        right = len(surely - cards) <= count <= len(maybe - cards) and cards == marks
        right &= all(badge.count > 0 for badge in badges)
        return None if right else f"{count} counted beside {len(cards)} of {len(surely)}"
    counted = {position for badge in badges for position in badge.positions}
    right = count == len(counted) and not counted & cards and counted <= marks
    right &= surely <= marks <= perhaps
    return None if right else f"{marks} drawn, {counted} counted, of {surely}"
