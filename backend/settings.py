"""The environment, read and checked once, before anything starts.

Only the standard library is used here: `scripts/run.py` reads the settings before the packages
are installed.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from backend.configurable_environment import WrongValues, read_cors_environment
from backend.scenario_files import SCENARIOS_FOLDER, scenario_files, shared_names
from backend.variables import VARIABLES

# See frontend/origins.py, which opens pages under these names.
ATTACKERS_OTHER_NAMES = ("evil.localhost", "localhost.evil.localhost", "evilapp.localhost")
# Of the API, and of the page, which hands its requests on: frontend/origins.py has them, too.
OTHER_NAMES = ("localhost", "app.localhost", "api.app.localhost")
THREE = ("API", "FRONTEND", "ATTACKER")
READ = [variable.name for variable in VARIABLES if variable.read]


@dataclass(frozen=True)
class Settings:
    """What the environment asks for: a field for each variable that the lab reads.

    The origins are as the browser sees them, but for `api_internal_origin`, which is the API's as
    the front end's server reaches it.
    """

    scenario: str | None
    host: str
    api_port: int
    frontend_port: int
    attacker_port: int
    api_origin: str
    frontend_origin: str
    attacker_origin: str
    api_internal_origin: str

    @property
    def attacker_origins(self) -> frozenset[str]:
        """The attacker's origin, also under the other names that it has on this machine."""
        scheme, _, rest = self.attacker_origin.partition("://")
        port = rest.removeprefix("localhost")
        others = (f"{scheme}://{name}{port}" for name in ATTACKERS_OTHER_NAMES)
        is_local = not port or port.startswith(":")
        return frozenset({self.attacker_origin, *(others if is_local else ())})

    @property
    def api_names(self) -> frozenset[str]:
        """The host names under which the API is asked, by browsers and by the front end."""
        asked = (self.api_origin, self.frontend_origin, self.api_internal_origin)
        hosts = (urlsplit(origin).hostname or "" for origin in asked)
        return frozenset({*OTHER_NAMES, *hosts})

    def as_environment(self) -> dict[str, str]:
        """Return the variables that give these settings to another process, defaults filled in."""
        values = {name: getattr(self, name.lower()) for name in READ}
        return {name: "" if value is None else str(value) for name, value in values.items()}


def read_settings(
    environ: Mapping[str, str] = os.environ, scenarios_folder: Path = SCENARIOS_FOLDER
) -> Settings:
    """Return the settings that `environ` holds, with defaults for what is unset or empty.

    Raises WrongValues, which lists every wrong variable, its value and what is allowed.
    """
    values, faults = _read(environ)
    settings = Settings(**{name.lower(): value for name, value in values.items()})
    if not faults:
        faults += _same_values(values, "_PORT") or _same_values(values, "_ORIGIN")
    faults += _faults_of_scenarios(settings.scenario, scenarios_folder)
    if "[" in settings.frontend_origin:
        faults.append(
            f"FRONTEND_ORIGIN: {settings.frontend_origin!r} has brackets, and flask-cors would "
            "take it for a pattern. Write a host's name, such as http://localhost:8000."
        )
    try:
        read_cors_environment(environ)
    except WrongValues as wrong:
        faults += wrong.faults
    if faults:
        raise WrongValues(faults)
    return settings


def _read(environ: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Return the value of each variable that the lab reads, and what is wrong, a line for each."""
    values: dict[str, Any] = {}
    faults: list[str] = []
    for variable in VARIABLES:
        if variable.read is None:
            continue
        default = variable.default_after(values)
        text = environ.get(variable.name, "").strip() or default
        try:
            values[variable.name] = variable.read(text, default)
        except ValueError as wrong:
            faults.append(f"{variable.name}: {wrong}")
            values[variable.name] = default
    return values, faults


def _same_values(values: Mapping[str, object], kind: str) -> list[str]:
    """Return a fault when two of the three are equal: then nothing would be cross-origin."""
    three = {name: values[name] for name in (f"{who}{kind}" for who in THREE)}
    if len(set(three.values())) == len(three):
        return []
    written = ", ".join(f"{name}={value}" for name, value in three.items())
    return [f"{written}: two of them are the same. Give each a value of its own."]


def _faults_of_scenarios(chosen: str | None, folder: Path) -> list[str]:
    """Return a fault for an unknown scenario, and for each that has the name of another."""
    known = scenario_files(folder)
    unknown = [
        f"SCENARIO: {chosen!r} is not a scenario. Choose one of {', '.join(sorted(known))}, "
        "or leave it unset for the whole lab."
    ]
    same = [
        f"backend/scenarios: {' and '.join(paths)} are both named {name!r}. Rename one of them."
        for name, paths in shared_names(folder).items()
    ]
    return (unknown if chosen and chosen not in known else []) + same
