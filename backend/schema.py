"""A JSON Schema, and what is wrong with a value, in one line.

jsonschema is imported for the first value: that takes a tenth of the time in which the API starts.
"""

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


class Schema:
    """A schema of JSON Schema 2020-12. https://json-schema.org/draft/2020-12"""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._schema = schema

    def fault_in(self, data: object) -> str | None:
        """Return where a JSON value breaks the schema, and how; None when it follows it."""
        from jsonschema.exceptions import best_match

        wrong = best_match(self._validator.iter_errors(data))
        return None if wrong is None else f"{wrong.json_path}: {wrong.message}"

    @functools.cached_property
    def _validator(self) -> "Draft202012Validator":
        from jsonschema import Draft202012Validator

        return Draft202012Validator(self._schema)
