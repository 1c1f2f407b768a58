from flask import Blueprint, jsonify, request

from shop.account import current_customer
from shop.store import PAGE_LENGTH

orders = Blueprint("orders", __name__, url_prefix="/api/orders")


@orders.get("")
def list_orders():
    own = current_customer().orders
    start = request.args.get("start", 0, type=int)
    response = jsonify(own[start : start + PAGE_LENGTH])
    response.headers["X-Total-Count"] = str(len(own))
    return response


@orders.post("")
def order():
    customer = current_customer()
    customer.orders.append({"items": request.get_json(), "state": "new"})
    customer.basket = []
    return customer.orders[-1], 201
