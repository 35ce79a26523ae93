"""Walks through all functions of the program without a screen, and tells what it did and loaded.

    python -m tests.helpers.walk FOLDER

A process of its own: it opens the window on a document in FOLDER with source texts attached,
carries out every command and every key of a show, answers each dialog, and then calls every
command of the command line, with every format of `export`. It starts as well after a crash, in safe
mode, and on a damaged file. FOLDER takes all that is written.

Printed are lines of a word and what it is about: `module`, `library`, `command`, `format`,
`dialog` for a kind of window that was used, `crash`, `safe` and `damaged` for the boxes that came
after a crash, in safe mode and on a damaged file, `own` for the program's folders of settings,
state and cache, and `missed` for a command that did not apply; `again` for a further start of the
program itself, which opens a window; `socket`, `program` and `outside` for what the program must
not do: a socket, another program, a file that was changed outside FOLDER and those folders.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from threading import Timer
from typing import Any

if __name__ == "__main__":
    # Before anything asks Qt for a screen.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ccm_timeline.app.facts import folders
from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.reader import read_document
from ccm_timeline.settings.folders import state_folder
from tests.helpers.attendant import Attendant
from tests.helpers.walked_crash import Visit, hold_elsewhere, leave_a_crash
from tests.helpers.walked_document import make_document, make_hard_document
from tests.helpers.walking import BETWEEN_MS, Walk
from tests.helpers.witness import Witness, libraries

FINDS_SOMETHING = ("doctor", "check")
"""Commands whose status is another one where they did what they were to do."""

TWO_WINDOWS_S = 1.0
"""Seconds after which two windows that one call opened are ended."""


def run_the_window(arguments: list[str], then: Callable[[Any], object]) -> None:
    """Start the program as its command line does, and call `then` with its window's desk.

    Comes back when the window is closed. Raises `RuntimeError` where that ends with a mistake.
    """
    from ccm_timeline.app import cli
    from ccm_timeline.app.window_desk import WindowDesk

    begin = WindowDesk.begin

    def begin_and_go_on(desk: WindowDesk, *rest: Any) -> None:
        begin(desk, *rest)
        then(desk)

    WindowDesk.begin = begin_and_go_on  # type: ignore[method-assign]
    try:
        status = cli.main(arguments)
    finally:
        WindowDesk.begin = begin  # type: ignore[method-assign]
    if status:
        raise RuntimeError(f"the window ended with {status}")


def walk_the_window(folder: Path, document: Path, sources: Path, witness: Witness) -> Walk:
    """Carry out every command; the answer is the walk when all is closed."""
    walks: list[Walk] = []

    def walk(desk: Any) -> None:
        attendant = Attendant(folder, document, sources, desk.window)
        walks.append(Walk(desk, document, sources, attendant, witness))
        QTimer.singleShot(BETWEEN_MS, desk.window, walks[0].go)

    run_the_window([str(document), "--sources", str(sources)], walk)
    if walks[0].error:
        raise walks[0].error
    return walks[0]


def see_a_show(document: Path) -> None:
    """Present by the command line, and leave when the first step is on the screen."""
    # As in a process of its own: what the walk still knows keeps the application before alive.
    shiboken6.delete(QApplication.instance())

    def leave(desk: Any) -> None:
        documents = desk._documents
        timeline = None if documents is None else documents._timeline
        if timeline is None or timeline.presenting.show_window is None:
            QTimer.singleShot(BETWEEN_MS, desk.window, lambda: leave(desk))
        else:
            timeline.presenting.leave()
            desk.window.close()

    run_the_window(["present", str(document), "--every", "5", "--loop"], leave)


def see_what_a_crash_left(document: Path) -> list[str]:
    """Be told of a crash, and compare, discard and restore what it left; the boxes that came."""
    from ccm_timeline.app import aftermath

    shiboken6.delete(QApplication.instance())
    state = state_folder()
    assert state is not None
    leave_a_crash(state, document)
    aftermath.STARTED_MS = aftermath.LOOK_MS = 0
    visits: list[Visit] = []

    def visit(desk: Any) -> None:
        wanted = ["Discard", "Compare…", "Restore"]
        visits.append(Visit(desk, wanted, lambda: "ReportDialog" in visits[0].seen))

    run_the_window([], visit)
    if "A crash of version" not in visits[0].copied:
        raise RuntimeError(f"no report was copied: {visits[0].copied}, {visits[0].seen}")
    return visits[0].seen


def see_safe_mode(document: Path) -> list[str]:
    """Start in safe mode on a document that another computer has open, have somebody else change
    it, and meet an error that nobody foresaw."""
    shiboken6.delete(QApplication.instance())
    visits: list[Visit] = []
    before, lock = document.read_bytes(), hold_elsewhere(document)

    def is_asked_about(desk: Any) -> bool:
        documents, seen = desk._documents, visits[0].seen
        if documents is None or documents.keeping is None:
            return False
        if document.read_bytes() == before:
            document.write_bytes(before + b"\n")
        if seen[-1:] == ["ComparisonDialog"]:
            QTimer.singleShot(0, lambda: 1 / 0)
        return "ReportDialog" in seen

    run_the_window(
        ["--safe-mode", str(document)],
        lambda desk: visits.append(Visit(desk, [], lambda: is_asked_about(desk))),
    )
    lock.unlink()
    if "ZeroDivisionError" not in visits[0].copied:
        raise RuntimeError(f"no report was copied: {visits[0].copied}, {visits[0].seen}")
    return visits[0].seen


def see_a_damaged_file(folder: Path, document: Path) -> list[str]:
    """Open one, be offered its backups, and open a copy of one."""
    shiboken6.delete(QApplication.instance())
    damaged, data = folder / "damaged.ccmt", document.read_bytes()
    damaged.write_bytes(data[: len(data) // 2])
    Backups(state_folder()).keep(damaged, data)
    visits: list[Visit] = []

    def is_opened(desk: Any) -> bool:
        documents = desk._documents
        keeping = None if documents is None else documents.keeping
        return keeping is not None and keeping.saving.copied_file == damaged

    run_the_window(
        [str(damaged)],
        lambda desk: visits.append(Visit(desk, [], lambda: is_opened(desk))),
    )
    return visits[0].seen


def see_two_windows(document: Path, other: Path) -> None:
    """Open two files by one call, and have the system end it."""
    from ccm_timeline.app import cli

    other.write_bytes(document.read_bytes())
    Timer(TWO_WINDOWS_S, os.kill, (os.getpid(), signal.SIGTERM)).start()
    if cli.main([str(document), str(other)]) not in (0, 128 + signal.SIGTERM):
        raise RuntimeError("two windows did not end well")


def calls_of(folder: Path, document: Path, sources: Path, forms: list[str]) -> list[list[str]]:
    """Every command of the command line that opens no window, with what it can be told."""
    hard, old_texts = make_hard_document(folder, document, sources)
    event, file = read_document(document).events[0].id, str(document)
    outputs = [part for form in forms for part in ("-o", str(folder / f"out.{form}"), "--as", form)]
    texts = ["--sources", str(sources)]
    return [
        ["export", file, *outputs, "--event", event, "--alt", *texts],
        ["handout", file, "-o", str(folder / "all.pdf")],
        ["handout", file, "-o", str(folder / "one.pdf"), "--event", event],
        ["worksheets", file, "-o", str(folder / "sheets.pdf"), "--solutions", "separate"],
        ["check", file, *texts],
        ["check", file, *texts, "--json"],
        ["check", str(hard), "--sources", str(old_texts)],
        ["compare", file, *texts],
        ["doctor"],
        ["--version"],
        ["--help"],
    ]


def walk_the_command_line(folder: Path, document: Path, sources: Path, witness: Witness) -> None:
    """Call every command, and print the formats that were exported and what each call asked for."""
    from ccm_timeline.app import cli
    from ccm_timeline.app.arguments import read_arguments
    from ccm_timeline.app.outputs import form_names

    see_a_show(document)
    boxes = {
        "crash": see_what_a_crash_left(document),
        "safe": see_safe_mode(document),
        "damaged": see_a_damaged_file(folder, document),
    }
    see_two_windows(document, folder / "two words.ccmt")
    asked = {"Open", "OpenSeveral", "Present"}
    for call in calls_of(folder, document, sources, list(form_names())):
        status = cli.main(call)
        # A doctor finds that there is no screen, and a check that texts were changed.
        if status and call[0] not in FINDS_SOMETHING:
            raise RuntimeError(f"{' '.join(call)} ended with {status}")
        asked.add(type(read_arguments(call)).__name__)
        witness.look()
    told("format", form_names())
    told("request", asked)
    for word, seen in boxes.items():
        told(word, [" ".join(seen)])
        told("dialog", set(seen))


def main(folder: Path) -> int:
    sys.dont_write_bytecode = True
    witness = Witness()
    witness.begin()
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as mistakes:
        try:
            document, sources = make_document(folder)
            walk = walk_the_window(folder, document, sources, witness)
            walk_the_command_line(folder, document, sources, witness)
        finally:
            witness.end()
            sys.__stderr__.write(mistakes.getvalue())
    told("command", walk.done)
    told("missed", walk.missed)
    told("dialog", walk.dialogs)
    told("module", sys.modules)
    told("library", libraries())
    told("socket", witness.sockets)
    told("again", witness.again)
    told("program", witness.programs)
    own = [place for place in folders().values() if place is not None]
    told("own", map(str, own))
    told("outside", map(str, witness.outside(folder, *own)))
    return 0


def told(word: str, what: Iterable[str]) -> None:
    for each in sorted(what):
        print(word, each, file=sys.__stdout__)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
