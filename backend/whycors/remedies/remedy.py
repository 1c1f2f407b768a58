"""What to change so that script may read: computed by changing it and fetching again.

While a fetch fails, the answer that failed it is changed by the least that cures that failure, and
the fetch is made anew. So several faults are found together, what comes out is proved, and each
change is needed: without it the fetch would end where it ended before.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Literal

from ..fetch_standard import (
    OPAQUE,
    STANDARD,
    Behaviour,
    Failure,
    Outcome,
    PreflightCache,
    Reason,
    Request,
    Transport,
    fetch,
)
from .changes import Change, ChangedServer, ChangedTurn, added, change_for

#: What no header of the server cures, or what nobody should cure that way.
Advice = Literal[
    "attackers-page",
    "bad-port",
    "body-not-allowed",
    "connection-dropped",
    "connection-refused",
    "earlier-answer",
    "error-first",
    "header-is-invalid",
    "http-is-invalid",
    "insecure-page",
    "local-network",
    "method-is-invalid",
    "method-not-upper-case",
    "mixed-content",
    "mode-no-cors",
    "mode-same-origin",
    "name-not-resolved",
    "not-recorded",
    "opaque-origin",
    "proxy-status",
    "redirect-count",
    "redirect-crosses-origins",
    "redirect-has-credentials",
    "redirect-location",
    "redirect-mode",
    "resource-policy",
    "scheme-without-cors",
    "stream-body",
    "url-has-credentials",
    "url-is-invalid",
]

#: What to do about a failure that is the client's, the page's or the network's.
ADVICE_BY_REASON: dict[Reason, Advice] = {
    "BadPort": "bad-port",
    "BlockedByResourcePolicy": "resource-policy",
    "BlobUrlNotFound": "url-is-invalid",
    "BodyNotAllowed": "body-not-allowed",
    "ConnectionRefused": "connection-refused",
    "CorsDisabledScheme": "scheme-without-cors",
    "DisallowedByMode": "mode-same-origin",
    "EmptyResponse": "connection-dropped",
    "ForbiddenMethod": "method-is-invalid",
    "InsecureLocalNetwork": "insecure-page",
    "InvalidDataUrl": "url-is-invalid",
    "InvalidHeaderName": "header-is-invalid",
    "InvalidHeaderValue": "header-is-invalid",
    "InvalidHttpResponse": "http-is-invalid",
    "InvalidMethod": "method-is-invalid",
    "InvalidRedirect": "redirect-location",
    "InvalidUrl": "url-is-invalid",
    "LocalNetworkAccessPermissionDenied": "local-network",
    "MethodNotAllowedInNoCorsMode": "mode-no-cors",
    "MixedContent": "mixed-content",
    "MultipleLocations": "redirect-location",
    "NameNotResolved": "name-not-resolved",
    "NoCorsRedirectModeNotFollow": "mode-no-cors",
    "NotRecorded": "not-recorded",
    "RedirectContainsCredentials": "redirect-has-credentials",
    "RedirectModeError": "redirect-mode",
    "SchemeNotSupported": "scheme-without-cors",
    "StreamNeedsHttp2": "stream-body",
    "StreamNotAllowedInNoCorsMode": "mode-no-cors",
    "StreamRedirected": "stream-body",
    "TooManyRedirects": "redirect-count",
    "UnexpectedProxyAuth": "proxy-status",
    "UnsafeRedirect": "redirect-location",
}

#: The advices that are one option of the call, and what to set it to.
OPTIONS: dict[Advice, dict[str, Any]] = {
    "method-not-upper-case": {"method": "PATCH"},
    "mode-no-cors": {"mode": "cors"},
    "mode-same-origin": {"mode": "cors"},
    "redirect-mode": {"redirect": "follow"},
    "resource-policy": {"mode": "cors"},
}

#: The server and the page's preflight cache, as they were before the request.
Begin = Callable[[], tuple[Transport, PreflightCache]]


@dataclass(frozen=True)
class Remedy:
    """What to change: first what the `advices` say, in order, then the `changes` of the answers.

    `request` is the call with its options as advised. When the server answers it with the changes,
    script may read: `exchanges` are those of that fetch. Where an advice is not about an option of
    the call, no header helps, and there are neither changes nor exchanges.
    """

    request: Request
    advices: tuple[Advice, ...] = ()
    changes: tuple[Change, ...] = ()
    exchanges: tuple[ChangedTurn, ...] = field(default=(), compare=False)


def remedy(
    asked: Request,
    begin: Begin,
    behaviour: Behaviour = STANDARD,
    strangers: Collection[str] = (),
) -> Remedy | None:
    """Return what to change so that script may read the answer to `asked`, or None if it may.

    `begin` is called for each attempt, and what it returns must not depend on earlier ones. Its
    transport is asked for more than the failed fetch was: for the request that a preflight kept
    back, and for what redirects lead to. `strangers` are origins that no server should let in.
    """
    if _attempt(asked, begin, behaviour, []).is_readable:
        return None
    if asked.origin in strangers:
        return Remedy(asked, ("attackers-page",))
    advices: tuple[Advice, ...] = ()
    changes: list[Change] = []
    while not (attempt := _attempt(asked, begin, behaviour, changes)).is_readable:
        cure = attempt.cure()
        if not isinstance(cure, str):
            changes = added(changes, cure)
            continue
        advices = (*advices, cure)
        if cure not in OPTIONS:
            return Remedy(asked, advices)
        asked = asked._replace(**OPTIONS[cure])
    return Remedy(asked, advices, tuple(changes), tuple(attempt.exchanges))


@dataclass(frozen=True)
class _Attempt:
    """A fetch from a server that has made some changes."""

    asked: Request
    outcome: Outcome
    exchanges: list[ChangedTurn]

    @property
    def is_readable(self) -> bool:
        return self.outcome.outcome == "readable"

    def cure(self) -> Change | Advice:
        """Return what to do about the first thing that keeps the answer from script."""
        if self.outcome.outcome == "opaque":
            return "mode-no-cors"
        if self.outcome.outcome == "opaque-redirect":
            return "redirect-mode"
        failure = self.outcome.failure
        assert failure is not None
        if failure.reason == "UrlContainsCredentials":
            return "redirect-has-credentials" if self.exchanges else "url-has-credentials"
        if _is_patch_in_other_letters(failure):
            return "method-not-upper-case"
        if failure.reason in ADVICE_BY_REASON:
            return ADVICE_BY_REASON[failure.reason]
        change = change_for(
            failure.reason, failure.parameter, self.exchanges[-1], self.asked.credentials
        )
        if change is not None:
            return change
        return "opaque-origin" if self.asked.origin == OPAQUE else "redirect-crosses-origins"


def _is_patch_in_other_letters(failure: Failure) -> bool:
    """Return whether the method is PATCH, but for the letters: it is not normalized."""
    method = failure.parameter
    is_method = failure.reason == "MethodDisallowedByPreflightResponse"
    return is_method and method.upper() == "PATCH" and method != "PATCH"


def _attempt(asked: Request, begin: Begin, behaviour: Behaviour, changes: list[Change]) -> _Attempt:
    transport, cache = begin()
    server = ChangedServer(transport, changes)
    return _Attempt(asked, fetch(asked, server, cache, behaviour), server.exchanges)
