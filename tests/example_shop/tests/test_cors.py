"""Which pages may do what. The API's origin and the shop's own page are set in pytest.ini."""

SHOP = "https://shop.example"
ADMIN = "https://admin.shop.example"
PARTNER = "https://partner.example"


def test_everybody_reads_the_products(cors):
    cors.page(SHOP).may_read("/api/products")
    cors.page("https://blog.example").may_read("/api/products/1")


def test_partner_reads_what_is_in_stock(cors):
    cors.page(PARTNER).may_read("/api/stock/1")


def test_shop_logs_in_and_orders(cors):
    page = cors.page(SHOP)
    page.may_read("POST", "/api/login", json={"name": "ann"}, cookies=True)
    answer = page.may_read("POST", "/api/orders", json=[1, 2], cookies=True)
    assert answer.status == 201


def test_shop_fills_the_basket(cors, customer):
    page = cors.page(SHOP, client=customer)
    page.may_read("PUT", "/api/basket", json=[1, 2], cookies=True)
    page.may_read("PUT", "/api/wishlist", json=[2], cookies=True)


def test_shop_knows_how_many_orders_there_are(cors, customer):
    page = cors.page(SHOP, client=customer)
    page.may_read("/api/orders", cookies=True, exposed=["X-Total-Count"])


def test_nobody_else_reads_orders(cors, customer):
    cors.nobody_else_may_read("/api/orders", client=customer)


def test_nobody_else_orders(cors, customer):
    cors.nobody_else_may_write("POST", "/api/orders", json=[1], client=customer)


def test_nobody_else_reads_the_account(cors, customer):
    cors.nobody_else_may_read("/api/account", client=customer)


def test_administrator_changes_prices(cors, administrator):
    page = cors.page(ADMIN, client=administrator)
    page.may_read("PUT", "/admin/products/1", json={"price": 2200}, cookies=True)


def test_shop_does_not_change_prices(cors, administrator):
    page = cors.page(SHOP, client=administrator)
    page.may_not_send("PUT", "/admin/products/1", json={"price": 1}, cookies=True)
