"""The cookies of a Flask test client, as the headers that a browser would have got them by."""

from typing import TYPE_CHECKING

from werkzeug.http import http_date
from werkzeug.test import Client

from ...cookies import Cookie

if TYPE_CHECKING:
    from werkzeug.test import Cookie as ClientCookie


def set_cookies_of_client(client: Client) -> list[str]:
    """Return a Set-Cookie for each cookie that the client has.

    One without a Domain becomes one of whichever host answers with it: a test client's own host,
    `localhost`, stands for the API's.
    """
    # There is no public way to list them: get_cookie() wants their names.
    return [_of_client(cookie) for cookie in (client._cookies or {}).values()]


def set_cookie_of(cookie: Cookie) -> str:
    """Return the Set-Cookie that puts a cookie of a jar into another one, were it the first."""
    return _joined(
        f"{cookie.name}={cookie.value}" if cookie.name else cookie.value,
        f"Path={cookie.path}",
        None if cookie.host_only else f"Domain={cookie.domain}",
        None if cookie.expires is None else f"Expires={http_date(cookie.expires)}",
        "Secure" if cookie.secure else None,
        "HttpOnly" if cookie.http_only else None,
        None if cookie.same_site == "default" else f"SameSite={cookie.same_site}",
    )


def _of_client(cookie: "ClientCookie") -> str:
    return _joined(
        f"{cookie.key}={cookie.value}",
        f"Path={cookie.path}",
        None if cookie.origin_only else f"Domain={cookie.domain}",
        None if cookie.expires is None else f"Expires={http_date(cookie.expires)}",
        None if cookie.max_age is None else f"Max-Age={cookie.max_age}",
        "Secure" if cookie.secure else None,
        "HttpOnly" if cookie.http_only else None,
        f"SameSite={cookie.same_site}" if cookie.same_site else None,
    )


def _joined(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part is not None)
