"""The colours: every text can be read on every ground it stands on."""

import itertools

import pytest
from msgspec.structs import fields
from PySide6.QtGui import QColor, QPalette

from ccm_timeline.model.document import StanceValue
from ccm_timeline.view.palette import DARK, LIGHT, Ink, Palette, contrast, worn_by

READABLE = 4.5
SEEN = 3.0
GROUNDS = ("panel", "card", "ground", "lane", "hover", "warning_ground")

both = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def mixed(colour: str, ground: str, share: float) -> str:
    """What a half-transparent colour makes of its ground."""
    over, under = QColor(colour), QColor(ground)
    channels = zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in channels)).name()


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#FFFFFF", "#767676") == contrast("#767676", "#FFFFFF")


@both
def test_every_ink_can_be_read_on_every_ground(palette: Palette) -> None:
    for ink, ground in itertools.product(Ink, GROUNDS):
        ratio = contrast(palette.ink_of(ink), getattr(palette, ground))
        assert ratio >= READABLE, f"{ink} on {ground}: {ratio:.2f}"


@both
def test_selected_text_can_be_read(palette: Palette) -> None:
    assert contrast(palette.ink, palette.selection) >= READABLE


@both
def test_a_source_text_can_be_read_on_its_marked_passages(palette: Palette) -> None:
    for tint in (palette.passage, *palette.tints):
        assert contrast(palette.ink, tint) >= 7
        assert contrast(palette.secondary, tint) >= SEEN


@both
@pytest.mark.parametrize("value", StanceValue)
def test_the_words_of_a_chip_can_be_read_on_its_tint(palette: Palette, value: StanceValue) -> None:
    tint = mixed(palette.stance(value).colour, palette.card, 0.13)
    assert contrast(palette.ink, tint) >= READABLE


@both
def test_the_focus_ring_and_edges_are_seen(palette: Palette) -> None:
    for colour, ground in itertools.product(("focus", "edge"), ("panel", "card")):
        assert contrast(getattr(palette, colour), getattr(palette, ground)) >= SEEN


@both
def test_no_two_stances_look_alike_without_colour(palette: Palette) -> None:
    marks = [palette.stance(value) for value in StanceValue]
    assert len({(mark.shape, mark.strong) for mark in marks}) == len(StanceValue)


@both
def test_every_colour_is_a_hex_string(palette: Palette) -> None:
    for field in fields(palette):
        value = getattr(palette, field.name)
        for colour in (value,) if isinstance(value, str) else value:
            assert len(colour) == 7, field.name
            assert QColor.isValidColorName(colour), field.name


@both
def test_a_widget_tells_which_palette_it_wears(palette: Palette) -> None:
    assert worn_by(palette.qt()) is palette


def test_disabled_text_is_quieter() -> None:
    disabled = LIGHT.qt().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(LIGHT.secondary)
