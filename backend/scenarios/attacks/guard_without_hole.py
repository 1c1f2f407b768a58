"""OPTIONS passes without a token, and Flask alone answers it: no view runs for a preflight."""

from flask import Flask, abort, request
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import notes


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)

    @app.before_request
    def require_the_token() -> None:
        # A preflight never carries a token.
        if request.method == 'OPTIONS':
            return
        if request.headers.get('Authorization') != 'Bearer open-sesame':
            abort(401, 'Send Authorization: Bearer and the token.')

    @app.route('/report', methods=['GET'])
    def show_report() -> ResponseReturnValue:
        return {'report': 'Ann earns more than Bob.'}

    # Anyone who has the token may ask from any page: no cookies are involved.
    CORS(app)
    return app
