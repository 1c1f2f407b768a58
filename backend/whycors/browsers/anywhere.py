"""Lines that say nothing of a reason, or of another than CORS, although they stand beside it.

They are recognised, never printed. sentence.py says what the marks in a sentence mean; the keys are
reasons, with a word after a dot where a reason has several sentences.
"""

import re

from .script_errors import SCRIPT_ERRORS
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
    *wordings(
        "safari",
        {
            "ReasonElsewhere": "due to access control checks",
            "ReasonElsewhere.load": "«load denied by Cross-Origin Resource Sharing policy».",
        },
    ),
    *wordings("chromium", {"ReasonElsewhere": "blocked by CORS policy"}),
    *wordings(
        "firefox",
        {"ReasonElsewhere": "fixed by moving the resource to the same domain or enabling"},
        is_current=False,
    ),
    *wordings("firefox", {"ReasonElsewhere": "Cross-Origin Request Blocked"}),
    *wordings("any", {"HttpStatus": "responded with a status of {status}"}),
    # The Network panel has no sentence for a response: method, address, status.
    *(
        Wording(
            "HttpStatus",
            "any",
            re.compile(rf"\b{method} \S+ (?P<status>[45]\d\d)\b"),
            words=method,
        )
        for method in ("get", "head", "post", "put", "patch", "delete", "options")
    ),
    *SCRIPT_ERRORS,
)
