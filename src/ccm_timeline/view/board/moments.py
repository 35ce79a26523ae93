"""The head of the stance board: the topic, the day as of which one looks, steps through time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ccm_timeline.model.document import Topic
from ccm_timeline.model.standing import TOPIC_WORDS
from ccm_timeline.view.board.topic_box import TopicBox
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.controls import ChevronButton, Direction
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.tool_tips import set_plain_tool_tip
from ccm_timeline.view.typefaces import Face


class Moments(QWidget):
    """It says what is asked for, and shows what it is told."""

    topic_chosen = Signal(object)
    stepped = Signal(int)
    """To the next change, 1, or the previous one, -1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: tuple[Topic, ...] = ()
        # In the order in which Tab goes through them, from left to right.
        self.previous = self._step("Previous change", "Ctrl+Left", Direction.LEFT, -1)
        self.next = self._step("Next change", "Ctrl+Right", Direction.RIGHT, 1)
        self.topic = TopicBox(self)
        self.topic.activated.connect(self._on_activated)
        self._moment = PlainLabel("", self, face=Face.SUBTITLE)
        self._news = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        words = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        lines = column(words)
        lines.addWidget(self._moment)
        lines.addWidget(self._news)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in (self.previous, self.next):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1)
        layout.addWidget(self.topic, 0, Qt.AlignmentFlag.AlignTop)

    def _step(self, name: str, key: str, direction: Direction, delta: int) -> ChevronButton:
        button = ChevronButton(name, direction, self)
        keys = QKeySequence(key)
        # Not the button's own shortcut, which presses it slowly and drops a second key meanwhile.
        QShortcut(keys, self, button.click)
        set_plain_tool_tip(
            button, f"{name} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})"
        )
        button.setProperty("delta", delta)
        button.clicked.connect(self._on_stepped)
        return button

    def show_topics(self, topics: tuple[Topic, ...], chosen: Topic) -> None:
        """Offer these topics; where there is one, it is only said."""
        self._topics = topics
        self.topic.clear()
        self.topic.addItems([f"On {TOPIC_WORDS[topic]}" for topic in topics])
        self.topic.setCurrentIndex(topics.index(chosen))
        self.topic.setEnabled(len(topics) > 1)

    def show_moment(self, words: str, news: str, *, has_previous: bool, has_next: bool) -> None:
        """Say as of when one looks and what is new; the steps that lead nowhere are dim."""
        self._moment.setText(words)
        self._news.setText(news)
        for button, leads in ((self.previous, has_previous), (self.next, has_next)):
            button.setEnabled(leads)

    def _on_stepped(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.stepped.emit(sender.property("delta"))

    def _on_activated(self, index: int) -> None:
        self.topic_chosen.emit(self._topics[index])
