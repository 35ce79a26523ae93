"""Pictures between two scenes, in which each event can be followed from its old to its new
place."""

from __future__ import annotations

from msgspec.structs import replace

from ccm_timeline.layout.scene import Card, Mark, Rect, Scene

MOST_MARKS = 1500
"""With more marks than this nobody follows one, and the change is made at once."""


def tween(old: Scene, new: Scene, share: float) -> Scene:
    """The new scene with its marks and cards on their way from where they were.

    `share` is 0 at the start and 1 at the end. What was not there before appears in the second
    half.
    """
    marks = {mark.position: mark for mark in old.marks}
    cards = {card.position: card for card in old.cards}
    late = share > 0.5
    return replace(
        new,
        marks=tuple(
            _mark(marks[mark.position], mark, share) if mark.position in marks else mark
            for mark in new.marks
            if late or mark.position in marks
        ),
        cards=tuple(
            _card(cards[card.position], card, share) if card.position in cards else card
            for card in new.cards
            if late or card.position in cards
        ),
        titles=new.titles if late else (),
        badges=new.badges if late else (),
    )


def _mark(old: Mark, new: Mark, share: float) -> Mark:
    said = new.said
    if said is not None and old.said is not None:
        said = (_between(old.said[0], said[0], share), _between(old.said[1], said[1], share))
    return replace(
        new,
        left=_between(old.left, new.left, share),
        right=_between(old.right, new.right, share),
        y=_between(old.y, new.y, share),
        said=said,
    )


def _card(old: Card, new: Card, share: float) -> Card:
    left = round(_between(old.rect.left, new.rect.left, share))
    bottom = round(_between(old.rect.bottom, new.rect.bottom, share))
    rect = Rect(left, bottom - new.rect.height, new.rect.width, new.rect.height)
    return replace(
        new,
        rect=rect,
        pole=left + new.pole - new.rect.left,
        foot=_between(old.foot, new.foot, share),
    )


def _between(one: float, two: float, share: float) -> float:
    return one + (two - one) * share
