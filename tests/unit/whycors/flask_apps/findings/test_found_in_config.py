"""A configuration that is right is not accused, nor is what is no configuration."""

from pathlib import Path

from backend.whycors.flask_apps.findings.found_in_config import find_in_config
from backend.whycors.flask_apps.importing.loading import Loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from tests.unit.whycors.flask_apps.findings.configured_shops import PAGE, found_in, shop, told


def test_a_right_configuration_is_not_accused() -> None:
    right = [
        shop(),
        shop(origins=[PAGE, "null", "http://localhost:3000"], supports_credentials=True),
        shop(origins=[r"https://([a-z0-9-]+\.)?shop\.example$", "tauri://localhost"]),
        shop("/api/a", "/api/b", "/page", resources=r"/api/.*", origins=PAGE, max_age=600),
        shop("/api/a", "/page", resources={r"/api/.*": {"origins": PAGE}, r"/.*": {}}),
        shop("/api/a", "/page", resources=[r"/api/.*", r"/page"]),
        shop(max_age="0", send_wildcard=True, methods=["GET", "PUT"]),
        shop("/v1/a", resources=r"/v[12]/.*"),
        shop("/<name>", resources="/Ann"),
        shop("/<path:rest>", resources=r"/A/b$"),
        shop("/user/1", "/users", resources=r"/users?.*"),
        shop("/api/a", resources={r"/api/.*": {"origins": PAGE}, r"/.*": {}}),
        shop("/api/a", "/apikeys", resources=r"/api(/.*)?$"),
        shop(origins=["*", f"{PAGE}/"]),
    ]

    assert [told(found_in(app)) for app in right] == [[] for _ in right]


def test_an_app_that_is_not_flask_has_no_rules() -> None:
    with CheckedApp(Loaded(lambda environ, start: [], None, Path(), (), None)) as checked:
        assert list(find_in_config(checked, (), ())) == []
