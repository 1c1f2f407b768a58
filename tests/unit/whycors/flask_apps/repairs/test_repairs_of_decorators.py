"""A @cross_origin that has no say is put where it has one."""

from backend.whycors.flask_apps.repairs.repairs_of_decorators import below_route
from tests.unit.whycors.flask_apps.repairs.conftest import Changes

HEAD = """\
import flask_cors
from flask import Flask
from flask.views import MethodView
from flask_cors import cross_origin

app = Flask('shop')


"""


def test_decorator_above_the_route_goes_to_the_bottom(changes: Changes) -> None:
    for decorator in ("@cross_origin()", "@flask_cors.cross_origin(\n    origins='*',\n)"):
        view = f"{decorator}\n@app.get('/a')\ndef show():\n    return ''\n"

        # The shorter way to say that they have changed places.
        assert changes(below_route, HEAD + view) == [["+@app.get('/a')", "-@app.get('/a')"]]


def test_decorator_below_the_route_stays(changes: Changes) -> None:
    view = "@app.get('/a')\n@cross_origin()\ndef show():\n    return ''\n"
    other = "@cross_origin()\ndef no_view():\n    return ''\n"

    assert changes(below_route, f"{HEAD}{view}\n\n{other}") == []


CLASS = """\
class Orders(MethodView):
    {decorators}

    def get(self):
        return ''

    def put(self):
        return ''

    def helper(self):
        return ''


app.add_url_rule('/orders', view_func=Orders.as_view('orders'))
"""


def test_class_leaves_options_to_its_decorator(changes: Changes) -> None:
    for line in ("decorators = [cross_origin()]", "decorators: list = [cross_origin()]"):
        assert changes(below_route, HEAD + CLASS.format(decorators=line)) == [
            [
                "+    provide_automatic_options = False",
                "+    methods = ['GET', 'PUT', 'OPTIONS']",
            ]
        ]


def test_class_with_other_decorators_stays(changes: Changes) -> None:
    assert changes(below_route, HEAD + CLASS.format(decorators="decorators = []")) == []
