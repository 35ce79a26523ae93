"""Every text of every picture is measured: size, contrast, clear edge, and room of its own."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from statistics import mode

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import Rect
from ccm_timeline.model.document import ShowTheme, StanceValue
from ccm_timeline.model.steps import steps_of
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import contrast
from ccm_timeline.view.show.colours import colours_of
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.projection import Projection
from ccm_timeline.view.show.sizes import EDGE, FLOOR, HEADING, TITLE, Sizes
from ccm_timeline.view.show.slide import Line
from ccm_timeline.view.show.state import CLOSE, FARTHEST, NEAREST, ShowState
from ccm_timeline.view.show.story import story_of
from tests.view.show import stories

SIZES = [(1024, 768), (1280, 800), (1366, 768), (1920, 1080), (3840, 2160)]
STORIES = {"shipped": stories.shipped, "long": stories.long}


@pytest.fixture(scope="module", params=STORIES)
def session(request: pytest.FixtureRequest, qapp: QApplication) -> Session:
    return STORIES[request.param]()


@lru_cache(maxsize=12)
def projection_of(session: Session, size: tuple[int, int], theme: ShowTheme) -> Projection:
    timeline = session.timeline
    return Projection(session, steps_of(timeline), story_of(timeline), theme, Sizes(*size))


def places(projection: Projection) -> Iterator[Place]:
    for number in range(1, projection.deck.total + 1):
        yield projection.deck.place(number)


def texts(projection: Projection, state: ShowState) -> tuple[Line, ...]:
    strip = () if state.help else projection.strip(state).lines
    return projection.slide(state, timer=3725).lines + strip


def check(line: Line, sizes: Sizes) -> None:
    assert line.kind.size >= sizes.height * FLOOR, line
    assert contrast(line.ink, line.ground) >= 7, line
    rect = line.rect
    assert rect.left >= sizes.width * EDGE, line
    assert rect.right <= sizes.width * (1 - EDGE), line
    assert rect.top >= sizes.height * EDGE, line
    assert rect.bottom <= sizes.height * (1 - EDGE) + 1, line


def inner(rect: Rect) -> Rect:
    """Without the room above and below that a font keeps for itself."""
    return Rect(rect.left, rect.top + 0.12 * rect.height, rect.width, 0.76 * rect.height)


def check_apart(lines: tuple[Line, ...]) -> None:
    for one, other in combinations(lines, 2):
        assert not inner(one.rect).overlaps(inner(other.rect)), (one, other)


@pytest.mark.parametrize("theme", ShowTheme)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_text_can_be_read(session: Session, size: tuple[int, int], theme: ShowTheme) -> None:
    projection = projection_of(session, size, theme)
    for place in places(projection):
        lines = texts(projection, ShowState(place))
        for line in lines:
            check(line, projection.sizes)
        check_apart(lines)
        if place.step % 4 < 2:
            hidden = texts(projection, ShowState(place, hides=frozenset(Part)))
            for line in hidden:
                check(line, projection.sizes)
            check_apart(hidden)
        assert (
            projection.slide(ShowState(place)).lines[-1].text.endswith(f"/ {projection.deck.total}")
        )


@pytest.mark.parametrize("theme", ShowTheme)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_activity_can_be_read(
    session: Session, size: tuple[int, int], theme: ShowTheme
) -> None:
    projection = projection_of(session, size, theme)
    for activity, count in projection.deck.tasks.items():
        for task in range(count):
            slide = projection.slide(ShowState(activity=activity, task=task), timer=3725)
            for line in slide.lines:
                check(line, projection.sizes)
            check_apart(slide.lines)
            heading = slide.lines[0]
            assert heading.text == activity.value
            assert heading.kind.size >= size[1] * HEADING
            for box in slide.boxes[:-1]:
                assert box.rect.right <= size[0] * (1 - EDGE), box


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_of_a_slide_reaches_into_the_strip(session: Session, size: tuple[int, int]) -> None:
    projection = projection_of(session, size, ShowTheme.LIGHT)
    band = projection.sizes.band
    for place in places(projection):
        slide = projection.slide(ShowState(place))
        for line in slide.lines[:-1]:
            assert line.rect.bottom <= band, (place, line)
        for box in slide.boxes[1:-1]:
            assert box.rect.bottom <= band, (place, box)
        for line in projection.strip(ShowState(place)).lines:
            assert line.rect.top >= band, (place, line)


@pytest.mark.parametrize("zoom", [FARTHEST, -3, CLOSE, NEAREST])
def test_the_strip_is_clear_at_every_zoom(session: Session, zoom: int) -> None:
    projection = projection_of(session, (1280, 800), ShowTheme.LIGHT)
    for place in places(projection):
        strip = projection.strip(ShowState(place, zoom=zoom))
        assert strip.selected is not None
        assert 0 < strip.selected.x < projection.sizes.width
        titles = [line.text for line in strip.lines]
        assert titles, "the selected event has its label"
        for line in strip.lines:
            check(line, projection.sizes)
        check_apart(strip.lines)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_titles_are_larger(session: Session, size: tuple[int, int]) -> None:
    projection = projection_of(session, size, ShowTheme.LIGHT)
    for place in places(projection):
        lines = projection.slide(ShowState(place)).lines
        title = next(line for line in lines if line.kind.bold and not line.kind.spaced)
        assert title.kind.size >= projection.sizes.height * TITLE


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_page_of_keys_can_be_read(session: Session, size: tuple[int, int]) -> None:
    projection = projection_of(session, size, ShowTheme.LIGHT)
    lines = texts(projection, ShowState(help=True))
    for line in lines:
        check(line, projection.sizes)
    check_apart(lines)
    assert not [line for line in lines if line.text.endswith("…")]


@pytest.mark.parametrize("theme", ShowTheme)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_test_card_can_be_read(
    session: Session, size: tuple[int, int], theme: ShowTheme
) -> None:
    projection = projection_of(session, size, theme)
    lines = projection.slide(ShowState(card=True)).lines
    for line in lines:
        check(line, projection.sizes)
    check_apart(lines)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_number_that_is_typed_can_be_read(session: Session, size: tuple[int, int]) -> None:
    projection = projection_of(session, size, ShowTheme.DARK)
    for line in texts(projection, ShowState(typed="123456")):
        check(line, projection.sizes)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_whole_timeline_can_be_read(session: Session, size: tuple[int, int]) -> None:
    projection = projection_of(session, size, ShowTheme.LIGHT)
    fonts = projection.overview.fonts
    floor = size[1] * FLOOR
    assert all(fonts[role].pixelSize() >= floor for role in Role)
    scene = projection.overview.scene
    assert scene.axis is not None
    assert scene.axis.rect.bottom <= projection.sizes.bottom - projection.sizes.top + 1


class Reading(QPainter):
    """A painter that notes each text it draws, with the colour that it is drawn on."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self._image = image
        self.texts: list[tuple[str, int, str, str, QRectF]] = []

    def drawText(self, at: QPointF, text: str) -> None:
        metrics = QFontMetricsF(self.font())
        rect = self.transform().mapRect(metrics.tightBoundingRect(text).translated(at))
        columns = (rect.left() + share * rect.width() for share in (0.1, 0.3, 0.5, 0.7, 0.9))
        points = (QPointF(x, rect.center().y()).toPoint() for x in columns)
        # A line of the grid may run below a letter.
        ground = mode(self._image.pixelColor(point).name() for point in points)
        size = self.font().pixelSize()
        self.texts.append((text, size, self.pen().color().name(), ground, rect))
        super().drawText(at, text)


# Sizes do not depend on the colours, nor colours on the size.
LOOKS = [*((size, ShowTheme.LIGHT) for size in SIZES), (SIZES[1], ShowTheme.DARK)]


@pytest.mark.parametrize(("size", "theme"), LOOKS, ids=str)
def test_every_text_of_the_whole_timeline_can_be_read(
    session: Session, size: tuple[int, int], theme: ShowTheme
) -> None:
    projection = projection_of(session, size, theme)
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = Reading(image)
    projection.overview.paint(painter, projection.event_id(Place(2)))
    painter.end()
    assert len(painter.texts) > 10
    width, height = size
    clear = QRectF(
        *(width * EDGE, height * EDGE), width * (1 - 2 * EDGE), height * (1 - 2 * EDGE) + 1
    )
    for text, pixels, ink, ground, rect in painter.texts:
        assert pixels >= height * FLOOR, text
        assert contrast(ink, ground) >= 7, (text, ink, ground)
        assert clear.contains(rect), (text, rect)


@pytest.mark.parametrize("theme", ShowTheme)
def test_every_stance_keeps_its_contrast(theme: ShowTheme) -> None:
    colours = colours_of(theme)
    for value in StanceValue:
        ink = colours.palette.stance(value).colour
        assert contrast(ink, colours.pill(value)) >= 7
        assert contrast(ink, colours.ground) >= 7


def test_long_words_go_on_upon_a_next_step_and_none_is_lost(qapp: QApplication) -> None:
    session = stories.long()
    projection = projection_of(session, (1024, 768), ShowTheme.LIGHT)
    steps = projection.steps
    at = next(index for index, step in enumerate(steps) if step.quote_id == "q1")
    count = projection.deck.counts[at]
    assert count > 1
    read: list[str] = []
    for page in range(count):
        lines = projection.slide(ShowState(Place(at, page))).lines
        read += [line.text for line in lines if line.kind.serif and line.text != "“"]
        assert any(f"Part {page + 1} of {count}" in line.text for line in lines)
    assert " ".join(read) == stories.LONG_WORDS.strip() + "”"


def test_the_same_picture_is_made_twice(session: Session) -> None:
    first = projection_of(session, (1280, 800), ShowTheme.LIGHT)
    second = projection_of.__wrapped__(session, (1280, 800), ShowTheme.LIGHT)
    state = ShowState(Place(2))
    assert first.slide(state) == second.slide(state)
    assert first.strip(state) == second.strip(state)
    assert first.slide(replace(state, place=Place(1))) != first.slide(state)


def test_a_document_without_events_says_so(qapp: QApplication) -> None:
    projection = projection_of(stories.empty(), (1024, 768), ShowTheme.LIGHT)
    slide = projection.slide(ShowState())
    assert slide.lines[0].text == "There is nothing to show"
    assert projection.strip(ShowState()).marks == ()
