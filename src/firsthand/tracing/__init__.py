"""Readings in, a trace out: copies, claims, origins, positions, standing, stories. Pure: no database, no network."""
