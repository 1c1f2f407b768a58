"""The options of the flask-cors that is installed, for the page that lists them."""

from backend.flask_cors_options.options import Option, find_options, installed_version
from backend.flask_cors_options.words import LANGUAGES, words_of

__all__ = ["LANGUAGES", "Option", "find_options", "installed_version", "words_of"]
