"""What to change, as the page draws it: the lines of its diff."""

from typing import Any


def marked(change: dict[str, Any], mark: str) -> list[str]:
    """Return the text of the lines of the diff that have this mark."""
    lines = [line for hunk in change["hunks"] for line in hunk if line["change"] == mark]
    return ["".join(text for _, text in line["tokens"]).strip() for line in lines]
