"""The code of fixes keeps what is in force, and says what is known."""

import json

from backend.whycors.evidence.diagnosis import Json, diagnose

PAGE, API = "https://example.com", "https://api.example.com/a"
TWICE = (
    f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: The "
    f"'Access-Control-Allow-Origin' header contains multiple values '{PAGE}, *', but only one is "
    "allowed."
)


def refused_preflight(method: str, allowed: dict[str, str]) -> str:
    """Return a HAR file of a request whose preflight allows this much."""

    def entry(method: str, status: int, sent: dict[str, str], came: dict[str, str]) -> Json:
        return {
            "request": {"method": method, "url": API, "headers": _pairs(sent)},
            "response": {"status": status, "headers": _pairs(came)},
        }

    asks = {
        "Origin": PAGE,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    sends = {"Authorization": "Bearer a", "Content-Type": "application/json"}
    entries = [
        entry("OPTIONS", 204, asks, {"Access-Control-Allow-Origin": PAGE} | allowed),
        entry(method, 0, sends, {}),
    ]
    return json.dumps({"log": {"version": "1.2", "entries": entries}})


def _pairs(headers: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers.items()]


def fixes_of(text: str) -> tuple[str, dict[str, str]]:
    """Return the first fix's code, and the stacks' by their ids."""
    (diagnosis,) = diagnose(text, "en")["diagnoses"]
    return diagnosis["fixes"][0]["code"], {each["id"]: each["code"] for each in diagnosis["stacks"]}


def test_headers_that_are_allowed_stay() -> None:
    listed = {"Access-Control-Allow-Headers": "Content-Type, X-Old"}
    code, stacks = fixes_of(refused_preflight("POST", listed))

    assert code == "allow_headers=['Content-Type', 'X-Old', 'authorization']"
    assert "allow_headers=['Content-Type', 'X-Old', 'authorization']" in stacks["flask"]


def test_methods_that_are_allowed_stay() -> None:
    listed = {
        "Access-Control-Allow-Methods": "GET, DELETE",
        "Access-Control-Allow-Headers": "authorization, content-type",
    }
    code, stacks = fixes_of(refused_preflight("PUT", listed))

    assert code == "methods=['GET', 'DELETE', 'PUT']"
    assert 'Access-Control-Allow-Methods "GET, DELETE, PUT"' in stacks["nginx"]


def test_a_wildcard_is_not_listed_beside_names() -> None:
    code, _ = fixes_of(refused_preflight("POST", {"Access-Control-Allow-Headers": "x-old, *"}))

    assert code.startswith("allow_headers=[") and "*" not in code


def test_two_layers_that_allow_get_no_code_for_a_third() -> None:
    _, stacks = fixes_of(TWICE)

    assert stacks == {}


def test_first_fix_and_the_stack_of_flask_are_one_call() -> None:
    line = (
        f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: No "
        "'Access-Control-Allow-Origin' header is present on the requested resource."
    )
    code, stacks = fixes_of(line)

    assert code == f"CORS(app, origins=['{PAGE}'])"
    assert stacks["flask"].endswith(f"\n{code}")


def test_answer_that_everybody_may_read_stays_so() -> None:
    code, stacks = fixes_of(
        f"$ curl -i -H 'Origin: {PAGE}' {API}\nHTTP/1.1 200 OK\nX-Total-Count: 7\n"
        "Access-Control-Allow-Origin: *\n"
    )

    assert code == "expose_headers=['X-Total-Count']"
    assert stacks["flask"].endswith("\nCORS(app, expose_headers=['X-Total-Count'])")
    assert 'Access-Control-Allow-Origin "*"' in stacks["nginx"]


def test_name_of_a_response_header_is_not_asked_for() -> None:
    _, stacks = fixes_of('Refused to get unsafe header "X-Total-Count"')

    assert "x-total-count" not in "".join(stacks.values())


def test_hidden_header_is_exposed_in_each_stack() -> None:
    _, stacks = fixes_of(
        f"$ curl -i -H 'Origin: {PAGE}' {API}\nHTTP/1.1 200 OK\nX-Total-Count: 7\n"
        f"Access-Control-Allow-Origin: {PAGE}\nAccess-Control-Expose-Headers: X-Old\n"
    )

    assert "expose_headers=['X-Old', 'X-Total-Count']" in stacks["flask"]
