"""The rows of scripts/bench.py: one small file for each thing that is measured."""
