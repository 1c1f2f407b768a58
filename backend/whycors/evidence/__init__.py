"""Whatever people have of a failure, read, put together, and diagnosed."""
