"""Whether a cookie of the app's goes along when a page of another origin asks."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..browsers.cookie_rules import COOKIE_BROWSERS, COOKIE_RULES
from ..cookies import CookieContext, CookieRules, Jar, site_of_text
from ..fetch_standard import parse_url

#: The least that may go along of a cookie about which nothing is known.
_STRICTEST = "Strict"
#: When the cookie was set and when the page asks, in seconds since the epoch: minutes apart, since
#: browsers let a young cookie go where they keep an older one back.
_SET, _ASKED = 1_000_000_000, 1_000_000_600


class CookieAttributes(NamedTuple):
    """What the app sets a cookie with. `same_site` is None where the attribute is left out."""

    same_site: str | None = None
    secure: bool = False
    partitioned: bool = False

    @property
    def said(self) -> str:
        """The attributes as they stand in a Set-Cookie header; "" for none."""
        same_site = f"SameSite={self.same_site}" if self.same_site else ""
        # Flask and Werkzeug make a partitioned cookie a secure one.
        secure = "Secure" if self.secure or self.partitioned else ""
        partitioned = "Partitioned" if self.partitioned else ""
        return "; ".join(filter(None, (same_site, secure, partitioned)))


#: The prefixes of the keys of the config for these attributes, by whose cookie it is.
_SETTINGS = {
    "session": "SESSION_COOKIE",
    "flask_login": "SESSION_COOKIE",
    "flask_security": "SESSION_COOKIE",
    "flask_jwt_extended": "JWT_COOKIE",
}


#: The key of the config for a cookie's name, and the name that it has without one.
NAMES = {
    "session": ("SESSION_COOKIE_NAME", "session"),
    "flask_login": ("SESSION_COOKIE_NAME", "session"),
    "flask_security": ("SESSION_COOKIE_NAME", "session"),
    "flask_jwt_extended": ("JWT_ACCESS_COOKIE_NAME", "access_token_cookie"),
}


def attributes_in(config: Mapping[str, Any], whose: str) -> CookieAttributes:
    """Return how the app sets a cookie, by its config; `whose` is a CookieSign's `what`."""
    prefix = _SETTINGS[whose]
    same_site = config.get(f"{prefix}_SAMESITE")
    return CookieAttributes(
        str(same_site) if same_site else None,
        bool(config.get(f"{prefix}_SECURE")),
        bool(config.get(f"{prefix}_PARTITIONED")),
    )


def goes_along(attributes: CookieAttributes | None, origin: str, url: str, method: str) -> bool:
    """Return whether some browser sends the cookie when a page of `origin` asks for `url`.

    The page's script asks with `credentials: "include"`. Of a cookie whose attributes are None,
    not known, it is said where it goes whatever they are.
    """
    attributes = attributes or CookieAttributes(_STRICTEST)
    rules = (COOKIE_RULES[browser] for browser in COOKIE_BROWSERS)
    return any(_goes_in(each, attributes, origin, url, method) for each in rules)


def _goes_in(
    rules: CookieRules, attributes: CookieAttributes, origin: str, url: str, method: str
) -> bool:
    parsed = parse_url(url)
    if parsed is None:
        return False
    jar = Jar()
    at_login = CookieContext(url, "POST", site_of_text(url), parsed.origin, True, True, _SET)
    jar.receive("; ".join(filter(None, ("c=1", "Path=/", attributes.said))), at_login, rules)
    asked = CookieContext(url, method, site_of_text(origin), origin, False, True, _ASKED)
    return bool(jar.cookies_for(asked, rules).sent)
