"""What stands on paper, as frozen blocks of plain text, one below the other."""

from __future__ import annotations

from enum import Enum

import msgspec


class Tone(Enum):
    """How a stretch of text stands out in its line."""

    PLAIN = "plain"
    STRONG = "strong"
    ITALIC = "italic"
    QUIET = "quiet"


class Level(Enum):
    """What a heading stands over."""

    TITLE = "title"
    SECTION = "section"
    ENTRY = "entry"
    LABEL = "label"


class Mark(Enum):
    """What stands before each item of a list."""

    BULLET = "bullet"
    NUMBER = "number"
    TICK_BOX = "tick box"


class Span(msgspec.Struct, frozen=True):
    """A stretch of text of one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Words = str | tuple[Span, ...]
"""A plain text, or stretches of several tones; a line end in it begins a new line."""


class Heading(msgspec.Struct, frozen=True):
    """Words over what follows, from which no page end parts them."""

    text: str
    level: Level = Level.SECTION


class Paragraph(msgspec.Struct, frozen=True):
    """Lines of text."""

    words: Words
    keep_with_next: bool = False
    """Whether what follows begins on the page on which this ends."""


class Quotation(msgspec.Struct, frozen=True):
    """Somebody's words in serif; the attribution stands on the page of their last lines."""

    words: str
    attribution: Words = ""


class Rule(msgspec.Struct, frozen=True):
    """A thin line from margin to margin."""


class Items(msgspec.Struct, frozen=True):
    """A list; numbers count from `first`."""

    items: tuple[Words, ...]
    mark: Mark = Mark.BULLET
    first: int = 1


class WritingLines(msgspec.Struct, frozen=True):
    """Ruled lines to write on."""

    count: int


class WritingBox(msgspec.Struct, frozen=True):
    """A frame to write in, at most four fifths of a page high, with a label in its corner."""

    millimetres: float
    label: Words = ""


class Instruction(msgspec.Struct, frozen=True):
    """What somebody is to do, in larger letters than running text."""

    words: Words


class Blanks(msgspec.Struct, frozen=True):
    """Labels in one line, each with a rule behind it to write on; the first has the most room."""

    labels: tuple[str, ...]


class Card(msgspec.Struct, frozen=True):
    """Words to cut out, with a sign in the corner; some with a small box to write a number in."""

    sign: str
    words: str
    has_box: bool = False


class Cards(msgspec.Struct, frozen=True):
    """Cards in dashed frames, so many beside each other; no page end cuts one."""

    cards: tuple[Card, ...]
    across: int = 2
    millimetres: float = 17.0
    """How high a card is at least."""


class Scale(msgspec.Struct, frozen=True):
    """A line with a mark for each label, and above each mark room, or what is placed there."""

    labels: tuple[str, ...]
    placed: tuple[tuple[str, ...], ...] = ()
    """As many as there are labels; without them there is room to write."""


class Columns(msgspec.Struct, frozen=True):
    """Blocks side by side in framed columns of one width; a page break in them is ignored."""

    columns: tuple[tuple[Block, ...], ...]


class Together(msgspec.Struct, frozen=True):
    """Blocks that stand on one page if one page can hold them."""

    blocks: tuple[Block, ...]


class PageBreak(msgspec.Struct, frozen=True):
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | Quotation
    | Rule
    | Items
    | WritingLines
    | WritingBox
    | Instruction
    | Blanks
    | Cards
    | Scale
    | Columns
    | Together
    | PageBreak
)
