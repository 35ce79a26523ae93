"""Nothing jumps: where cards are from one picture to the next while one zooms by small steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.flight import Flight
from ccm_timeline.layout.scale import Scale, Viewport
from ccm_timeline.layout.scene import Card, Rect, Scene
from ccm_timeline.layout.subject import Subject
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.days import day_of
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event, evidence_at, theme
from tests.layout.worlds import KINDS, Face, in_edtf, subject_of

SEEDS = range(8)
SIZES = ((700, 500), (1000, 600), (1500, 880), (2500, 1300))
WORDS = [
    "treaty",
    "of",
    "the",
    "parliament",
    "vote",
    "notice",
    "withdrawal",
    "a",
    "statement",
    "on",
    "mines",
]
EDGE = 260
"""Pixels at the usual size of text within which a card may slide in from an edge of the view."""


def a_subject(dice: Random) -> Subject:
    """A timeline of some size in lanes, in letters of some size."""
    reach = dice.choice((5, 400, 4000))
    events = tuple(an_event(n, dice, reach) for n in range(dice.choice((10, 24, 44, 80))))
    themes = tuple(theme(id=f"t{n}", name=f"Theme {n}") for n in range(3))
    timeline = Timeline(document(themes=themes, events=events, quotes=(), disagreements=()))
    face = Face(dice.choice((8.0, 13.0, 16.0, 24.0)), 0.55)
    return subject_of(timeline, face, dice.choice(KINDS), dice.choice(list(Grouping)))


def an_event(number: int, dice: Random, reach: int) -> object:
    day = day_of(2000, 1, 1) + int(dice.gauss(0, reach * dice.choice((1, 1, 1, 4))))
    begin, end = in_edtf(day), in_edtf(day + dice.randint(1, 400))
    return event(
        id=f"e{number}",
        title=" ".join(dice.choices(WORDS, k=dice.randint(1, 8))),
        when=dice.choice([begin] * 6 + [f"{begin}/{end}", begin[:7], begin[:4]]),
        theme=f"t{dice.randrange(3)}",
        importance=dice.choice((1, 1, 2, 3)),
        evidence=(evidence_at(),),
    )


def zooms(scale: Scale, dice: Random) -> Iterator[list[Viewport]]:
    """Fine ways in and out: by the wheel, by two fingers, and the way in of a flight."""
    whole = scale.whole
    at = whole.left + dice.random() * whole.width
    for factor in (1.25, dice.choice((1.02, 1.05, 1.1))):
        way = [scale.clamped(whole.zoomed(factor**step, at)) for step in range(30)]
        yield way
        yield way[::-1]
    width = whole.width * dice.choice((0.02, 0.1))
    flight = Flight(whole, scale.clamped(Viewport(at - width / 2, at + width / 2)))
    yield [view for time in range(0, 700, 16) if (view := flight.at(time)) is not None]


class Look:
    """A picture: its cards by position, and of each event whether it is well within view."""

    def __init__(self, composer: Composer, size: tuple[int, int], view: Viewport) -> None:
        self.scene: Scene = composer.scene(*size, view)
        window = composer.window(*size, view)
        self.cards = {card.position: card for card in self.scene.cards}
        self._ends = [
            window.origin + ends * window.pixels_per_unit for ends in composer.subject.anchors
        ]
        margin = EDGE * composer.subject.metrics.unit
        left, right = self.scene.plot.left + margin, self.scene.plot.right - margin
        self.well_in = (self._ends[0] > left) & (self._ends[1] < right)

    def anchor(self, card: Card) -> float:
        """Where on its mark a card's pole stands, by the side on which it hangs, in pixels."""
        start, end = (ends[card.position] for ends in self._ends)
        return {"right": start, "left": end, "top": (start + end) / 2}[side_of(card)]


def side_of(card: Card) -> str:
    if abs(card.pole - card.rect.left) < 2:
        return "right"
    return "left" if abs(card.pole - card.rect.right) < 2 else "top"


def row_of(card: Card) -> tuple[float, str]:
    return card.rect.bottom, side_of(card)


def is_needless(card: Card, old: Look, new: Look, gap: float) -> bool:
    """Whether a card that moved would have hit no other in the place that it had."""
    was = old.cards[card.position]
    x = new.anchor(was)
    rect = Rect(x - (was.pole - was.rect.left), was.rect.top, was.rect.width, was.rect.height)
    others = [other for other in new.cards.values() if other is not card]
    return not any(
        _near(rect, other.rect, gap)
        or _runs_through(x, rect.bottom, was.foot, other.rect)
        or _runs_through(other.pole, other.rect.bottom, other.foot, rect)
        for other in others
    )


def _near(one: Rect, two: Rect, gap: float) -> bool:
    across = one.left < two.right + gap and two.left < one.right + gap
    return across and one.top < two.bottom + gap and two.top < one.bottom + gap


def _runs_through(x: float, top: float, foot: float, rect: Rect) -> bool:
    return rect.left + 4 < x < rect.right - 4 and top < rect.bottom <= foot


@pytest.fixture(scope="module")
def seen() -> Counter[str]:
    """What happened to cards on all ways through all worlds."""
    told: Counter[str] = Counter()
    for seed in SEEDS:
        dice = Random(seed)
        subject, size = a_subject(dice), dice.choice(SIZES)
        composer = Composer(subject)
        for way in zooms(subject.scale, dice):
            looks = [Look(composer, size, view) for view in way]
            told["pictures"] += len(looks)
            for old, new in pairwise(looks):
                _follow(old, new, subject.metrics.gap, told)
            told["flickers"] += sum(
                _flickers(looks, position) for position in range(len(subject.table))
            )
    return told


def _follow(old: Look, new: Look, gap: float, told: Counter[str]) -> None:
    for position in old.cards.keys() & new.cards.keys():
        if old.well_in[position] and new.well_in[position]:
            card = new.cards[position]
            told["stayed"] += 1
            told["off its mark"] += abs(new.anchor(card) - card.pole) > 1
            if row_of(card) != row_of(old.cards[position]):
                told["moved"] += 1
                told["needlessly"] += is_needless(card, old, new, gap)


def _flickers(looks: list[Look], position: int) -> int:
    """How often a card comes and goes, or goes and comes, within four pictures."""
    there = [position in look.cards if look.well_in[position] else None for look in looks]
    found, begin = 0, 0
    for at in range(1, len(there)):
        if there[at] != there[at - 1]:
            before = there[begin - 1] if begin else None
            found += at - begin < 4 and before is not None and before == there[at]
            begin = at
    return found


def test_each_card_goes_with_its_mark(seen: Counter[str]) -> None:
    assert seen["stayed"] > 2000
    assert seen["off its mark"] == 0


def test_a_card_that_stays_keeps_its_row_and_its_side(seen: Counter[str]) -> None:
    assert seen["moved"] < 0.0125 * seen["stayed"]
    assert seen["needlessly"] < 0.001 * seen["stayed"]


def test_no_card_comes_and_goes(seen: Counter[str]) -> None:
    assert seen["flickers"] < 0.012 * seen["pictures"]
