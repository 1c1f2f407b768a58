from flask import Blueprint, abort, request

from shop.account import current_customer
from shop.store import store

admin = Blueprint("admin", __name__, url_prefix="/admin")


@admin.before_request
def require_admin():
    if not current_customer().is_admin:
        abort(403)


@admin.get("/orders")
def list_all_orders():
    return {name: customer.orders for name, customer in store().customers.items()}


@admin.put("/products/<int:number>")
def change_product(number):
    product = store().products.get(number) or abort(404)
    product.update(request.get_json())
    return product
