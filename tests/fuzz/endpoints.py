"""Every endpoint of the servers, and how large an answer it may give. The one list of them.

A test compares it with the URL rules of the lab's API and of the site, so that none is forgotten.
"""

import re

from tests.fuzz.sent import Sent

KB = 1024
#: An error may repeat what was asked. A byte of it takes up to six: "\\u" and four digits in JSON.
BYTES_A_BYTE = 6

#: The lab's own API, below /lab: the rule and the bytes of its largest answer.
LAB = {
    "/health": 1 * KB,
    "/diagnoses": 2048 * KB,
    "/flask-cors-options": 32 * KB,
    "/scenarios": 32 * KB,
    "/scenarios/<name>": 64 * KB,
    "/scenarios/<name>/file": 32 * KB,
    "/scenarios/<name>/restore": 32 * KB,
    "/scenarios/<name>/solution": 256 * KB,
    "/reset": 32 * KB,
    "/runs": 32 * KB,
    "/runs/<run_id>": 2048 * KB,
    "/runs/<run_id>/question": 512 * KB,
    "/explanations": 4096 * KB,
}
#: The front end's site, which answers on the page's origin and on the attacker's. An error is a
#: page of its own, wherever it comes from.
SITE = {
    "/": 64 * KB,
    "/<language>/": 256 * KB,
    "/<language>/diagnose/": 64 * KB,
    "/<language>/error/": 64 * KB,
    "/<language>/flask-cors-options/": 64 * KB,
    "/<language>/your-own-app/": 64 * KB,
    "/<language>/lessons/<slug>/": 64 * KB,
    "/<language>/lessons/<slug>/<experiment_slug>/": 64 * KB,
    "/<language>/notes/": 64 * KB,
    "/<language>/notes/page/": 64 * KB,
    "/<language>/paths/<slug>/": 64 * KB,
    "/<language>/review/<slug>/": 256 * KB,
    "/<language>/search.json": 512 * KB,
    "/<language>/shown.json": 64 * KB,
    "/<language>/visit/<kind>/": 64 * KB,
    "/<language>/workshop/": 64 * KB,
    "/<language>/workshop/<minutes>/": 128 * KB,
    "/<language>/workshop/<minutes>/presenter/": 512 * KB,
    "/<language>/workshop/kit/<path>": 2048 * KB,
    "/<language>/workshop/pictures/<path>": 256 * KB,
    "/<file>": 64 * KB,
    "/health": 64 * KB,
    "/lab/<path>": 64 * KB,
    "/lab/text/<language>.js": 64 * KB,
    "/lab/v-<version>/<path>": 64 * KB,
    "/lab/v-<version>/text/<language>.js": 64 * KB,
    "/lab/v-<version>/text/<language>-more.js": 64 * KB,
    "/lessons/v-<version>/<slug>/<file>.js": 64 * KB,
    "/lessons/<slug>/<file>.js": 64 * KB,
    "/notes/": 64 * KB,
    "/notes/<path>": 64 * KB,
    "/registrable-domains/<host>": 64 * KB,
}
#: A scenario's own app: a hundred notes of 500 characters, each up to twelve bytes in JSON.
SCENARIO = 640 * KB
#: Any path at all, so that any of the servers' parts may answer.
ANYWHERE = max(*LAB.values(), *SITE.values(), SCENARIO)

BOUNDS = (
    {f"lab {rule}": bound for rule, bound in LAB.items()}
    | {f"site {rule}": bound for rule, bound in SITE.items()}
    | {"run": SCENARIO, "proxied run": SCENARIO, "standing scenario": SCENARIO}
    | {"anywhere": ANYWHERE}
)


def bound_of(sent: Sent) -> int:
    """Return how many bytes the answer to a request may have, its headers too."""
    return BOUNDS[sent.of] + BYTES_A_BYTE * len(sent.raw) + 1 * KB


def plain(rule: str) -> str:
    """Return a URL rule as it stands here: without its converters, and <file> for <path:file>."""
    named = re.sub(r"<path:\w+>", "<path>", rule)
    return re.sub(r"<(?:[^<>]*:)?(\w+)>", r"<\1>", named)
