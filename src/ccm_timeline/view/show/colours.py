"""The colours of the show: darker inks than the window's, for a projector in a lit room."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from ccm_timeline.model.document import ShowTheme, StanceValue
from ccm_timeline.view.palette import DARK, LIGHT, Palette, Shape

_GROUPS: dict[Shape, str] = {
    Shape.DIAMOND: "opposes",
    Shape.DISC: "regrets",
    Shape.RING: "neutral",
    Shape.FRAME: "supports",
    Shape.SQUARE: "supports",
}


class ShowColours(msgspec.Struct, frozen=True):
    """Every text is an ink of the palette, and keeps 7:1 to the ground that it stands on."""

    palette: Palette
    pills: Mapping[str, str]
    """The grounds of the stances in words."""
    line: str
    """The line of the strip."""
    span: str
    """The days of the event that is shown, along that line."""
    bar: str
    """The ground of what is hidden."""

    @property
    def ground(self) -> str:
        return self.palette.ground

    @property
    def band(self) -> str:
        """The ground of the strip."""
        return self.palette.lane

    def pill(self, value: StanceValue) -> str:
        return self.pills[_GROUPS[self.palette.stance(value).shape]]


LIGHT_SHOW = ShowColours(
    replace(
        LIGHT,
        ground="#FFFFFF",
        lane="#F5F3EC",
        card="#FFFFFF",
        ink="#14181F",
        secondary="#474E5B",
        accent="#1D4E7C",
        good="#155C3A",
        warning="#7A3E05",
        edge="#6A7180",
        rule="#B9B5AA",
        opposes="#8A2F17",
        regrets="#704300",
        neutral="#434A56",
        supports="#1B4B78",
    ),
    {"opposes": "#FBE9E3", "regrets": "#FBEFDD", "neutral": "#ECEEF1", "supports": "#E3EEF8"},
    line="#A9A69D",
    span="#A5B8C9",
    bar="#BCC8D4",
)
DARK_SHOW = ShowColours(
    replace(
        DARK,
        secondary="#B6BDC9",
        accent="#7DB9F2",
        good="#7FD6A8",
        edge="#76808F",
        rule="#3A4453",
        card="#161C26",
        opposes="#F7A389",
        regrets="#F2BC66",
        neutral="#C3CAD4",
        supports="#93C5F4",
    ),
    {"opposes": "#3A1E16", "regrets": "#33270F", "neutral": "#28303B", "supports": "#15293D"},
    line="#5A6474",
    span="#34587C",
    bar="#2C4A68",
)


def colours_of(theme: ShowTheme) -> ShowColours:
    return DARK_SHOW if theme is ShowTheme.DARK else LIGHT_SHOW
