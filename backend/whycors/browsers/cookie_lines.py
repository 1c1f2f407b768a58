"""Chromium's sentences about cookies: in its panels, its console, and what older ones printed.

Firefox's are in firefox_l10n.json, but for the heading of several. They are recognised, never printed. sentence.py says what the
marks in a sentence mean; the keys are reasons, with a word after a dot where a reason has several
sentences. The reasons have "Cookie" before the name of Chromium's protocol.
"""

from .sentence import wordings

CHROMIUM_COOKIES = {
    # "This Set-Cookie", or "This attempt to set a cookie via a Set-Cookie header", is before these.
    "CookieSameSite.set": '«was blocked because it had the "SameSite={samesite}" attribute but came from a cross-site response»',
    "CookieSameSiteUnspecified.set": '«Set-Cookie header didn\'t specify a "SameSite" attribute»',
    "CookieSameSiteUnspecified.set-former": '«Set-Cookie didn\'t specify a "SameSite" attribute»',
    "CookieSameSiteNoneInsecure": '«it had the "SameSite=None" attribute but did not have the "Secure" attribute»',
    "CookieSecureOnly.set": '«it had the "Secure" attribute but was not received over a secure connection»',
    "CookieOverwriteSecure": "«would have overwritten a cookie with the Secure attribute»",
    "CookieInvalidDomain": "«its Domain attribute was invalid with regards to the current host url»",
    "CookieInvalidPrefix": '«it used the "__Secure-" or "__Host-" prefix in its name»',
    "CookieThirdPartyBlocked.preferences": "«cookie via a Set-Cookie header was blocked due to user preferences»",
    "CookieThirdPartyBlocked.preferences-former": "«This Set-Cookie was blocked due to user preferences»",
    "CookieInvalid": "«Set-Cookie header had invalid syntax»",
    "CookieInvalid.character": "«Set-Cookie header contained a forbidden»",
    "CookieInvalid.scheme": "«The scheme of this connection is not allowed to store cookies»",
    "CookieTooLarge": "«cookie was blocked because it was too large»",
    "CookieTooLarge.sum": "«The combined size of the name and value must be less than or equal to»",
    # A cookie that is there and is not sent.
    "CookieSameSite": '«cookie was blocked because it had the "SameSite={samesite}" attribute and the request»',
    "CookieSameSiteUnspecified": '«This cookie didn\'t specify a "SameSite" attribute when it was stored»',
    "CookieSecureOnly": '«it had the "Secure" attribute and the connection was not secure»',
    "CookieNotOnPath": "«its path was not an exact match for or a superdirectory of the request url's path»",
    "CookieDomainMismatch": "«neither did the request URL's domain exactly match the cookie's domain»",
    "CookieThirdPartyBlocked.sent": "«This cookie was blocked due to user preferences»",
    "CookieThirdPartyBlocked.phaseout": "«blocked due to third-party cookie phaseout»",
    # The console and the Issues panel.
    "CookieThirdPartyBlocked.issues": "«Third-party cookie … blocked. Learn more in the Issues» tab.",
    "CookieThirdPartyBlocked.reading": "«Reading cookie in cross-site context … blocked»",
    "CookieThirdPartyBlocked.setting": "«Setting cookie in cross-site context … blocked»",
    "CookieThirdPartyBlocked.choice": "«allows users to choose to browse without third-party cookies»",
    "CookieThirdPartyBlocked.edge": "«Tracking Prevention blocked access to storage for {url}»",
    "CookieSameSiteUnspecified.issues": "«Indicate whether to send a cookie in a cross-site request by specifying its SameSite» attribute",
    "CookieSameSiteNoneInsecure.issues": "«Mark cross-site cookies as Secure»",
}

CHROMIUM_FORMER_COOKIES = {
    "CookieSameSiteUnspecified.former": "«A cookie associated with a cross-site resource at {url} was set without the `SameSite` attribute».",
    "CookieSameSiteUnspecified.former-name": "«A cookie associated with a cross-site resource at {url} was set without the `SameSite`»",
    "CookieSameSiteNoneInsecure.former": "«A cookie associated with a resource at {url} was set with `SameSite=None` but without `Secure`».",
    "CookieSameSiteNoneInsecure.former-cross": "«A cookie associated with a cross-site resource at {url} was set with `SameSite=None` but without `Secure`»",
}

FIREFOX_COOKIES = {
    "CookieSameSiteUnspecified.some": "«Some cookies are misusing the recommended “SameSite“ attribute»",
}

_PREFERENCES = ("CookieUserPreferences",)

COOKIE_WORDINGS = (
    *wordings(
        "chromium",
        CHROMIUM_COOKIES,
        {key: _PREFERENCES for key in CHROMIUM_COOKIES if key.startswith("CookieThirdParty")},
    ),
    *wordings("chromium", CHROMIUM_FORMER_COOKIES, is_current=False),
    *wordings("firefox", FIREFOX_COOKIES),
)
