"""Makes the slides of the classroom activities for one size of the screen."""

from __future__ import annotations

from collections.abc import Mapping

from ccm_timeline.files.check import Grade
from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.model.activities import PutInOrder, WhereDoTheyStand, WhoSaidThis
from ccm_timeline.model.steps import Step
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.content import QuoteContent, content_of
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.show.lessons import Activity, Lessons
from ccm_timeline.view.show.order_slide import OrderSlide
from ccm_timeline.view.show.page import Page
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Slide
from ccm_timeline.view.show.where_slide import WhereSlide
from ccm_timeline.view.show.who_slide import WhoSlide

_NOTHING = "This timeline holds too little for this activity."


class TaskMaker:
    """Draws each step of an activity on a page of its own, without the timeline below."""

    def __init__(
        self,
        timeline: Timeline,
        lessons: Lessons,
        grades: Mapping[str, Grade],
        colours: ShowColours,
        sizes: Sizes,
        faces: Faces,
    ) -> None:
        self._timeline, self._lessons, self._grades = timeline, lessons, grades
        self._colours, self._sizes, self._faces = colours, sizes, faces
        self._names = Names(timeline)

    def slide(self, activity: Activity, number: int) -> Slide:
        """The picture of a step of an activity, counted from 0."""
        page = Page(self._faces, self._sizes, self._colours)
        step = self._lessons.step(activity, number)
        if step is None:
            self._say_nothing(page, activity)
            return page.slide()
        match step.task:
            case PutInOrder():
                OrderSlide(page, step.task).draw(solved=step.solved)
            case WhoSaidThis():
                WhoSlide(page, self._content(step.task)).draw(solved=step.solved)
            case WhereDoTheyStand():
                WhereSlide(page, step.task, self._names).draw(solved=step.solved)
        return page.slide()

    def _say_nothing(self, page: Page, activity: Activity) -> None:
        top = page.heading(activity.value)
        kind = Type(self._sizes.share(0.042))
        lines = self._faces.lines(_NOTHING, kind, self._sizes.room)
        page.column(lines, kind, top, self._sizes.left)

    def _content(self, task: WhoSaidThis) -> QuoteContent:
        step = Step(task.quote.event, task.quote.id)
        content = content_of(self._timeline, self._names, step, self._grades, Comparison())
        assert isinstance(content, QuoteContent)
        return content
