"""A view for GET only: the preflight permits a POST, and then no view takes it."""

from flask import Flask
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    # Without methods=['POST'] a route takes GET only.
    @app.route('/report')
    def take_report() -> dict[str, str]:
        return {'received': 'nothing'}

    return app
