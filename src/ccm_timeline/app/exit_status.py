"""How the program ends for those who called it: a number and, for a mistake, one line."""

from __future__ import annotations

from typing import TextIO

from ccm_timeline.app.about import COMMAND

DONE = 0
COULD_NOT = 2
INTERRUPTED = 130


def tell_mistake(sentence: str, err: TextIO) -> None:
    """Write one line, whatever the sentence quotes."""
    err.write(f"{COMMAND}: {' '.join(sentence.split())}\n")


def tell_note(sentence: str, err: TextIO) -> None:
    """Write one line on what was done, and is no mistake."""
    tell_mistake(f"note: {sentence}", err)
