"""The papers that work sheets are printed on: tasks and solutions, in one or in two."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ccm_timeline.model.choices import Exercise, Solutions
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.paper.blocks import Block, PageBreak
from ccm_timeline.view.paper.pages import Paper
from ccm_timeline.view.paper.size import Sheet
from ccm_timeline.view.worksheets.sheets import work_sheets
from ccm_timeline.view.worksheets.solutions import solution_blocks
from ccm_timeline.view.worksheets.tasks import task_blocks

TOO_SMALL = "This timeline holds too little for these activities."


def worksheet_papers(
    timeline: Timeline, wanted: Collection[Exercise], solutions: Solutions, sheet: Sheet
) -> tuple[Paper, ...]:
    """The paper with the tasks, then that with the solutions where it is one of its own; none
    where the document is too small for what is wanted."""
    sheets = work_sheets(timeline, wanted)
    if not sheets:
        return ()
    title = timeline.document.title
    tasks = list(task_blocks(sheets))
    answers = list(solution_blocks(timeline, sheets))
    match solutions:
        case Solutions.NONE:
            return (Paper(f"Work sheets: {title}", tasks, sheet),)
        case Solutions.APPENDED:
            blocks: list[Block] = [*tasks, PageBreak(), *answers]
            return (Paper(f"Work sheets: {title}", blocks, sheet),)
        case Solutions.SEPARATE:
            return (
                Paper(f"Work sheets: {title}", tasks, sheet),
                Paper(f"Solutions: {title}", answers, sheet),
            )


def solutions_path(path: Path) -> Path:
    """The file of the solutions beside that of the tasks: `sheets-solutions.pdf`."""
    return path.with_name(f"{path.stem}-solutions{path.suffix}")
