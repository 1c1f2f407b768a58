"""What a search for a cause finds, and how reasons are written as causes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..cookies import Cookie, CookieContext, CookieRules, Refused, Stored, Withheld
from .incident import Degree


class LostCookie(NamedTuple):
    """What became of a cookie at a request, by a browser's rules."""

    what: Cookie | Stored | Refused | Withheld
    context: CookieContext
    rules: CookieRules


@dataclass(frozen=True)
class Found:
    """A cause by its id, and the values that fill its texts.

    `degree` is None where the cause is known as surely as the reason of the failure. `cookie` is
    the one that is missing, `exposed` are the headers that script wants to read.
    """

    id: str
    values: Mapping[str, str] = field(default_factory=dict)
    degree: Degree | None = None
    cookie: LostCookie | None = None
    exposed: tuple[str, ...] = ()


def kebab(reason: str) -> str:
    """Return the cause that is just a reason: `missing-allow-origin-header`, say.

    >>> kebab("CORSDidNotSucceed"), kebab("StreamNeedsHttp2")
    ('cors-did-not-succeed', 'stream-needs-http2')
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", reason).lower()
