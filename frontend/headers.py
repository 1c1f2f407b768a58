"""What the lab's pages allow, in headers: whose scripts run, who may frame them, what links reveal.

Where client code may send requests is not restricted, nor where images, forms and frames lead: what
becomes of them is for CORS to decide, and a refusal of our own would look like one by CORS.
"""

import base64
import hashlib

from flask import Flask, Response, g, request

from frontend.origins import PUBLIC, Origins

#: What browsers do anyway, stated so that none differs: experiments show what Referer bears.
REFERRER_POLICY = "strict-origin-when-cross-origin"
#: The endpoints of pages in which client code runs. It may load scripts from the API, too.
RUN_CLIENT_CODE = ("lesson_page", "visit")
#: The endpoint of the workshop's kit: pages that stand alone, their style in them and no script.
KIT = "file_of_kit"
KIT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def send_security_headers(site: Flask, origins: Origins) -> None:
    """Have `site` add them to what it answers, the example's own files excepted."""
    apis = " ".join(sorted({*origins.apis().values()} - {origins.page}))

    def policy(response: Response) -> str:
        if request.endpoint == KIT and response.status_code == 200:
            return KIT_POLICY
        scripts = ["'self'", *g.get("inline_scripts", [])]
        if request.endpoint in RUN_CLIENT_CODE:
            scripts.append(apis)
        # A lesson opens the page of the origin null in a frame.
        framed_by = "'self'" if request.endpoint == "visit" else "'none'"
        # https://wicg.github.io/local-network-access/#csp
        treated = "; treat-as-public-address" if _is_public() else ""
        return (
            f"script-src {' '.join(scripts)}; style-src 'self'; object-src 'none'; "
            f"base-uri 'none'; frame-ancestors {framed_by}{treated}"
        )

    @site.after_request
    def add(response: Response) -> Response:
        if "is_of_example" in g:
            return response
        response.headers["X-Content-Type-Options"] = "nosniff"
        if response.mimetype == "text/html":
            response.headers["Referrer-Policy"] = REFERRER_POLICY
            response.headers["Content-Security-Policy"] = policy(response)
        return response


def _is_public() -> bool:
    return request.endpoint == "visit" and (request.view_args or {})["kind"] == PUBLIC


def allow_inline_script(text: str) -> None:
    """Let the page that is being answered run this script, which stands in it as `text`."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    g.setdefault("inline_scripts", []).append(f"'sha256-{digest}'")


def leave_bare() -> None:
    """Send what is being answered as a beginner would: without these headers."""
    g.is_of_example = True
