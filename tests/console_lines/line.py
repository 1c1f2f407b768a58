"""What a line is, and what many of them begin with."""

from typing import NamedTuple

PAGE, API = "http://localhost:8000", "http://localhost:5001/notes"
AT = f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: "
PREFLIGHT = "Response to preflight request doesn't pass access control check: "


class Line(NamedTuple):
    """A pasted text, the browser and reason that it gives, and parameters that are in it."""

    text: str
    browser: str
    reason: str
    parameters: dict[str, str]
    is_current: bool = True
