"""No endpoint is forgotten: what the fuzz knows is what the servers have."""

from flask import Flask

from backend.app import apps_by_path
from backend.lab.scenarios import Scenarios
from backend.settings import read_settings
from frontend.origins import Origins
from frontend.server import create_site
from tests.fuzz.endpoints import LAB, SITE, plain


def rules_of(app: Flask) -> set[str]:
    return {plain(rule.rule) for rule in app.url_map.iter_rules()}


def test_every_endpoint_of_the_api_is_known() -> None:
    below = apps_by_path(read_settings({}), Scenarios()).mounts

    assert set(below) == {"/favicon.ico", "/lab", "/runs", "/scenarios"}
    assert isinstance(below["/lab"], Flask)
    assert rules_of(below["/lab"]) == set(LAB)


def test_every_endpoint_of_the_site_is_known() -> None:
    assert rules_of(create_site(Origins.from_environment({}))) == set(SITE)
