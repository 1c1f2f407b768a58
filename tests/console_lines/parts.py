"""Lines that are cut, broken and quoted as they are on question-and-answer sites."""

from tests.console_lines.line import API, AT, PAGE, PREFLIGHT, Line

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
