import pytest
from shop import create_app


@pytest.fixture
def app():
    return create_app(TESTING=True)


@pytest.fixture
def customer(app):
    """A browser in which Ann is logged in."""
    return logged_in(app, "ann")


@pytest.fixture
def administrator(app):
    return logged_in(app, "root")


def logged_in(app, name):
    client = app.test_client()
    client.post("/api/login", json={"name": name})
    return client
