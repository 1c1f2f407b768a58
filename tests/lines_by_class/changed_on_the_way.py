"""Lines that were changed on their way here."""

from tests.console_lines.line import API, PAGE, Line
from tests.lines_by_class.blocked import MISSING, WEBVIEW, blocked

SPACED = f"Access to fetch at ' {API} ' from origin ' {PAGE} ' has been blocked by CORS policy: "
CHANGED_ON_THE_WAY = [
    Line(
        (blocked(PAGE) + MISSING).replace("'", '"'),
        "chromium",
        "MissingAllowOriginHeader",
        {"page_origin": PAGE, "url": WEBVIEW},
    ),
    Line(
        SPACED + MISSING, "chromium", "MissingAllowOriginHeader", {"url": API, "page_origin": PAGE}
    ),
    Line(
        SPACED + "The 'Access-Control-Allow-Origin' header has a value ' http://a.example ' that is"
        " not equal to the supplied origin.",
        "chromium",
        "AllowOriginMismatch",
        {"value": "http://a.example", "page_origin": PAGE},
    ),
    Line(
        "Access to fetch at 'http://localhost:50\n01/notes' from origin 'http://local\nhost:8000'"
        f" has been blocked by CORS policy: {MISSING}",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API, "page_origin": PAGE},
    ),
    Line(
        f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: No"
        " 'Access-Control-\nAllow-Origin' header is present on the requested resource.",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API},
    ),
    Line(
        f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: No 'Acc"
        "\ness-Control-Allow-Origin' header is pre\nsent on the requested resource.",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API},
    ),
    Line(
        f"> > **Access to fetch at “{API}” from origin “{PAGE}” has been blocked by CORS policy:"
        f" {MISSING.replace(chr(39), '’')}**",
        "chromium",
        "MissingAllowOriginHeader",
        {},
    ),
    Line(
        f"Access&nbsp;to fetch at &amp;#39;{API}&amp;#39; from origin &#39;{PAGE}&#39; has been"
        " blocked by CORS policy: No &apos;Access-Control-Allow-Origin&apos; header is present",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API, "page_origin": PAGE},
    ),
    Line(
        f"```\nAccess\u00a0to\u00a0XMLHttpRequest\u00a0at\u00a0'{API}'\u00a0from origin '{PAGE}' has"
        f" been blocked by CORS policy: {MISSING}\n```",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API, "kind": "XMLHttpRequest"},
    ),
    Line(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource"
        " at http://localhost:5001/no\ntes. (Reason: CORS header\n‘Access-Control-Allow-Origin’"
        " missing).\nStatus code: 200.",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": API, "status": "200"},
    ),
    Line(
        f"Access to fetch at {API} from origin {PAGE} has been blocked by CORS policy: Response to"
        " preflight request doesnt pass access control check: It does not have HTTP ok status.",
        "chromium",
        "PreflightInvalidStatus",
        {"url": API},
    ),
    Line(
        f"CONSOLE SECURITY ERROR Origin {PAGE} is not allowed by Access-Control-Allow-Origin. Status"
        f" code: 200\n{PAGE}/:3:9: CONSOLE JS ERROR Fetch API cannot load {API} due to access\n"
        "control checks.",
        "safari",
        "OriginNotAllowed",
        {"url": API, "page_origin": PAGE, "status": "200"},
    ),
    Line(
        f"\tAccess to fetch at '{API}'   from origin  '{PAGE}' has been\tblocked by CORS policy:\r\n"
        "\tRequest header field x-token is not allowed by Access-Control-Allow-Headers in\r\n"
        "\tpreflight response.",
        "chromium",
        "HeaderDisallowedByPreflightResponse",
        {"header": "x-token", "url": API},
    ),
    Line(
        f"2026-11-20T10:11:12.123Z [browser] ERROR: Access to fetch at '{API}' from origin '{PAGE}'"
        f" has been blocked by CORS policy: {MISSING}",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API},
    ),
]
