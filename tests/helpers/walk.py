"""Walks through all functions of the program without a screen, and tells what it did and loaded.

    python -m tests.helpers.walk FOLDER

A process of its own: it opens the window on a document in FOLDER with source texts attached,
carries out every command and every key of a show, answers each dialog, and then calls every
command of the command line, with every format of `export`. FOLDER takes all that is written.

Printed are lines of a word and what it is about: `module`, `library`, `command`, `format`, and
`missed` for a command that did not apply; `again` for a further start of the program itself, which
opens a window; `socket`, `program` and `outside` for what the program
must not do: a socket, another program, a file that was changed outside FOLDER and the program's
own folders of settings, state and cache.
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
from ccm_timeline.files.reader import read_document
from tests.helpers.attendant import Attendant
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
        walks.append(Walk(desk, document, attendant, witness))
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
    told("module", sys.modules)
    told("library", libraries())
    told("socket", witness.sockets)
    told("again", witness.again)
    told("program", witness.programs)
    own = (place for place in folders().values() if place is not None)
    told("outside", map(str, witness.outside(folder, *own)))
    return 0


def told(word: str, what: Iterable[str]) -> None:
    for each in sorted(what):
        print(word, each, file=sys.__stdout__)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
