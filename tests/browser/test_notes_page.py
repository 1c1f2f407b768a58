"""SCENARIO=...: the same Notes page, working or failing as the scenario's docstring says."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from scripts.running_lab import Lab, running_lab
from tests.browser.conftest import Console


@pytest.fixture(scope="module")
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    """A lab that serves one scenario at the API's root, given by indirect parametrization."""
    with running_lab(SCENARIO=request.param) as running:
        yield running


def scenario(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("lab", [name], indirect=True, scope="module")


class Notes:
    """The Notes page as a person uses it."""

    def __init__(self, page: Page, lab: Lab) -> None:
        self.page = page
        self.error = page.locator("#error")
        self.user = page.locator("#user")
        page.goto(lab.page)
        page.wait_for_url("**/notes/index.html?api=*")

    def texts(self) -> list[str]:
        fields = self.page.locator("#notes input")
        return [field.input_value() for field in fields.all()]

    def wait_until_listed(self, text: str) -> None:
        self.page.wait_for_function(
            "text => [...document.querySelectorAll('#notes input')].some(i => i.value === text)",
            arg=text,
        )

    def add(self, text: str) -> None:
        self.page.locator("#text").fill(text)
        self.page.get_by_role("button", name="Add").click()

    def change_first(self, text: str) -> None:
        first = self.page.locator("#notes li").first
        first.locator("input").fill(text)
        first.get_by_role("button", name="Change").click()

    def log_in_as_ann(self) -> None:
        self.page.get_by_role("button", name="Log in as ann").click()


def kept_by_flask(lab: Lab) -> list[str]:
    return [note["text"] for note in lab.get("/notes")]


@scenario("no_cors")
def test_no_cors_tells_the_page_nothing(lab: Lab, page: Page, console: Console) -> None:
    notes = Notes(page, lab)

    expect(notes.error).to_contain_text("TypeError: Failed to fetch")
    assert notes.texts() == []
    assert len(console.cors_lines) == 1


@scenario("no_cors")
def test_no_cors_adds_no_json_note(lab: Lab, page: Page) -> None:
    notes = Notes(page, lab)

    notes.add("Never sent")

    expect(notes.error).to_contain_text("TypeError")
    assert "Never sent" not in kept_by_flask(lab)


@scenario("flask_cors")
def test_flask_cors_lets_the_page_work(lab: Lab, page: Page, console: Console) -> None:
    notes = Notes(page, lab)
    notes.wait_until_listed("Buy milk")

    notes.add("Buy eggs")
    notes.wait_until_listed("Buy eggs")
    with page.expect_response("**/notes/1"):
        notes.change_first("Buy bread")

    expect(notes.error).to_be_hidden()
    assert kept_by_flask(lab) == ["Buy bread", "Buy eggs"]
    assert console.cors_lines == []


@scenario("flask_cors")
def test_flask_cors_without_credentials_refuses_the_login(lab: Lab, page: Page) -> None:
    notes = Notes(page, lab)

    notes.log_in_as_ann()

    expect(notes.error).to_contain_text("TypeError")
    expect(notes.user).to_contain_text("nobody")


@scenario("after_request")
def test_by_hand_get_and_post_work(lab: Lab, page: Page, console: Console) -> None:
    notes = Notes(page, lab)
    notes.wait_until_listed("Buy milk")

    notes.add("Buy eggs")

    notes.wait_until_listed("Buy eggs")
    assert console.cors_lines == []


@scenario("after_request")
def test_by_hand_put_is_never_sent(lab: Lab, page: Page) -> None:
    notes = Notes(page, lab)
    notes.wait_until_listed("Buy milk")

    notes.change_first("Buy bread")

    expect(notes.error).to_contain_text("TypeError")
    assert "Buy bread" not in kept_by_flask(lab)


@scenario("after_request")
def test_by_hand_cookies_are_refused(lab: Lab, page: Page) -> None:
    notes = Notes(page, lab)

    notes.log_in_as_ann()

    expect(notes.error).to_contain_text("TypeError")


@pytest.mark.parametrize(
    "lab", ["session_any_origin", "session_one_origin"], indirect=True, scope="module"
)
def test_session_shows_the_visitors_private_note(lab: Lab, page: Page, console: Console) -> None:
    notes = Notes(page, lab)

    notes.log_in_as_ann()

    expect(notes.user).to_have_text("ann")
    notes.wait_until_listed("Ann's private note: the key is under the mat")
    assert "Bob" not in " ".join(notes.texts())
    assert console.cors_lines == []


@scenario("session_any_origin")
def test_attacker_reads_the_private_note(lab: Lab, page: Page) -> None:
    notes = Notes(page, lab)
    notes.log_in_as_ann()
    expect(notes.user).to_have_text("ann")

    page.goto(f"{lab.attacker}/")

    expect(page.locator("#stolen")).to_contain_text("Ann's private note")


@scenario("session_one_origin")
def test_attacker_is_told_nothing(lab: Lab, page: Page, console: Console) -> None:
    notes = Notes(page, lab)
    notes.log_in_as_ann()
    expect(notes.user).to_have_text("ann")

    page.goto(f"{lab.attacker}/")

    expect(page.locator("#refused")).to_contain_text("TypeError: Failed to fetch")
    expect(page.locator("#stolen")).to_be_hidden()
    assert len(console.cors_lines) == 1


@scenario("session_one_origin")
def test_logging_out_hides_the_private_note(lab: Lab, page: Page) -> None:
    notes = Notes(page, lab)
    notes.log_in_as_ann()
    notes.wait_until_listed("Ann's private note: the key is under the mat")

    page.get_by_role("button", name="Log out").click()

    expect(notes.user).to_have_text("nobody")
    expect(page.locator("#notes input")).to_have_count(1)


@scenario("configurable")
def test_configurable_without_configuration_is_open(lab: Lab, page: Page) -> None:
    notes = Notes(page, lab)

    notes.wait_until_listed("Buy milk")


def test_configurable_obeys_the_environment(page: Page) -> None:
    with running_lab(SCENARIO="configurable", CORS_ORIGINS="http://localhost:1") as lab:
        notes = Notes(page, lab)

        expect(notes.error).to_contain_text("TypeError")
