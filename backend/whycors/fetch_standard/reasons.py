"""Why script may get a network error: a closed list, so that every reason can have its words.

The names are those of Chromium's developer tools; where they have none, they are ours.
"""

from typing import Literal, get_args

#: What the CORS check finds wrong.
CorsCheckReason = Literal[
    "MissingAllowOriginHeader",
    "WildcardOriginNotAllowed",
    "MultipleAllowOriginValues",
    "InvalidAllowOriginValue",
    "AllowOriginMismatch",
    "InvalidAllowCredentials",
]

#: The names that Chromium has in its list of CORS errors, but for Local Network Access.
CorsReason = Literal[
    CorsCheckReason,
    "PreflightMissingAllowOriginHeader",
    "PreflightWildcardOriginNotAllowed",
    "PreflightMultipleAllowOriginValues",
    "PreflightInvalidAllowOriginValue",
    "PreflightAllowOriginMismatch",
    "PreflightInvalidAllowCredentials",
    "PreflightDisallowedRedirect",
    "PreflightInvalidStatus",
    "InvalidAllowMethodsPreflightResponse",
    "InvalidAllowHeadersPreflightResponse",
    "MethodDisallowedByPreflightResponse",
    "HeaderDisallowedByPreflightResponse",
    "RedirectContainsCredentials",
    "DisallowedByMode",
    "NoCorsRedirectModeNotFollow",
    "CorsDisabledScheme",
]

#: What stops a request, or hides its response, and is not CORS.
OtherReason = Literal[
    # The arguments of fetch(), or of an XMLHttpRequest.
    "InvalidUrl",
    "UrlContainsCredentials",
    "InvalidMethod",
    "ForbiddenMethod",
    "MethodNotAllowedInNoCorsMode",
    "InvalidHeaderName",
    "InvalidHeaderValue",
    "BodyNotAllowed",
    "StreamNotAllowedInNoCorsMode",
    "StreamNotSupported",
    # Before anything is sent.
    "BadPort",
    "MixedContent",
    "InsecureLocalNetwork",
    "LocalNetworkAccessPermissionDenied",
    "SchemeNotSupported",
    "BlobUrlNotFound",
    "InvalidDataUrl",
    "StreamNeedsHttp2",
    # The network.
    "ConnectionRefused",
    "NameNotResolved",
    "EmptyResponse",
    "InvalidHttpResponse",
    "UnexpectedProxyAuth",
    "NotRecorded",
    # The response, and where it leads.
    "BlockedByResourcePolicy",
    "RedirectModeError",
    "InvalidRedirect",
    "MultipleLocations",
    "UnsafeRedirect",
    "TooManyRedirects",
    "StreamRedirected",
]

Reason = Literal[CorsReason, OtherReason]

CORS_REASONS: frozenset[Reason] = frozenset(get_args(CorsReason))
REASONS: tuple[Reason, ...] = get_args(Reason)

#: What the CORS check finds wrong with the response to a CORS-preflight request.
PREFLIGHT_REASONS: dict[CorsCheckReason, CorsReason] = {
    "MissingAllowOriginHeader": "PreflightMissingAllowOriginHeader",
    "WildcardOriginNotAllowed": "PreflightWildcardOriginNotAllowed",
    "MultipleAllowOriginValues": "PreflightMultipleAllowOriginValues",
    "InvalidAllowOriginValue": "PreflightInvalidAllowOriginValue",
    "AllowOriginMismatch": "PreflightAllowOriginMismatch",
    "InvalidAllowCredentials": "PreflightInvalidAllowCredentials",
}
