"""The variables of the environment: .env.example, docker-compose.yml and the READMEs have them all.

A test holds those to this list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from backend.setting_readers import (
    reached_host,
    read_host,
    read_name,
    read_origin,
    read_port,
    serialized_origin,
)


@dataclass(frozen=True)
class Variable:
    """A variable, what counts where it is unset or empty, and what it is for.

    In `default`, `{API_PORT}` stands for that variable's value, and `{HOST}` for the host at which
    a server that is bound there is reached. `read` is how the lab reads it, None where a scenario
    or docker compose does.
    """

    name: str
    default: str
    help: str
    read: Callable[[str, str], Any] | None = None

    def default_after(self, values: Mapping[str, Any]) -> str:
        """Return the default, after the values of the variables before this one."""
        known = {name: reached_host(v) if name == "HOST" else v for name, v in values.items()}
        default = self.default.format_map(known)
        return serialized_origin(default) or default


VARIABLES = (
    Variable(
        "SCENARIO",
        "",
        "The name of one scenario (a file in backend/scenarios) to serve at the API's root. "
        "Unset: the whole lab.",
        read_name,
    ),
    Variable("SECRET_KEY", "", "Signs the session cookie. Unset: random, new for every app."),
    Variable(
        "API_PORT", "5001", "The API's port. Not 5000, which macOS uses for AirPlay.", read_port
    ),
    Variable("FRONTEND_PORT", "8000", "The port of the lab's pages.", read_port),
    Variable("ATTACKER_PORT", "8002", "The port of the attacker's page.", read_port),
    Variable(
        "HOST",
        "127.0.0.1",
        "The address to bind to. For scripts/run.py only: in the containers it is always 0.0.0.0.",
        read_host,
    ),
    Variable(
        "BIND",
        "127.0.0.1",
        "The address of this machine at which docker compose publishes the ports. For the "
        "containers only: 0.0.0.0 lets the network in. backend/README.md says what that opens.",
    ),
    Variable(
        "API_ORIGIN",
        "http://localhost:{API_PORT}",
        "The API's origin as the browser sees it, for a forwarded port or a name on your network.",
        read_origin,
    ),
    Variable(
        "FRONTEND_ORIGIN",
        "http://localhost:{FRONTEND_PORT}",
        "The origin of the lab's pages, as the browser sees it.",
        read_origin,
    ),
    Variable(
        "ATTACKER_ORIGIN",
        "http://localhost:{ATTACKER_PORT}",
        "The attacker's origin, as the browser sees it.",
        read_origin,
    ),
    Variable(
        "API_INTERNAL_ORIGIN",
        "http://{HOST}:{API_PORT}",
        "The API's origin as the front end's server reaches it, for lessons in which page and API "
        "are of one origin. For scripts/run.py only: in the containers it is always "
        "http://api:<API_PORT>.",
        read_origin,
    ),
    Variable(
        "CORS_ORIGINS",
        "*",
        "The origins that may read the answers, or regular expressions that match them.",
    ),
    Variable(
        "CORS_METHODS",
        "GET,HEAD,POST,OPTIONS,PUT,PATCH,DELETE",
        "The methods that a preflight allows.",
    ),
    Variable("CORS_ALLOW_HEADERS", "*", "The request headers that a preflight allows."),
    Variable(
        "CORS_EXPOSE_HEADERS",
        "",
        "The response headers that the page's JavaScript may read. Unset: those that the browser "
        "always shows.",
    ),
    Variable("CORS_RESOURCES", "/*", "The paths, as regular expressions, that get CORS headers."),
    Variable(
        "CORS_SUPPORTS_CREDENTIALS",
        "false",
        "Whether pages may read answers to requests made with cookies. With CORS_ORIGINS=* that "
        "is every page there is: see session_any_origin.",
    ),
    Variable(
        "CORS_SEND_WILDCARD",
        "false",
        "Whether to answer with * instead of the request's origin when every origin is allowed.",
    ),
    Variable(
        "CORS_VARY_HEADER",
        "true",
        "Whether to say Vary: Origin when the answer depends on the origin.",
    ),
    Variable(
        "CORS_ALWAYS_SEND",
        "true",
        "Whether to send CORS headers to requests without an Origin, too.",
    ),
    Variable(
        "CORS_AUTOMATIC_OPTIONS",
        "true",
        "For @cross_origin only; no effect here, where Flask itself answers OPTIONS.",
    ),
    Variable(
        "CORS_INTERCEPT_EXCEPTIONS",
        "true",
        "Whether flask-cors wraps Flask's exception handlers. Almost no effect today.",
    ),
    Variable(
        "CORS_ALLOW_PRIVATE_NETWORK",
        "false",
        "Whether a preflight may allow access to a private network.",
    ),
    Variable(
        "CORS_MAX_AGE",
        "",
        "For how many seconds the browser may remember a preflight. Unset: no header, and it "
        "remembers for 5.",
    ),
    Variable(
        "PYTHON_IMAGE",
        "",
        "Another image with Python 3.11 or newer, such as a mirror's. Unset: the one that the "
        "Dockerfiles pin.",
    ),
)
