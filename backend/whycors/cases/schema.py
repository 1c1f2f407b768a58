"""A JSON Schema, and what is wrong with a value, in one line.

jsonschema_rs is imported for the first value: that takes a tenth of the time in which the API
starts.
"""

import functools
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, ValidationError


class Schema:
    """A schema of JSON Schema 2020-12. https://json-schema.org/draft/2020-12"""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._schema = schema

    def fault_in(self, data: object) -> str | None:
        """Return where a JSON value breaks the schema, and how, or None if it doesn't."""
        try:
            wrong = _most_telling(self._validator.iter_errors(data))
        except UnicodeEncodeError:
            wrong = _most_telling(self._validator.iter_errors(_without_surrogates(data)))
        return None if wrong is None else f"{_json_path(wrong)}: {wrong.message}"

    @functools.cached_property
    def _validator(self) -> "Draft202012Validator":
        from jsonschema_rs import Draft202012Validator

        return Draft202012Validator(self._schema)


def _most_telling(errors: "Iterable[ValidationError]") -> "ValidationError | None":
    """Return the fault that concerns most of the value; of alternatives, in the one meant."""
    wrong = min(errors, key=lambda error: len(error.instance_path), default=None)
    while wrong is not None and (alternatives := getattr(wrong.kind, "context", None)):
        # The alternative that was meant is the one that fits the furthest into the value.
        wrong = max(
            (error for errors in alternatives for error in errors),
            key=lambda error: len(error.instance_path),
        )
    return wrong


def _without_surrogates(data: object) -> Any:
    """Return a value with "?" for each lone surrogate: no UTF-8 can have one, JavaScript can."""
    return json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def _json_path(error: "ValidationError") -> str:
    """https://www.rfc-editor.org/rfc/rfc9535"""
    return "$" + "".join(
        f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.instance_path
    )
