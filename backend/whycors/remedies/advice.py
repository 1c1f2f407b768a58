"""What to do where no header of the server helps, or should: the kinds of advice."""

from typing import Any, Literal

from ..fetch_standard import Reason

#: What no header of the server cures, or what nobody should cure that way.
Advice = Literal[
    "attackers-page",
    "bad-port",
    "body-not-allowed",
    "cached-answer",
    "cached-without-origin",
    "call-https",
    "connection-dropped",
    "connection-refused",
    "earlier-answer",
    "error-first",
    "gateway-error",
    "gateway-refusal",
    "header-is-invalid",
    "http-is-invalid",
    "insecure-page",
    "kept-response",
    "local-network",
    "log-in-again",
    "method-is-invalid",
    "method-not-upper-case",
    "mixed-content",
    "mode-no-cors",
    "mode-same-origin",
    "name-not-resolved",
    "not-recorded",
    "opaque-origin",
    "proxy-status",
    "redirect-count",
    "redirect-crosses-origins",
    "redirect-has-credentials",
    "redirect-location",
    "redirect-mode",
    "resource-policy",
    "scheme-without-cors",
    "stream-body",
    "tunnel-page",
    "url-has-credentials",
    "url-is-invalid",
]

#: What to do about a failure that is the client's, the page's or the network's.
ADVICE_BY_REASON: dict[Reason, Advice] = {
    "BadPort": "bad-port",
    "BlockedByResourcePolicy": "resource-policy",
    "BlobUrlNotFound": "url-is-invalid",
    "BodyNotAllowed": "body-not-allowed",
    "ConnectionRefused": "connection-refused",
    "CorsDisabledScheme": "scheme-without-cors",
    "DisallowedByMode": "mode-same-origin",
    "EmptyResponse": "connection-dropped",
    "ForbiddenMethod": "method-is-invalid",
    "InsecureLocalNetwork": "insecure-page",
    "InvalidDataUrl": "url-is-invalid",
    "InvalidHeaderName": "header-is-invalid",
    "InvalidHeaderValue": "header-is-invalid",
    "InvalidHttpResponse": "http-is-invalid",
    "InvalidMethod": "method-is-invalid",
    "InvalidRedirect": "redirect-location",
    "InvalidUrl": "url-is-invalid",
    "LocalNetworkAccessPermissionDenied": "local-network",
    "MethodNotAllowedInNoCorsMode": "mode-no-cors",
    "MixedContent": "mixed-content",
    "MultipleLocations": "redirect-location",
    "NameNotResolved": "name-not-resolved",
    "NoCorsRedirectModeNotFollow": "mode-no-cors",
    "NotRecorded": "not-recorded",
    "RedirectContainsCredentials": "redirect-has-credentials",
    "RedirectModeError": "redirect-mode",
    "SchemeNotSupported": "scheme-without-cors",
    "StreamNeedsHttp2": "stream-body",
    "StreamNotAllowedInNoCorsMode": "mode-no-cors",
    "StreamNotSupported": "stream-body",
    "StreamRedirected": "stream-body",
    "TooManyRedirects": "redirect-count",
    "UnexpectedProxyAuth": "proxy-status",
    "UnsafeRedirect": "redirect-location",
}

#: The advices that are one option of the call, and what to set it to.
OPTIONS: dict[Advice, dict[str, Any]] = {
    "method-not-upper-case": {"method": "PATCH"},
    "mode-no-cors": {"mode": "cors"},
    "mode-same-origin": {"mode": "cors"},
    "redirect-mode": {"redirect": "follow"},
    "resource-policy": {"mode": "cors"},
}

#: The advices about what an answer says, to a page that no answer should name.
OF_AN_ANSWER: tuple[Advice, ...] = ("opaque-origin", "redirect-crosses-origins")
