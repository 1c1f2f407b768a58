"""The API's origin: the scenarios that are taught, and the lab that watches them."""
