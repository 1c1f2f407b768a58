"""The part of SARIF 2.1.0 that the report uses, as a schema that allows nothing else.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, sections 3.13 to 3.57.
"""

from typing import Any


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "additionalProperties": False,
        "properties": required | optional,
    }


def _array(items: dict[str, Any], **limits: int) -> dict[str, Any]:
    return {"type": "array", "items": items, **limits}


TEXT = {"type": "string", "minLength": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
LINE = {"type": "integer", "minimum": 1}
MESSAGE = _object({"text": TEXT})
ARTIFACT = {
    "oneOf": [
        # A reference relative to a base: no scheme, not from the root.
        _object({"uri": {"pattern": "^[^/:][^:]*$"}, "uriBaseId": {"const": "%SRCROOT%"}}),
        _object({"uri": {"pattern": "^file:///"}}),
    ]
}
REGION = _object({"startLine": LINE}, startColumn=LINE, endLine=LINE, endColumn=LINE)
LOCATION = _object({"physicalLocation": _object({"artifactLocation": ARTIFACT}, region=REGION)})
REPLACEMENT = _object(
    {"deletedRegion": REGION}, insertedContent=_object({"text": {"type": "string"}})
)
FIX = _object(
    {
        "artifactChanges": _array(
            _object(
                {"artifactLocation": ARTIFACT, "replacements": _array(REPLACEMENT, minItems=1)}
            ),
            minItems=1,
        )
    },
    description=MESSAGE,
)
RESULT = _object(
    {"message": MESSAGE},
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": -1},
    level=LEVEL,
    locations=_array(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    fixes=_array(FIX, minItems=1),
    suppressions=_array(
        _object(
            {"kind": {"enum": ["inSource", "external"]}},
            status={"enum": ["accepted", "underReview", "rejected"]},
        )
    ),
    properties={"type": "object"},
)
RULE = _object(
    {"id": TEXT},
    shortDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=_object({}, level=LEVEL),
)
RUN = _object(
    {"tool": _object({"driver": _object({"name": TEXT}, version=TEXT, rules=_array(RULE))})},
    language={"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=_array(_object({"executionSuccessful": {"type": "boolean"}})),
    results=_array(RESULT),
)
SARIF_SHAPE = _object(
    {"version": {"const": "2.1.0"}, "runs": _array(RUN)},
    **{"$schema": {"type": "string", "pattern": "sarif-schema-2\\.1\\.0\\.json$"}},
)
