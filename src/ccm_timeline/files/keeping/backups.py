"""The last versions of each document that was saved over, kept in the state folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ccm_timeline.files.regular_file import holds
from ccm_timeline.system.whole_file import write_whole

FOLDER = "backups"
MOST = 10
"""Versions of one document."""

NEWEST = 5
"""Versions that stay however fast they follow upon each other; before them, one a day stays."""

_FORM = "%Y-%m-%d %H-%M-%S.%f"
_ENDING = ".ccmt"
_LONGEST_STEM = 40
_STEP = timedelta(milliseconds=1)


class Backups:
    """A folder for each document, named after it, with a file for each version."""

    def __init__(self, state: Path | None) -> None:
        """`state` is the state folder, or None where there is none."""
        self._folder = None if state is None else state / FOLDER

    def folder_of(self, path: Path) -> Path | None:
        """Where the versions of a document are; it is made when the first one comes."""
        if self._folder is None:
            return None
        target = Path(os.path.realpath(path))
        number = hashlib.sha256(os.fsencode(target)).hexdigest()[:12]
        return self._folder / f"{target.stem[:_LONGEST_STEM]}-{number}"

    def versions(self, path: Path) -> list[Path]:
        """The versions of a document, the newest first."""
        folder = self.folder_of(path)
        if folder is None or not folder.is_dir():
            return []
        dated = [(when, file) for file in folder.iterdir() if (when := moment_of(file)) is not None]
        return [file for _, file in sorted(dated, reverse=True)]

    def keep(self, path: Path, data: bytes, now: datetime | None = None) -> Path | None:
        """Keep a version, unless the newest one is the same; then thin the others out.

        The answer is its file, or None where there is no folder for it. Raises `OSError`.
        """
        folder = self.folder_of(path)
        if folder is None:
            return None
        versions = self.versions(path)
        if versions and holds(versions[0], data):
            return versions[0]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        moment = (now or datetime.now(UTC)).astimezone(UTC)
        newest = moment_of(versions[0]) if versions else None
        if newest is not None and newest >= moment:
            moment = newest + _STEP  # The clock was set back.
        file = folder / f"{moment.strftime(_FORM)}{_ENDING}"
        write_whole(file, data)
        self._thin(path)
        return file

    def _thin(self, path: Path) -> None:
        versions = self.versions(path)
        whens = {file: when for file in versions if (when := moment_of(file)) is not None}
        kept = thinned(whens.values())
        for file, when in whens.items():
            if when not in kept:
                file.unlink(missing_ok=True)


def thinned(whens: Iterable[datetime]) -> set[datetime]:
    """Choose the moments that stay: the newest five, and of those before them the last of each
    day, ten in all."""
    ordered = sorted(set(whens), reverse=True)
    newest, older = ordered[:NEWEST], ordered[NEWEST:]
    last_of_day: dict[object, datetime] = {}
    for when in older:
        last_of_day.setdefault(when.date(), when)
    return {*newest, *sorted(last_of_day.values(), reverse=True)[: MOST - NEWEST]}


def copy_name(version: Path, file: Path) -> Path:
    """A name for a copy of a version, beside its file."""
    when = moment_of(version)
    words = f"{file.stem} ({when.astimezone():%Y-%m-%d %H.%M})" if when else file.stem
    return file.with_name(f"{words}{_ENDING}")


def moment_of(file: Path) -> datetime | None:
    """The moment that a version's name says, in UTC; None for a file that is none."""
    try:
        return datetime.strptime(file.name, f"{_FORM}{_ENDING}").replace(tzinfo=UTC)
    except ValueError:
        return None
