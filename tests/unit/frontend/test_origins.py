"""The origins: from the environment, and under the other names of the same machine."""

import pytest

from backend.settings import read_settings
from frontend.origins import (
    API_KINDS,
    NEEDS,
    ORIGIN_KINDS,
    Origins,
    are_other_names,
    role_of,
)
from tests.unit.in_process import ORIGINS


@pytest.mark.parametrize(
    ("attacker", "host", "is_attackers"),
    [
        ("http://localhost:8002", "localhost:8002", True),
        ("http://localhost:8002", "127.0.0.1:8002", True),
        ("http://localhost:8002", "localhost:8000", False),
        ("http://localhost:8002", "localhost:18002", False),
        ("http://localhost:8002", "localhost", False),
        ("http://evil.localhost:8000", "evil.localhost:8000", True),
        ("http://evil.localhost:8000", "localhost:8000", False),
        ("https://evil.example", "evil.example", True),
        ("https://evil.example", "lab.example", False),
    ],
)
def test_attackers_origin_is_known_by(attacker: str, host: str, is_attackers: bool) -> None:
    origins = Origins("http://localhost:8000", "http://localhost:5001", attacker)

    assert origins.are_attackers(host) is is_attackers


@pytest.mark.parametrize(
    ("environ", "origins"),
    [
        ({}, ORIGINS),
        (
            {"FRONTEND_PORT": "1", "API_PORT": "2", "ATTACKER_PORT": "3"},
            Origins("http://localhost:1", "http://localhost:2", "http://localhost:3"),
        ),
        (
            {"FRONTEND_ORIGIN": "a", "API_ORIGIN": "b", "ATTACKER_ORIGIN": "c", "API_PORT": "2"},
            Origins("a", "b", "c"),
        ),
    ],
    ids=["defaults", "ports", "origins"],
)
def test_origins_come_from_the_environment(environ: dict[str, str], origins: Origins) -> None:
    assert Origins.from_environment(environ) == origins


def test_each_kind_of_page_has_its_origin() -> None:
    assert ORIGINS.by_kind() == {
        "page": "http://localhost:8000",
        "api": "http://localhost:5001",
        "attacker": "http://localhost:8002",
        "other-site": "http://127.0.0.1:8000",
        "evil-site": "http://evil.localhost:8002",
        "lookalike": "http://localhost.evil.localhost:8002",
        "app": "http://app.localhost:8000",
        "public": "http://public.localhost:8000",
        "evil-app": "http://evilapp.localhost:8002",
        "null": "null",
    }
    assert set(ORIGINS.by_kind()) == {*ORIGIN_KINDS, "api"}


def test_each_kind_of_api_has_its_origin() -> None:
    assert ORIGINS.apis() == {
        "own": "http://localhost:5001",
        "proxy": "http://localhost:8000",
        "ip": "http://127.0.0.1:5001",
        "subdomain": "http://api.app.localhost:5001",
    }
    assert tuple(ORIGINS.apis()) == API_KINDS


def test_default_port_stays_unwritten_under_another_name() -> None:
    origins = Origins("http://localhost", "http://localhost:5001", "http://localhost:8002")

    assert origins.by_kind()["app"] == "http://app.localhost"


def test_attackers_are_attackers_under_every_name() -> None:
    by_kind = ORIGINS.by_kind()
    seen = {kind for kind in ORIGIN_KINDS if ORIGINS.are_attackers(by_kind[kind][7:])}

    assert seen == {kind for kind in ORIGIN_KINDS if role_of(kind) == "attacker"}
    assert seen == {"attacker", "evil-site", "lookalike", "evil-app"}


def test_api_knows_every_origin_of_the_attackers() -> None:
    by_kind = ORIGINS.by_kind()
    attackers = {by_kind[kind] for kind in ORIGIN_KINDS if role_of(kind) == "attacker"}

    assert read_settings({}).attacker_origins == attackers
    away = {"ATTACKER_ORIGIN": "https://evil.example"}
    assert read_settings(away).attacker_origins == {"https://evil.example"}


def test_other_names_are_had_on_localhost_only() -> None:
    away = on("https://lab.example")

    assert set(away.by_kind()) == {"page", "api", "attacker", "null"}
    assert set(away.apis()) == {"own", "proxy"}
    other_names = {*ORIGINS.by_kind(), *ORIGINS.apis()} - {*away.by_kind(), *away.apis()}
    assert {kind for kind in (*ORIGIN_KINDS, *API_KINDS) if are_other_names([kind])} == other_names


@pytest.mark.parametrize(
    ("host", "lacking"),
    [
        ("http://localhost", set()),
        ("http://127.0.0.1", {"other-names", "localhost"}),
        ("http://[::1]", {"other-names", "localhost"}),
        ("http://lab.localhost", {"other-names", "localhost"}),
        ("https://lab.example", {"other-names", "localhost"}),
        ("http://teacher.lan", {"other-names", "localhost", "secure-context"}),
        ("http://192.168.1.2", {"other-names", "localhost", "secure-context"}),
        ("http://127.0.0.1.example", {"other-names", "localhost", "secure-context"}),
    ],
)
def test_needs_are_met_by_the_place(host: str, lacking: set[str]) -> None:
    assert {need for need in NEEDS if on(host).lacks(need)} == lacking
    assert not on(host).lacks(None)


def test_one_insecure_origin_is_enough_to_lack_a_secure_context() -> None:
    assert Origins("https://a.example", "http://a.example:1", "https://b.example").lacks(
        "secure-context"
    )


def on(host: str) -> Origins:
    """Return three origins of that host."""
    return Origins(f"{host}:1", f"{host}:2", f"{host}:3")
