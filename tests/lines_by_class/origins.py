"""Lines of pages whose origins have a scheme of their own."""

from tests.console_lines.line import Line
from tests.lines_by_class.blocked import WEBVIEW, blocked, missing

ORIGINS = [
    missing("capacitor://localhost"),
    missing("ionic://localhost"),
    missing("app://obsidian.md"),
    missing("chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn"),
    missing("vscode-webview://1f0n2c9k8d7s6a5p4o3i2u1y0t9r8e7w6q5"),
    missing("moz-extension://5b0e9f8a-3c1d-4e2f-8a7b-6c5d4e3f2a1b"),
    missing("https://localhost"),
    missing("http://tauri.localhost"),
    missing("file://"),
    Line(
        "Origin tauri://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200\n"
        f"Fetch API cannot load {WEBVIEW} due to access control checks.",
        "safari",
        "OriginNotAllowed",
        {"page_origin": "tauri://localhost", "url": WEBVIEW, "status": "200"},
    ),
    Line(
        blocked("capacitor://localhost")
        + "The 'Access-Control-Allow-Origin' header has a value 'http://localhost' that is not equal"
        " to the supplied origin.",
        "chromium",
        "AllowOriginMismatch",
        {"page_origin": "capacitor://localhost", "value": "http://localhost"},
    ),
    Line(
        "[Error] XMLHttpRequest cannot load https://api.shop.example/v1/login. Origin"
        " ionic://localhost is not allowed by Access-Control-Allow-Origin.",
        "webkit",
        "OriginNotAllowed",
        {"page_origin": "ionic://localhost", "url": "https://api.shop.example/v1/login"},
        False,
    ),
    Line(
        "SEC7120: [CORS] The origin 'ms-appx-web://contoso.app' did not find"
        f" 'ms-appx-web://contoso.app' in the Access-Control-Allow-Origin response header for"
        f" cross-origin  resource at '{WEBVIEW}'.",
        "edgehtml",
        "OriginNotAllowed",
        {"page_origin": "ms-appx-web://contoso.app", "url": WEBVIEW},
        False,
    ),
]
