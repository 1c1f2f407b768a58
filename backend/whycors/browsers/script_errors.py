"""What script gets when a request fails, as fetch(), libraries and frameworks word it.

It is the same for every reason. What fetch() gives was measured in Chromium 156 and Firefox 153;
"Load failed" is WebKit's. None of it is printed here; sentence.py says what the marks mean.
"""

import re

from .sentence import Wording, wordings

# These quote a browser's words for a reason, though they know none: they are tried first.
GUESSES_OF_LIBRARIES = (
    # Swagger UI, then superagent, lists what may have happened.
    *wordings(
        "any",
        {
            "NoReasonGiven.swagger": '«{said=Possible Reasons: CORS}»… URL scheme must be "http" or "https" for CORS request.',
            "NoReasonGiven.swagger-reasons": "«{said=CORS Network Failure} URL scheme must be»",
            "NoReasonGiven.superagent": "«{said=Request has been terminated} Possible causes»… Origin is not allowed by Access-Control-Allow-Origin",
        },
    ),
)

_ANGULAR = r"(?P<said>httperrorresponse) ?\{[^}]{0,200}?status['\"]?: ?0\b"
_ANGULAR_STATUS = r"httperrorresponse ?\{[^}]{0,200}?status['\"]?: ?(?P<status>[45]\d\d)\b"
_JQUERY = r"(?P<said>readystate['\"]?: ?[04],.{0,60}?status['\"]?: ?0)\b"
# window.onerror of a script from another origin: all that it is told.
_MUTED = r"(?:^|[\"': ])script error\.?(?=$| ?\(|[\"']| :?0)"
_NOT_JSON = (
    (r"unexpected token '<', ?.{1,40}is not valid json", "unexpected token valid json"),
    (r"unexpected token < in json", "unexpected token json"),
    (r"json\.parse: unexpected character at line 1 column 1\b", "unexpected character json"),
    (r"json parse error: unrecognized token '<'", "json parse unrecognized token"),
)

SCRIPT_ERRORS = (
    *wordings("chromium", {"NoReasonGiven": "{said=Failed to fetch}"}),
    *wordings("firefox", {"NoReasonGiven": "{said=NetworkError when attempting to fetch}"}),
    *wordings("safari", {"NoReasonGiven": "{said=Load failed}"}),
    *wordings("safari", {"NoReasonGiven.refused": "{said=Not allowed to request resource}"}),
    *wordings("firefox", {"NoReasonGiven.script": "«{said=Loading failed for the} … with source “{url}”»."}),
    *wordings(
        "any",
        {
            # axios, React Native, Dart, socket.io, and Angular's HttpClient.
            "NoReasonGiven.axios": "{said=Network Error}",
            "NoReasonGiven.former-axios": "{said=NetworkError}",
            "NoReasonGiven.code": "{said=ERR_NETWORK}",
            "NoReasonGiven.native": "{said=Network request failed}",
            "NoReasonGiven.dart": "{said=XMLHttpRequest error}",
            "NoReasonGiven.socket": "{said=xhr poll error}",
            "NoReasonGiven.panel": "{said=blocked:cors}",
            "NoReasonGiven.panel-origin": "{said=blocked:origin}",
            "NoReasonGiven.angular": "«{said=Http failure response} for {url}: 0 Unknown Error»",
            "NoReasonGiven.angular-unknown": "{said=Http failure response for (unknown url)}: 0 Unknown Error",
            "HttpStatus.angular": "«Http failure response for {url}: {status}»",
        },
    ),
    Wording("NoReasonGiven", "any", re.compile(_ANGULAR), words="httperrorresponse status 0"),
    Wording("HttpStatus", "any", re.compile(_ANGULAR_STATUS), words="httperrorresponse status"),
    Wording("NoReasonGiven", "any", re.compile(_JQUERY), words="readystate status 0"),
    Wording("ScriptError", "any", re.compile(_MUTED), words="script error"),
    # JSON.parse() of an HTML page: Chromium's words, the former ones, Firefox's, Safari's.
    *(Wording("NotJson", "any", re.compile(text), words=words) for text, words in _NOT_JSON),
    # The Network panel writes it beside every request, of any outcome.
    *wordings("any", {"ReferrerPolicy": "strict-origin-when-cross-origin"}),
)  # fmt: skip
