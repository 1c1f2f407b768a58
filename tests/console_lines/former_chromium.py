"""Lines that Chromium printed once.

cors_error_string.cc of 2018 to 2022, and CrossOriginAccessControl.cpp before it.
"""

from tests.console_lines.line import AT, Line

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
