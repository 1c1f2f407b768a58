"""A small app that was checked, with findings of each level, for the tests of the reports."""

from backend.whycors.fetch_standard import HttpRequest, HttpResponse
from backend.whycors.flask_apps.access.askers import askers_for
from backend.whycors.flask_apps.access.cells import cells_of
from backend.whycors.flask_apps.access.groups import route_groups
from backend.whycors.flask_apps.model import (
    AppExchange,
    Diff,
    Finding,
    Route,
    SourceLine,
    Witness,
)
from backend.whycors.flask_apps.report.results import Checked, CheckOptions, Untold

API = "http://localhost:5000"
PAGE = "https://shop.example"
ATTACKER = "https://shop.example.evil.com"
ALLOWED = [
    ["Access-Control-Allow-Origin", ATTACKER],
    ["Access-Control-Allow-Credentials", "true"],
]
PATTERN = Finding(
    "pattern-open-end",
    "error",
    "https://shop.example",
    {"pattern": "https://shop.example*", "origin": ATTACKER},
    ("/orders", "/orders/<int:id>"),
    Witness(
        {
            "id": "attacker",
            "page_origin": ATTACKER,
            "request": {"url": f"{API}/orders", "credentials": "include"},
            "responses": [{"to": "*", "url": "*", "status": 200, "headers": ALLOWED}],
        },
        f"curl -i -H 'Origin: {ATTACKER}' {API}/orders",
    ),
    SourceLine("shop.py", 7),
    Diff(
        "shop.py",
        "--- shop.py\n+++ shop.py\n@@ -6,3 +6,3 @@\n app = Flask(__name__)\n"
        "-CORS(app, origins=['https://shop.example*'])\n"
        "+CORS(app, origins=['https://shop.example'])\n \n",
    ),
)
REDIRECTED = Finding(
    "preflight-stopped",
    "error",
    "/orders",
    {"variant": "redirect", "status": "308", "request": "PUT /orders"},
    ("/orders",),
    Witness(
        {
            "id": "redirected",
            "page_origin": PAGE,
            "request": {"url": f"{API}/orders", "method": "PUT"},
            "responses": [{"to": "*", "url": "*", "status": 308}],
        },
        f"curl -i -X OPTIONS -H 'Origin: {PAGE}' {API}/orders",
    ),
)
VARY = Finding("vary-missing", "warning", "app")
OPEN = Finding(
    "any-origin-allowed",
    "note",
    "/`public`",
    {"request": "GET /public", "origin": ATTACKER},
    ("/public",),
)
FINDINGS = (OPEN, VARY, PATTERN, REDIRECTED)
RULES = ("/orders", "/orders/<int:id>", "/customers", "/customers/<int:id>", "/me")


class Shop:
    """An app that lets its page read orders, and everybody the public part."""

    api = API
    routes = (
        *(Route(rule, rule.replace("<int:id>", "1"), rule, ("GET", "PUT")) for rule in RULES),
        Route("/public", "/public", "public", ("GET",)),
        Route("/upload", "/upload", "upload", ("POST",)),
    )

    def ask(
        self, request: HttpRequest, with_cookies: bool = False, body: bytes = b""
    ) -> AppExchange:
        """Return an answer that shares orders with the page, and what is public with everybody."""
        headers = []
        if request.url.endswith("/public"):
            headers = [("Access-Control-Allow-Origin", "*")]
        elif request.origin in (PAGE, ATTACKER):
            headers = [
                ("Access-Control-Allow-Origin", request.origin),
                ("Access-Control-Allow-Credentials", "true"),
                ("Access-Control-Allow-Methods", "GET, PUT"),
                ("Access-Control-Allow-Headers", "authorization"),
            ]
        unknown = "the view upload would have to run" if request.url.endswith("/upload") else None
        return AppExchange(request, HttpResponse(200, tuple(headers)), "stand-in", unknown)


def checked_shop(findings: tuple[Finding, ...] = FINDINGS) -> Checked:
    """Return what came of a check of the shop."""
    groups = route_groups(cells_of(Shop(), askers_for([PAGE], API)))
    untold = (Untold("the view upload would have to run", ("/upload",)),)
    return Checked(
        "shop:app",
        "shop.py",
        CheckOptions(),
        (PAGE,),
        7,
        1204,
        tuple(groups),
        findings,
        untold,
        0.84,
    )
