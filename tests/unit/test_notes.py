import pytest
from flask.testing import FlaskClient

from backend.notes import MAX_TEXT_LENGTH, all_notes
from tests.unit.in_process import MILK, notes_client


def visible_ids(visitor: FlaskClient) -> list[int]:
    return [note["id"] for note in visitor.get("/notes").get_json()]


def test_visitor_sees_the_public_note_only(visitor: FlaskClient) -> None:
    assert visitor.get("/notes").json == [MILK]


@pytest.mark.parametrize(("user", "ids"), [("ann", [1, 2]), ("bob", [1, 3])])
def test_user_sees_own_private_note(visitor: FlaskClient, user: str, ids: list[int]) -> None:
    visitor.post("/login", json={"user": user})

    assert visible_ids(visitor) == ids


def test_create_from_json_adds_a_note(visitor: FlaskClient) -> None:
    response = visitor.post("/notes", json={"text": "Buy bread"})

    made = {"id": 4, "text": "Buy bread", "owner": None}
    assert (response.status_code, response.json) == (201, made)
    assert visitor.get("/notes").json == [MILK, made]


@pytest.mark.parametrize("form", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_create_from_a_form_adds_a_note(visitor: FlaskClient, form: str) -> None:
    response = visitor.post("/notes", data={"text": "Buy bread"}, content_type=form)

    assert response.status_code == 201
    assert visitor.get("/notes/4").json == {"id": 4, "text": "Buy bread", "owner": None}


def test_private_note_from_json_is_its_owners(ann: FlaskClient) -> None:
    response = ann.post("/notes", json={"text": "Psst", "private": True})

    assert response.json == {"id": 4, "text": "Psst", "owner": "ann"}


def test_private_note_from_a_checkbox_is_its_owners(ann: FlaskClient) -> None:
    response = ann.post("/notes", data={"text": "Psst", "private": "on"})

    assert response.json == {"id": 4, "text": "Psst", "owner": "ann"}


def test_note_of_a_user_is_public_by_default(ann: FlaskClient) -> None:
    response = ann.post("/notes", json={"text": "Hello", "private": False})

    assert response.json == {"id": 4, "text": "Hello", "owner": None}


def test_private_note_is_hidden_after_logout(ann: FlaskClient) -> None:
    ann.post("/notes", json={"text": "Psst", "private": True})

    ann.post("/logout")

    assert visible_ids(ann) == [1]


def test_read_returns_one_note(visitor: FlaskClient) -> None:
    assert visitor.get("/notes/1").json == MILK


def test_update_changes_the_text_only(ann: FlaskClient) -> None:
    response = ann.put("/notes/2", json={"text": "Moved it"})

    changed = {"id": 2, "text": "Moved it", "owner": "ann"}
    assert (response.status_code, response.json) == (200, changed)
    assert ann.get("/notes/2").json == changed


def test_delete_takes_the_note_away(visitor: FlaskClient) -> None:
    response = visitor.delete("/notes/1")

    assert (response.status_code, response.data) == (204, b"")
    assert visitor.get("/notes").json == []


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_note_of_another_user_stays_as_it_was(visitor: FlaskClient, method: str) -> None:
    visitor.post("/login", json={"user": "bob"})
    visitor.open("/notes/2", method=method, json={"text": "Mine now"})

    visitor.post("/login", json={"user": "ann"})
    assert visitor.get("/notes/2").get_json()["text"].startswith("Ann's private note")


def test_each_app_has_its_own_notes(visitor: FlaskClient) -> None:
    visitor.post("/notes", json={"text": "Here only"})
    visitor.put("/notes/1", json={"text": "Changed here only"})

    assert notes_client().get("/notes").json == [MILK]


def test_login_by_json_lasts(visitor: FlaskClient) -> None:
    assert visitor.post("/login", json={"user": "bob"}).json == {"user": "bob"}
    assert visitor.get("/me").json == {"user": "bob"}


def test_login_by_form_lasts(visitor: FlaskClient) -> None:
    assert visitor.post("/login", data={"user": "ann"}).json == {"user": "ann"}
    assert visitor.get("/me").json == {"user": "ann"}


def test_me_is_null_before_login(visitor: FlaskClient) -> None:
    assert visitor.get("/me").json == {"user": None}


def test_logout_ends_the_session(ann: FlaskClient) -> None:
    assert ann.post("/logout").json == {"user": None}
    assert ann.get("/me").json == {"user": None}


def test_longest_text_fits(visitor: FlaskClient) -> None:
    assert visitor.post("/notes", json={"text": "x" * MAX_TEXT_LENGTH}).status_code == 201


def test_listing_survives_a_note_added_meanwhile(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_another(note: object) -> bool:
        all_notes()[len(all_notes()) + 1] = MILK
        return True

    # Stands in for another server thread: notes arrive while this one lists them.
    monkeypatch.setattr("backend.notes.may_see", add_another)

    assert visitor.get("/notes").status_code == 200
