"""fetch(): main fetch, HTTP fetch and CORS-preflight fetch.

https://fetch.spec.whatwg.org/#fetching
"""

from dataclasses import replace

from .blocking import (
    check_cross_origin_resource_policy,
    check_port,
    refuse_what_is_blocked,
)
from .checks import cors_check
from .deviations import BEHAVIOURS, Behaviour
from .filtering import filtered, network_error
from .headers import HeaderList
from .model import (
    Browser,
    Failure,
    HttpResponse,
    Outcome,
    Request,
    Transport,
)
from .network import send, send_preflight
from .preflight_cache import PreflightCache
from .preflight_checks import check_preflight
from .redirects import (
    REDIRECT_STATUSES,
    check_credentials,
    check_scheme,
    location_url,
    redirect,
)
from .request import FetchRequest, is_cors_safelisted_method
from .request_building import Refused, build_request
from .scheme_fetch import scheme_fetch
from .trace import NetworkError, Trace
from .urls import OPAQUE, is_same_origin


def fetch(
    asked: Request,
    transport: Transport,
    cache: PreflightCache | None = None,
    browser: Browser = "standard",
) -> Outcome:
    """Return what script gets for `asked` when the server behind `transport` answers it.

    `cache` is the page's preflight cache, empty if not given; it is changed. `browser` switches on
    that browser's known deviations. https://fetch.spec.whatwg.org/#concept-fetch
    """
    cache = PreflightCache() if cache is None else cache
    return _Fetch(transport, cache, BEHAVIOURS[browser]).run(asked)


class _Fetch:
    """One fetch under way."""

    def __init__(self, transport: Transport, cache: PreflightCache, behaviour: Behaviour) -> None:
        self.transport = transport
        self.cache = cache
        self.behaviour = behaviour
        self.trace = Trace()

    def run(self, asked: Request) -> Outcome:
        if asked.origin == OPAQUE and self.behaviour.caches_one_fetch_for_opaque_origins:
            self.cache = PreflightCache(now=self.cache.now)
        try:
            request = build_request(asked, self.behaviour)
        except Refused as refused:
            self.trace.steps.append(refused.step)
            return network_error(refused.failure, self.trace)
        try:
            response = self.main_fetch(request)
        except NetworkError as error:
            return network_error(error.failure, self.trace)
        return filtered(request, response, self.behaviour, self.trace)

    def main_fetch(self, request: FetchRequest) -> HttpResponse:
        """https://fetch.spec.whatwg.org/#concept-main-fetch"""
        trace, url = self.trace, request.current_url
        refuse_what_is_blocked(request, self.behaviour, trace)
        # The first of these that applies:
        if is_same_origin(url.origin, request.origin) and request.response_tainting == "basic":
            trace.passed("main-fetch/same-origin", url=url.origin, origin=request.origin)
            return self.scheme_fetch(request)
        if url.scheme == "data":
            trace.passed("main-fetch/data", url=url.href)
            return self.scheme_fetch(request)
        trace.passed("main-fetch/cross-origin", url=url.origin, origin=request.origin)
        if request.mode == "same-origin":
            trace.failed("main-fetch/mode", "DisallowedByMode", url, mode=request.mode)
        if request.mode == "no-cors":
            if request.redirect_mode != "follow":
                mode = request.redirect_mode
                trace.failed("main-fetch/no-cors", "NoCorsRedirectModeNotFollow", url, mode=mode)
            request.response_tainting = "opaque"
            return self.scheme_fetch(request)
        if not url.is_http:
            trace.failed("main-fetch/scheme", "CorsDisabledScheme", url, scheme=url.scheme)
        return self._cors_fetch(request)

    def _cors_fetch(self, request: FetchRequest) -> HttpResponse:
        """The last two cases of main fetch."""
        request.response_tainting = "cors"
        needs_preflight = self._needs_preflight(request)
        try:
            return self.http_fetch(request, make_cors_preflight=needs_preflight)
        except NetworkError as error:
            clears = needs_preflight or self.behaviour.every_failure_clears_cache
            if clears and not self._keeps_cache(error.failure):
                self.cache.clear(request, self.behaviour)
            raise

    def _keeps_cache(self, failure: Failure) -> bool:
        is_refused_redirect = failure.reason == "RedirectModeError"
        return self.behaviour.failure_keeps_cache or (
            is_refused_redirect and self.behaviour.refused_redirect_keeps_cache
        )

    def _needs_preflight(self, request: FetchRequest) -> bool:
        unsafe = request.unsafe_header_names
        is_unsafe = not is_cors_safelisted_method(request.method) or request.has_unsafe_headers
        stays = request.needed_preflight and self.behaviour.keeps_preflighting
        needs = request.needed_preflight = request.use_cors_preflight or is_unsafe or stays
        self.trace.passed(
            "main-fetch/preflight-needed" if needs else "main-fetch/no-preflight-needed",
            method=request.method,
            headers=", ".join(unsafe) or None,
        )
        return needs

    def scheme_fetch(self, request: FetchRequest) -> HttpResponse:
        """https://fetch.spec.whatwg.org/#concept-scheme-fetch"""
        if request.current_url.is_http:
            return self.http_fetch(request)
        return scheme_fetch(request.current_url, self.behaviour, self.trace)

    def http_fetch(self, request: FetchRequest, make_cors_preflight: bool = False) -> HttpResponse:
        """https://fetch.spec.whatwg.org/#concept-http-fetch"""
        trace, url = self.trace, request.current_url
        if self.behaviour.checks_ports_last:
            check_port(url, trace)
        if make_cors_preflight and not self._is_covered_by_cache(request):
            self.cors_preflight_fetch(request)
        if self.behaviour.streams_need_http2 and request.sends_stream:
            trace.failed("http-fetch/stream", "StreamNeedsHttp2", url)
        response = send(request, self.behaviour, self.transport, trace)
        # From here on the server has executed the request, whatever comes next.
        self._check_response(request, response)
        if response.status not in REDIRECT_STATUSES:
            return response
        if request.redirect_mode == "error":
            self._check_error_mode(request, response)
        if request.redirect_mode == "manual":
            request.response_tainting = "opaque-redirect"
            return response
        location = location_url(request, response, self.behaviour, trace)
        if location is None:
            return response
        redirect(request, response, location, self.behaviour, trace)
        return self.main_fetch(request)

    def _check_response(self, request: FetchRequest, response: HttpResponse) -> None:
        """Raise NetworkError where the page may not have the response, or its redirect."""
        trace = self.trace
        if self.behaviour.refuses_invalid_locations_first:
            location_url(request, response, self.behaviour, trace)
        if request.response_tainting == "cors":
            self._refuse_location_first(request, response)
            check = cors_check(request, response, request.serialized_origin)
            trace.steps += check.steps
            self._end_with(check.failure, request, response)
        if request.response_tainting == "opaque":
            check_cross_origin_resource_policy(request, response, trace)

    def _refuse_location_first(self, request: FetchRequest, response: HttpResponse) -> None:
        first = self.behaviour.refuses_locations_before_cors_check
        if first and request.redirect_mode == "follow":
            location = location_url(request, response, self.behaviour, self.trace)
            if location is not None:
                check_scheme(request.current_url, location, self.behaviour, self.trace)

    def _check_error_mode(self, request: FetchRequest, response: HttpResponse) -> None:
        """Refuse the redirect, as the redirect mode "error" asks."""
        url, behaviour = request.current_url, self.behaviour
        if behaviour.checks_redirects_before_error_mode:
            location = location_url(request, response, behaviour, self.trace)
            if location is None:
                return
            check_scheme(request.current_url, location, behaviour, self.trace)
            check_credentials(request, location, self.trace)
        self.trace.failed("http-fetch/redirect-mode", "RedirectModeError", url)

    def _is_covered_by_cache(self, request: FetchRequest) -> bool:
        if self._has_no_cache(request):
            return False
        cache = self.cache
        needs_no_method = (
            is_cors_safelisted_method(request.method)
            and not request.use_cors_preflight
            and not self.behaviour.any_entry_covers_get_and_post
        )
        method_is_known = needs_no_method or cache.allows_method(request, self.behaviour)
        covered = method_is_known and all(
            cache.allows_header(request, name, self.behaviour)
            for name in request.unsafe_header_names
        )
        if not covered and self.behaviour.cache_keeps_one_answer:
            cache.clear(request, self.behaviour)
        if covered:
            self.trace.passed("http-fetch/preflight-cached", url=request.current_url.href)
        return covered

    def cors_preflight_fetch(self, request: FetchRequest) -> None:
        """Ask for permission; raise when it is not given. The real request is then never sent.

        https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
        """
        unsafe = request.unsafe_header_names
        headers: HeaderList = (("Access-Control-Request-Method", request.method),)
        if unsafe:
            headers = (*headers, ("Access-Control-Request-Headers", ",".join(unsafe)))
        response = send_preflight(request, headers, self.behaviour, self.transport, self.trace)
        if self.behaviour.refuses_invalid_locations_first:
            location_url(request, response, self.behaviour, self.trace)
        self._refuse_location_first(request, response)
        answer = check_preflight(request, response, self.behaviour)
        self.trace.steps += answer.steps
        self._end_with(answer.failure, request, response)
        spares = answer.max_age == 0 and self.behaviour.zero_max_age_keeps_cache
        if not spares and not self._has_no_cache(request):
            self.cache.store(
                request, answer.methods, answer.header_names, answer.max_age, self.behaviour
            )

    def _has_no_cache(self, request: FetchRequest) -> bool:
        return self.behaviour.caches_nothing_once_tainted and request.is_redirect_tainted

    def _end_with(
        self, failure: Failure | None, request: FetchRequest, response: HttpResponse
    ) -> None:
        if failure:
            url = request.current_url.href
            raise NetworkError(replace(failure, url=url, status=response.status))
