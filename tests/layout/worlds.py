"""Random timelines, fonts and views for the properties of layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from ccm_timeline.layout.calendar import CalendarWords
from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.lanes import make_lanes
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scale import Scale, Viewport, make_scale
from ccm_timeline.layout.scene import Scene
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.table import make_table
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.days import day_of, ymd
from ccm_timeline.model.document import Document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT
from tests.builders import disagreement, document, event, evidence_at, theme

WORDS = CalendarWords(ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT)
EARLIEST, LATEST = day_of(-9999, 1, 1), day_of(9999, 12, 31)
_ALPHABET = st.sampled_from("abcdefghij WMil.,–šžąλЖ中あ🙂")


def in_edtf(day: int) -> str:
    year, month, number = ymd(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{number:02}"


@st.composite
def dates(draw: st.DrawFn, first: int, last: int) -> str:
    """A date of any form that the visual design names, about some days."""
    day = draw(st.integers(first, last))
    text = in_edtf(day)
    year, month = text[:-6], text[:-3]
    later = in_edtf(min(day + draw(st.integers(0, 900)), LATEST))
    return draw(
        st.sampled_from(
            [text] * 4
            + [
                f"{text}?",
                f"{text}~",
                f"{text}%",
                month,
                f"{month}~",
                f"{year}-22",
                year,
                f"{year}?",
            ]
            + [
                f"{text}/{later}",
                f"{text}~/{later}",
                f"{text}/{later}?",
                f"{text}/..",
                f"../{text}",
            ]
            + [f"[{text}..{later}]", f"[..{text}]"]
        )
    )


@st.composite
def documents(draw: st.DrawFn, most: int = 24) -> Document:
    """Events on days that are close together, far apart, or both."""
    centre = draw(st.integers(EARLIEST + 4000, LATEST - 4000))
    reach = draw(st.sampled_from((0, 5, 400, 4000)))
    near = dates(centre - reach, centre + reach)
    far = dates(EARLIEST + 800, LATEST - 1000)
    titles = st.text(_ALPHABET, min_size=1, max_size=70).filter(str.strip)
    themes = tuple(theme(id=f"t{n}", name=draw(titles)) for n in range(draw(st.integers(1, 4))))
    evidence = (evidence_at(),)
    events = tuple(
        event(
            id=f"e{number}",
            title=draw(titles),
            when=draw(st.one_of(near, near, far) if draw(st.booleans()) else near),
            reported=in_edtf(draw(st.integers(centre, centre + 900)))
            if draw(st.integers(0, 4)) == 0
            else None,
            theme=draw(st.sampled_from(themes)).id,
            importance=draw(st.integers(1, 3)),
            planned=draw(st.booleans()),
            evidence=evidence,
        )
        for number in range(draw(st.integers(0, most)))
    )
    disputed = disagreement(events=tuple(one.id for one in events[::3]))
    return document(themes=themes, events=events, quotes=(), disagreements=(disputed,))


BOLD = {Role.KEY_TITLE, Role.LANE, Role.AXIS_COARSE, Role.BADGE, Role.KEY_SPAN}


@dataclass(frozen=True)
class Face:
    """A font of which only the widths are known; wide letters are wider."""

    size: float
    breadth: float

    def measure(self, text: str, role: Role) -> float:
        bold = 1.1 if role in BOLD else 1.0
        wide = sum(1.8 if ord(letter) > 0x2E80 or letter in "WM" else 1.0 for letter in text)
        return wide * self.size * self.breadth * bold


faces = st.builds(Face, st.sampled_from((8.0, 11.0, 13.0, 16.0, 24.0, 40.0)), st.floats(0.3, 0.9))


def subject_of(
    timeline: Timeline,
    face: Face,
    kind: ScaleKind | None = None,
    grouping: Grouping = Grouping.THEME,
) -> Subject:
    scale = make_scale(timeline, kind)
    lanes = make_lanes(timeline, grouping)
    return Subject(make_table(timeline), lanes, scale, Metrics(face.size), face.measure, WORDS)


@dataclass(frozen=True)
class World:
    """A timeline seen through a window of some size."""

    timeline: Timeline
    face: Face
    subject: Subject
    width: float
    height: float
    viewports: tuple[Viewport, ...]

    def scenes(self) -> list[Scene]:
        """The scenes of the viewports, one after the other, as when a user moves about."""
        composer = Composer(self.subject)
        return [composer.scene(self.width, self.height, viewport) for viewport in self.viewports]


@st.composite
def viewports(draw: st.DrawFn, scale: Scale) -> Viewport:
    whole = scale.whole
    zoom = draw(st.sampled_from((1.0, 1.02, 1.5, 3.0, 40.0, 1000.0)))
    at = whole.left + draw(st.floats(0, 1)) * whole.width
    return scale.clamped(whole.zoomed(zoom, at))


KINDS = (None, *ScaleKind)


@st.composite
def worlds(draw: st.DrawFn, most: int = 24, kinds: Sequence[ScaleKind | None] = KINDS) -> World:
    timeline = Timeline(draw(documents(most)))
    face = draw(faces)
    kind = draw(st.sampled_from(kinds))
    grouping = draw(st.sampled_from(Grouping))
    subject = subject_of(timeline, face, kind, grouping)
    looks = tuple(draw(viewports(subject.scale)) for _ in range(draw(st.integers(1, 3))))
    width = draw(st.integers(320, 3840))
    height = draw(st.integers(max(200, round(12 * face.size)), 2160))
    return World(timeline, face, subject, float(width), float(height), looks)
