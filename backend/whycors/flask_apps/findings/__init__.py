"""What is wrong with an app, or merely unusual."""
