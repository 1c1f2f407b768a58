"""How the text of a variable is read: each reader gives the value, or says what is wrong with it.

A reader takes the text and the default, for an example of what is allowed. It raises ValueError
with what is wrong, the text and what is allowed.
"""

import ipaddress
import re
from urllib.parse import urlsplit


def read_name(text: str, default: str) -> str | None:
    """Return the text, None where there is none."""
    return text or None


def read_port(text: str, default: str) -> int:
    """Return a TCP port."""
    if re.fullmatch(r"[0-9]{1,5}", text) and 1 <= int(text) <= 65535:
        return int(text)
    raise ValueError(f"{text!r} is not a port. Write a number from 1 to 65535, such as {default}.")


def read_host(text: str, default: str) -> str:
    """Return an IP address to bind to."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        raise ValueError(
            f"{text!r} is not an IP address to bind to. "
            f"Write {default}, or 0.0.0.0 inside a container."
        ) from None
    return text


def reached_host(host: str) -> str:
    """Return the host at which a server bound to `host` is reached, as it stands in a URL."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{reached}]" if ":" in reached else reached


def read_origin(text: str, default: str) -> str:
    """Return an origin as browsers write it."""
    wanted = serialized_origin(text)
    if wanted is None:
        raise ValueError(
            f"{text!r} is not an origin. Write scheme, host and port, such as {default}."
        )
    if wanted != text:
        raise ValueError(f"{text!r} is not how a browser writes this origin. Write {wanted}.")
    return text


def serialized_origin(url: str) -> str | None:
    """Return the origin of a http(s) URL as browsers serialize it, or None when it has none.

    https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in url:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    is_default = port is None or port == {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + ("" if is_default else f":{port}")
