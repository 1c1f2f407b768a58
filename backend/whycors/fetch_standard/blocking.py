"""What stops a request, or hides its response, for reasons other than CORS."""

from .model import Failure
from .request import FetchRequest
from .response import Response
from .trace import NetworkError, Trace
from .urls import (
    is_potentially_trustworthy,
    is_same_origin,
    is_schemelessly_same_site,
    parse_url,
)


def check_mixed_content(request: FetchRequest, trace: Trace) -> None:
    """Raise NetworkError for a URL that can be tampered with on its way to a page that can't.

    https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
    """
    page, url = parse_url(request.origin), request.current_url
    is_secure = page is not None and page.scheme == "https"
    if page and is_secure and url.scheme == "http" and not is_potentially_trustworthy(url):
        trace.fail("main-fetch/mixed-content", "MixedContent", url, page=page.origin)


def check_port(request: FetchRequest, trace: Trace) -> None:
    """Raise NetworkError for a bad port. https://fetch.spec.whatwg.org/#block-bad-port"""
    url = request.current_url
    if url.has_bad_port:
        trace.fail("main-fetch/bad-port", "BadPort", url, port=url.port)


def check_resource_policy(request: FetchRequest, response: Response, trace: Trace) -> None:
    """Raise NetworkError when the response says that this page may not even embed it.

    https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
    """
    # 5. Switch on the value of Cross-Origin-Resource-Policy.
    policy = response.get("cross-origin-resource-policy")
    page, url = parse_url(request.origin), request.current_url
    if policy == "same-origin":
        allowed = is_same_origin(request.origin, url.origin)
    elif policy == "same-site":
        same_site = page is not None and is_schemelessly_same_site(page, url)
        is_as_secure = page is not None and (page.scheme == "https" or url.scheme != "https")
        allowed = same_site and is_as_secure
    else:
        return
    if not allowed:
        trace.note("http-fetch/cross-origin-resource-policy", False, policy=policy)
        blocked = Failure("BlockedByResourcePolicy", policy, url.href, location=response.location)
        raise NetworkError(blocked)
