"""Lines of Firefox 153, measured, and of its security.properties.

The former ones are quoted by MDN.
"""

from tests.console_lines.line import API, Line

BLOCKED = (
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource "
)

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
