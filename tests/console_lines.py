"""Lines as browsers print them and as people quote them, each with its source."""

from typing import NamedTuple

PAGE, API = "http://localhost:8000", "http://localhost:5001/notes"
AT = f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: "
PREFLIGHT = "Response to preflight request doesn't pass access control check: "
BLOCKED = (
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource "
)


class Line(NamedTuple):
    """A pasted text, the browser and reason that it gives, and parameters that are in it."""

    text: str
    browser: str
    reason: str
    parameters: dict[str, str]
    is_current: bool = True


# Measured in Chromium 156 (what the engine prints is recognised in test_console_engine.py).
MEASURED_IN_CHROMIUM = [
    Line(
        f"index.js:12 Access to XMLHttpRequest at '{API}' (redirected from 'http://localhost:5001/a')"
        f" from origin '{PAGE}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin'"
        " header is present on the requested resource.",
        "chromium",
        "MissingAllowOriginHeader",
        {
            "kind": "XMLHttpRequest",
            "url": API,
            "initial_url": "http://localhost:5001/a",
            "page_origin": PAGE,
        },
    ),
    Line(
        "Access to link element resource at 'http://a.test/k' from origin 'null' has been blocked"
        " by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested"
        " resource.",
        "chromium",
        "MissingAllowOriginHeader",
        {"kind": "link element resource", "page_origin": "null"},
    ),
    Line(
        AT + "The request client is not a secure context and the resource is in more-private"
        " address space `loopback`.",
        "chromium",
        "InsecureLocalNetwork",
        {"space": "loopback"},
    ),
    Line(
        AT + "Request had a target IP address space of `local` yet the resource is in address"
        " space `loopback`.",
        "chromium",
        "InvalidLocalNetworkAccess",
        {"declared": "local", "space": "loopback"},
    ),
    Line(
        "Permission was denied for this request to access the `loopback` address space.",
        "chromium",
        "LocalNetworkAccessPermissionDenied",
        {"space": "loopback"},
    ),
    Line(
        'Fetch API cannot load foo://bar/x. URL scheme "foo" is not supported.',
        "chromium",
        "CorsDisabledScheme",
        {"url": "foo://bar/x", "scheme": "foo"},
    ),
    Line(
        "Not allowed to load local resource: file:///etc/hostname",
        "chromium",
        "LocalFile",
        {"url": "file:///etc/hostname"},
    ),
    Line(
        "TypeError: Failed to execute 'fetch' on 'Window': 'PUT' is unsupported in no-cors mode.",
        "chromium",
        "MethodNotAllowedInNoCorsMode",
        {"method": "PUT"},
    ),
    Line(
        "TypeError: Failed to execute 'fetch' on 'Window': 'TRACE' HTTP method is unsupported.",
        "chromium",
        "ForbiddenMethod",
        {"method": "TRACE"},
    ),
    Line(
        "SecurityError: Failed to construct 'Worker': Script at 'http://a.test/k' cannot be"
        f" accessed from origin '{PAGE}'.",
        "chromium",
        "WorkerOfAnotherOrigin",
        {"url": "http://a.test/k"},
    ),
    Line("net::ERR_ADDRESS_UNREACHABLE", "chromium", "OtherNetError", {}),
]

# cors_error_string.cc of 2018 to 2022, and CrossOriginAccessControl.cpp before it.
FORMER_CHROMIUM = [
    Line(
        AT + "No 'Access-Control-Allow-Origin' header is present on the requested resource. If an"
        " opaque response serves your needs, set the request's mode to 'no-cors' to fetch the"
        " resource with CORS disabled.",
        "chromium",
        "MissingAllowOriginHeader",
        {"advice": "'no-cors'"},
        False,
    ),
    Line(
        "XMLHttpRequest cannot load http://localhost:8080/beers. No 'Access-Control-Allow-Origin'"
        " header is present on the requested resource. Origin 'http://localhost:8100' is therefore"
        " not allowed access. The response had HTTP status code 401.",
        "chromium",
        "MissingAllowOriginHeader",
        {
            "kind": "XMLHttpRequest",
            "url": "http://localhost:8080/beers",
            "page_origin": "http://localhost:8100",
            "status": "401",
        },
        False,
    ),
    Line(
        "Failed to load https://a.test/x: Response for preflight has invalid HTTP status code 405.",
        "chromium",
        "PreflightInvalidStatus",
        {"url": "https://a.test/x", "status": "405"},
        False,
    ),
    Line(
        "Response for preflight does not have HTTP ok status.",
        "chromium",
        "PreflightInvalidStatus",
        {},
        False,
    ),
    Line(
        "Redirect from 'http://a.test/x' to 'http://b.test/y' has been blocked by CORS policy: No"
        " 'Access-Control-Allow-Origin' header is present on the requested resource. Origin"
        " 'http://c.test' is therefore not allowed access.",
        "chromium",
        "MissingAllowOriginHeader",
        {"initial_url": "http://a.test/x", "url": "http://b.test/y"},
        False,
    ),
    Line(
        "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is ''. It"
        " must be 'true' to allow credentials. Origin 'http://c.test' is therefore not allowed.",
        "chromium",
        "InvalidAllowCredentials",
        {"value": "", "page_origin": "http://c.test"},
        False,
    ),
    Line(
        "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the"
        " credentials flag is true. Origin 'http://c.test' is therefore not allowed access.",
        "chromium",
        "WildcardOriginNotAllowed",
        {"page_origin": "http://c.test"},
        False,
    ),
    Line(
        "The request was redirected to 'https://a.test/x/', which is disallowed for cross-origin"
        " requests that require preflight.",
        "chromium",
        "PreflightDisallowedRedirect",
        {"target": "https://a.test/x/"},
        False,
    ),
    Line(
        "Cross origin requests are only supported for HTTP.",
        "webkit",
        "CorsDisabledScheme",
        {},
    ),
    Line(
        AT + "Response to preflight request doesn't pass access control check: No"
        " 'Access-Control-Allow-Private-Network' header was present in the preflight response for"
        " this private network access request targeting the `local` address space.",
        "chromium",
        "PreflightMissingAllowPrivateNetwork",
        {"space": "local"},
        False,
    ),
    Line(
        f"{AT}The 'Access-Control-Allow-Private-Network' header in the preflight response for this"
        " private network request targeting the `local` address space had a value of 'True', not"
        " 'true'.",
        "chromium",
        "PreflightMissingAllowPrivateNetwork",
        {"value": "True"},
        False,
    ),
]

# Measured in Firefox 153, and security.properties; the former ones are quoted by MDN.
FIREFOX = [
    Line(
        f"{BLOCKED}at {API}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status"
        " code: 500.",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": API, "status": "500"},
    ),
    Line(
        f"{BLOCKED}at ‘{API}’. (Reason: Credential is not supported if the CORS header"
        " ‘Access-Control-Allow-Origin’ is ‘*’).",
        "firefox",
        "WildcardOriginNotAllowed",
        {"url": API},
    ),
    Line(
        "CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://a.test, http://b.test’",
        "firefox",
        "AllowOriginMismatch",
        {"value": "http://a.test, http://b.test"},
    ),
    Line(
        f"{BLOCKED}at {API}. (Reason: CORS request did not succeed). Status code: (null).",
        "firefox",
        "CORSDidNotSucceed",
        {"url": API},
    ),
    Line(
        f"{BLOCKED}at {API}. (Reason: missing token ‘content-type’ in CORS header"
        " ‘Access-Control-Allow-Headers’ from CORS preflight channel).",
        "firefox",
        "HeaderDisallowedByPreflightResponse",
        {"header": "content-type"},
        False,
    ),
    Line(
        f"{BLOCKED}at {API}. (Reason: CORS header 'Access-Control-Allow-Origin' missing).",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": API},
    ),
    Line(
        "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote"
        f" resource at {API} soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the"
        " `Authorization` header is not covered.",
        "firefox",
        "AuthorizationNotCoveredByWildcard",
        {},
    ),
]

# WebKit's source; the order of the lines is quoted in EvanBacon/serve-sim#6.
SAFARI = [
    Line(
        f"[Error] Origin {PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 200\n"
        f"[Error] Fetch API cannot load {API} due to access control checks.\n"
        f"[Error] Failed to load resource: Origin {PAGE} is not allowed by"
        " Access-Control-Allow-Origin. Status code: 200 (notes, line 0)",
        "safari",
        "OriginNotAllowed",
        {"page_origin": PAGE, "url": API, "status": "200"},
    ),
    Line(
        "XMLHttpRequest cannot load http://localhost:9000/. Origin null is not allowed by"
        " Access-Control-Allow-Origin.",
        "webkit",
        "OriginNotAllowed",
        {"page_origin": "null", "url": "http://localhost:9000/"},
        False,
    ),
    Line(
        "Preflight response is not successful. Status code: 404",
        "safari",
        "PreflightInvalidStatus",
        {"status": "404"},
    ),
    Line(
        "Request header field Content-Type is not allowed by Access-Control-Allow-Headers.",
        "webkit",
        "HeaderDisallowedByPreflightResponse",
        {"header": "Content-Type"},
    ),
    Line(
        "Method PUT is not allowed by Access-Control-Allow-Methods.",
        "webkit",
        "MethodDisallowedByPreflightResponse",
        {"method": "PUT"},
    ),
    Line(
        'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
        "safari",
        "InvalidAllowCredentials",
        {},
    ),
    Line(
        "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
        "safari",
        "WildcardOriginNotAllowed",
        {},
    ),
    Line(
        "Access-Control-Allow-Origin cannot contain more than one origin.",
        "safari",
        "MultipleAllowOriginValues",
        {},
    ),
    Line(
        "Cross-origin redirection to http://a.test/login denied by Cross-Origin Resource Sharing"
        " policy: Origin http://c.test is not allowed by Access-Control-Allow-Origin. Status code:"
        " 302",
        "safari",
        "OriginNotAllowed",
        {"target": "http://a.test/login", "status": "302"},
    ),
    Line(
        "[blocked] The page at https://a.test/ requested insecure content from http://b.test/x."
        " This content was blocked and must be served over HTTPS.",
        "safari",
        "MixedContent",
        {"url": "http://b.test/x"},
    ),
]

# Cut, broken and quoted as they are on question-and-answer sites.
PARTS = [
    Line(
        "has been blocked by CORS policy: It does not have HTTP ok status.",
        "chromium",
        "PreflightInvalidStatus",
        {},
    ),
    Line(f"  {AT}\n", "chromium", "ReasonElsewhere", {"url": API, "page_origin": PAGE}),
    Line(
        f"> Access to fetch at &#39;{API}&#39; from origin &#39;{PAGE}&#39; has been\n> blocked by"
        " CORS policy: No &#39;Access-Control-Allow-Origin&#39; header\n> is present on the"
        " requested resource.",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API, "page_origin": PAGE},
    ),
    Line(
        f"{AT}{PREFLIGHT}The ‘Access-Control-Allow-Origin’ header has a value ‘http://a/’ that is"
        f" not equal to the supplied origin.\nindex.js:9 GET {API} net::ERR_FAILED 200 (OK)\n"
        "Uncaught (in promise) TypeError: Failed to fetch\n    at index.js:9:1",
        "chromium",
        "PreflightAllowOriginMismatch",
        {"value": "http://a/", "status": "200", "url": API},
    ),
    Line(
        f"POST {API} net::ERR_FAILED\nAccess to XMLHttpRequest at '{API}' from origin '{PAGE}' has"
        " been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in"
        " preflight response.",
        "chromium",
        "MethodDisallowedByPreflightResponse",
        {"method": "PUT", "kind": "XMLHttpRequest"},
    ),
]

# What script gets, and what isn't CORS.
NO_REASON = [
    Line("Uncaught (in promise) TypeError: Failed to fetch", "chromium", "NoReasonGiven", {}),
    Line("NetworkError when attempting to fetch resource.", "firefox", "NoReasonGiven", {}),
    Line("TypeError: Load failed", "safari", "NoReasonGiven", {}),
    Line("AxiosError: Network Error", "any", "NoReasonGiven", {"said": "Network Error"}),
    Line("Failed to load resource: net::ERR_FAILED", "chromium", "NoReasonGiven", {}),
    Line("(blocked:mixed-content)", "any", "MixedContent", {}),
    Line(
        f"GET {API} net::ERR_CONNECTION_REFUSED\nTypeError: Failed to fetch",
        "chromium",
        "ConnectionRefused",
        {"url": API, "method": "GET"},
    ),
    Line("net::ERR_BLOCKED_BY_CLIENT", "chromium", "BlockedByClient", {}),
    Line(
        "POST http://localhost:5000/notes 403 (Forbidden)",
        "any",
        "HttpStatus",
        {"status": "403", "url": "http://localhost:5000/notes", "method": "POST"},
    ),
    Line(
        "http://localhost:8000 is not an accepted origin.",
        "any",
        "SocketIoOrigin",
        {"page_origin": "http://localhost:8000"},
    ),
]

LINES = [*MEASURED_IN_CHROMIUM, *FORMER_CHROMIUM, *FIREFOX, *SAFARI, *PARTS, *NO_REASON]
