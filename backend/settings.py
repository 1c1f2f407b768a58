"""The environment, read and checked once, before anything starts.

Only the standard library is used here: `scripts/run.py` reads the settings before the packages
are installed.
"""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from backend.configurable_environment import WrongValues, read_cors_environment
from backend.scenario_files import SCENARIOS_FOLDER, scenario_files, shared_names

# See frontend/origins.py, which opens pages under these names.
ATTACKERS_OTHER_NAMES = ("evil.localhost", "localhost.evil.localhost", "evilapp.localhost")
# Of the API, and of the page, which hands its requests on: frontend/origins.py has them, too.
OTHER_NAMES = ("localhost", "app.localhost", "api.app.localhost")
DEFAULT_PORTS = {"API": 5001, "FRONTEND": 8000, "ATTACKER": 8002}


@dataclass(frozen=True)
class Settings:
    """What the environment asks for. The origins are as the browser sees them.

    `api_internal_origin` is the API's as the front end's server reaches it.
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
        return {
            "SCENARIO": self.scenario or "",
            "HOST": self.host,
            "API_PORT": str(self.api_port),
            "FRONTEND_PORT": str(self.frontend_port),
            "ATTACKER_PORT": str(self.attacker_port),
            "API_ORIGIN": self.api_origin,
            "FRONTEND_ORIGIN": self.frontend_origin,
            "ATTACKER_ORIGIN": self.attacker_origin,
            "API_INTERNAL_ORIGIN": self.api_internal_origin,
        }


def read_settings(
    environ: Mapping[str, str] = os.environ, scenarios_folder: Path = SCENARIOS_FOLDER
) -> Settings:
    """Return the settings that `environ` holds, with defaults for what is unset or empty.

    Raises WrongValues, which lists every wrong variable, its value and what is allowed.
    """
    faults: list[str] = []
    ports = {
        name: _read_port(f"{name}_PORT", environ, DEFAULT_PORTS[name], faults)
        for name in DEFAULT_PORTS
    }
    origins = {
        name: _read_origin(f"{name}_ORIGIN", environ, _local_origin(ports[name]), faults)
        for name in DEFAULT_PORTS
    }
    if not faults:
        faults += _same_values(ports, "PORT") or _same_values(origins, "ORIGIN")
    faults += _same_names(scenarios_folder)
    if "[" in origins["FRONTEND"]:
        faults.append(
            f"FRONTEND_ORIGIN: {origins['FRONTEND']!r} has brackets, and flask-cors would take "
            "it for a pattern. Write a host's name, such as http://localhost:8000."
        )
    host = _read_host(environ, faults)
    internal = f"http://{_connectable(host)}:{ports['API']}"
    settings = Settings(
        scenario=_read_scenario(environ, scenarios_folder, faults),
        host=host,
        api_port=ports["API"],
        frontend_port=ports["FRONTEND"],
        attacker_port=ports["ATTACKER"],
        api_origin=origins["API"],
        frontend_origin=origins["FRONTEND"],
        attacker_origin=origins["ATTACKER"],
        api_internal_origin=_read_origin("API_INTERNAL_ORIGIN", environ, internal, faults),
    )
    try:
        read_cors_environment(environ)
    except WrongValues as wrong:
        faults += wrong.faults
    if faults:
        raise WrongValues(faults)
    return settings


def _read_scenario(environ: Mapping[str, str], folder: Path, faults: list[str]) -> str | None:
    name = environ.get("SCENARIO", "").strip()
    if name and name not in (known := scenario_files(folder)):
        faults.append(
            f"SCENARIO: {name!r} is not a scenario. Choose one of {', '.join(sorted(known))}, "
            "or leave it unset for the whole lab."
        )
    return name or None


def _read_host(environ: Mapping[str, str], faults: list[str]) -> str:
    host = environ.get("HOST", "").strip() or "127.0.0.1"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        faults.append(
            f"HOST: {host!r} is not an IP address to bind to. "
            "Write 127.0.0.1, or 0.0.0.0 inside a container."
        )
        return "127.0.0.1"
    return host


def _connectable(host: str) -> str:
    """Return the host at which a server bound to `host` is reached, as it stands in a URL."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{reached}]" if ":" in reached else reached


def _read_port(name: str, environ: Mapping[str, str], default: int, faults: list[str]) -> int:
    text = environ.get(name, "").strip() or str(default)
    if re.fullmatch(r"[0-9]{1,5}", text) and 1 <= int(text) <= 65535:
        return int(text)
    faults.append(
        f"{name}: {text!r} is not a port. Write a number from 1 to 65535, such as {default}."
    )
    return default


def _read_origin(name: str, environ: Mapping[str, str], default: str, faults: list[str]) -> str:
    text = environ.get(name, "").strip() or default
    wanted = _serialized_origin(text)
    if wanted is None:
        faults.append(
            f"{name}: {text!r} is not an origin. Write scheme, host and port, such as {default}."
        )
    elif wanted != text:
        faults.append(f"{name}: {text!r} is not how a browser writes this origin. Write {wanted}.")
    return text


def _local_origin(port: int) -> str:
    return "http://localhost" if port == 80 else f"http://localhost:{port}"


def _serialized_origin(url: str) -> str | None:
    """Return the origin of a http(s) URL as browsers serialize it, or None when it has none.

    https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in url:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    is_default = port is None or port == {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + ("" if is_default else f":{port}")


def _same_values(values: Mapping[str, object], kind: str) -> list[str]:
    """Return a fault when two of the three are equal: then nothing would be cross-origin."""
    if len(set(values.values())) == len(values):
        return []
    written = ", ".join(f"{name}_{kind}={value}" for name, value in values.items())
    return [f"{written}: two of them are the same. Give each a value of its own."]


def _same_names(folder: Path) -> list[str]:
    """Return a fault for each scenario that has the name of another: SCENARIO names one of them."""
    return [
        f"backend/scenarios: {' and '.join(same)} are both named {name!r}. Rename one of them."
        for name, same in shared_names(folder).items()
    ]
