"""The points at which browsers leave the standard. What each browser does there is not known here.

They are of three kinds. *State* is an object of a class that a browser may replace. *Order* is a
tuple of checks, or of adjustments, in the order in which they are made. *Leaves* are data.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .blocking import check_mixed_content, check_port
from .headers import is_cors_safelisted_request_header
from .mime_types import with_utf8
from .model import HttpRequest, Request
from .preflight_cache import PreflightCache
from .preflight_checks import (
    PreflightAnswer,
    check_header_names,
    check_method,
    check_sharing,
    check_status,
    parse_header_names,
    parse_methods,
    refuse_redirect,
)
from .redirects import check_credentials, refuse_any_redirect
from .request import FetchRequest
from .response import Response
from .trace import Trace
from .urls import Url

RequestCheck = Callable[[FetchRequest, Trace], None]
ConnectionCheck = Callable[[FetchRequest, HttpRequest, Trace], None]
ResponseCheck = Callable[[FetchRequest, Response, Trace], None]
PreflightCheck = Callable[[FetchRequest, PreflightAnswer, Trace], None]
RedirectCheck = Callable[[FetchRequest, Url, Trace], None]
Adjustment = Callable[[FetchRequest, Request], None]


@dataclass(frozen=True)
class Behaviour:
    """What a browser does where browsers differ. The defaults are the standard's.

    A check raises NetworkError where the request may not go on. What is called a header's name
    here is in lower case.
    """

    # State
    #: The preflight cache.
    new_cache: type[PreflightCache] = PreflightCache
    #: The request, which knows whether it needs a preflight, and for which headers.
    new_request: type[FetchRequest] = FetchRequest

    # Order
    #: What fetch() and XMLHttpRequest do to the request that they have built.
    adjustments: tuple[Adjustment, ...] = ()
    #: What is looked at before a request is made (main fetch, step 7).
    request_checks: tuple[RequestCheck, ...] = (check_mixed_content, check_port)
    #: What is looked at where the connection would be made, for a preflight, too.
    connection_checks: tuple[ConnectionCheck, ...] = ()
    #: What is looked at in a redirect before the CORS check, in that of a preflight, too.
    location_checks: tuple[ResponseCheck, ...] = ()
    #: What is looked at in the answer to a preflight (CORS-preflight fetch, step 7).
    preflight_checks: tuple[PreflightCheck, ...] = (
        refuse_redirect,
        check_sharing,
        check_status,
        parse_methods,
        parse_header_names,
        check_method,
        check_header_names,
    )
    #: What is looked at in a redirect's URL (HTTP-redirect fetch, steps 9 and 10).
    redirect_checks: tuple[RedirectCheck, ...] = (check_credentials,)
    #: What refuses a redirect in the redirect mode "error" (HTTP fetch, step 6.3).
    error_mode_checks: tuple[ResponseCheck, ...] = (refuse_any_redirect,)

    # Leaves
    #: Whether a header needs no permission by itself.
    is_safelisted: Callable[[str, str], bool] = is_cors_safelisted_request_header
    #: The headers that do not outlive a redirect to another origin than the page's.
    names_for_own_origin: frozenset[str] = frozenset()
    #: What XMLHttpRequest makes of the Content-Type of a text.
    with_utf8: Callable[[str], str] = with_utf8
    #: XMLHttpRequest takes no Content-Type from a Blob whose type is no MIME type.
    xhr_drops_invalid_blob_type: bool = False
    #: fetch() knows no streams: it sends what the object is as a string.
    streams_are_strings: bool = False
    #: about:blank can't be fetched, by a no-cors request either.
    fetches_no_about_urls: bool = False
    #: The referrer policy never turns the Origin of a no-cors POST into `null`.
    referrer_policy_spares_origin: bool = False
    #: Outside of CORS any redirect to another origin makes an Origin `null`, the first one too.
    nulls_origin_at_first_crossing: bool = False
    #: How often a GET, HEAD or OPTIONS is sent when the connection is dropped.
    attempts_at_safe_requests: int = 1
    #: XMLHttpRequest takes a connection that ends without an answer to a PUT of the page's own
    #: origin for an answer: status 0, no headers.
    takes_silence_for_an_answer: bool = False
    #: A status of 407, which is a proxy's, is taken for an answer from nobody.
    refuses_proxy_authentication: bool = False
    #: Empty lines of a header that has others do not count; Access-Control-Allow-Origin's do.
    ignores_empty_lines: bool = False
    #: Across origins user name and password in an XMLHttpRequest's URL are left out: neither the
    #: preflight cache nor a relative Location knows of them.
    leaves_credentials_out: bool = False
    #: A redirect leaves the Origin header as it is, on what has become a GET, too; only where it
    #: leads to another origin is there a new one, and then no referrer policy hides it.
    keeps_origin_header: bool = False
    #: A preflight, and the cache, go by the page's origin where a redirect made it `null`.
    preflights_as_the_page: bool = False
    #: The use-CORS-preflight flag does not stand in for a missing Access-Control-Allow-Methods.
    flag_allows_no_method: bool = False
    #: `Access-Control-Allow-Headers: *` lets Authorization through.
    wildcard_covers_authorization: bool = False
    #: An empty Location counts as absent; by the standard it is the URL itself.
    empty_location_is_none: bool = False
    #: An empty Location is not a URL; by the standard it is the URL itself.
    empty_location_is_no_url: bool = False
    #: The same Location several times is as good as once; by the standard no one Location is.
    equal_locations_count_once: bool = False
    #: A redirect to a scheme that the network stack does not know is followed; main fetch then
    #: refuses it.
    follows_to_unknown_schemes: bool = False
    #: fetch() shows no WWW-Authenticate and no Proxy-Authenticate that came on several lines.
    hides_repeated_challenges: bool = False


STANDARD = Behaviour()
