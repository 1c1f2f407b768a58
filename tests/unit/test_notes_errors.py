import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.notes import MAX_NOTES, MAX_TEXT_LENGTH
from tests.unit.in_process import MILK


def detail(response: TestResponse, status: int) -> str:
    """Return what a problem says, checked to have that status."""
    assert response.content_type == "application/problem+json"
    problem = response.json
    assert problem is not None
    assert (response.status_code, problem["status"]) == (status, status)
    return str(problem["detail"])


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
@pytest.mark.parametrize("note_id", [2, 99], ids=["somebody-elses", "unknown"])
def test_note_not_to_be_seen_is_404(visitor: FlaskClient, method: str, note_id: int) -> None:
    response = visitor.open(f"/notes/{note_id}", method=method, json={"text": "Mine now"})

    assert detail(response, 404) == f"There is no note {note_id} that you may see."


@pytest.mark.parametrize("user", ["eve", "", None, 1, ["ann"], {"ann": 1}], ids=repr)
def test_login_of_nobody_known_is_refused(visitor: FlaskClient, user: object) -> None:
    text = detail(visitor.post("/login", json={"user": user}), 400)

    assert text == f"user: {user!r} has no account here. The demo users are ann and bob."
    assert visitor.get("/me").json == {"user": None}


@pytest.mark.parametrize("text", ["", " \n\t", None, 7, ["Buy"]], ids=repr)
@pytest.mark.parametrize(("method", "path"), [("POST", "/notes"), ("PUT", "/notes/1")])
def test_text_that_is_no_note_is_refused(
    visitor: FlaskClient, method: str, path: str, text: object
) -> None:
    said = detail(visitor.open(path, method=method, json={"text": text}), 400)

    assert said == f"text: {text!r} is not a note. Send a string with something in it."
    assert visitor.get("/notes").json == [MILK]


def test_missing_text_is_refused(visitor: FlaskClient) -> None:
    assert detail(visitor.post("/notes", json={}), 400).startswith("text: None is not a note.")


def test_longer_text_is_refused(visitor: FlaskClient) -> None:
    response = visitor.post("/notes", json={"text": "x" * (MAX_TEXT_LENGTH + 1)})

    assert detail(response, 400) == "text: 501 characters are too many. 500 fit in a note."


def test_private_note_without_login_is_401(visitor: FlaskClient) -> None:
    response = visitor.post("/notes", json={"text": "Psst", "private": True})

    assert "POST /login first" in detail(response, 401)
    assert visitor.get("/notes").json == [MILK]


@pytest.mark.parametrize("private", ["maybe", 2, None, []], ids=repr)
def test_private_neither_true_nor_false_is_refused(ann: FlaskClient, private: object) -> None:
    response = ann.post("/notes", json={"text": "Psst", "private": private})

    assert detail(response, 400) == f"private: {private!r} is neither true nor false."


@pytest.mark.parametrize("body", ['{"text": ', "", "[1, 2]", '"text"', "null", "\xff"], ids=repr)
def test_json_that_is_no_object_is_refused(visitor: FlaskClient, body: str) -> None:
    response = visitor.post("/notes", data=body.encode("latin-1"), content_type="application/json")

    assert detail(response, 400).startswith("The body must be a JSON object, not ")


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml"])
def test_other_content_type_is_415(visitor: FlaskClient, content_type: str) -> None:
    response = visitor.post("/notes", data='{"text": "x"}', content_type=content_type)

    assert detail(response, 415) == f"Send JSON or a form, not {content_type}."


def test_put_without_body_is_refused(visitor: FlaskClient) -> None:
    assert detail(visitor.put("/notes/1"), 415).endswith("not a body without Content-Type.")
    assert visitor.get("/notes/1").json == MILK


def test_note_beyond_the_last_is_409(visitor: FlaskClient) -> None:
    for _ in range(MAX_NOTES - 3):
        assert visitor.post("/notes", json={"text": "x"}).status_code == 201

    assert "Delete one first" in detail(visitor.post("/notes", json={"text": "x"}), 409)


def test_unknown_path_is_a_problem(visitor: FlaskClient) -> None:
    assert detail(visitor.get("/nothing"), 404).startswith("The requested URL was not found")


def test_wrong_method_says_which_are_allowed(visitor: FlaskClient) -> None:
    response = visitor.patch("/notes/1")

    detail(response, 405)
    allowed = {method.strip() for method in response.headers["Allow"].split(",")}
    assert allowed == {"DELETE", "GET", "HEAD", "OPTIONS", "PUT"}
