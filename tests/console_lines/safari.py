"""Lines of WebKit's source, in the order that is quoted in EvanBacon/serve-sim#6."""

from tests.console_lines.line import API, PAGE, Line

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
