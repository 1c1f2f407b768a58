"""Lines that say nothing of a reason, or of another than CORS, although they stand beside it.

What script gets was measured for fetch() in Chromium 156 and Firefox 153; "Load failed" is WebKit's.

They are recognised, never printed. sentence.py says what the marks in a sentence mean; the keys are
reasons, with a word after a dot where a reason has several sentences.
"""

import re

from .sentence import Wording, wordings

ANYWHERE_WORDINGS = (
    # The Network panel's own words for a request that was stopped, then the console's.
    *wordings(
        "any",
        {
            "MixedContent": "blocked:mixed-content",
            "BlockedByClient": "blocked:other",
            "ContentSecurityPolicy.panel": "blocked:csp",
            "ContentSecurityPolicy.blocked": "Blocked by Content Security Policy",
            "ContentSecurityPolicy.quoted": "Connecting to '{url}' violates the following Content Security Policy",
            "ContentSecurityPolicy": "Connecting to {url} violates the following Content Security Policy",
            "ContentSecurityPolicy.refused-quoted": "Refused to connect to '{url}' because it violates the following Content Security Policy",
            "ContentSecurityPolicy.refused": "Refused to connect to {url} because it violates the following Content Security Policy",
        },
    ),
    *wordings(
        "firefox",
        {
            "ContentSecurityPolicy.blocked": "Content-Security-«Policy: The page’s settings blocked»",
            "ContentSecurityPolicy.prevented": "Content-Security-«Policy: The page’s settings prevented»",
        },
    ),
    # Flask-SocketIO's log: https://github.com/miguelgrinberg/Flask-SocketIO/issues/1319
    *wordings("any", {"SocketIoOrigin": "{page_origin} is not an accepted origin"}),
    # The line says that CORS stopped the request; the reason is in a part that was not pasted.
    *wordings("safari", {"ReasonElsewhere": "due to access control checks"}),
    *wordings("chromium", {"ReasonElsewhere": "blocked by CORS policy"}),
    *wordings(
        "firefox",
        {"ReasonElsewhere": "fixed by moving the resource to the same domain or enabling"},
        is_current=False,
    ),
    *wordings("firefox", {"ReasonElsewhere": "Cross-Origin Request Blocked"}),
    *wordings("any", {"HttpStatus": "responded with a status of {status}"}),
    # The Network panel has no sentence for a response: method, address, status.
    Wording(
        "HttpStatus",
        "any",
        re.compile(
            r"\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+ (?P<status>[45]\d\d)\b",
            re.IGNORECASE,
        ),
    ),
    # What script gets: the same for every reason.
    *wordings("chromium", {"NoReasonGiven": "{said=Failed to fetch}"}),
    *wordings("firefox", {"NoReasonGiven": "{said=NetworkError when attempting to fetch}"}),
    *wordings("safari", {"NoReasonGiven": "{said=Load failed}"}),
    # axios, Angular's HttpClient, and Chromium's Network panel.
    *wordings(
        "any",
        {
            "NoReasonGiven.axios": "{said=Network Error}",
            "NoReasonGiven.former-axios": "{said=NetworkError}",
            "NoReasonGiven.code": "{said=ERR_NETWORK}",
            "NoReasonGiven.panel": "{said=blocked:cors}",
        },
    ),
    Wording(
        "NoReasonGiven",
        "any",
        re.compile(r"(?P<said>Http failure response for .*?: 0 Unknown Error)", re.IGNORECASE),
    ),
    Wording("NoReasonGiven", "any", re.compile("(?P<said>^CORS error$)", re.IGNORECASE)),
)
