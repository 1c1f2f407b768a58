"""A remedy as a Flask developer writes it: flask-cors code, or a change of the app's own source."""
