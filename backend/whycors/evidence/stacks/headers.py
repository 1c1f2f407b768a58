"""The headers that let pages in, where code spells them out itself."""

from ...fetch_standard import is_cors_safelisted_method
from .model import Wanted


def cors_headers(wanted: Wanted) -> dict[str, str]:
    """Return what goes with Access-Control-Allow-Origin; a safelisted method needs no header."""
    needs_permission = not all(map(is_cors_safelisted_method, wanted.methods))
    headers = {
        "Credentials": "true" if wanted.credentials else "",
        "Methods": ", ".join(wanted.methods) if needs_permission else "",
        "Headers": ", ".join(wanted.allowed_headers),
    }
    found = {f"Access-Control-Allow-{name}": value for name, value in headers.items() if value}
    if wanted.exposed_headers:
        found["Access-Control-Expose-Headers"] = ", ".join(wanted.exposed_headers)
    return found
