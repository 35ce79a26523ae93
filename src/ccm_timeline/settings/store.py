"""The settings, kept in one small JSON file that a user can read, mend or delete."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta
from msgspec.structs import FieldInfo

from ccm_timeline.model.choices import (
    CitationStyle,
    Grouping,
    PaperSize,
    ScaleKind,
    ShowTheme,
    ThemeChoice,
)
from ccm_timeline.model.export_choices import ExportChoices
from ccm_timeline.settings.recent import LIMIT, Recent
from ccm_timeline.system.whole_file import write_whole

FILE_NAME = "settings.json"
LARGEST_FILE = 1 << 20
"""Bytes; whatever is larger was not written by this program."""

_MOST_DIGITS = 4300
"""Of a whole number (`sys.int_info.default_max_str_digits`)."""

SMALLEST_TEXT, LARGEST_TEXT = 50, 300
"""The size of the text, in percent of the system's."""

log = logging.getLogger(__name__)

Pixels = Annotated[int, Meta(ge=40, le=100_000)]
Percent = Annotated[int, Meta(ge=SMALLEST_TEXT, le=LARGEST_TEXT)]
FolderName = Annotated[str, Meta(min_length=1, max_length=4096)]
_Fields = TypeVar("_Fields", bound=msgspec.Struct)
SourceFileNames = Annotated[tuple[FolderName, ...], Meta(max_length=1000)]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the program remembers; None where it decides by itself."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: Percent = 100
    reduce_motion: bool = False
    show_theme: ShowTheme = ShowTheme.LIGHT
    """That of presentations whose document states none."""
    grouping: Grouping = Grouping.THEME
    scale: ScaleKind | None = None
    window_width: Pixels | None = None
    window_height: Pixels | None = None
    maximised: bool = False
    panel_width: Pixels | None = None
    list_visible: bool = False
    list_height: Pixels | None = None
    recent: Annotated[Recent, Meta(max_length=LIMIT)] = ()
    paper_size: PaperSize | None = None
    citation_style: CitationStyle = CitationStyle.PLAIN
    export: ExportChoices = ExportChoices()
    sources: Mapping[str, FolderName] = msgspec.field(default_factory=dict)
    """Folders of source texts, by the id of the document that they belong to."""
    source_files: Mapping[str, SourceFileNames] = msgspec.field(default_factory=dict)
    """Single files of source texts, by the id of the document."""


class Store:
    """The settings and the file that they are kept in; without a path they last as long as this.

    Another window of the program may write the same file: a change reads it anew, and writes
    only what was changed here.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._complained = False
        self._settings = settings_from(self._read())

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **fields: Any) -> None:
        """Change some fields, by name, and write them down; silent where nothing changes."""
        changed = msgspec.structs.replace(self._settings, **fields)
        if changed == self._settings:
            return
        self._settings = changed
        if self._path is not None:
            self._write({**self._read(), **_plain(changed, fields)})

    def _read(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            return _object(self._path)
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._complain("could not be read", error)
        except (ValueError, RecursionError) as error:
            self._complain("could not be understood, and was set aside", error)
            self._set_aside(self._path)
        return {}

    def _set_aside(self, path: Path) -> None:
        try:
            path.replace(path.with_name(path.name + ".bad"))
        except OSError as error:
            self._complain("could not be set aside", error)

    def _write(self, raw: dict[str, Any]) -> None:
        assert self._path is not None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, json.dumps(raw, indent=2).encode() + b"\n")
        except OSError as error:
            self._complain("could not be written", error)

    def _complain(self, what: str, error: Exception) -> None:
        """Log once: a folder that nobody may write to would else fill the log."""
        if not self._complained:
            self._complained = True
            log.warning("The settings %s: %s", what, type(error).__name__)


def settings_from(raw: Mapping[str, Any]) -> Settings:
    """The settings in a JSON object; a field that is bad or out of range has its default."""
    return _read_fields(Settings, raw)


def _read_fields(kind: type[_Fields], raw: Mapping[str, Any]) -> _Fields:
    good: dict[str, Any] = {}
    for field in _fields_of(kind):
        if field.name in raw:
            try:
                good[field.name] = _read_field(field.type, raw[field.name])
            except (msgspec.ValidationError, UnicodeEncodeError, RecursionError):
                log.info("The setting %r is not usable and falls back to its default", field.name)
    return kind(**good)


@cache
def _fields_of(kind: type[msgspec.Struct]) -> tuple[FieldInfo, ...]:
    """Finding out what the fields are takes longer than reading them: once is enough."""
    return msgspec.structs.fields(kind)


def _read_field(kind: Any, value: Any) -> Any:
    """One bad field of a group of settings leaves the others of the group."""
    if kind is ExportChoices and isinstance(value, dict):
        return _read_fields(ExportChoices, value)
    return msgspec.convert(value, kind)


def _plain(settings: Settings, names: Mapping[str, Any]) -> dict[str, Any]:
    return {name: msgspec.to_builtins(getattr(settings, name)) for name in names}


def _object(path: Path) -> dict[str, Any]:
    # The standard library's json, and not msgspec: names of files may hold bytes that are not
    # UTF-8, which Python carries as lone surrogates, and only this one writes and reads them.
    if path.exists() and not path.is_file():
        raise IsADirectoryError("not a regular file")  # A pipe would make us wait for ever.
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ValueError("too large")
    found = json.loads(data, parse_constant=_refuse_constant, parse_int=_whole, parse_float=_number)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def _whole(digits: str) -> int | None:
    """A number that Python does not read costs its own setting alone."""
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def _number(digits: str) -> float | None:
    """What is out of range could be read, but not written again as JSON."""
    number = float(digits)
    return number if isfinite(number) else None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
