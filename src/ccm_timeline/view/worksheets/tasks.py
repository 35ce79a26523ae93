"""The task pages of work sheets, as blocks of paper that give no answer away."""

from __future__ import annotations

from collections.abc import Iterator

from ccm_timeline.model.activities import (
    PutInOrder,
    WhereDoTheyStand,
    WhoSaidThis,
)
from ccm_timeline.model.document import Actor
from ccm_timeline.model.naming import short_name
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import LINE, STANCE_WORDS
from ccm_timeline.model.standing import TOPIC_WORDS
from ccm_timeline.model.visible import visible
from ccm_timeline.view.paper.blocks import (
    Blanks,
    Block,
    Card,
    Cards,
    Heading,
    Instruction,
    Level,
    PageBreak,
    Quotation,
    Scale,
    Together,
    WritingBox,
)
from ccm_timeline.view.worksheets.sheets import WorkSheet

_WHO_BLANKS = ("Who said this?", "For whom?")
_EVENT_CARD = 34.0
"""Millimetres: large enough to be laid on a desk."""

_UNSTATED_ROOM = 22.0
"""Millimetres of the box for those who have stated no stance."""

_LONGEST_NAME = 80
"""Characters for which a card has room."""

LABELS = tuple(capitalised(STANCE_WORDS[value]) for value in LINE)
"""The marks of the line, from opposing to supporting."""


def task_blocks(sheets: tuple[WorkSheet, ...]) -> Iterator[Block]:
    """Each work sheet on pages of its own."""
    for sheet in sheets:
        if sheet.number > 1:
            yield PageBreak()
        yield Blanks(("Name", "Date"))
        yield Heading(f"{sheet.number}. {sheet.title}", Level.TITLE)
        match sheet.tasks:
            case (PutInOrder() as order,):
                yield from _order(order)
            case (WhereDoTheyStand() as where,):
                yield from _where(where)
            case quotations:
                yield from _who(quotations)


def name_of(actor: Actor) -> str:
    """An organisation as a card has it."""
    name = short_name(actor)
    return visible(name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…")


def letter(at: int) -> str:
    """The sign of a card, from 0: A, B, C …"""
    return chr(ord("A") + at)


def _order(task: PutInOrder) -> Iterator[Block]:
    count = len(task.shuffled)
    yield Instruction(
        f"In which order did this happen? Write 1 (first) to {count} (last) into the boxes, or cut "
        "the cards out and lay them in the order of time."
    )
    yield Cards(
        tuple(
            Card(letter(at), visible(item.title), has_box=True)
            for at, item in enumerate(task.shuffled)
        ),
        millimetres=_EVENT_CARD,
    )


def _who(tasks: tuple[object, ...]) -> Iterator[Block]:
    yield Instruction("Whose words are these? Name the speaker and the organisation.")
    for number, task in enumerate(tasks, 1):
        assert isinstance(task, WhoSaidThis)
        yield Together(
            (
                Heading(f"{number}.", Level.LABEL),
                Quotation(task.quote.exact),
                Blanks(_WHO_BLANKS),
            )
        )


def _where(task: WhereDoTheyStand) -> Iterator[Block]:
    yield Heading(f"On {TOPIC_WORDS[task.topic]}")
    yield Instruction(
        "Where do these organisations stand? Write the number of each over its place on the line, "
        "or into the box below; or cut the cards out and lay them there."
    )
    cards = (Card(f"{number}", name_of(actor)) for number, actor in enumerate(task.asked, 1))
    yield Scale(LABELS)
    yield WritingBox(_UNSTATED_ROOM, "No source says where they stand:")
    yield Cards(tuple(cards), across=3)
