"""The browser's rules: the CORS part of the Fetch standard, as one algorithm over a transport.

https://fetch.spec.whatwg.org/ — pure: no input or output, no Flask, nothing of ours, no browser.
What is named here is for everybody; the modules are for browsers, which take their steps apart.
"""

from .behaviour import STANDARD, Behaviour
from .fetching import fetch
from .headers import (
    Header,
    HeaderList,
    get,
    is_cors_non_wildcard_request_header_name,
    values_of,
)
from .model import (
    Body,
    Credentials,
    Failure,
    HttpRequest,
    HttpResponse,
    Kind,
    NetworkFailure,
    Outcome,
    OutcomeName,
    Request,
    Step,
    Transport,
)
from .network import includes_credentials
from .page_origins import has_own_scheme, origin_of_page
from .preflight_cache import Allowed, Entry, Key, PreflightCache
from .reasons import CORS_REASONS, PREFLIGHT_REASONS, REASONS, CorsCheckReason, Reason
from .request import CORS_SAFELISTED_METHODS, is_cors_safelisted_method
from .response import REDIRECT_STATUSES
from .steps import StepId
from .syntax import TOKEN, is_token, parse_delta_seconds, parse_token_list
from .urls import (
    OPAQUE,
    Url,
    address_space,
    is_ip_address,
    is_potentially_trustworthy,
    is_same_origin,
    parse_url,
    parse_url_of_page,
    registrable_domain,
    site_of,
)

__all__ = [
    "CORS_REASONS",
    "CORS_SAFELISTED_METHODS",
    "OPAQUE",
    "PREFLIGHT_REASONS",
    "REASONS",
    "REDIRECT_STATUSES",
    "STANDARD",
    "TOKEN",
    "Allowed",
    "Behaviour",
    "Body",
    "CorsCheckReason",
    "Credentials",
    "Entry",
    "Failure",
    "Header",
    "HeaderList",
    "HttpRequest",
    "HttpResponse",
    "Key",
    "Kind",
    "NetworkFailure",
    "Outcome",
    "OutcomeName",
    "PreflightCache",
    "Reason",
    "Request",
    "Step",
    "StepId",
    "Transport",
    "Url",
    "address_space",
    "fetch",
    "get",
    "has_own_scheme",
    "includes_credentials",
    "is_cors_non_wildcard_request_header_name",
    "is_cors_safelisted_method",
    "is_ip_address",
    "is_potentially_trustworthy",
    "is_same_origin",
    "is_token",
    "origin_of_page",
    "parse_delta_seconds",
    "parse_token_list",
    "parse_url",
    "parse_url_of_page",
    "registrable_domain",
    "site_of",
    "values_of",
]
