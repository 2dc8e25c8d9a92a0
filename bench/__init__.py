"""Measures speed and memory beside peers; not installed with the package."""
