"""The address of a source: shown whole, opened only when it is of the web and somebody said so."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ccm_timeline.view.panel import address
from ccm_timeline.view.panel.address import web_address
from tests.builders import document, source_of
from tests.view.panels import Show, press, words
from tests.view.panels import show as show


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org/a",
        "https://",
        "example.org",
        "https://example.org/\u202egpj.exe",
        "https://example.org/" + "a" * 3000,
        "",
    ],
)
def test_what_is_no_whole_address_of_the_web_cannot_be_opened(text: str) -> None:
    assert web_address(text) is None


def test_letters_that_look_like_others_are_shown_encoded() -> None:
    assert web_address("https://ex\u0430mple.org/a") == "https://xn--exmple-4nf.org/a"


@pytest.mark.parametrize("agreed", [True, False])
def test_an_address_opens_when_all_of_it_was_shown_and_agreed_to(
    show: Show, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    whole = "https://example.org/a?b=c#d"
    asked: list[str] = []
    opened: list[QUrl] = []

    def answer(parent: object, question: str, action: str) -> bool:
        asked.append(question)
        return agreed

    monkeypatch.setattr(address, "ask", answer)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    panel = show(document(sources=(source_of(url=whole),)))
    assert whole in words(panel)
    press(panel, f"Open in the browser: {whole}")
    assert asked == [f"Open this address in the browser? {whole}"]
    assert [url.toString() for url in opened] == ([whole] if agreed else [])


def test_another_address_is_only_text(show: Show) -> None:
    panel = show(document(sources=(source_of(url="javascript:alert(1)"),)))
    assert "javascript:alert(1)" in words(panel)
    assert "Open in the browser…" not in [
        button.text() for button in panel.findChildren(address.TextButton) if button.isVisible()
    ]
