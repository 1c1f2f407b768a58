"""The shape of JSON, as the tables of the documents give it: one dotted key per row."""

from collections.abc import Iterator
from typing import Any

NO_LEAVES: frozenset[str] = frozenset()


def keys_of(data: object, leaves: frozenset[str] = NO_LEAVES, prefix: str = "") -> Iterator[str]:
    """Yield each key of `data`, `a.b` for one in an object and `a[].b` for one in a list.

    What is below the `leaves` is described elsewhere.
    """
    if isinstance(data, dict):
        for name, value in data.items():
            key = f"{prefix}{name}"
            yield key
            if key not in leaves:
                yield from keys_of(value, leaves, f"{key}.")
    elif isinstance(data, list):
        for item in data:
            if isinstance(item, dict):
                yield from keys_of(item, leaves, f"{prefix.removesuffix('.')}[].")


def keys_of_schema(schema: dict[str, Any], leaves: frozenset[str] = NO_LEAVES) -> list[str]:
    """Return the same keys of what fits a JSON schema."""

    def keys(of: dict[str, Any], prefix: str) -> Iterator[str]:
        if "$ref" in of:
            of = schema["$defs"][of["$ref"].rpartition("/")[2]]
        for name, value in of.get("properties", {}).items():
            key = f"{prefix}{name}"
            yield key
            if key not in leaves:
                yield from keys(value, f"{key}.")
        for choice in of.get("oneOf", ()):
            yield from keys(choice, prefix)
        if "items" in of:
            yield from keys(of["items"], f"{prefix.removesuffix('.')}[].")

    return list(keys(schema, ""))
