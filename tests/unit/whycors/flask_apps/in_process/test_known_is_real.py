"""What a check knows of an answer without the views is what the app really answers."""

from backend.scenario_files import scenario_files
from backend.whycors.fetch_standard import HttpRequest, HttpResponse
from backend.whycors.flask_apps.importing.loading import load_app
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.model import AppExchange, Route
from scripts.running_lab import ROOT
from tests.unit.whycors.flask_apps.asked_apps import API, PAGE

PREFLIGHT = (("Access-Control-Request-Method", "PUT"),)
#: The views of these fail, which is for nobody to know who doesn't run them.
FAILS = {"crash_in_debug", "decorated_abort"}
#: These keep an answer for the next who asks.
REMEMBERS = {"shared_cache", "shared_cache_vary", "shared_cache_wildcard"}


def app_of(name: str, run_views: bool) -> CheckedApp:
    module = ".".join(scenario_files()[name].relative_to(ROOT).with_suffix("").parts)
    return CheckedApp(load_app(f"{module}:create_app()"), API, run_views)


def asks_for(route: Route) -> list[HttpRequest]:
    """Return a preflight and a request that changes nothing."""
    url = API + route.path
    read = [HttpRequest("request", "GET", url, PAGE)] if "GET" in route.methods else []
    return [*read, HttpRequest("preflight", "OPTIONS", url, PAGE, PREFLIGHT)]


def cors_of(exchange: AppExchange) -> list[tuple[str, str]]:
    """Return what matters to a browser: CORS headers, Vary: Origin, and whether OPTIONS is ok."""
    assert isinstance(exchange.answer, HttpResponse)
    is_ok = 200 <= exchange.answer.status < 300
    headers = [(name.lower(), value) for name, value in exchange.answer.headers]
    return sorted(
        [
            *(each for each in headers if each[0].startswith("access-control-")),
            *(
                ("vary", "Origin")
                for name, value in headers
                if name == "vary" and "Origin" in value
            ),
            *([("ok", str(is_ok))] if exchange.request.kind == "preflight" else []),
        ]
    )


def test_what_is_known_of_the_scenarios_is_real() -> None:
    known, wrong = 0, []
    for name in sorted(scenario_files().keys() - FAILS - REMEMBERS):
        with app_of(name, run_views=False) as checked:
            asked = [checked.ask(each) for route in checked.routes for each in asks_for(route)]
        with app_of(name, run_views=True) as run:
            for exchange in asked:
                real = run.ask(exchange.request)
                known += exchange.unknown is None
                if exchange.unknown is None and cors_of(exchange) != cors_of(real):
                    shown = f"{exchange.request.method} {exchange.request.url}"
                    wrong.append(f"{name}: {shown}: {cors_of(exchange)}, really {cors_of(real)}")

    assert wrong == []
    assert known > 1000
