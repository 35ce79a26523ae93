"""Finds what is wrong with a large document by looking closely at those pieces that are in doubt.

So a refusal takes hardly longer than reading does, wherever in the file the fault is.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from ccm_timeline.files.json_text import OUT_OF_RANGE, TWICE, marked, require_sound
from ccm_timeline.files.members import count_members, measure
from ccm_timeline.files.parts import Part, Parts, parts_of, salvage, salvage_list
from ccm_timeline.files.pieces import Uncut
from ccm_timeline.files.places import LIST
from ccm_timeline.files.problems import Problem
from ccm_timeline.files.quick import Names, Stretch, Survey
from ccm_timeline.files.references import Known
from ccm_timeline.files.rules import problems_of
from ccm_timeline.files.unknown import Key, Unknown, unknown_in
from ccm_timeline.files.watch import Watch
from ccm_timeline.model.document import Document, Event

LARGEST_FRAME = 2**23
"""Bytes around the events: of what is larger, nothing is to be held twice."""

_EVENTS = "events"


class Examination:
    """Looks closely at what a survey left in doubt.

    Take `problems` first: once it came to its end without any, `unknown` and `document` are those
    of the file. Both the making and `problems` raise `Uncut` where the document is to be looked at
    as a whole, and `DocumentRefused` where no decoder should see it.
    """

    def __init__(self, survey: Survey, room: int, watch: Watch) -> None:
        """`room` is for the values of the pieces in doubt, in bytes."""
        if len(survey.frame.text) > LARGEST_FRAME:
            raise Uncut
        self._survey, self._room, self._watch = survey, room, watch
        self._has_range_fault = False
        self._unknown: dict[Key, Unknown] = {}
        self._salvaged: dict[int, Part[Event]] = {}
        self.tree, self._of_frame = self._decoded(survey.frame.text)
        """What stands around the events, without types; None where a number is out of range."""
        if self.tree is not None and not survey.frame.is_around(self.tree):
            raise Uncut
        self._require_room()

    def problems(self) -> Iterator[Problem]:
        """Every problem, in the order in which they are told of a small document."""
        yield from self._of_frame
        for stretch in self._survey.stretches:
            if stretch.events is None or stretch.has_more:
                yield from self._of_members(stretch)
        if self._has_range_fault:
            return
        parts = yield from self._fitting()
        known = Known(parts, events=Names(name for _, name in self._ids()))
        stretches = self._survey.stretches
        entries = [each for stretch in stretches for each in self._suspects(stretch, known)]
        ids = list(self._ids()) if self._are_ids_in_doubt() else []
        yield from problems_of(replace(parts, events=Part(entries, ids, readable=True)), known)

    @property
    def unknown(self) -> Unknown:
        """The fields that the types do not know."""
        found = unknown_in(self.tree)
        if not self._unknown:
            return found
        return Unknown(found.fields, {**found.entries, _EVENTS: self._unknown}, found.objects)

    @property
    def document(self) -> Document:
        """Raises `Uncut` where the types have something against it that the problems have not."""
        frame = self._survey.frame.document
        if frame is None or any(each.events is None for each in self._survey.stretches):
            raise Uncut
        return self._survey.document(frame)

    def _require_room(self) -> None:
        """Before a value is made: what is refused for its size is soon refused."""
        room = self._room
        for stretch in self._survey.stretches:
            if stretch.events is None or stretch.has_more:
                self._watch.tell(1.0)
                text = self._survey.pieces.text(stretch.start, stretch.end)
                found = measure(text)
                # The list of a piece stands one level deeper in the document than in its text.
                require_sound(found._replace(depth=found.depth + 1), room)
                room -= found.weight

    def _decoded(
        self, text: bytes, name: str = LIST, before: int = 0
    ) -> tuple[Any, Iterable[Problem]]:
        """What a text holds, without types, and the faults of its members."""
        self._watch.tell(1.0)
        measured = measure(text)
        if name == LIST:
            require_sound(measured, self._room)
            self._room -= measured.weight
        try:
            tree = msgspec.json.decode(text)
        except msgspec.ValidationError:
            self._has_range_fault = True
            return None, marked(text, OUT_OF_RANGE, name, before)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Uncut from error
        if count_members(msgspec.json.encode(tree)) == measured.members:
            return tree, ()
        return tree, marked(text, TWICE, name, before)

    def _of_members(self, stretch: Stretch) -> Iterator[Problem]:
        """The faults of the members of a piece; else its unknown fields are kept."""
        text = self._survey.pieces.text(stretch.start, stretch.end)
        tree, faults = self._decoded(text, _EVENTS, stretch.before)
        yield from faults
        if stretch.events is None or tree is None:
            return
        for event in tree:
            if found := unknown_in(event, Event):
                self._unknown[event["id"], 1] = found

    def _fitting(self) -> Generator[Problem, None, Parts]:
        """Yield what does not fit its type, and return the rest without the events."""
        frame = self._survey.frame.document
        parts = (yield from salvage(self.tree)) if frame is None else parts_of(frame)
        for stretch in self._survey.stretches:
            if stretch.events is None:
                values = msgspec.json.decode(self._survey.pieces.text(stretch.start, stretch.end))
                part = yield from salvage_list(_EVENTS, Event, values, stretch.before)
                self._salvaged[stretch.before] = part
        return parts

    def _ids(self) -> Iterator[tuple[int, str]]:
        """The numbers and ids of all events."""
        for stretch in self._survey.stretches:
            if stretch.events is None:
                yield from self._salvaged[stretch.before].ids
            else:
                ids = [event.id for event in stretch.events]
                yield from enumerate(ids, stretch.before + 1)

    def _suspects(self, stretch: Stretch, known: Known) -> Iterable[tuple[int, Event]]:
        """The events of a piece, with their numbers, unless they keep all rules."""
        if stretch.events is None:
            return self._salvaged[stretch.before].entries
        if stretch.breaks_rule or not stretch.fits(known):
            return enumerate(stretch.events, stretch.before + 1)
        return ()

    def _are_ids_in_doubt(self) -> bool:
        stretches = self._survey.stretches
        is_any = any(each.events is None or each.breaks_rule for each in stretches)
        return is_any or not self._survey.has_different_ids
