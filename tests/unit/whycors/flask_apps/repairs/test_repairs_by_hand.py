"""Hooks that make the headers by hand are mended where they are, and in their own way."""

from backend.whycors.flask_apps.repairs.repairs_by_hand import (
    for_all_answers,
    names_for_star,
    one_layer,
    origins_by_hand,
    pages_by_hand,
    true_by_hand,
    with_vary,
)
from tests.unit.whycors.flask_apps.repairs.conftest import Changes

PAGES = ("https://shop.example", "https://admin.example")
HEAD = """\
from flask import Flask, request
from flask_cors import CORS

app = Flask('shop')


"""
HOOK = """\
@app.after_request
def add_headers(response):
{body}
    return response
"""


def hook(*lines: str) -> str:
    return HEAD + HOOK.format(body="\n".join(f"    {line}" for line in lines))


STAR = "response.headers['Access-Control-Allow-Origin'] = '*'"
ASKED = "request.headers.get('Origin')"
PAGE_ONLY = [
    "+    response.vary.add('Origin')",
    f"+    if {ASKED} in {list(PAGES)}:",
]


def test_everybody_becomes_the_page_that_asks(changes: Changes) -> None:
    as_it_was, named = changes(pages_by_hand, hook(STAR), *PAGES)

    assert as_it_was == [f"-    {STAR}", *PAGE_ONLY, f"+        {STAR}"]
    assert named[-1] == f"+        {STAR.replace(repr('*'), ASKED)}"


def test_call_that_adds_the_header_is_put_on_a_condition(changes: Changes) -> None:
    call = "response.headers.add(\n        'Access-Control-Allow-Origin',\n        '*',\n    )"

    [only] = changes(pages_by_hand, hook(call), *PAGES)

    assert [line for line in only if line[0] == "+"] == [
        *PAGE_ONLY,
        "+        response.headers.add(",
        "+            'Access-Control-Allow-Origin',",
        "+            '*',",
        "+        )",
    ]


def test_without_a_page_nobody_is_named(changes: Changes) -> None:
    assert changes(pages_by_hand, hook(STAR)) == []


def test_star_becomes_names(changes: Changes) -> None:
    text = hook(
        "response.headers['Access-Control-Allow-Headers'] = '*'",
        "response.headers.set('Access-Control-Allow-Methods', '*')",
        "response.headers['Access-Control-Allow-Origin'] = '*'",
    )
    views = "\n@app.route('/orders', methods=['GET', 'PUT'])\ndef orders():\n    return ''\n"

    [headers] = changes(names_for_star, text, header="Access-Control-Allow-Headers")
    assert headers[1] == (
        "+    response.headers['Access-Control-Allow-Headers'] = 'Authorization, Content-Type'"
    )
    [methods] = changes(names_for_star, text + views, header="Access-Control-Allow-Methods")
    assert methods[1] == "+    response.headers.set('Access-Control-Allow-Methods', 'GET, PUT')"
    assert changes(names_for_star, text, header="Access-Control-Allow-Origin") == []


def test_header_without_a_star_is_left_as_it_is(changes: Changes) -> None:
    text = hook("response.headers['Access-Control-Allow-Headers'] = 'X-Token'")

    assert changes(names_for_star, text, header="Access-Control-Allow-Headers") == []


def test_of_two_layers_flask_cors_stays(changes: Changes) -> None:
    allowed = "response.headers['Access-Control-Allow-Credentials'] = 'true'"

    [only] = changes(one_layer, hook(STAR, "response.headers['X-A'] = 'b'", allowed))

    assert only == [f"-    {STAR}", f"-    {allowed}"]


def test_hook_that_only_returns_the_headers_is_not_emptied(changes: Changes) -> None:
    text = f"{HEAD}def added(r, name):\n    return r\n\n\n@app.after_request\ndef add(response):\n"
    text += "    return added(response, 'Access-Control-Allow-Origin')\n"

    assert changes(one_layer, text) == []


def test_vary_is_added_where_the_answer_is_made(changes: Changes) -> None:
    call = "CORS(app, origins='https://a.example', vary_header={})"

    by_hand = changes(with_vary, hook(STAR))
    by_flask_cors, *_ = changes(with_vary, f"{HEAD}{call.format(False)}\n")

    assert by_hand == [["+    response.vary.add('Origin')"]]
    assert by_flask_cors == [f"-{call.format(False)}", f"+{call.format(True)}"]


def test_vary_for_all_is_a_hook_before_flask_cors(changes: Changes) -> None:
    [only] = changes(with_vary, f"{HEAD}CORS(app, origins='https://a.example')\n")

    assert only == [
        "+@app.after_request",
        "+def tell_caches(response):",
        "+    response.vary.add('Origin')",
        "+    return response",
        "+",
    ]


def test_app_that_has_no_name_gets_no_hook(changes: Changes) -> None:
    text = f"{HEAD}class Shop:\n    web = app\n\n\nCORS(Shop.web, origins='https://a.example')\n"

    assert changes(with_vary, text) == []


def test_origin_by_hand_is_written_as_it_is_sent(changes: Changes) -> None:
    text = hook(
        "response.headers['X-Time'] = request.path + str(len([1]) + 1)",
        "response.headers['Access-Control-Allow-Origin'] = 'https://shop.example/'",
    )

    told = {"variant": "origin", "parameter": "https://shop.example/"}
    assert [each[1] for each in changes(origins_by_hand, text, **told)] == [
        "+    response.headers['Access-Control-Allow-Origin'] = 'https://shop.example'"
    ]
    assert changes(origins_by_hand, text, **told | {"variant": "method"}) == []


def test_several_origins_by_hand_are_nobodys_to_choose_of(changes: Changes) -> None:
    both = "https://shop.example, https://admin.example"
    text = hook(f"response.headers['Access-Control-Allow-Origin'] = {both!r}")

    assert changes(origins_by_hand, text, variant="origin", parameter=both) == []


def test_condition_keeps_what_else_it_is_for(changes: Changes) -> None:
    """The header for preflights and nothing else moves out; where it stands alone it stays."""
    asked = "if request.method == 'OPTIONS':\n        "
    more = "response.headers['Access-Control-Max-Age'] = '600'"

    [only] = changes(for_all_answers, hook(f"{asked}{more}\n        {STAR}"))

    assert sorted(only) == [f"+    {STAR}", f"-        {STAR}"]
    assert changes(for_all_answers, hook(f"{asked}{STAR}")) == []


def test_credentials_are_spelled_as_browsers_read_them(changes: Changes) -> None:
    text = hook("response.headers['Access-Control-Allow-Credentials'] = str(True)", STAR)

    [only] = changes(true_by_hand, text, variant="credentials-value")
    assert only[1] == "+    response.headers['Access-Control-Allow-Credentials'] = 'true'"
    assert changes(true_by_hand, text, variant="origin") == []
