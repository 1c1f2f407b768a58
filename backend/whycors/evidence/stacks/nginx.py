"""nginx: headers on every answer, errors too, and preflights answered before the app is asked."""

import re

from ...fetch_standard import parse_url
from .headers import cors_headers
from .model import StackFix, Wanted

#: Nothing can be put before a `$` to make it one: it has to come out of a variable.
DOLLAR = """\
geo $dollar {
    default "$";
}
"""
MAP = """\
map $http_origin $allowed_origin {
%s
}
"""
SERVER = """\
server {
    location / {
%s
        if ($request_method = OPTIONS) {
            return 204;
        }
        # … proxy_pass or root, as before
    }
}"""


def nginx_fix(wanted: Wanted) -> StackFix:
    """Return what goes inside `http`: a server, and before it a map from several origins."""
    one, *others = wanted.origins
    blocks = []
    if others:
        headers = {"Access-Control-Allow-Origin": "$allowed_origin", "Vary": "Origin"}
        keys = [f"    {_key(origin)} $http_origin;" for origin in wanted.origins]
        blocks.append(MAP % "\n".join(keys))
    else:
        headers = {"Access-Control-Allow-Origin": _value(one)}
    headers |= {name: _value(value) for name, value in cors_headers(wanted).items()}
    lines = [f"        add_header {name} {value} always;" for name, value in headers.items()]
    if any("${dollar}" in line for line in lines):
        blocks.insert(0, DOLLAR)
    code = "\n".join([*blocks, SERVER % "\n".join(lines)])
    return StackFix("nginx", "nginx", "nginx.conf", "nginx", code)


def _key(origin: str) -> str:
    """Return a map's key for this origin alone: a key that is no pattern fits in any case."""
    url = parse_url(origin)
    if url is not None and url.is_http:
        return _quoted(origin)
    return _quoted(f"~^{re.escape(origin)}$")


def _value(text: str) -> str:
    """Return a value in which nothing is a variable."""
    return _quoted(text).replace("$", "${dollar}")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
