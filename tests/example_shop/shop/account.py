from flask import Blueprint, abort, request, session

from shop.store import store

account = Blueprint("account", __name__, url_prefix="/api")


def current_customer():
    """Return the customer who is logged in; abort with 401 if nobody is."""
    return store().customers.get(session.get("name")) or abort(401)


@account.post("/login")
def log_in():
    name = request.get_json().get("name")
    if name not in store().customers:
        abort(401)
    session["name"] = name
    return {"name": name}


@account.post("/logout")
def log_out():
    session.clear()
    return "", 204


@account.get("/account")
def show_account():
    customer = current_customer()
    return {"name": customer.name, "email": customer.email}


@account.patch("/account")
def change_account():
    customer = current_customer()
    customer.email = request.get_json()["email"]
    return {"name": customer.name, "email": customer.email}
