"""What stands in the app's own source."""
