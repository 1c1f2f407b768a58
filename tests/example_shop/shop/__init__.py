"""The API of a small shop: https://api.shop.example."""

from flask import Flask
from flask_cors import CORS

from shop.account import account
from shop.admin import admin
from shop.basket import basket
from shop.catalogue import catalogue
from shop.orders import orders
from shop.store import Store


def create_app(**settings):
    app = Flask(__name__)
    app.config.from_object("shop.config")
    app.config.update(settings)
    app.extensions["store"] = Store()
    CORS(app, resources=app.config["CORS_RULES"])
    for blueprint in (catalogue, basket, orders, account, admin):
        app.register_blueprint(blueprint)
    return app
