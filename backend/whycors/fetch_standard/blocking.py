"""What stops a request or hides its response for reasons other than CORS.

https://fetch.spec.whatwg.org/#concept-main-fetch, steps 7 to 9
"""

from .deviations import Behaviour
from .headers import get
from .model import HttpResponse
from .reasons import Reason
from .request import FetchRequest
from .trace import Trace
from .urls import (
    Url,
    address_space,
    is_potentially_trustworthy,
    is_same_origin,
    is_schemelessly_same_site,
    parse_url,
)

ADDRESS_SPACES = ("public", "local", "loopback")  # each is more private than the one before


def refuse_what_is_blocked(request: FetchRequest, behaviour: Behaviour, trace: Trace) -> None:
    """Raise NetworkError for mixed content, bad ports and, in browsers, the local network."""
    page, url = parse_url(request.origin), request.current_url
    is_secure = page is not None and page.scheme == "https"
    if page and is_secure and url.scheme == "http" and not is_potentially_trustworthy(url):
        trace.failed("main-fetch/mixed-content", "MixedContent", url, page=page.origin)
    if not behaviour.checks_ports_last:
        check_port(url, trace)
    if page and url.is_http and behaviour.local_network_access:
        _check_local_network_access(page, url, trace)


def check_port(url: Url, trace: Trace) -> None:
    """Raise NetworkError for a bad port. https://fetch.spec.whatwg.org/#block-bad-port"""
    if url.has_bad_port:
        trace.failed("main-fetch/bad-port", "BadPort", url, port=url.port)


def _check_local_network_access(page: Url, url: Url, trace: Trace) -> None:
    ours, theirs = address_space(page), address_space(url)
    if ADDRESS_SPACES.index(theirs) <= ADDRESS_SPACES.index(ours):
        return
    secure = is_potentially_trustworthy(page)
    reason: Reason = "LocalNetworkAccessPermissionDenied" if secure else "InsecureLocalNetwork"
    trace.failed("local-network-access/address-space", reason, url, theirs, page=ours, space=theirs)


def check_cross_origin_resource_policy(
    request: FetchRequest, response: HttpResponse, trace: Trace
) -> None:
    """Raise NetworkError when the response says that this page may not even embed it.

    https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
    """
    policy = get(response.headers, "cross-origin-resource-policy")
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
        trace.failed(
            "http-fetch/cross-origin-resource-policy",
            "BlockedByResourcePolicy",
            url,
            policy,
            policy=policy,
        )
