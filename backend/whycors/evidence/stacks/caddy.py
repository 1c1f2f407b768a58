"""Caddy: headers on every answer, and preflights answered before the app is asked."""

from .headers import cors_headers
from .model import StackFix, Wanted

PREFLIGHT = """\
@preflight {
    method OPTIONS
    header Access-Control-Request-Method *
}
respond @preflight 204"""


def caddy_fix(wanted: Wanted) -> StackFix:
    """Return what goes into the site's block."""
    one, *others = wanted.origins
    if others:
        lines = [
            "@page {",
            *(f"    header Origin {_quoted(origin)}" for origin in wanted.origins),
            "}",
            "header +Vary Origin",
            "header @page {",
            "    Access-Control-Allow-Origin {http.request.header.Origin}",
        ]
    else:
        lines = ["header {", f"    Access-Control-Allow-Origin {_quoted(one)}"]
    lines += [f"    {name} {_quoted(value)}" for name, value in cors_headers(wanted).items()]
    code = "\n".join([*lines, "}", PREFLIGHT])
    return StackFix("caddy", "Caddy", "Caddyfile", "caddy", code)


def _quoted(text: str) -> str:
    """Return a text in which nothing is a placeholder."""
    escaped = text.replace('"', '\\"').replace("{", "\\{")
    return f'"{escaped}"'
