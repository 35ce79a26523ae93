"""How well a date is known, as the form of its mark."""

from __future__ import annotations

from enum import Enum

import msgspec

from ccm_timeline.model.dates_read import Signature
from ccm_timeline.model.edtf import Precision


class Shape(Enum):
    """The outline of a mark."""

    DOT = "dot"
    """One day."""
    BAR = "bar"
    """All days of a span."""
    BRACKET = "bracket"
    """One day or more of a month, season or year: the days that it may be, in brackets."""
    WITHIN = "within"
    """Some day within a span."""


DOT, BAR, BRACKET, WITHIN = Shape


class MarkStyle(msgspec.Struct, frozen=True, gc=False):
    """Shape and strokes of a mark; they carry the certainty, so that it is readable in grey."""

    shape: Shape
    approximate_start: bool = False
    approximate_end: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_end: bool = False
    planned: bool = False


def style_of(signature: Signature, *, planned: bool = False) -> MarkStyle:
    """The mark of a date of which this much is known."""
    approximate = signature.approximate
    # Of a list of dates any may be approximate, and not just its ends.
    at_an_end = signature.start_approximate or signature.end_approximate
    span = signature.precision is Precision.SPAN and at_an_end
    return MarkStyle(
        _shape(signature),
        approximate_start=signature.start_approximate if span else approximate,
        approximate_end=signature.end_approximate if span else approximate,
        uncertain=signature.uncertain,
        open_start=signature.open_start,
        open_end=signature.open_end,
        planned=planned,
    )


def is_doubled(style: MarkStyle) -> bool:
    """Whether a mark has a second outline: it is planned, and would be hollow if it were not."""
    hollow = style.uncertain or style.shape is WITHIN
    return style.planned and (hollow or (style.shape is DOT and style.approximate_start))


def _shape(signature: Signature) -> Shape:
    if signature.within:
        return Shape.WITHIN
    match signature.precision:
        case Precision.DAY:
            return Shape.DOT
        case Precision.SPAN:
            return Shape.BAR
        case _:
            return Shape.BRACKET


class MarkKind(Enum):
    """The entries of the key of marks, in its order."""

    DAY = "day"
    SPAN = "span"
    PART = "month, season or year"
    WITHIN = "some day within"
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"
    OPEN = "open start or end"
    PLANNED = "planned"
    ALSO_PLANNED = "also planned"
    """What would be hollow even if it were not planned has a second outline."""
    REPORTED = "reported later"
    DISPUTED = "sources disagree"


SAMPLES: dict[MarkKind, MarkStyle] = {
    MarkKind.DAY: MarkStyle(Shape.DOT),
    MarkKind.SPAN: MarkStyle(Shape.BAR),
    MarkKind.PART: MarkStyle(Shape.BRACKET),
    MarkKind.WITHIN: MarkStyle(Shape.WITHIN),
    MarkKind.APPROXIMATE: MarkStyle(Shape.BAR, approximate_start=True, approximate_end=True),
    MarkKind.UNCERTAIN: MarkStyle(Shape.DOT, uncertain=True),
    MarkKind.OPEN: MarkStyle(Shape.BAR, open_end=True),
    MarkKind.PLANNED: MarkStyle(Shape.DOT, planned=True),
    MarkKind.ALSO_PLANNED: MarkStyle(Shape.DOT, uncertain=True, planned=True),
    MarkKind.REPORTED: MarkStyle(Shape.DOT),
}
"""The mark that stands for each entry in the key; a disagreement is a sign and no mark."""

_SHAPE_KINDS = {
    Shape.DOT: MarkKind.DAY,
    Shape.BAR: MarkKind.SPAN,
    Shape.BRACKET: MarkKind.PART,
    Shape.WITHIN: MarkKind.WITHIN,
}


def kinds_of(style: MarkStyle) -> frozenset[MarkKind]:
    """The entries of the key that explain a mark."""
    kinds = {_SHAPE_KINDS[style.shape]}
    if style.approximate_start or style.approximate_end:
        kinds.add(MarkKind.APPROXIMATE)
    if style.uncertain:
        kinds.add(MarkKind.UNCERTAIN)
    if style.open_start or style.open_end:
        kinds.add(MarkKind.OPEN)
    if style.planned:
        kinds.add(MarkKind.PLANNED)
    if is_doubled(style):
        kinds.add(MarkKind.ALSO_PLANNED)
    return frozenset(kinds)
