"""What Chromium prints, today and formerly, once quotation marks and spaces are made plain.

Today's were measured in Chromium 156 or read in its source; see fetch_standard/console.py for the
whole lines. Former ones, each with the last version of the file that they were read in:
- third_party/blink/renderer/platform/loader/cors/cors_error_string.cc (2018 to 2022)
- third_party/WebKit/Source/platform/loader/fetch/CrossOriginAccessControl.cpp (until 2018)
- questions and issues that quote them, where the source is no longer at hand; so marked
"""

from .wording import Browser, current, former

CHROMIUM: Browser = "chromium"

CHROMIUM_WORDINGS = (
    current(CHROMIUM, "MissingAllowOriginHeader", r"No '?Access-Control-Allow-Origin'? header"),
    current(CHROMIUM, "WildcardOriginNotAllowed", r"must not be the wildcard '\*'"),
    current(
        CHROMIUM,
        "MultipleAllowOriginValues",
        r"contains multiple values(?: '(?P<value>.*?)', but only one is allowed)?",
    ),
    current(
        CHROMIUM,
        "InvalidAllowOriginValue",
        r"contains the invalid value(?: '(?P<value>.*?)'(?=\.|$))?",
    ),
    current(
        CHROMIUM,
        "AllowOriginMismatch",
        r"(?:has a value '(?P<value>.*?)' )?that is not equal to the supplied origin",
    ),
    current(
        CHROMIUM,
        "InvalidAllowCredentials",
        r"(?:'Access-Control-Allow-Credentials' header in the response is '(?P<value>.*?)' )?"
        r"which must be 'true' when the request's credentials mode",
    ),
    current(
        CHROMIUM,
        "CorsDisabledScheme",
        r"Cross origin requests are only supported for protocol schemes",
    ),
    current(
        CHROMIUM,
        "CorsDisabledScheme",
        r'URL scheme "(?P<scheme>[^"]*)" is not supported',
        ("SchemeNotSupported",),
    ),
    current(CHROMIUM, "PreflightInvalidStatus", r"It does not have HTTP ok status"),
    current(
        CHROMIUM,
        "PreflightDisallowedRedirect",
        r"Redirect is not allowed for a preflight request",
    ),
    current(
        CHROMIUM,
        "InvalidAllowMethodsPreflightResponse",
        r"Cannot parse Access-Control-Allow-Methods response header",
    ),
    current(
        CHROMIUM,
        "InvalidAllowHeadersPreflightResponse",
        r"Cannot parse Access-Control-Allow-Headers response header",
    ),
    current(
        CHROMIUM,
        "MethodDisallowedByPreflightResponse",
        r"Method (?P<method>\S+) is not allowed by Access-Control-Allow-Methods in preflight",
    ),
    current(
        CHROMIUM,
        "HeaderDisallowedByPreflightResponse",
        r"Request header field (?P<header>\S+) is not allowed by Access-Control-Allow-Headers in"
        r" preflight",
    ),
    current(
        CHROMIUM,
        "RedirectContainsCredentials",
        r"contains a username and password, which is disallowed",
    ),
    current(CHROMIUM, "DisallowedByMode", r"Cross origin requests are not allowed by request mode"),
    current(
        CHROMIUM,
        "DisallowedByMode",
        r'Request mode is "same-origin" but the URL\'s origin is not same as the request origin'
        r"(?: (?P<page_origin>\S+?)\.?(?= |$))?",
    ),
    current(
        CHROMIUM,
        "DisallowedByMode",
        r"Unsafe attempt to load URL (?P<url>\S+) from frame with URL \S+ Domains, protocols and",
    ),
    current(
        CHROMIUM,
        "NoCorsRedirectModeNotFollow",
        r'Request mode is "no-cors" but the redirect mode is not "follow"',
    ),
    current(CHROMIUM, "InvalidResponse", r"CORS policy: The response is invalid"),
    # Local Network Access, and what it was called before: CORS-RFC1918, Private Network Access.
    current(
        CHROMIUM,
        "InsecureLocalNetwork",
        r"is not a secure context and the resource is in more-private address space"
        r"(?: '?(?P<space>\w+)'?)?",
    ),
    current(
        CHROMIUM,
        "InvalidLocalNetworkAccess",
        r"Request had a target IP address space of '(?P<declared>\w+)' yet the resource is in"
        r" address space '(?P<space>\w+)'",
    ),
    current(
        CHROMIUM,
        "LocalNetworkAccessPermissionDenied",
        r"Permission was denied for this request to access the '?(?P<space>\w+)'? address space",
    ),
    former(
        CHROMIUM,
        "PreflightMissingAllowPrivateNetwork",
        r"No 'Access-Control-Allow-(?:Private-Network|External)' header was present in the"
        r" preflight response(?:.*? targeting the '(?P<space>\w+)' address space)?",
    ),
    former(
        CHROMIUM,
        "PreflightMissingAllowPrivateNetwork",
        r"'Access-Control-Allow-(?:Private-Network|External)' header in the preflight response"
        r".{0,90}? had a value of '(?P<value>.*?)', ?not 'true'",
    ),
    former(
        CHROMIUM,
        "InvalidLocalNetworkAccess",
        r"Request had no target IP address space, yet the resource is in address space"
        r" '(?P<space>\w+)'",
    ),
    # Until 2018: the same reasons, in other words.
    former(
        CHROMIUM,
        "PreflightInvalidStatus",
        r"Response for preflight has invalid HTTP status code(?: (?P<status>\d{1,3})(?!\d))?",
    ),
    former(CHROMIUM, "PreflightInvalidStatus", r"Response for preflight does not have HTTP ok"),
    former(
        CHROMIUM,
        "CorsDisabledScheme",
        r"Redirect location '(?P<target>.*?)' has a disallowed scheme for cross-origin requests",
    ),
    former(CHROMIUM, "InvalidResponse", r"Invalid response\. Origin '"),
    # Quoted by questions of 2012 to 2017.
    former(
        CHROMIUM,
        "WildcardOriginNotAllowed",
        r"wildcard '\*' cannot be used in the 'Access-Control-Allow-Origin' header",
    ),
    former(
        CHROMIUM,
        "InvalidAllowCredentials",
        r"Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is"
        r" '(?P<value>.*?)'",
    ),
    former(CHROMIUM, "PreflightDisallowedRedirect", r"Response for preflight is invalid \(redir"),
    former(
        CHROMIUM,
        "PreflightDisallowedRedirect",
        r"The request was redirected to '(?P<target>.*?)', which is disallowed for cross-origin",
    ),
    former(
        CHROMIUM, "PreflightInvalidStatus", r"Invalid HTTP status code (?P<status>\d{1,3})(?!\d)"
    ),
    former(CHROMIUM, "CorsDisabledScheme", r"Cross origin requests are only supported for HTTP\b"),
    former(CHROMIUM, "CorsDisabledScheme", r'URL scheme must be "http" or "https" for CORS'),
    # What Chromium says about cross-origin loads in other places.
    current(
        CHROMIUM,
        "MixedContent",
        r"Mixed Content: The page at '\S+?' was loaded over HTTPS, but requested an insecure"
        r"(?: [\w ]+)? '(?P<url>\S+?)'",
    ),
    current(
        CHROMIUM,
        "LocalFile",
        r"Not allowed to load local resource: (?P<url>\S+)",
        ("CorsDisabledScheme", "SchemeNotSupported"),
    ),
    current(
        CHROMIUM,
        "WorkerOfAnotherOrigin",
        r"Failed to construct 'Worker': Script at '(?P<url>\S+?)' cannot be accessed from origin",
    ),
    current(
        CHROMIUM,
        "AuthorizationNotCoveredByWildcard",
        r"Authorization will not be covered by the wildcard symbol",
    ),
    current(
        CHROMIUM,
        "MethodNotAllowedInNoCorsMode",
        r"(?<!\S)'(?P<method>\S+?)' is unsupported in no-cors mode",
    ),
    current(CHROMIUM, "ForbiddenMethod", r"(?<!\S)'(?P<method>\S+?)' HTTP method is unsupported"),
    current(
        CHROMIUM,
        "UrlContainsCredentials",
        r"Request cannot be constructed from a URL that includes credentials(?:: (?P<url>\S+))?",
    ),
    current(CHROMIUM, "TaintedCanvas", r"Tainted canvases may not be"),
    current(CHROMIUM, "TaintedCanvas", r"canvas has been tainted by cross-origin data"),
)
