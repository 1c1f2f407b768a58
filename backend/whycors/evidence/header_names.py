"""Which header names tell whether a block of headers is a request's or an answer's."""

#: What only a request has.
REQUEST_NAMES = frozenset(
    "accept accept-encoding accept-language access-control-request-headers "
    "access-control-request-method access-control-request-private-network authorization cookie "
    "dnt expect host if-match if-modified-since if-none-match origin proxy-authorization range "
    "referer sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform sec-fetch-dest sec-fetch-mode "
    "sec-fetch-site sec-fetch-user sec-gpc sec-purpose te upgrade-insecure-requests user-agent "
    "x-csrftoken x-csrf-token x-requested-with x-xsrf-token :authority :method :path "
    ":scheme".split()
)
#: What only an answer has.
RESPONSE_NAMES = frozenset(
    "accept-ranges access-control-allow-credentials access-control-allow-headers "
    "access-control-allow-methods access-control-allow-origin access-control-allow-private-network "
    "access-control-expose-headers access-control-max-age age allow alt-svc cf-cache-status cf-ray "
    "clear-site-data content-disposition content-security-policy "
    "content-security-policy-report-only cross-origin-embedder-policy cross-origin-opener-policy "
    "cross-origin-resource-policy etag expires last-modified location nel ngrok-error-code p3p "
    "permissions-policy proxy-authenticate referrer-policy report-to retry-after server "
    "server-timing set-cookie strict-transport-security timing-allow-origin trailer vary "
    "www-authenticate x-amz-cf-id x-amz-request-id x-cache x-content-type-options x-frame-options "
    "x-powered-by x-ratelimit-limit x-runtime x-served-by x-xss-protection :status".split()
)
#: What both may have, and hardly anything else that people paste.
COMMON_NAMES = frozenset(
    "cache-control connection content-encoding content-language content-length content-type date "
    "keep-alive pragma priority transfer-encoding upgrade via x-forwarded-for x-forwarded-proto "
    "x-request-id".split()
)
KNOWN_NAMES = REQUEST_NAMES | RESPONSE_NAMES | COMMON_NAMES
