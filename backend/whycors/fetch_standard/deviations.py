"""Where a browser does otherwise than the standard: data, each with its source.

M: measured, see tests/MEASURED.md and tests/differential.
"""

from dataclasses import dataclass

from .model import Browser


@dataclass(frozen=True)
class Behaviour:
    """What a browser does where browsers differ. The defaults are the standard's."""

    #: `Access-Control-Allow-Headers: *` lets Authorization through. M; whatwg/fetch#1919.
    wildcard_covers_authorization: bool = False
    #: Headers of the same name are joined before they are judged safelisted or not. M.
    joins_headers_before_judging: bool = False
    #: An Access-Control-Max-Age is a signed number of 64 bits: "+600" is one, one below zero is not
    #: cached, and one too large is none. M; ParseAccessControlMaxAge in
    #: services/network/public/cpp/cors/preflight_result.cc.
    max_age_is_an_int64: bool = False
    #: An unreadable Access-Control-Max-Age is not cached; by the standard it is 5. M.
    unreadable_max_age_is_zero: bool = False
    #: For how many seconds at most a preflight's answer is remembered. The browsers' sources; the
    #: standard leaves it to them, and that number is the largest that there is (RFC 9111, 1.2.2).
    max_age_limit: int = 2**31
    #: An empty Access-Control-Max-Age is as none. M.
    empty_max_age_is_default: bool = False
    #: An answer that is not to be remembered leaves what was remembered before as it is. M.
    zero_max_age_keeps_cache: bool = False
    #: A wildcard in the preflight cache covers no method and no header's name. M.
    cached_wildcard_covers_nothing: bool = False
    #: Any entry of the cache covers GET and POST; HEAD is covered only where it was listed. M.
    any_entry_covers_get_and_post: bool = False
    #: An entry made with credentials does not serve a request without. M.
    cache_keeps_credentials_apart: bool = False
    #: For a page of an opaque origin the preflight cache lasts as long as one fetch, with its
    #: redirects. M.
    caches_one_fetch_for_opaque_origins: bool = False
    #: A request that a redirect has tainted has no preflight cache: its origin is a new one each
    #: time. M.
    caches_nothing_once_tainted: bool = False
    #: A failed request leaves the preflight cache as it is. M.
    failure_keeps_cache: bool = False
    #: A failed CORS request clears the cache for its URL also if it needed no preflight. M.
    every_failure_clears_cache: bool = False
    #: A redirect that redirect mode "error" refuses leaves the preflight cache as it is. M.
    refused_redirect_keeps_cache: bool = False
    #: A preflight, and the cache, go by the page's origin where a redirect made it `null`. M.
    preflights_as_the_page: bool = False
    #: Which names a preflight asks for is settled before the first redirect. A redirect only takes
    #: off the list what it itself removes, and only for its own target. M.
    judges_headers_once: bool = False
    #: A request that needed a preflight needs one after each redirect, as a GET too. M.
    keeps_preflighting: bool = False
    #: The 1024 bytes that the safelisted values may have in all are not counted. M.
    counts_no_safelisted_bytes: bool = False
    #: No Accept beyond ASCII is safelisted. M.
    minds_bytes_beyond_ascii: bool = False
    #: A Content-Type is safelisted by a parser of its own, that of XMLHttpRequest twice: as script
    #: set it, and as it is sent, which may be of any length. M; net_ParseMediaType in
    #: netwerk/base/nsURLHelper.cpp, GetCORSUnsafeHeaders in dom/xhr/XMLHttpRequestMainThread.cpp.
    reads_content_types_its_way: bool = False
    #: A preflight's CORS check comes before the refusal of its redirect, and the method is looked
    #: for before Access-Control-Allow-Headers is parsed: other reasons for the same refusals. M.
    checks_preflights_in_other_order: bool = False
    #: A preflight that a redirect leads back to the page's own origin needs no CORS check. M;
    #: UpdateChannel in netwerk/protocol/http/nsCORSListenerProxy.cpp.
    shares_own_preflights: bool = False
    #: XMLHttpRequest takes a connection that ends without an answer to a PUT of the page's own
    #: origin for an answer: status 0, no headers. M.
    takes_silence_for_an_answer: bool = False
    #: A preflight's redirect to a URL with a user name or a password is refused for those: another
    #: reason for the same refusal. M.
    minds_credentials_before_preflight_redirects: bool = False
    #: In another redirect mode than "follow" a preflight's redirect is only a wrong status. M.
    preflights_in_redirect_mode: bool = False
    #: Empty lines of a header that has others do not count; Access-Control-Allow-Origin's do. M.
    ignores_empty_lines: bool = False
    #: fetch() shows no WWW-Authenticate and no Proxy-Authenticate that came on several lines. M;
    #: MergeHeader in netwerk/protocol/http/nsHttpHeaderArray.h joins them with a line break.
    hides_repeated_challenges: bool = False
    #: How often a GET, HEAD or OPTIONS is sent when the connection is dropped. M.
    attempts_at_safe_requests: int = 1
    #: The referrer policy never turns the Origin of a no-cors POST into `null`. M.
    referrer_policy_spares_origin: bool = False
    #: A User-Agent set by script is ignored. M.
    ignores_user_agent: bool = False
    #: An upload listener forces a preflight only where there is a body to upload. M.
    upload_listener_needs_body: bool = False
    #: A stream can be uploaded over HTTP/2 alone; over plain http it fails after the preflight. M.
    streams_need_http2: bool = False
    #: A Location that is no URL is refused before the CORS check, in any redirect mode. M.
    refuses_invalid_locations_first: bool = False
    #: A redirect that would be followed to no URL, or not to http, fails before the CORS check. M.
    refuses_locations_before_cors_check: bool = False
    #: The use-CORS-preflight flag does not stand in for a missing Access-Control-Allow-Methods. M.
    flag_allows_no_method: bool = False
    #: fetch() follows no redirect to a URL with a user name or password; XHR does. M.
    refuses_credentials_in_urls: bool = False
    #: Across origins user name and password in an XMLHttpRequest's URL are left out: neither the
    #: preflight cache nor a relative Location knows of them. M.
    leaves_credentials_out: bool = False
    #: A status of 407, which is a proxy's, is taken for an answer from nobody. M;
    #: ERR_UNEXPECTED_PROXY_AUTH in net/base/net_error_list.h.
    refuses_proxy_authentication: bool = False
    #: In redirect mode "error", too, a redirect that could not be followed fails for that, and a
    #: redirect status without Location is no redirect. M.
    checks_redirects_before_error_mode: bool = False
    #: Outside of CORS any redirect to another origin makes an Origin `null`, the first one too. M.
    nulls_origin_at_first_crossing: bool = False
    #: An empty Location is none; by the standard it is the URL itself. M.
    empty_location_is_none: bool = False
    #: The same Location several times is as good as once; by the standard no one Location is. M.
    equal_locations_count_once: bool = False
    #: A redirect to a scheme that the network stack does not know is followed; main fetch then
    #: refuses it. M.
    follows_to_unknown_schemes: bool = False
    #: about:blank can't be fetched, by a no-cors request either. M.
    fetches_no_about_urls: bool = False
    #: XMLHttpRequest writes UTF-8 over each charset where it stands; the rest stays as it is, the
    #: quotes too. M.
    replaces_charset_in_place: bool = False
    #: A wildcard of an answer with credentials covers no request without, either. M.
    cached_wildcard_minds_credentials: bool = False
    #: The cache has one answer a URL. It is forgotten as soon as it does not cover a request. M;
    #: CheckIfRequestCanSkipPreflight in services/network/cors/preflight_cache.cc.
    cache_keeps_one_answer: bool = False
    #: Client hints such as `DPR: 2`, and Intervention, are safelisted, and most of them do not
    #: outlive a redirect to another origin than the page's. M; IsCorsSafelistedHeader in
    #: services/network/public/cpp/cors/cors.cc.
    safelists_client_hints: bool = False
    #: XMLHttpRequest takes no Content-Type from a Blob whose type is no MIME type. M.
    xhr_drops_invalid_blob_type: bool = False
    #: fetch() knows no streams: it sends what the object is as a string. M.
    streams_are_strings: bool = False
    #: A stream makes a request of mode "same-origin" one of mode "cors". M.
    stream_makes_mode_cors: bool = False
    #: A bad port is refused where the connection would be made, after the mode is looked at. M.
    checks_ports_last: bool = False
    #: Local Network Access: pages of a wider address space need a permission. WICG draft; M.
    local_network_access: bool = False


BEHAVIOURS: dict[Browser, Behaviour] = {
    "standard": Behaviour(),
    "chromium": Behaviour(
        wildcard_covers_authorization=True,
        joins_headers_before_judging=True,
        max_age_is_an_int64=True,
        max_age_limit=7200,
        equal_locations_count_once=True,
        safelists_client_hints=True,
        xhr_drops_invalid_blob_type=True,
        stream_makes_mode_cors=True,
        checks_ports_last=True,
        empty_location_is_none=True,
        follows_to_unknown_schemes=True,
        fetches_no_about_urls=True,
        replaces_charset_in_place=True,
        cache_keeps_one_answer=True,
        cached_wildcard_minds_credentials=True,
        caches_one_fetch_for_opaque_origins=True,
        caches_nothing_once_tainted=True,
        failure_keeps_cache=True,
        referrer_policy_spares_origin=True,
        ignores_user_agent=True,
        upload_listener_needs_body=True,
        streams_need_http2=True,
        refuses_invalid_locations_first=True,
        flag_allows_no_method=True,
        refuses_credentials_in_urls=True,
        leaves_credentials_out=True,
        refuses_proxy_authentication=True,
        nulls_origin_at_first_crossing=True,
        checks_redirects_before_error_mode=True,
        local_network_access=True,
    ),
    "firefox": Behaviour(
        streams_are_strings=True,
        wildcard_covers_authorization=True,
        checks_ports_last=True,
        unreadable_max_age_is_zero=True,
        max_age_limit=86400,
        equal_locations_count_once=True,
        empty_max_age_is_default=True,
        zero_max_age_keeps_cache=True,
        cached_wildcard_covers_nothing=True,
        any_entry_covers_get_and_post=True,
        cache_keeps_credentials_apart=True,
        every_failure_clears_cache=True,
        refused_redirect_keeps_cache=True,
        preflights_as_the_page=True,
        judges_headers_once=True,
        keeps_preflighting=True,
        counts_no_safelisted_bytes=True,
        minds_bytes_beyond_ascii=True,
        reads_content_types_its_way=True,
        checks_preflights_in_other_order=True,
        preflights_in_redirect_mode=True,
        shares_own_preflights=True,
        minds_credentials_before_preflight_redirects=True,
        takes_silence_for_an_answer=True,
        ignores_empty_lines=True,
        hides_repeated_challenges=True,
        attempts_at_safe_requests=10,
        refuses_locations_before_cors_check=True,
        flag_allows_no_method=True,
    ),
}
