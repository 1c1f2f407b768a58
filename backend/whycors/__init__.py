"""Why a browser lets a page read an answer from another origin, or does not."""
