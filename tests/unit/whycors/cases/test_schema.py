"""What backend/whycors/cases/schema.py says is wrong with a value."""

import pytest

from backend.whycors.cases.schema import Schema

NUMBERS = Schema(
    {
        "type": "object",
        "required": ["of"],
        "properties": {
            "of": {
                "oneOf": [
                    {"type": "null"},
                    {"type": "object", "properties": {"unit": {"enum": ["s", "ms"]}}},
                ]
            },
            "list": {"type": "array", "items": {"type": "number"}},
        },
    }
)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ([], '$: [] is not of type "object"'),
        ({}, '$: "of" is a required property'),
        ({"of": None, "list": [1, "x"]}, '$.list[1]: "x" is not of type "number"'),
        ({"of": {"unit": "h"}}, '$.of.unit: "h" is not one of "s" or "ms"'),
        ({"list": ["x"]}, '$: "of" is a required property'),
        ({"of": "\ud800"}, '$.of: "?" is not of type "null"'),
    ],
    ids=["kind", "missing", "in-list", "in-alternative", "most-of-it", "surrogate"],
)
def test_fault_is_told_where_it_is(data: object, fault: str) -> None:
    assert NUMBERS.fault_in(data) == fault


@pytest.mark.parametrize("data", [{"of": None}, {"of": {"unit": "s"}}, {"of": {"x": "\udfff"}}])
def test_value_that_follows_has_no_fault(data: object) -> None:
    assert NUMBERS.fault_in(data) is None
