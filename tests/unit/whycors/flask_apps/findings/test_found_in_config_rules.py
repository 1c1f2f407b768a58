"""Rules that decide on nothing, too much, or on what another decides are found."""

from flask import Blueprint, Flask
from flask_cors import CORS, cross_origin

from tests.unit.whycors.flask_apps.findings.configured_shops import PAGE, found_in, shop, told

STRANGER = "another-page.example"


def test_rules_that_decide_on_nothing_are_told() -> None:
    app, bp = Flask("shop", static_folder=None), Blueprint("notes", "notes")
    bp.add_url_rule("/notes", "show", lambda: "")
    app.register_blueprint(bp, url_prefix="/api")
    CORS(app, resources={"/notes.*": {"origins": PAGE}})

    [finding] = found_in(app)

    assert told([finding]) == [("error", "rule-never-matches", "", "/notes.*")]
    assert finding.routes == ()


def test_two_paths_without_a_comma_are_told() -> None:
    found = found_in(shop("/token/", "/rows/", "/other", resources=["/token//rows/", "/other"]))

    assert told(found) == [("warning", "rule-never-matches", "joined", "/token//rows/")]
    assert found[0].routes == ("/token/", "/rows/")


def test_a_rule_that_another_goes_before_is_told() -> None:
    rules = {r"/[a-z]+.*": {"origins": "*"}, r"/notes.*": {"origins": PAGE}}
    app = shop("/notes", resources=rules)

    [finding] = found_in(app)

    assert told([finding]) == [("error", "rules-hide-each-other", "", "/notes.*")]
    assert finding.values["hiding"] == "/[a-z]+.*"
    assert finding.witness is not None and STRANGER in finding.witness.command


def test_a_second_call_that_lets_everybody_in_is_told() -> None:
    app = shop("/notes", "/other")
    CORS(app, resources={"/notes": {"origins": PAGE}})

    [finding] = found_in(app)

    assert told([finding]) == [("error", "rules-hide-each-other", "added-up", "/notes")]
    assert (finding.values["hiding"], finding.routes) == ("/*", ("/notes",))
    assert finding.witness is not None and STRANGER in finding.witness.command


def test_a_decorator_beside_a_rule_for_everybody_adds_nothing() -> None:
    app = shop("/notes")
    app.add_url_rule("/own", "own", cross_origin(origins=PAGE)(lambda: ""))

    assert found_in(app) == []


def test_a_blueprints_rule_is_not_asked_of_the_apps_routes() -> None:
    app, bp = shop("/", resources="/none"), Blueprint("api", "api")
    bp.add_url_rule("/notes", "notes", lambda: "")
    CORS(bp)
    app.register_blueprint(bp)

    assert [f.id for f in found_in(app)] == ["rule-never-matches"]


def test_rules_that_say_the_same_hide_nothing() -> None:
    assert found_in(shop("/notes", resources=["/[a-z]+.*", "/notes.*"])) == []


def test_a_rule_that_covers_more_than_its_folder_is_told() -> None:
    for pattern in ("/api/*", "/api*", "/api.*", "^/api.*"):
        [finding] = found_in(shop("/api/notes", "/apikeys", resources=pattern))

        assert told([finding]) == [("warning", "rule-too-wide", "", pattern)]
        assert (finding.routes, finding.values["meant"]) == (("/apikeys",), "/api/")


def test_routes_next_to_a_rule_are_noted() -> None:
    below = found_in(shop("/notes", "/notes/<int:id>", resources="/notes"))
    above = found_in(shop("/api", "/api/notes", resources="/api/.*"))

    assert told(below) == [("note", "no-rule-for-route", "literal", "/notes /notes/<int:id>")]
    assert told(above) == [("note", "no-rule-for-route", "slash", "/api/.* /api")]
