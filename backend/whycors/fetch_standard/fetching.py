"""fetch(): main fetch, HTTP fetch and CORS-preflight fetch.

https://fetch.spec.whatwg.org/#fetching
"""

from .behaviour import STANDARD, Behaviour
from .blocking import check_resource_policy
from .checks import cors_check
from .filtering import filtered, network_error
from .headers import HeaderList
from .model import HttpRequest, Outcome, Request, Transport
from .network import http_network_fetch, http_network_or_cache_fetch
from .preflight_cache import PreflightCache
from .preflight_checks import PreflightAnswer
from .redirects import http_redirect_fetch, location_url
from .request import FetchRequest
from .request_building import RefusedCall, build_request
from .response import Response
from .scheme_fetch import scheme_fetch
from .trace import NetworkError, Trace
from .urls import is_same_origin


def fetch(
    asked: Request,
    transport: Transport,
    cache: PreflightCache | None = None,
    behaviour: Behaviour = STANDARD,
) -> Outcome:
    """Return what script gets for `asked` when the server behind `transport` answers it.

    `cache` is the page's preflight cache, one that `behaviour` makes; it is changed. By default it
    is a new one. `behaviour` is the browser's, where browsers leave the standard.
    https://fetch.spec.whatwg.org/#concept-fetch
    """
    trace = Trace()
    try:
        request = build_request(asked, behaviour)
    except RefusedCall as refused:
        trace.steps.append(refused.step)
        return network_error(refused.failure, trace)
    cache = behaviour.new_cache() if cache is None else cache.partition(request)
    try:
        response = _Fetch(transport, cache, trace).main_fetch(request)
    except NetworkError as error:
        return network_error(error.failure, trace)
    return filtered(request, response, trace)


class _Fetch:
    """One fetch under way: what the standard calls its fetch params.

    A network error is raised where the standard returns it. Steps that are not here are about what
    the algorithm leaves out: service workers, timing, policies, the cache of responses.
    """

    def __init__(self, transport: Transport, cache: PreflightCache, trace: Trace) -> None:
        self.transport = transport
        self.cache = cache
        self.trace = trace

    def main_fetch(self, request: FetchRequest) -> Response:
        """https://fetch.spec.whatwg.org/#concept-main-fetch"""
        trace, url = self.trace, request.current_url
        # 7. If request should be blocked (a bad port, mixed content), return a network error.
        for check in request.browser.request_checks:
            check(request, trace)
        # 12. Run the steps of the first matching statement:
        # - the URL's origin is the request's, and the response tainting is "basic";
        if is_same_origin(url.origin, request.origin) and request.response_tainting == "basic":
            trace.note("main-fetch/same-origin", url=url.origin, origin=request.origin)
            return self.scheme_fetch(request)
        # - the URL's scheme is "data";
        if url.scheme == "data":
            trace.note("main-fetch/data", url=url.href)
            return self.scheme_fetch(request)
        trace.note("main-fetch/cross-origin", url=url.origin, origin=request.origin)
        # - the mode is "same-origin";
        if request.mode == "same-origin":
            trace.fail("main-fetch/mode", "DisallowedByMode", url, mode=request.mode)
        # - the mode is "no-cors";
        if request.mode == "no-cors":
            # 12.1. If the redirect mode is not "follow", return a network error.
            if request.redirect_mode != "follow":
                mode = request.redirect_mode
                trace.fail("main-fetch/no-cors", "NoCorsRedirectModeNotFollow", url, mode=mode)
            # 12.2. Set the response tainting to "opaque".
            request.response_tainting = "opaque"
            # 12.3. Return the result of scheme fetch.
            return self.scheme_fetch(request)
        # - the URL's scheme is not an HTTP(S) scheme;
        if not url.is_http:
            trace.fail("main-fetch/scheme", "CorsDisabledScheme", url, scheme=url.scheme)
        # - the method, a header or the use-CORS-preflight flag calls for a preflight, or otherwise:
        return self._cors_fetch(request)

    def _cors_fetch(self, request: FetchRequest) -> Response:
        """The last two statements of step 12.

        https://fetch.spec.whatwg.org/#concept-main-fetch
        """
        needs_preflight = request.needs_preflight()
        self.trace.note(
            "main-fetch/preflight-needed" if needs_preflight else "main-fetch/no-preflight-needed",
            method=request.method,
            headers=", ".join(request.unsafe_header_names) or None,
        )
        # 12.1. Set the response tainting to "cors".
        request.response_tainting = "cors"
        try:
            # 12.2. Run HTTP fetch, with a preflight or without.
            return self.http_fetch(request, make_cors_preflight=needs_preflight)
        except NetworkError as error:
            # 12.3. If it needed a preflight and is a network error, clear cache entries.
            self.cache.failed(request, error.failure, needs_preflight)
            raise

    def scheme_fetch(self, request: FetchRequest) -> Response:
        """https://fetch.spec.whatwg.org/#concept-scheme-fetch"""
        # 3. Switch on the URL's scheme: for an HTTP(S) scheme, run HTTP fetch.
        if request.current_url.is_http:
            return self.http_fetch(request)
        return scheme_fetch(request, self.trace)

    def http_fetch(self, request: FetchRequest, make_cors_preflight: bool = False) -> Response:
        """https://fetch.spec.whatwg.org/#concept-http-fetch"""
        trace = self.trace
        # 4.1. If makeCORSPreflight is true and the cache does not cover the request, then:
        if make_cors_preflight:
            if self.cache.covers(request):
                trace.note("http-fetch/preflight-cached", url=request.current_url.href)
            else:
                # 4.1.1. Run CORS-preflight fetch.
                self.cors_preflight_fetch(request)
        # 4.3. Run HTTP-network-or-cache fetch.
        response = http_network_or_cache_fetch(request, self.transport, trace)
        # From here on the server has executed the request, whatever comes next.
        if response.is_redirect:
            for check in request.browser.location_checks:
                check(request, response, trace)
        # 4.4. If the response tainting is "cors" and a CORS check fails, return a network error.
        if request.response_tainting == "cors":
            failure = cors_check(request, response, request.serialized_origin, trace)
            if failure:
                raise NetworkError(failure)
        # 5. If it is "opaque" and the response's resource policy blocks, return a network error.
        if request.response_tainting == "opaque":
            check_resource_policy(request, response, trace)
        # 6. If the status is a redirect status:
        if response.is_redirect:
            return self._redirected(request, response)
        # 7. Return response.
        return response

    def _redirected(self, request: FetchRequest, response: Response) -> Response:
        """What becomes of a redirect.

        https://fetch.spec.whatwg.org/#concept-http-fetch
        """
        trace = self.trace
        # 6.3. Switch on the redirect mode:
        match request.redirect_mode:
            case "error":
                # 6.3.1. Return a network error.
                for refuse in request.browser.error_mode_checks:
                    refuse(request, response, trace)
            case "manual":
                # 6.3.2. Return an opaque-redirect filtered response.
                request.response_tainting = "opaque-redirect"
            case "follow":
                # 6.3.2. Run HTTP-redirect fetch.
                location = location_url(request, response, trace)
                if location is not None:
                    http_redirect_fetch(request, response, location, trace)
                    return self.main_fetch(request)
        return response

    def cors_preflight_fetch(self, request: FetchRequest) -> None:
        """Ask for permission; raise when it is not given. The real request is then never sent.

        https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
        """
        # 1. Let preflight be a request whose method is OPTIONS.
        # 3. Append Access-Control-Request-Method.
        headers: HeaderList = (("Access-Control-Request-Method", request.method),)
        # 4. Let headers be the CORS-unsafe request-header names.
        unsafe = request.unsafe_header_names
        # 5. If headers is not empty, append Access-Control-Request-Headers.
        if unsafe:
            headers = (*headers, ("Access-Control-Request-Headers", ",".join(unsafe)))
        # 6. Run HTTP-network-or-cache fetch.
        url, origin = request.current_url.as_sent, request.preflight_origin
        preflight = HttpRequest("preflight", "OPTIONS", url, origin, headers)
        response = http_network_fetch(request, preflight, self.transport, self.trace)
        if response.is_redirect:
            for check in request.browser.location_checks:
                check(request, response, self.trace)
        # 7. If the CORS check returns success, and so on; 8. otherwise, return a network error.
        answer = PreflightAnswer(response)
        try:
            for check_answer in request.browser.preflight_checks:
                check_answer(request, answer, self.trace)
        except NetworkError as error:
            self.cache.refused(request, answer, error.failure)
            raise
        # 7.8.-7.15. Remember what it allows.
        self.cache.store(request, answer)
