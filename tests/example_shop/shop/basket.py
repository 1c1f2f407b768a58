from flask import Blueprint, request

from shop.account import current_customer

basket = Blueprint("basket", __name__, url_prefix="/api")


@basket.get("/basket")
def show_basket():
    return current_customer().basket


@basket.put("/basket")
def fill_basket():
    customer = current_customer()
    customer.basket = request.get_json()
    return customer.basket


@basket.get("/wishlist")
def show_wishlist():
    return current_customer().wishlist


@basket.put("/wishlist")
def fill_wishlist():
    customer = current_customer()
    customer.wishlist = request.get_json()
    return customer.wishlist
