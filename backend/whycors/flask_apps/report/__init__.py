"""A check told: in a terminal, as JSON, SARIF and Markdown."""
