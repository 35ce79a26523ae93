"""Runs the show: its windows on the screens that there are, from F5 to Esc."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.app.awake import Awake
from ccm_timeline.app.motion import is_motion_reduced
from ccm_timeline.app.placing import fill, stand
from ccm_timeline.app.room import has_room
from ccm_timeline.model.document import ShowTheme
from ccm_timeline.model.steps import Key, Step, first_step, step_of, steps_of
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.dialogs import tell
from ccm_timeline.view.interruptions import INTERRUPTIONS
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.course import Course
from ccm_timeline.view.show.keyboard import Keyboard
from ccm_timeline.view.show.pace import USUAL_SECONDS
from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.presenter import PresenterView
from ccm_timeline.view.show.screens import Seats, seats
from ccm_timeline.view.show.window import ShowWindow


class Presenting(QObject):
    """Begins a show, keeps its place when it is left, and moves it when screens come and go."""

    def __init__(self, window: QWidget, session: Session, store: Store) -> None:
        super().__init__(window)
        self._window, self._session, self._store = window, session, store
        self._back = window
        """What comes forward when the show is left."""
        self._steps: tuple[Step, ...] = ()
        self._left: tuple[Key, int] | None = None
        """The step and the page of it that the show was left at."""
        self._theme: ShowTheme | None = None
        self._pace: tuple[int, bool] = USUAL_SECONDS, False
        """Seconds a step, and whether over and over, when the show runs by itself."""
        self._screen: int | None = None
        self._course: Course | None = None
        self._show: ShowWindow | None = None
        self._presenter: PresenterView | None = None
        self._swapped = False
        self._had_two = False
        self._awake = Awake()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._keyboard = Keyboard(application, self)
        application.screenAdded.connect(self._on_screen_added)
        application.screenRemoved.connect(self._on_screens)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._on_screens)
        session.document_changed.connect(self._on_document)
        session.presentation_changed.connect(self._on_presentation)

    # Begin and leave.

    @property
    def show_window(self) -> ShowWindow | None:
        """The audience's picture while a show runs."""
        return self._show

    @property
    def presenter_view(self) -> PresenterView | None:
        return self._presenter

    @property
    def course(self) -> Course | None:
        return self._course

    def present(self) -> None:
        """Go on where the show was left, or begin where it begins."""
        steps = steps_of(self._session.timeline)
        self._begin(steps, self._left_place(steps))

    def present_here(self) -> None:
        """Begin at the selected event."""
        steps = steps_of(self._session.timeline)
        at = step_of(steps, self._session.selected_id)
        self._begin(steps, Place(first_step(self._session.timeline, steps) if at is None else at))

    def present_step(self, key: Key, back: QWidget) -> None:
        """Begin at a step (where it is left out, as the show begins by itself); the window that
        asks for it comes forward when the show is left."""
        self._back = back
        steps = steps_of(self._session.timeline)
        keys = [step.key for step in steps]
        at = keys.index(key) if key in keys else first_step(self._session.timeline, steps)
        self._begin(steps, Place(at))

    def present_as_asked(self, screen: int | None, event_id: str | None) -> None:
        """Begin on a screen, counted from 1, at an event; where they are named, and there."""
        self._screen = screen
        if not has_room(self._session, self._window, "A presentation"):
            return
        if event_id is None:
            self.present()
        elif self._session.timeline.position(event_id) is None:
            tell(self._window, f"There is no event “{event_id}” in this timeline.")
        else:
            self._session.select(event_id)
            self.present_here()

    def present_activity(self, act: Act) -> None:
        """Begin with an activity for the classroom, behind which the show is."""
        self.present()
        if self._course is not None:
            self._course.do(act)

    def run_by_itself(self, seconds: int, *, loop: bool) -> None:
        """Let the show that was begun go on by itself, so many seconds a step."""
        if self._course is not None:
            self._course.run(seconds, loop=loop)

    def stop(self) -> None:
        """Leave, with nobody there to read what waited for the end of the show."""
        INTERRUPTIONS.forget()
        self.leave()

    def leave(self) -> None:
        """Close the windows of the show; its event is selected in the main window."""
        if self._course is None or self._show is None:
            return
        self._keyboard.rest()
        self._awake.let_sleep()
        state = self._course.state
        self._keep(self._course)
        event_id = self._steps[state.place.step].event_id if self._steps else None
        self._close()
        if event_id is not None:
            self._session.select(event_id)
            self._session.reveal(event_id)
        back, self._back = self._back, self._window
        (back if back.isVisible() else self._window).activateWindow()

    def _keep(self, course: Course) -> None:
        """Remember how the show is left: F5 goes on there."""
        place, theme = course.state.place, course.state.theme
        self._left = (self._steps[place.step].key, place.page) if self._steps else None
        self._pace = course.pace.seconds, course.pace.loop
        if theme is not self._first_theme():
            self._theme = theme
            if self._stated_theme is None:
                self._store.change(show_theme=theme)

    def _left_place(self, steps: tuple[Step, ...]) -> Place:
        """Where the show was left, if that step is still one; else where it begins."""
        keys = [step.key for step in steps]
        if self._left is not None and self._left[0] in keys:
            return Place(keys.index(self._left[0]), self._left[1])
        return Place(first_step(self._session.timeline, steps))

    def _begin(self, steps: tuple[Step, ...], place: Place) -> None:
        if self._course is not None:
            return
        self._steps = steps
        self._course = Course(place, self._first_theme(), self)
        self._course.pace.seconds, self._course.pace.loop = self._pace
        self._course.requested.connect(self._on_requested)
        size = self._place().audience.size()
        self._show = ShowWindow(self._session, steps, self._course, size, still=self._is_still())
        self._keyboard.pressed.connect(self._course.press)
        self._keyboard.listen()
        self._awake.keep()
        self._had_two = False
        self._arrange()

    def _close(self) -> None:
        """Take the windows away at once: what they would still hear is of no use."""
        assert self._course is not None
        INTERRUPTIONS.release()
        self._keyboard.pressed.disconnect(self._course.press)
        for window in (self._presenter, self._show):
            if window is not None:
                window.hide()
                window.deleteLater()
        self._course.deleteLater()
        self._course, self._show, self._presenter = None, None, None

    def _first_theme(self) -> ShowTheme:
        """The one of the document's last show, or its own, or the one that was chosen last."""
        return self._theme or self._stated_theme or self._store.settings.show_theme

    @property
    def _stated_theme(self) -> ShowTheme | None:
        presentation = self._session.presentation
        return None if presentation is None else presentation.theme

    def _is_still(self) -> bool:
        """Whether the system or the user wants no movement."""
        return is_motion_reduced(self._store.settings)

    def _on_document(self) -> None:
        self.leave()
        self._left, self._theme = None, None

    def _on_presentation(self) -> None:
        """It may state other colours."""
        if self._course is None:
            self._theme = None

    # What the show asks for.

    def _on_requested(self, act: Act) -> None:
        match act:
            case Act.LEAVE:
                self.leave()
            case Act.SWAP:
                self._swapped = not self._swapped
                self._arrange()
            case Act.PRESENTER:
                self._toggle_presenter()
            case _:
                pass

    def _toggle_presenter(self) -> None:
        """The presenter's view as a window, where there is no screen for it alone."""
        if self._presenter is not None and self._presenter.isVisible():
            self._presenter.hide()
            # Else the window manager may leave the keys to nobody.
            if self._show is not None:
                self._show.activateWindow()
        else:
            self._make_presenter().show()
            self._make_presenter().activateWindow()
        self._share()

    # Screens.

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screens)
        self._on_screens()

    def _on_screens(self) -> None:
        """They came, went, or began to lie on each other."""
        if self._show is not None:
            self._arrange()

    def _arrange(self) -> None:
        """Put the windows where they belong; of two screens one is left to the presenter."""
        assert self._show is not None
        placed = self._place()
        if placed.presenter is not None:
            self._had_two = True
            fill(self._show, placed.audience)
            stand(self._make_presenter(), placed.presenter)
        elif self._had_two:
            self._show.hide()
            stand(self._make_presenter(), placed.audience)
        else:
            fill(self._show, placed.audience)
        if self._show.isVisible():
            self._show.activateWindow()
            self._show.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
            self._show.start_pointer()
        self._share()

    def _place(self) -> Seats:
        own = self._window.screen() or QGuiApplication.primaryScreen()
        return seats(QGuiApplication.screens(), own, self._screen, swapped=self._swapped)

    def _make_presenter(self) -> PresenterView:
        assert self._show is not None
        assert self._course is not None
        if self._presenter is None:
            self._presenter = PresenterView(self._session, self._show, self._course)
        return self._presenter

    def _share(self) -> None:
        """Share out what is seen once: the timer, and boxes that want to be read."""
        if self._show is not None:
            beside = self._presenter is not None and self._presenter.isVisible()
            self._show.show_timer(not beside)
            INTERRUPTIONS.hold(self._presenter if self._has_own_screen() else None)

    def _has_own_screen(self) -> bool:
        """Whether the presenter has a screen that the audience does not see."""
        if self._show is None or self._presenter is None or not self._presenter.isVisible():
            return False
        return self._place().presenter is not None or not self._show.isVisible()
