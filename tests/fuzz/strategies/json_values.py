"""JSON as no well-meaning program writes it, and values made from a JSON schema."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.strategies.choices import HOSTILE_TEXTS, ODD_TEXTS, one_in, pick

#: What json.dumps would not write: a string that stands for it, and the text that takes its place.
RAW = {
    "@nines@": "9" * 5000,
    "@at@": "1" + "0" * 312,
    "@1e999@": "1e999",
    "@-1e999@": "-1e999",
    "@1e-999@": "1e-999",
    "@nested@": "[" * 8000,
    "@objects@": '{"a":' * 3000,
    "@closed@": "[" * 900 + "]" * 900,
    "@unicode@": '"\\ud800"',
    "@cut@": '"\\u12',
    "@control@": '"\x00\x1f"',
}
HOSTILE_VALUES: list[Any] = [
    *[None, True, False, 0, -1, 1.5, 2**53, 2**63, 2**64, -(10**30), 10**400],
    *[float("nan"), float("inf"), float("-inf"), 1e308, -0.0, 5e-324],
    *[[], {}, [[]], [None] * 60, {"": ""}, {"a": {"b": {"c": [1, {"d": 2}]}}}, ["x"] * 200],
    *RAW,
]
#: How often a part of a value is wrong, where parts may be.
WRONG_ONE_IN = 25
ANY_BITS = st.integers(0, 2**20 - 1)
OF_TYPE: dict[str, Callable[[st.DrawFn], Any]] = {
    "string": lambda draw: hostile_text(draw),
    "number": lambda draw: pick(draw, [0, 1, 12.5, 900, 60_000, -5, 1e12, 1e-9]),
    "integer": lambda draw: pick(draw, [0, 200, 204, 404, 500, -1, 2**31]),
    "boolean": lambda draw: one_in(draw, 2),
    "null": lambda draw: None,
}


def hostile_text(draw: st.DrawFn) -> str:
    """Return a text that nobody expects."""
    return draw(ODD_TEXTS) if one_in(draw, 3) else pick(draw, HOSTILE_TEXTS)


def hostile_value(draw: st.DrawFn) -> Any:
    """Return a JSON value of any type."""
    return hostile_text(draw) if one_in(draw, 3) else pick(draw, HOSTILE_VALUES)


def as_json(draw: st.DrawFn, value: Any) -> bytes:
    """Return a value as JSON in an encoding that is almost always UTF-8."""
    text = json.dumps(value, ensure_ascii=one_in(draw, 2))
    for name, raw in RAW.items():
        text = text.replace(f'"{name}"', raw)
    encoding = pick(draw, ["utf-8"] * 20 + ["utf-16", "utf-32", "latin-1", "utf-8-sig"])
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


class FromSchema:
    """Makes values that fit a JSON schema, or that have parts which don't.

    `named` has what to make of a property, by its name, where its type says too little.
    """

    def __init__(
        self, schema: Mapping[str, Any], named: Mapping[str, Callable[[st.DrawFn], Any]]
    ) -> None:
        self._schema = schema
        self._named = named

    def make(self, draw: st.DrawFn) -> Any:
        """Return a value: two in three times one that fits."""
        return self._made(draw, self._schema, one_in(draw, 3))

    def _made(self, draw: st.DrawFn, part: Mapping[str, Any], may_be_wrong: bool) -> Any:
        if may_be_wrong and one_in(draw, WRONG_ONE_IN):
            return hostile_value(draw)
        if "$ref" in part:
            definition = self._schema["$defs"][part["$ref"].rpartition("/")[2]]
            return self._made(draw, definition, may_be_wrong)
        if "oneOf" in part:
            return self._made(draw, pick(draw, part["oneOf"]), may_be_wrong)
        if "enum" in part:
            return pick(draw, part["enum"])
        types = [part["type"]] if isinstance(part["type"], str) else part["type"]
        match pick(draw, types):
            case "object":
                return self._object(draw, part, may_be_wrong)
            case "array":
                return self._array(draw, part, may_be_wrong)
            case simple:
                return OF_TYPE[simple](draw)

    def _object(
        self, draw: st.DrawFn, part: Mapping[str, Any], may_be_wrong: bool
    ) -> dict[str, Any]:
        made = {}
        there = draw(ANY_BITS) & draw(ANY_BITS)  # of the optional ones, one in four
        for number, (name, inner) in enumerate(part["properties"].items()):
            if name in part.get("required", []) or there >> number & 1:
                is_wrong = may_be_wrong and one_in(draw, WRONG_ONE_IN)
                if name in self._named and not is_wrong:
                    made[name] = self._named[name](draw)
                else:
                    made[name] = self._made(draw, inner, may_be_wrong)
        if may_be_wrong and one_in(draw, WRONG_ONE_IN):
            made[hostile_text(draw)] = hostile_value(draw)
        return made

    def _array(self, draw: st.DrawFn, part: Mapping[str, Any], may_be_wrong: bool) -> list[Any]:
        if "prefixItems" in part:
            return [self._made(draw, each, may_be_wrong) for each in part["prefixItems"]]
        count = pick(draw, [0, 1, 1, 2, 2, 3, 5])
        items = [self._made(draw, part["items"], may_be_wrong) for _ in range(count)]
        # As many as are allowed, and one more.
        return items * pick(draw, [50, 51]) if may_be_wrong and one_in(draw, 20) else items
