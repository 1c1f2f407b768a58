"""What a request is for, told by Sec-Fetch-* or else by Accept and Origin."""

import pytest

from backend.whycors.recording.purpose import destination_of, is_told, mode_of

IMAGE = ("Accept", "image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8")
DOCUMENT = ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
STYLE = ("Accept", "text/css,*/*;q=0.1")
EVENTS = ("Accept", "text/event-stream")
ANYTHING = ("Accept", "*/*")
PAGE = ("Origin", "http://teacher.lan:8000")


@pytest.mark.parametrize(
    ("headers", "destination", "mode"),
    [
        ((ANYTHING, PAGE), "", "cors"),
        ((ANYTHING,), "", "no-cors"),
        ((EVENTS, PAGE), "", "cors"),
        ((IMAGE,), "image", "no-cors"),
        ((IMAGE, PAGE), "image", "cors"),
        ((STYLE,), "style", "no-cors"),
        ((DOCUMENT, PAGE), "document", "navigate"),
        ((), "", "no-cors"),
    ],
    ids=["fetch", "no-cors", "events", "image", "cors-image", "style", "form", "bare"],
)
def test_untold_purpose_is_that_of_accept_and_origin(
    headers: tuple[tuple[str, str], ...], destination: str, mode: str
) -> None:
    assert not is_told(headers)
    assert (destination_of(headers), mode_of(headers)) == (destination, mode)


def test_told_purpose_counts() -> None:
    said = (("Sec-Fetch-Dest", "script"), ("Sec-Fetch-Mode", "no-cors"))

    assert is_told((*said, IMAGE, PAGE))
    assert (destination_of((*said, IMAGE, PAGE)), mode_of((*said, IMAGE, PAGE))) == (
        "script",
        "no-cors",
    )
    assert destination_of((("Sec-Fetch-Dest", "empty"), IMAGE)) == ""
