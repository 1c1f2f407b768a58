"""A browser's cookies."""

from .model import Cookie, CookieContext, Refused, Retrieved, Stored, Withheld
from .retrieving import withholding
from .rules import RFC6265BIS, CookieRules
from .set_cookie import SetCookie, parse_set_cookie
from .storing import new_cookie, overwrites_secure, refusal

#: At most one cookie of a jar has it: partition, name, domain, whether the host's only, path.
_Key = tuple[str | None, str, str, bool, str]


class Jar:
    """The cookies that answers have set and that nothing has removed, in the order of creation.

    An expired one stays until another takes its place, so that it can be told of.
    """

    def __init__(self) -> None:
        self._cookies: dict[_Key, Cookie] = {}

    @property
    def cookies(self) -> tuple[Cookie, ...]:
        """All that is in the jar."""
        return tuple(self._cookies.values())

    def receive(
        self, set_cookie: str, context: CookieContext, rules: CookieRules = RFC6265BIS
    ) -> Stored | Refused:
        """Store the cookie of one Set-Cookie header of an answer, or tell why not.

        One that is expired already removes what was in its place.
        """
        said = parse_set_cookie(set_cookie, rules)
        if not isinstance(said, SetCookie):
            return Refused(said, None)
        cookie = new_cookie(said, context, rules)
        rule = refusal(cookie, said, context, rules)
        if rule is None and overwrites_secure(cookie, self.cookies, context, rules):
            rule = "overwrites-secure"
        if rule is not None:
            return Refused(rule, cookie)
        return self._put(cookie, context.now, rules)

    def cookies_for(self, context: CookieContext, rules: CookieRules = RFC6265BIS) -> Retrieved:
        """Return which cookies go with a request, and why the others don't."""
        found = [(cookie, withholding(cookie, context, rules)) for cookie in self.cookies]
        sent = [cookie for cookie, rule in found if rule is None]
        # Longer paths first, then the older ones.
        sent.sort(key=lambda cookie: (-len(cookie.path), cookie.created))
        withheld = [Withheld(cookie, rule) for cookie, rule in found if rule is not None]
        return Retrieved(tuple(sent), tuple(withheld))

    def _put(self, cookie: Cookie, now: float, rules: CookieRules) -> Stored | Refused:
        """Put a cookie in the place of the one with its key, whose age it takes on."""
        key = (cookie.partition, cookie.name, cookie.domain, cookie.host_only, cookie.path)
        old = self._cookies.get(key)
        if old is not None and _continues(cookie, old, rules):
            cookie = cookie._replace(created=old.created)
        else:
            self._cookies.pop(key, None)
        if cookie.expires is not None and cookie.expires <= now:
            self._cookies.pop(key, None)
            return Refused("expired", cookie)
        self._cookies[key] = cookie
        return Stored(cookie)


def _continues(cookie: Cookie, old: Cookie, rules: CookieRules) -> bool:
    """Return whether a cookie counts as old as the one that it replaces (section 5.7, step 23)."""
    is_over = old.expires is not None and old.expires <= cookie.created
    return not is_over and not (rules.new_value_is_new_cookie and cookie.value != old.value)
