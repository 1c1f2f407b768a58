"""What each browser does where browsers differ: data, each with its source.

M: measured, by the cases of tests/differential, in Chromium 156, Firefox 153 and WebKitGTK 2.50.
"""

from typing import Literal

from ..fetch_standard.behaviour import STANDARD, Behaviour
from ..fetch_standard.blocking import check_mixed_content, check_port
from ..fetch_standard.model import HttpRequest
from ..fetch_standard.preflight_checks import (
    check_header_names,
    check_method,
    check_sharing,
    check_status,
    parse_header_names,
    parse_methods,
    refuse_redirect,
)
from ..fetch_standard.redirects import check_credentials
from ..fetch_standard.request import FetchRequest
from ..fetch_standard.trace import Trace
from .caches import ChromiumCache, FirefoxCache
from .chromium_steps import (
    CLIENT_HINTS_FOR_OWN_ORIGIN,
    check_local_network_access,
    ignore_user_agent,
    is_safelisted_or_hint,
    join_headers,
    overwrite_charset,
    refuse_credentials_of_fetch,
    refuse_followable_redirect,
    refuse_invalid_location,
    refuse_stream_over_http1,
    send_streams_with_cors,
    upload_nothing_without_body,
)
from .firefox_request import FirefoxRequest, settle_unsafe_names
from .firefox_steps import (
    check_sharing_by_others,
    refuse_credentials,
    refuse_followed_redirect,
    refuse_unfollowable,
)
from .safari_cache import SafariCache
from .safari_request import SafariRequest, keep_first_headers
from .safari_steps import (
    check_again_with_credentials,
    check_credentials_later,
    check_names_as_written,
    has_safelisted_range,
    refuse_data_to_no_cors,
    refuse_redirect_to_somewhere,
    refuse_streams,
    refuse_what_was_found,
)

Browser = Literal["standard", "chromium", "firefox", "safari"]


def check_port_of_connection(request: FetchRequest, message: HttpRequest, trace: Trace) -> None:
    """Refuse a bad port where the connection would be made, after the mode is looked at."""
    check_port(request, trace)


CHROMIUM = Behaviour(
    new_cache=ChromiumCache,
    adjustments=(
        ignore_user_agent,
        join_headers,
        upload_nothing_without_body,
        send_streams_with_cors,
    ),
    # Local Network Access is a draft of the WICG. M.
    request_checks=(check_mixed_content, check_local_network_access),
    connection_checks=(check_port_of_connection, refuse_stream_over_http1),
    location_checks=(refuse_invalid_location,),
    redirect_checks=(check_credentials, refuse_credentials_of_fetch),
    error_mode_checks=(refuse_followable_redirect,),
    # IsCorsSafelistedHeader in services/network/public/cpp/cors/cors.cc
    is_safelisted=is_safelisted_or_hint,
    names_for_own_origin=CLIENT_HINTS_FOR_OWN_ORIGIN,  # M
    # FindCharsetInMediaType in third_party/blink/renderer/platform/network/http_parsers.cc
    with_utf8=overwrite_charset,
    xhr_drops_invalid_blob_type=True,  # M
    fetches_no_about_urls=True,  # M
    referrer_policy_spares_origin=True,  # M
    nulls_origin_at_first_crossing=True,  # M
    refuses_proxy_authentication=True,  # M; ERR_UNEXPECTED_PROXY_AUTH in net/base/net_error_list.h
    leaves_credentials_out=True,  # M
    flag_allows_no_method=True,  # M
    wildcard_covers_authorization=True,  # M; whatwg/fetch#1919
    empty_location_is_none=True,  # M
    equal_locations_count_once=True,  # M
    follows_to_unknown_schemes=True,  # M
)

FIREFOX = Behaviour(
    new_cache=FirefoxCache,
    new_request=FirefoxRequest,
    adjustments=(settle_unsafe_names,),
    request_checks=(check_mixed_content,),
    connection_checks=(check_port_of_connection,),
    location_checks=(refuse_unfollowable,),
    # The same answers are refused, but some for another reason. M.
    preflight_checks=(
        check_sharing_by_others,
        refuse_credentials,
        refuse_followed_redirect,
        check_status,
        parse_methods,
        check_method,
        parse_header_names,
        check_header_names,
    ),
    streams_are_strings=True,  # M
    attempts_at_safe_requests=10,  # M
    takes_silence_for_an_answer=True,  # M
    ignores_empty_lines=True,  # M
    preflights_as_the_page=True,  # M
    flag_allows_no_method=True,  # M
    wildcard_covers_authorization=True,  # M; whatwg/fetch#1919
    equal_locations_count_once=True,  # M
    # MergeHeader in netwerk/protocol/http/nsHttpHeaderArray.h joins them with a line break. M.
    hides_repeated_challenges=True,
)

# Measured in WebKitGTK, which shares with Safari what is here. Not here is what its network stack,
# libsoup, decides and Safari's might not: that a DELETE which is redirected to another origin
# becomes a GET, that several Locations are read as one, and what becomes of a redirect to ftp.
SAFARI = Behaviour(
    new_cache=SafariCache,
    new_request=SafariRequest,
    adjustments=(join_headers, keep_first_headers, refuse_streams),
    request_checks=(check_mixed_content, refuse_data_to_no_cors),
    connection_checks=(check_port_of_connection, refuse_what_was_found),
    location_checks=(check_again_with_credentials,),
    # validatePreflightResponse in Source/WebCore/loader/CrossOriginAccessControl.cpp
    preflight_checks=(
        refuse_redirect,
        check_status,
        check_sharing,
        parse_methods,
        parse_header_names,
        check_method,
        check_names_as_written,
    ),
    redirect_checks=(check_credentials_later,),
    error_mode_checks=(refuse_redirect_to_somewhere,),
    is_safelisted=has_safelisted_range,
    xhr_drops_invalid_blob_type=True,  # M
    fetches_no_about_urls=True,  # M
    leaves_credentials_out=True,  # M; updateRequestForAccessControl, in the same file
    keeps_origin_header=True,  # M; addHTTPOriginIfNeeded in SubresourceLoader.cpp, beside it
    flag_allows_no_method=True,  # M
    wildcard_covers_authorization=True,  # M; whatwg/fetch#1919
    # isLocationURLFailure in SubresourceLoader.cpp. M.
    empty_location_is_no_url=True,
)

BEHAVIOURS: dict[Browser, Behaviour] = {
    "standard": STANDARD,
    "chromium": CHROMIUM,
    "firefox": FIREFOX,
    "safari": SAFARI,
}
