"""Builds and measures the models of `firsthand.reading`; not installed with the package."""
