"""Changes of a server's answers: what one is, how it is made, and a server that has made some."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ..fetch_standard import (
    OPAQUE,
    REDIRECT_STATUSES,
    TOKEN,
    Credentials,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    Reason,
    Transport,
    get,
    values_of,
)

OK_STATUS = 200
ALLOW_ORIGIN = "Access-Control-Allow-Origin"
ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"
ALLOW_METHODS = "Access-Control-Allow-Methods"
ALLOW_HEADERS = "Access-Control-Allow-Headers"

On = Literal["preflight", "request", "redirect"]


@dataclass(frozen=True)
class HeaderChange:
    """A header to send with one value, in place of the values in `before`, if there were any.

    `on` says which answer at `url` is meant: to the preflight or to the request, and of the
    latter, whether the one that redirects or the other.
    """

    on: On
    url: str
    name: str
    before: tuple[str, ...]
    after: str

    @property
    def target(self) -> tuple[On, str, str]:
        """Which header of which answer is changed: of two such changes the later one counts."""
        return self.on, self.url, self.name

    def applied(self, answer: HttpResponse) -> HttpResponse:
        """Return the answer with the header changed."""
        name = self.name.lower()
        others = tuple(header for header in answer.headers if header[0].lower() != name)
        return answer._replace(headers=(*others, (self.name, self.after)))


@dataclass(frozen=True)
class StatusChange:
    """A status to answer the preflight with."""

    on: On
    url: str
    before: int
    after: int

    def applied(self, answer: HttpResponse) -> HttpResponse:
        """Return the answer with the status changed."""
        return answer._replace(status=self.after)


Change = HeaderChange | StatusChange


@dataclass(frozen=True)
class ChangedTurn:
    """A request that left the browser, and its answer as the changes make it, if any do."""

    on: On
    request: HttpRequest
    answer: HttpResponse
    is_changed: bool = False


class ChangedServer:
    """The transport to a server that has made `changes`; `exchanges` fills as it answers."""

    def __init__(self, transport: Transport, changes: Iterable[Change]) -> None:
        self.transport = transport
        self.changes = tuple(changes)
        self.exchanges: list[ChangedTurn] = []

    def __call__(self, request: HttpRequest) -> HttpResponse | NetworkFailure:
        answer = self.transport(request)
        if isinstance(answer, NetworkFailure):
            return answer
        on = on_of(request, answer)
        changed = answer
        for change in self.changes:
            if (change.on, change.url) == (on, request.url):
                changed = change.applied(changed)
        self.exchanges.append(ChangedTurn(on, request, changed, changed != answer))
        return changed


def on_of(request: HttpRequest, answer: HttpResponse) -> On:
    """Return which of the answers at its URL this one is."""
    if request.kind == "preflight":
        return "preflight"
    has_location = get(answer.headers, "location") is not None
    return "redirect" if answer.status in REDIRECT_STATUSES and has_location else "request"


def change_for(
    reason: Reason, parameter: str, failed: ChangedTurn, credentials: Credentials
) -> Change | None:
    """Return the change of the answer that cures a failure for `reason`, or None if none can.

    `parameter` is the failure's. The page's origin is named, unless it is `null`, which many pages
    share; and a list gets what it lacks.
    """
    request, answer = failed.request, failed.answer
    may_be_named = request.origin is not None and request.origin != OPAQUE
    match reason.removeprefix("Preflight"):
        case (
            "MissingAllowOriginHeader"
            | "WildcardOriginNotAllowed"
            | "MultipleAllowOriginValues"
            | "InvalidAllowOriginValue"
            | "AllowOriginMismatch"
        ) if may_be_named:
            return _header(failed, ALLOW_ORIGIN, str(request.origin))
        case "InvalidAllowCredentials" if may_be_named:
            return _header(failed, ALLOW_CREDENTIALS, "true")
        case "InvalidStatus" | "DisallowedRedirect":
            return StatusChange(failed.on, request.url, answer.status, OK_STATUS)
        case "InvalidAllowMethodsPreflightResponse":
            return _header(failed, ALLOW_METHODS, _repaired(failed, ALLOW_METHODS))
        case "InvalidAllowHeadersPreflightResponse":
            return _header(failed, ALLOW_HEADERS, _repaired(failed, ALLOW_HEADERS))
        case "MethodDisallowedByPreflightResponse":
            return _header(
                failed, ALLOW_METHODS, _with([parameter], failed, ALLOW_METHODS, credentials)
            )
        case "HeaderDisallowedByPreflightResponse":
            lacking = _lacking_names(parameter, failed, credentials)
            return _header(
                failed, ALLOW_HEADERS, _with(lacking, failed, ALLOW_HEADERS, credentials)
            )
        case _:
            return None


def added(changes: list[Change], change: Change) -> list[Change]:
    """Return the changes with one more; a second one of the same header takes the first's place."""
    for index, earlier in enumerate(changes):
        if isinstance(earlier, HeaderChange) and isinstance(change, HeaderChange):
            if earlier.target == change.target:
                merged = replace(change, before=earlier.before)
                return [*changes[:index], merged, *changes[index + 1 :]]
    return [*changes, change]


def _header(failed: ChangedTurn, name: str, after: str) -> HeaderChange:
    before = tuple(values_of(failed.answer.headers, name.lower()))
    return HeaderChange(failed.on, failed.request.url, name, before, after)


def _repaired(failed: ChangedTurn, name: str) -> str:
    """Return a list of the tokens in the header, whose value isn't a valid list."""
    text = get(failed.answer.headers, name.lower()) or ""
    return ", ".join(dict.fromkeys(TOKEN.findall(text)))


def _lacking_names(first: str, failed: ChangedTurn, credentials: Credentials) -> list[str]:
    """Return all names that the preflight asked for and was not allowed, of which `first` is one.

    Where a `*` counts, it is the only one.
    """
    asked = get(failed.request.headers, "access-control-request-headers") or first
    text = get(failed.answer.headers, ALLOW_HEADERS.lower()) or ""
    listed = {name.strip(" \t").lower() for name in text.split(",")}
    if "*" in listed and credentials != "include":
        return [first]
    return [name for name in asked.split(",") if name not in listed]


def _with(tokens: list[str], failed: ChangedTurn, name: str, credentials: Credentials) -> str:
    """Return the header's list with more tokens, set apart as the others are.

    With credentials a `*` is a name like any other, and says nothing: it goes.
    """
    text = get(failed.answer.headers, name.lower()) or ""
    listed = [token for token in re.split(r"[ \t]*,[ \t]*", text.strip(" \t")) if token]
    if credentials == "include":
        listed = [token for token in listed if token != "*"]
    separator = "," if "," in text and ", " not in text else ", "
    return separator.join([*listed, *tokens])
