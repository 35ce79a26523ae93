"""The solutions of work sheets, as blocks of paper, by the signs that the tasks have."""

from __future__ import annotations

from collections.abc import Iterator

from ccm_timeline.files.citation import cite_speaker
from ccm_timeline.model.activities import PutInOrder, WhereDoTheyStand, WhoSaidThis
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import LINE, STANCE_WORDS
from ccm_timeline.model.standing import TOPIC_WORDS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_words
from ccm_timeline.view.paper.blocks import (
    Block,
    Heading,
    Instruction,
    Items,
    Level,
    Mark,
    Paragraph,
    Scale,
    Span,
    Together,
    Tone,
    Words,
)
from ccm_timeline.view.worksheets.sheets import WorkSheet
from ccm_timeline.view.worksheets.tasks import LABELS, letter, name_of

_FIRST_WORDS = 60
"""Characters of a quotation by which it is known again."""

_MARKS = '“”„‟"«»‹›'
_JUDGED = "A stance is a judgement; the timeline shows the passages that it rests on."


def solution_blocks(timeline: Timeline, sheets: tuple[WorkSheet, ...]) -> Iterator[Block]:
    """The solution of each work sheet, one below the other."""
    yield Heading("Solutions", Level.TITLE)
    yield Instruction(visible(timeline.document.title))
    for sheet in sheets:
        heading = Heading(f"{sheet.number}. {sheet.title}")
        match sheet.tasks:
            case (PutInOrder() as order,):
                yield Together((heading, _order(order)))
            case (WhereDoTheyStand() as where,):
                yield Together((heading, *_where(where)))
            case quotations:
                yield heading
                said = (task for task in quotations if isinstance(task, WhoSaidThis))
                yield Items(tuple(_who(timeline, task) for task in said), Mark.NUMBER)


def _order(task: PutInOrder) -> Items:
    signs = {item.event_id: letter(at) for at, item in enumerate(task.shuffled)}
    items: list[Words] = [
        (
            Span(f"{signs[item.event_id]}  ", Tone.STRONG),
            Span(f"{visible(item.title)}  "),
            Span(in_words(item.when), Tone.QUIET),
        )
        for item in task.solution
    ]
    return Items(tuple(items), Mark.NUMBER)


def _who(timeline: Timeline, task: WhoSaidThis) -> Words:
    words = visible(task.quote.exact.strip(_MARKS))
    first = words if len(words) <= _FIRST_WORDS else f"{words[:_FIRST_WORDS].rsplit(' ', 1)[0]} …"
    event = timeline.event(task.quote.event)
    title = "" if event is None else f" · {visible(event.title)}"
    return (
        Span(f"{cite_speaker(task.quote, timeline.actor)}  ", Tone.STRONG),
        Span(f"“{first}”  "),
        Span(f"{in_words(task.when)}{title}", Tone.QUIET),
    )


def _where(task: WhereDoTheyStand) -> Iterator[Block]:
    """The line with the numbers at their places, then the same in words."""
    on = f"On {TOPIC_WORDS[task.topic]}"
    yield Paragraph((Span(on, Tone.QUIET),), keep_with_next=True)
    numbers = {actor.id: number for number, actor in enumerate(task.asked, 1)}
    by_number = sorted(task.placed, key=lambda each: numbers[each.actor.id])
    groups = {value: [each.actor for each in by_number if each.value is value] for value in LINE}
    yield Scale(
        LABELS,
        tuple(tuple(f"{numbers[actor.id]}" for actor in groups[value]) for value in LINE),
    )
    named = {capitalised(STANCE_WORDS[value]): actors for value, actors in groups.items() if actors}
    if task.unstated:
        named["No source says where they stand"] = sorted(
            task.unstated, key=lambda actor: numbers[actor.id]
        )
    yield Items(
        tuple(
            (
                Span(f"{words}: ", Tone.STRONG),
                Span(", ".join(f"{numbers[each.id]} {name_of(each)}" for each in actors)),
            )
            for words, actors in named.items()
        )
    )
    yield Paragraph((Span(_JUDGED, Tone.QUIET),))
