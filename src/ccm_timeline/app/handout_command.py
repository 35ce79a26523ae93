"""The command `handout`: writes a timeline, or one event, as PDF; no display is needed."""

from __future__ import annotations

from typing import TextIO

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake
from ccm_timeline.app.handout_arguments import Handout as Request
from ccm_timeline.app.put import is_same_file
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.system.whole_file import write_whole
from ccm_timeline.view.handout.papers import event_paper, handout_paper
from ccm_timeline.view.paper.drawing import PaperProblem
from ccm_timeline.view.paper.pages import Paper
from ccm_timeline.view.paper.pdf import write_pdf
from ccm_timeline.view.paper.size import Sheet


class _NoSuchEventError(Exception):
    """The document has no event of the id that was asked for."""


def run_handout(request: Request, err: TextIO) -> int:
    """Write the file, whole or not at all; the answer is an exit status, and `err` says why."""
    file = request.file or shipped_timeline()
    try:
        if is_same_file(request.out, file):
            tell_mistake(f"“{file}” is the document itself and was not written over", err)
            return COULD_NOT
        timeline = Timeline(read_document(file))
        write_whole(request.out, write_pdf(_paper(timeline, request)))
    except DocumentRefused as refused:
        tell_mistake(refused.sentence, err)
    except _NoSuchEventError:
        tell_mistake(f"the timeline has no event with the id “{request.event}”", err)
    except PaperProblem as problem:
        tell_mistake(str(problem), err)
    except OSError as error:
        tell_mistake(f"“{request.out}” could not be written: {error.strerror or error}", err)
    else:
        return DONE
    return COULD_NOT


def _paper(timeline: Timeline, request: Request) -> Paper:
    """What is asked for. Raises `_NoSuchEventError`."""
    sheet = Sheet.of(request.paper)
    if request.event is None:
        return handout_paper(timeline, sheet)
    event = timeline.event(request.event)
    if event is None:
        raise _NoSuchEventError
    return event_paper(timeline, event, sheet)
