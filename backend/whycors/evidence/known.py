"""What the pieces of one failure tell of its request: each value, and where it was given."""

from dataclasses import dataclass

from .attempts import Attempt
from .grouping import Group
from .model import HeaderPairs, Place
from .sources import Given, Sources, ToldAnswer


@dataclass(frozen=True)
class Known:
    """What is known of a request; None is what nobody told. `attempt` is the try that is told of.

    `headers` are script's own, as far as they can be told from the browser's.
    """

    attempt: Attempt | None
    browser: Given[str] | None
    page_origin: Given[str] | None
    url: Given[str] | None
    method: Given[str] | None
    headers: Given[HeaderPairs] | None
    credentials: Given[str] | None
    mode: Given[str] | None
    api: str
    destination: str
    has_body: bool
    #: What curl asked, where a console line tells of the browser's own request.
    guessed_method: str | None
    guessed_headers: HeaderPairs | None
    #: Whether there was a preflight for which neither method nor headers call: an XMLHttpRequest
    #: whose upload script listens to.
    listens_to_upload: bool
    #: Where a redirect led, and what of the answer at fault, as far as console lines tell.
    redirected_to: Given[str] | None
    told_answer: ToldAnswer | None


def known_of(group: Group, attempt: Attempt | None, url_alone: str | None = None) -> Known:
    """Return what a group tells of the request, with one of its tries; or what a URL alone does."""
    sources = Sources(group, attempt)
    page_origin, url = sources.page_origin(), sources.url()
    method, headers = sources.method(), sources.headers()
    is_browsers = sources.is_the_browsers_request()
    if url_alone is not None:
        url = Given(url_alone, "measured", Place("url", 1, 1))
    return Known(
        attempt=attempt,
        browser=sources.browser(),
        page_origin=page_origin,
        url=url,
        method=sources.method() if is_browsers else sources.told_method(),
        headers=sources.headers() if is_browsers else None,
        credentials=sources.credentials(page_origin, url),
        mode=sources.mode(),
        api=sources.api(),
        destination=sources.destination(),
        has_body=attempt is not None and attempt.request.has_body is True,
        guessed_method=None if method is None else method.value,
        guessed_headers=None if headers is None else headers.value,
        listens_to_upload=sources.listens_to_upload(),
        redirected_to=sources.redirected_to(),
        told_answer=sources.told_answer(),
    )
