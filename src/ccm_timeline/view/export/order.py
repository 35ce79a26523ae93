"""What is ordered by the export dialog: one frozen value that says all of a picture or a file."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.document import Topic
from ccm_timeline.model.export_choices import ExportChoices, What
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.picture import CardWish, PictureWish, Seen, Span
from ccm_timeline.view.export.offers import Family, Offer

_EVER = Span(None, None)


class Surroundings(msgspec.Struct, frozen=True):
    """What the window shows when an export is asked for."""

    grouping: Grouping
    scale: ScaleKind
    seen: Seen
    chosen: Filter
    selected: str | None
    day: int
    """Today."""
    topic: Topic | None = None
    """On which organisations stand somewhere in the window's lanes."""

    def offers(self, what: What) -> bool:
        """Whether there is anything of that to be exported."""
        match what:
            case What.FILTERED:
                return not self.chosen.is_empty
            case What.EVENT:
                return self.selected is not None
            case _:
                return True


class Order(msgspec.Struct, frozen=True):
    """What is to be made; equal orders of one timeline give equal files."""

    offer: Offer
    wish: PictureWish
    """How a picture looks, and which events any format has."""
    card: CardWish | None = None
    """The event of which a card is wanted; None for pages of the timeline."""
    described: bool = False


def make_order(
    choices: ExportChoices, offer: Offer, around: Surroundings, span: Span = _EVER
) -> Order:
    """Join what is chosen with what the window shows. Raises `SizeOutOfRangeError`."""
    sheet = choices.size()
    what = choices.what if around.offers(choices.what) else What.WHOLE
    looks = PictureWish(
        sheet,
        choices.theme,
        choices.grouping or around.grouping,
        choices.scale or around.scale,
        choices.cards,
        parts=choices.parts,
        pages=choices.pages,
        day=around.day,
        topic=around.topic,
    )
    wish = _narrowed(looks, what, around, span)
    is_picture = offer.family is Family.PICTURE
    card = None
    if is_picture and what is What.EVENT and around.selected is not None:
        card = CardWish(around.selected, sheet, choices.theme)
    return Order(offer, wish, card, is_picture and choices.described)


def _narrowed(wish: PictureWish, what: What, around: Surroundings, span: Span) -> PictureWish:
    """The wish with the events that it is to have."""
    match what:
        case What.WHOLE:
            return wish
        case What.SEEN:
            return replace(wish, stretch=around.seen, chosen=around.chosen)
        case What.FILTERED:
            return replace(wish, chosen=around.chosen)
        case What.SPAN:
            return replace(wish, stretch=span)
        case What.EVENT:
            assert around.selected is not None, "else it is not offered"
            return replace(wish, events=frozenset({around.selected}))
