"""What is called of a source, and by which words one without a title is described."""

from __future__ import annotations

from ccm_timeline.model.document import Source
from ccm_timeline.model.visible import visible


def stated(text: str | None) -> str:
    """A field on one line, what would act or hide in it shown; "" where nothing is stated."""
    return " ".join(visible(text or "").split())


def kind_in_words(source: Source) -> str:
    """The kind of a source, in words: "news report"."""
    return stated(source.kind.replace("-", " "))


def is_web_page(source: Source) -> bool:
    """Whether a source of no other kind stands on the web; a chronicle of old does not."""
    return bool(stated(source.url)) or any(word in source.kind for word in ("page", "web", "blog"))


def description(source: Source) -> str:
    """Describe a source without a title: "untitled news report".

    Where nothing else tells it from the next one of its kind, the name of its text file does.
    """
    words = f"untitled {kind_in_words(source)}"
    if stated(source.author) or stated(source.publisher) or stated(source.url):
        return words
    return f"{words}, text file {stated(source.file)}"


def publisher_beside(source: Source, author: str) -> str:
    """The publisher, but where it is the author too, as both styles leave it out then."""
    publisher = stated(source.publisher)
    return "" if publisher == author else publisher
