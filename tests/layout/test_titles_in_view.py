"""The title of a long span stays in view while any part of the span does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from tests.builders import document_on
from tests.layout.worlds import Face, subject_of

SIZE = (900.0, 500.0)
SPAN = "1990-05-01/2010-03-01"


def composer_of(*dates: str, text: float = 13.0) -> Composer:
    timeline = Timeline(document_on(*dates))
    return Composer(subject_of(timeline, Face(text, 0.55), ScaleKind.TRUE, Grouping.NONE))


@settings(max_examples=20)
@given(
    st.sampled_from((8.0, 13.0, 24.0)), st.floats(1.0, 200.0), st.lists(st.floats(0, 1), max_size=6)
)
def test_of_a_span_alone_any_pixel_in_view_has_its_title(
    text: float, zoom: float, ends: list[float]
) -> None:
    composer = composer_of(SPAN, text=text)
    (start,), (end,) = composer.subject.anchors
    width = composer.subject.scale.whole.width / zoom
    pixel = width / SIZE[0]
    for share in (0.0, 1.0, *ends):
        # From one pixel of its end at the left edge to one of its start at the right edge.
        left = end - 2 * pixel - share * (end - start + width - 4 * pixel)
        scene = composer.scene(*SIZE, Viewport(float(left), float(left + width)))
        (card,) = scene.cards
        (mark,) = scene.marks
        assert scene.plot.left <= card.rect.left
        assert card.rect.right <= scene.plot.right
        assert max(mark.left, scene.plot.left) - 1 <= card.pole
        assert card.pole <= min(mark.right, scene.plot.right) + 1


def test_spans_that_all_began_before_the_view_have_their_titles_over_one_another() -> None:
    composer = composer_of(SPAN, "1992-01/2009", "1994-07/2010-01", "1985/2012")
    first, last = (composer.subject.scale.unit_of(day) for day in (728_300.0, 731_900.0))
    for step in range(6):
        left = first + step * (last - first) / 8
        scene = composer.scene(*SIZE, Viewport(left, left + (last - first) / 4))
        assert {card.position for card in scene.cards} == {0, 1, 2, 3}
        assert len({card.rect.top for card in scene.cards}) == 4
