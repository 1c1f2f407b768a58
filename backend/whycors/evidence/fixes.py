"""The code of fixes: what the server has to allow, and nothing more."""

from collections.abc import Sequence

from ..fetch_standard import OPAQUE
from ..remedies.flask_cors_call import (
    DEFAULT_METHODS,
    Arguments,
    exact_pattern,
    flask_cors_call,
)
from .stacks import YOUR_PAGE, Wanted
from .told import Told

#: They stand for what nobody gave, and can't be mistaken for it.
PLACEHOLDER_METHOD = "YOUR-METHOD"
PLACEHOLDER_HEADER = "your-header"
#: Pages of these have the origin `null`, whatever a line makes of it.
_OPAQUE_SCHEMES = ("file:", "data:", "blob:", "about:")


def wanted(told: Told, keeps_others: bool = False) -> Wanted:
    """Return what the server has to allow so that this page may make this request.

    With `keeps_others` the origin that it allows already is among them.
    """
    method = told.parameters.get("method")
    header = told.parameters.get("header")
    others = (told.parameters["value"],) if keeps_others else ()
    return Wanted(
        origins=(*others, allowed_origin(told)),
        credentials=told.needs_credentials,
        methods=(method.upper(),) if method else (),
        request_headers=(header.lower(),) if header else told.unsafe_headers,
        url=told.parameters.get("url"),
    )


def allowed_origin(told: Told) -> str:
    """Return the page's origin, or what stands for it where it is unknown or `null`."""
    origin = told.parameters.get("page_origin", "")
    is_nobodys = origin in ("", OPAQUE) or origin.startswith(_OPAQUE_SCHEMES)
    return YOUR_PAGE if is_nobodys else origin


def code(told: Told, exposed: Sequence[str] = ()) -> dict[str, str]:
    """Return the code of fixes by its names in texts; `exposed` are headers for script to read."""
    wants, value = wanted(told), told.parameters.get("value", "")
    method = (told.parameters.get("method") or PLACEHOLDER_METHOD).upper()
    own = [exact_pattern(origin) for origin in wants.origins]
    header = told.parameters.get("header") or PLACEHOLDER_HEADER
    credentials: Arguments = {"supports_credentials": True}
    usual: Arguments = {"origins": own, **(credentials if wants.credentials else {})}
    unusual = [name for name in wants.methods if name not in DEFAULT_METHODS]
    methods: Arguments = {"methods": [*DEFAULT_METHODS, *unusual]} if unusual else {}
    return {
        "cors": flask_cors_call({**usual, **methods}),
        "cors_both": flask_cors_call({**usual, "origins": [exact_pattern(value), *own]}),
        "cors_credentials": flask_cors_call({"origins": own, **credentials}),
        "cors_methods": f"methods=['GET', 'POST', {method!r}]",
        "cors_allow_headers": f"allow_headers=[{header!r}]",
        "expose": f"expose_headers={list(exposed) or [header]!r}",
        "method_code": repr(method),
        "method_upper_code": repr(method),
        "origin_code": allowed_origin(told),
        "placeholder": YOUR_PAGE,
        "cookie_partitioned": "SameSite=None; Secure; Partitioned",
    }
