"""What browsers print and keep, and what they print told apart."""
