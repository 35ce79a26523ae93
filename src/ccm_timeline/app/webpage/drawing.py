"""What the page's script draws: the events as columns, with lanes, scales and marks."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Iterable

from msgspec.structs import asdict

from ccm_timeline.layout.key import kinds_in
from ccm_timeline.layout.lanes import make_lanes
from ccm_timeline.layout.marks import SAMPLES, MarkKind, MarkStyle
from ccm_timeline.layout.scale import Scale, make_scale
from ccm_timeline.layout.table import Table, make_table
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.days import ymd
from ccm_timeline.model.document import Theme, Topic
from ccm_timeline.model.edtf import Precision, When
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT, in_words

_LIGHTER_IN_DARK = 1.45
"""By which a theme's colour, made for paper, is lighter on a dark ground."""

_DAYS_OF_A_MONTH = 31

_GROUPINGS = {
    Grouping.THEME: "Lanes: theme",
    Grouping.ORGANISATION: "Lanes: organisation",
    Grouping.STANCE: "Lanes: stance",
    Grouping.SOURCE: "Lanes: source",
    Grouping.NONE: "One lane",
}
_SCALES = {
    ScaleKind.ELASTIC: "Scale: elastic",
    ScaleKind.TRUE: "Scale: true",
    ScaleKind.STEPS: "Scale: event by event",
}


def drawing_of(
    timeline: Timeline,
    grouping: Grouping,
    scale_kind: ScaleKind | None,
    topic: Topic | None = None,
) -> dict[str, object]:
    """Give plain values for JSON; days are numbers as `model.days` has them, ends exclusive."""
    table = make_table(timeline)
    chosen = scale_kind or make_scale(timeline).kind
    return {
        "months": ENGLISH_MONTHS,
        "stances": [
            {"value": value.value, "words": capitalised(words)}
            for value, words in STANCE_WORDS.items()
        ],
        "sources": table.sources,
        "themes": [_theme(theme) for theme in timeline.document.themes],
        "styles": [_style(style) for style in table.styles],
        "key": [
            {"name": capitalised(kind.value), "kind": kind.name.lower(), "style": _sample(kind)}
            for kind in kinds_in(table)
        ],
        "events": _events(timeline, table),
        "lanes": [_lanes(timeline, one, topic) for one in Grouping],
        "scales": [_scale(make_scale(timeline, kind)) for kind in ScaleKind],
        "ticks": _ticks(timeline),
        "start": {"lanes": grouping.value, "scale": chosen.value},
    }


def _events(timeline: Timeline, table: Table) -> dict[str, object]:
    """The events in the order of time, a list for each property."""
    rows = [table.row(position) for position in range(len(table))]
    order = list(STANCE_WORDS)
    return {
        "id": [event.id for event in timeline.events],
        "title": [row.title for row in rows],
        "date": [row.date for row in rows],
        "words": [capitalised(in_words(when)) for when in timeline.whens],
        "start": _days(table.start.tolist()),
        "end": _days(table.end.tolist()),
        "reported": _days(table.reported.tolist()),
        "importance": table.importance.tolist(),
        "theme": table.theme.tolist(),
        "style": table.style.tolist(),
        "stated": [row.filled for row in rows],
        "stances": [[order.index(value) for value in row.stances] for row in rows],
        "disputed": [int(row.disputed) for row in rows],
    }


def _days(days: Iterable[float]) -> list[float | None]:
    """Days as JSON has them: whole ones without a fraction, an open end as null."""
    return [None if math.isnan(day) else int(day) if day == int(day) else day for day in days]


def _theme(theme: Theme) -> dict[str, object]:
    dark = None if theme.colour is None else _lighter(theme.colour)
    return {"name": visible(theme.name), "light": theme.colour, "dark": dark}


def _lighter(colour: str) -> str:
    """A colour lighter by value, and paler where the value has no room (as `QColor.lighter`)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    value *= _LIGHTER_IN_DARK
    saturation = max(saturation - max(value - 1, 0), 0)
    parts = colorsys.hsv_to_rgb(hue, saturation, min(value, 1))
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _style(style: MarkStyle) -> dict[str, object]:
    """The shape of a mark, and of its properties those that it has."""
    known = asdict(style) | {"shape": style.shape.value}
    return {name: value for name, value in known.items() if value}


def _sample(kind: MarkKind) -> dict[str, object]:
    # The sign of a disagreement is no mark; the page draws it by its kind.
    return _style(SAMPLES.get(kind, SAMPLES[MarkKind.DAY]))


def _lanes(timeline: Timeline, grouping: Grouping, topic: Topic | None) -> dict[str, object]:
    lanes = make_lanes(timeline, grouping, topic)
    return {
        "by": grouping.value,
        "title": _GROUPINGS[grouping],
        "names": list(lanes.names),
        "of": lanes.of.tolist(),
    }


def _ticks(timeline: Timeline) -> dict[str, str]:
    """What the axis calls the days on which events begin, event by event: no closer than known."""
    names: dict[str, str] = {}
    for when in timeline.whens:
        begin = when.latest if when.earliest is None else when.earliest
        assert begin is not None, "a date has a start or an end"
        names.setdefault(str(begin), _begin(when, begin))
        if when.precision is Precision.DAY:
            names[str(begin)] = _begin(when, begin)
    return names


def _begin(when: When, begin: int) -> str:
    """The day, the month or the year in which a date begins: "6 Mar", "Jul", "2008"."""
    year, month, day = ymd(begin)
    coarse = when.start_latest if when.precision is Precision.SPAN else when.latest
    unknown = 0 if coarse is None or when.earliest is None or when.within else coarse - begin
    if unknown > _DAYS_OF_A_MONTH or when.start_approximate:
        return str(year) if year > 0 else f"{1 - year} BC"
    short = ENGLISH_MONTHS_SHORT[month - 1]
    return short if unknown else f"{day} {short}"


def _scale(scale: Scale) -> dict[str, object]:
    return {
        "kind": scale.kind.value,
        "title": _SCALES[scale.kind],
        "days": _days(scale.days.tolist()),
        "units": [round(unit, 3) for unit in scale.units.tolist()],
        "breaks": [[quiet.start, quiet.end] for quiet in scale.breaks],
    }
