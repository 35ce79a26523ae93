"""The command `worksheets`: writes the classroom activities as PDF; no display is needed."""

from __future__ import annotations

from typing import TextIO

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake
from ccm_timeline.app.put import is_same_file, put
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.worksheet_arguments import Worksheets
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.paper.drawing import PaperProblem
from ccm_timeline.view.paper.pdf import write_pdf
from ccm_timeline.view.paper.size import Sheet
from ccm_timeline.view.worksheets.papers import TOO_SMALL, solutions_path, worksheet_papers


def run_worksheets(request: Worksheets, out: TextIO, err: TextIO) -> int:
    """Write the files, each whole or not at all; the answer is an exit status, and `err` says
    why."""
    file = request.file or shipped_timeline()
    paths = (request.out, solutions_path(request.out))
    if any(is_same_file(path, file) for path in paths):
        tell_mistake(f"“{file}” is the document itself and was not written over", err)
        return COULD_NOT
    try:
        timeline = Timeline(read_document(file))
        sheet = Sheet.of(request.paper)
        papers = worksheet_papers(timeline, request.exercises, request.solutions, sheet)
        written = [write_pdf(paper) for paper in papers]
    except DocumentRefused as refused:
        tell_mistake(refused.sentence, err)
        return COULD_NOT
    except PaperProblem as problem:
        tell_mistake(str(problem), err)
        return COULD_NOT
    if not written:
        tell_mistake(TOO_SMALL, err)
        return COULD_NOT
    done = [put(data, path, out, err) == DONE for data, path in zip(written, paths, strict=False)]
    return DONE if all(done) else COULD_NOT
