import os

SECRET_KEY = os.environ.get("SHOP_SECRET_KEY", "only for development")
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = "Lax"

SHOP = r"https://(www\.)?shop\.example"
ADMIN = "https://admin.shop.example"
# They show in their own shop what we have in stock.
PARTNER = "https://partner.example/"

# What the customer needs to be logged in for, or what remembers who he is.
WITH_SESSION = [
    r"/api/orders.*",
    r"/api/log(in|out)$",
    "/api/basket"  # what he is about to buy
    "/api/wishlist",
]

SESSION_RULE = {
    "origins": [SHOP],
    "supports_credentials": True,
}

CORS_RULES = {
    r"/api/products.*": {"origins": "*", "methods": ["GET"]},
    r"/api/stock/.*": {"origins": [SHOP, PARTNER], "methods": ["GET"]},
    # The app for the phone and the newsletter need it, too.
    r"/api/account": {"origins": "*", "supports_credentials": True},
    r"/admin/.*": {"origins": [ADMIN], "supports_credentials": True},
    **dict.fromkeys(WITH_SESSION, SESSION_RULE),
}
