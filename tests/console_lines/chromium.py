"""Lines of Chromium 156, measured.

What the engine prints is recognised in test_console_engine.py.
"""

from tests.console_lines.line import API, AT, PAGE, Line

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
