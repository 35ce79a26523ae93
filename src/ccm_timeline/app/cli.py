"""The command line: does what the arguments ask for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from ccm_timeline.app import collector
from ccm_timeline.app.about import COMMAND, program_version
from ccm_timeline.app.display import display_problem
from ccm_timeline.app.exit_status import COULD_NOT, DONE, INTERRUPTED, tell_mistake
from ccm_timeline.app.open_arguments import Open, OpenSeveral
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.usage import UsageError

if TYPE_CHECKING:
    from ccm_timeline.app.check_arguments import Check, Compare
    from ccm_timeline.app.export_arguments import Export
    from ccm_timeline.app.handout_arguments import Handout
    from ccm_timeline.app.present_arguments import Present
    from ccm_timeline.app.worksheet_arguments import Worksheets


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the answer is its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        # A program for windows alone has no streams; what would be told there is lost.
        return _run(arguments, sys.stdout or StringIO(), sys.stderr or StringIO())
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Each command imports what it needs: Qt and numpy cost more than a check takes."""
    if not arguments:
        return _open(Open(None, None), err)
    # Not at the head: a window that is opened without a word appears sooner.
    from ccm_timeline.app.arguments import Doctor, Print, PrintVersion, read_arguments
    from ccm_timeline.app.check_arguments import Check, Compare
    from ccm_timeline.app.export_arguments import Export
    from ccm_timeline.app.handout_arguments import Handout
    from ccm_timeline.app.present_arguments import Present
    from ccm_timeline.app.worksheet_arguments import Worksheets

    try:
        request = read_arguments(arguments)
    except UsageError as mistake:
        tell_mistake(str(mistake), err)
        return COULD_NOT
    match request:
        case Print(text):
            return _print(text.splitlines(), out, err)
        case PrintVersion():
            return _print([f"{COMMAND} {program_version()}"], out, err)
        case Check():
            return _check(request, out, err)
        case Compare():
            return _compare(request, out, err)
        case Export():
            return _export(request, out, err)
        case Handout():
            return _handout(request, err)
        case Worksheets():
            return _worksheets(request, out, err)
        case Doctor():
            return _doctor(out, err)
        case Open():
            return _open(request, err)
        case OpenSeveral():
            return _open_several(request, err)
        case Present():
            return _open(Open(request.file, None), err, request)


def _print(lines: Sequence[str], out: TextIO, err: TextIO) -> int:
    from ccm_timeline.app.put import put_lines

    return DONE if put_lines(lines, out, err) else COULD_NOT


def _open(request: Open, err: TextIO, show: Present | None = None) -> int:
    if problem := display_problem(os.environ):
        tell_mistake(problem, err)
        return COULD_NOT
    collector.rest()
    try:
        return _show_window(request, err, show)
    finally:
        collector.work()


def _show_window(request: Open, err: TextIO, show: Present | None) -> int:
    try:
        import ccm_timeline.app.plain_imports  # noqa: F401  before whatever else imports Qt
        from ccm_timeline.app.start import run_window
    except ImportError as error:
        # Most often a library of the system that Qt wants and nobody installed.
        tell_mistake(f"a part of the program cannot be loaded: {error}", err)
        return COULD_NOT
    return run_window(request.file, request.sources, err, show, safe=request.safe)


def _open_several(request: OpenSeveral, err: TextIO) -> int:
    if problem := display_problem(os.environ):
        tell_mistake(problem, err)
        return COULD_NOT
    from ccm_timeline.app.other_windows import run_each

    return run_each(request.files, request.sources, err, safe=request.safe)


def _check(request: Check, out: TextIO, err: TextIO) -> int:
    from ccm_timeline.app.check_command import run_check

    file = request.file or shipped_timeline()
    return run_check(file, request.sources, request.as_json, out, err)


def _compare(request: Compare, out: TextIO, err: TextIO) -> int:
    from ccm_timeline.app.compare_command import run_compare

    return run_compare(request.file, request.sources, request.as_json, out, err)


def _doctor(out: TextIO, err: TextIO) -> int:
    from ccm_timeline.app.doctor import run_doctor

    return run_doctor(out, err)


def _export(request: Export, out: TextIO, err: TextIO) -> int:
    from ccm_timeline.app.exports import run_exports

    return run_exports(request, out, err)


def _handout(request: Handout, err: TextIO) -> int:
    from ccm_timeline.app.handout_command import run_handout

    return run_handout(request, err)


def _worksheets(request: Worksheets, out: TextIO, err: TextIO) -> int:
    from ccm_timeline.app.worksheet_command import run_worksheets

    return run_worksheets(request, out, err)
