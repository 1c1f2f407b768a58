"""The code of fixes: what the server has to allow, and nothing more."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..fetch_standard import OPAQUE
from ..remedies.flask_cors_call import DEFAULT_METHODS, REGEX_HINTS, Arguments, flask_cors_call
from .next_steps import PLACEHOLDER_PAGE
from .told import Told

#: They stand for what nobody gave, and can't be mistaken for it.
PLACEHOLDER_METHOD = "YOUR-METHOD"
PLACEHOLDER_HEADER = "your-header"


@dataclass(frozen=True)
class Wanted:
    """What a server has to allow."""

    origins: tuple[str, ...]
    credentials: bool
    methods: tuple[str, ...]
    request_headers: tuple[str, ...]
    exposed_headers: tuple[str, ...] = ()


def wanted(told: Told) -> Wanted:
    """Return what the server has to allow so that this page may make this request."""
    method = told.parameters.get("method")
    header = told.parameters.get("header")
    return Wanted(
        origins=(allowed_origin(told),),
        credentials=told.needs_credentials,
        methods=(method.upper(),) if method else (),
        request_headers=(header.lower(),) if header else told.unsafe_headers,
    )


def allowed_origin(told: Told) -> str:
    """Return the page's origin, or what stands for it where it is unknown or `null`."""
    origin = told.parameters.get("page_origin", "")
    return origin if origin not in ("", OPAQUE, "file://") else PLACEHOLDER_PAGE


def code(told: Told, exposed: Sequence[str] = ()) -> dict[str, str]:
    """Return the code of fixes by its names in texts; `exposed` are headers for script to read."""
    wants, value = wanted(told), told.parameters.get("value", "")
    method = (told.parameters.get("method") or PLACEHOLDER_METHOD).upper()
    own = [exactly(origin) for origin in wants.origins]
    header = told.parameters.get("header") or PLACEHOLDER_HEADER
    credentials: Arguments = {"supports_credentials": True}
    usual: Arguments = {"origins": own, **(credentials if wants.credentials else {})}
    unusual = [name for name in wants.methods if name not in DEFAULT_METHODS]
    methods: Arguments = {"methods": [*DEFAULT_METHODS, *unusual]} if unusual else {}
    return {
        "cors": flask_cors_call({**usual, **methods}),
        "cors_both": flask_cors_call({**usual, "origins": [exactly(value), *own]}),
        "cors_credentials": flask_cors_call({"origins": own, **credentials}),
        "cors_methods": f"methods=['GET', 'POST', {method!r}]",
        "cors_allow_headers": f"allow_headers=[{header!r}]",
        "expose": f"expose_headers={list(exposed) or [header]!r}",
        "method_code": repr(method),
        "method_upper_code": repr(method),
        "origin_code": allowed_origin(told),
        "placeholder": PLACEHOLDER_PAGE,
        "cookie_partitioned": "SameSite=None; Secure; Partitioned",
    }


def exactly(origin: str) -> str:
    """Return what flask-cors takes for this very origin: an IPv6 address looks like a pattern."""
    return f"{re.escape(origin)}$" if REGEX_HINTS & set(origin) else origin
