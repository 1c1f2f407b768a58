"""Why script sees a response header, or why not."""

from typing import Any

from backend.lab.result import Result
from backend.whycors.fetch_standard import parse_token_list
from backend.whycors.words import Words

FILTERED = "https://fetch.spec.whatwg.org/#concept-filtered-response-cors"
EXPOSE_HEADERS = "access-control-expose-headers"


def reason_of_header(result: Result, words: Words) -> dict[str, Any] | None:
    """Return what Access-Control-Expose-Headers did for the header that was asked about.

    None where it has no part in it: the header did not arrive, or the list is not needed to see it.
    """
    answered, name = result.answered, result.question.header or ""
    if answered is None or result.ending.is_refused or result.header == "absent":
        return None
    fields = [value for key, value in answered.response_headers if key.lower() == EXPOSE_HEADERS]
    listed = [each.lower() for each in parse_token_list(fields) or []]
    how = "named" if name.lower() in listed else "star" if "*" in listed else "missing"
    if result.header == "readable" and how == "missing":
        return None
    return {
        "title": words.text("title.exposed"),
        "sentence": words.exposed(name, result.header, how),
        "link": FILTERED,
        "gate": None,
    }
