"""The first change to origins that is tried is the one that their author would make."""

import pytest

from tests.unit.whycors.flask_apps.conftest import LoadWritten
from tests.unit.whycors.flask_apps.repairs.first_changes import HOOK, FirstChange, first_change

CHANGES: dict[str, FirstChange] = {
    "a pattern without an end": (
        r"CORS(app, origins=[r'https://shop\.example'])",
        ("pattern-open-end", {"pattern": r"https://shop\.example"}, ()),
        [r"-CORS(app, origins=[r'https://shop\.example'])"],
        [r"+CORS(app, origins=[r'https://shop\.example$'])"],
    ),
    "a glob for the port": (
        "CORS(app, origins='http://localhost:*')",
        ("pattern-open-end", {"pattern": "http://localhost:*"}, ()),
        ["-CORS(app, origins='http://localhost:*')"],
        ["+CORS(app, origins='http://localhost:[0-9]+$')"],
    ),
    "a glob for a subdomain": (
        'CORS(app, origins="https://*.shop.example")',
        ("pattern-open-end", {"pattern": "https://*.shop.example"}, ()),
        ['-CORS(app, origins="https://*.shop.example")'],
        [r'+CORS(app, origins=r"https://([a-z0-9-]+\.)+shop\.example$")'],
    ),
    "a compiled pattern": (
        r"CORS(app, origins=re.compile(r'https://.*\.shop\.example'))",
        ("pattern-open-end", {"pattern": r"https://.*\.shop\.example"}, ()),
        [r"-CORS(app, origins=re.compile(r'https://.*\.shop\.example'))"],
        [r"+CORS(app, origins=re.compile(r'https://.*\.shop\.example$'))"],
    ),
    "the rest of somebody else's name": (
        r"CORS(app, origins=r'http://.*shop\.example$')",
        ("pattern-too-wide", {"pattern": r"http://.*shop\.example$"}, ()),
        [r"-CORS(app, origins=r'http://.*shop\.example$')"],
        [r"+CORS(app, origins=r'http://([a-z0-9-]+\.)*shop\.example$')"],
    ),
    "a slash at the end": (
        "CORS(app, origins=['http://localhost:8000/'])",
        ("origin-never-matches", {"origin": "http://localhost:8000/"}, ()),
        ["-CORS(app, origins=['http://localhost:8000/'])"],
        ["+CORS(app, origins=['http://localhost:8000'])"],
    ),
    "a slash behind a setting": (
        "CORS(app, origins=[f'{FRONT_END}/'])",
        ("origin-never-matches", {"origin": "http://localhost:8000/"}, ()),
        ["-CORS(app, origins=[f'{FRONT_END}/'])"],
        ["+CORS(app, origins=[FRONT_END])"],
    ),
    "a path, and the default port": (
        "CORS(app, origins=['https://shop.example:443/app'])",
        ("origin-never-matches", {"origin": "https://shop.example:443/app"}, ()),
        ["-CORS(app, origins=['https://shop.example:443/app'])"],
        ["+CORS(app, origins=['https://shop.example'])"],
    ),
    "two origins in one string": (
        "CORS(app, origins='http://a.example, http://b.example')",
        ("origin-never-matches", {"origin": "http://a.example, http://b.example"}, ()),
        ["-CORS(app, origins='http://a.example, http://b.example')"],
        ["+CORS(app, origins=['http://a.example', 'http://b.example'])"],
    ),
    "two settings in one string": (
        "CORS(app, origins=f'{FRONT_END},http://b.example')",
        ("origin-never-matches", {"origin": "http://localhost:8000,http://b.example"}, ()),
        ["-CORS(app, origins=f'{FRONT_END},http://b.example')"],
        ["+CORS(app, origins=[FRONT_END, 'http://b.example'])"],
    ),
    "no scheme": (
        "CORS(app, origins=['localhost:8000'])",
        ("origin-never-matches", {"origin": "localhost:8000"}, ()),
        ["-CORS(app, origins=['localhost:8000'])"],
        ["+CORS(app, origins=['http://localhost:8000'])"],
    ),
    "a slash by hand": (
        HOOK.format(value="f'{FRONT_END}/'"),
        ("origin-never-matches", {"origin": "http://localhost:8000/"}, ()),
        ["-    response.headers['Access-Control-Allow-Origin'] = f'{FRONT_END}/'"],
        ["+    response.headers['Access-Control-Allow-Origin'] = FRONT_END"],
    ),
    "everybody with cookies": (
        "CORS(app, supports_credentials=True)",
        ("any-origin-with-credentials", {"origin": "http://stranger.example"}, ()),
        ["-CORS(app, supports_credentials=True)"],
        ["+CORS(app, supports_credentials=True, origins=['http://localhost:8000'])"],
    ),
    "everybody with cookies by hand": (
        HOOK.format(value="request.headers.get('Origin')"),
        ("any-origin-with-credentials", {"origin": "http://stranger.example"}, ()),
        ["-    response.headers['Access-Control-Allow-Origin'] = request.headers.get('Origin')"],
        [
            "+    response.vary.add('Origin')",
            "+    if request.headers.get('Origin') in ['http://localhost:8000']:",
            "+        response.headers['Access-Control-Allow-Origin'] = "
            "request.headers.get('Origin')",
        ],
    ),
    "null in a list": (
        "CORS(app, origins=[FRONT_END, 'null'])",
        ("null-allowed", {"origin": "null"}, ()),
        ["-CORS(app, origins=[FRONT_END, 'null'])"],
        ["+CORS(app, origins=[FRONT_END])"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_first_change_is_the_fitting_one(load_written: LoadWritten, name: str) -> None:
    body, found, gone, come = CHANGES[name]

    assert first_change(load_written, body, found) == [*gone, *come]
