from flask import Blueprint, abort

from shop.store import store

catalogue = Blueprint("catalogue", __name__, url_prefix="/api")


@catalogue.get("/products")
def list_products():
    return list(store().products.values())


@catalogue.get("/products/<int:number>")
def show_product(number):
    return store().products.get(number) or abort(404)


@catalogue.get("/stock/<int:number>")
def show_stock(number):
    product = store().products.get(number) or abort(404)
    return {"stock": product["stock"]}
