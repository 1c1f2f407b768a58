"""Pages that a browser reads through a codespace's proxy, where the lab can't show what is true.

GitHub's sign-in answers in Flask's place, a preflight first of all, since it bears no cookie; an
Origin is rewritten on the way (https://github.com/symfony/demo/issues/1542); and all addresses
below the domain are of one site.
"""

from urllib.parse import urlsplit

from werkzeug.datastructures import Headers

from frontend.origins import Origins

#: Below it every port of a codespace has a host of its own.
DOMAIN = ".app.github.dev"


def codespace_host(headers: Headers) -> str | None:
    """Return the host in a codespace's domain that the browser asked, None if it did not.

    Whether the proxy keeps `Host` has changed in the course of time.
    """
    asked = (headers.get("X-Forwarded-Host", ""), headers.get("Host", ""))
    return next((host for host in asked if host.lower().endswith(DOMAIN)), None)


def forwarding_command(origins: Origins) -> str:
    """Return the command that brings the ports of these origins to the reader's own machine."""
    three = (origins.page, origins.api, origins.attacker)
    ports = (urlsplit(origin).port or 80 for origin in three)
    return f"gh codespace ports forward {' '.join(f'{port}:{port}' for port in ports)}"
