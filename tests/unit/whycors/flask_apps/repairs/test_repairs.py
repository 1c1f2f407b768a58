"""The first change that is tried for a finding is the one that its author would make."""

from collections.abc import Mapping

import pytest

from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.repairs.fixing import diff_of_repair
from backend.whycors.flask_apps.repairs.repairs import repairs
from backend.whycors.flask_apps.source.app_files import app_files
from backend.whycors.flask_apps.source.app_source import app_source
from tests.unit.whycors.flask_apps.conftest import LoadWritten

PAGE = "http://localhost:8000"
HEAD = """\
import os
import re
from flask import Flask, request
from flask_cors import CORS, cross_origin

FRONT_END = os.environ.get('NO_SUCH_VARIABLE') or 'http://localhost:8000'
app = Flask(__name__)
"""
HOOK = """\
@app.after_request
def add_headers(response):
    response.headers['Access-Control-Allow-Origin'] = {value}
    return response
"""

REPAIRS = {
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
    "credentials in Python's spelling": (
        HOOK.replace("Origin", "Credentials").format(value="str(True)"),
        ("own-page-fails", {"variant": "credentials-value", "parameter": "True"}, ()),
        ["-    response.headers['Access-Control-Allow-Credentials'] = str(True)"],
        ["+    response.headers['Access-Control-Allow-Credentials'] = 'true'"],
    ),
    "headers for preflights only": (
        "@app.after_request\ndef add_headers(response):\n    if request.method == 'OPTIONS':\n"
        "        response.headers['Access-Control-Allow-Origin'] = '*'\n"
        "        response.headers['Access-Control-Allow-Methods'] = 'PUT'\n    return response",
        ("own-page-fails", {"variant": "preflight-only"}, ()),
        ["-        response.headers['Access-Control-Allow-Origin'] = '*'"],
        ["+    response.headers['Access-Control-Allow-Origin'] = '*'"],
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
    "a misspelt option": (
        "CORS(app, origin=[FRONT_END])  # the front end",
        ("option-misspelt", {"option": "origin"}, ()),
        ["-CORS(app, origin=[FRONT_END])  # the front end"],
        ["+CORS(app, origins=[FRONT_END])  # the front end"],
    ),
    "a misspelt key": (
        "app.config['CORS_ORIGIN'] = [FRONT_END]\nCORS(app)",
        ("option-misspelt", {"option": "CORS_ORIGIN"}, ()),
        ["-app.config['CORS_ORIGIN'] = [FRONT_END]"],
        ["+app.config['CORS_ORIGINS'] = [FRONT_END]"],
    ),
    "methods in one string": (
        "CORS(app, methods='*')",
        ("option-without-effect", {"option": "methods"}, ()),
        ["-CORS(app, methods='*')"],
        [
            "+CORS(app, methods=['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])",
        ],
    ),
    "a max_age that isn't sent": (
        "CORS(app, max_age=0)",
        ("option-without-effect", {"option": "max_age"}, ()),
        ["-CORS(app, max_age=0)"],
        ["+CORS(app, max_age='0')"],
    ),
    "headers in one string": (
        "CORS(app, allow_headers='Content-Type, X-Token')",
        ("option-without-effect", {"option": "allow_headers"}, ()),
        ["-CORS(app, allow_headers='Content-Type, X-Token')"],
        ["+CORS(app, allow_headers=['Content-Type', 'X-Token'])"],
    ),
    "a key that is set too late": (
        "CORS(app)\napp.config['CORS_ORIGINS'] = [FRONT_END]",
        ("option-without-effect", {"option": "CORS_ORIGINS"}, ()),
        ["-app.config['CORS_ORIGINS'] = [FRONT_END]"],
        ["+app.config['CORS_ORIGINS'] = [FRONT_END]"],
    ),
    "a text for a bool": (
        "app.config['CORS_SUPPORTS_CREDENTIALS'] = os.environ.get('COOKIES', 'False')\nCORS(app)",
        ("credentials-from-text", {"option": "CORS_SUPPORTS_CREDENTIALS"}, ()),
        ["-app.config['CORS_SUPPORTS_CREDENTIALS'] = os.environ.get('COOKIES', 'False')"],
        [
            "+app.config['CORS_SUPPORTS_CREDENTIALS'] = os.environ.get('COOKIES', 'False')"
            ".lower() in ('1', 'true', 'yes', 'on')"
        ],
    ),
    "a text that says no": (
        "CORS(app, supports_credentials='False')",
        ("credentials-from-text", {"option": "supports_credentials"}, ()),
        ["-CORS(app, supports_credentials='False')"],
        ["+CORS(app, supports_credentials=False)"],
    ),
    "a decorator above its route": (
        "@cross_origin()\n@app.get('/news')\ndef news():\n    return 'news'",
        ("own-page-fails", {}, ("/news",)),
        ["-@app.get('/news')"],
        ["+@app.get('/news')"],
    ),
    "a hook that stops preflights": (
        "CORS(app)\n\n@app.before_request\ndef guard():\n    return 'Log in.', 401",
        ("preflight-stopped", {"variant": "hook", "hook": "guard"}, ()),
        [],
        ["+    if request.method == 'OPTIONS':", "+        return None"],
    ),
    "a hook that is indented with tabs": (
        "CORS(app)\n\n@app.before_request\ndef guard():\n\treturn 'Log in.', 401",
        ("preflight-stopped", {"variant": "hook", "hook": "guard"}, ()),
        [],
        ["+\tif request.method == 'OPTIONS':", "+\t\treturn None"],
    ),
    "a redirect to the slash": (
        "CORS(app)\n\n@app.put('/list/')\ndef change():\n    return 'list'",
        ("preflight-stopped", {"variant": "slash"}, ("/list/",)),
        ["-@app.put('/list/')"],
        ["+@app.put('/list/', strict_slashes=False)"],
    ),
    "OPTIONS switched off": (
        "app.config['PROVIDE_AUTOMATIC_OPTIONS'] = False\nCORS(app)\n",
        ("preflight-stopped", {"variant": "no-options"}, ()),
        ["-app.config['PROVIDE_AUTOMATIC_OPTIONS'] = False"],
        [],
    ),
    "a view that lists OPTIONS": (
        "CORS(app)\n\n@app.route('/a', methods=['POST', 'OPTIONS'])\ndef take():\n    return 'a'",
        ("preflight-stopped", {"variant": "view"}, ("/a",)),
        ["-@app.route('/a', methods=['POST', 'OPTIONS'])"],
        ["+@app.route('/a', methods=['POST'])"],
    ),
    "a decorator that leaves OPTIONS to Flask": (
        "@app.get('/a')\n@cross_origin(automatic_options=False)\ndef a():\n    return 'a'",
        ("preflight-stopped", {"variant": "view"}, ("/a",)),
        ["-@cross_origin(automatic_options=False)"],
        ["+@cross_origin()"],
    ),
    "a rule without the prefix": (
        "CORS(app, resources=r'/notes.*')\n\n@app.get('/api/notes')\ndef a():\n    return 'a'",
        ("rule-never-matches", {"pattern": "/notes.*"}, ()),
        ["-CORS(app, resources=r'/notes.*')"],
        ["+CORS(app, resources=r'/api/notes.*')"],
    ),
    "a rule for what begins alike": (
        "CORS(app, resources='/api/*')\n\n@app.get('/apikeys')\ndef a():\n    return 'a'",
        ("rule-too-wide", {"pattern": "/api/*", "meant": "/api/"}, ("/apikeys",)),
        ["-CORS(app, resources='/api/*')"],
        ["+CORS(app, resources='/api/.*')"],
    ),
    "an option that does nothing": (
        "CORS(app, resources={'/a': {'origins': FRONT_END, 'allow_private_network': True}})",
        ("option-without-effect", {"option": "allow_private_network"}, ()),
        ["-CORS(app, resources={'/a': {'origins': FRONT_END, 'allow_private_network': True}})"],
        ["+CORS(app, resources={'/a': {'origins': FRONT_END}})"],
    ),
    "a rule that hides another": (
        "CORS(app, resources={r'/[a-z]+.*': {}, r'/notes.*': {'origins': [FRONT_END]}})",
        ("rules-hide-each-other", {"hidden": "/notes.*", "hiding": "/[a-z]+.*"}, ()),
        ["-CORS(app, resources={r'/[a-z]+.*': {}, r'/notes.*': {'origins': [FRONT_END]}})"],
        ["+CORS(app, resources={r'/.*': {}, r'/notes.*': {'origins': [FRONT_END]}})"],
    ),
    "headers by hand beside flask-cors": (
        "CORS(app)\n\n" + HOOK.format(value="FRONT_END"),
        ("two-layers", {"header": "Access-Control-Allow-Origin"}, ()),
        ["-    response.headers['Access-Control-Allow-Origin'] = FRONT_END"],
        [],
    ),
    "an answer by hand without Vary": (
        HOOK.format(value="FRONT_END"),
        ("vary-missing", {}, ()),
        [],
        ["+    response.vary.add('Origin')"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REPAIRS)
def test_first_change_is_the_fitting_one(load_written: LoadWritten, name: str) -> None:
    body, (id, values, routes), gone, come = REPAIRS[name]

    assert first_change(
        load_written, f"{HEAD}{body}\n", Finding(id, "error", "", values, routes)
    ) == [
        *gone,
        *come,
    ]


def test_misspelt_option_gets_the_name_that_is_told_and_no_other(load_written: LoadWritten) -> None:
    text = f"{HEAD}app.config['CORS_HEADERS'] = ['Content-Type']\nCORS(app)\n"
    loaded = load_written({"shop.py": text}, "shop:app")
    assert loaded.flask is not None
    values = {"option": "CORS_HEADERS", "right": "CORS_ALLOW_HEADERS"}
    finding = Finding("option-misspelt", "warning", "", values)

    [only] = repairs(finding, app_source(loaded.flask, app_files(loaded.root)), [PAGE])

    assert only.text == text.replace("CORS_HEADERS", "CORS_ALLOW_HEADERS")


def first_change(load_written: LoadWritten, text: str, finding: Finding) -> list[str]:
    """Return the lines that the first repair takes out, and those that it puts in."""
    loaded = load_written({"shop.py": text}, "shop:app")
    assert loaded.flask is not None
    source = app_source(loaded.flask, app_files(loaded.root))
    lines = diff_of_repair(next(repairs(finding, source, [PAGE]))).text.splitlines()[2:]
    return sorted((line for line in lines if line[0] in "+-"), key=lambda line: line[0] == "+")


PACKAGE: Mapping[str, str] = {
    "shop/__init__.py": """\
from flask import Flask

from . import settings
from .extensions import cors


def create_app():
    app = Flask(__name__)
    app.config.from_object(settings)
    cors.init_app(app, resources={'/api/.*': {'origins': settings.FRONT_ENDS}})
    return app
""",
    "shop/extensions.py": "from flask_cors import CORS\n\ncors = CORS(supports_credentials=True)\n",
    "shop/settings.py": """\
FRONT_ENDS = [
    'http://localhost:8000',
    'http://localhost:3000/',
]
CORS_EXPOSE_HEADER = ['X-Total']
""",
}


@pytest.mark.parametrize(
    ("id", "values", "change"),
    [
        (
            "origin-never-matches",
            {"origin": "http://localhost:3000/"},
            ["-    'http://localhost:3000/',", "+    'http://localhost:3000',"],
        ),
        (
            "option-misspelt",
            {"option": "CORS_EXPOSE_HEADER"},
            ["-CORS_EXPOSE_HEADER = ['X-Total']", "+CORS_EXPOSE_HEADERS = ['X-Total']"],
        ),
    ],
)
def test_change_is_made_in_the_file_that_says_it(
    load_written: LoadWritten, id: str, values: Mapping[str, str], change: list[str]
) -> None:
    loaded = load_written(PACKAGE, "shop:create_app()")
    assert loaded.flask is not None
    source = app_source(loaded.flask, app_files(loaded.root))

    diff = diff_of_repair(next(repairs(Finding(id, "error", "", values), source, [PAGE])))

    assert diff.file == "shop/settings.py"
    assert [line for line in diff.text.splitlines()[2:] if line[0] in "+-"] == change
