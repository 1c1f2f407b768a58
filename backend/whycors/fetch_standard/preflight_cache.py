"""The browser's memory of preflights.

https://fetch.spec.whatwg.org/#cors-preflight-cache
"""

from dataclasses import dataclass, field
from typing import ClassVar

from .headers import is_cors_non_wildcard_request_header_name
from .model import Failure
from .preflight_checks import PreflightAnswer
from .request import FetchRequest, is_cors_safelisted_method
from .syntax import parse_delta_seconds

#: What an entry allows: ("method", "PUT") or ("header", "x-a"), say. Either may be `*`.
What = tuple[str, str]
#: What an entry allows, and whether to a request with credentials.
Allowed = tuple[What, bool]
#: The origin and the URL that entries are for.
Key = tuple[str, str]

DEFAULT_MAX_AGE_SECONDS = 5


@dataclass
class Entry:
    """One thing that a preflight allowed, to a request with `credentials` or without.

    `expires` is when it is forgotten, in seconds on the cache's clock.
    """

    credentials: bool
    expires: float


#: The entries of one key.
Entries = dict[Allowed, Entry]


@dataclass
class PreflightCache:
    """What a page's preflights allowed. `now` is the clock, in seconds: whoever owns it sets it.

    `entries` is an index: by key, then by what an entry allows, and whether with credentials.
    """

    entries: dict[Key, Entries] = field(default_factory=dict)
    now: float = 0.0
    #: For how many seconds at most an answer is remembered. The standard leaves it to the browsers;
    #: this is the largest number of seconds that there is (RFC 9111, 1.2.2).
    max_age_limit: ClassVar[int] = 2**31

    def partition(self, request: FetchRequest) -> "PreflightCache":
        """Return the cache that the fetch of `request` goes by; of a page's it has just this one.

        https://fetch.spec.whatwg.org/#network-partition-keys
        """
        return self

    def covers(self, request: FetchRequest) -> bool:
        """Return whether the request needs no new preflight (HTTP fetch, step 4.1)."""
        entries = self.entries.get(key(request))
        return bool(entries) and self.allows_method(request) and self.allows_headers(request)

    def allows_method(self, request: FetchRequest) -> bool:
        """Return whether the request's method needs no new preflight."""
        needs_none = is_cors_safelisted_method(request.method) and not request.use_cors_preflight
        return needs_none or self.allows(request, ("method", request.method))

    def allows_headers(self, request: FetchRequest) -> bool:
        """Return whether the request's headers need no new preflight."""
        return all(self.allows(request, ("header", name)) for name in request.unsafe_header_names)

    def allows(self, request: FetchRequest, what: What) -> bool:
        """Return whether there is an entry for a method, or for a header's name in lower case.

        https://fetch.spec.whatwg.org/#concept-cache-match-method
        https://fetch.spec.whatwg.org/#concept-cache-match-header
        """
        return bool(self.allowing(self.entries.get(key(request), {}), request, what))

    def store(self, request: FetchRequest, answer: PreflightAnswer) -> None:
        """Remember what a preflight allowed (CORS-preflight fetch, steps 7.12 to 7.15).

        What was remembered before now lasts as long as this answer says, even if that is 0.
        """
        credentials, expires = request.credentials_mode == "include", self.now + self.age(answer)
        entries = self.entries.setdefault(key(request), {})
        methods = [("method", method) for method in answer.methods]
        for what in (*methods, *(("header", name.lower()) for name in answer.header_names)):
            known = self.allowing(entries, request, what)
            for entry in known:
                entry.expires = expires
            if not known:
                entries[what, credentials] = Entry(credentials, expires)

    def age(self, answer: PreflightAnswer) -> int:
        """Return for how many seconds to remember the answer (steps 7.8 to 7.10)."""
        seconds = self.max_age(answer.response.values("access-control-max-age"))
        return min(seconds, self.max_age_limit)

    def max_age(self, values: list[str]) -> int:
        """Return the seconds that the values of Access-Control-Max-Age say, 5 where they are wrong.

        https://fetch.spec.whatwg.org/#http-access-control-max-age
        """
        seconds = parse_delta_seconds(values)
        return DEFAULT_MAX_AGE_SECONDS if seconds is None else seconds

    def failed(self, request: FetchRequest, failure: Failure, needed_preflight: bool) -> None:
        """Forget what a failed request shows to be wrong (main fetch, step 12)."""
        if needed_preflight:
            self.clear(request)

    def refused(self, request: FetchRequest, answer: PreflightAnswer, failure: Failure) -> None:
        """Remember nothing of an answer that refuses the request."""

    def clear(self, request: FetchRequest) -> None:
        """Forget what was allowed at the request's URL.

        https://fetch.spec.whatwg.org/#concept-cache-clear
        """
        self.entries.pop(key(request), None)

    def allowing(self, entries: Entries, request: FetchRequest, what: What) -> list[Entry]:
        """Return the entries that allow it: those for itself, and those for a wildcard."""
        kind, name = what
        found = self.matching(entries, request, what)
        is_never_covered = kind == "header" and is_cors_non_wildcard_request_header_name(name)
        if name != "*" and not is_never_covered:
            found += filter(self.is_wildcard, self.matching(entries, request, (kind, "*")))
        return found

    def matching(self, entries: Entries, request: FetchRequest, what: What) -> list[Entry]:
        """Return the entries for exactly this that match the request.

        https://fetch.spec.whatwg.org/#concept-cache-match
        """
        kinds = (True,) if request.credentials_mode == "include" else (False, True)
        found = [entries.get((what, credentials)) for credentials in kinds]
        return [e for e in found if e and self.now < e.expires and self.serves(e, request)]

    def serves(self, entry: Entry, request: FetchRequest) -> bool:
        """Return whether an entry, made with credentials, serves a request without."""
        return True

    def is_wildcard(self, entry: Entry) -> bool:
        """Return whether the entry's `*` covers more than what is called so."""
        return True


def key(request: FetchRequest) -> Key:
    """Return what the entries for the request are found by."""
    return request.preflight_origin, request.cors_url
