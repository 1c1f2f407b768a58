"""The page's origin, and the attacker's: what the reader's browser loads. Talks to the API by HTTP."""
