"""What the Network panels say of a request that was stopped: a row's words, not a sentence.

Chromium's and Firefox's, as they were read from the panels; Firefox's are English in every
language. They are recognised, never printed.
"""

import re

from .chromium import CHROMIUM_REASONS
from .firefox import MAY_ALSO_BE
from .sentence import Wording, wordings

_OF_PREFLIGHT_TOO = (
    "WildcardOriginNotAllowed",
    "MissingAllowOriginHeader",
    "MultipleAllowOriginValues",
    "InvalidAllowOriginValue",
    "AllowOriginMismatch",
    "InvalidAllowCredentials",
)
# The tooltip over "CORS error" has the reason's name.
_CHROMIUM_NAMES = (
    *CHROMIUM_REASONS,
    *(f"Preflight{reason}" for reason in _OF_PREFLIGHT_TOO),
    "DisallowedByMode",
    "InvalidResponse",
    "NoCorsRedirectModeNotFollow",
)
CHROMIUM_TOOLTIPS = {
    name: f"Cross-Origin Resource Sharing error: {name}" for name in _CHROMIUM_NAMES
}
CHROMIUM_FORMER_TOOLTIPS = {
    "PreflightMissingAllowPrivateNetwork": "Cross-Origin Resource Sharing error: PreflightMissingAllowPrivateNetwork",
    "PreflightMissingAllowPrivateNetwork.value": "Cross-Origin Resource Sharing error: PreflightInvalidAllowPrivateNetwork",
    "PreflightMissingAllowPrivateNetwork.external": "Cross-Origin Resource Sharing error: PreflightMissingAllowExternal",
}

# By the number that Firefox's own records have for each: 1001 is the first.
FIREFOX_BLOCKED = (
    ("CORSDisabled", "CORS Disabled"),
    ("CORSDidNotSucceed", "CORS Failed"),
    ("CorsDisabledScheme", "CORS Not HTTP"),
    ("MultipleAllowOriginValues", "CORS Multiple Origin Not Allowed"),
    ("MissingAllowOriginHeader", "CORS Missing Allow Origin"),
    ("WildcardOriginNotAllowed", "CORS No Allow Credentials"),
    ("AllowOriginMismatch", "CORS Allow Origin Not Matching Origin"),
    ("InvalidAllowCredentials", "CORS Missing Allow Credentials"),
    ("CORSOriginHeaderNotAdded", "CORS Origin Header Missing"),
    ("PreflightDisallowedRedirect", "CORS External Redirect Not Allowed"),
    ("PreflightInvalidStatus", "CORS Preflight Did Not Succeed"),
    ("InvalidAllowMethodsPreflightResponse", "CORS Invalid Allow Method"),
    ("MethodDisallowedByPreflightResponse", "CORS Method Not Found"),
    ("InvalidAllowHeadersPreflightResponse", "CORS Invalid Allow Header"),
    ("HeaderDisallowedByPreflightResponse", "CORS Missing Allow Header"),
)
FIREFOX_ROWS = {reason: f"«{words}»" for reason, words in FIREFOX_BLOCKED}
FIREFOX_CODES = {
    f"{reason}.code": f'"blockedReason": {1001 + place}'
    for place, (reason, _) in enumerate(FIREFOX_BLOCKED)
}

# https://searchfox.org/mozilla-central/source/xpcom/base/ErrorList.py
FIREFOX_ERRORS = {
    "ConnectionRefused": "NS_ERROR_CONNECTION_REFUSED",
    "NameNotResolved": "NS_ERROR_UNKNOWN_HOST",
    "EmptyResponse": "NS_ERROR_NET_EMPTY_RESPONSE",
    "EmptyResponse.reset": "NS_ERROR_NET_RESET",
    "EmptyResponse.interrupt": "NS_ERROR_NET_INTERRUPT",
    "InvalidHttpResponse": "NS_ERROR_NET_PARTIAL_TRANSFER",
    "InvalidHttpResponse.content": "NS_ERROR_CORRUPTED_CONTENT",
    "InvalidHttpResponse.http2": "NS_ERROR_NET_HTTP2_SENT_GOAWAY",
    "TimedOut": "NS_ERROR_NET_TIMEOUT",
    "Offline": "NS_ERROR_OFFLINE",
    "BadPort": "NS_ERROR_PORT_ACCESS_NOT_ALLOWED",
    "TooManyRedirects": "NS_ERROR_REDIRECT_LOOP",
    "ProxyFailed": "NS_ERROR_PROXY_CONNECTION_REFUSED",
    "ProxyFailed.name": "NS_ERROR_UNKNOWN_PROXY_HOST",
    "BlockedByResourcePolicy": "NS_ERROR_DOM_CORP_FAILED",
    "CoepFrameResourceNeedsCoepHeader": "NS_ERROR_DOM_COEP_FAILED",
    "CoopSandboxedIFrameCannotNavigateToCoopPage": "NS_ERROR_DOM_COOP_FAILED",
    "FramingRefused": "NS_ERROR_XFO_VIOLATION",
    "FramingRefused.ancestor": "NS_ERROR_CSP_FRAME_ANCESTOR_VIOLATION",
    "BlockedByClient.tracking": "NS_ERROR_TRACKING_URI",
    "BlockedByClient.social": "NS_ERROR_SOCIALTRACKING_URI",
    "BlockedByClient.policy": "NS_ERROR_BLOCKED_BY_POLICY",
    "TlsFailed": "NS_ERROR_NET_INADEQUATE_SECURITY",
    "ReasonElsewhere.uri": "NS_ERROR_DOM_BAD_URI",
    # Firefox gives a further row of a refused redirect this name.
    "NoReasonGiven.unexpected": "{said=NS_ERROR_UNEXPECTED}",
    # And a row of what an image got that is none, before it says OpaqueResponseBlocking.
    "NoReasonGiven.aborted": "{said=NS_BINDING_ABORTED}",
    "NoReasonGiven.failure": "{said=NS_ERROR_FAILURE}",
    "NoReasonGiven.network": "{said=NS_ERROR_DOM_NETWORK_ERR}",
    "NoReasonGiven.intercepted": "{said=NS_ERROR_INTERCEPTION_FAILED}",
}

_PLACES = (
    r"(?P<said>cors error)(?=$| ?\[| (?:fetch|xhr|preflight|script|font|stylesheet|eventsource)\b)"
)

PANEL_WORDINGS = (
    *wordings("chromium", CHROMIUM_TOOLTIPS),
    *wordings("chromium", CHROMIUM_FORMER_TOOLTIPS, is_current=False),
    *wordings("firefox", FIREFOX_ROWS, MAY_ALSO_BE),
    *wordings("firefox", FIREFOX_CODES),
    *wordings("firefox", FIREFOX_ERRORS),
    Wording("NoReasonGiven", "any", re.compile(_PLACES), words="cors error"),
    # A row in Firefox's console: GET, the URL, and this.
    Wording(
        "HttpStatus",
        "firefox",
        re.compile(r"\[http/[0-9.]{1,3} (?P<status>[45]\d\d)\b"),
        words="http",
    ),
)
