"""The page of a watch: what was asked, live, each call with its picture."""
