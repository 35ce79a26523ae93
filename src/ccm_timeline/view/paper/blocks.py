"""What stands on paper, as frozen blocks of plain text, one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Words = str | tuple[Span, ...]
"""A plain text, or stretches of several tones; a line end in it begins a new line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Words over what follows, from which no page end parts them."""

    text: str
    level: Level = Level.SECTION


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text."""

    words: Words
    keep_with_next: bool = False
    """Whether what follows begins on the page on which this ends."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words in serif; the attribution stands on the page of their last lines."""

    words: str
    attribution: Words = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line from margin to margin."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbers count from `first`."""

    items: tuple[Words, ...]
    mark: Mark = Mark.BULLET
    first: int = 1


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Ruled lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class WritingBox:
    """A frame to write in, at most four fifths of a page high, with a label in its corner."""

    millimetres: float
    label: Words = ""


@dataclass(frozen=True, slots=True)
class Instruction:
    """What somebody is to do, in larger letters than running text."""

    words: Words


@dataclass(frozen=True, slots=True)
class Blanks:
    """Labels in one line, each with a rule behind it to write on; the first has the most room."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Words to cut out, with a sign in the corner; some with a small box to write a number in."""

    sign: str
    words: str
    has_box: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards in dashed frames, so many beside each other; no page end cuts one."""

    cards: tuple[Card, ...]
    across: int = 2
    millimetres: float = 17.0
    """How high a card is at least."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A line with a mark for each label, and above each mark room, or what is placed there."""

    labels: tuple[str, ...]
    placed: tuple[tuple[str, ...], ...] = ()
    """As many as there are labels; without them there is room to write."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side in framed columns of one width; a page break in them is ignored."""

    columns: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page if one page can hold them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
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
