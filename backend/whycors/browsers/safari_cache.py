"""Safari's preflight cache, beside the standard's.

CrossOriginPreflightResultCache.cpp in WebKit's Source/WebCore/loader
"""

import re

from ..fetch_standard.model import Failure
from ..fetch_standard.preflight_cache import DEFAULT_MAX_AGE_SECONDS, Entries, Entry, What
from ..fetch_standard.preflight_checks import PreflightAnswer
from ..fetch_standard.request import FetchRequest, is_cors_safelisted_method
from ..fetch_standard.urls import OPAQUE
from .caches import ANYTHING, AnswerCache


class SafariCache(AnswerCache):
    """One answer a URL. It is forgotten as soon as it does not cover a request."""

    max_age_limit = 600

    def covers(self, request: FetchRequest) -> bool:
        """Return whether the last answer covers all; if it doesn't, forget it.

        It covers no request that a redirect has tainted: that one's origin is new each time.
        """
        has_new_origin = request.is_redirect_tainted and request.origin != OPAQUE
        covered = not has_new_origin and super().covers(request)
        if not covered:
            self.clear(request)
        return covered

    def allows_method(self, request: FetchRequest) -> bool:
        """Return whether the method is listed; one that is safelisted needs any answer."""
        if is_cors_safelisted_method(request.method):
            return self.allows(request, ANYTHING)
        return super().allows_method(request)

    def refused(self, request: FetchRequest, answer: PreflightAnswer, failure: Failure) -> None:
        """Remember what the answer does allow where it is only not enough for the request."""
        if failure.reason in (
            "MethodDisallowedByPreflightResponse",
            "HeaderDisallowedByPreflightResponse",
        ):
            self.store(request, answer)

    def max_age(self, values: list[str]) -> int:
        """Read a signed number of 64 bits; one below zero is not cached."""
        found = re.fullmatch(r"\s*([+-]?[0-9]{1,19})\s*", ", ".join(values), re.ASCII)
        seconds = int(found[1]) if found else 2**63
        return max(0, seconds) if seconds < 2**63 else DEFAULT_MAX_AGE_SECONDS

    def failed(self, request: FetchRequest, failure: Failure, needed_preflight: bool) -> None:
        """Leave all as it is."""

    def allowing(self, entries: Entries, request: FetchRequest, what: What) -> list[Entry]:
        """Return the entries that allow it; a wildcard covers Authorization, too.

        Whether a wildcard counts is a matter of the request's credentials, not of the entry's.
        """
        found = self.matching(entries, request, what)
        if request.credentials_mode != "include":
            found += self.matching(entries, request, (what[0], "*"))
        return found
