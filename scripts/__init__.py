"""The commands of the repository. run.py and test.py start with nothing but Python itself."""
