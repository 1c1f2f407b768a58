"""What to say about each reason: which of the texts in words/pasted, and in which order."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TextKeys:
    """Keys of texts, "cannot_tell.<key>" and "check.<key>", as words of one string."""

    cannot_tell: str
    check: str


ADVICE = {
    "MissingAllowOriginHeader": TextKeys(
        "status which_request ran", "network get flask_log origins"
    ),
    "PreflightMissingAllowOriginHeader": TextKeys("preflight_status", "preflight route origins"),
    "AllowOriginMismatch": TextKeys("null_origin ran", "get origins_exact"),
    "InvalidAllowOriginValue": TextKeys("ran", "get origins_exact"),
    "MultipleAllowOriginValues": TextKeys("layer ran", "get one_layer"),
    "WildcardOriginNotAllowed": TextKeys("needed ran", "credentials_needed origins_credentials"),
    "InvalidAllowCredentials": TextKeys("needed ran", "credentials_needed origins_credentials"),
    "OriginNotAllowed": TextKeys("missing_or_other which_request ran", "network get origins"),
    "PreflightInvalidStatus": TextKeys("preflight_status", "preflight options_free route"),
    "PreflightDisallowedRedirect": TextKeys("redirect_kind target", "preflight address"),
    "MethodDisallowedByPreflightResponse": TextKeys("allowed", "preflight methods"),
    "HeaderDisallowedByPreflightResponse": TextKeys("allowed others", "preflight allow_headers"),
    "InvalidAllowMethodsPreflightResponse": TextKeys("allowed", "preflight commas"),
    "InvalidAllowHeadersPreflightResponse": TextKeys("allowed", "preflight commas"),
    "AuthorizationNotCoveredByWildcard": TextKeys("works_today", "name_authorization"),
    "RedirectContainsCredentials": TextKeys("target ran", "network location"),
    "CorsDisabledScheme": TextKeys("", "scheme serve"),
    "DisallowedByMode": TextKeys("", "mode"),
    "NoCorsRedirectModeNotFollow": TextKeys("", "no_cors"),
    "MethodNotAllowedInNoCorsMode": TextKeys("", "no_cors"),
    "ForbiddenMethod": TextKeys("", "method"),
    "UrlContainsCredentials": TextKeys("", "userinfo"),
    "InvalidResponse": TextKeys("status", "network flask_log"),
    "InsecureLocalNetwork": TextKeys("headers_untested", "https_page same_machine"),
    "InvalidLocalNetworkAccess": TextKeys("headers_untested", "target_address_space"),
    "LocalNetworkAccessPermissionDenied": TextKeys("headers_untested", "permission same_machine"),
    "PreflightMissingAllowPrivateNetwork": TextKeys("headers_untested", "permission same_machine"),
    "MixedContent": TextKeys("headers_untested", "https_api"),
    "LocalFile": TextKeys("", "serve"),
    "WorkerOfAnotherOrigin": TextKeys("", "worker"),
    "TaintedCanvas": TextKeys("", "crossorigin"),
    "CORSDidNotSucceed": TextKeys("no_answer", "address_bar running name proxy"),
    "CORSDisabled": TextKeys("", "firefox_setting"),
    "CORSOriginHeaderNotAdded": TextKeys("", "extensions"),
    "ConnectionRefused": TextKeys("headers_untested", "address_bar running name"),
    "NameNotResolved": TextKeys("headers_untested", "name address_bar"),
    "EmptyResponse": TextKeys("ran_unanswered", "flask_log body proxy"),
    "InvalidHttpResponse": TextKeys("", "flask_log proxy"),
    "UnexpectedProxyAuth": TextKeys("", "flask_log proxy"),
    "BadPort": TextKeys("", "port"),
    "BlobUrlNotFound": TextKeys("", "blob"),
    "InvalidDataUrl": TextKeys("", "data_url"),
    "UnsafeRedirect": TextKeys("target ran", "network location"),
    "InvalidRedirect": TextKeys("target ran", "network location"),
    "MultipleLocations": TextKeys("target ran", "network location"),
    "TooManyRedirects": TextKeys("target", "network location"),
    "RedirectModeError": TextKeys("target ran", "redirect_mode network"),
    "StreamRedirected": TextKeys("", "stream"),
    "StreamNeedsHttp2": TextKeys("", "stream"),
    "BlockedByResourcePolicy": TextKeys("ran", "resource_policy"),
    "BlockedByClient": TextKeys("which_extension", "private_window extensions"),
    "ContentSecurityPolicy": TextKeys("headers_untested", "connect_src"),
    "OtherNetError": TextKeys("headers_untested", "address_bar network"),
    "SocketIoOrigin": TextKeys("", "socket_io"),
    "HttpStatus": TextKeys("readable", "flask_log network"),
    "ReasonElsewhere": TextKeys("reason", "whole_line network"),
    "NoReasonGiven": TextKeys("reason", "console network"),
}

# The rows of tests/CONFUSIONS.md that a reason or a note is about.
COVERS = {
    "MissingAllowOriginHeader": "A1 A2 A3 A4 A5 B3 B9 B11 B13 B14",
    "PreflightMissingAllowOriginHeader": "A11 B3 B17 B23",
    "AllowOriginMismatch": "A6 A36 B3 B4",
    "MultipleAllowOriginValues": "A7 B9",
    "InvalidAllowOriginValue": "A8",
    "WildcardOriginNotAllowed": "A9",
    "InvalidAllowCredentials": "A10 B7",
    "OriginNotAllowed": "A1 A6 B3",
    "PreflightInvalidStatus": "A12 B12",
    "PreflightDisallowedRedirect": "A13 B15",
    "MethodDisallowedByPreflightResponse": "A14 B8 B10",
    "HeaderDisallowedByPreflightResponse": "A16 B8 B22",
    "InvalidAllowMethodsPreflightResponse": "A19",
    "InvalidAllowHeadersPreflightResponse": "A19",
    "AuthorizationNotCoveredByWildcard": "A18",
    "CorsDisabledScheme": "A29",
    "MethodNotAllowedInNoCorsMode": "A21",
    "InsecureLocalNetwork": "A33",
    "LocalNetworkAccessPermissionDenied": "A33",
    "PreflightMissingAllowPrivateNetwork": "A33 B21",
    "MixedContent": "A34",
    "TaintedCanvas": "A37",
    "CORSDidNotSucceed": "A23",
    "ConnectionRefused": "A23",
    "NameNotResolved": "A23",
    "EmptyResponse": "A4 A23",
    "BlockedByClient": "A35",
    "SocketIoOrigin": "B18",
    "value_is_the_origin": "A20",
    "method_case": "A15",
    "header_of_answers": "A17",
    "header_authorization": "A18",
    "header_content_type": "A16",
    "page_null": "A29",
    "loopback_names": "A32",
    "host_bare": "A23",
    "airplay": "A24",
    "no_cors": "A21",
    "status_method": "B16",
    "status_crash": "A2 B11",
    "status_login": "A3",
    "status_too_large": "A4",
    "status_gateway": "A5",
    "preflight_status_login": "A12 B12",
    "preflight_status_no_route": "A11",
}


def advice_on(reason: str) -> TextKeys:
    """Return the advice on a reason; a preflight's is that of the reason, unless it has its own."""
    return ADVICE.get(reason) or ADVICE[reason.removeprefix("Preflight")]


def covered_by(reason: str, notes: list[str]) -> list[str]:
    """Return the ids of the stumbling blocks that a reason and its notes are about."""
    own = reason if reason in COVERS else reason.removeprefix("Preflight")
    ids = " ".join(COVERS.get(subject, "") for subject in (own, *notes)).split()
    return sorted(set(ids), key=lambda id: (id[0], int(id[1:])))
