"""Every rule of a picture on long walks, in which one composer keeps what it has placed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Scene
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import actor, disagreement, document, document_on, event, evidence_at, theme
from tests.layout.pictures import Picture, faults
from tests.layout.worlds import EARLIEST, LATEST, Face, in_edtf, subject_of

SIZES = ((400, 400), (640, 480), (900, 600), (1200, 700), (1920, 1000), (3840, 2100))
TEXTS = (8.0, 10.0, 13.0, 16.0, 24.0, 40.0)
WORDS = (
    "treaty",
    "of",
    "šešuolė",
    "中文标题",
    "اتفاقية",
    "🙂🙂",
    "Wolkenkuckucksheim",
    "–",
    "1997",
)


def a_timeline(dice: Random) -> Timeline:
    """Events that are near one another, in clusters, on one day, or all over the ages."""
    centre, reach = dice.randint(EARLIEST + 9000, LATEST - 9000), dice.choice((0, 5, 400, 4000))
    centres = [
        min(max(centre + dice.choice((0, 90_000, -300_000)), EARLIEST + 9000), LATEST - 9000)
    ]
    centres += [centre] * dice.choice((0, 2))
    themes = tuple(theme(id=f"t{n}", name=" ".join(dice.sample(WORDS, 3))) for n in range(4))
    actors = tuple(actor(id=f"a{n}", name=dice.choice(WORDS)) for n in range(3))
    events = tuple(
        event(
            id=f"e{number}",
            title=" ".join(dice.choices(WORDS, k=dice.randint(1, 5)))[:70],
            when=a_date(dice, dice.choice(centres), reach),
            theme=dice.choice(("t0", "t0", "t1", "t2", "t3")),
            actors=(dice.choice(("a0", "a1", "a2")),),
            importance=dice.choice((1, 2, 3)),
            evidence=(evidence_at(),),
        )
        for number in range(dice.choice((1, 5, 24, 60, 61, 80, 149, 152, 320, 700)))
    )
    return Timeline(
        document(themes=themes, actors=actors, events=events, quotes=(), disagreements=())
    )


def a_date(dice: Random, centre: int, reach: int) -> str:
    day = centre + dice.randint(-reach, reach)
    text, later = in_edtf(day), in_edtf(min(day + dice.choice((3, 400, 9000, 3_652_425)), LATEST))
    forms = (text, text, text, text[:-3], text[:-6], f"{text}/{later}", f"{text}/..", f"../{text}")
    return dice.choice(forms)


class Walk:
    """A person with one timeline in a window, who turns the wheel, drags, leaps and rests."""

    def __init__(self, dice: Random) -> None:
        self._dice, self._timeline = dice, a_timeline(dice)
        self._face = Face(dice.choice(TEXTS), dice.choice((0.45, 0.6, 0.9)))
        self._passing = np.ones(len(self._timeline), dtype=np.bool_)
        self.arrange()
        self.seen = 0

    def arrange(self) -> None:
        """Another scale, other lanes, some of them folded; all of it in a window of some size."""
        dice = self._dice
        kind, grouping = dice.choice(tuple(ScaleKind)), dice.choice(tuple(Grouping))
        subject = subject_of(self._timeline, self._face, kind, grouping)
        folded = frozenset(key for key in subject.lanes.keys if dice.random() < 0.1)
        self._subject = replace(subject, folded=folded)
        self._view = self._subject.scale.whole
        self.sift(1.0)
        self.resize()

    def sift(self, share: float) -> None:
        number = self._dice.randrange(2**32)
        self._passing = np.random.default_rng(number).random(len(self._timeline)) < share
        self._composer = Composer(self._subject, None if share == 1 else self._passing)

    def resize(self) -> None:
        width, height = self._dice.choice(SIZES)
        # Narrower than fourteen letters, or lower than ten lines, there is no room for anything.
        size = self._face.size
        self._size = float(max(width, 24 * size)), float(max(height, 13 * size))
        self._lanes: dict[int, int] = {}

    def look(self) -> Scene:
        """Look about, and find nothing wrong."""
        scene = self._composer.scene(*self._size, self._view)
        window = self._composer.window(*self._size, self._view)
        found = [*faults(Picture(self._subject, scene, window, self._passing))]
        assert not found, (found[:3], self._size, self._face, self._view, self._subject.scale.kind)
        for mark in scene.marks:
            lane = next(n for n, one in enumerate(scene.lanes) if one.rect.holds(1, mark.y))
            assert self._lanes.setdefault(mark.position, lane) == lane
        self.seen += 1
        return scene

    def step(self) -> None:
        match self._dice.choice(
            ("zoom", "zoom", "zoom", "pan", "pan", "leap", "rest", "back", "other")
        ):
            case "zoom":
                self._zoom(self._dice.choice((1.05, 1.25, 1 / 1.1)), self._dice.randint(1, 5))
            case "pan":
                self._pan(self._dice.choice((0.05, -0.3, 0.9)))
            case "leap":
                self._zoom(self._dice.choice((3.0, 50.0, 1 / 40)), 1)
            case "rest":
                self._composer.settle()
                scene = self.look()
                assert not self._composer.settle()
                assert self.look() == scene
            case "back":
                self._there_and_back(self._dice.choice((0.1, -0.3, 0.7, -1.3)))
            case "other":
                self._dice.choice((self.arrange, self.resize, lambda: self.sift(0.3)))()
        self.look()

    def _zoom(self, factor: float, steps: int) -> None:
        at = self._view.left + self._dice.random() * self._view.width
        if self._dice.random() < 0.6:  # Deep within the line there is else nothing to see.
            at = float(self._dice.choice(self._subject.anchors[0]))
            self._view = self._subject.scale.clamped(self._view.shifted(at - self._view.middle))
        for _ in range(steps):
            self._view = self._subject.scale.clamped(self._view.zoomed(factor, at))
            self.look()

    def _pan(self, share: float) -> None:
        view = self._view.shifted(share * self._view.width)
        self._view = self._subject.scale.clamped(view)

    def _there_and_back(self, share: float) -> None:
        before, away = self.look(), [self._view]
        for _ in range(self._dice.choice((1, 3))):
            away.append(away[-1].shifted(share * self._view.width))
        for self._view in [*away[1:], *away[-2::-1]]:
            scene = self.look()
        assert scene == before


@settings(max_examples=10)
@given(st.integers(0, 2**32))
def test_nothing_is_wrong_with_any_picture_of_a_long_walk(seed: int) -> None:
    walk = Walk(Random(seed))
    for _ in range(9):
        walk.step()
    assert walk.seen >= 9


def crowded(count: int, text: float, kind: ScaleKind = ScaleKind.TRUE) -> Composer:
    """One lane with so many events, a day after the other."""
    days = (in_edtf(730_000 + number) for number in range(count))
    face = Face(text, 0.55)
    return Composer(subject_of(Timeline(document_on(*days)), face, kind, Grouping.NONE))


@pytest.mark.parametrize("at", [261.0, 287.0])
def test_who_pans_back_while_cards_are_carried_sees_what_was_there(at: float) -> None:
    composer = crowded(400, 13.0)
    view = composer.subject.scale.whole.zoomed(8.0, at)
    for _ in range(6):
        view = view.zoomed(1.05, view.left)
        before = composer.scene(900, 500, view)
    way = [view.shifted(step * view.width / 3) for step in range(1, 13)]
    for place in (*way, *way[::-1]):
        # Beyond what was placed when the zoom began there are cards as well.
        assert composer.scene(900, 500, place).cards or place.left > 390
    assert composer.scene(900, 500, view) == before


@pytest.mark.parametrize("text", TEXTS)
def test_counts_stand_apart_however_large_the_letters_are(text: float) -> None:
    composer = crowded(3000, text)
    whole = composer.subject.scale.whole
    for step in range(0, 40, 3):
        view = whole.zoomed(1.02**step, whole.left + 0.3 * whole.width)
        badges = composer.scene(1200, 900, view).badges
        rects = [badge.rect for badge in badges]
        assert len(rects) > 1
        assert all(one.right <= two.left for one, two in pairwise(rects))


@pytest.mark.parametrize("at", [0.0, 560.0, 576.0, 592.0])
def test_an_event_whose_card_is_in_view_and_its_day_just_not_is_not_counted(at: float) -> None:
    composer, width = crowded(700, 13.0, ScaleKind.STEPS), 150.0
    before, after = float(np.nextafter(at, -1e9)), float(np.nextafter(at, 1e9))
    for view in (Viewport(before - width, before), Viewport(after, after + width)):
        subject, scene = composer.subject, composer.scene(1200, 900, view)
        window = composer.window(1200, 900, view)
        picture = Picture(subject, scene, window, np.ones(700, dtype=np.bool_))
        assert [*faults(picture)] == []


def test_events_on_both_edges_of_the_view_are_counted() -> None:
    scene = crowded(700, 13.0, ScaleKind.STEPS).scene(1200, 900, Viewport(100.0, 250.0))
    assert len(scene.cards) + sum(badge.count for badge in scene.badges) == 151


def test_what_does_not_pass_stays_away_when_lanes_are_put_together_and_parted() -> None:
    names = tuple(f"a{number}" for number in range(12))
    events = tuple(
        event(id=f"e{number}", when=in_edtf(730_000 + 9 * number), actors=(names[number % 12],))
        for number in range(120)
    )
    actors = tuple(actor(id=name, name=name) for name in names)
    timeline = Timeline(
        document(actors=actors, events=events, quotes=(), stances=(), disagreements=())
    )
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.ORGANISATION)
    passing = np.arange(120) % 5 == 0
    composer, lanes = Composer(subject, passing), set()
    for height in (1000.0, 300.0, 1400.0, 200.0, 1000.0):
        scene = composer.scene(1200.0, height, subject.scale.whole)
        lanes.add(len(scene.lanes))
        assert {mark.position for mark in scene.marks} == set(np.flatnonzero(passing).tolist())
    assert len(lanes) > 2


def test_a_crowd_tells_of_the_disagreements_among_those_that_pass() -> None:
    days = tuple(in_edtf(730_000 + number) for number in range(600))
    named = tuple(f"event-{number}" for number in range(1, 601, 3))
    timeline = Timeline(document_on(*days, disagreements=(disagreement(events=named),)))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.NONE)
    passing = np.arange(600) % 2 == 0
    scene = Composer(subject, passing).scene(1200.0, 500.0, subject.scale.whole)
    told = sum(card.disputed for card in scene.cards)
    told += sum(badge.disputed for badge in scene.badges)
    assert not any(badge.positions for badge in scene.badges)
    assert told == 100


def test_one_filter_after_another_shows_its_own_events_in_the_same_lanes() -> None:
    events = tuple(
        event(id=f"e{number}", when=in_edtf(730_000 + number), theme=f"t{number % 7 % 3}")
        for number in range(90)
    )
    themes = tuple(theme(id=f"t{number}") for number in range(3))
    timeline = Timeline(document(themes=themes, events=events, quotes=(), disagreements=()))
    subject = subject_of(timeline, Face(13.0, 0.55), ScaleKind.TRUE, Grouping.THEME)
    whole = subject.scale.whole
    lanes = Composer(subject).scene(1200.0, 700.0, whole).lanes
    for part in (3, 2, 5, 45):
        passing = np.arange(90) % part == 0
        # The columns of the filter may be at hand before anything is drawn.
        subject.line.shown(subject.lanes, passing)
        scene = Composer(subject, passing).scene(1200.0, 700.0, whole)
        assert {mark.position for mark in scene.marks} == set(range(0, 90, part))
        assert scene.lanes == lanes
