"""The course: reads `frontend/lessons`, and serves what it found there as pages."""
