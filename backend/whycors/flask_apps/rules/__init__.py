"""The CORS rules that an app has in force."""
