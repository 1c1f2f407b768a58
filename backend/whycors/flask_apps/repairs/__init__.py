"""What to change in the source, tried before it is shown."""
