"""Claims about everybody else: pages that resemble those that are let in, and pages of nobody."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ...fetch_standard import REDIRECT_STATUSES, Body, HttpResponse, get
from ..access.askers import askers_for
from ..model import Asker
from .claim import holds
from .no_claim import NoClaim, hides
from .page_request import PageRequest
from .page_trial import PageTrial

__tracebackhide__ = hides

#: Tries out what a page of an origin asks for.
Trying = Callable[[str, PageRequest], PageTrial]


def other_pages(pages: Sequence[str], api: str) -> list[str]:
    """Return the origins of pages that somebody might mistake for `pages`, `null`, and strangers'.

    Those that anybody can have come first: of the pages that fail a claim, the first one is shown.
    Raises NoClaim where there are no pages to be mistaken for.
    """
    if not pages:
        raise NoClaim(
            "Nobody else than who? Claim first what a page may do, or name the app's own pages: "
            "set cors_pages in pytest's settings, or write a fixture of that name."
        )
    askers = [asker for asker in askers_for(pages, api) if asker.kind != "page"]
    return [asker.origin for asker in sorted(askers, key=_is_near)]


def _is_near(asker: Asker) -> bool:
    """Return whether an origin is of the same site as one of the app's own, or its twin."""
    return asker.kind in ("sibling-port", "other-scheme", "subdomain")


def readers(origins: Sequence[str], wanted: PageRequest, trying: Trying) -> list[PageTrial]:
    """Return a trial for each origin whose page could read the answer, with cookies or without."""
    tried = (
        [trying(origin, replace(wanted, cookies=cookies)) for cookies in (True, False)]
        for origin in origins
    )
    return _first_of_each(tried, lambda trial: not holds("may-not-read", trial.ours))


def writers(
    origins: Sequence[str], pages: Sequence[str], wanted: Sequence[PageRequest], trying: Trying
) -> list[PageTrial]:
    """Return a trial for each origin whose page could write by one of the requests `wanted`.

    A page has written if the app took its request: if it answered with success, or sent the page
    where it sends one of its own `pages` that has written. Those ask last: raises NoClaim if the
    app takes a request from none of them, for then nothing would be shown by refusing it to others.
    """
    tried = [
        [trying(origin, each) for request in wanted for each in _ways(request)]
        for origin in origins
    ]
    own = {request.method: _taken_from(pages, request, trying) for request in wanted}
    return _first_of_each(tried, lambda trial: _has_written(trial, own[trial.wanted.method]))


def _first_of_each(
    tried: Iterable[list[PageTrial]], does_it: Callable[[PageTrial], bool]
) -> list[PageTrial]:
    """Return the first trial of each page that does it, or about which the browser disagrees."""
    firsts = (
        next((trial for trial in trials if trial.is_contradicted or does_it(trial)), None)
        for trials in tried
    )
    return [trial for trial in firsts if trial is not None]


def _ways(wanted: PageRequest) -> Iterator[PageRequest]:
    """Yield the ways to send a request: with cookies or without, and such as needs no preflight."""
    for cookies in (True, False):
        yield replace(wanted, cookies=cookies)
        if wanted.method.upper() == "POST" and (wanted.headers or wanted.body):
            yield replace(wanted, cookies=cookies, headers=(), body=_plain(wanted.body))


def _plain(body: Body | None) -> Body | None:
    return Body("text") if body else None


def _taken_from(pages: Sequence[str], wanted: PageRequest, trying: Trying) -> HttpResponse:
    """Return what the app answers to the first of its own pages whose request it takes."""
    refused = {}
    for page, cookies in itertools.product(pages, (True, False)):
        answer = _answer(trying(page, replace(wanted, cookies=cookies)))
        if answer is not None and answer.status < 400:
            return answer
        refused[page] = str(answer.status) if answer else "not sent"
    told = ", ".join(f"{page}: {status}" for page, status in refused.items())
    raise NoClaim(
        f"The app refuses {wanted} to its own pages, too ({told}): that others can't "
        "write shows nothing then. Give the request that it takes: its json, data or headers, and "
        "as client one that is logged in."
    )


def _has_written(trial: PageTrial, own: HttpResponse) -> bool:
    answer = _answer(trial)
    if answer is None or answer.status >= 400:
        return False
    # A redirect may be a refusal: to where one logs in.
    return answer.status not in REDIRECT_STATUSES or _location(answer) == _location(own)


def _answer(trial: PageTrial) -> HttpResponse | None:
    """Return the app's first answer to the request itself, None if it was never sent."""
    for turn in trial.happened.played.exchanges:
        if turn.request.kind == "request" and isinstance(turn.answer, HttpResponse):
            return turn.answer
    return None


def _location(answer: HttpResponse) -> str | None:
    return get(answer.headers, "location")
