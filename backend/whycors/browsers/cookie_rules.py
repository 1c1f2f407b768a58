"""What each browser does about cookies where browsers differ: data, each with its source.

M: measured, by the cases of tests/differential/cookies, in Chromium 156 and Firefox 153. Not
followed is how Firefox reads an Expires that isn't the date that RFC 6265bis describes. Nothing of
Safari's is measured: its network stack runs on Apple's systems only.
"""

from ..cookies.rules import RFC6265BIS, CookieRules
from .behaviours import Browser

CHROMIUM_COOKIES = CookieRules(
    lax_allowing_unsafe_seconds=120,  # kLaxAllowUnsafeMaxAge in net/cookies/canonical_cookie.h
    trusts_loopback=True,  # M
    new_value_is_new_cookie=True,  # M
    unreadable_age_undoes=True,  # M
    refuses_nameless_pair=True,  # M
    host_prefix_needs_no_domain=True,  # HasValidHostPrefixAttributes in net/cookies/cookie_util.cc
    host_prefix_path="written",  # M
    refuses_tab_in_name=True,  # M
    refuses_dot_alone=True,  # M
)

FIREFOX_COOKIES = CookieRules(
    lax_by_default=False,  # M; the preference network.cookie.sameSite.laxByDefault
    trusts_loopback=True,  # M
    third_party="partitioned",  # M; Total Cookie Protection
    unreadable_age_undoes=True,  # M
    needs_name=True,  # M
    host_prefix_path="resulting",  # M
    minus_is_over=True,  # M
    refuses_dot_alone=True,  # M
    replaces_what_is_no_utf8=True,  # M
)

# WebKitGTK has its cookies from libsoup: it can't tell.
SAFARI_COOKIES = CookieRules(
    # Set-Cookie in https://github.com/mdn/browser-compat-data, as is none_needs_secure.
    lax_by_default=False,
    # https://webkit.org/b/281149; there it was changed in March 2026, for macOS 26.
    trusts_loopback=False,
    # https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/
    third_party="blocked",
    none_needs_secure=False,
    unmeasured=("lax_by_default", "trusts_loopback", "third_party", "none_needs_secure"),
)

COOKIE_RULES: dict[Browser, CookieRules] = {
    "standard": RFC6265BIS,
    "chromium": CHROMIUM_COOKIES,
    "firefox": FIREFOX_COOKIES,
    "safari": SAFARI_COOKIES,
}
#: The browsers that people use: the standard is nobody's.
COOKIE_BROWSERS: tuple[Browser, ...] = ("chromium", "firefox", "safari")
