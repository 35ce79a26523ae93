"""The keys of the show, as a slide of their own: no window opens over the picture."""

from __future__ import annotations

from collections.abc import Iterator

from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Line, Slide, write

ROWS = (
    ("→  Space  PgDn", "next"),
    ("←  PgUp", "back"),
    ("Home  End", "first, last"),
    ("G, number", "go to"),
    ("B  or  .", "black"),
    ("W  or  ,", "white"),
    ("F", "freeze"),
    ("L", "spotlight"),
    ("O  or  Tab", "all events"),
    ("Z  +  −", "zoom"),
    ("T", "timer"),
    ("Right click", "menu"),
    ("D", "hide the date"),
    ("Q", "hide the speaker"),
    ("A", "hide the stance"),
    ("C", "classroom"),
    ("R", "run by itself"),
    ("I", "dark or light"),
    ("V", "presenter’s view"),
    ("S", "swap screens"),
    ("F1  or  ?", "these keys"),
    ("Esc,  F5", "leave, go on"),
    ("Shift+F5", "start here"),
)
"""The keys that are easiest to remember; others do the same."""


def help_slide(faces: Faces, sizes: Sizes, colours: ShowColours) -> Slide:
    lines = tuple(_lines(faces, sizes, colours))
    return Slide(sizes.width, sizes.height, colours.ground, lines=lines)


def _lines(faces: Faces, sizes: Sizes, colours: ShowColours) -> Iterator[Line]:
    palette, ground = colours.palette, colours.ground
    heading = Type(sizes.heading, bold=True)
    yield write(faces, "Keys", heading, palette.ink, ground, sizes.left, sizes.top)
    top = sizes.top + 1.5 * faces.line_height(heading)
    bold, plain = Type(sizes.floor, bold=True), Type(sizes.floor)
    half = (len(ROWS) + 1) // 2
    row = (sizes.bottom - top) / half
    column = sizes.room / 2
    gap = 0.6 * sizes.floor
    for at, (keys, words) in enumerate(ROWS):
        left = sizes.left + column * (at // half)
        y = top + row * (at % half)
        yield write(faces, keys, bold, palette.accent, ground, left, y)
        widest = max(faces.width(each, bold) for each, _ in ROWS[at // half * half :][:half])
        room = column - widest - 2 * gap
        said = faces.one_line(words, plain, room)
        yield write(faces, said, plain, palette.ink, ground, left + widest + gap, y)
