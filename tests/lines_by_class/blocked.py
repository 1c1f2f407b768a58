"""Lines of Chromium that many classes have."""

from tests.console_lines.line import Line

WEBVIEW = "https://api.shop.example/v1/cart"
MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource."


def blocked(origin: str, url: str = WEBVIEW, kind: str = "fetch") -> str:
    return f"Access to {kind} at '{url}' from origin '{origin}' has been blocked by CORS policy: "


def missing(origin: str, url: str = WEBVIEW) -> Line:
    given = {"page_origin": origin, "url": url}
    return Line(blocked(origin, url) + MISSING, "chromium", "MissingAllowOriginHeader", given)
