"""Who has room where there is not enough of it: lanes before the key, cards before bars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as put

from ccm_timeline.files.reader import read_document
from ccm_timeline.layout import sharing
from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.frame import Frame, make_frame
from ccm_timeline.layout.lanes import Lanes
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.rails import rows_of
from ccm_timeline.layout.scene import Mark, Scene
from ccm_timeline.layout.sharing import (
    OTHERS,
    bands,
    folded_height,
    lanes_with_room,
    least_height,
)
from ccm_timeline.layout.subject import Subject
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document, event, evidence_at, theme
from tests.layout.worlds import Face, subject_of

SHIPPED = Path(__file__).parents[2] / "resources" / "timelines" / "lithuania-ccm.ccmt"
FACE, METRICS = Face(13.0, 0.55), Metrics(13.0)
LEAST, FOLDED = least_height(METRICS), folded_height(METRICS)


@pytest.fixture(scope="module")
def shipped() -> Timeline:
    return Timeline(read_document(SHIPPED))


@pytest.fixture(scope="module")
def forty() -> Subject:
    """Forty lanes; the later ones have more events, and the very first a few that matter."""
    events = tuple(
        event(
            id=f"e{lane}-{number}",
            when=f"{1950 + lane + number}",
            theme=f"t{lane}",
            importance=3 if lane == 0 else 1,
            evidence=(evidence_at(),),
        )
        for lane in range(40)
        for number in range(4 if lane == 0 else 1 + lane // 4)
    )
    themes = tuple(theme(id=f"t{lane}", name=f"Theme {lane}") for lane in range(40))
    made = document(themes=themes, events=events, quotes=(), disagreements=())
    return subject_of(Timeline(made), FACE, ScaleKind.TRUE)


@pytest.mark.parametrize("width", [300, 470, 690, 1300])
def test_no_lane_is_lost_to_the_key(shipped: Timeline, width: int) -> None:
    subject = subject_of(shipped, FACE)
    bare = replace(subject, with_key=False)
    shown = set()
    for height in range(150, 700, 7):
        frame, without = (make_frame(one, width, height) for one in (subject, bare))
        assert frame.lanes.names == without.lanes.names
        assert not frame.key or frame.plot.height >= LEAST * len(frame.bands)
        assert (height - frame.axis.bottom) <= 0.2 * height
        assert all(0 < entry.y < height and entry.y > frame.axis.bottom for entry in frame.key)
        shown.add(tuple(entry.kind for entry in frame.key))
    kinds = subject.kinds
    assert () in shown
    assert kinds in shown or width == 300
    # What says least goes first, and as much of the key is left as there is room for.
    assert all(kinds[len(kinds) - len(part) :] == part for part in shown)
    assert len({len(part) for part in shown}) > 2 or width == 1300


def test_the_lanes_that_matter_stay_and_the_others_are_counted(forty: Subject) -> None:
    frame = make_frame(forty, 1100, 600)
    kept = len(frame.lanes.names) - 1
    assert 8 < kept < 14
    assert frame.lanes.names == (
        "Theme 0",
        *(f"Theme {lane}" for lane in range(41 - kept, 40)),
        f"{40 - kept} others",
    )
    assert (frame.lanes.of == kept).sum() == sum(1 + lane // 4 for lane in range(1, 41 - kept))


def test_folding_lanes_brings_back_as_many_as_the_height_holds(forty: Subject) -> None:
    frames = list(_folding(forty, 1100, 600))
    assert all(
        set(one.lanes.keys) - {OTHERS} <= set(two.lanes.keys) for one, two in pairwise(frames)
    )
    last = frames[-1]
    # At the end, as many as there is room for where each lane has the height of a folded one.
    assert len(last.lanes.keys) == last.plot.height // FOLDED
    assert all(band.height <= FOLDED + 1 for band in last.bands[:-1])


def _folding(subject: Subject, width: float, height: float) -> Iterator[Frame]:
    """Frames in which one more lane is folded each time, until all are."""
    folded: set[str] = set()
    while True:
        frame = make_frame(replace(subject, folded=frozenset(folded)), width, height)
        yield frame
        rest = [key for key in frame.lanes.keys if key not in folded]
        if not rest:
            return
        folded.add(rest[0])


@given(st.lists(st.booleans(), min_size=2, max_size=30), st.booleans(), st.floats(0, 1500))
def test_what_is_kept_fits_and_no_more_would(shut: list[bool], others: bool, height: float) -> None:
    keys = tuple(map(str, range(len(shut))))
    folded = {key for key, is_folded in zip(keys, shut, strict=True) if is_folded}
    folded |= {OTHERS} if others else set()
    lanes = Lanes(keys, np.arange(len(keys)), keys)
    ranked = range(len(keys) - 1, -1, -1)
    kept = lanes_with_room(lanes, lambda: ranked, folded, height, METRICS)
    needs = [FOLDED if key in folded else LEAST for key in keys]
    used, rest = sum(needs[lane] for lane in kept), FOLDED if others else LEAST
    if len(kept) == len(keys):
        assert sum(needs) <= height
        return
    assert sum(needs) > height
    assert kept == tuple(range(len(keys) - len(kept), len(keys)))
    assert not kept or used + rest <= height
    left = len(keys) - len(kept)
    assert left >= 2
    assert left == 2 or used + needs[len(keys) - len(kept) - 1] + rest > height


def test_lanes_of_one_name_are_folded_one_by_one(shipped: Timeline) -> None:
    themes = tuple(
        theme(id=one.id, name="Politics", colour=one.colour) for one in shipped.document.themes
    )
    subject = subject_of(Timeline(put(shipped.document, themes=themes)), FACE)
    first = subject.lanes.keys[1]
    frame = make_frame(replace(subject, folded=frozenset({first})), 1300, 700)
    assert [lane.is_folded for lane in frame.named] == [False, True, False, False]
    assert [lane.key for lane in frame.named] == list(subject.lanes.keys)
    assert [band.height < LEAST for band in frame.bands] == [False, True, False, False]


BAR = 20.0
"""Pixels of a mark from which on nobody takes it for a day."""


def _crossings(scene: Scene) -> int:
    """How many pairs of bars lie over one another in a row."""
    rows: dict[float, list[Mark]] = {}
    for mark in scene.marks:
        if mark.right - mark.left > BAR:
            rows.setdefault(mark.y, []).append(mark)
    return sum(
        one.left < two.right and two.left < one.right
        for row in rows.values()
        for one, two in combinations(row, 2)
    )


@pytest.mark.parametrize(
    ("width", "height", "by", "most"),
    [
        (940, 590, Grouping.THEME, 18),
        (940, 590, Grouping.NONE, 29),
        (1490, 890, Grouping.THEME, 5),
        (1490, 890, Grouping.SOURCE, 9),
        (3400, 1900, Grouping.THEME, 2),
        (3400, 1900, Grouping.NONE, 0),
    ],
)
def test_bars_lie_over_one_another_only_where_cards_need_the_height(
    shipped: Timeline,
    width: int,
    height: int,
    by: Grouping,
    most: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`most` is what is left at the first sight of the timeline that comes with the program."""
    subject = subject_of(shipped, FACE, ScaleKind.ELASTIC, by)
    whole = subject.scale.whole
    assert _crossings(Composer(subject).scene(width, height, whole)) <= most
    views = [whole, *(whole.zoomed(zoom, whole.right) for zoom in (2.0, 8.0))]
    counts = []
    for each in (sharing._MOST_IN_SPARE, 0):
        monkeypatch.setattr(sharing, "_MOST_IN_SPARE", each)
        scenes = [Composer(subject).scene(width, height, view) for view in views]
        counts.append([len(scene.cards) for scene in scenes])
    assert counts[0] >= counts[1]


def test_a_lane_has_rows_of_the_height_that_its_cards_do_not_need() -> None:
    for depth, need, rows in ((12, 150.0, 14), (12, 480.0, 8), (12, 900.0, 7), (3, 0.0, 5)):
        (band,) = bands([1.0], [False], 600.0, METRICS, [depth], [need])
        assert band.rows == rows


def test_spans_that_find_no_row_do_not_all_lie_in_one() -> None:
    start = np.zeros(8)
    rows = rows_of(start, start + 500 + np.arange(8), 6, 1.0)
    assert sorted(rows.count(row) for row in range(6)) == [1, 1, 1, 1, 2, 2]
    assert {row for row in range(6) if rows.count(row) == 2} <= {3, 4, 5}
