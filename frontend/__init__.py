"""The page's origin, and the attacker's. What is in here talks to the API by HTTP alone."""
