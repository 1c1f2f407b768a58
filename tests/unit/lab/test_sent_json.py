"""Whatever JSON, or almost JSON, is sent to any endpoint: the worst answer is a 400."""

import pytest
from werkzeug.test import Client

from backend.whycors.remedies.parsing import parsed
from tests.unit.lab.wire_record import begin_run, url

QUESTION = (
    '{"run": "0123456789abcdef", "scenario": "no_cors", "api": "http://localhost:5001",'
    ' "language": "en", "browser": "chromium", "acts": [{"origin": "http://localhost:8000",'
    ' "calls": [{"observed": null, "at_ms": %s, "request": {"url": %s}}]}]}'
)
ENDPOINTS = {
    "/lab/diagnoses": '{"text": "x", "language": %s}',
    "/lab/explanations": QUESTION % ("%s", '"http://localhost:5001/"'),
    url("/notes", "no_cors"): '{"text": %s}',
    "/scenarios/no_cors/notes": '{"text": %s}',
    "/scenarios/no_cors/login": '{"user": %s}',
    "/scenarios/post_only/notes": '{"text": %s}',
}
VALUES: dict[str, str | bytes] = {
    "nested beyond Python's stack": "[" * 5000 + "]" * 5000,
    "nested so that it can't be printed": "[" * 500 + "]" * 500,
    "never closed": "[" * 8000,
    "integer of 5,000 digits": "9" * 5000,
    "integer out of bounds": "1" + "0" * 312,
    "number too large": "1e400",
    "not a number": "NaN",
    "infinity": "-Infinity",
    "half a surrogate": '"\\ud800"',
    "not UTF-8": b'"\xff"',
}


def test_no_json_is_a_server_error(api: Client) -> None:
    begin_run(api)
    wrong = []
    for path, template in ENDPOINTS.items():
        for case, value in VALUES.items():
            text = value if isinstance(value, bytes) else value.encode()
            body = template.encode().replace(b"%s", text)
            answer = api.post(path, data=body, content_type="application/json")
            if answer.status_code >= 500:
                wrong.append(f"{case} to {path}: {answer.status}")

    assert wrong == []


@pytest.mark.parametrize("number", ["-1", "1e16", "NaN", "1e400", "1" + "0" * 312])
def test_time_out_of_bounds_is_refused(api: Client, number: str) -> None:
    begin_run(api)
    body = QUESTION % (number, '"http://localhost:5001/"')

    answer = api.post("/lab/explanations", data=body, content_type="application/json")

    assert (answer.status_code, answer.get_json()["type"]) == (400, "urn:cors-lab:bad-question")


@pytest.mark.parametrize(
    "address", ["http://[", "http://]", "http://a℀b", "http://[::1:5001/notes", "http://x:99999/"]
)
def test_url_that_is_none_is_explained(api: Client, address: str) -> None:
    begin_run(api)
    api.get(url("/notes", "no_cors"))
    body = QUESTION % ("1", f'"{address}"')

    answer = api.post(
        "/lab/explanations", data=body.encode(), content_type="application/json"
    ).get_json()

    (explanation,) = [each["explanation"] for each in answer["calls"] if each["explanation"]]
    assert explanation["reason"] == "InvalidUrl"


@pytest.mark.parametrize("source", ["x = 1\0", "(" * 5000, "-" * 100_000 + "1", "def"])
def test_source_without_a_tree_is_a_syntax_error(source: str) -> None:
    with pytest.raises(SyntaxError):
        parsed(source)
