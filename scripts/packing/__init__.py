"""What pack.py does in the project's environment: one archive that starts without internet."""
