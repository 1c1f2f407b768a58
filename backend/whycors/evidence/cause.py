"""What a search for a cause finds, and how reasons are written as causes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .incident import Degree


@dataclass(frozen=True)
class Found:
    """A cause by its id, and the values that fill its texts.

    `degree` is None where the cause is known as surely as the reason of the failure.
    """

    id: str
    values: Mapping[str, str] = field(default_factory=dict)
    degree: Degree | None = None


def kebab(reason: str) -> str:
    """Return the cause that is just a reason: `missing-allow-origin-header`, say.

    >>> kebab("CORSDidNotSucceed"), kebab("StreamNeedsHttp2")
    ('cors-did-not-succeed', 'stream-needs-http2')
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", reason).lower()
