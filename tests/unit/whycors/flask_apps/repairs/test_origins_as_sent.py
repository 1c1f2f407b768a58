"""An origin that browsers never send is written as they send it, in the code's own way."""

import ast

from backend.whycors.flask_apps.repairs.origins_as_sent import codes_as_sent
from backend.whycors.flask_apps.source.app_files import app_files
from backend.whycors.flask_apps.source.app_source import AppSource, app_source
from tests.unit.whycors.flask_apps.conftest import LoadWritten

PAGES = ("http://localhost:8000", "https://shop.example")
SETTINGS = """\
from flask import Flask

FRONT_END = 'https://shop.example'
HOST = 'shop.example'
SLASH = 'https://shop.example/'
TWO = 'https://a.example,https://b.example'
app = Flask('shop')
"""
#: The code of an origin, and the code of each way to write it, with the origins that it is worth.
#: What stands in a list is marked by a comma at its end.
WAYS: dict[str, list[tuple[str, list[str]]]] = {
    "'https://shop.example/'": [("'https://shop.example'", ["https://shop.example"])],
    "'HTTPS://SHOP.example:443/app'": [("'https://shop.example'", ["https://shop.example"])],
    "f'{FRONT_END}/'": [("FRONT_END", ["https://shop.example"])],
    "FRONT_END + '/'": [("FRONT_END", ["https://shop.example"])],
    "SLASH": [("SLASH.rstrip('/')", ["https://shop.example"])],
    # A host alone may be meant over either scheme: that of a known page, then the likelier ones.
    "'shop.example'": [
        ("'https://shop.example'", ["https://shop.example"]),
        ("'http://shop.example'", ["http://shop.example"]),
    ],
    "'localhost:5173'": [
        ("'http://localhost:5173'", ["http://localhost:5173"]),
        ("'https://localhost:5173'", ["https://localhost:5173"]),
    ],
    "HOST": [
        ("'https://' + HOST", ["https://shop.example"]),
        ("'http://' + HOST", ["http://shop.example"]),
    ],
    "FRONT_END.removeprefix('https://')": [
        ("FRONT_END", ["https://shop.example"]),
        ("'http://' + FRONT_END.removeprefix('https://')", ["http://shop.example"]),
    ],
    "TWO": [("TWO.split(',')", ["https://a.example", "https://b.example"])],
    "TWO,": [("*TWO.split(',')", ["https://a.example", "https://b.example"])],
    "'http://a.example, http://b.example'": [
        ("['http://a.example', 'http://b.example']", ["http://a.example", "http://b.example"])
    ],
    "'http://a.example, http://b.example',": [
        ("'http://a.example', 'http://b.example'", ["http://a.example", "http://b.example"])
    ],
    "f'{FRONT_END},http://b.example'": [
        ("[FRONT_END, 'http://b.example']", ["https://shop.example", "http://b.example"])
    ],
    # It is written as browsers send it, or means nothing that they could send.
    "'https://shop.example'": [],
    "'data://x'": [],
    "'two words'": [],
}


def ways(source: AppSource, code: str) -> list[tuple[str, list[str]]]:
    [file] = source.files
    file = type(file)(file.path, type(file.source)(f"{SETTINGS}{code.rstrip(',')}\n"), file.module)
    [*_, last] = file.source.tree.body
    assert isinstance(last, ast.Expr)
    return list(codes_as_sent(source, file, last.value, PAGES, code.endswith(",")))


def test_origins_are_written_as_browsers_send_them(load_written: LoadWritten) -> None:
    loaded = load_written({"shop.py": SETTINGS}, "shop:app")
    assert loaded.flask
    source = app_source(loaded.flask, app_files(loaded.root))

    assert {code: ways(source, code) for code in WAYS} == WAYS
