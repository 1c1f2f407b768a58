"""Lines about what is missing though CORS let it through."""

from tests.console_lines.line import Line
from tests.lines_by_class.blocked import WEBVIEW

AFTER_CORS = [
    Line(
        'Refused to get unsafe header "X-Total-Count"',
        "chromium",
        "ResponseHeaderNotExposed",
        {"header": "X-Total-Count"},
    ),
    Line(
        'axios.js:12 Refused to get unsafe header "etag"',
        "chromium",
        "ResponseHeaderNotExposed",
        {"header": "etag"},
    ),
    Line(
        'Refused to set unsafe header "Cookie"',
        "chromium",
        "ForbiddenRequestHeader",
        {"header": "Cookie"},
    ),
    Line(
        'This Set-Cookie was blocked because it had the "SameSite=Lax" attribute but came from a'
        " cross-site response which was not the response to a top-level navigation.",
        "chromium",
        "CookieSameSite",
        {"samesite": "Lax"},
    ),
    Line(
        'This attempt to set a cookie via a Set-Cookie header was blocked because it had the'
        ' "SameSite=None" attribute but did not have the "Secure" attribute, which is required in'
        ' order to use "SameSite=None".',
        "chromium",
        "CookieSameSiteNoneInsecure",
        {},
    ),
    Line(
        'This Set-Cookie header didn\'t specify a "SameSite" attribute and was defaulted to'
        ' "SameSite=Lax," and was blocked because it came from a cross-site response which was not'
        " the response to a top-level navigation.",
        "chromium",
        "CookieSameSiteUnspecified",
        {},
    ),
    Line(
        'This attempt to set a cookie via a Set-Cookie header was blocked because it had the'
        ' "Secure" attribute but was not received over a secure connection.',
        "chromium",
        "CookieSecureOnly",
        {},
    ),
    Line(
        "This attempt to set a cookie via a Set-Cookie header was blocked because its Domain"
        " attribute was invalid with regards to the current host url.",
        "chromium",
        "CookieInvalidDomain",
        {},
    ),
    Line(
        "This attempt to set a cookie via a Set-Cookie header was blocked due to user preferences.",
        "chromium",
        "CookieThirdPartyBlocked",
        {},
    ),
    Line(
        "A cookie associated with a cross-site resource at https://api.shop.example/ was set without"
        " the `SameSite` attribute. It has been blocked, as Chrome now only delivers cookies with"
        " cross-site requests if they are set with `SameSite=None` and `Secure`.",
        "chromium",
        "CookieSameSiteUnspecified",
        {"url": "https://api.shop.example/"},
        False,
    ),
    Line(
        "Third-party cookie will be blocked. Learn more in the Issues tab.",
        "chromium",
        "CookieThirdPartyBlocked",
        {},
    ),
    Line(
        "Cookie “session” will soon be rejected because it is foreign and does not have the"
        " “Partitioned“ attribute.",
        "firefox",
        "CookieNotPartitioned",
        {"cookie": "session"},
    ),
    Line(
        "Cookie “session” has been rejected because it is in a cross-site context and its “SameSite”"
        " is “Lax” or “Strict”.",
        "firefox",
        "CookieSameSite",
        {"cookie": "session"},
    ),
    Line(
        "Cookie “session” has been rejected because a non-HTTPS cookie can’t be set as “secure”.",
        "firefox",
        "CookieSecureOnly",
        {"cookie": "session"},
    ),
    Line(
        "Le cookie « session » a été rejeté en tant que tiers.",
        "firefox",
        "CookieThirdPartyBlocked",
        {"cookie": "session"},
    ),
    Line(
        "由于 Cookie “session”缺少“SameSite”属性，且该属性的默认值为“SameSite=Lax”，已将“SameSite”的策略"
        "设为“Lax”。",
        "firefox",
        "CookieSameSiteUnspecified",
        {"cookie": "session"},
    ),
    Line(
        "Request to access cookie or storage on “https://api.shop.example/v1/cart” was blocked"
        " because we are blocking all third-party storage access requests and Enhanced Tracking"
        " Protection is enabled.",
        "firefox",
        "CookieThirdPartyBlocked",
        {"url": WEBVIEW},
    ),
]
