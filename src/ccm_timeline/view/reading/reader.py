"""A source's text in the place of the panel, opened at a passage that the timeline rests on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ccm_timeline.files.check import Item, Passage
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import Ink, Palette
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.parts.layouts import column, settle
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.reading.course import Course
from ccm_timeline.view.reading.finder import Finder
from ccm_timeline.view.reading.foot import ReaderFoot
from ccm_timeline.view.reading.found import Standing, standing_of
from ccm_timeline.view.reading.head import ReaderHead
from ccm_timeline.view.reading.keys import Act, act_of
from ccm_timeline.view.reading.marks import Mark, find_marks
from ccm_timeline.view.reading.page import ReadingPage
from ccm_timeline.view.reading.slices import Slices
from ccm_timeline.view.reading.stretch import Stretch
from ccm_timeline.view.typefaces import Face

_MARGIN = 20
_GAP = 10
_ROOMY = 26
"""Lines from which on there is room for more than the text and what is needed to use it."""


class Reader(QWidget):
    """Follows the session: the passage that is read, the texts, and what was found in them."""

    attach_requested = Signal()
    stance_requested = Signal(object)
    """The stance that is to be shown on the board."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._passage: Passage | None = None
        self._standing = Standing((), "", is_good=False)
        self._item: Item | None = None
        self._course = Course()
        self._finder = Finder(self)
        self._marking: Slices[tuple[Mark, ...]] = Slices(self._take_marks, self._no_news, self)
        self.head = ReaderHead(self)
        self.page = ReadingPage(self)
        self.foot = ReaderFoot(self)
        self.extent = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.setAccessibleName("The source text")
        self.setAutoFillBackground(True)
        self._arrange()
        self._connect()
        self.apply(palette)

    def apply(self, palette: Palette) -> None:
        """Wear these colours."""
        self.setPalette(palette.qt())

    @property
    def text(self) -> AnyText:
        """The whole text that is read."""
        return self.page.whole

    def _arrange(self) -> None:
        layout = column(self, _GAP)
        layout.setContentsMargins(_MARGIN, _MARGIN, 0, _MARGIN)
        self.head.setContentsMargins(0, 0, _MARGIN, 0)
        self.foot.setContentsMargins(0, 0, _MARGIN, 0)
        layout.addWidget(self.head)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.extent)
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        self._session.evidence.texts_changed.connect(self._renew)
        self._session.evidence.grades_changed.connect(self._renew)
        self.head.left.connect(self.leave)
        self.head.attach_requested.connect(self.attach_requested)
        self.head.find_row.wanted.connect(self._look)
        self.head.find_row.step_requested.connect(self._finder.step)
        self.head.find_row.left.connect(self._focus_text)
        self._finder.changed.connect(self._show_hits)
        self._finder.reached.connect(self._go_to_hit)
        self.page.moved.connect(self._show_hits)
        self.page.text.mark_pressed.connect(self._show_event)
        self.foot.step_requested.connect(self.step_mark)
        self.foot.event_requested.connect(self._show_current_event)

    # What is read.

    def begin(self) -> None:
        """Open the text at the session's passage; the reader must be on the screen."""
        passage = self._session.reading.passage
        if passage is None:
            return
        other = self._passage is None or passage.source != self._passage.source
        self._passage = passage
        if other:
            self.head.find_row.field.clear()
        self._show_text()
        self._go_to_passage()

    def let_go(self) -> None:
        """Forget the text."""
        self._passage = None
        self._marking.stop()
        self._finder.stop()
        self.head.find_row.field.clear()
        self.page.show_text("", Stretch(0, 0))

    def _renew(self) -> None:
        """The text is another, or is graded otherwise: only what is found in it is highlighted."""
        if self._passage is None or self._is_shown(self._passage):
            return
        text, places, point = self.text, self._standing.places, self.page.top_point
        self._show_text()
        if self.text is not text or self._standing.places != places:
            self._go_to_passage()
        else:
            self.page.go_to(Stretch(point, point))

    def _is_shown(self, passage: Passage) -> bool:
        """Whether all that is known of a passage stands on the screen; texts by identity, for to
        compare the letters of long ones would hold up the window."""
        text = self._session.evidence.texts.get(passage.source, "")
        return self.text is text and self._item is self._session.evidence.checked.get(passage)

    def _show_text(self) -> None:
        assert self._passage is not None
        timeline = self._session.timeline
        names = Names(timeline)
        source = timeline.source(self._passage.source)
        self.head.show_source(names.title(source), names.imprint(source), names.source(source.id))
        text = self._session.evidence.texts.get(source.id)
        for part in (self.page, self.extent):
            part.setVisible(text is not None)
        if text is None:
            self._show_absent()
            return
        self._item = self._session.evidence.checked.get(self._passage)
        self._standing = standing_of(text, self._passage, self._item)
        self.head.show_standing(self._standing.words, is_good=self._standing.is_good)
        first = self._standing.places[0] if self._standing.places else self._cited(text)
        self.page.text.show_passages(self._standing.places)
        self._mark(text)
        self.page.show_text(text, first)
        self._look(self.head.find_row.field.text())

    def _cited(self, text: AnyText) -> Stretch:
        """The place that was cited, as far as the text has it: nothing is highlighted there."""
        assert self._passage is not None
        at = min(self._passage.start, len(text))
        return Stretch(at, min(self._passage.end, len(text)))

    def _show_absent(self) -> None:
        self._standing = Standing((), "", is_good=False)
        self._marking.stop()
        self._take_marks(())
        self.page.show_text("", Stretch(0, 0))
        self.head.show_absent()

    def _go_to_passage(self) -> None:
        """Bring the passage into view, and tell it to whoever only hears."""
        if not self.text:
            return
        place = self._standing.places[0] if self._standing.places else self._cited(self.text)
        settle()
        self.page.go_to(place)
        self.page.text.place_caret(place.start)
        self._announce(self._standing.words)

    # Other marked passages.

    def _mark(self, text: AnyText) -> None:
        assert self._passage is not None
        self.page.text.forget_marks()
        checked = self._session.evidence.checked
        timeline = self._session.timeline
        self._marking.begin(find_marks(timeline, self._passage.source, text, checked))

    def _take_marks(self, marks: tuple[Mark, ...]) -> None:
        at = self._standing.places[0] if self._standing.places else None
        self._course.take(marks, at, self._session.selected_id)
        self.page.text.show_marks(marks)
        self._show_mark()

    def _no_news(self) -> None:
        """The marks come all at once."""

    def _show_mark(self) -> None:
        course = self._course
        self.foot.show_mark(course.mark, course.index, len(course.marks))

    def step_mark(self, delta: int) -> None:
        """Go to the next (1) or previous (-1) marked passage."""
        mark = self._course.step(delta, self.page.top_point)
        if mark is not None:
            self._show_mark()
            self.page.text.show_current(mark)
            self.page.go_to(Stretch(mark.start, mark.end))
            self.page.text.place_caret(mark.start)
            self._announce(f"{mark.words}. {self.text[mark.start : mark.end]}")

    def _show_current_event(self) -> None:
        if self._course.mark is not None:
            self._show_event(self._course.mark)

    def _show_event(self, mark: Mark) -> None:
        """Go back to the timeline, with the event of a passage selected, or on to the stance."""
        if mark.stance is not None:
            self.stance_requested.emit(mark.stance)
            return
        self._session.reading.end()
        self._session.select(mark.event)
        self._session.reveal(mark.event)

    # Search.

    def _look(self, words: str) -> None:
        if words.strip() and self.text:
            self._finder.look(self.text, words, self.page.top_point)
        else:
            self._finder.stop()

    def _show_hits(self) -> None:
        finder, shown = self._finder, self.page.text.stretch
        self.head.find_row.tell(finder.in_words, some=finder.count > 0)
        self.page.text.show_hits(finder.hits_in(shown), finder.current)
        self.extent.setVisible(not self.page.is_whole and bool(self.text))
        self.extent.setText(
            f"Characters {shown.start + 1:,} to {shown.end:,} of {len(self.text):,}; "
            "scroll on for more"
        )

    def _go_to_hit(self, hit: Stretch) -> None:
        self.page.go_to(hit)
        self.page.text.place_caret(hit.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where little room is left, as with large letters, give it to the text."""
        compact = self.height() < _ROOMY * self.fontMetrics().height()
        self.head.make_compact(compact)
        self.foot.make_compact(compact)
        super().resizeEvent(event)

    # The keyboard.

    def focus(self) -> None:
        """Let the keyboard go on at the passage."""
        (self.page.text if self.text else self.head.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go back to the event, or to the companion that asked for the passage."""
        self._session.reading.leave()

    def _focus_text(self) -> None:
        self.page.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Claim the reader's keys before the window's commands have them."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and act_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match act_of(event):
            case Act.FIND:
                self.head.find_row.start()
            case Act.NEXT_HIT:
                self._finder.step(1)
            case Act.PREVIOUS_HIT:
                self._finder.step(-1)
            case Act.NEXT_MARK:
                self.step_mark(1)
            case Act.PREVIOUS_MARK:
                self.step_mark(-1)
            case Act.LEAVE:
                self.leave()
            case None:
                super().keyPressEvent(event)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words[:500]))
