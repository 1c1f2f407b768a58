"""The decisions of the algorithm: a closed list, each with the section that it belongs to."""

from typing import Literal

#: The edition of the standard whose steps stand in comments, and in the words for the steps.
EDITION = "https://fetch.spec.whatwg.org/commit-snapshots/586cd2a44c2a865b37c166dc0740f3fb8bb220d6/"

StepId = Literal[
    "request/url",
    "request/url-credentials",
    "request/method",
    "request/no-cors-method",
    "request/header",
    "request/body",
    "request/stream",
    "request/stream-support",
    "xhr-open/method",
    "xhr-open/url",
    "xhr-set-request-header/header",
    "main-fetch/bad-port",
    "main-fetch/mixed-content",
    "main-fetch/same-origin",
    "main-fetch/data",
    "main-fetch/cross-origin",
    "main-fetch/mode",
    "main-fetch/no-cors",
    "main-fetch/scheme",
    "main-fetch/preflight-needed",
    "main-fetch/no-preflight-needed",
    "local-network-access/address-space",
    "scheme-fetch/blob",
    "scheme-fetch/data",
    "scheme-fetch/scheme",
    "http-fetch/preflight-cached",
    "http-fetch/stream",
    "http-fetch/cross-origin-resource-policy",
    "http-fetch/redirect-mode",
    "http-network-fetch/connection",
    "http-network-fetch/response",
    "cors-check/allow-origin",
    "cors-check/wildcard",
    "cors-check/origin",
    "cors-check/credentials",
    "cors-preflight-fetch/redirect",
    "cors-preflight-fetch/ok-status",
    "cors-preflight-fetch/parse-methods",
    "cors-preflight-fetch/parse-headers",
    "cors-preflight-fetch/method",
    "cors-preflight-fetch/header",
    "http-redirect-fetch/location",
    "http-redirect-fetch/scheme",
    "http-redirect-fetch/count",
    "http-redirect-fetch/credentials",
    "http-redirect-fetch/userinfo",
    "http-redirect-fetch/stream",
    "http-redirect-fetch/followed",
]

#: Fragments of the standard, by section; of another standard, whole addresses.
SECTIONS = {
    "request": "#dom-request",
    "xhr-open": "https://xhr.spec.whatwg.org/#the-open()-method",
    "xhr-set-request-header": "https://xhr.spec.whatwg.org/#the-setrequestheader()-method",
    "main-fetch": "#concept-main-fetch",
    "local-network-access": "https://wicg.github.io/local-network-access/",
    "scheme-fetch": "#concept-scheme-fetch",
    "http-fetch": "#concept-http-fetch",
    "http-network-fetch": "#concept-http-network-fetch",
    "cors-check": "#concept-cors-check",
    "cors-preflight-fetch": "#cors-preflight-fetch-0",
    "http-redirect-fetch": "#concept-http-redirect-fetch",
}
#: Steps that another section, or another standard, describes.
ANCHORS: dict[StepId, str] = {
    "request/header": "#headers-validate",
    "main-fetch/bad-port": "#block-bad-port",
    "main-fetch/mixed-content": "https://w3c.github.io/webappsec-mixed-content/#should-block-fetch",
    "scheme-fetch/data": "#data-url-processor",
    "http-fetch/cross-origin-resource-policy": "#cross-origin-resource-policy-internal-check",
    "http-redirect-fetch/location": "#concept-response-location-url",
}


def anchor_of(step: StepId) -> str:
    """Return the anchor of the section that a step belongs to."""
    return ANCHORS.get(step) or SECTIONS[step.partition("/")[0]]
