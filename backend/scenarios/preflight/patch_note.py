"""One view more than usual: PATCH changes a note, and pages from any origin may send it."""

from flask import Flask
from flask.typing import ResponseReturnValue
from flask_cors import CORS

from backend.notes import note_or_404, notes, sent_values, valid_text


def create_app() -> Flask:
    app = Flask(__name__)
    app.register_blueprint(notes)
    CORS(app)

    @app.patch('/notes/<int:note_id>')
    def change_note(note_id: int) -> ResponseReturnValue:
        note = note_or_404(note_id)
        note['text'] = valid_text(sent_values())
        return note

    return app
