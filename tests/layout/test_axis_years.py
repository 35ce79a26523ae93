"""The axis says of which year or month each part of it is, at every edge and in every break."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.reader import read_document
from ccm_timeline.layout.axis import AxisBuilder
from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scale import Break, Scale, Viewport
from ccm_timeline.layout.scene import Axis, AxisLabel, Rect
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.window import Window
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document_on
from tests.layout.dates_again import date_of, wrong_dates
from tests.layout.worlds import WORDS, Face, in_edtf, subject_of

CLEAR = 6.0
LEFT = 110.0
SHIPPED = Timeline(read_document(Path(shipped_timeline())))


@st.composite
def bursts(draw: st.DrawFn) -> Timeline:
    """Events in bursts of days or weeks, with months to centuries between them."""
    day = draw(st.integers(-300_000, 600_000).filter(lambda day: abs(day) > 40_000))
    days: list[int] = []
    for _ in range(draw(st.integers(2, 9))):
        for _ in range(draw(st.sampled_from((1, 1, 4, 12)))):
            days.append(day)
            day += draw(st.sampled_from((1, 3, 8)))
        day += draw(st.sampled_from((150, 400, 800, 4000, 30_000)))
    return Timeline(document_on(*map(in_edtf, days)))


KINDS = st.sampled_from((ScaleKind.ELASTIC,) * 3 + (ScaleKind.TRUE, ScaleKind.STEPS))
FACES = st.builds(Face, st.sampled_from((8.0, 13.0, 13.0, 23.0)), st.floats(0.45, 0.6))


@st.composite
def windows(draw: st.DrawFn) -> tuple[Subject, Window]:
    subject = subject_of(draw(bursts()), draw(FACES), draw(KINDS), Grouping.NONE)
    whole = subject.scale.whole
    zoom = draw(st.sampled_from((1.0, 1.3, 2.0, 5.0, 9.0, 14.0, 25.0, 80.0, 400.0)))
    view = subject.scale.clamped(
        whole.zoomed(zoom, whole.left + draw(st.floats(0, 1)) * whole.width)
    )
    width = draw(st.sampled_from((400.0, 680.0, 870.0, 1500.0, 3700.0)))
    return subject, Window(subject.scale, view, LEFT, LEFT + width)


def axis_in(subject: Subject, window: Window) -> Axis:
    rect = Rect(0.0, 0.0, window.right, 80.0)
    return AxisBuilder(window, rect, WORDS, subject.measure, subject.metrics, subject.rooms).build()


@settings(max_examples=100, deadline=None)
@given(windows())
def test_nothing_on_the_axis_is_wrong_and_nothing_is_without_its_year(
    seen: tuple[Subject, Window],
) -> None:
    subject, window = seen
    axis = axis_in(subject, window)
    assert [*wrong_dates(axis, window, subject.measure)] == []
    if window.scale.kind is not ScaleKind.STEPS:
        assert [*_unnamed(axis, window, subject)] == []
        assert [*_without_length(axis, window, subject)] == []


def _parts(window: Window) -> Iterator[tuple[float, float, Break | None]]:
    """The straight parts of the scale that are in view, in days, with the break that each is."""
    begin = window.first_day
    for quiet in window.scale.breaks:
        if quiet.end > begin and quiet.start < window.last_day:
            if quiet.start >= begin:
                yield begin, quiet.start, None
            yield max(quiet.start, begin), min(quiet.end, window.last_day), quiet
            begin = quiet.end
    if begin <= window.last_day:
        yield begin, window.last_day, None


def _ends(label: AxisLabel, role: Role, subject: Subject) -> tuple[float, float]:
    return label.left, label.left + subject.measure(label.text, role)


def _unnamed(axis: Axis, window: Window, subject: Subject) -> Iterator[str]:
    """Years with room for their name in a part with dates, where it does not stand."""
    names = [(name.text, _ends(name, Role.AXIS_COARSE, subject)) for name in axis.coarse]
    years = [(name.text, _ends(name, Role.AXIS, subject)) for name in axis.fine]
    years = [(text, ends) for text, ends in years if text not in WORDS.months_short]
    clear = CLEAR * subject.metrics.unit
    for first, last in _dated(axis, window):
        low, high = window.x(first), window.x(last)
        is_said = any(
            _is_year(text) and low - 1 <= two and one <= high + 1 for text, (one, two) in years
        )
        for year, begin, end in _years_of(first, last, window):
            text = str(year) if year > 0 else f"{1 - year} BC"
            room = subject.measure(f"MMM {text}", Role.AXIS_COARSE) + 2 * clear
            is_named = any(
                one <= end + 1 and begin - 1 <= two
                for words, (one, two) in names
                if words.endswith(text) or "–" in words
            )
            if end - begin > room and not (is_named or is_said):
                yield f"{text} from {begin} to {end}: {names}"


def _dated(axis: Axis, window: Window) -> Iterator[tuple[float, float]]:
    """From which day to which there are dates without a break."""
    begun: float | None = None
    end = window.first_day
    for first, last, quiet in _parts(window):
        low, high = window.x(first), window.x(last)
        if quiet and not any(low + 1 < x < high - 1 for x in axis.ticks):
            if begun is not None:
                yield begun, end
            begun = None
        else:
            begun, end = first if begun is None else begun, last
    if begun is not None:
        yield begun, end


def _is_year(text: str) -> bool:
    return text.endswith(" BC") or not text.isdigit() or int(text) > 31


def _years_of(first: float, last: float, window: Window) -> Iterator[tuple[int, float, float]]:
    """Each year of some days, and from where to where they are of it."""
    year = date_of(math.floor(first))[0]
    begin = first
    while begin < last and year < date_of(math.floor(last))[0] + 1:
        end = min(_new_year(year + 1), last)
        yield year, window.x(begin), window.x(end)
        begin, year = max(end, begin), year + 1


def _new_year(year: int) -> int:
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400 + 1


def _without_length(axis: Axis, window: Window, subject: Subject) -> Iterator[str]:
    """Signs that do not say their length although no other is near them."""
    taken = [_ends(name, Role.BREAK, subject) for name in _lengths(axis)]
    for mark in axis.breaks:
        near = [x for x in (other.x for other in axis.breaks) if x != mark.x]
        room = 2 * subject.measure("99999 mo", Role.BREAK) + 12 * subject.metrics.unit
        if mark.label is None and all(abs(x - mark.x) > room for x in near):
            yield f"{mark} beside {taken}"


def _lengths(axis: Axis) -> list[AxisLabel]:
    return [mark.label for mark in axis.breaks if mark.label is not None]


@settings(max_examples=50, deadline=None)
@given(windows(), st.sampled_from((-1.0, 1.0)))
def test_while_one_pans_no_name_and_no_sign_jumps(seen: tuple[Subject, Window], by: float) -> None:
    subject, window = seen
    view, scale = window.viewport, window.scale
    axes = []
    for pixel in range(4):
        left = view.left + by * pixel / window.pixels_per_unit
        moved = Window(scale, Viewport(left, left + view.width), window.left, window.right)
        axes.append(axis_in(subject, moved))
    for one, two in pairwise(axes):
        for before, after in ((one.coarse, two.coarse), (one.fine, two.fine)):
            assert [*_jumps(before, after)] == []
        assert [*_jumps(_lengths(one), _lengths(two))] == []
        rows = [
            {(mark.label.text, mark.is_low) for mark in axis.breaks if mark.label}
            for axis in (one, two)
        ]
        texts = [label.text for label in _lengths(one)]
        unique = {text for text in texts if texts.count(text) == 1}
        assert all((text, not low) not in rows[1] for text, low in rows[0] if text in unique)


def _jumps(before: list[AxisLabel] | tuple[AxisLabel, ...], after: object) -> Iterator[str]:
    """Labels that are only once in both, and moved by more than the pixel of the hand."""
    assert isinstance(after, (list, tuple))
    places = [{label.text: label.left for label in labels} for labels in (before, after)]
    for labels, found in zip((before, after), places, strict=True):
        texts = [label.text for label in labels]
        for text in texts:
            if texts.count(text) > 1:
                found.pop(text, None)
    for text in places[0].keys() & places[1].keys():
        if abs(places[0][text] - places[1][text]) > 1.6:
            yield f"{text} from {places[0][text]} to {places[1][text]}"


def _in_order(labels: Sequence[AxisLabel]) -> list[str]:
    return [label.text for label in sorted(labels, key=lambda label: label.left)]


@pytest.mark.parametrize(("width", "text"), [(980.0, 13.0), (1430.0, 13.0), (2900.0, 26.0)])
def test_each_year_between_breaks_is_named_once(width: float, text: float) -> None:
    subject = subject_of(SHIPPED, Face(text, 0.55), ScaleKind.ELASTIC, Grouping.THEME)
    composer, whole = Composer(subject), subject.scale.whole
    axis = composer.scene(width, 500.0, whole).axis
    window = composer.window(width, 500.0, whole)
    assert axis is not None
    assert _in_order(axis.coarse) == [
        "1997",
        "2007",
        "2008",
        "2010",
        "2011",
        "2022",
        "2023",
        "2024",
        "2025",
    ]
    assert len(_lengths(axis)) == len(window.scale.breaks) == 10


@pytest.mark.parametrize(
    ("width", "text"), [(800.0, 13.0), (500.0, 13.0), (980.0, 23.0), (420.0, 16.0)]
)
def test_of_years_without_room_the_first_and_the_last_stay(width: float, text: float) -> None:
    subject = subject_of(SHIPPED, Face(text, 0.55), ScaleKind.ELASTIC, Grouping.THEME)
    axis = Composer(subject).scene(width, 500.0, subject.scale.whole).axis
    assert axis is not None
    named = _in_order(axis.coarse)
    assert len(named) > 3
    assert (named[0], named[-1]) == ("1997", "2025")


def test_in_a_break_that_fills_the_view_each_month_has_its_year_and_the_sign_stays() -> None:
    subject = subject_of(SHIPPED, Face(13.0, 0.55), ScaleKind.ELASTIC, Grouping.NONE)
    scale: Scale = subject.scale
    quiet = next(q for q in scale.breaks if date_of(round(q.start))[0] == 2010)
    begin, end = scale.unit_of(quiet.start), scale.unit_of(quiet.end)
    for share in range(-20, 60, 4):
        left = begin + (end - begin) * share / 100
        window = Window(scale, Viewport(left, left + (end - begin) * 0.9), LEFT, LEFT + 640.0)
        axis = axis_in(subject, window)
        (mark,) = (mark for mark in axis.breaks if mark.label and mark.label.text == "13 mo")
        assert window.left < mark.x < window.right
        new_year = window.x(_new_year(2011))
        named = {label.text: _ends(label, Role.AXIS_COARSE, subject) for label in axis.coarse}
        months = [_ends(label, Role.AXIS, subject) for label in axis.fine]
        assert len(months) > 3
        if new_year - max(window.left, window.x(quiet.start)) > 50:
            assert named["2010"][1] <= new_year
        if min(window.right, window.x(quiet.end)) - new_year > 50:
            assert named["2011"][0] >= new_year


def test_a_year_at_the_edge_slides_along_it_as_long_as_its_stretch_is_in_view() -> None:
    days = [
        "1997-05-03",
        *(f"2024-0{month}-{day:02}" for month in (1, 2, 3) for day in range(1, 29)),
    ]
    subject = subject_of(
        Timeline(document_on(*days)), Face(13.0, 0.55), ScaleKind.ELASTIC, Grouping.NONE
    )
    scale, whole = subject.scale, subject.scale.whole
    first = float(scale.units[0])
    for pixels in range(0, 14, 2):
        window = Window(
            scale,
            Viewport(first - pixels / 10, first - pixels / 10 + whole.width * 0.9),
            LEFT,
            LEFT + 900.0,
        )
        axis = axis_in(subject, window)
        assert "1997" in {label.text for label in axis.coarse}
        assert [*wrong_dates(axis, window, subject.measure)] == []
