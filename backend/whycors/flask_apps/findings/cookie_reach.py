"""Whether a cookie of the app's goes along when a page of another origin asks."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ...browsers.cookie_rules import COOKIE_BROWSERS, COOKIE_RULES
from ...cookies import CookieContext, CookieRules, Jar, site_of_text
from ...fetch_standard import parse_url

#: The least that may go along of a cookie about which nothing is known.
_STRICTEST = "Strict"
#: The browsers whose rules were measured: of the others nothing is said.
MEASURED = tuple(each for each in COOKIE_BROWSERS if not COOKIE_RULES[each].unmeasured)
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
    asked = CookieContext(url, method, site_of_text(origin), origin, False, True, _ASKED)
    return bool(_senders(attributes, asked))


def form_goes_along(attributes: CookieAttributes | None, origin: str, url: str) -> tuple[str, ...]:
    """Return the browsers that send the cookie when a form on a page of `origin` is sent to `url`.

    By POST, with the answer shown in the page's place. They are the keys of COOKIE_RULES.
    """
    asked = CookieContext(url, "POST", site_of_text(url), origin, True, True, _ASKED)
    return _senders(attributes, asked)


def _senders(attributes: CookieAttributes | None, asked: CookieContext) -> tuple[str, ...]:
    """Return the browsers that send a cookie, set at a login long before, with a request."""
    if parse_url(asked.url) is None:
        return ()
    said = (attributes or CookieAttributes(_STRICTEST)).said
    header = f"c=1; Path=/; {said}"
    return tuple(each for each in MEASURED if _goes_in(COOKIE_RULES[each], header, asked))


def _goes_in(rules: CookieRules, header: str, asked: CookieContext) -> bool:
    jar = Jar()
    jar.receive(header, asked._replace(top_level_site=site_of_text(asked.url), initiator=None,
                                       is_top_level_navigation=True, now=_SET), rules)  # fmt: skip
    return bool(jar.cookies_for(asked, rules).sent)
