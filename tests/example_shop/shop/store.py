"""What the shop sells and to whom; a real one would have a database."""

from dataclasses import dataclass, field

from flask import current_app

PAGE_LENGTH = 20


@dataclass
class Customer:
    name: str
    email: str
    is_admin: bool = False
    basket: list = field(default_factory=list)
    wishlist: list = field(default_factory=list)
    orders: list = field(default_factory=list)


class Store:
    def __init__(self):
        self.products = {
            1: {"id": 1, "name": "Teapot", "price": 2400, "stock": 7},
            2: {"id": 2, "name": "Cup", "price": 600, "stock": 40},
        }
        self.customers = {
            "ann": Customer("Ann", "ann@mail.example"),
            "root": Customer("Root", "root@shop.example", is_admin=True),
        }


def store():
    return current_app.extensions["store"]
