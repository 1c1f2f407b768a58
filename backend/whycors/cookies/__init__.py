"""Cookies: what a browser stores of an answer and sends with a request, and by which rule not.

https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22, and for Partitioned
https://datatracker.ietf.org/doc/html/draft-cutler-httpbis-partitioned-cookies-01 — pure: no clock,
no input or output, no browser.
"""

from .jar import Jar
from .model import (
    Cookie,
    CookieContext,
    CookieRule,
    Refused,
    Retrieved,
    SameSite,
    Stored,
    Withheld,
)
from .rules import RFC6265BIS, CookieRules
from .sites import is_same_site_request, is_third_party, site_of_text
from .turns import CookieTurn, Received, cookie_turn

__all__ = [
    "RFC6265BIS",
    "Cookie",
    "CookieContext",
    "CookieRule",
    "CookieRules",
    "CookieTurn",
    "Jar",
    "Received",
    "Refused",
    "Retrieved",
    "SameSite",
    "Stored",
    "Withheld",
    "cookie_turn",
    "is_same_site_request",
    "is_third_party",
    "site_of_text",
]
